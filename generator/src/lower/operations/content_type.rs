//! The setter of a body's media type, where the same body may be sent as several.

use super::offers::{Offers, claim};
use crate::ir::{
    Bounds, Docs, Encoding, Enum, Literal, Location, ModelId, ModelKind, Parameter, Said, Type,
    Variant,
};
use crate::lower::source::media::is_range;
use crate::lower::types::Context;
use crate::lower::types::alike::Shared;
use crate::lower::types::drafts::Draft;
use crate::lower::types::spot::Spot;
use crate::names::{Case, Claim, Scope};

/// The name of the setter.
const CONTENT_TYPE: &str = "with_content_type";

/// The setter of the media type; none where the body is sent as one alone.
pub(super) fn content_type(
    context: &mut Context<'_, '_>,
    offers: &Offers<'_, '_>,
    spot: &Spot<'_>,
) -> Option<Parameter> {
    if offers.spellings.is_empty() {
        return None;
    }
    let best = offers.best.wire();
    let others = offers.spellings.iter().map(|offer| offer.name);
    let names: Vec<&str> = std::iter::once(best.as_str()).chain(others).collect();
    let here = spot.at(spot.at.child(offers.best.name));
    let id = media_types(context, &names, &here);
    Some(Parameter {
        name: Case::Value.name(CONTENT_TYPE),
        wire: "content-type".to_owned(),
        location: Location::Header,
        encoding: Encoding::Plain,
        docs: Docs(format!(
            "Sends the body as another media type than `{best}`."
        )),
        ty: Type::Model(id),
        bounds: Bounds::default(),
        said: Said::default(),
        required: false,
        client: false,
        deprecated: false,
        origin: context.source.origin(&here.at),
    })
}

/// The enum of some media types, which is open where a range is among them.
fn media_types(context: &mut Context<'_, '_>, names: &[&str], spot: &Spot<'_>) -> ModelId {
    let mut key: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    key.sort();
    let key = Shared::MediaTypes(key);
    let at = spot.at.child("content-type");
    if let Some(id) = context.same(&key, &at) {
        context.drafts.stands(id, &at);
        return id;
    }
    let concrete: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| !is_range(name))
        .collect();
    let open = concrete.len() < names.len();
    let other = open.then(|| context.kept.catch_all());
    let claims = concrete.iter().map(|name| claim(name)).chain(other);
    let mut claimed = Scope::new(Case::Type).without(&["Self"]).claim_all(claims);
    let other = if open { claimed.pop() } else { None };
    let variants = concrete.iter().zip(claimed).map(|(wire, name)| Variant {
        name,
        given: None,
        wire: Literal::Text((*wire).to_owned()),
        docs: Docs::default(),
    });
    let variants = variants.collect();
    let id = context.drafts.push(Draft {
        claim: Claim::new("content type").or(format!("{} content type", spot.hint)),
        named: false,
        file: None,
        docs: Docs("The media types that a body may be sent as.".to_owned()),
        kind: ModelKind::Enum(Enum {
            variants,
            other,
            any_text: false,
        }),
        origin: context.source.origin(&spot.at),
        places: vec![at.clone()],
    });
    context.share(key, id, &at);
    id
}
