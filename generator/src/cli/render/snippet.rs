//! An error or a warning, with the line that it is about.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Snippet, normalize_untrusted_str};

use super::alike::Alike;
use crate::diagnostic::{Diagnostic, Severity};
use crate::limits::DRAWN_LINE;
use crate::read::Location;
use crate::told::Told;

/// How many characters of such a line are quoted instead, and how many of any
/// line are underlined at most.
const EXCERPT: usize = 80;

/// What the renderer draws for one diagnostic.
pub(super) fn group<'a>(alike: &'a Alike<'a>) -> Group<'a> {
    let told = &alike.first;
    let diagnostic = told.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Unrepresented => Level::NOTE,
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.code);
    let group = Group::with_title(title);
    let group = match &told.location {
        Some(location) => with_line(group, told, location),
        None => with_pointer(group, told),
    };
    let group = match (&told.related, &diagnostic.related) {
        (Some(location), Some(related)) => with_related(group, told, location, related.message),
        _ => group,
    };
    let group = match alike.elsewhere() {
        Some(elsewhere) => group.element(Level::NOTE.message(normalize_untrusted_str(&elsewhere))),
        None => group,
    };
    with_help(group, diagnostic)
}

fn with_line<'a>(group: Group<'a>, told: &Told<'a>, location: &Location) -> Group<'a> {
    let text = told.source.text();
    let shown = underlined(text, location.range.clone());
    let Some(line) = line_of(text, location.range.start) else {
        let origin = Origin::path(told.path())
            .line(location.line)
            .char_column(location.column);
        let excerpt = format!(
            "it begins with `{}`",
            excerpt(text.get(location.range.start..).unwrap_or_default())
        );
        return group
            .element(origin)
            .element(Level::NOTE.message(normalize_untrusted_str(&excerpt)));
    };
    let span = shown.start - line.start..shown.end - line.start;
    group.element(
        Snippet::source(&text[line])
            .path(told.path())
            .line_start(location.line)
            .annotation(AnnotationKind::Primary.span(span)),
    )
}

/// The line of another place, with what is there.
fn with_related<'a>(
    group: Group<'a>,
    told: &Told<'a>,
    location: &Location,
    message: &'a str,
) -> Group<'a> {
    let text = told.source.text();
    let Some(line) = line_of(text, location.range.start) else {
        let note = format!("{message}: {}:{}", location.line, location.column);
        return group.element(Level::NOTE.message(normalize_untrusted_str(&note)));
    };
    let at = location.range.start - line.start;
    group.element(
        Snippet::source(&text[line])
            .path(told.path())
            .line_start(location.line)
            .annotation(AnnotationKind::Context.span(at..at).label(message)),
    )
}

fn with_pointer<'a>(group: Group<'a>, told: &Told<'a>) -> Group<'a> {
    let group = group.element(Origin::path(told.path()));
    match told.place.pointer() {
        Some(pointer) => {
            let note = format!("the place is `{pointer}`");
            group.element(Level::NOTE.message(normalize_untrusted_str(&note)))
        }
        None => group,
    }
}

fn with_help<'a>(group: Group<'a>, diagnostic: &Diagnostic) -> Group<'a> {
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(normalize_untrusted_str(help))),
        None => group,
    }
}

/// The line that an offset is in, unless it is too long to be drawn. No more of it is looked at, since
/// all that there is to say may be about one.
fn line_of(text: &str, offset: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let from = offset.saturating_sub(DRAWN_LINE);
    let to = bytes.len().min(offset.saturating_add(DRAWN_LINE));
    let before = bytes.get(from..offset)?.iter();
    let start = match before.rev().position(|byte| *byte == b'\n') {
        Some(back) => offset - back,
        None if from == 0 => 0,
        None => return None,
    };
    let end = match bytes
        .get(offset..to)?
        .iter()
        .position(|byte| *byte == b'\n')
    {
        Some(ahead) => offset + ahead,
        None if to == bytes.len() => to,
        None => return None,
    };
    let line = text.get(start..end)?;
    let line = start..start + line.trim_end_matches('\r').len();
    (line.len() <= DRAWN_LINE).then_some(line)
}

fn underlined(text: &str, range: Range<usize>) -> Range<usize> {
    let length = excerpt(&text[range.clone()]).len();
    range.start..range.start + length
}

/// The beginning of a text, as far as its first line goes.
fn excerpt(text: &str) -> &str {
    let end = text.char_indices().nth(EXCERPT);
    let text = end.map_or(text, |(end, _)| &text[..end]);
    text.split(['\r', '\n']).next().unwrap_or_default()
}
