//! Schemas that are derived from a base by `allOf`.

use openapiv3::Schema;

use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{Source, form};
use crate::pointer::Pointer;

/// The schemas that a base with a discriminator stands for: those that its
/// mapping names, and those that are derived from it by `allOf`.
pub(super) fn derived<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    at: &Pointer,
) -> Option<Vec<Subschema<'b>>> {
    let discriminator = schema.schema_data.discriminator.as_ref()?;
    let form = form(schema);
    let name = at.path().strip_prefix("/components/schemas/")?;
    if !form.one_of.is_empty() || !form.any_of.is_empty() {
        return None;
    }
    let mapped = discriminator.mapping.values();
    let mapped = mapped.map(|reference| SchemaRef::Reference(reference));
    let derived = source.schemas().derived(name).iter();
    let derived = derived.map(|name| SchemaRef::Component(name));
    let mut branches: Vec<Subschema<'_>> = Vec::new();
    for schema in mapped.chain(derived) {
        let Some((_, Some(target))) = schema.resolve(source) else {
            continue;
        };
        if target != *at && branches.iter().all(|branch| branch.at != target) {
            branches.push(Subschema { schema, at: target });
        }
    }
    (!branches.is_empty()).then_some(branches)
}
