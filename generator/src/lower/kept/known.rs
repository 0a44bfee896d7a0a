//! What is known, and what is asked by one name alone.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::referred::{Referred, referred};
use crate::diff::{Names, likely};
use crate::ir::Server;
use crate::names::Claim;
use crate::record::{Call, Credential, EDITION, Header, Record, Type};

/// What is known of the crate that was made before.
pub(in crate::lower) struct Kept<'k> {
    pub(super) record: &'k Record,
    /// The types by each of their places; those that are gone by places where nothing else is.
    pub(super) by_place: HashMap<&'k str, Vec<&'k str>>,
    /// The keys of operations by method and path, with the names of the path's parameters and without;
    /// of those that are gone where no other is.
    pub(super) by_site: HashMap<String, &'k str>,
    /// The types by the places that referred to them.
    referred: Referred<'k>,
    /// What today's security schemes were called.
    pub(super) schemes: Names,
}

/// What the catch-all is called since edition 2.
const CATCH_ALL: &str = "Other";

fn by_place(types: &BTreeMap<String, Type>) -> HashMap<&str, Vec<&str>> {
    let mut by_place: HashMap<&str, Vec<&str>> = HashMap::new();
    for (name, ty) in types {
        for at in &ty.at {
            by_place.entry(at).or_default().push(name);
        }
    }
    by_place
}

fn by_site(calls: &BTreeMap<String, Call>) -> impl Iterator<Item = (String, &str)> {
    let calls = calls.iter();
    calls.flat_map(|(key, call)| [call.called(), call.place()].map(|place| (place, &key[..])))
}

impl<'k> Kept<'k> {
    /// What the record knows, given what is sent by today's security schemes.
    pub(in crate::lower) fn new(record: &'k Record, sent: &BTreeMap<String, Credential>) -> Self {
        let mut by_place = by_place(&record.types);
        for (at, gone) in self::by_place(&record.gone_types) {
            by_place.entry(at).or_insert(gone);
        }
        let sites = by_site(&record.gone_calls).chain(by_site(&record.calls));
        Self {
            record,
            by_place,
            by_site: sites.collect(),
            referred: referred(record),
            schemes: likely(&record.credentials, sent),
        }
    }

    /// The types that were made for a place.
    pub(in crate::lower) fn types_at(&self, place: &str) -> &[&'k str] {
        self.by_place.get(place).map_or(&[], Vec::as_slice)
    }

