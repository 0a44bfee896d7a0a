//! The headers of answers.

use super::types::Types;
use super::uses::uses;
use super::{Source, docs};
use crate::ir::{Api, Header, HeaderForm};

pub(super) fn headers(api: &Api) -> Source {
    let taken = ["Header", "HeaderForm"];
    let types = Types::beside(api, taken);
    let models = types.imports(api.headers.iter().map(|known| &known.ty));
    let models: Vec<String> = models.iter().map(ToString::to_string).collect();
    let runtime = taken.map(str::to_owned);
    let docs = vec![
        "The headers that answers can have, to be asked of a `Response` or an `Error`.".to_owned(),
    ];
    let mut source = Source::new(docs)
        .items(super::types::map_import(
            api.headers.iter().map(|known| &known.ty),
        ))
        .text(uses("use super::model", &models) + &uses("use super::runtime", &runtime));
    for known in &api.headers {
        source = source.text(constant(known, &types));
    }
    source
}

fn constant(header: &Header, types: &Types<'_>) -> String {
    let Header { name, wire, .. } = header;
    let form = match header.form {
        HeaderForm::Text => "Text",
        HeaderForm::Bare => "Bare",
        HeaderForm::Texts => "Texts",
        HeaderForm::Bares => "Bares",
        HeaderForm::Json => "Json",
    };
    let docs = docs::comment(&header.docs, 0);
    let ty = types.text(&header.ty);
    format!("{docs}pub const {name}: Header<{ty}> = Header::new({wire:?}, HeaderForm::{form});\n")
}
