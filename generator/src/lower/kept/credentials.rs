//! What credentials were called, and in which order alternatives of them were tried.

use super::calls::KeptCall;
use super::known::Kept;
use crate::names::Case;

impl<'k> Kept<'k> {
    /// What the credential of a scheme was called, unless what was given for it would mean something
    /// else, or the document calls it otherwise now. One that is gone and was sent in the same place is
    /// the same to its callers, if the scheme wants its name.
    pub(in crate::lower) fn credential(&self, scheme: &str, place: &str) -> Option<&'k str> {
        let wanted = Case::Type.name(scheme);
        let was = self.schemes.get(scheme);
        let known = was.and_then(|was| self.record.credentials.get_key_value(was));
        let known = known.filter(|(was, known)| {
            // What the document calls it now, it called another.
            let is_other = self.record.credentials.contains_key(scheme)
                || self.is_name_of_another(wanted.as_str(), was);
            known.means_the_same_in(place) && (*was == scheme || is_other)
        });
        if let Some((_, known)) = known {
            return Some(&known.name);
        }
        let mut had = self.had_credentials();
        let found = had.find(|(name, was)| *name == wanted.as_str() && *was == place);
        found.map(|(name, _)| name)
    }

    /// Whether a name was that of another credential than the one of a scheme.
    fn is_name_of_another(&self, name: &str, scheme: &str) -> bool {
        let mut known = self.record.credentials.iter();
        known.any(|(other, known)| other != scheme && known.name == name)
    }

    /// The names of credentials that are none of today's schemes, each given with its place.
    pub(in crate::lower) fn gone_credentials(&self, today: &[(&str, String)]) -> Vec<&'k str> {
        let is_there = |scheme: &str| self.schemes.values().any(|was| was == scheme);
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

    /// Alternatives of credentials of a call in the order in which they were tried, since the first that
    /// a caller has is sent; those that are new come last.
    pub(in crate::lower) fn alternatives(
        &self,
        call: KeptCall<'k>,
        mut security: Vec<Vec<String>>,
    ) -> Vec<Vec<String>> {
        let known = call.known().map_or(&[][..], |call| &call.security);
        let was = |scheme: &String| self.schemes.get(scheme).unwrap_or(scheme).clone();
        security.sort_by_cached_key(|alternative| {
            let alternative: Vec<String> = alternative.iter().map(was).collect();
            let is_same = |known: &Vec<String>| {
                known.len() == alternative.len()
                    && known.iter().all(|scheme| alternative.contains(scheme))
            };
            let place = known.iter().position(is_same);
            place.unwrap_or(usize::MAX)
        });
        security
    }
}
