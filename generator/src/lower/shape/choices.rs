//! What a part is a choice between.

use std::collections::HashSet;

use super::{Shape, settled};
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;

/// The kinds of value of a part and of all that it chooses between, however deep, in the order of
/// the document. Each schema is looked into once, by whichever way it is met.
pub(in crate::lower) fn choices<'b>(source: &Source<'b>, part: &Subschema<'b>) -> Vec<Shape<'b>> {
    let mut found = Vec::new();
    let mut met = HashSet::new();
    let mut open = vec![part.clone()];
    while let Some(part) = open.pop() {
        let Some((_, at)) = part.resolve(source) else {
            continue;
        };
        if !met.insert(at) {
            continue;
        }
        let Some(shape) = settled(source, &part) else {
            continue;
        };
        if let Shape::Union(union) = &shape {
            open.extend(union.branches.iter().rev().cloned());
        }
        found.push(shape);
    }
    found
}
