//! What an operation is called again and again for.

use serde_json::Value;

use super::access;
use super::call::Call;
use super::declared::Declared;
use super::refusal::{Spot, refuse, refuse_pointer};
use crate::ir::{Literal, Model, ModelKind, Type, Wait};
use crate::lower::source::report::Report;
use crate::vocabulary;

/// Finds what the declaration speaks of in the operation's answer.
pub(in crate::lower) fn wait(
    report: &mut Report<'_>,
    call: &Call<'_>,
    declared: &Declared,
) -> Option<Wait> {
    let said = declared.wait.as_ref()?;
    let (says, spot) = (&said.says, &said.spot());
    let Some(output) = call.output else {
        let message = format!("`{}` has no answer to look at", call.id);
        refuse(report, spot, message);
        return None;
    };
    if !call.is_idempotent() {
        refuse_repetition(report, call, spot);
        return None;
    }
    let place = said.part("field");
    let found = access::find(call.models, output, &says.field);
    let found = found.map_err(|lost| refuse_pointer(report, &place, &lost));
    let (state, ty) = found.ok()?;
    let Some(known) = known(call.models, ty) else {
        let message = format!("`{}` is no enum, text, whole number or boolean", says.field);
        refuse(report, &place, message);
        return None;
    };
    if says.done.is_empty() {
        let message = "`done` has no value, so that the waiting would never end well";
        refuse(report, spot, message);
    }
    let mut values = Values {
        report,
        known,
        met: Vec::new(),
    };
    Some(Wait {
        place: says.field.clone(),
        state,
        done: values.read(&says.done, &said.part("done")),
        failed: values.read(&says.failed, &said.part("failed")),
        not_started: values.read(&says.not_started, &said.part("not-started")),
    })
}

/// Reports that an operation must not be called again.
fn refuse_repetition(report: &mut Report<'_>, call: &Call<'_>, spot: &Spot) {
    let message = format!(
        "a repeated call of `{}` may do something anew, so that nothing can be waited for with it",
        call.id
    );
    let help = format!(
        "if it does no more than one call, say so with `{}: true`",
        vocabulary::IDEMPOTENT
    );
    report.push(spot.mistaken("bad-declaration", message).with_help(help));
}

/// What a value can be.
enum Known<'m> {
    /// One of these.
    Listed(Vec<&'m Literal>),
    Text,
    Integer,
    Boolean,
}

/// What a value of the type can be; nothing where no value could be compared with it.
fn known<'m>(models: &'m [Model], ty: &Type) -> Option<Known<'m>> {
    let known = match ty {
        Type::Model(id) => match &models[id.0].kind {
            ModelKind::Enum(known) => {
                Known::Listed(known.variants.iter().map(|variant| &variant.wire).collect())
            }
            _ => return None,
        },
        Type::Text => Known::Text,
        Type::Integer32 | Type::Integer64 | Type::Unsigned32 | Type::Unsigned64 => Known::Integer,
        Type::Boolean => Known::Boolean,
        _ => return None,
    };
    Some(known)
}

/// The values of a declaration while they are read.
struct Values<'v, 'a, 'm> {
    report: &'v mut Report<'a>,
    known: Known<'m>,
    met: Vec<String>,
}

impl Values<'_, '_, '_> {
    fn read(&mut self, values: &[Value], list: &Spot) -> Vec<String> {
        let values = values.iter().enumerate();
        let read = values.map(|(index, value)| self.value(value, &list.item(index)));
        read.collect()
    }

    fn value(&mut self, value: &Value, spot: &Spot) -> String {
        let literal = match value {
            Value::String(text) => Some(Literal::Text(text.clone())),
            Value::Number(number) => number.as_i64().map(Literal::Integer),
            Value::Bool(boolean) => Some(Literal::Boolean(*boolean)),
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
            self.unknown(&text, spot);
        } else if self.met.contains(&text) {
            refuse(
                self.report,
                spot,
                format!("`{text}` is in these lists already"),
            );
        }
        self.met.push(text.clone());
        text
    }

    fn unknown(&mut self, text: &str, spot: &Spot) {
        let message = format!("`{text}` is no value that this can have");
        let diagnostic = spot.mistaken("unknown-value", message);
        let listed: Vec<String> = match &self.known {
            Known::Listed(listed) => listed
                .iter()
                .map(|literal| literal.as_text().map_or(literal.to_string(), str::to_owned))
                .collect(),
            _ => Vec::new(),
        };
        let listed = listed.iter().map(String::as_str);
        self.report.push(diagnostic.with_nearest(text, listed));
    }
}
