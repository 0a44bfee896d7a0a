//! What a document says of one value in XML.

use openapiv3::{ReferenceOr, Schema};

use crate::lower::shape::same::chain;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};
use crate::normalize::XmlFacts;
use crate::pointer::Pointer;

/// What is said where the schema is used, and then by each schema that it is the same as.
pub(super) fn facts<'b>(source: &Source<'b>, part: &Subschema<'b>) -> XmlFacts {
    let all = chain(source, part);
    all.fold(XmlFacts::default(), |said, (schema, at)| {
        said.or(&own(source, schema, &at))
    })
}

/// What a schema itself says, and what stands in its `allOf`, the last first.
fn own(source: &Source<'_>, schema: &Schema, at: &Pointer) -> XmlFacts {
    let said = said(source, at).unwrap_or_default();
    let parts = form(schema).all_of.iter().enumerate().rev();
    let inline = parts.filter(|(_, part)| matches!(part, ReferenceOr::Item(_)));
    let all = at.child("allOf");
    let others = inline.filter_map(|(index, _)| self::said(source, &all.item(index)));
    others.fold(said, |said, other| said.or(&other))
}

fn said(source: &Source<'_>, at: &Pointer) -> Option<XmlFacts> {
    source.document().xml.get(&source.origin(at)).cloned()
}

/// What a schema is called by itself, which is the component that it is.
pub(super) fn component<'b>(source: &Source<'b>, part: &Subschema<'b>) -> Option<String> {
    let mut all = chain(source, part);
    all.find_map(|(_, at)| component_at(source, &at))
}

/// The name of the component that stands there, unless it is one in the model alone.
fn component_at(source: &Source<'_>, at: &Pointer) -> Option<String> {
    is_component(at)
        .filter(|()| !source.is_hoisted(at))
        .and_then(|()| source.origin(at).last())
}

/// Whether a schema of the components stands there, and not within one.
pub(super) fn is_component(at: &Pointer) -> Option<()> {
    let mut segments = at.segments();
    let is_section = segments.next()? == "components" && segments.next()? == "schemas";
    (is_section && segments.next().is_some() && segments.next().is_none()).then_some(())
}
