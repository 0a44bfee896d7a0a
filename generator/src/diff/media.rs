//! The media types of answers: what an old client asks for, and how it reads what comes.

use std::collections::BTreeSet;

use super::change::Effect;
use crate::media_type::is_json;
use crate::record::{Answer, Call};

/// What a client asks for, as it stands in `Accept`.
pub(super) struct Asked(Vec<String>);

impl Asked {
    pub(super) fn of(call: &Call) -> Self {
        let answers = call.answers.values().flatten();
        let asked = call.accept.iter().map(|asked| without_charset(asked));
        let media_types = answers.flat_map(media_types).chain(asked);
        let mut all: Vec<String> = media_types.filter(|asked| !asked.is_empty()).collect();
        // What no JSON is has whatever an application may send behind it.
        if !all
            .iter()
            .any(|asked| is_json(asked) || asked.starts_with("*/"))
        {
            all.push("application/*".to_owned());
        }
        Self(all)
    }

    /// What it does that an answer is of another media type, as far as both are known.
    pub(super) fn effect(&self, old: &Answer, new: &Answer) -> Effect {
        let (before, after) = (media_type(old), media_type(new));
        if before.is_empty() || after.is_empty() || before == after {
            return Effect::None;
        }
        let is_asked = |offered: &String| {
            let mut asked = self.0.iter();
            asked.any(|asked| is_within(offered, asked) || is_within(asked, offered))
        };
        let is_read = |offered: &String| is_json(&before) == is_json(offered) && is_asked(offered);
        let is_of_range = !new.range.is_empty() && is_within(&before, &without_charset(&new.range));
        if is_of_range || media_types(new).any(|offered| is_read(&offered)) {
            Effect::Compatible
        } else {
            Effect::Breaking
        }
    }
}

/// Whether answers of a status may be of other media types than before, as far as all of them are known.
pub(super) fn is_offered_otherwise(old: &[Answer], new: &[Answer]) -> bool {
    let ranges = |answer: &Answer| Some(answer.range.clone()).filter(|range| !range.is_empty());
    let offered = |answers: &[Answer]| {
        let all = answers.iter();
        all.flat_map(|answer| media_types(answer).chain(ranges(answer)))
            .collect()
    };
    let (old, new): (BTreeSet<String>, BTreeSet<String>) = (offered(old), offered(new));
    old != new && !old.contains("") && !new.contains("")
}

/// The answer of the same media type, or else the one that is read where none is told apart, or else
/// all that are of its range.
pub(super) fn counterparts<'a>(answer: &Answer, all: &'a [Answer]) -> Vec<&'a Answer> {
    let own = media_type(answer);
    let is_same = |other: &&Answer| media_types(other).any(|known| known == own);
    let same = all.iter().find(is_same);
    let same = same.filter(|_| !own.is_empty()).or_else(|| {
        all.iter()
            .find(|other| other.media_type == answer.media_type)
    });
    same.map_or_else(
        || {
            let of_range = all
                .iter()
                .filter(|other| is_within(&media_type(other), &own));
            of_range.collect()
        },
        |same| vec![same],
    )
}

/// The media type of an answer, if it is known: in small letters, whatever its text is encoded by.
fn media_type(answer: &Answer) -> String {
    let known = match &answer.media_type[..] {
        "" => &answer.sent_as,
        other => other,
    };
    without_charset(known)
}

/// The media type of an answer, and those that are read in the same way.
fn media_types(answer: &Answer) -> impl Iterator<Item = String> {
    let alike = answer.alike.iter().map(|alike| without_charset(alike));
    std::iter::once(media_type(answer)).chain(alike)
}

/// A media type in small letters, whatever its text is encoded by.
pub(super) fn without_charset(media_type: &str) -> String {
    let known = media_type.to_ascii_lowercase();
    let parts = known.split(';').map(str::trim);
    let parts = parts.filter(|part| !part.starts_with("charset="));
    parts.collect::<Vec<_>>().join(";")
}

/// Whether a media type is one of a range, or that itself.
pub(super) fn is_within(media_type: &str, range: &str) -> bool {
    match range.split_once('*') {
        Some(("", _)) => true,
        // As in `application/*+json`.
        Some((start, end)) => media_type.starts_with(start) && media_type.ends_with(end),
        None => media_type == range,
    }
}
