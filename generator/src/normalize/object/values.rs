//! Single values, each of the type that its key takes.

use serde_json::Value;

use super::json::to_json;
use super::reference::placed;
use super::target::reference_text;
use crate::diagnostic::{Diagnostic, Place};
use crate::limits::DESCRIPTION;
use crate::normalize::context::{At, Context};
use crate::read::Node;

/// A string; a number or a boolean is taken as it would be written.
pub(in crate::normalize) fn string(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<String> {
    let written = match node {
        Node::String(text) => return Some(bounded(context, text, at).to_owned()),
        Node::Int(number) => number.to_string(),
        // As a text of its own, `3.0` is not `3`.
        Node::Float(number) => format!("{number:?}"),
        Node::Bool(flag) => flag.to_string(),
        Node::Map(_) if reference_text(node).is_some() => {
            return placed(context, node, at, |node, at| string(context, node, at));
        }
        other => return context.wrong_type(at, "a string", other),
    };
    let message = format!(
        "expected a string, found {}; it is taken as `{written}`",
        node.kind()
    );
    let place = Place::Value(at.pointer());
    let diagnostic = Diagnostic::warning("wrong-type", place, message);
    context.report(
        diagnostic
            .with_help("put it in quotes")
            .meaning(written.as_str()),
    );
    Some(written)
}

/// The text, or the beginning of a description that nobody would read to its end.
fn bounded<'t>(context: &Context<'_>, text: &'t str, at: &At<'_>) -> &'t str {
    let is_description = || at.pointer().last().as_deref() == Some("description");
    if text.len() <= DESCRIPTION || !is_description() {
        return text;
    }
    let ends = (0..=DESCRIPTION).rev();
    let mut ends = ends.filter(|end| text.is_char_boundary(*end));
    let end = ends.next().unwrap_or_default();
    let message = format!(
        "of this text the docs have the first {} MiB",
        DESCRIPTION >> 20
    );
    let place = Place::Value(at.pointer());
    context.report(Diagnostic::unrepresented("not-represented", place, message));
    &text[..end]
}

/// `true` or `false`.
pub(in crate::normalize) fn boolean(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<bool> {
    match node {
        Node::Bool(flag) => Some(*flag),
        Node::String(text) if matches!(text.as_str(), "true" | "false") => {
            context.warn("wrong-type", at, "`true` and `false` stand without quotes");
            Some(text == "true")
        }
        other => context.wrong_type(at, "`true` or `false`", other),
    }
}

/// A whole number from 0.
pub(in crate::normalize) fn count(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<usize> {
    match node {
        Node::Int(number) if usize::try_from(*number).is_ok() => usize::try_from(*number).ok(),
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to be whole and small"
        )]
        Node::Float(number) if number.fract() == 0.0 && (0.0..1e15).contains(number) => {
            Some(*number as usize)
        }
        other => context.wrong_type(at, "a whole number from 0", other),
    }
}

/// Any number.
pub(in crate::normalize) fn number(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<Number> {
    match node {
        Node::Int(number) => Some(Number::Int(*number)),
        Node::Float(number) => Some(Number::Float(*number)),
        other => context.wrong_type(at, "a number", other),
    }
}

/// Any value at all.
#[expect(clippy::unnecessary_wraps, reason = "it has the form of a reader")]
pub(in crate::normalize) fn any(_: &Context<'_>, node: &Node, _: &At<'_>) -> Option<Value> {
    Some(to_json(node))
}

/// A number as the document wrote it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::normalize) enum Number {
    Int(i128),
    Float(f64),
}

impl Number {
    /// The number as nearly as needed to compare it with another.
    #[expect(clippy::cast_precision_loss, reason = "it is only compared")]
    pub(in crate::normalize) fn as_f64(self) -> f64 {
        match self {
            Self::Int(number) => number as f64,
            Self::Float(number) => number,
        }
    }
}
