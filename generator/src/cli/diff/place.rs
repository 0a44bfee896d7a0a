//! Where what changes stands in both documents.

use std::collections::HashMap;
use std::path::Path;

use crate::diagnostic::Place;
use crate::diff::Change;
use crate::pointer::Pointer;
use crate::read::Sources;

/// The places of one side, by the keys of what is told: `api.yaml:86`. A side that is no document
/// has none.
#[derive(Debug, Default)]
pub(in crate::cli) struct Places(HashMap<String, String>);

impl Places {
    /// Finds those that are spoken of.
    pub(in crate::cli) fn find<'a>(
        keys: impl Iterator<Item = &'a String>,
        pointers: &HashMap<String, Pointer>,
        sources: &Sources,
        name: impl Fn(&Path) -> String,
    ) -> Self {
        let known = keys.filter_map(|key| Some((key, nearest(pointers, key)?)));
        let known: Vec<(&String, Place)> = known
            .map(|(key, pointer)| (key, Place::Key(pointer.clone())))
            .collect();
        let found = sources.locate_all(known.iter().map(|(_, place)| place));
        let places = known.iter().zip(found);
        let places = places.filter_map(|((key, place), found)| {
            let file = name(sources.file(place.file()).path());
            Some(((*key).clone(), format!("{file}:{}", found?.line)))
        });
        Self(places.collect())
    }

    pub(in crate::cli) fn get(&self, key: Option<&String>) -> Option<&str> {
        self.0.get(key?).map(String::as_str)
    }
}

/// The place of a thing, or else of what it belongs to.
fn nearest<'p>(pointers: &'p HashMap<String, Pointer>, key: &str) -> Option<&'p Pointer> {
    let mut key = key;
    loop {
        if let Some(pointer) = pointers.get(key) {
            return Some(pointer);
        }
        key = key.rsplit_once('.')?.0;
    }
}

/// The places of both sides.
#[derive(Debug, Default)]
pub(in crate::cli) struct Both {
    pub(in crate::cli) old: Places,
    pub(in crate::cli) new: Places,
}

impl Both {
    pub(in crate::cli) fn of_old(&self, change: &Change) -> Option<&str> {
        self.old.get(change.old_key.as_ref())
    }

    pub(in crate::cli) fn of_new(&self, change: &Change) -> Option<&str> {
        self.new.get(change.new_key.as_ref())
    }
}
