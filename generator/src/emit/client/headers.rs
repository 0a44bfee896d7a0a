//! The headers of answers.

use std::collections::BTreeMap;

use crate::emit::layout::{Item, List, Source, markdown};
use crate::emit::spelling::{Types, gated, map_import, maybe_unused};
use crate::ir::{Api, Gate, Header, HeaderForm, Type};
use crate::names::Name;

pub(in crate::emit) fn headers(api: &Api) -> Source {
    let taken = ["Header", "HeaderForm"];
    let is_gated = api.headers.iter().any(|known| known.gate != Gate::Open);
    // What is not always there is not imported.
    let types = if is_gated {
        Types::outside(api)
    } else {
        Types::beside(api, taken)
    };
    let named = || api.headers.iter().map(|known| &known.ty);
    let models = types.imports(named()).into_iter().map(Name::as_str);
    let names_runtime = named().any(|ty| types.names_runtime(ty));
    let runtime = names_runtime.then_some("self").into_iter().chain(taken);
    let imports = [
        List::uses("use super::model", models),
        List::uses("use super::runtime", runtime),
    ];
    let silent = |item| if is_gated { maybe_unused(item) } else { item };
    let docs = "The headers that answers can have, to be asked of a `Response` or an `Error`.";
    let source = Source::new(markdown(docs))
        .together(map_import(named().any(Type::has_map)).map(silent))
        .together(imports.into_iter().flatten().map(silent));
    let mut gates: BTreeMap<&Gate, Vec<Item>> = BTreeMap::new();
    for known in &api.headers {
        let together = gates.entry(&known.gate).or_default();
        together.push(constant(known, &types));
    }
    let open = gates.remove(&Gate::Open).into_iter().flatten();
    let source = open.fold(source, Source::item);
    gates.into_iter().fold(source, |source, (gate, together)| {
        source.together(gated(api, gate, together))
    })
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
