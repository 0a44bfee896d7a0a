//! What a schema says of values of which nothing is checked.

use super::bounds::{ENUM, NAMES, of_items, with_only_branches};
use super::demands;
use super::keywords::keywords;
use crate::ir::{ModelKind, Said, Type};
use crate::lower::shape::beginnings::names;
use crate::lower::shape::members::members;
use crate::lower::shape::same::chain;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;

/// What a schema says of values of the type that it has become, bounds that are checked elsewhere
/// included.
pub(in crate::lower) fn said(source: &Source<'_>, part: &Subschema<'_>, ty: &Type) -> Said {
    let mut said = Said::default();
    let ty = match ty.unboxed() {
        Type::Nullable(inner) => inner.unboxed(),
        ty => ty,
    };
    let Some((schema, at)) = chain(source, part).last() else {
        return said;
    };
    let all = with_only_branches(source, members(source, schema, &at));
    if matches!(ty, Type::Map(_)) {
        said.names(NAMES.to_owned(), &names(&all));
    }
    for member in all {
        for (keyword, value) in keywords(&member) {
            said.says(keyword.to_owned(), &value);
        }
        demands::add(source, &mut said, &member, "");
        if !matches!(ty, Type::Text | Type::Model(_)) {
            said.lists(ENUM, &member.form().enumeration);
        }
        of_items(source, &member, ty, &mut said);
    }
    said
}

/// Adds what is said of the values of a branch of a union that another schema stands for as well.
pub(super) fn also_said(kind: &mut ModelKind, ty: &Type, said: Said) {
    if let ModelKind::Union(union) = kind {
        let mut known = union.branches.iter_mut();
        if let Some(same) = known.find(|known| known.ty.unboxed() == ty.unboxed()) {
            same.said.push(said);
        }
    }
}
