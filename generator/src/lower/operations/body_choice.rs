//! The one type of the several things that a body may be.

use super::body_type::{BodyType, body_type};
use super::offer::Offer;
use super::offers::{Offers, claim};
use crate::ir::{BodyForm, Choice, ChoiceVariant, Docs, ModelId, ModelKind, Sent};
use crate::lower::source::media::{Media, short};
use crate::lower::source::said::is_same;
use crate::lower::types::Context;
use crate::lower::types::alike::Shared;
use crate::lower::types::drafts::Draft;
use crate::lower::types::spot::Spot;
use crate::names::{Case, Claim, Scope};

/// One of the things that a body may be.
struct Alternative<'o, 'a> {
    offer: &'o Offer<'a>,
    typed: BodyType,
}

/// The choice of what a body may be; none where that is one thing alone, the `best`.
pub(super) fn body_choice(
    context: &mut Context<'_, '_>,
    offers: &Offers<'_, '_>,
    best: &BodyType,
    spot: &Spot<'_>,
) -> Option<ModelId> {
    if offers.variants.is_empty() {
        return None;
    }
    let all = alternatives(context, offers, best, spot);
    let claims = all.iter().map(|one| claim(one.offer.name));
    let names = Scope::new(Case::Type).without(&["Self"]).claim_all(claims);
    let variants = names.into_iter().zip(all).map(|(name, one)| {
        let media_type = one.offer.wire();
        let BodyType { ty, form } = one.typed;
        let sent = Some(Sent { form, media_type });
        ChoiceVariant {
            name,
            ty,
            sent,
            events: None,
            said: Vec::new(),
        }
    });
    let variants: Vec<ChoiceVariant> = variants.collect();
    let key = variants.iter().map(|known| format!("{known:?}")).collect();
    let key = Shared::Bodies(key);
    let at = spot.at.child("choice");
    if let Some(id) = context.same(&key, &at) {
        context.drafts.stands(id, &at);
        return Some(id);
    }
    let hint = &spot.hint;
    let id = context.drafts.push(Draft {
        claim: Claim::new(format!("{hint} body")).or(format!("{hint} body choice")),
        named: false,
        file: None,
        docs: Docs("What the body of a request may be.".to_owned()),
        kind: ModelKind::Choice(Choice { variants }),
        origin: context.source.origin(&spot.at),
        places: vec![at.clone()],
    });
    context.share(key, id, &at);
    Some(id)
}

/// All that the body may be, the best first.
fn alternatives<'o, 'a>(
    context: &mut Context<'_, '_>,
    offers: &Offers<'o, 'a>,
    best: &BodyType,
    spot: &Spot<'_>,
) -> Vec<Alternative<'o, 'a>> {
    let mut all = vec![Alternative {
        offer: offers.best,
        typed: best.clone(),
    }];
    for offer in &offers.variants {
        let has_files = |offer: &Offer<'_>| {
            let at = spot.at.child(offer.name).child("schema");
            context.source.has_file_parts(&at)
        };
        let same = all.iter().find(|known| {
            let is_typed = !matches!(
                known.typed.form,
                BodyForm::Text | BodyForm::File | BodyForm::Items
            );
            // What is a file in one is a value of any type in the other.
            let is_alike = has_files(known.offer) == has_files(offer);
            let is_said_alike = is_same(&known.offer.content.schema, &offer.content.schema);
            is_typed && !is_raw(offer) && is_alike && is_said_alike
        });
        let known = same.map(|same| same.typed.ty.clone());
        let hint = format!("{} body", short(offer.name));
        let here = spot.part(spot.at.child(offer.name), &hint);
        let typed = body_type(context, offer, &here, known);
        all.push(Alternative { offer, typed });
    }
    all
}

fn is_raw(offer: &Offer<'_>) -> bool {
    matches!(
        offer.media,
        Media::Text | Media::Events | Media::Sequence | Media::Bytes
    )
}
