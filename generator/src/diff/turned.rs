//! Parameters of the client that stand elsewhere in a path which is the same without their names.

use std::collections::BTreeMap;

use super::call::Both;
use super::change::{Change, Effect, Subject};
use super::given::is_set_by_name;
use super::renamed::braced;
use super::sides::Sides;
use crate::record::Call;

/// That what is set on the client is sent in place of something else. What a call itself is given keeps
/// its place among the arguments, and so in the path.
pub(super) fn change(sides: &Sides, both: &Both) -> Option<Change> {
    let places = |path| braced(path).zip(0..).collect::<BTreeMap<&str, usize>>();
    let (old, new) = (places(&both.old.path), places(&both.new.path));
    let is_elsewhere = |(name, place): (&&str, &usize)| {
        let now = new.get(name);
        is_set_by_name(sides, both, name) && now.is_some_and(|now| now != place)
    };
    (both.is_in_place() && old.iter().any(is_elsewhere)).then(|| {
        let says = "a parameter of the client stands elsewhere in the path";
        let change = both.told(Subject::Argument, says, Call::called);
        change.rust(Effect::Breaking)
    })
}
