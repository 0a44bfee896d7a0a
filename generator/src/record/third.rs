//! What the third records are the first to say.

use std::collections::BTreeMap;

use super::{Kind, Record};

impl Record {
    /// The record without that.
    pub(super) fn without_third(mut self) -> Self {
        self.sent_said.clear();
        self.sent_with.clear();
        for line in self.expects.values_mut().flatten() {
            for (open, closed) in ENDS {
                *line = line.replace(open, closed);
            }
        }
        for call in self.calls.values_mut() {
            call.said.clear();
            let given = call.arguments.iter_mut().chain(&mut call.options);
            given.for_each(|argument| without_open(&mut argument.said));
            let bodies = call.bodies.iter_mut();
            bodies.for_each(|body| without_open(&mut body.said));
        }
        for ty in self.types.values_mut() {
            let fields = ty.fields.values_mut().chain(&mut ty.rest);
            fields.for_each(|field| without_open(&mut field.said));
            let variants = ty.variants.values_mut();
            for said in variants.map(|variant| &mut variant.said) {
                if ty.kind == Kind::Events {
                    said.clear();
                }
                said.iter_mut().for_each(without_open);
            }
        }
        self
    }
}

/// The ends of which it was not said whether they are left out, each with the one that was told.
const ENDS: [(&str, &str); 2] = [
    ("exclusiveMinimum", "minimum"),
    ("exclusiveMaximum", "maximum"),
];

fn without_open(said: &mut BTreeMap<String, String>) {
    let all = std::mem::take(said).into_iter();
    let all = all.map(|(keyword, value)| {
        let mut ends = ENDS.into_iter();
        let end = ends.find_map(|(open, closed)| Some((keyword.strip_suffix(open)?, closed)));
        let closed = end.map(|(around, closed)| format!("{around}{closed}"));
        (closed.unwrap_or(keyword), value)
    });
    *said = all.collect();
}
