//! What a document says of operations that are called again and again: what to
//! wait for, and how one page leads to the next.

use crate::normalize::context::{At, Context};
use crate::normalize::object::{Number, Object, any, number, string};
use crate::read::Node;
use crate::vocabulary::{Pages, PagesBy, Wait};

pub(in crate::normalize) fn wait(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Wait> {
    let mut object = Object::open(context, node, at, "`x-oasmith-wait`")?;
    let wait = Wait {
        field: object.required("field", string),
        done: object.list("done", any).unwrap_or_default(),
        failed: object.list("failed", any).unwrap_or_default(),
        not_started: object.list("not-started", any).unwrap_or_default(),
    };
    object.finish();
    Some(wait)
}

pub(in crate::normalize) fn pages(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<Pages> {
    let mut object = Object::open(context, node, at, "`x-oasmith-pages`")?;
    if object.node("by").is_none() {
        object.missing("by");
    }
    let pages = Pages {
        by: object.choice("by", &PagesBy::ALL).unwrap_or_default(),
        parameter: object.read("parameter", string),
        size: object.read("size", string),
        first: object.read("first", integer),
        next: object.read("next", string),
        after: object.read("after", string),
        more: object.read("more", string),
        count: object.read("count", string),
        items: object.required("items", string),
    };
    object.finish();
    Some(pages)
}

fn integer(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<i64> {
    match number(context, node, at)? {
        Number::Int(number) if i64::try_from(number).is_ok() => i64::try_from(number).ok(),
        _ => context.wrong_type(at, "a whole number", node),
    }
}
