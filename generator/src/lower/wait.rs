//! What an operation is called again and again for.

use serde_json::Value;

use super::access;
use super::repeated::{Said, lost, refuse};
use super::view::View;
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Literal, Model, ModelKind, Operation, Type, Wait};
use crate::pointer::Pointer;
use crate::vocabulary;

/// Finds what the declaration speaks of in the operation's answer.
pub(super) fn wait(
    view: &mut View<'_>,
    operation: &Operation,
    models: &[Model],
    said: &Said<vocabulary::Wait>,
) -> Option<Wait> {
    let Said { says, at } = said;
    let Some(output) = &operation.output else {
        refuse(
            view,
            at,
            format!("`{}` has no answer to look at", operation.id),
        );
        return None;
    };
    if !operation.is_idempotent() {
        let message = format!(
            "a repeated call of `{}` may do something anew, so that nothing can be waited for with it",
            operation.id
        );
        let place = Place::Value(at.clone());
        let help = format!(
            "if it does no more than one call, say so with `{}: true`",
            vocabulary::IDEMPOTENT
        );
        view.report(Diagnostic::error("bad-declaration", place, message).with_help(help));
        return None;
    }
    let place = at.child("field");
    let (state, ty) = match access::find(models, output, &says.field) {
        Ok(found) => found,
        Err(problem) => {
            lost(view, &place, &problem);
            return None;
        }
    };
    let known = known(models, ty);
    if matches!(known, Known::Nothing) {
        let message = format!("`{}` is no enum, text, whole number or truth", says.field);
        refuse(view, &place, message);
        return None;
    }
    if says.done.is_empty() {
        refuse(
            view,
            at,
            "`done` has no value, so that the waiting would never end well",
        );
    }
    let mut values = Values {
        view,
        known,
        met: Vec::new(),
    };
    Some(Wait {
        place: says.field.clone(),
        state,
        done: values.read(&says.done, &at.child("done")),
        failed: values.read(&says.failed, &at.child("failed")),
        not_started: values.read(&says.not_started, &at.child("not-started")),
    })
}

/// What a value can be.
enum Known<'m> {
    /// One of these.
    Listed(Vec<&'m Literal>),
    Text,
    Integer,
    Boolean,
    /// None that a value could be compared with.
    Nothing,
}

fn known<'m>(models: &'m [Model], ty: &Type) -> Known<'m> {
    match ty {
        Type::Model(id) => match &models[id.0].kind {
            ModelKind::Enum(known) => {
                Known::Listed(known.variants.iter().map(|variant| &variant.wire).collect())
            }
            _ => Known::Nothing,
        },
        Type::Text => Known::Text,
        Type::Integer32 | Type::Integer64 | Type::Unsigned32 | Type::Unsigned64 => Known::Integer,
        Type::Boolean => Known::Boolean,
        _ => Known::Nothing,
    }
}

/// The values of a declaration while they are read.
struct Values<'v, 'a, 'm> {
    view: &'v mut View<'a>,
    known: Known<'m>,
    met: Vec<String>,
}

impl Values<'_, '_, '_> {
    fn read(&mut self, values: &[Value], at: &Pointer) -> Vec<String> {
        let values = values.iter().enumerate();
        let read = values.map(|(index, value)| self.value(value, &at.item(index)));
        read.collect()
    }

    fn value(&mut self, value: &Value, at: &Pointer) -> String {
        let literal = match value {
            Value::String(text) => Some(Literal::Text(text.clone())),
            Value::Number(number) => number.as_i64().map(Literal::Integer),
            Value::Bool(truth) => Some(Literal::Boolean(*truth)),
            _ => None,
        };
        let is_known = match (&literal, &self.known) {
            (Some(literal), Known::Listed(listed)) => listed.contains(&literal),
            (Some(Literal::Text(_)), Known::Text)
            | (Some(Literal::Integer(_)), Known::Integer)
            | (Some(Literal::Boolean(_)), Known::Boolean) => true,
            _ => false,
        };
        let text = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        if !is_known {
            self.unknown(&text, at);
        } else if self.met.contains(&text) {
            refuse(self.view, at, format!("`{text}` is in these lists already"));
        }
        self.met.push(text.clone());
        text
    }

    fn unknown(&mut self, text: &str, at: &Pointer) {
        let message = format!("`{text}` is no value that this can have");
        let diagnostic = Diagnostic::error("unknown-value", Place::Value(at.clone()), message);
        let listed: Vec<String> = match &self.known {
            Known::Listed(listed) => listed
                .iter()
                .map(|literal| literal.as_text().map_or(literal.to_string(), str::to_owned))
                .collect(),
            _ => Vec::new(),
        };
        let listed = listed.iter().map(String::as_str);
        self.view.report(diagnostic.with_nearest(text, listed));
    }
}
