//! What the dynamic anchors of JSON Schema stand for, which depends on the way to a schema.

use crate::limits::CHAIN;
use crate::normalize::context::{At, Context, Scope};
use crate::pointer::Pointer;
use crate::read::{Map, Node, Sources};

/// The name by which a `$dynamicRef` means what the way to it says: not that of a plain `$anchor`, nor
/// a JSON Pointer, which mean what a `$ref` would.
pub(in crate::normalize) fn dynamic_name<'r>(
    sources: &Sources,
    from: &Pointer,
    reference: &'r str,
) -> Option<&'r str> {
    let (_, name) = reference.rsplit_once('#')?;
    let is_dynamic = match sources.resolve(from, reference) {
        Ok(target) => {
            let map = sources.at(&target).and_then(Node::as_map);
            map.and_then(|map| map.get("$dynamicAnchor")?.as_str()) == Some(name)
        }
        // Who leads here has to say what it is.
        Err(_) => true,
    };
    is_dynamic.then_some(name)
}

/// The dynamic anchors that a schema itself sets: its own, those of its definitions, and all that are
/// in it where it is a document of its own.
fn set_by(sources: &Sources, node: &Node, at: &Pointer) -> Scope {
    let mut scope = Scope::new();
    let Some(map) = node.as_map() else {
        return scope;
    };
    for (name, place) in sources.dynamic_anchors(at) {
        let first = scope.entry(name.to_owned());
        first.or_insert_with(|| original(sources, place));
    }
    let anchor = |map: &Map| Some(map.get("$dynamicAnchor")?.as_str()?.to_owned());
    for key in ["$defs", "definitions"] {
        let definitions = map.get(key).and_then(Node::as_map);
        for (name, definition) in definitions.into_iter().flat_map(Map::iter) {
            if let Some(anchor) = definition.as_map().and_then(anchor) {
                let place = at.child(key).child(name);
                scope.insert(anchor, original(sources, place));
            }
        }
    }
    if let Some(anchor) = anchor(map) {
        scope.insert(anchor, at.clone());
    }
    scope
}

/// The schema that a definition stands for, if it is a name for another and nothing more.
fn original(sources: &Sources, place: Pointer) -> Pointer {
    let mut place = place;
    for _ in 0..CHAIN {
        let map = sources.at(&place).and_then(Node::as_map);
        let reference = map.and_then(|map| map.get("$ref")?.as_str());
        let is_bare = |map: &Map| {
            let mut keys = map.iter().map(|(key, _)| key);
            keys.all(|key| matches!(key, "$ref" | "$dynamicAnchor" | "$comment"))
        };
        let next = reference.filter(|_| map.is_some_and(is_bare));
        let next = next.and_then(|reference| sources.resolve(&place, reference).ok());
        match next.filter(|next| sources.at(next).is_some()) {
            Some(next) => place = next,
            None => break,
        }
    }
    place
}

/// Reads a schema in the scope that it adds its own dynamic anchors to; those around it count
/// for more.
pub(in crate::normalize) fn within<T>(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
    read: impl FnOnce() -> T,
) -> T {
    if !context.is_generic {
        return read();
    }
    let mut inner = set_by(context.sources, node, &at.pointer());
    let outer = context.scope.borrow().clone();
    inner.extend(outer.clone());
    context.scope.replace(inner);
    let read = read();
    context.scope.replace(outer);
    read
}

/// What of a scope that a schema sets makes another schema of the one at a place.
pub(in crate::normalize) fn scope_by(
    context: &Context<'_>,
    node: &Node,
    at: &Pointer,
    place: &Pointer,
) -> Scope {
    if !context.is_generic {
        return Scope::new();
    }
    let outer = context.scope.replace(set_by(context.sources, node, at));
    let scope = scope_of(context, place);
    context.scope.replace(outer);
    scope
}

/// What of the scope makes another schema of the one at a place.
pub(in crate::normalize) fn scope_of(context: &Context<'_>, place: &Pointer) -> Scope {
    let mut scope = context.scope.borrow().clone();
    if scope.is_empty() {
        return scope;
    }
    let mut used = Used {
        sources: context.sources,
        seen: Vec::new(),
        names: Vec::new(),
    };
    used.walk_place(place);
    let node = context.sources.at(place);
    let own = node.map(|node| set_by(context.sources, node, place));
    let is_own = |name: &String, stands: &Pointer| {
        own.as_ref().and_then(|own| own.get(name)) == Some(stands)
    };
    scope.retain(|name, stands| used.names.contains(name) && !is_own(name, stands));
    scope
}

/// Collects the names of the dynamic anchors that a schema refers to, in what it refers to as well.
struct Used<'a> {
    sources: &'a Sources,
    seen: Vec<Pointer>,
    names: Vec<String>,
}

impl Used<'_> {
    fn walk_place(&mut self, place: &Pointer) {
        if self.seen.contains(place) {
            return;
        }
        self.seen.push(place.clone());
        if let Some(node) = self.sources.at(place) {
            self.walk(node, place);
        }
    }

    fn walk_reference(&mut self, reference: &str, at: &Pointer) {
        if let Ok(target) = self.sources.resolve(at, reference) {
            self.walk_place(&target);
        }
    }

    fn walk(&mut self, node: &Node, at: &Pointer) {
        match node {
            Node::Map(map) => {
                for (key, value) in map.iter() {
                    match (key, value.as_str()) {
                        ("$dynamicRef", Some(reference)) => {
                            match dynamic_name(self.sources, at, reference) {
                                Some(name) => self.names.push(name.to_owned()),
                                None => self.walk_reference(reference, at),
                            }
                        }
                        ("$ref", Some(reference)) => self.walk_reference(reference, at),
                        _ => self.walk(value, &at.child(key)),
                    }
                }
            }
            Node::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.walk(item, &at.item(index));
                }
            }
            _ => {}
        }
    }
}
