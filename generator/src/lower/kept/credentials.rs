//! What credentials were called.

use super::known::Kept;
use crate::names::Case;

impl<'k> Kept<'k> {
    /// What the credential of a scheme was called, unless what was given for it would mean something
    /// else. One that is gone and was sent in the same place is the same to its callers, if the scheme
    /// wants its name.
    pub(in crate::lower) fn credential(&self, scheme: &str, place: &str) -> Option<&'k str> {
        let known = self.record.credentials.get(scheme);
        if let Some(known) = known.filter(|known| known.means_the_same_in(place)) {
            return Some(&known.name);
        }
        let wanted = Case::Type.name(scheme);
        let mut had = self.had_credentials();
        let found = had.find(|(name, was)| *name == wanted.as_str() && *was == place);
        found.map(|(name, _)| name)
    }

    /// The names of credentials that are none of today's schemes, each given with its place.
    pub(in crate::lower) fn gone_credentials(&self, today: &[(&str, String)]) -> Vec<&'k str> {
        let is_there = |scheme: &str| today.iter().any(|(known, _)| *known == scheme);
        let back: Vec<&str> = today
            .iter()
            .filter_map(|(scheme, place)| self.credential(scheme, place))
            .collect();
        let of_today = |name: &str| {
            let mut known = self.record.credentials.iter();
            known.any(|(scheme, known)| known.name == name && is_there(scheme))
        };
        let former = self.former("auth", of_today).into_iter();
        let had = self.had_credentials().map(|(name, _)| name);
        let gone = former.chain(had).filter(|name| !back.contains(name));
        gone.collect()
    }

    /// The credentials that there were, those of today's schemes among them, each with its place.
    fn had_credentials(&self) -> impl Iterator<Item = (&'k str, &'k str)> {
        let record = self.record;
        let known = record.credentials.values();
        let known = known.map(|known| (known.name.as_str(), known.place.as_str()));
        known.chain(record.gone_within("auth"))
    }
}
