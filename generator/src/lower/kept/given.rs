//! What a caller gives today, and which of it was given before.

use super::calls::KeptCall;
use crate::ir::Status;
use crate::record::{Call, spelled};

/// What a caller gives today.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Today<'t> {
    /// Where the call goes.
    pub(in crate::lower) path: &'t str,
    /// The place of each thing that is given, such as `query limit`.
    pub(in crate::lower) places: &'t [String],
}

impl KeptCall<'_> {
    /// Where a body of a media type stood among those that could be sent; the last place, if nowhere.
    pub(in crate::lower) fn place_of_body(&self, media_type: &str) -> usize {
        let mut bodies = self.known().into_iter().flat_map(|call| &call.bodies);
        let place = bodies.position(|known| known.media_type == media_type);
        place.unwrap_or(usize::MAX)
    }

    /// Whether a body was sent as a media type where a caller said nothing of it.
    pub(in crate::lower) fn is_usual_body(&self, media_type: &str) -> bool {
        self.place_of_body(media_type) == 0
    }

    /// The media type that an answer of a status was read as where it said nothing of it, or else the one
    /// that was asked for first. What may be any is told by the document.
    pub(in crate::lower) fn usual_answer(&self, status: Status) -> Option<&str> {
        let call = self.known()?;
        let known = call.answers.get(&spelled::status(status));
        let usual = match known {
            Some(answers) => answers
                .iter()
                .find(|answer| answer.media_type.is_empty())
                .map(|answer| answer.sent_as.as_str()),
            None => call.first_asked(),
        };
        usual.filter(|usual| !usual.is_empty() && *usual != "*/*")
    }

    /// The media types of answers that were asked for, in their order, as far as that is known.
    pub(in crate::lower) fn asked(&self) -> Vec<String> {
        self.known().map(Call::asked).unwrap_or_default()
    }

    /// The place of today of something that was given: its own, or one that is new, under the same name.
    pub(super) fn place<'t>(&self, known: &str, today: Today<'t>) -> Option<&'t str> {
        let own = self.own_place(known, today);
        own.or_else(|| {
            let all = self
                .all()
                .filter_map(|known| self.own_place(&known.at, today));
            self.place_of_name(known, today, &all.collect::<Vec<_>>())
        })
    }

    /// The places of today of what was given together, each of one thing alone: what has lost its own
    /// takes none by its name that another has, and stays where it was.
    pub(super) fn places(&self, known: &[String], today: Today<'_>) -> Vec<String> {
        let own = known.iter().map(|at| self.own_place(at, today));
        let mut places: Vec<Option<&str>> = own.collect();
        for (index, at) in known.iter().enumerate() {
            if places[index].is_none() {
                let taken: Vec<&str> = places.iter().copied().flatten().collect();
                places[index] = self.place_of_name(at, today, &taken);
            }
        }
        let both = places.into_iter().zip(known);
        both.map(|(place, at)| place.unwrap_or(at).to_owned())
            .collect()
    }

    /// The same spot of the path, whose name goes nowhere, so that a caller's values stay where they are
    /// in the address; or the same place, whatever letters a header is written in.
    fn own_place<'t>(&self, known: &str, today: Today<'t>) -> Option<&'t str> {
        let places = today.places.iter().map(String::as_str);
        let here = || places.clone().find(|at| *at == known);
        let spot = self.spot(known, today);
        spot.or_else(here)
            .or_else(|| places.clone().find(|at| is_header(at, known)))
    }

    /// The place of today that is new and has the name of something that was given, unless it is taken.
    fn place_of_name<'t>(&self, known: &str, today: Today<'t>, taken: &[&str]) -> Option<&'t str> {
        let come = |at: &&str| !self.all().any(|known| known.at == *at) && !self.has_had(at);
        let has_name = |at: &&str| named(at).1 == named(known).1;
        let places = today.places.iter().map(String::as_str);
        let mut free = places.filter(|at| !taken.contains(at));
        free.find(|at| come(at) && has_name(at))
    }

    /// The parameter in the path that stands where one stood.
    fn spot<'t>(&self, known: &str, today: Today<'t>) -> Option<&'t str> {
        let name = known.strip_prefix("path ")?;
        let (before, after) = (parts(self.path()?), parts(today.path));
        let fixed = |parts: &[&str]| parts.iter().step_by(2).map(ToString::to_string).collect();
        let (old, new): (Vec<String>, Vec<String>) = (fixed(&before), fixed(&after));
        let names = before.iter().skip(1).step_by(2);
        let spot = names.clone().position(|known| *known == name)?;
        let now = after.get(2 * spot + 1).filter(|_| old == new)?;
        let mut places = today.places.iter().map(String::as_str);
        places.find(|at| at.strip_prefix("path ") == Some(now))
    }
}

/// A path in turns of what is fixed and of what a parameter is called.
fn parts(path: &str) -> Vec<&str> {
    path.split(['{', '}']).collect()
}

/// Where something is given, and its name there.
pub(super) fn named(at: &str) -> (&str, &str) {
    at.split_once(' ').unwrap_or((at, ""))
}

/// Whether both are the same header, which may be written in large or in small letters.
pub(super) fn is_header(one: &str, other: &str) -> bool {
    let (one, other) = (named(one), named(other));
    one.0 == "header" && other.0 == "header" && one.1.eq_ignore_ascii_case(other.1)
}
