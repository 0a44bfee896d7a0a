//! How the items of a sequential media type are told from each other.

use crate::core::media_type::essence;

/// How the items of a sequential media type are told from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// Each is a line, as in JSON Lines and NDJSON.
    Lines,
    /// Each begins with the character RS, as RFC 7464 has it.
    Sequence,
}

/// The subtypes of JSON in lines.
const LINES: [&str; 9] = [
    "jsonl",
    "x-jsonl",
    "ndjson",
    "x-ndjson",
    "jsonlines",
    "x-jsonlines",
    "json-lines",
    "stream+json",
    "x-json-stream",
];

impl Framing {
    /// That of a media type, if it is sequential.
    pub(crate) fn of(media_type: &str) -> Option<Self> {
        let essence = essence(media_type).to_ascii_lowercase();
        let (_, subtype) = essence.split_once('/')?;
        if subtype == "json-seq" || subtype.ends_with("+json-seq") {
            return Some(Self::Sequence);
        }
        let is_lines = LINES.contains(&subtype) || subtype.ends_with("+jsonl");
        is_lines.then_some(Self::Lines)
    }
}

#[cfg(test)]
mod tests {
    use super::Framing;

    #[test]
    fn the_media_type_says_how_items_are_told_apart() {
        for lines in ["application/x-ndjson; charset=utf-8", "application/JSONL"] {
            assert_eq!(Framing::of(lines), Some(Framing::Lines), "{lines}");
        }
        for sequence in ["application/json-seq", "application/geo+json-seq;a=b"] {
            assert_eq!(Framing::of(sequence), Some(Framing::Sequence), "{sequence}");
        }
        assert_eq!(Framing::of("application/json"), None);
    }
}
