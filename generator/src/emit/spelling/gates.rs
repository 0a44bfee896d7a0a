//! Conditions on the features of the crate.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::layout::{Code, Item, List};
use crate::ir::{Api, Chosen, Gate};

/// What is true with any of the features of a gate; nothing where it is open.
fn condition(api: &Api, gate: &Gate) -> Option<List> {
    let features = features(api, gate);
    match features.as_slice() {
        [] => None,
        [one] => Some(List::filled(one, [""; 0], "")),
        _ => Some(List::filled("any(", features, ")")),
    }
}

fn features(api: &Api, gate: &Gate) -> Vec<String> {
    let features = api.features_of(gate).into_iter();
    let features = features.map(|name| format!("feature = {name:?}"));
    features.collect()
}

/// Items that are there with a feature that every crate can have.
pub(in crate::emit) fn chosen(api: &Api, feature: &str, items: TokenStream) -> TokenStream {
    match api.choice(feature) {
        Chosen::Open if !items.is_empty() => quote! { #[cfg(feature = #feature)] #items },
        Chosen::Gone => quote!(),
        Chosen::Open | Chosen::Fixed => items,
    }
}

/// The attribute of what is there with any of the features of a gate; nothing where it is open.
pub(in crate::emit) fn attribute(api: &Api, gate: &Gate) -> Option<String> {
    let features = features(api, gate);
    match features.as_slice() {
        [] => None,
        [one] => Some(format!("#[cfg({one})]")),
        _ => Some(format!("#[cfg(any({}))]", features.join(", "))),
    }
}

/// Items that stand together and are there with the features of a gate.
pub(in crate::emit) fn gated(api: &Api, gate: &Gate, items: Vec<Item>) -> Vec<Item> {
    let Some(condition) = condition(api, gate) else {
        return items;
    };
    let open = Code::from(condition).prefixed("with! { ").suffixed(" =>");
    vec![Code::documented(open, items, "}").into()]
}

/// What gives items that stand together their one condition.
pub(in crate::emit) fn declaration() -> Item {
    let arm = "($condition:meta => $($item:item)*) => { $(#[cfg($condition)] $item)* };";
    Item::from(Code::block("macro_rules! with {", [arm], "}"))
        .documented("Items that are there with some features alone.")
}

/// Has an import be silent where no item is there that uses it.
pub(in crate::emit) fn maybe_unused(item: Item) -> Item {
    let reason = "the features decide which of these are used";
    item.attribute(format!("#[allow(unused_imports, reason = {reason:?})]"))
}
