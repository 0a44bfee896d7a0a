//! Enums of the types that a call's answers have, or that its body may be.

use super::types::Types;
use super::{Source, model, wire};
use crate::ir::{Api, Choice, ChoiceVariant, Docs, Model, Type};

pub(super) fn choice(source: Source, api: &Api, model: &Model, choice: &Choice) -> Source {
    let types = Types::new(api);
    let variants = choice.variants.iter().map(|variant| {
        let ChoiceVariant { name, ty, sent } = variant;
        let docs = match sent {
            Some(sent) => format!("Sent as `{}`.", sent.media_type),
            None => format!("`{name}`."),
        };
        model::row(&Docs(docs), format!("{name}({})", types.text(ty)))
    });
    // A type that several variants have becomes the first of them.
    let mut seen: Vec<&Type> = Vec::new();
    let mut rows = Vec::new();
    for variant in &choice.variants {
        let ty = variant.ty.unboxed();
        if !seen.contains(&ty) {
            seen.push(ty);
            rows.push(format!("{}({})", variant.name, types.text(ty)));
        }
    }
    let name = model.name.as_str();
    let source = source
        .definition(model::enumeration(model, variants))
        .table("choice!", name, rows);
    if choice.is_sent() {
        source.table("body!", name, sent(api, choice, &types))
    } else {
        source
    }
}

/// How each of the things that a body may be is sent.
fn sent(api: &Api, choice: &Choice, types: &Types<'_>) -> Vec<String> {
    let row = |variant: &ChoiceVariant| {
        let sent = variant.sent.as_ref()?;
        let ty = variant.ty.unboxed();
        let how = wire::form_sending(api, &sent.form, ty, &sent.media_type);
        Some(format!("{}({}) = {how}", variant.name, types.text(ty)))
    };
    choice.variants.iter().filter_map(row).collect()
}
