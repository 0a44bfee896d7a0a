//! What a body may be where the document offers several media types.

use super::offer::{Offer, untaken};
use crate::lower::source::media::{Media, is_range, short};
use crate::lower::source::report::Report;
use crate::lower::source::said;
use crate::media_type::essence;
use crate::names::Claim;
use crate::pointer::Pointer;

/// The media types of a body, by what they are to a caller.
pub(super) struct Offers<'o, 'a> {
    /// What is sent unless the caller says otherwise.
    pub(super) best: &'o Offer<'a>,
    /// Other media types for the very same body.
    pub(super) spellings: Vec<&'o Offer<'a>>,
    /// Other bodies.
    pub(super) variants: Vec<&'o Offer<'a>>,
    /// The ranges within which the very same body may be sent.
    pub(super) ranges: Vec<&'a str>,
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
            ranges: Vec::new(),
            left: Vec::new(),
        };
        let same = others.iter().filter(|other| is_same(best, other));
        let same = std::iter::once(best).chain(same).map(|offer| offer.name);
        offers.ranges.extend(same.filter(|name| is_range(name)));
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
                .partition(|offer| is_range(offer.name));
            offers.left.extend(ranges);
            offers.variants.splice(..0, spellings);
            offers.spellings = Vec::new();
        } else if best.is_json_range() {
            // Which type of the range it is, the caller may say.
            offers.spellings.insert(0, best);
        }
        Some(offers)
    }

    /// Reports what the caller cannot choose.
    pub(super) fn report(&self, report: &mut Report<'_>, at: &Pointer) {
        let left: Vec<&str> = self.left.iter().map(|offer| offer.name).collect();
        untaken(report, self.best.name, &left, at);
    }
}

/// Whether the same bytes may be sent as either.
fn is_same(best: &Offer<'_>, other: &Offer<'_>) -> bool {
    let is_written_alike = if best.is_json() {
        other.is_json() || other.is_yaml()
    } else {
        let is_raw = matches!(best.media, Media::Text | Media::Bytes);
        is_raw
            && best.media == other.media
            && best.is_xml() == other.is_xml()
            && !is_range(best.name)
    };
    is_written_alike && said::is_same(&best.content.schema, &other.content.schema)
}

fn can_be_written(offer: &Offer<'_>) -> bool {
    match offer.media {
        Media::Json | Media::JsonAs => !is_range(offer.name),
        Media::Form | Media::Sequence => true,
        Media::Multipart => offer.structured,
        Media::Text | Media::Events | Media::Bytes => !offer.structured,
    }
}

/// What a media type is called where it is one of several.
pub(super) fn claim(name: &str) -> Claim {
    Claim::new(short(name)).or(essence(name))
}
