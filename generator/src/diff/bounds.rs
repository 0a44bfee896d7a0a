//! Bounds, as words of JSON Schema: `minLength 1, maxLength 5`.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::change::Effect;
use super::spelled::{Around, Spelled};
use super::value::{is_part, is_within_lists, texts};
use super::whole::range;
use crate::beginning::is_within;

/// What other bounds of what is sent do to an old client, which sends values of this type: what it
/// sends may be refused.
pub(super) fn effect(old: &str, new: &str, ty: &str) -> Effect {
    between(&parsed(old), &parsed(new), ty)
}

/// The same of bounds by their keyword.
pub(super) fn between(old: &BTreeMap<&str, &str>, new: &BTreeMap<&str, &str>, ty: &str) -> Effect {
    let own = of_type(ty);
    let is_whole = !own.is_empty();
    let is_within = |one: &BTreeMap<&str, &str>, (key, value): (&&str, &&str)| {
        let own = own.iter().map(|(key, value)| (&key[..], &value[..]));
        let mut all = one.iter().map(|(key, value)| (*key, *value)).chain(own);
        allows_all(key, value) || all.any(|known| implies(known, (key, value), is_whole))
    };
    if !new.iter().all(|bound| is_within(old, bound)) {
        Effect::Breaking
    } else if old.iter().all(|bound| is_within(new, bound)) {
        Effect::None
    } else {
        Effect::Compatible
    }
}

fn parsed(bounds: &str) -> BTreeMap<&str, &str> {
    let bounds = bounds.split(", ").map(str::trim);
    let bounds = bounds.filter(|bound| !bound.is_empty());
    bounds
        .map(|bound| bound.split_once(' ').unwrap_or((bound, "")))
        .collect()
}

/// What stands before a keyword of the items of a list.
const ITEMS: &str = "items.";

/// The keyword for the patterns of names.
pub(super) const NAMES: &str = "patternProperties";

/// The bounds that a type of whole numbers has by itself.
fn of_type(ty: &str) -> Vec<(String, String)> {
    let spelled = Spelled::parse(ty);
    let Some((least, most)) = range(spelled.name) else {
        return Vec::new();
    };
    let is_list = spelled.around.contains(&Around::Vec);
    let of = if is_list { ITEMS } else { "" };
    vec![
        (format!("{of}minimum"), least.to_string()),
        (format!("{of}maximum"), most.to_string()),
        (format!("{of}multipleOf"), "1".to_owned()),
    ]
}

/// Whether what keeps to one bound keeps to another as well. What is not understood does so where it
/// is the same.
fn implies(one: (&str, &str), other: (&str, &str), is_whole: bool) -> bool {
    if one == other {
        return true;
    }
    let ((key, old), (other_key, new)) = (one, other);
    if around(key) != around(other_key) {
        return false;
    }
    let ends = (
        End::of(key, old, is_whole),
        End::of(other_key, new, is_whole),
    );
    match ends {
        (Some(one), Some(other)) => one.is_within(&other),
        _ => match (bare(key), bare(other_key)) {
            ("multipleOf", "multipleOf") => is_multiple(old, new),
            ("enum", "enum") => is_part(old, new),
            (NAMES, NAMES) => are_named_so(old, new),
            ("anyOf" | "oneOf", "anyOf") => is_part(old, new),
            ("dependentRequired", "dependentRequired") => is_within_lists(new, old),
            _ => false,
        },
    }
}

/// Where something ends that is counted or measured.
#[derive(Debug)]
struct End<'a> {
    /// What is measured: a value, its length, or how many items or properties it has.
    of: &'a str,
    /// How an end that leaves more stands to one that leaves less.
    looser: Ordering,
    number: String,
    /// Whether the number itself is left out.
    is_open: bool,
}

impl<'a> End<'a> {
    /// The end that a keyword sets. Of whole numbers the one beside it is the end of those that are left.
    fn of(key: &'a str, number: &str, is_whole: bool) -> Option<Self> {
        let key = bare(key);
        let (word, is_open) = match key.strip_prefix("exclusive") {
            Some(word) => (word, true),
            None => (key, false),
        };
        let (looser, inwards, of) = match word.get(..3)? {
            "min" | "Min" => (Ordering::Less, 1, word.get(3..)?),
            "max" | "Max" => (Ordering::Greater, -1, word.get(3..)?),
            _ => return None,
        };
        let beside = number.parse::<i128>().ok().filter(|_| is_open && is_whole);
        let beside = beside.and_then(|number| number.checked_add(inwards));
        Some(Self {
            of,
            looser,
            number: beside.map_or_else(|| number.to_owned(), |number| number.to_string()),
            is_open: is_open && beside.is_none(),
        })
    }

    /// Whether nothing is left by this end that the other does not leave.
    fn is_within(&self, other: &Self) -> bool {
        let is_alike = self.of == other.of && self.looser == other.looser;
        is_alike
            && match order(&other.number, &self.number) {
                Some(Ordering::Equal) => self.is_open || !other.is_open,
                found => found == Some(self.looser),
            }
    }
}

/// Whether a bound leaves all that there was without it.
fn allows_all(key: &str, value: &str) -> bool {
    matches!(bare(key), "minLength" | "minItems" | "minProperties") && value == "0"
}

/// A keyword by itself, be it of the items of a list or of the names of properties.
fn bare(key: &str) -> &str {
    key.rsplit_once('.').map_or(key, |(_, bare)| bare)
}

/// What stands before a keyword.
fn around(key: &str) -> &str {
    key.rsplit_once('.').map_or("", |(around, _)| around)
}

/// Whether a number is so many times another, so that each multiple of it is one of the other.
fn is_multiple(number: &str, of: &str) -> bool {
    let places = decimals(number).max(decimals(of));
    let numbers = scaled(number, places).zip(scaled(of, places));
    numbers.is_some_and(|(number, of)| number.checked_rem(of) == Some(0))
}

/// Whether all names that match one of some patterns match one of others as well.
fn are_named_so(patterns: &str, others: &str) -> bool {
    let others = texts(others);
    let is_in = |one: &String| others.iter().any(|other| is_within(one, other));
    texts(patterns).iter().all(is_in)
}

/// How many digits stand behind the point.
fn decimals(number: &str) -> usize {
    number.split_once('.').map_or(0, |(_, behind)| behind.len())
}

/// A number without its point, as if it had so many digits behind it.
fn scaled(number: &str, places: usize) -> Option<i128> {
    let missing = places
        .checked_sub(decimals(number))
        .filter(|_| places < 30)?;
    let digits = number.replace('.', "") + &"0".repeat(missing);
    digits.parse().ok()
}

/// How two numbers stand to each other, whole ones exactly.
fn order(one: &str, other: &str) -> Option<Ordering> {
    if let (Ok(one), Ok(other)) = (one.parse::<i128>(), other.parse::<i128>()) {
        return Some(one.cmp(&other));
    }
    let (one, other): (f64, f64) = (one.parse().ok()?, other.parse().ok()?);
    one.partial_cmp(&other)
}
