//! A map that keeps the order of its keys and the duplicates among them.

use std::collections::HashSet;
use std::fmt;
use std::sync::OnceLock;

use super::Node;

/// Up to this many entries, comparing key after key is quicker than an index.
const SMALL: usize = 8;

/// The entries of a map in the order in which they were written.
///
/// A map of more than a handful of keys makes an index of its sorted keys when
/// it is first asked for one, so that a lookup costs the logarithm of its size.
/// Asking for every key of a map of thousands is then cheap, and a map that is
/// only ever iterated pays nothing.
#[derive(Clone, Default)]
pub struct Map {
    entries: Vec<(String, Node)>,
    /// The positions of the entries, sorted by key and then by position.
    index: OnceLock<Box<[usize]>>,
}

impl Map {
    /// A map without entries.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of a key, the first one where the key was written twice.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.position(key).map(|position| &self.entries[position].1)
    }

    /// Whether the key was written at all.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.position(key).is_some()
    }

    /// The entries in order, duplicates included.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &Node)> + ExactSizeIterator {
        self.entries
            .iter()
            .map(|(key, value)| (key.as_str(), value))
    }

    /// The entries that count, in order: of those with one key, the first.
    pub fn counting(&self) -> impl Iterator<Item = (&str, &Node)> {
        let repeated = self.duplicates();
        let mut seen = HashSet::new();
        self.iter()
            .filter(move |(key, _)| !repeated.contains(key) || seen.insert(*key))
    }

    /// How many entries there are, duplicates included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds an entry at the end, whether or not its key is there already.
    pub fn push(&mut self, key: impl Into<String>, value: Node) {
        self.entries.push((key.into(), value));
        self.index = OnceLock::new();
    }

    /// The keys that were written more than once, each of them once, in the
    /// order in which they were repeated.
    #[must_use]
    pub fn duplicates(&self) -> Vec<&str> {
        let key = |position: usize| self.entries[position].0.as_str();
        let repeated = |position: &usize| {
            let earlier = (0..*position).filter(|other| key(*other) == key(*position));
            earlier.count() == 1
        };
        if self.entries.len() <= SMALL {
            return (0..self.len()).filter(repeated).map(key).collect();
        }
        let index = self.index();
        let mut seconds: Vec<usize> = (1..index.len())
            .filter(|at| key(index[at - 1]) == key(index[*at]))
            .filter(|at| *at < 2 || key(index[at - 2]) != key(index[*at]))
            .map(|at| index[at])
            .collect();
        seconds.sort_unstable();
        seconds.into_iter().map(key).collect()
    }

    /// Where the first entry of that key stands among the entries.
    #[must_use]
    pub(crate) fn find(&self, key: &str) -> Option<(usize, &Node)> {
        let position = self.position(key)?;
        Some((position, &self.entries[position].1))
    }

    fn index(&self) -> &[usize] {
        self.index.get_or_init(|| sorted(&self.entries))
    }

    fn position(&self, key: &str) -> Option<usize> {
        if self.entries.len() <= SMALL {
            return self.entries.iter().position(|(other, _)| other == key);
        }
        let index = self.index();
        let first = index.partition_point(|position| self.entries[*position].0.as_str() < key);
        let position = *index.get(first)?;
        (self.entries[position].0 == key).then_some(position)
    }
}

/// The positions of the entries by key. The sort is stable, so that the first of
/// several equal keys stays the first.
fn sorted(entries: &[(String, Node)]) -> Box<[usize]> {
    let mut positions: Box<[usize]> = (0..entries.len()).collect();
    positions.sort_by(|left, right| entries[*left].0.cmp(&entries[*right].0));
    positions
}

impl fmt::Debug for Map {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl FromIterator<(String, Node)> for Map {
    fn from_iter<I: IntoIterator<Item = (String, Node)>>(entries: I) -> Self {
        Self {
            entries: entries.into_iter().collect(),
            index: OnceLock::new(),
        }
    }
}

impl IntoIterator for Map {
    type Item = (String, Node);
    type IntoIter = std::vec::IntoIter<(String, Node)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(count: i128) -> Map {
        (0..count)
            .map(|number| (format!("key{number}"), Node::Int(number)))
            .collect()
    }

    #[test]
    fn keeps_the_order_of_its_keys() {
        let mut map = Map::new();
        map.push("b", Node::Null);
        map.push("a", Node::Bool(true));
        let keys: Vec<_> = map.iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["b", "a"]);
    }

    #[test]
    fn finds_every_key_of_a_small_and_of_a_large_map() {
        for count in [0, 1, 8, 9, 5_000] {
            let map = numbered(count);
            for number in 0..count {
                let key = format!("key{number}");
                assert_eq!(map.get(&key), Some(&Node::Int(number)));
            }
            assert_eq!(map.get("key"), None);
            assert_eq!(map.get("zzz"), None);
        }
    }

    #[test]
    fn the_first_of_two_equal_keys_wins() {
        for count in [2, 100] {
            let mut map = numbered(count);
            map.push("key1", Node::Null);
            map.push("key1", Node::Null);
            assert_eq!(map.get("key1"), Some(&Node::Int(1)));
            map.push("key0", Node::Null);
            assert_eq!(map.duplicates(), ["key1", "key0"]);
        }
    }

    #[test]
    fn an_entry_added_after_a_lookup_is_found() {
        let mut map = numbered(100);
        assert!(!map.contains_key("late"));
        map.push("late", Node::Null);
        assert!(map.contains_key("late"));
        assert_eq!(map.len(), 101);
    }

    #[test]
    fn maps_are_equal_whether_or_not_they_were_searched() {
        let searched = numbered(100);
        assert!(searched.contains_key("key7"));
        assert_eq!(searched, numbered(100));
    }
}
