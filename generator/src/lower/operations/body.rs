//! The body of a request: what the caller may give, and how it is sent.

use std::collections::BTreeMap;

use openapiv3::{ReferenceOr, RequestBody};

use super::body_choice::body_choice;
use super::body_type::{BodyType, body_type};
use super::content_type::content_type;
use super::offers::Offers;
use super::{offer, whole};
use crate::ir::{Body, ModelId, ModelKind, StatedBody, Type};
use crate::lower::docs;
use crate::lower::kept::KeptCall;
use crate::lower::source::extension;
use crate::lower::types::Context;
use crate::lower::types::spot::Spot;
use crate::names::{CALL_METHODS, Name};
use crate::pointer::Pointer;
use crate::vocabulary::FIELDS_AS_ARGUMENTS;

/// The body of the operation whose hint `spot` has. What was sent where a caller said nothing is sent
/// still, whatever says more has come. Of what the document offers alike, what could be sent before
/// comes before all else, in its order.
pub(super) fn body(
    context: &mut Context<'_, '_>,
    body: &ReferenceOr<RequestBody>,
    kept: KeptCall<'_>,
    spot: &Spot<'_>,
) -> Option<Body> {
    let (body, at) = context.source.request_body(body, spot.at.clone())?;
    let all = spot.at(at.child("content"));
    let mut offered = offer::offers(context.source, &body.content, &all.at);
    offered.sort_by_cached_key(|offer| {
        let wire = offer.wire();
        let place = kept.place_of_body(&wire);
        let is_other = !kept.is_usual_body(&wire);
        (is_other, offer.rank(), place, offer.misfits)
    });
    let fields: bool = extension(&body.extensions, FIELDS_AS_ARGUMENTS).unwrap_or_default();
    let offers = Offers::new(&offered, fields)?;
    offers.report(context.report, &all.at);
    let best = offers.best;
    let here = all.part(all.at.child(best.name), "body");
    let typed = body_type(context, best, &here, None);
    let fields_of = if fields {
        fields_of(context, &typed.ty, body.required, &here.at)
    } else {
        None
    };
    let content_type = content_type(context, &offers, &all);
    let choice = body_choice(context, &offers, &typed, &all);
    let BodyType { ty, form } = typed;
    let stated = stated(context, &offers, (&ty, choice), &all.at);
    Some(Body {
        ty,
        form,
        media_type: best.wire(),
        choice,
        content_type,
        stated,
        required: body.required,
        fields_of,
        docs: body
            .description
            .as_deref()
            .map(docs::markdown)
            .unwrap_or_default(),
        origin: context.source.origin(&here.at),
    })
}

/// What the document has for each media type of a body of that type, or of one of that choice.
fn stated(
    context: &Context<'_, '_>,
    offers: &Offers<'_, '_>,
    (ty, choice): (&Type, Option<ModelId>),
    at: &Pointer,
) -> BTreeMap<String, StatedBody> {
    let variants = choice.map(|id| context.drafts.kind(id));
    let type_of = |media_type: &str| match variants {
        Some(ModelKind::Choice(choice)) => choice.type_sent_as(media_type),
        _ => None,
    };
    let best = (offers.best, offers.ranges.clone());
    let others = offers.variants.iter();
    let others = others.map(|other| (*other, other.named_range().into_iter().collect()));
    let all = std::iter::once(best).chain(others).map(|(offer, ranges)| {
        let media_type = offer.wire();
        let ranges = ranges.into_iter().filter(|range| *range != media_type);
        let ty = type_of(&media_type).unwrap_or(ty);
        let stated = StatedBody {
            ranges: ranges.map(str::to_owned).collect(),
            said: whole::of_body(context.source, offer, ty, at),
        };
        (media_type, stated)
    });
    all.collect()
}

/// The object whose fields are to be arguments.
fn fields_of(
    context: &mut Context<'_, '_>,
    ty: &Type,
    required: bool,
    at: &Pointer,
) -> Option<ModelId> {
    if let Type::Model(id) = ty
        && let ModelKind::Object(object) = context.drafts.kind(*id)
        && required
    {
        let is_taken = |name: &Name| CALL_METHODS.contains(&name.bare());
        let Some(taken) = object.fields.iter().find(|field| is_taken(&field.name)) else {
            return Some(*id);
        };
        let message = format!(
            "`{}` cannot be an argument: a call has a method of that name",
            taken.wire
        );
        context.report.error("bad-body", at, message);
        return None;
    }
    let message =
        format!("`{FIELDS_AS_ARGUMENTS}` needs a required body that is an object with properties");
    context.report.error("bad-body", at, message);
    None
}
