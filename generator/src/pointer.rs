//! Where a thing stands in a document: a file and a JSON Pointer.
//!
//! A [`Pointer`] is the identity of a thing in messages, docs and snapshots.

use std::fmt;

/// The index of a file among the files that were read, the entry being 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A file and an RFC 6901 JSON Pointer into it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer {
    file: FileId,
    path: String,
}

impl Pointer {
    /// The whole of a file.
    #[must_use]
    pub fn root(file: FileId) -> Self {
        Self {
            file,
            path: String::new(),
        }
    }

    /// A place that is already spelled as a JSON Pointer, such as `/paths/~1pets`.
    #[must_use]
    pub fn new(file: FileId, path: impl Into<String>) -> Self {
        Self {
            file,
            path: path.into(),
        }
    }

    /// The file that this points into.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The JSON Pointer, empty for the whole file.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The JSON Pointer, empty for the whole file.
    #[must_use]
    pub fn into_path(self) -> String {
        self.path
    }

    /// The place as a person reads it: with the name of its file before it, unless that is the
    /// entry. `files` are the names of all files.
    #[must_use]
    pub fn among(&self, files: &[String]) -> String {
        let name = files
            .get(self.file.0 as usize)
            .filter(|_| self.file != FileId::default());
        match name {
            Some(name) if self.path.is_empty() => name.clone(),
            Some(name) => format!("{name}{self}"),
            None => self.to_string(),
        }
    }

    /// The member `key` of the thing that this points to.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        let mut path = String::with_capacity(self.path.len() + key.len() + 1);
        path.push_str(&self.path);
        push_segment(&mut path, key);
        Self {
            file: self.file,
            path,
        }
    }

    /// The item at `index` of the array that this points to.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        self.child(&index.to_string())
    }

    /// The unescaped segments, outermost first.
    pub fn segments(&self) -> impl Iterator<Item = String> + '_ {
        self.path.split('/').skip(1).map(unescape)
    }

    /// The unescaped last segment, or nothing for the whole file.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        self.path.rsplit_once('/').map(|(_, last)| unescape(last))
    }

    /// Whether what this points to is a part of the thing there.
    #[must_use]
    pub fn is_within(&self, whole: &Self) -> bool {
        let below = self.path.strip_prefix(whole.path.as_str());
        self.file == whole.file && below.is_some_and(|below| below.starts_with('/'))
    }

    /// What holds the thing that this points to, or nothing for the whole file.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (parent, _) = self.path.rsplit_once('/')?;
        Some(Self {
            file: self.file,
            path: parent.to_owned(),
        })
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.path)
    }
}

/// Appends `/key` to a JSON Pointer, with `~` and `/` escaped as RFC 6901 asks for.
pub fn push_segment(path: &mut String, key: &str) {
    path.push('/');
    if memchr::memchr2(b'~', b'/', key.as_bytes()).is_none() {
        path.push_str(key);
        return;
    }
    for character in key.chars() {
        match character {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            other => path.push(other),
        }
    }
}

fn unescape(segment: &str) -> String {
    // Nearly all are as they stand.
    if !segment.contains('~') {
        return segment.to_owned();
    }
    segment.replace("~1", "/").replace("~0", "~")
}
