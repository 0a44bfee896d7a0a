//! `$ref`: it may stand where a thing could stand, and point to a thing
//! anywhere in the files.

use std::collections::HashSet;

use openapiv3::ReferenceOr;

use super::duplicates;
use super::dynamic::{scope_by, scope_of};
use super::target::{find_quietly, reference_text, target};
use crate::diagnostic::{Diagnostic, Place};
use crate::limits::CHAIN;
use crate::normalize::context::{
    At, Context, Reader, Scope, Section, Target, Version, component_reference,
};
use crate::pointer::{FileId, Pointer};
use crate::read::Node;

/// Reads a thing, or a reference to one in a section of the components.
pub(in crate::normalize) fn reference_or<T>(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
    section: Section,
    read: Reader<T>,
) -> Option<ReferenceOr<T>> {
    let Some(reference) = reference_text(node) else {
        return read(context, node, at).map(ReferenceOr::Item);
    };
    siblings(context, node, at);
    let reference = to_component(context, reference, &at.key("$ref"), section)?;
    Some(ReferenceOr::Reference { reference })
}

/// Reports what stands beside a `$ref` that takes nothing beside it.
pub(in crate::normalize) fn siblings(context: &Context<'_>, node: &Node, at: &At<'_>) {
    let Node::Map(map) = node else { return };
    duplicates(context, map, at, "a reference");
    let version = context.version.get();
    for (sibling, _) in map.iter() {
        let is_newer = version >= Version::V31 && SAYS_NOTHING.contains(&sibling);
        if matches!(sibling, "$ref" | "$dynamicRef") || is_newer || sibling.starts_with("x-") {
            continue;
        }
        let place = Place::Key(at.key(sibling).pointer());
        let documents = matches!(sibling, "summary" | "description");
        context.report(if documents && version >= Version::V31 {
            let message = format!("`{sibling}` beside `$ref` is not represented");
            Diagnostic::unrepresented("reference-sibling", place, message)
        } else {
            let message = format!("`{sibling}` beside `$ref` says nothing in OpenAPI {version}");
            Diagnostic::warning("reference-sibling", place, message)
        });
    }
}

/// The reference by which the model says what `reference` points to; nothing
/// where that is nowhere, which has been reported then.
pub(in crate::normalize) fn to_component(
    context: &Context<'_>,
    reference: &str,
    at: &At<'_>,
    section: Section,
) -> Option<String> {
    if section == Section::Schemas && !context.scope.borrow().is_empty() {
        let pointer = find_quietly(context, reference, &at.pointer()).map(|(pointer, _)| pointer);
        let scope = pointer.as_ref().map(|pointer| scope_of(context, pointer));
        if let (Some(pointer), Some(scope)) = (pointer, scope)
            && !scope.is_empty()
        {
            return Some(context.hoist(Target {
                section,
                pointer,
                scope,
            }));
        }
    }
    if at.file() == FileId::default()
        && let Some(found) = own_component(context, reference, section)
    {
        let place = || {
            let base = context.base(section).map(|(base, _)| base.clone());
            base.unwrap_or_default()
        };
        let is_endless = is_endless(context, reference, (found, place), section, at);
        return (!is_endless).then(|| reference.to_owned());
    }
    let (pointer, found) = target(context, reference, at)?;
    if is_endless(context, reference, (found, || pointer.clone()), section, at) {
        return None;
    }
    if pointer.file() == FileId::default() {
        let found = Section::ALL
            .into_iter()
            .find_map(|section| Some((section, component(pointer.path(), section)?)));
        match found {
            Some((found, key)) if found == section => {
                return Some(component_reference(section, &unescaped(key)));
            }
            Some((found, _)) => {
                wrong_section(context, reference, at, found, section);
                return None;
            }
            None => {}
        }
    }
    Some(context.hoist(Target::new(section, pointer)))
}

/// The reference by which the model says what stands at a place.
pub(in crate::normalize) fn to_place(
    context: &Context<'_>,
    pointer: Pointer,
    section: Section,
) -> String {
    let scope = scope_of(context, &pointer);
    let is_entry = pointer.file() == FileId::default();
    let key = component(pointer.path(), section).filter(|_| is_entry && scope.is_empty());
    match key {
        Some(key) => component_reference(section, &unescaped(key)),
        None => context.hoist(Target {
            section,
            pointer,
            scope,
        }),
    }
}

fn wrong_section(
    context: &Context<'_>,
    reference: &str,
    at: &At<'_>,
    found: Section,
    wanted: Section,
) {
    let message = format!(
        "`{reference}` is one of the {}, and one of the {} is wanted here, so it says nothing",
        found.key(),
        wanted.key()
    );
    context.warn("wrong-reference", at, message);
}

/// What a reference leads to that is spelled as the model spells it: nearly all of them are.
fn own_component<'a>(context: &Context<'a>, reference: &str, section: Section) -> Option<&'a Node> {
    let key = component(reference.strip_prefix('#')?, section)?;
    let is_plain = !key.contains(['%', '~']);
    is_plain.then(|| context.section(section)?.get(key))?
}

