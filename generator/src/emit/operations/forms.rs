//! How types are sent in parts by operations that are there with different features.

use crate::emit::bodies;
use crate::emit::layout::{Item, Source, markdown};
use crate::emit::spelling::{Types, gated, map_import, maybe_unused};
use crate::ir::{Api, FormWay, FormWays, Type};

pub(super) fn forms(api: &Api, shared: &[FormWay<'_>], ways: &FormWays<'_>) -> Source {
    // What is not always there is not imported.
    let types = Types::outside(api);
    let has_map = shared.iter().any(|way| Type::has_map(&way.ty));
    let about = "How types are sent in parts that several tags send.";
    let source = Source::new(markdown(about))
        .together(map_import(has_map).map(maybe_unused))
        .together([maybe_unused("use super::{Client, runtime};".into())]);
    shared.iter().fold(source, |source, way| {
        let implementation = bodies::implementation(api, way, ways, &types);
        let items: Vec<Item> = implementation.map(Item::from).into_iter().collect();
        source.together(gated(api, &way.gate, items))
    })
}
