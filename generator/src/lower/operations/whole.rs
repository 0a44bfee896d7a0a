//! What the document says of the whole of a body, none of which is checked.

use std::collections::BTreeMap;

use super::items::said_of_all;
use super::offer::Offer;
use crate::ir::{Answer, Said, Type};
use crate::lower::source::Source;
use crate::lower::source::media::Media;
use crate::lower::source::subschema::Subschema;
use crate::lower::types::said::said;
use crate::media_type::essence;
use crate::pointer::Pointer;

/// What is said of a body of that type, where `at` has what is offered.
pub(super) fn of_body(source: &Source<'_>, offer: &Offer<'_>, ty: &Type, at: &Pointer) -> Said {
    let at = at.child(offer.name);
    if offer.media == Media::Sequence
        && let Type::List(item) = ty
    {
        return said_of_all(source, offer, item, &at);
    }
    let schema = offer.content.schema.as_ref();
    let said = schema.map(|schema| said(source, &Subschema::plain(schema, at.child("schema")), ty));
    said.unwrap_or_default()
}

/// What is said of the bodies of an answer, by the media type of each; nothing stands for the one that is
/// read unless it is another. What is read alike may be described several times.
pub(super) fn of_answer<'o, 'a: 'o>(
    source: &Source<'_>,
    offers: impl Iterator<Item = &'o Offer<'a>>,
    answer: &Answer,
    at: &Pointer,
) -> BTreeMap<String, Vec<Said>> {
    let mut all: BTreeMap<String, Vec<Said>> = BTreeMap::new();
    for offer in offers {
        let name = essence(offer.name);
        let mut others = answer.others.iter();
        let (name, read) = match others.find(|(other, _)| *other == name) {
            Some((other, read)) => (other.as_str(), read),
            None => ("", &answer.read),
        };
        if let Some(ty) = read.ty() {
            add(
                all.entry(name.to_owned()).or_default(),
                of_body(source, offer, &ty, at),
            );
        }
    }
    all
}

/// Adds what is said of values that several schemas describe, each once.
pub(super) fn add(known: &mut Vec<Said>, said: Said) {
    if !known.contains(&said) {
        known.push(said);
    }
}