    /// The type that the place referred to.
    pub(in crate::lower) fn referred_at(&self, place: &str) -> Option<&'k str> {
        self.referred.get(place).copied()
    }

    /// Whether anything is known.
    pub(in crate::lower) fn is_any(&self) -> bool {
        self.record.edition != 0
    }

    /// By which rules names and shapes are made: those of the crate that was made before.
    pub(in crate::lower) fn edition(&self) -> u32 {
        match self.record.edition {
            0 => EDITION,
            known => known,
        }
    }

    /// The claim of the variant for what is not listed: no value has its name, and a value that
    /// wants it gives way.
    pub(in crate::lower) fn catch_all(&self) -> Claim {
        let claim = Claim::new("other").or("unlisted");
        claim.known((self.edition() > 1).then_some(CATCH_ALL))
    }

    /// The record itself, of what is named by its own name on the wire.
    pub(in crate::lower) fn record(&self) -> &'k Record {
        self.record
    }

    /// The old names that stand within a module or on a type, of what is still called as in the lock.
    pub(in crate::lower) fn former(
        &self,
        within: &str,
        is_there: impl Fn(&str) -> bool,
    ) -> Vec<&'k str> {
        let former = self.old_names(within).filter(|(_, now)| is_there(now));
        former.map(|(old, _)| old).collect()
    }

    /// The old names that stand within a module or on a type, each with what it is a name of.
    pub(super) fn old_names(&self, within: &str) -> impl Iterator<Item = (&'k str, &'k str)> {
        let name = move |path: &'k str| path.strip_prefix(within)?.strip_prefix("::");
        let aliases = self.record.aliases.iter();
        aliases.filter_map(move |(path, alias)| Some((name(path)?, name(&alias.now)?)))
    }

    /// The module of a tag.
    pub(in crate::lower) fn module(&self, tag: &str) -> Option<&'k str> {
        let module = self.record.modules.get(tag)?;
        Some(&module.name)
    }

    /// The feature of a tag.
    pub(in crate::lower) fn feature(&self, tag: &str) -> Option<&'k str> {
        self.record.modules.get(tag)?.feature.as_deref()
    }

    /// The servers of the client.
    pub(in crate::lower) fn servers(&self) -> &'k [String] {
        &self.record.client.servers
    }

    /// The setter of the servers with these URLs, which are a group of their own.
    pub(in crate::lower) fn server_group(&self, urls: &[&str]) -> Option<&'k str> {
        let mut groups = self.record.client.groups.iter();
        let found = groups.find(|(_, known)| {
            known.len() == urls.len() && known.iter().all(|url| urls.contains(&url.as_str()))
        });
        found.map(|(name, _)| name.as_str())
    }

    /// The servers of a group.
    pub(in crate::lower) fn group(&self, name: &str) -> &'k [String] {
        let known = self.record.client.groups.get(name);
        known.map_or(&[], Vec::as_slice)
    }

    /// Servers in the order that they had, since the first is called where nothing else is said;
    /// those that are new come last. Each is known by the URL that it had `before`. Where one is gone
    /// and another stands in its place, only the document says which is called now: its order counts,
    /// but for the first, as long as that is there.
    pub(in crate::lower) fn in_order(
        known: &[String],
        mut servers: Vec<Server>,
        before: impl Fn(&Server) -> String,
    ) -> Vec<Server> {
        let places = known.iter().zip(0_usize..);
        let places: HashMap<&str, usize> = places.map(|(url, place)| (&url[..], place)).collect();
        let place = |server: &Server| places.get(before(server).as_str()).copied();
        let there: HashSet<usize> = servers.iter().filter_map(place).collect();
        let is_kept = |place: &usize| *place == 0 || there.len() == places.len();
        servers.sort_by_key(|server| place(server).filter(is_kept).unwrap_or(usize::MAX));
        servers
    }

    /// The constant of a header, by its name on the wire and its type as it was spelled: the same, or
    /// else the only one that is none of those of `today`.
    pub(in crate::lower) fn header(
        &self,
        header: &(String, String),
        today: &[(String, String)],
    ) -> Option<&'k str> {
        let is_it =
            |known: &Header, (wire, ty): &(String, String)| known.wire == *wire && known.ty == *ty;
        let headers = self.record.headers.iter();
        let same = headers.clone().find(|(_, known)| is_it(known, header));
        let mut left = headers.filter(|(_, known)| {
            known.wire == header.0 && !today.iter().any(|other| is_it(known, other))
        });
        let found = same.or_else(|| left.next().filter(|_| left.next().is_none()));
        found.map(|(name, _)| name.as_str())
    }

    /// The module of constants for these values, if there is one.
    pub(in crate::lower) fn constants_module(&self, values: &BTreeSet<&str>) -> Option<&'k str> {
        let mut modules: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (path, value) in &self.record.constants {
            let module = path.split("::").next().unwrap_or_default();
            modules.entry(module).or_default().insert(value);
        }
        let mut same = modules.iter().filter(|(_, known)| *known == values);
        let only = same.next().filter(|_| same.next().is_none());
        only.map(|(module, _)| *module)
    }

    /// The constant with that value below a path of modules.
    pub(in crate::lower) fn constant(&self, module: &str, value: &str) -> Option<&'k str> {
        let of_module = |path: &'k str| path.strip_prefix(module)?.strip_prefix("::");
        let mut constants = self.record.constants.iter();
        constants.find_map(|(path, known)| {
            of_module(path).filter(|name| known == value && !name.contains("::"))
        })
    }
}
