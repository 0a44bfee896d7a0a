//! The modules of operations in which the types of calls stand.

use super::call::Both;
use super::change::{Change, Subject};
use super::sides::Sides;
use super::together::{Alike, together};
use crate::record::{Call, Record};

/// The types of calls that stand elsewhere.
pub(super) fn changes(sides: &Sides, pairs: &[Both]) -> Vec<Change> {
    let all = pairs.iter().filter_map(|both| {
        let change = change(sides, both)?;
        Some(Alike {
            both: *both,
            change,
        })
    });
    together(all, |calls, module, is_new| {
        let name = |both: &Both| {
            let call = if is_new { both.new } else { both.old };
            call.call.clone()
        };
        let names: Vec<String> = calls.iter().map(name).collect();
        match &names[..] {
            [only] => format!("{module}::{only}"),
            names => format!("{module}::{{{}}}", names.join(", ")),
        }
    })
}

fn change(sides: &Sides, both: &Both) -> Option<Change> {
    let (old, new) = (module(sides.old, both.old), module(sides.new, both.new));
    let is_elsewhere = old != new || both.old.call != both.new.call;
    // A type whose call is called otherwise is called otherwise as well.
    let is_told = both.old.function != both.new.function && both.old.tag == both.new.tag;
    (is_elsewhere && !is_told).then(|| {
        Change::new(Subject::Call, "the type of a call stands elsewhere")
            .renamed(sides.is_call_named(both.old, both.new))
            .asked(both.old.tag != both.new.tag)
            .old(old, both.old_key())
            .new_side(new, both.new_key())
    })
}

fn module(record: &Record, call: &Call) -> String {
    let module = record.modules.get(&call.tag);
    let module = module.map_or(call.tag.as_str(), |module| &module.name);
    format!("api::{module}")
}
