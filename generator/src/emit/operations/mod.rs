//! The files of operations, one for each tag.

mod access;
mod aliases;
mod answers;
mod arguments;
mod begins;
mod call;
mod forms;
mod gives;
mod items;
mod method;
mod pages;
mod setters;
mod shown;
mod streams;
mod wait;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bodies;
use super::layout::{Code, Deferred, Item, List, Source, markdown, rust};
use super::spelling::{Types, attribute, gated, map_import, maybe_unused, xml_import};
use crate::File;
use crate::ir::{Api, Encoding, FormWay, FormWays, Gate, Location, Operation, Tag, Type};
use crate::names::{CALL_TYPES, Name};

pub(super) fn files(api: &Api) -> Vec<File<Deferred<'_>>> {
    if api.tags.is_empty() {
        return Vec::new();
    }
    let ways = Arc::new(FormWays::new(api));
    let shared = FormWays::shared(api);
    let has_forms = !shared.is_empty();
    let mut files = vec![rust("src/api/mod.rs", move || index(api, has_forms))];
    if has_forms {
        let ways = Arc::clone(&ways);
        files.push(rust("src/api/forms.rs", move || {
            forms::forms(api, &shared, &ways)
        }));
    }
    let tags = api.tags.iter().zip(FormWays::by_tag(api));
    files.extend(tags.map(|(tag, own)| {
        let ways = Arc::clone(&ways);
        rust(format!("src/api/{}.rs", tag.module.bare()), move || {
            file(api, tag, &ways, &own)
        })
    }));
    files
}

fn index(api: &Api, has_forms: bool) -> Source {
    let names_models = api
        .operations()
        .flat_map(|known| api.types_of(known))
        .any(|ty| ty.model().is_some());
    let uses: Item = if names_models {
        "use super::{Client, model, runtime};".into()
    } else {
        "use super::{Client, runtime};".into()
    };
    let uses = if api.tag_features.is_empty() {
        uses
    } else {
        maybe_unused(uses)
    };
    let (shared, own): (Vec<&Tag>, Vec<&Tag>) =
        api.tags.iter().partition(|tag| !tag.shown_in.is_empty());
    let own = own.into_iter().map(|tag| {
        let mut item = Item::from(format!("pub mod {};", tag.module));
        item.attributes.extend(attribute(api, &tag.gate));
        (tag.module.bare(), item)
    });
    let forms = has_forms.then(|| ("forms", "mod forms;".into()));
    let modules: BTreeMap<&str, Item> = own.chain(forms).collect();
    let former = aliases::modules(api);
    let source = Source::new(markdown("The operations, one module for each tag."))
        .item(uses)
        .together(modules.into_values());
    let source = former.into_values().fold(source, Source::item);
    let shared: BTreeMap<&Gate, &Tag> = shared.iter().map(|tag| (&tag.gate, *tag)).collect();
    shared.into_iter().fold(source, |source, (gate, tag)| {
        let module = format!("mod {};", tag.module);
        source.together(gated(api, gate, vec![module.into()]))
    })
}

fn file(api: &Api, tag: &Tag, ways: &FormWays<'_>, own: &[FormWay<'_>]) -> Source {
    let source = Source::new(markdown(&tag.docs.0));
    if tag.operations.is_empty() {
        let source = source.together(shown(api, tag));
        return aliases::beside(api, tag).fold(source, Source::item);
    }
    let calls = tag.operations.iter().map(|operation| operation.call.bare());
    let former = api.call_aliases(&tag.module);
    let former = former.map(|alias| alias.name.bare());
    let types = Types::beside(api, calls.chain(former).chain(CALL_TYPES.iter().copied()));
    let named = named(api, tag, own);
    let methods = tag.operations.iter().flat_map(|known| {
        let method = method::method(api, known, &types);
        std::iter::once(method).chain(method::aliases(api, known, &types))
    });
    let source = source
        .together(map_import(named.iter().any(Type::has_map)))
        .together(imports(tag, &types, &named))
        .together(shown(api, tag))
        .item(Code::items("impl Client {", methods));
    let source = tag.operations.iter().fold(source, |source, known| {
        operation(source, api, tag, known, &types)
    });
    let source = aliases::beside(api, tag).fold(source, Source::item);
    own.iter().fold(source, |source, way| {
        let implementation = bodies::implementation(api, way, ways, &types);
        source.together(implementation.map(Item::from))
    })
}

/// What belongs to other tags as well, and stands in modules of its own.
fn shown<'a>(api: &'a Api, tag: &'a Tag) -> impl Iterator<Item = Item> + 'a {
    let shared = api.tags.iter();
    let shared = shared.filter(|shared| shared.shown_in.contains(&tag.module));
    let shared: BTreeMap<&str, &Tag> = shared
        .map(|shared| (shared.module.bare(), shared))
        .collect();
    shared.into_values().filter_map(|shared| {
        let types = shared.operations.iter().flat_map(|known| {
            let call = std::iter::once(&known.call);
            call.chain(&known.arguments)
        });
        let types: BTreeSet<&str> = types.map(Name::as_str).collect();
        List::uses(&format!("pub use super::{}", shared.module), types)
    })
}

/// The struct of the arguments, the table of the call, and what can be done with it.
fn operation(
    source: Source,
    api: &Api,
    tag: &Tag,
    operation: &Operation,
    types: &Types<'_>,
) -> Source {
    arguments::structure(source, api, operation, types)
        .item(call::table(api, tag, operation, types))
        .together(streams::tables(operation, api.sends_xml(operation), types))
        .items(wait::implementation(operation, types))
        .items(begins::implementation(operation))
        .items(pages::implementation(operation, types))
        .items(setters::setters(api, operation, types))
        .together(setters::aliases(api, operation, types))
}

/// The types that the file of a tag names.
fn named(api: &Api, tag: &Tag, own: &[FormWay<'_>]) -> Vec<Type> {
    let of_operations = tag.operations.iter().flat_map(|known| api.types_of(known));
    let in_parts = own.iter().flat_map(|way| {
        let models = api.models_in_parts(&way.ty).into_iter();
        models.map(Type::Model).chain([way.ty.clone()])
    });
    of_operations.chain(in_parts).collect()
}

fn imports(tag: &Tag, types: &Types<'_>, named: &[Type]) -> impl Iterator<Item = Item> {
    let models = types.imports(named).into_iter().map(Name::as_str);
    let mut parameters = tag.operations.iter().flat_map(|known| &known.parameters);
    let is_styled = parameters.any(|known| {
        matches!(known.encoding, Encoding::Styled(_)) && known.location != Location::QueryString
    });
    let models = List::uses("use super::model", models);
    let [first, last] = if is_styled {
        let client = Some("use super::Client;".into());
        let runtime = Some("use super::runtime::{self, Style};".into());
        [client, runtime]
    } else {
        [None, Some("use super::{Client, runtime};".into())]
    };
    let tables = xml_import(tag.operations.iter().any(Operation::has_xml));
    [tables, first, models, last].into_iter().flatten()
}
