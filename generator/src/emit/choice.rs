//! Enums of the types that a call's answers have.

use super::types::Types;
use super::{Source, model};
use crate::ir::{Api, Choice, ChoiceVariant, Docs, Model};

pub(super) fn choice(source: Source, api: &Api, model: &Model, choice: &Choice) -> Source {
    let types = Types::new(api);
    let variants = choice.variants.iter().map(|variant| {
        let ChoiceVariant { name, ty } = variant;
        let docs = Docs(format!("`{name}`."));
        model::row(&docs, format!("{name}({})", types.text(ty)))
    });
    let rows = choice
        .variants
        .iter()
        .map(|variant| format!("{}({})", variant.name, types.text(variant.ty.unboxed())));
    source
        .definition(model::enumeration(model, variants))
        .table("choice!", model.name.as_str(), rows.collect())
}
