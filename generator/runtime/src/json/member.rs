//! Members of objects in a JSON text.

use std::ops::Range;

use super::path::{self, Open};
use super::respelled;

/// The innermost member of an object that is around a fault.
pub(super) struct Member {
    /// The path of what is at fault: the member's own, or of something in it.
    pub(super) fault: String,
    /// The path of the member.
    pub(super) place: String,
    /// The path of the object that it is in.
    pub(super) within: String,
    /// The steps that lead to it.
    steps: Vec<String>,
    /// Where it stands in the text.
    range: Range<usize>,
}

impl Member {
    /// The member around a place that `serde_json` gives as line and column; nothing where that is in
    /// none.
    pub(super) fn around(text: &[u8], line: usize, column: usize) -> Option<Self> {
        let open = path::open_at(text, line, column);
        let is_member = |open: &Open<'_>| matches!(open, Open::Object { inside: true, .. });
        let last = open.iter().rposition(is_member)?;
        let around = open.get(..=last)?;
        let Some(Open::Object { start, .. }) = around.last() else {
            return None;
        };
        Some(Self {
            fault: path::spelled(&open),
            place: path::spelled(around),
            within: path::spelled(open.get(..last)?),
            steps: around.iter().filter_map(step).collect(),
            range: *start..end(text, *start),
        })
    }

    /// Whether a JSON Pointer leads to it or through it. In a pointer, `-` is any item of a list.
    pub(super) fn is_on_the_way_to(&self, pointer: &str) -> bool {
        let mut wanted = pointer.split('/').skip(1);
        self.steps.iter().all(|step| {
            wanted.next().is_some_and(|wanted| {
                let wanted = unescaped(wanted);
                *step == wanted || wanted == "-" && step.bytes().all(|byte| byte.is_ascii_digit())
            })
        })
    }

    /// Puts spaces in place of it, so that all else stays where it is.
    pub(super) fn blank(&self, text: &mut [u8]) {
        let Range { start, end } = self.range;
        let is_space = |byte: &u8| byte.is_ascii_whitespace();
        let behind = text.iter().skip(end).position(|byte| !is_space(byte));
        let before = text.iter().take(start).rposition(|byte| !is_space(byte));
        let mut commas = [behind.map(|place| end + place), before]
            .into_iter()
            .flatten();
        let comma = commas.find(|place| text.get(*place) == Some(&b','));
        for place in self.range.clone().chain(comma) {
            match text.get_mut(place) {
                Some(byte) if *byte != b'\n' => *byte = b' ',
                _ => {}
            }
        }
    }
}

/// A name as it is, of a step of a JSON Pointer.
pub(super) fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// The step of a pointer that leads into an array or an object.
pub(super) fn step(open: &Open<'_>) -> Option<String> {
    match open {
        Open::Array { next, inside: true } => Some(next.to_string()),
        Open::Object {
            key, inside: true, ..
        } => {
            let quoted = [b"\"", *key, b"\""].concat();
            // A key that cannot be read leads nowhere that anybody looks at.
            Some(serde_json::from_slice(&quoted).unwrap_or_default())
        }
        Open::Array { .. } | Open::Object { .. } => None,
    }
}

/// Where a member ends whose key begins at a place.
fn end(text: &[u8], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match rest.first() {
            Some(b'"') => {
                at += respelled::string(rest);
                continue;
            }
            Some(b'{' | b'[') => depth += 1,
            Some(b'}' | b']' | b',') if depth == 0 => break,
            Some(b'}' | b']') => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Member;

    fn around(text: &str, fault: &str) -> Option<Member> {
        // A value is refused behind its last byte.
        let column = text.find(fault).unwrap() + fault.len();
        Member::around(text.as_bytes(), 1, column)
    }

    fn without(text: &str, fault: &str) -> String {
        let mut blank = text.as_bytes().to_vec();
        around(text, fault).unwrap().blank(&mut blank);
        assert_eq!(blank.len(), text.len());
        let value: serde_json::Value = serde_json::from_slice(&blank).unwrap();
        value.to_string()
    }

    #[test]
    fn a_member_is_taken_out_with_its_comma() {
        assert_eq!(without(r#"{"a": 7}"#, "7"), "{}");
        assert_eq!(without(r#"{"a": 7 , "b":1}"#, "7"), r#"{"b":1}"#);
        assert_eq!(without(r#"{"b":1 , "a": 7 }"#, "7"), r#"{"b":1}"#);
        assert_eq!(
            without(r#"{"b":1,"a":"7,}","c":2}"#, "7,}\""),
            r#"{"b":1,"c":2}"#
        );
        assert_eq!(
            without(r#"{"a":{"x":[7,"]}"]},"c":2}"#, "7"),
            r#"{"a":{},"c":2}"#
        );
        assert_eq!(
            without(r#"{"a":[{"x\"}":1,"y":7},3]}"#, "7"),
            r#"{"a":[{"x\"}":1},3]}"#
        );
    }

    #[test]
    fn what_is_in_no_object_is_no_member() {
        assert!(around("[[7]]", "7").is_none());
        assert!(around("7", "7").is_none());
        let member = around(r#"{"a b":[[1],[7]]}"#, "7").unwrap();
        assert_eq!((&*member.place, &*member.within), (r#"$["a b"]"#, "$"));
        assert_eq!(member.fault, r#"$["a b"][1][0]"#);
    }

    #[test]
    fn a_pointer_leads_to_it_or_through_it() {
        let member = around(r#"{"a/b":[{"c":1},{"c":7}]}"#, "7").unwrap();
        for (pointer, leads) in [
            ("/a~1b/1/c", true),
            ("/a~1b/-/c", true),
            ("/a~1b/1/c/d", true),
            ("/a~1b/0/c", false),
            ("/a~1b/1", false),
            ("/a~1b", false),
            ("", false),
            ("the header `Link`", false),
        ] {
            assert_eq!(member.is_on_the_way_to(pointer), leads, "{pointer}");
        }
    }
}
