//! The bounds of numbers.

use indexmap::IndexMap;
use serde_json::Value;

use crate::normalize::context::{At, Context, Version};
use crate::normalize::object::{Number, Object, number};
use crate::read::Node;
use crate::vocabulary;

/// Reads the bounds of a number into extensions that keep all digits of them,
/// and tells which of the two ends are exclusive.
pub(in crate::normalize) fn bounds(
    context: &Context<'_>,
    object: &mut Object<'_>,
    at: &At<'_>,
    extensions: &mut IndexMap<String, Value>,
) -> [Option<bool>; 2] {
    let ends = [
        ("minimum", "exclusiveMinimum", vocabulary::MINIMUM),
        ("maximum", "exclusiveMaximum", vocabulary::MAXIMUM),
    ];
    let exclusive = ends.map(|(key, exclusive, extension)| {
        let inclusive = object.read(key, number);
        let is_minimum = key == "minimum";
        let (bound, flag) = match end(context, object, at, exclusive) {
            End::Bound(bound)
                if inclusive.is_none_or(|other| is_stricter(bound, other, is_minimum)) =>
            {
                (Some(bound), Some(true))
            }
            End::Bound(_) => (inclusive, None),
            End::Flag(flag) => (inclusive, flag),
        };
        set(bound, extension, extensions);
        flag
    });
    let multiple = object.read("multipleOf", number);
    set(multiple, vocabulary::MULTIPLE_OF, extensions);
    exclusive
}

/// What stands after `exclusiveMinimum` or `exclusiveMaximum`: in 3.0 whether
/// the bound beside it is exclusive, since 3.1 a bound of its own.
enum End {
    Flag(Option<bool>),
    Bound(Number),
}

fn end(context: &Context<'_>, object: &mut Object<'_>, at: &At<'_>, key: &'static str) -> End {
    let version = context.version.get();
    let at = at.key(key);
    match object.node(key) {
        None => End::Flag(None),
        Some(Node::Bool(flag)) => {
            if version > Version::V30 {
                context.other_version(&at, &format!("`{key}` as a boolean"), "3.0");
            }
            End::Flag(Some(*flag))
        }
        Some(node) => {
            let bound = number(context, node, &at);
            if bound.is_some() && version == Version::V30 {
                context.other_version(&at, &format!("`{key}` as a number"), "3.1");
            }
            bound.map_or(End::Flag(None), End::Bound)
        }
    }
}

/// Whether an exclusive bound allows less than an inclusive one.
fn is_stricter(exclusive: Number, inclusive: Number, is_minimum: bool) -> bool {
    let (exclusive, inclusive) = (exclusive.as_f64(), inclusive.as_f64());
    if is_minimum {
        exclusive >= inclusive
    } else {
        exclusive <= inclusive
    }
}

fn set(bound: Option<Number>, extension: &str, extensions: &mut IndexMap<String, Value>) {
    let value = match bound {
        None => return,
        Some(Number::Float(bound)) => Value::from(bound),
        Some(Number::Int(bound)) => vocabulary::whole(bound),
    };
    extensions.insert(extension.to_owned(), value);
}
