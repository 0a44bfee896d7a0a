//! The scopes that operations need of tokens.

use std::collections::BTreeSet;

use super::call::Both;
use super::change::{Change, Effect, Subject};
use super::sides::Sides;

/// A set of scopes.
type Set<'a> = BTreeSet<&'a str>;

/// What it does that operations need other scopes of the tokens that they take, where both sides say
/// which.
pub(super) fn changes(sides: &Sides, both: &Both) -> Vec<Change> {
    if !(sides.old.says_all() && sides.new.says_all()) {
        return Vec::new();
    }
    let schemes: BTreeSet<&String> = both.old.security.iter().flatten().collect();
    let is_there = |scheme: &&String| both.new.security.iter().flatten().any(|new| new == *scheme);
    let schemes = schemes.into_iter().filter(is_there);
    schemes
        .filter_map(|scheme| of_scheme(sides, both, scheme))
        .collect()
}

fn of_scheme(sides: &Sides, both: &Both, scheme: &str) -> Option<Change> {
    let old = sets(both.old.scopes.get(scheme));
    let new = sets(both.new.scopes.get(scheme));
    if old == new {
        return None;
    }
    let asked = asked(sides, scheme);
    let is_enough = |held: &Set| new.iter().any(|needed| needed.is_subset(held));
    let goes_on = old.iter().all(|held| is_enough(&(held | &asked)));
    let effect = if goes_on {
        Effect::Compatible
    } else {
        Effect::Breaking
    };
    let change = Change::new(Subject::Credential, "other scopes are needed").wire(effect);
    let change = change.old(spelled(scheme, &old), both.old_key());
    Some(change.new_side(spelled(scheme, &new), both.new_key()))
}

/// The sets of which a token has to have one; where nothing is said, it needs none.
fn sets(known: Option<&Vec<Vec<String>>>) -> BTreeSet<Set<'_>> {
    let sets = known.into_iter().flatten();
    let sets = sets.map(|set| set.iter().map(String::as_str).collect());
    let mut sets: BTreeSet<Set> = sets.collect();
    if sets.is_empty() {
        sets.insert(Set::new());
    }
    sets
}

/// What an old client asks for by itself, whichever operation it calls.
fn asked<'a>(sides: &Sides<'a>, scheme: &str) -> Set<'a> {
    let known = sides.old.credentials.get(scheme);
    let obtained = known.filter(|known| known.token_url.is_some());
    let scopes = obtained.map(|known| known.scopes.iter().map(String::as_str));
    scopes.into_iter().flatten().collect()
}

fn spelled(scheme: &str, sets: &BTreeSet<Set>) -> String {
    let sets = sets.iter().map(|set| match set.len() {
        0 => "no scope".to_owned(),
        _ => set.iter().copied().collect::<Vec<_>>().join(" "),
    });
    format!("{scheme} for {}", sets.collect::<Vec<_>>().join(" or "))
}
