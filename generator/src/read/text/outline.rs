//! Where everything in a text stands, as a flat list of entries.
//!
//! The tree has no positions, since nearly no run asks for any. When there is
//! something to say, the text is walked once into an outline, in which any
//! number of pointers are then looked up.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::read::tree::merge;

/// The values of a text in the order in which they stand.
#[derive(Debug, Default)]
pub(in crate::read) struct Outline<'a> {
    entries: Vec<Entry<'a>>,
    /// What is directly inside of a list or a map, once a pointer leads through
    /// it: the siblings are walked once, however many pointers follow.
    members: RefCell<HashMap<usize, Members>>,
}

/// The items of a list in their order, or the entries of a map sorted by key,
/// equal keys in the order in which they stand.
type Members = Rc<[Found]>;

/// One value, or one key.
#[derive(Debug)]
pub(in crate::read) struct Entry<'a> {
    pub(in crate::read) kind: EntryKind<'a>,
    /// The bytes that it is written in.
    pub(in crate::read) range: Range<usize>,
    /// The entry that follows all that is inside this one.
    next: usize,
}

/// What a [`Entry`] is.
#[derive(Debug)]
pub(in crate::read) enum EntryKind<'a> {
    /// Text, a number and the like; the text matters for a key alone.
    Scalar(Cow<'a, str>),
    /// The items follow.
    List,
    /// Keys and values follow in turn.
    Map,
    /// The same as the value at another entry, which is always an earlier one.
    Alias(usize),
}

/// What a pointer was found to name.
#[derive(Clone, Copy, Debug)]
pub(in crate::read) struct Found {
    /// The key, unless this is an item or the whole text.
    pub(in crate::read) key: Option<usize>,
    pub(in crate::read) value: usize,
}

impl<'a> Outline<'a> {
    pub(in crate::read) fn entry(&self, index: usize) -> &Entry<'a> {
        &self.entries[index]
    }

    /// What the segments of a pointer lead to.
    ///
    /// Where the last of them was written as a key more than once, `occurrence`
    /// counts from 0 which of these keys is meant.
    pub(in crate::read) fn find(&self, segments: &[String], occurrence: usize) -> Option<Found> {
        let root = Found {
            key: None,
            value: 0,
        };
        self.entries.first()?;
        let Some((last, parents)) = segments.split_last() else {
            return Some(root);
        };
        let parent = parents
            .iter()
            .try_fold(root, |found, segment| self.member(found.value, segment, 0))?;
        self.member(parent.value, last, occurrence)
    }

    fn member(&self, holder: usize, segment: &str, occurrence: usize) -> Option<Found> {
        let holder = self.resolved(holder);
        match self.entries[holder].kind {
            EntryKind::List => self
                .members(holder)
                .get(segment.parse::<usize>().ok()?)
                .copied(),
            EntryKind::Map => self
                .spelled(holder, segment)
                .nth(occurrence)
                .or_else(|| self.merged(holder, segment)),
            EntryKind::Scalar(_) | EntryKind::Alias(_) => None,
        }
    }

    /// Looks for a key in the maps that a map merges. This ends, because what
    /// merges itself does not parse.
    fn merged(&self, map: usize, segment: &str) -> Option<Found> {
        self.spelled(map, merge::KEY).find_map(|entry| {
            let other = self.resolved(entry.value);
            match self.entries[other].kind {
                EntryKind::List => self
                    .members(other)
                    .iter()
                    .find_map(|item| self.member(item.value, segment, 0)),
                _ => self.member(other, segment, 0),
            }
        })
    }

    /// The entries of a map whose keys are spelled this way.
    fn spelled(&self, map: usize, segment: &str) -> impl Iterator<Item = Found> {
        let members = self.members(map);
        let first = members.partition_point(|entry| self.text(entry.key) < Some(segment));
        let last = members.partition_point(|entry| self.text(entry.key) <= Some(segment));
        (first..last).map(move |index| members[index])
    }

    /// What is directly inside of a list or a map.
    fn members(&self, holder: usize) -> Members {
        if let Some(members) = self.members.borrow().get(&holder) {
            return Rc::clone(members);
        }
        let mut members: Vec<Found> = match self.entries[holder].kind {
            EntryKind::List => self
                .children(holder)
                .map(|value| Found { key: None, value })
                .collect(),
            _ => self.entries(holder).collect(),
        };
        members.sort_by(|left, right| self.text(left.key).cmp(&self.text(right.key)));
        let members = Members::from(members);
        self.members
            .borrow_mut()
            .insert(holder, Rc::clone(&members));
        members
    }

    /// How a key is spelled, which must be the key of text, a number or the like.
    fn text(&self, key: Option<usize>) -> Option<&str> {
        match &self.entries[self.resolved(key?)].kind {
            EntryKind::Scalar(text) => Some(text),
            _ => None,
        }
    }

    fn resolved(&self, entry: usize) -> usize {
        match self.entries[entry].kind {
            EntryKind::Alias(target) => target,
            _ => entry,
        }
    }

    fn entries(&self, map: usize) -> impl Iterator<Item = Found> {
        let mut children = self.children(map);
        std::iter::from_fn(move || {
            let key = children.next()?;
            let value = children.next()?;
            Some(Found {
                key: Some(key),
                value,
            })
        })
    }

    fn children(&self, holder: usize) -> impl Iterator<Item = usize> {
        let end = self.entries[holder].next;
        let mut child = holder + 1;
        std::iter::from_fn(move || {
            let this = child;
            (this < end).then(|| {
                child = self.entries[this].next;
                this
            })
        })
    }
}

