//! Texts of which something is other than its type says, read without it.

use serde_core::de::IgnoredAny;
use serde_json::Error;

use super::member::Member;
use super::text::Unread;
use crate::core::excerpt::Excerpt;
use crate::core::left_out::LeftOut;

/// How often a text is read again at most: one in which more is wrong is another text.
const TRIES: usize = 1000;

/// How many bytes are read again at most, since a thread does nothing else meanwhile: that takes a
/// fraction of a second.
const BYTES: usize = 64 << 20;

/// Reads a text again and again, each time without the innermost member around what is at fault, as
/// long as something else is at fault then. A member that its object cannot do without takes the one
/// around with it; an item of a list is never left out, and neither is what a pointer in `kept`
/// leads to. Of what is no JSON, nothing is read.
pub(crate) fn read_without(
    unread: &Unread<'_>,
    kept: &[&str],
    read: &mut dyn FnMut(&[u8]) -> serde_json::Result<()>,
) -> Option<Vec<LeftOut>> {
    // A member may seem to end behind a mistake, which would go with it.
    serde_json::from_slice::<IgnoredAny>(&unread.text).ok()?;
    let mut text = unread.text.to_vec();
    let mut faults = Vec::new();
    let mut fault = Fault::of(&text, &unread.error)?;
    for _ in 0..(BYTES / text.len().max(1)).clamp(1, TRIES) {
        if kept.iter().any(|kept| fault.member.is_on_the_way_to(kept)) {
            return None;
        }
        fault.member.blank(&mut text);
        let at = fault.at;
        add(&mut faults, fault);
        fault = match read(&text) {
            Ok(()) => return Some(faults.into_iter().map(LeftOut::from).collect()),
            Err(error) => Fault::of(&text, &error).filter(|next| next.at != at)?,
        };
    }
    None
}

/// What is wrong with a text.
struct Fault {
    /// The line and the column.
    at: (usize, usize),
    member: Member,
    reason: String,
}

impl Fault {
    /// What a text has at fault, if it is JSON and there is something that can be left out.
    fn of(text: &[u8], error: &Error) -> Option<Self> {
        let at = (error.line(), error.column());
        let member = Member::around(text, at.0, at.1).filter(|_| error.is_data())?;
        let error = error.to_string();
        let reason = Excerpt::of_text(&error).to_string();
        Some(Self { at, member, reason })
    }
}

/// Adds a fault in place of those that were in the same member. If it is the lack of what was left
/// out before, that is the reason.
fn add(faults: &mut Vec<Fault>, mut fault: Fault) {
    if let Some(before) = faults.last() {
        if before.member.within == fault.member.fault {
            fault.reason.clone_from(&before.reason);
            fault.member.fault.clone_from(&before.member.fault);
        }
    }
    let place = &fault.member.place;
    faults.retain(|before| {
        let behind = before.member.place.strip_prefix(place.as_str());
        !behind.is_some_and(|behind| behind.starts_with(['.', '[']))
    });
    faults.push(fault);
}

impl From<Fault> for LeftOut {
    fn from(fault: Fault) -> Self {
        let Member {
            place, fault: at, ..
        } = fault.member;
        let reason = if at == place {
            fault.reason
        } else {
            format!("at {at}: {}", fault.reason)
        };
        Self::new(place, reason)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use super::{TRIES, read_without};
    use crate::json::text;

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only whether it is read is asked")]
    struct Report {
        status: Option<String>,
        time: Option<i64>,
        result: Option<Item>,
        items: Option<Vec<Item>>,
        labels: Option<BTreeMap<String, bool>>,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only whether it is read is asked")]
    struct Item {
        id: i64,
        note: Option<String>,
    }

    /// What was left out, each in one line; nothing where the text could not be read even so.
    fn left_out_of<T: DeserializeOwned>(json: &str, kept: &[&str]) -> Option<Vec<String>> {
        let unread = text::from_slice::<T>(json.as_bytes()).err().unwrap();
        let left_out = read_without(&unread, kept, &mut |text| {
            serde_json::from_slice::<T>(text).map(drop)
        })?;
        let lines = left_out.iter().map(|left_out| {
            let line = left_out.to_string();
            line.split(" at line").next().unwrap().to_owned()
        });
        Some(lines.collect())
    }

    fn left_out(json: &str) -> Option<Vec<String>> {
        left_out_of::<Report>(json, &[])
    }

    #[test]
    fn what_the_type_can_do_without_is_left_out() {
        let found = left_out(r#"{"status":"done","time":"17","labels":{"a":1,"b":true}}"#);
        let all = [
            r#"$.time: invalid type: string "17", expected i64"#,
            "$.labels.a: invalid type: integer `1`, expected a boolean",
        ];
        assert_eq!(found.unwrap(), all);
        let found = left_out("{\n\"items\":[{\"id\":1.0,\"note\":[\n2\n]},{\"id\":2,\"note\":3}]}");
        let all = [
            "$.items[0].note: invalid type: sequence, expected a string",
            "$.items[1].note: invalid type: integer `3`, expected a string",
        ];
        assert_eq!(found.unwrap(), all);
    }

    #[test]
    fn what_an_object_needs_takes_the_member_around_with_it() {
        let found = left_out(r#"{"result":{"note":"n","id":"x"},"time":1}"#);
        let reason = r#"$.result: at $.result.id: invalid type: string "x", expected i64"#;
        assert_eq!(found.unwrap(), [reason]);
        let found = left_out(r#"{"items":[{"id":1,"note":2},{"note":"n"}]}"#);
        assert_eq!(
            found.unwrap(),
            ["$.items: at $.items[1]: missing field `id`"]
        );
    }

    #[test]
    fn what_cannot_be_left_out_stays_an_error() {
        for json in [
            r#""text""#,
            "[1]",
            r#"{"time":"17","labels":{"#,
            r#"{"time":x}"#,
            r#"{"time":"17":[],"status":"done"}"#,
            "",
        ] {
            assert_eq!(left_out(json), None, "{json}");
        }
        let list = r#"[{"id":1},{"id":"x"}]"#;
        assert_eq!(left_out_of::<Vec<Item>>(list, &[]), None);
        assert_eq!(left_out_of::<Item>(r#"{"id":"x"}"#, &[]), None);
    }

    #[test]
    fn what_is_looked_at_is_kept() {
        let json = r#"{"time":"17","status":5}"#;
        assert_eq!(left_out(json).unwrap().len(), 2);
        assert_eq!(left_out_of::<Report>(json, &["/status"]), None);
        let json = r#"{"time":"17","items":[{"id":"x"}]}"#;
        assert_eq!(left_out(json).unwrap().len(), 2);
        assert_eq!(left_out_of::<Report>(json, &["/items"]), None);
        assert_eq!(left_out_of::<Report>(json, &["/items/-/id"]), None);
    }

    #[test]
    fn there_is_an_end_to_it() {
        let items = |number| {
            let item = r#"{"id":1,"note":2}"#;
            format!(r#"{{"items":[{}]}}"#, vec![item; number].join(","))
        };
        assert_eq!(left_out(&items(TRIES)).unwrap().len(), TRIES);
        assert_eq!(left_out(&items(TRIES + 1)), None);
    }
}
