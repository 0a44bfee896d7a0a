//! `<br>`, which breaks a line where that can be broken.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::markdown::Edit;

/// How many things there are around a text that end with its line.
#[derive(Default)]
pub(super) struct Around(usize);

impl Around {
    /// Takes note of what begins and ends.
    pub(super) fn meets(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(
                Tag::Table(_) | Tag::Heading { .. } | Tag::List(_) | Tag::BlockQuote(_),
            ) => self.0 += 1,
            Event::End(
                TagEnd::Table | TagEnd::Heading(_) | TagEnd::List(_) | TagEnd::BlockQuote(_),
            ) => self.0 = self.0.saturating_sub(1),
            _ => {}
        }
    }
}

/// The break of a line in place of a tag that asks for one; nothing where the tag is another. In a
/// list or a table, it is no more than a space.
pub(super) fn line_break(text: &str, range: &Range<usize>, around: &Around) -> Option<Edit> {
    let tag = text[range.clone()].trim().to_lowercase();
    let is_break = tag
        .strip_prefix("<br")
        .is_some_and(|rest| matches!(rest.trim_start(), ">" | "/>"));
    let is_last = text[range.end..].trim_start_matches(' ').is_empty();
    is_break.then(|| Edit {
        range: range.clone(),
        text: match text[range.end..].chars().next() {
            _ if is_last => String::new(),
            _ if around.0 > 0 || text[range.clone()].ends_with('\n') => " ".to_owned(),
            Some('\n') => "\\".to_owned(),
            _ => "\\\n".to_owned(),
        },
    })
}
