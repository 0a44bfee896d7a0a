//! Strings that match a pattern.

use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};

use super::{Sampling, ValueKind};
use crate::limits::proof::{LONG_STRING, REPETITIONS};

/// What stands for a class of characters, where it has one of these.
const PREFERRED: &str = "a0A1bB2c-_ ./";
/// How groups begin that only look ahead or behind.
const LOOKS: [&str; 4] = ["(?!", "(?=", "(?<!", "(?<="];
/// A text that probably matches a pattern and has a length within the bounds, if one is easily
/// found. What the pattern says of what stands around is not looked at.
pub(in crate::verify) fn text(
    pattern: &str,
    sampling: Sampling<'_>,
    least: usize,
    most: usize,
) -> Option<String> {
    let hir = regex_syntax::Parser::new()
        .parse(&without_looks(pattern))
        .ok()?;
    let written = |more: u32| {
        let mut text = String::new();
        write(&hir, more, sampling, &mut text)?;
        Some((text.chars().count(), text))
    };
    let is_longest = sampling.kind == ValueKind::Most;
    let wanted = if is_longest {
        most.min(LONG_STRING.max(least))
    } else {
        least.saturating_sub(1)
    };
    let first = written(0)?;
    if first.0 > wanted || (!is_longest && first.0 >= least) {
        return Some(first.1).filter(|_| (least..=most).contains(&first.0));
    }
    // More repetitions make a longer text. So the last that is not longer than wanted is looked for
    // between one that is not and one that is.
    let (mut short, mut long) = (0, 1);
    while long < REPETITIONS && written(long)?.0 <= wanted {
        short = long;
        long += 1 + long / 2;
    }
    while short + 1 < long {
        let middle = short.midpoint(long);
        if written(middle)?.0 <= wanted {
            short = middle;
        } else {
            long = middle;
        }
    }
    let (length, text) = written(if is_longest { short } else { long })?;
    (least..=most).contains(&length).then_some(text)
}

/// A pattern without its groups that only look ahead or behind.
fn without_looks(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(start) = LOOKS.iter().filter_map(|look| rest.find(look)).min() {
        out.push_str(&rest[..start]);
        rest = behind_group(&rest[start..]);
    }
    out.push_str(rest);
    out
}

/// What stands behind the group that a text begins with.
fn behind_group(text: &str) -> &str {
    let (mut depth, mut is_escaped, mut in_class) = (0_usize, false, false);
    for (at, character) in text.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => {
                depth -= 1;
                if depth == 0 {
                    return &text[at + 1..];
                }
            }
            _ => {}
        }
    }
    ""
}

fn write(hir: &Hir, more: u32, sampling: Sampling<'_>, text: &mut String) -> Option<()> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(character(class, sampling)?),
        HirKind::Repetition(repetition) => {
            let placement = repetition.max.unwrap_or(u32::MAX) - repetition.min;
            for _ in 0..repetition.min.saturating_add(more.min(placement)).min(4096) {
                write(&repetition.sub, more, sampling, text)?;
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, more, sampling, text)?,
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, more, sampling, text)?;
            }
        }
        HirKind::Alternation(branches) => {
            write(
                branches.get(sampling.index % branches.len())?,
                more,
                sampling,
                text,
            )?;
        }
    }
    Some(())
}

/// A character of a class, another one as the index grows.
fn character(class: &Class, sampling: Sampling<'_>) -> Option<char> {
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
        return usual.get(sampling.index % usual.len()).copied();
    }
    match class {
        Class::Unicode(class) => class
            .iter()
            .map(ClassUnicodeRange::start)
            .find(|c| sampling.placement.takes(*c)),
        Class::Bytes(class) => class.iter().map(|range| char::from(range.start())).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::sample::ValueKind;
    use crate::verify::sample::placement::Placement;
    use crate::verify::schema::Patterns;

    #[test]
    fn texts_match_their_patterns() {
        let patterns = Patterns::default();
        for (pattern, least, most) in [
            ("^[a-z]{3}-\\d+$", 0, 10),
            ("^(?![0-9]{2}$)^[a-z][a-z0-9-]*[a-zA-Z0-9]$", 1, 63),
            ("^(a|bc)+$", 4, 8),
            ("^[\\w.\\/-]{1,20}$", 12, 20),
            ("b$", 0, 100),
            ("^[A-Za-z-0-9]+$", 22, 22),
            ("^([a-f]-)+$", 250, 255),
        ] {
            for (index, leaf) in [ValueKind::Plain, ValueKind::Most, ValueKind::Least]
                .into_iter()
                .enumerate()
            {
                let sampling = Sampling {
                    kind: leaf,
                    everything: true,
                    index,
                    placement: &Placement::BODY,
                };
                let text = text(pattern, sampling, least, most).unwrap();
                assert!(patterns.matches(pattern, &text), "{pattern} {text}");
                assert!(
                    (least..=most).contains(&text.chars().count()),
                    "{pattern} {text}"
                );
            }
        }
    }

    #[test]
    fn what_looks_around_is_left_out() {
        assert_eq!(without_looks("a(?=[)]b(c\\)))d(?<!e)"), "ad");
    }
}
