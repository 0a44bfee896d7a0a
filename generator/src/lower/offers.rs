//! What a body may be where the document offers several media types.

use super::draft::{Draft, Drafts};
use super::media::{self, Media, Offer};
use super::view::View;
use crate::ir::{
    BodyForm, Bounds, Choice, ChoiceVariant, Docs, Encoding, Enum, Literal, Location, ModelId,
    ModelKind, Parameter, Sent, Type, Variant,
};
use crate::names::{Case, Claim, Scope};
use crate::pointer::Pointer;

/// The setter of a body's media type.
const CONTENT_TYPE: &str = "with_content_type";

/// The media types of a body, by what they are to a caller.
pub(super) struct Offers<'o, 'a> {
    /// What is sent unless the caller says otherwise.
    pub(super) best: &'o Offer<'a>,
    /// Other media types for the very same body.
    spellings: Vec<&'o Offer<'a>>,
    /// Other bodies.
    variants: Vec<&'o Offer<'a>>,
    /// What nothing here can write.
    left: Vec<&'o Offer<'a>>,
}

impl<'o, 'a> Offers<'o, 'a> {
    /// Sorts what is offered, the best of which comes first; of several things
    /// there is none where the fields of a body are arguments.
    pub(super) fn new(offered: &'o [Offer<'a>], only_one: bool) -> Option<Self> {
        let (best, others) = offered.split_first()?;
        let mut offers = Self {
            best,
            spellings: Vec::new(),
            variants: Vec::new(),
            left: Vec::new(),
        };
        for other in others {
            if is_same(best, other) {
                offers.spellings.push(other);
            } else if !only_one && can_be_written(other) {
                offers.variants.push(other);
            } else {
                offers.left.push(other);
            }
        }
        if !offers.variants.is_empty() {
            let (ranges, spellings): (Vec<_>, Vec<_>) = offers
                .spellings
                .into_iter()
                .partition(|offer| media::is_range(offer.name));
            offers.left.extend(ranges);
            offers.variants.splice(..0, spellings);
            offers.spellings = Vec::new();
        }
        Some(offers)
    }

    /// Reports what the caller cannot choose.
    pub(super) fn report(&self, view: &mut View<'_>, at: &Pointer) {
        let left: Vec<&str> = self.left.iter().map(|offer| offer.name).collect();
        media::untaken(view, self.best.name, &left, at);
    }
}

/// Whether the same bytes may be sent as either.
fn is_same(best: &Offer<'_>, other: &Offer<'_>) -> bool {
    let is_written_alike = if best.is_json() {
        other.is_json() || other.is_yaml()
    } else {
        let is_raw = matches!(best.media, Media::Text | Media::Bytes);
        is_raw && best.media == other.media && !media::is_range(best.name)
    };
    is_written_alike && best.content.schema == other.content.schema
}

fn can_be_written(offer: &Offer<'_>) -> bool {
    match offer.media {
        Media::Json | Media::JsonAs => !media::is_range(offer.name),
        Media::Form => true,
        Media::Multipart => offer.structured,
        Media::Text | Media::Events | Media::Bytes => !offer.structured,
    }
}

impl Drafts {
    /// The setter of the media type, where the same body may be sent as several.
    pub(super) fn content_type(
        &mut self,
        view: &View<'_>,
        offers: &Offers<'_, '_>,
        at: &Pointer,
        words: &str,
    ) -> Option<Parameter> {
        if offers.spellings.is_empty() {
            return None;
        }
        let best = offers.best.wire();
        let others = offers.spellings.iter().map(|offer| offer.name);
        let names: Vec<&str> = std::iter::once(best).chain(others).collect();
        let origin = view.origin(at);
        let id = self.media_types(&names, &origin, words);
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
            required: false,
            client: false,
            deprecated: false,
            origin,
        })
    }

    /// The enum of some media types, which is open where a range is among them.
    fn media_types(&mut self, names: &[&str], origin: &Pointer, words: &str) -> ModelId {
        let key: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        if let Some(id) = self.choices.get(&key) {
            return *id;
        }
        let concrete: Vec<&str> = names
            .iter()
            .copied()
            .filter(|name| !media::is_range(name))
            .collect();
        let open = concrete.len() < names.len();
        let other = open.then(|| Claim::new("other").or("unlisted"));
        let claims = concrete.iter().map(|name| claim(name)).chain(other);
        let mut claimed = Scope::new(Case::Type).without(&["Self"]).claim_all(claims);
        let other = if open { claimed.pop() } else { None };
        let variants = concrete.iter().zip(claimed).map(|(wire, name)| Variant {
            name,
            wire: Literal::Text((*wire).to_owned()),
            docs: Docs::default(),
        });
        let variants = variants.collect();
        let id = self.push(Draft {
            claim: Claim::new("content type").or(format!("{words} content type")),
            named: false,
            file: None,
            docs: Docs("The media types that a body may be sent as.".to_owned()),
            kind: ModelKind::Enum(Enum { variants, other }),
            origin: origin.clone(),
        });
        self.choices.insert(key, id);
        id
    }

    /// The one type of the several things that a body may be.
    pub(super) fn body_choice(
        &mut self,
        view: &mut View<'_>,
        offers: &Offers<'_, '_>,
        (ty, form): (&Type, &BodyForm),
        at: &Pointer,
        words: &str,
    ) -> Option<ModelId> {
        if offers.variants.is_empty() {
            return None;
        }
        let mut all = vec![(offers.best, ty.clone(), form.clone())];
        for offer in &offers.variants {
            let same = all.iter().find(|(other, _, known)| {
                let is_typed = !matches!(known, BodyForm::Text | BodyForm::File);
                is_typed && !is_raw(offer) && other.content.schema == offer.content.schema
            });
            let (known, below) = (same.map(|(_, ty, _)| ty.clone()), at.child(offer.name));
            let words = format!("{words} {} body", media::short(offer.name));
            let (ty, form) = self.body_type(view, offer, &below, &words, known);
            all.push((offer, ty, form));
        }
        let names = Scope::new(Case::Type).without(&["Self"]);
        let names = { names }.claim_all(all.iter().map(|(offer, _, _)| claim(offer.name)));
        let variants = names.into_iter().zip(all);
        let variants: Vec<ChoiceVariant> = variants
            .map(|(name, (offer, ty, form))| {
                let media_type = offer.wire().to_owned();
                let sent = Some(Sent { form, media_type });
                ChoiceVariant { name, ty, sent }
            })
            .collect();
        let key: Vec<String> = variants.iter().map(|known| format!("{known:?}")).collect();
        if let Some(id) = self.choices.get(&key) {
            return Some(*id);
        }
        let id = self.push_choice(variants, &view.origin(at), words);
        self.choices.insert(key, id);
        Some(id)
    }

    fn push_choice(
        &mut self,
        variants: Vec<ChoiceVariant>,
        origin: &Pointer,
        words: &str,
    ) -> ModelId {
        self.push(Draft {
            claim: Claim::new(format!("{words} body")).or(format!("{words} body choice")),
            named: false,
            file: None,
            docs: Docs("What the body of a request may be.".to_owned()),
            kind: ModelKind::Choice(Choice { variants }),
            origin: origin.clone(),
        })
    }
}

fn is_raw(offer: &Offer<'_>) -> bool {
    matches!(offer.media, Media::Text | Media::Events | Media::Bytes)
}

/// What a media type is called where it is one of several.
fn claim(name: &str) -> Claim {
    Claim::new(media::short(name)).or(media::essence(name))
}
