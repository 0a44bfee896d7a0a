//! The places of everything in a text.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, Span};

use crate::limits::JOINED_LINES;
use crate::read::text::{Builder, EntryKind, Outline};

/// Finds where everything stands in a text, as far as the event parser gets,
/// which differs from the parser of the tree in dark corners of the language.
pub(in crate::read) fn outline(text: &str) -> Outline<'_> {
    let (outline, is_whole) = outline_of(text, events(text));
    if is_whole {
        return outline;
    }
    let mut plain: Vec<char> = plain(text).chars().collect();
    let mut beyond = 0;
    for _ in 0..JOINED_LINES {
        let now: String = plain.iter().collect();
        let owned = events(&now).map(|(event, span)| (owned(event), span));
        let (outline, is_whole) = outline_of(text, owned);
        // One that stays where it is has another reason.
        let error = first_error(&now).filter(|error| !is_whole && *error > beyond);
        let Some(error) = error else {
            return outline;
        };
        beyond = error;
        join(&mut plain, error);
    }
    outline_of(text, events(text)).0
}

/// Where in a text the first error is, in characters.
fn first_error(text: &str) -> Option<usize> {
    let mut parser = Parser::new_from_str(text);
    let error = std::iter::from_fn(|| parser.next_event()).find_map(Result::err);
    error.map(|error| error.marker().index())
}

/// Joins the lines of the quoted text that begins at an error, character for character: the parser of
/// the tree takes one whose further lines are indented too little.
fn join(text: &mut [char], error: usize) {
    let quoted = text
        .get_mut(error..)
        .and_then(|text| text.split_first_mut());
    let Some((quote, rest)) = quoted.filter(|(first, _)| matches!(first, '"' | '\'')) else {
        return;
    };
    let mut is_escaped = false;
    for character in rest {
        match *character {
            // Two quotes for one end a text and begin the next, which is joined all the same.
            end if end == *quote && !is_escaped => return,
            '\n' | '\r' => *character = ' ',
            _ => {}
        }
        is_escaped = *quote == '"' && *character == '\\' && !is_escaped;
    }
}

/// The text with the blanks and the ends of lines of YAML 1.2, character for character: the parser
/// of the tree takes tabs between a key and its value, and ends lines as YAML 1.1 does.
fn plain(text: &str) -> String {
    let plain = |character| match character {
        '\t' => ' ',
        '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        other => other,
    };
    text.chars().map(plain).collect()
}

/// The places of the events of a text, and whether these are all that there are.
fn outline_of<'a>(
    text: &str,
    events: impl Iterator<Item = (Event<'a>, Span)>,
) -> (Outline<'a>, bool) {
    let mut is_whole = false;
    let mut builder = Builder::default();
    let mut cursor = Cursor::new(text);
    let mut anchors = HashMap::new();
    for (event, span) in events {
        let start = cursor.offset(span.start.index());
        let end = cursor.offset(span.end.index());
        let (step, anchor) = match event {
            Event::Scalar(text, _, anchor, _) => {
                (builder.leaf(EntryKind::Scalar(text), start..end), anchor)
            }
            Event::SequenceStart(anchor, _) => (builder.open(EntryKind::List, start), anchor),
            Event::MappingStart(anchor, _) => (builder.open(EntryKind::Map, start), anchor),
            Event::SequenceEnd | Event::MappingEnd => {
                builder.close(end);
                continue;
            }
            Event::Alias(anchor) => {
                let Some(target) = anchors.get(&anchor) else {
                    break;
                };
                builder.leaf(EntryKind::Alias(*target), start..end);
                continue;
            }
            Event::DocumentEnd => {
                is_whole = true;
                break;
            }
            _ => continue,
        };
        anchors.insert(anchor, step);
    }
    (builder.finish(), is_whole)
}

/// An event that outlives the text that it is of. Only scalars have a text that counts.
fn owned(event: Event<'_>) -> Event<'static> {
    match event {
        Event::Scalar(text, style, anchor, _) => {
            Event::Scalar(text.into_owned().into(), style, anchor, None)
        }
        Event::SequenceStart(anchor, _) => Event::SequenceStart(anchor, None),
        Event::MappingStart(anchor, _) => Event::MappingStart(anchor, None),
        Event::SequenceEnd => Event::SequenceEnd,
        Event::MappingEnd => Event::MappingEnd,
        Event::Alias(anchor) => Event::Alias(anchor),
        Event::DocumentEnd => Event::DocumentEnd,
        _ => Event::Nothing,
    }
}

/// The events up to the first error: the parser would repeat that one for ever.
pub(super) fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Span)> {
    let mut parser = Parser::new_from_str(text);
    std::iter::from_fn(move || parser.next_event()?.ok()).fuse()
}

/// Turns an index in characters into one in bytes. Indexes mostly grow from one
/// event to the next, so that a step from the last one is all it takes.
pub(super) struct Cursor<'a> {
    text: &'a str,
    characters: usize,
    bytes: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            characters: 0,
            bytes: 0,
        }
    }

    pub(super) fn offset(&mut self, characters: usize) -> usize {
        if characters < self.characters {
            let back = self.characters - characters;
            let before = self.text[..self.bytes].char_indices();
            self.bytes = before.rev().nth(back - 1).map_or(0, |(offset, _)| offset);
        } else {
            let ahead = characters - self.characters;
            let rest = &self.text[self.bytes..];
            self.bytes += rest
                .char_indices()
                .nth(ahead)
                .map_or(rest.len(), |(offset, _)| offset);
        }
        self.characters = characters;
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::outline;
    use crate::read::formats::yaml::parse;
    use crate::read::tree::Node;

    #[test]
    fn places_behind_quoted_text_that_is_indented_too_little_are_found() {
        let text = "a:\n  b: \"one\n  two\"\n  c: 'three\n\n  four'\nd: 5\n";
        assert_eq!(parse(text).unwrap().at("/d"), Some(&Node::Int(5)));
        let found = outline(text).find(&["d".to_owned()], 0).unwrap();
        let outline = outline(text);
        assert_eq!(&text[outline.entry(found.value).range.clone()], "5");
    }
}
