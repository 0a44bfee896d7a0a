//! `enum` and `const`, and what the extensions of others say of their values.

use indexmap::IndexMap;
use serde_json::Value;

use super::types::{self, Types};
use crate::normalize::context::{At, Context, Version};
use crate::normalize::object::{Object, boolean, extension, placed, string, to_json};
use crate::read::Node;
use crate::vocabulary;

/// The values that a schema allows.
#[derive(Debug, Default)]
pub(super) struct Values {
    /// All but null.
    pub(in crate::normalize) others: Vec<Value>,
    /// Whether null is one of them.
    pub(in crate::normalize) null: bool,
    /// Whether it is a constant.
    pub(super) is_constant: bool,
}

/// Reads `enum` and `const`.
pub(in crate::normalize) fn values(
    context: &Context<'_>,
    object: &mut Object<'_>,
    at: &At<'_>,
    types: &Types,
) -> Values {
    let mut values = Values::default();
    let names = &types.names;
    let is_nullable = types.null || object.node("nullable") == Some(&Node::Bool(true));
    let key = list_key(object);
    if let Some(node) = object.node(key) {
        let list = at.key(key);
        placed(context, node, &list, |node, at| {
            let Node::List(nodes) = node else {
                return context.wrong_type(at, "a list", node);
            };
            for (index, node) in nodes.iter().enumerate() {
                listed(context, node, at, index, names, &mut values);
            }
            if values.null && values.others.is_empty() && !names.is_empty() && !is_nullable {
                null_alone(context, at, names);
            }
            Some(())
        });
        if key != "enum" {
            context.moved(&at.model().child("enum"), list.pointer());
        }
    }
    if let Some(node) = object.newer("const", Version::V31) {
        values.null = matches!(node, Node::Null);
        values.is_constant = !values.null;
        values.others.clear();
        if values.is_constant {
            let at_const = at.key("const");
            check(context, &at_const, &to_json(node), names);
            context.moved(&at.model().child("enum"), at_const.pointer());
            values.others.push(plain(to_json(node), names));
        }
    }
    values
}

/// Where the values are listed: in `enum`, or else in the extension that says of a list that it may
/// grow.
fn list_key(object: &mut Object<'_>) -> &'static str {
    let is_list = |node: Option<&Node>| matches!(node, Some(Node::List(_)));
    if object.node("enum").is_none() && is_list(object.node(vocabulary::EXTENSIBLE_ENUM)) {
        vocabulary::EXTENSIBLE_ENUM
    } else {
        "enum"
    }
}

/// Whether the extension lists no value that `enum` does not, so that it says no more than that
/// there may be others.
fn lists_no_more(object: &mut Object<'_>) -> bool {
    let Some(Node::List(known)) = object.node(vocabulary::EXTENSIBLE_ENUM) else {
        return false;
    };
    match object.node("enum") {
        Some(Node::List(values)) => known.iter().all(|value| values.contains(value)),
        listed => listed.is_none(),
    }
}

/// Reads the value at `index` of an `enum`.
fn listed(
    context: &Context<'_>,
    node: &Node,
    list: &At<'_>,
    index: usize,
    names: &[&str],
    values: &mut Values,
) {
    let at = list.index(index);
    if matches!(node, Node::Null) {
        values.null = true;
        return;
    }
    if values.others.len() != index {
        context.moved(&list.model().item(values.others.len()), at.pointer());
    }
    let value = to_json(node);
    check(context, &at, &value, names);
    values.others.push(plain(value, names));
}

/// A value as an integer is written, where it has to be one: its fraction may be zero, and it may
/// have an exponent.
fn plain(value: Value, names: &[&str]) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let is_exact = |number: &f64| number.fract() == 0.0 && number.abs() < EXACT;
    match value.as_f64().filter(is_exact) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it is whole, and far from the ends of the type"
        )]
        Some(number) if names == ["integer"] => Value::from(number as i64),
        _ => value,
    }
}

/// Reports null as the only value of types that have none. It is taken, since the type alone says
/// less than the list: in 3.0 null has no type.
fn null_alone(context: &Context<'_>, at: &At<'_>, names: &[&str]) {
    let message = format!(
        "null, the only value, is not of the type `{}`; the value is taken to be always null",
        names.join("` or `")
    );
    context.warn("enum-value", at, message);
}

/// Reports a value that is of none of the schema's types; it is kept, since the
/// list says more than the type does.
fn check(context: &Context<'_>, at: &At<'_>, value: &Value, names: &[&str]) {
    if !names.is_empty() && !names.iter().any(|name| types::is(name, value)) {
        let message = format!("this value is not of the type `{}`", names.join("` or `"));
        context.warn("enum-value", at, message);
    }
}

/// What the extensions of others say of the values of an enum.
#[derive(Debug, Default)]
pub(super) struct Annotations {
    names: Option<Vec<String>>,
    descriptions: Option<Vec<String>>,
    extensible: Option<bool>,
}

/// Reads those extensions, which some write in other forms.
pub(in crate::normalize) fn annotations(object: &mut Object<'_>) -> Annotations {
    let is_list = |node: &Node| matches!(node, Node::List(_));
    let is_flag = |node: &Node| matches!(node, Node::Bool(_));
    let null = null_position(object);
    let mut strings = |key| {
        foreign(object, key, is_list)?;
        let mut list = object.list(key, string)?;
        if let Some((position, _)) = null.filter(|(_, count)| list.len() == *count) {
            list.remove(position);
        }
        Some(list)
    };
    let names = strings(vocabulary::ENUM_NAMES);
    let of_nswag = strings(vocabulary::NSWAG_ENUM_NAMES);
    let descriptions = strings(vocabulary::ENUM_DESCRIPTIONS);
    if names.is_none() && of_nswag.is_some() {
        object.is_as(vocabulary::NSWAG_ENUM_NAMES, vocabulary::ENUM_NAMES);
    }
    let extensible = if lists_no_more(object) {
        Some(true)
    } else {
        foreign(object, vocabulary::EXTENSIBLE_ENUM, is_flag)
            .and_then(|()| object.read(vocabulary::EXTENSIBLE_ENUM, boolean))
    };
    Annotations {
        names: names.or(of_nswag),
        descriptions,
        extensible,
    }
}

/// Where null stands among so many values: what is said about it goes with it.
fn null_position(object: &mut Object<'_>) -> Option<(usize, usize)> {
    let values = object.node("enum")?.as_list()?;
    let position = values
        .iter()
        .position(|value| matches!(value, Node::Null))?;
    Some((position, values.len()))
}

/// Whether a key that is not ours is there in the form that is understood; in
/// another form it is reported.
fn foreign(object: &mut Object<'_>, key: &'static str, is_known: fn(&Node) -> bool) -> Option<()> {
    let node = object.node(key)?;
    if is_known(node) {
        return Some(());
    }
    object.unrepresented(key, "this form of it is not understood");
    None
}

impl Annotations {
    /// Puts them in the place of what the document says.
    pub(in crate::normalize) fn set(self, all: IndexMap<String, Value>) -> IndexMap<String, Value> {
        let all = extension::set(all, vocabulary::ENUM_NAMES, self.names);
        let all = extension::set(all, vocabulary::ENUM_DESCRIPTIONS, self.descriptions);
        extension::set(all, vocabulary::EXTENSIBLE_ENUM, self.extensible)
    }
}
