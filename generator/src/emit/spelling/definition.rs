//! Structs and enums, with what stands before them.

use crate::emit::layout::{Item, List};
use crate::ir::{Docs, Model, ModelKind, Type};

/// A struct with public fields.
pub(in crate::emit) fn structure(model: &Model, fields: impl Iterator<Item = Item>) -> Item {
    let attributes = [derives(model)].into_iter();
    let attributes = attributes.chain(complexity(model.types()));
    definition("struct", model, fields, attributes)
}

/// An enum whose variants hold something.
pub(in crate::emit) fn enumeration(model: &Model, variants: impl Iterator<Item = Item>) -> Item {
    definition("enum", model, variants, [derives(model)])
}

/// What the table of a model says that a union can hold.
pub(in crate::emit) fn in_unions(model: &Model) -> &'static str {
    if model.in_union { " in unions" } else { "" }
}

fn definition(
    keyword: &str,
    model: &Model,
    rows: impl Iterator<Item = Item>,
    attributes: impl IntoIterator<Item = String>,
) -> Item {
    let open = format!("pub {keyword} {} {{", model.name);
    let mut item = Item::from(List::fields(open, rows, "}").spaced());
    item.docs.clone_from(&model.docs.0);
    item.attributes.extend(attributes);
    item.attribute("#[non_exhaustive]")
}

/// A field or a variant with its docs.
pub(in crate::emit) fn row(docs: Docs, text: String) -> Item {
    Item::from(text).documented(docs.0)
}

/// The attribute of a struct whose fields are nested deep.
pub(in crate::emit) fn complexity<'t>(types: impl IntoIterator<Item = &'t Type>) -> Option<String> {
    let reason = "the document nests these";
    let is_deep = types.into_iter().any(Type::is_deep);
    is_deep.then(|| format!("#[allow(clippy::type_complexity, reason = {reason:?})]"))
}

/// The traits that a type derives.
///
/// `Hash` is not among them: of what costs anything to compile it is the least asked for.
fn derives(model: &Model) -> String {
    let is_object = matches!(model.kind, ModelKind::Object(_));
    let default = if model.default && is_object {
        "Default, "
    } else {
        ""
    };
    let eq = if model.eq { ", Eq" } else { "" };
    format!("#[derive(Clone, Debug, {default}PartialEq{eq})]")
}
