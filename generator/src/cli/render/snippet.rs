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
    let group = match alike.elsewhere() {
        Some(elsewhere) => group.element(Level::NOTE.message(normalize_untrusted_str(&elsewhere))),
        None => group,
    };
    with_help(group, diagnostic)
}

fn with_line<'a>(group: Group<'a>, told: &Told<'a>, location: &Location) -> Group<'a> {
    let text = told.source.text();
    let line = line_of(text, location.range.start);
    let shown = underlined(text, location.range.clone());
    if line.len() > DRAWN_LINE {
        let origin = Origin::path(told.path())
            .line(location.line)
            .char_column(location.column);
        let excerpt = format!(
            "it begins with `{}`",
            excerpt(&text[location.range.start..line.end])
        );
        return group
            .element(origin)
            .element(Level::NOTE.message(normalize_untrusted_str(&excerpt)));
    }
    let span = shown.start - line.start..shown.end - line.start;
    group.element(
        Snippet::source(&text[line])
            .path(told.path())
            .line_start(location.line)
            .annotation(AnnotationKind::Primary.span(span)),
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

/// The line that a byte is in, without its end.
fn line_of(text: &str, offset: usize) -> Range<usize> {
    let start = text[..offset].rfind('\n').map_or(0, |end| end + 1);
    let end = text[offset..]
        .find('\n')
        .map_or(text.len(), |end| offset + end);
    let line = &text[start..end];
    start..start + line.trim_end_matches('\r').len()
}

fn underlined(text: &str, range: Range<usize>) -> Range<usize> {
    let length = excerpt(&text[range.clone()]).len();
    range.start..range.start + length
}

fn excerpt(text: &str) -> &str {
    let end = text.char_indices().nth(EXCERPT);
    end.map_or(text, |(end, _)| &text[..end])
}
