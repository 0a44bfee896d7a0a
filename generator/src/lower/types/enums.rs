//! Enums: the values that a document lists.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::ir::{Docs, Enum, Literal, Variant};
use crate::lower::docs;
use crate::lower::shape::listed::Listed;
use crate::lower::shape::literal::literal;
use crate::lower::shape::members::Member;
use crate::lower::source::report::Report;
use crate::lower::source::{extension, form};
use crate::names::{Case, Claim, Scope};
use crate::vocabulary::{ENUM_DESCRIPTIONS, ENUM_NAMES};

/// A value with what the document says of it.
struct EnumValue {
    value: Literal,
    name: Option<String>,
    /// Whether that is the name that a generator is to give it, and no title.
    is_given: bool,
    docs: Option<Docs>,
}

/// Makes the enum of all values that these schemas list, `null` aside.
pub(super) fn enum_of(report: &mut Report<'_>, lists: &[Listed<'_>], open: Option<Claim>) -> Enum {
    let values = values(report, lists);
    let mut claims: Vec<Claim> = Vec::new();
    for EnumValue { value, name, .. } in &values {
        let word = match value {
            Literal::Text(text) => text.clone(),
            other => format!("value {other}"),
        };
        let claim = Claim::new(name.as_ref().unwrap_or(&word))
            .or_spelled_out()
            .or_spelled_out_whole();
        let claim = match value {
            Literal::Text(_) => claim.or(format!("value {word}")),
            _ => claim.or(word),
        };
        claims.push(claim.or_exact());
    }
    let is_open = open.is_some();
    claims.extend(open);
    let mut names = Scope::new(Case::Type).without(&["Self"]).claim_all(claims);
    let other = if is_open { names.pop() } else { None };
    let variants = values.into_iter().zip(names).map(|(listed, name)| Variant {
        name,
        given: listed
            .name
            .filter(|_| listed.is_given)
            .map(|given| Case::Type.name(&given)),
        docs: listed.docs.unwrap_or_default(),
        wire: listed.value,
    });
    Enum {
        variants: variants.collect(),
        other,
        any_text: false,
    }
}

/// The values, each once.
fn values(report: &mut Report<'_>, lists: &[Listed<'_>]) -> Vec<EnumValue> {
    let mut seen = HashSet::new();
    let mut values = Vec::new();
    for member in lists {
        let names: Vec<String> = listed(report, member, ENUM_NAMES);
        let descriptions: Vec<String> = listed(report, member, ENUM_DESCRIPTIONS);
        // A schema of one value describes that value.
        let data = &member.schema.schema_data;
        let alone = lists.len() > 1 && member.form().enumeration.len() == 1;
        let title = data.title.as_ref().filter(|_| alone);
        let description = data.description.as_ref().filter(|_| alone);
        for (index, value) in member.values() {
            let Some(value) = literal(value) else {
                continue;
            };
            if !seen.insert(value.clone()) {
                if lists.len() == 1 {
                    repeated(report, member, index, &value);
                }
                continue;
            }
            let text = descriptions.get(index).or(description);
            values.push(EnumValue {
                value,
                name: names.get(index).or(title).cloned(),
                is_given: index < names.len(),
                docs: text.map(|text| docs::markdown(text)),
            });
        }
    }
    values
}

/// Reports a value that stands in the list already.
fn repeated(report: &mut Report<'_>, member: &Member<'_>, index: usize, value: &Literal) {
    let place = report.place(&member.at.child("enum").item(index));
    let text = match value {
        Literal::Text(text) => text.clone(),
        other => other.to_string(),
    };
    let message = format!("the value `{text}` stands twice in the enum");
    report.push(Diagnostic::warning("duplicate-value", place, message));
}

/// What an extension says of each value. Where these are not as many things as there are values,
/// nobody knows which is said of which, so that nothing is.
fn listed(report: &mut Report<'_>, member: &Member<'_>, key: &'static str) -> Vec<String> {
    let listed: Vec<String> =
        extension(&member.schema.schema_data.extensions, key).unwrap_or_default();
    let values = form(member.schema).enumeration.len();
    if !listed.is_empty() && listed.len() != values {
        let at = member.at.child(key);
        let written = report.origin(&at).last();
        let message = format!(
            "`{}` has {} items, but the enum has {values} values, so it says nothing",
            written.as_deref().unwrap_or(key),
            listed.len()
        );
        report.warning("wrong-count", &at, message);
        return Vec::new();
    }
    listed
}
