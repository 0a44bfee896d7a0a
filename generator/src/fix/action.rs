//! Actions of an overlay, and the overlay as it is written.

use std::fmt::Write as _;

use serde_yaml::value::{Mapping, Value};

use crate::pointer::Pointer;
use crate::read::Node;

/// An action of an overlay.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Action {
    /// What it is done to, as a pointer into the document.
    pub(super) target: Pointer,
    pub(super) does: Does,
}

/// What an action does.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Does {
    /// Lays this over what is there.
    Update(Value),
    /// Takes it away.
    Remove,
}

impl Action {
    /// Gives a map a member, in place of one of that name.
    pub(super) fn set(map: &Pointer, key: &str, value: Value) -> Self {
        let mut update = Mapping::new();
        update.insert(Value::from(key), value);
        Self::update(map, update)
    }

    /// Gives a map all of these members.
    pub(super) fn update(map: &Pointer, members: Mapping) -> Self {
        Self {
            target: map.clone(),
            does: Does::Update(Value::Mapping(members)),
        }
    }

    /// Takes something away.
    pub(super) fn remove(target: &Pointer) -> Self {
        Self {
            target: target.clone(),
            does: Does::Remove,
        }
    }

    /// Whether it gives a map the member at a place.
    pub(super) fn sets(&self, place: &Pointer) -> bool {
        let Does::Update(Value::Mapping(update)) = &self.does else {
            return false;
        };
        let is_member = |key: String| update.contains_key(key.as_str());
        place.parent().as_ref() == Some(&self.target) && place.last().is_some_and(is_member)
    }

    /// As it stands in the list of actions.
    fn written(&self, tree: &Node, description: &str) -> Value {
        let mut action = Mapping::new();
        let target = json_path(tree, &self.target);
        action.insert("target".into(), target.into());
        action.insert("description".into(), description.into());
        match &self.does {
            Does::Update(update) => action.insert("update".into(), update.clone()),
            Does::Remove => action.insert("remove".into(), true.into()),
        };
        Value::Mapping(action)
    }
}

/// The actions of an overlay that are done so far, each with why it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Actions(Vec<Value>);

impl Actions {
    /// Adds what mends one thing of a document that is this tree by now.
    pub(super) fn add(&mut self, actions: &[Action], tree: &Node, description: &str) {
        let actions = actions.iter();
        let written = actions.map(|action| action.written(tree, description));
        self.0.extend(written);
    }

    /// The overlay in YAML; nothing where it has nothing to do.
    pub(super) fn overlay(&self, title: &str) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let mut info = Mapping::new();
        info.insert("title".into(), title.into());
        info.insert("version".into(), "1.0.0".into());
        let mut overlay = Mapping::new();
        overlay.insert("overlay".into(), "1.0.0".into());
        overlay.insert("info".into(), Value::Mapping(info));
        overlay.insert("actions".into(), Value::Sequence(self.0.clone()));
        serde_yaml::to_string(&overlay).ok()
    }
}

/// A value of the document as YAML writes it.
pub(super) fn yaml(node: &Node) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(flag) => Value::from(*flag),
        Node::Int(number) => i64::try_from(*number)
            .map(Value::from)
            .or_else(|_| u64::try_from(*number).map(Value::from))
            .unwrap_or_else(|_| Value::from(number.to_string())),
        Node::Float(number) => Value::from(*number),
        Node::String(text) => Value::from(text.as_str()),
        Node::List(items) => Value::Sequence(items.iter().map(yaml).collect()),
        Node::Map(map) => {
            let members = map.counting();
            let members = members.map(|(key, node)| (Value::from(key), yaml(node)));
            Value::Mapping(members.collect())
        }
    }
}

/// A pointer as a path of RFC 9535, which says of each step whether it is into a list.
fn json_path(tree: &Node, pointer: &Pointer) -> String {
    let mut path = "$".to_owned();
    let mut node = Some(tree);
    for segment in pointer.segments() {
        if let Some(Node::List(items)) = node {
            let _ = write!(path, "[{segment}]");
            node = segment
                .parse()
                .ok()
                .and_then(|index: usize| items.get(index));
            continue;
        }
        let is_word = |text: &str| {
            let mut letters = text.chars();
            let first = letters.next();
            first.is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
                && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        };
        if is_word(&segment) {
            let _ = write!(path, ".{segment}");
        } else {
            let _ = write!(path, "['{}']", escaped(&segment));
        }
        node = node
            .and_then(Node::as_map)
            .and_then(|map| map.get(&segment));
    }
    path
}

/// A name as it stands between the quotation marks of such a path.
fn escaped(name: &str) -> String {
    let mut escaped = String::new();
    for letter in name.chars() {
        match letter {
            '\'' | '\\' => escaped.extend(['\\', letter]),
            control if control.is_control() => {
                let _ = write!(escaped, "\\u{:04x}", u32::from(control));
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::json_path;
    use crate::pointer::{FileId, Pointer};
    use crate::read::{Node, Sources};

    #[test]
    fn a_pointer_is_a_path() {
        let text = "{a: [{'b c': 1}], 'd''e': {0: 1}}";
        let mut sources = Sources::default();
        let file = sources.add_text(
            "a.yaml".as_ref(),
            text,
            &mut crate::diagnostic::Diagnostics::default(),
        );
        let tree: &Node = sources.tree(file);
        let path = |pointer: &str| json_path(tree, &Pointer::new(FileId::default(), pointer));
        assert_eq!(path(""), "$");
        assert_eq!(path("/a/0/b c"), "$.a[0]['b c']");
        assert_eq!(path("/d'e/0"), "$['d\\'e']['0']");
    }
}
