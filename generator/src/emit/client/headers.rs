//! The headers of answers.

use crate::emit::layout::{Item, List, Source, markdown};
use crate::emit::spelling::{Types, map_import};
use crate::ir::{Api, Header, HeaderForm, Type};
use crate::names::Name;

pub(in crate::emit) fn headers(api: &Api) -> Source {
    let taken = ["Header", "HeaderForm"];
    let types = Types::beside(api, taken);
    let named = || api.headers.iter().map(|known| &known.ty);
    let models = types.imports(named()).into_iter().map(Name::as_str);
    let names_runtime = named().any(|ty| types.names_runtime(ty));
    let runtime = names_runtime.then_some("self").into_iter().chain(taken);
    let imports = [
        List::uses("use super::model", models),
        List::uses("use super::runtime", runtime),
    ];
    let docs = "The headers that answers can have, to be asked of a `Response` or an `Error`.";
    let source = Source::new(markdown(docs))
        .together(map_import(named().any(Type::has_map)))
        .together(imports.into_iter().flatten());
    let headers = api.headers.iter();
    headers.fold(source, |source, known| source.item(constant(known, &types)))
}

fn constant(header: &Header, types: &Types<'_>) -> Item {
    let Header { name, wire, .. } = header;
    let form = match header.form {
        HeaderForm::Text => "Text",
        HeaderForm::Bare => "Bare",
        HeaderForm::Strings => "Strings",
        HeaderForm::Bares => "Bares",
        HeaderForm::Json => "Json",
    };
    let ty = types.ty(&header.ty);
    let code =
        format!("pub const {name}: Header<{ty}> = Header::new({wire:?}, HeaderForm::{form});");
    Item::from(code).documented(&header.docs.0)
}
