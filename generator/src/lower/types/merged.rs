//! What several descriptions of one value make together.

use openapiv3::Schema;

use super::Context;
use super::bounds::unchecked_within;
use super::scalar::wider;
use super::schema::{inline, part, too_deep};
use super::spot::Spot;
use crate::ir::Type;
use crate::limits::WITHIN;
use crate::lower::shape::Shape;
use crate::lower::shape::lost::report_lost;
use crate::lower::shape::members::{Member, members};
use crate::lower::shape::null::nullable;
use crate::lower::shape::properties::further_schemas;
use crate::lower::shape::property::{Container, Merged, merged, others_within};
use crate::lower::source::subschema::Subschema;

/// The type of what several descriptions make together.
pub(super) fn merged_type(
    context: &mut Context<'_, '_>,
    merged: Merged<'_>,
    mut here: Spot<'_>,
) -> Type {
    let around = merged.around.clone();
    for (container, _) in &around {
        here = here.inner(here.at.child(container.keyword()), container.part());
    }
    let object = merged_object(context, merged, here);
    around
        .iter()
        .rev()
        .fold(object, |inner, (container, schema)| {
            let inner = Box::new(nullable(context.source, *schema, inner));
            match container {
                Container::List => Type::List(inner),
                Container::Map => Type::Map(inner),
            }
        })
}

/// The object that several descriptions make together.
fn merged_object(context: &mut Context<'_, '_>, merged: Merged<'_>, here: Spot<'_>) -> Type {
    let counts = merged.counts;
    let Some((schema, _)) = counts.resolve(context.source) else {
        return Type::Json;
    };
    let together = merged.members.iter().map(|member| member.at.clone());
    let at = context.drafts.merged(together.collect(), here.at.clone());
    let object = Shape::Object(merged.members);
    let id = inline(context, schema, &object, &Spot { at, ..here });
    // To a reader it stands where the description does that counts.
    let origin = context.source.origin(&counts.at);
    if context.drafts.met(&origin).is_none() {
        context.drafts.draft_mut(id).origin = origin;
    }
    Type::Model(id)
}

/// The type of what is in the list or the map that a schema describes: in `counts`, and in whatever else
/// its `allOf` brings in.
pub(super) fn within(
    context: &mut Context<'_, '_>,
    (schema, container): (&Schema, Container),
    counts: Option<Subschema<'_>>,
    spot: &Spot<'_>,
) -> Type {
    let Some(counts) = counts else {
        return Type::Json;
    };
    let source = context.source;
    let others = others_within(&members(source, schema, &spot.at), container, &counts);
    let place = spot.inner(counts.at.clone(), container.part());
    let mut ty = if let Some(merged) = merged(source, counts.clone(), &others, 0) {
        let at = spot.at.child(container.keyword());
        merged_type(context, merged, Spot { at, ..place })
    } else {
        report_lost(
            source,
            context.report,
            container.keyword(),
            &counts,
            &others,
        );
        part(context, counts.schema, &place)
    };
    if ty.layers() >= WITHIN {
        ty = too_deep(context, &counts.at);
    }
    let owner = spot.home.owner();
    for described in others.iter().chain([&counts]) {
        unchecked_within(source, context.report, owner, described, &ty);
    }
    nullable(source, counts.schema, ty)
}

/// The type of properties that are not named, which has room for all that these schemas say of them: of
/// one kind they are, and what is not checked of them is told.
pub(super) fn of_all_further(
    context: &mut Context<'_, '_>,
    members: &[Member<'_>],
    ty: Type,
    spot: &Spot<'_>,
) -> Type {
    let owner = spot.home.owner();
    further_schemas(members).iter().fold(ty, |ty, further| {
        let is_model = matches!(ty.unboxed(), Type::Model(_));
        let ty = if is_model {
            ty
        } else {
            let own = part(context, further.schema, &spot.at(further.at.clone()));
            wider(ty, own)
        };
        unchecked_within(context.source, context.report, owner, further, &ty);
        ty
    })
}
