//! Texts that match a pattern.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::sample::{Leaf, Wish};

/// What stands for a class of characters, where it has one of these.
const PREFERRED: &str = "a0A1bB2c-_ ./";
/// The greatest number of repetitions that are added.
const MOST: u32 = 512;

/// Whether a text matches all of the patterns, as far as they can be read.
pub(super) fn matches(patterns: &[&str], text: &str) -> bool {
    patterns.iter().all(|pattern| {
        let schema = serde_json::json!({ "pattern": pattern });
        jsonschema::is_valid(&schema, &text.into())
    })
}

/// A text that matches a pattern and has a length within the bounds, if one is easily found.
pub(super) fn text(pattern: &str, wish: Wish<'_>, least: usize, most: usize) -> Option<String> {
    let hir = regex_syntax::Parser::new().parse(pattern).ok()?;
    let mut longest = None;
    let mut more = 0;
    while more <= MOST {
        let mut text = String::new();
        write(&hir, more, wish, &mut text)?;
        let length = text.chars().count();
        if length > most {
            break;
        }
        if length >= least {
            if wish.leaf != Leaf::Most {
                return Some(text);
            }
            longest = Some(text);
        }
        more = if more < 8 { more + 1 } else { more + more / 2 };
    }
    longest
}

fn write(hir: &Hir, more: u32, wish: Wish<'_>, text: &mut String) -> Option<()> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(character(class, wish)?),
        HirKind::Repetition(repetition) => {
            let room = repetition.max.unwrap_or(u32::MAX) - repetition.min;
            for _ in 0..repetition.min.saturating_add(more.min(room)).min(4096) {
                write(&repetition.sub, more, wish, text)?;
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, more, wish, text)?,
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, more, wish, text)?;
            }
        }
        HirKind::Alternation(branches) => {
            write(branches.get(wish.index % branches.len())?, more, wish, text)?;
        }
    }
    Some(())
}

/// A character of a class, another one as the index grows.
fn character(class: &Class, wish: Wish<'_>) -> Option<char> {
    let holds = |character: &char| match class {
        Class::Unicode(class) => class
            .iter()
            .any(|range| (range.start()..=range.end()).contains(character)),
        Class::Bytes(class) => class.iter().any(|range| {
            u8::try_from(*character).is_ok_and(|byte| (range.start()..=range.end()).contains(&byte))
        }),
    };
    let usual: Vec<char> = PREFERRED.chars().filter(holds).collect();
    if !usual.is_empty() {
        return usual.get(wish.index % usual.len()).copied();
    }
    match class {
        Class::Unicode(class) => class
            .iter()
            .map(|range| range.start())
            .find(|c| wish.room.takes(*c)),
        Class::Bytes(class) => class.iter().map(|range| char::from(range.start())).next(),
    }
}
