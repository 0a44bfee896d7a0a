//! What there is to say of where errors have their code, their message and the id of their request.

use super::bodies::Bodies;
use super::customary::Part;
use super::lead::Lead;
use super::proposed::Proposal;
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::ir::Api;
use crate::lower::source::report::Report;
use crate::lower::source::{Source, extension};
use crate::pointer::{FileId, Pointer};
use crate::selection::Selection;
use crate::settings::{Placed, SETTINGS, Settings};
use crate::vocabulary::{ERRORS, Errors};

/// Says which of the pointers lead nowhere, or what they could be where nothing is said of them.
pub(in crate::lower) fn tell(
    source: &Source<'_>,
    report: &mut Report<'_>,
    api: &Api,
    selection: &Selection,
    settings: &Settings,
) {
    let bodies = Bodies::of(api);
    if !bodies.are_there() {
        return;
    }
    let is_said = source.api().extensions.contains_key(ERRORS);
    if !is_said && !settings.tables.contains("errors") {
        if let Some(proposal) = Proposal::of_bodies(&bodies) {
            untold(report, &proposal);
        }
        return;
    }
    let is_part = selection.terms().is_some();
    let lists = Part::ALL.map(|part| said(source, settings, part));
    for list in lists {
        unmet(report, &bodies, &list, is_part);
    }
}

fn untold(report: &mut Report<'_>, proposal: &Proposal) {
    let mut places = proposal.places().iter();
    let methods = places.clone().map(|place| place.part.method());
    let methods: Vec<String> = methods.map(|method| format!("`{method}`")).collect();
    let message = format!(
        "{} of an error {} nothing until the settings say where to look: {}",
        methods.join(" and "),
        if methods.len() == 1 { "gives" } else { "give" },
        proposal.counted()
    );
    let origin = places.find_map(|place| place.origin.clone());
    let place = origin.map_or(Place::File(FileId::default()), Place::Value);
    let help = format!(
        "these lines in {SETTINGS} say where, and `[errors]` alone ends this message:\n{}",
        proposal.lines()
    );
    report.push(Diagnostic::unrepresented("untold-errors", place, message).with_help(help));
}

/// The pointers to one part, each with its place.
struct List {
    part: Part,
    pointers: Vec<Placed<String>>,
}

/// What the settings say of a part, or else the document.
fn said(source: &Source<'_>, settings: &Settings, part: Part) -> List {
    let own = &settings.errors;
    let own = match part {
        Part::Code => &own.code,
        Part::Message => &own.message,
        Part::RequestId => &own.request_id,
    };
    if !own.is_empty() {
        let pointers = own.clone();
        return List { part, pointers };
    }
    let says: Errors = extension(&source.api().extensions, ERRORS).unwrap_or_default();
    let (key, says) = match part {
        Part::Code => ("code", says.code),
        Part::Message => ("message", says.message),
        Part::RequestId => ("requestId", says.request_id),
    };
    let at = Pointer::root(FileId::default()).child(ERRORS).child(key);
    let pointers = says.into_iter().enumerate().map(|(index, value)| Placed {
        value,
        origin: source.origin(&at.item(index)),
    });
    List {
        part,
        pointers: pointers.collect(),
    }
}

/// Says which pointers of a list no error body has. `is_part` tells that there may be others, of
/// operations that are left out.
fn unmet(report: &mut Report<'_>, bodies: &Bodies<'_>, list: &List, is_part: bool) {
    let (met, unmet): (Vec<_>, Vec<_>) = list
        .pointers
        .iter()
        .partition(|placed| is_met(bodies, &placed.value));
    for Placed { value, origin } in unmet {
        // What a gateway or another service answers is in no document, and is called as it usually is.
        let is_usual = list.part.is_usual(&segments(value));
        let may_be_elsewhere = is_pointer(value) && (is_part || (is_usual && !met.is_empty()));
        let meant = match misspelt(bodies, list, value) {
            None if may_be_elsewhere => continue,
            None => proposed(bodies, list),
            meant => meant,
        };
        let message = if is_pointer(value) {
            format!("no documented error body has a text or a number at `{value}`")
        } else {
            format!("`{value}` is no JSON Pointer, which begins with `/`")
        };
        let place = Place::Value(origin.clone());
        let diagnostic = Diagnostic::warning("unknown-place", place, message);
        report.push(match meant {
            Some(meant) => diagnostic.with_help(format!("did you mean `{meant}`?")),
            None => diagnostic,
        });
    }
}

fn is_pointer(text: &str) -> bool {
    text.is_empty() || text.starts_with('/')
}

/// Whether any error can have something there.
fn is_met(bodies: &Bodies<'_>, pointer: &str) -> bool {
    let found = bodies.find(&segments(pointer), |wire, segment| wire == segment);
    is_pointer(pointer) && found.iter().any(|found| found.lead != Lead::Apart)
}

/// The pointer that is spelled nearly like one, if the list does not have it already.
fn misspelt(bodies: &Bodies<'_>, list: &List, pointer: &str) -> Option<String> {
    let is_near = |wire: &str, segment: &str| nearest(segment, [wire]).is_some();
    let found = bodies.find(&segments(pointer), is_near).into_iter();
    let found = found.filter(|found| matches!(found.lead, Lead::Word | Lead::Number));
    let found = found.map(|found| found.pointer.into_path());
    let found: Vec<String> = found.filter(|found| !has(list, found)).collect();
    let nearest = nearest(pointer, found.iter().map(String::as_str)).map(str::to_owned);
    nearest.or_else(|| found.into_iter().next())
}

/// What most bodies have, if the list does not have it already.
fn proposed(bodies: &Bodies<'_>, list: &List) -> Option<String> {
    let proposal = Proposal::of_bodies(bodies)?;
    let mut places = proposal.places().iter();
    let place = places.find(|place| place.part == list.part && !has(list, &place.pointer))?;
    Some(place.pointer.clone())
}

fn has(list: &List, pointer: &str) -> bool {
    let mut pointers = list.pointers.iter();
    pointers.any(|placed| placed.value == pointer)
}

/// The segments of what should be a pointer.
fn segments(pointer: &str) -> Vec<String> {
    let path = match pointer {
        "" => String::new(),
        pointer => format!("/{}", pointer.strip_prefix('/').unwrap_or(pointer)),
    };
    Pointer::new(FileId::default(), path).segments().collect()
}