/// Whether what a reference leads to is a reference, and so on without an end or for longer than is
/// followed, which is reported.
fn is_endless(
    context: &Context<'_>,
    reference: &str,
    (found, place): (&Node, impl FnOnce() -> Pointer),
    section: Section,
    at: &At<'_>,
) -> bool {
    let Some(mut next) = bare(context, found, section) else {
        return false;
    };
    let mut from = place();
    let mut met = HashSet::from([from.clone()]);
    for _ in 0..CHAIN {
        let found = find_quietly(context, next, &from);
        let Some((pointer, Some(further))) =
            found.map(|(pointer, node)| (pointer, bare(context, node, section)))
        else {
            return false;
        };
        if !met.insert(pointer.clone()) {
            endless(context, reference, at);
            return true;
        }
        (next, from) = (further, pointer);
    }
    too_long(context, reference, at);
    true
}

fn too_long(context: &Context<'_>, reference: &str, at: &At<'_>) {
    let message = format!(
        "`{reference}` leads to more than {CHAIN} references in a row, so what is at their end is not \
         represented"
    );
    let place = Place::Value(at.pointer());
    context.report(Diagnostic::unrepresented(
        "endless-reference",
        place,
        message,
    ));
}

fn endless(context: &Context<'_>, reference: &str, at: &At<'_>) {
    let message = format!("`{reference}` leads back to itself, so there is nothing at its end");
    let place = Place::Value(at.pointer());
    context.report(Diagnostic::unrepresented(
        "endless-reference",
        place,
        message,
    ));
}

/// What a thing refers to that is a reference and nothing more.
fn bare<'a>(context: &Context<'_>, node: &'a Node, section: Section) -> Option<&'a str> {
    let counts = section == Section::Schemas && context.version.get() > Version::V30;
    reference_text(node).filter(|_| !(counts && says_more(node)))
}

/// What may stand beside a reference and says nothing of values.
const SAYS_NOTHING: [&str; 8] = [
    "$ref",
    "$dynamicRef",
    "$id",
    "$anchor",
    "$dynamicAnchor",
    "$comment",
    "$defs",
    "definitions",
];

/// Whether a schema says something of values beside its `$ref`.
pub(in crate::normalize) fn says_more(node: &Node) -> bool {
    let counts = |key: &str| !SAYS_NOTHING.contains(&key) && !key.starts_with("x-");
    let map = node.as_map();
    map.is_some_and(|map| map.iter().any(|(key, _)| counts(key)))
}

/// The key that a JSON Pointer has in a section of the components.
fn component(path: &str, section: Section) -> Option<&str> {
    let rest = path.strip_prefix("/components/")?;
    let key = rest.strip_prefix(section.key())?.strip_prefix('/')?;
    (!key.contains('/')).then_some(key)
}

fn unescaped(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// Reads a thing where the model has it, even if a reference stands there.
pub(in crate::normalize) fn placed<T>(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
    read: impl FnOnce(&Node, &At<'_>) -> Option<T>,
) -> Option<T> {
    if reference_text(node).is_none() {
        return read(node, at);
    }
    siblings(context, node, at);
    followed(context, node, at, read)
}

/// Reads what a reference refers to where the model has it, whatever stands beside the reference.
pub(in crate::normalize) fn followed<T>(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
    read: impl FnOnce(&Node, &At<'_>) -> Option<T>,
) -> Option<T> {
    let reference = reference_text(node)?;
    let (mut pointer, mut found) = target(context, reference, &at.key("$ref"))?;
    let mut met = HashSet::from([pointer.clone()]);
    for _ in 0..CHAIN {
        let Some(next) = reference_text(found) else {
            break;
        };
        let hop = pointer;
        let hop_at = at.jump(&hop);
        (pointer, found) = target(context, next, &hop_at.key("$ref"))?;
        if !met.insert(pointer.clone()) {
            endless(context, reference, at);
            return None;
        }
    }
    if reference_text(found).is_some() {
        too_long(context, reference, at);
        return None;
    }
    if context.open.borrow().contains(&pointer) {
        endless(context, reference, at);
        return None;
    }
    context.moved(&at.model(), pointer.clone());
    context.open.borrow_mut().push(pointer.clone());
    let read = read(found, &at.jump(&pointer));
    context.open.borrow_mut().pop();
    read
}

/// Finds the components of the document that stand elsewhere: each is then the
/// one component for what it refers to.
pub(in crate::normalize) fn aliases(context: &Context<'_>) {
    for section in Section::ALL {
        let Some((base, map)) = context.base(section) else {
            continue;
        };
        let is_elsewhere = base.file() != FileId::default();
        for (key, node) in map.iter() {
            let target = alias(context, node, section, || base.child(key));
            let mut registry = context.registry.borrow_mut();
            if let Some(target) = target {
                registry.alias(target, key);
            }
            if is_elsewhere {
                registry.alias(Target::new(section, base.child(key)), key);
            }
        }
    }
}

/// What a component leads to that is a reference and nothing else: out of its section, or to a
/// schema that it says the dynamic anchors of.
pub(in crate::normalize) fn alias(
    context: &Context<'_>,
    node: &Node,
    section: Section,
    from: impl FnOnce() -> Pointer,
) -> Option<Target> {
    let reference = reference_text(node)?;
    if says_more(node) {
        return None;
    }
    let from = from();
    let (pointer, _) = find_quietly(context, reference, &from)?;
    let scope = match section {
        Section::Schemas => scope_by(context, node, &from, &pointer),
        _ => Scope::new(),
    };
    let is_own =
        pointer.file() == FileId::default() && component(pointer.path(), section).is_some();
    let is_alone = node.as_map()?.len() == 1 && !is_own;
    (is_alone || !scope.is_empty()).then_some(Target {
        section,
        pointer,
        scope,
    })
}
