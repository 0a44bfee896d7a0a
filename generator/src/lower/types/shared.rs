//! Unions that are the same type wherever they stand.

use super::Context;
use super::drafts::{Draft, Shared};
use super::spot::{Home, Spot};
use super::union::union;
use crate::ir::{self, Docs, ModelId, ModelKind};
use crate::lower::shape::UnionShape;
use crate::lower::shape::branch::independent;
use crate::names::Claim;

/// A union of more types than this is named after where it stands.
const MOST: usize = 3;

/// A longer name is no name.
const LONGEST: usize = 60;

/// A union of few types that have names of their own, which is the same type
/// wherever it stands, named after them.
pub(super) fn shared(
    context: &mut Context<'_, '_>,
    of: &UnionShape<'_>,
    spot: &Spot<'_>,
) -> Option<ModelId> {
    let has_discriminator = of.schema.schema_data.discriminator.is_some();
    if !of.base.is_empty() || has_discriminator || of.branches.len() > MOST {
        return None;
    }
    let mut hints = Vec::new();
    for branch in &of.branches {
        let hint = independent(context.source, branch)?;
        if !hints.contains(&hint) {
            hints.push(hint);
        }
    }
    // In which order they stand makes no difference to what they are.
    hints.sort();
    let name = hints.join(" or ");
    if name.len() > LONGEST {
        return None;
    }
    let key = Shared::Union(name.clone());
    if let Some(id) = context.drafts.shared(&key) {
        return Some(id);
    }
    let id = context.drafts.push(Draft {
        claim: Claim::new(name.as_str()).or(format!("{name} value")),
        named: false,
        file: None,
        docs: Docs::default(),
        kind: ModelKind::Union(ir::Union::default()),
        origin: context.source.origin(&spot.at),
    });
    context.drafts.share(key, id);
    let inner = Spot {
        home: Home::With(id),
        ..spot.clone()
    };
    let made = union(context, of, &inner);
    let branches = made.branches.iter();
    let names: Vec<String> = branches
        .map(|branch| format!("`{}`", branch.name))
        .collect();
    let draft = context.drafts.draft_mut(id);
    draft.docs = Docs(format!("One of {}.", names.join(", ")));
    draft.kind = ModelKind::Union(made);
    Some(id)
}