/// Fills an [`Outline`] from the events of a parser.
#[derive(Debug, Default)]
pub(in crate::read) struct Builder<'a> {
    entries: Vec<Entry<'a>>,
    open: Vec<usize>,
}

impl<'a> Builder<'a> {
    /// Adds a value with nothing inside, and returns its entry.
    pub(in crate::read) fn leaf(&mut self, kind: EntryKind<'a>, range: Range<usize>) -> usize {
        let index = self.entries.len();
        self.entries.push(Entry {
            kind,
            range,
            next: index + 1,
        });
        index
    }

    /// Adds a list or a map that what follows is inside of, and returns its entry.
    pub(in crate::read) fn open(&mut self, kind: EntryKind<'a>, start: usize) -> usize {
        let index = self.leaf(kind, start..start);
        self.open.push(index);
        index
    }

    /// Ends the innermost list or map.
    pub(in crate::read) fn close(&mut self, end: usize) {
        if let Some(index) = self.open.pop() {
            let next = self.entries.len();
            let entry = &mut self.entries[index];
            entry.range.end = end.max(entry.range.start);
            entry.next = next;
        }
    }

    /// The outline so far: what is still open, because a parser gave up inside
    /// of it, ends here.
    pub(in crate::read) fn finish(mut self) -> Outline<'a> {
        while let Some(innermost) = self.open.last() {
            self.close(self.entries[*innermost].range.end);
        }
        Outline {
            entries: self.entries,
            members: RefCell::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use crate::read::formats::json;

    #[test]
    fn the_siblings_are_walked_once_however_many_pointers_follow() {
        let mut text = "{\"a\": [".to_owned();
        for number in 0..1_000 {
            _ = write!(text, "{{\"k{number}\": {number}}}, ");
        }
        text.push_str("0]}");
        let outline = json::outline(&text);
        for number in 0..1_000 {
            let path = ["a".to_owned(), number.to_string(), format!("k{number}")];
            assert!(outline.find(&path, 0).is_some());
        }
        let kept: usize = outline.members.borrow().values().map(|all| all.len()).sum();
        assert_eq!(kept, 1 + 1_001 + 1_000);
        assert_eq!(outline.members.borrow().len(), 1_002);
    }
}
