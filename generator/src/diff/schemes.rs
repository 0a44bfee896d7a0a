//! Which security scheme of before is which of today. A credential is what it sends as well as the name of
//! its scheme: where names change places, what was given for one is not sent in place of another.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::Credential;

/// What schemes were called, by what they are called today.
pub(crate) type Names = BTreeMap<String, String>;

/// The credentials of one side, by their schemes.
type Credentials = BTreeMap<String, Credential>;

/// The schemes that are on both sides: those that are called and sent alike, then those whose names are
/// given to others and that are sent alike, and then those that are called alike.
pub(crate) fn same(old: &Credentials, new: &Credentials) -> Names {
    let mut names = Names::new();
    for (scheme, before) in old {
        if new
            .get(scheme)
            .is_some_and(|after| is_sent_alike(before, after))
        {
            names.insert(scheme.clone(), scheme.clone());
        }
    }
    let is_given_away = |was: &str, now: &str| new.contains_key(was) || old.contains_key(now);
    for (now, was) in sent_alike(old, new, &names) {
        if is_given_away(&was, &now) {
            names.insert(now, was);
        }
    }
    let known: BTreeSet<String> = names.values().cloned().collect();
    for scheme in old.keys().filter(|scheme| !known.contains(*scheme)) {
        if new.contains_key(scheme) && !names.contains_key(scheme) {
            names.insert(scheme.clone(), scheme.clone());
        }
    }
    names
}

/// The schemes that are on both sides, with those that are new and sent as one that is gone.
pub(crate) fn likely(old: &Credentials, new: &Credentials) -> Names {
    let mut names = same(old, new);
    let renamed = sent_alike(old, new, &names);
    names.extend(renamed);
    names
}

/// Of those that are none of the known ones, the only ones on both sides that are sent so.
fn sent_alike(old: &Credentials, new: &Credentials, known: &Names) -> Names {
    let was_known: BTreeSet<&String> = known.values().collect();
    let before: Vec<_> = old
        .iter()
        .filter(|(was, _)| !was_known.contains(was))
        .collect();
    let after: Vec<_> = new
        .iter()
        .filter(|(now, _)| !known.contains_key(*now))
        .collect();
    let mut names = Names::new();
    for (was, credential) in &before {
        let mut alike = before
            .iter()
            .filter(|(_, other)| is_sent_alike(credential, other));
        let is_only = alike.next().is_some() && alike.next().is_none();
        let mut found = after
            .iter()
            .filter(|(_, other)| is_sent_alike(credential, other));
        let found = found.next().filter(|_| is_only && found.next().is_none());
        names.extend(found.map(|(now, _)| ((*now).clone(), (*was).clone())));
    }
    names
}

/// Whether both are sent in one place, and obtained in one place if they are obtained.
pub(super) fn is_sent_alike(one: &Credential, other: &Credential) -> bool {
    one.place == other.place && one.token_url == other.token_url
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(all: &[(&str, &str)]) -> Credentials {
        let all = all.iter().map(|(scheme, place)| {
            let credential = Credential {
                place: (*place).to_owned(),
                ..Credential::default()
            };
            ((*scheme).to_owned(), credential)
        });
        all.collect()
    }

    fn known(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<(String, String)> {
        same(&sent(old), &sent(new)).into_iter().collect()
    }

    fn names(all: &[(&str, &str)]) -> Vec<(String, String)> {
        let all = all.iter();
        all.map(|(now, was)| ((*now).to_owned(), (*was).to_owned()))
            .collect()
    }

    #[test]
    fn names_that_change_places_follow_what_is_sent() {
        let old = [
            ("key", "header x-key"),
            ("sign", "header x-sign"),
            ("user", "basic"),
        ];
        let new = [
            ("key", "header x-sign"),
            ("sign", "basic"),
            ("user", "header x-key"),
        ];
        let expected = names(&[("key", "sign"), ("sign", "user"), ("user", "key")]);
        assert_eq!(known(&old, &new), expected);
    }

    #[test]
    fn a_name_that_is_given_to_another_is_no_longer_its_own() {
        let old = [("key", "header x-key")];
        let new = [("depotKey", "header x-key"), ("key", "header x-sign")];
        assert_eq!(known(&old, &new), names(&[("depotKey", "key")]));
        assert_eq!(known(&new, &old), names(&[("key", "depotKey")]));
    }

    #[test]
    fn what_is_sent_elsewhere_where_nothing_was_is_itself() {
        let old = [("key", "header x-key")];
        let new = [("key", "header x-sign")];
        assert_eq!(known(&old, &new), names(&[("key", "key")]));
    }

    #[test]
    fn of_several_that_are_sent_alike_the_names_tell() {
        let old = [
            ("key", "header x-key"),
            ("one", "bearer"),
            ("two", "bearer"),
        ];
        let new = [
            ("key", "bearer"),
            ("one", "header x-key"),
            ("two", "bearer"),
        ];
        let expected = names(&[("key", "one"), ("one", "key"), ("two", "two")]);
        assert_eq!(known(&old, &new), expected);
        let new = [("key", "header x-key"), ("three", "bearer")];
        assert_eq!(known(&old, &new), names(&[("key", "key")]));
    }
}
