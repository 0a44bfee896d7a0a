//! Unions that lead back to themselves with no object and no list between, so that a value could be
//! read as one of their variants for ever.

use super::graph::Graph;
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Branch, Model, ModelKind, Type, Union};
use crate::lower::source::report::Report;

/// Ends each of these circles where it leads back to a union that was made before.
pub(in crate::lower) fn end_unions(models: &mut [Model], report: &mut Report<'_>) {
    let direct = |model: &Model| match &model.kind {
        ModelKind::Union(union) => union.branches.iter().filter_map(target).collect(),
        _ => Vec::new(),
    };
    let circles = Graph::new(models.iter().map(direct).collect()).circles();
    for (index, model) in models.iter_mut().enumerate() {
        let ModelKind::Union(union) = &mut model.kind else {
            continue;
        };
        let leads_back =
            |branch: &Branch| target(branch).filter(|to| circles[*to] == circles[index]);
        let ends = |branch: &Branch| leads_back(branch).filter(|to| *to <= index);
        for branch in union
            .branches
            .iter()
            .filter(|branch| ends(branch).is_some())
        {
            let message = format!(
                "`{}` is the union itself, or leads back to it with no object or list between",
                branch.name
            );
            let place = Place::Value(branch.origin.clone());
            report.push(Diagnostic::unrepresented("endless-union", place, message));
        }
        end(union, |branch| ends(branch).map(|to| to == index));
    }
}

/// The model that a value of the branch is, if it is one.
fn target(branch: &Branch) -> Option<usize> {
    branch.ty.direct_model().map(|id| id.0)
}

/// Ends a union at the branches of which `ends` says whether they lead to it at once.
///
/// Such a branch adds nothing to the others, and what a tag chooses it for is kept as what is not
/// listed; one that leads around stands for values that the others need not take.
fn end(union: &mut Union, ends: impl Fn(&Branch) -> Option<bool>) {
    let is_tagged = union.tag.is_some();
    let stays = |branch: &Branch| ends(branch).is_none_or(|at_once| !at_once && !is_tagged);
    if union.branches.iter().any(stays) {
        union.branches.retain(stays);
    }
    let ending = |branch: &&mut Branch| ends(branch).is_some();
    for branch in union.branches.iter_mut().filter(ending) {
        branch.ty = Type::Json;
    }
}
