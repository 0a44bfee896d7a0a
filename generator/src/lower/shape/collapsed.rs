//! Unions whose branches are no different types.

use std::collections::HashSet;

use super::kind::{Shape, UnionShape};
use super::settled_alone;
use super::sorted::Sorted;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::pointer::Pointer;

/// A step through the unions within a union.
enum Step<'b> {
    Into(Subschema<'b>),
    Out(Pointer),
}

/// What the branches of a union come to that are no different types, those of the unions among them
/// included. Each union is looked into once, by whichever way and however deep it is met.
pub(super) fn collapsed<'b>(
    source: &Source<'b>,
    union: &UnionShape<'b>,
    at: &Pointer,
) -> Option<Shape<'b>> {
    if !is_choice_alone(union) {
        return None;
    }
    let mut sorted = Sorted::default();
    let mut around = HashSet::from([at.clone()]);
    let mut known = HashSet::new();
    let mut open: Vec<Step<'b>> = branches(union).collect();
    while let Some(step) = open.pop() {
        let branch = match step {
            Step::Into(branch) => branch,
            Step::Out(at) => {
                around.remove(&at);
                known.insert(at);
                continue;
            }
        };
        match settled_alone(source, &branch, None) {
            Some((Shape::Union(inner), at)) if is_choice_alone(&inner) && !around.contains(&at) => {
                if !known.contains(&at) {
                    open.push(Step::Out(at.clone()));
                    open.extend(branches(&inner));
                    around.insert(at);
                }
            }
            shape => sorted.add(shape.map(|(shape, _)| shape)),
        }
    }
    sorted.together()
}

/// Whether a union is nothing but a choice between its branches.
fn is_choice_alone(union: &UnionShape<'_>) -> bool {
    union.base.is_empty() && union.hierarchy.is_none()
}

/// The steps into the branches of a union, the first one last.
fn branches<'b>(union: &UnionShape<'b>) -> impl Iterator<Item = Step<'b>> {
    union.branches.clone().into_iter().rev().map(Step::Into)
}
