//! Every file that was read.

mod follow;
mod locate;
mod reference;
mod root;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

#[cfg(test)]
pub(crate) use follow::folder;
pub use locate::Location;
pub use reference::Refusal;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::pointer::{FileId, Pointer};
use crate::read::address::is_address;
use crate::read::references::References;
use crate::read::resources::joined;
use crate::read::source::Source;
use crate::read::texts::Texts;
use crate::read::tidy::tidy;
use crate::read::tree::Node;
use crate::read::written::Written;

/// Every file that was read, the document first.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
    /// The files by their paths without `.` and `..`, and what became of each
    /// path that a reference named.
    by_path: HashMap<PathBuf, Result<FileId, Refusal>>,
    /// The schemas that have an `$id`, once a reference names anything but a place in its own file.
    by_url: OnceLock<HashMap<String, Pointer>>,
    texts: Texts,
    references: References,
}

impl Sources {
    /// Reads the document and every file that it refers to in its own folder.
    ///
    /// A document that cannot be read or parsed is reported, and its tree is
    /// [`Node::Null`]. What becomes of other files is told by
    /// [`Sources::resolve`], because not all that looks like a reference is one.
    #[must_use]
    pub fn read(spec: &Path, diagnostics: &mut Diagnostics) -> Self {
        Self::read_within(spec, None, diagnostics)
    }

    /// The same, with files anywhere in the folder `root`.
    #[must_use]
    pub fn read_within(spec: &Path, root: Option<&Path>, diagnostics: &mut Diagnostics) -> Self {
        let mut sources = Self::begin(spec, Texts::default(), diagnostics);
        sources.follow(spec, root, References::default());
        sources
    }

    /// Reads the document alone, from a file or one of these texts. [`Sources::follow`] reads the
    /// rest.
    #[must_use]
    pub fn begin(spec: &Path, texts: Texts, diagnostics: &mut Diagnostics) -> Self {
        let mut sources = Self {
            texts,
            ..Self::default()
        };
        sources.add(spec, diagnostics);
        sources
    }

    /// Whether something stands at a path that can be read.
    #[must_use]
    pub fn is_there(&self, path: &Path) -> bool {
        self.texts.is_there(path)
    }

    /// Reads one more file, unless the same path was read before.
    pub fn add(&mut self, path: &Path, diagnostics: &mut Diagnostics) -> FileId {
        let tidied = tidy(path);
        if let Some(Ok(id)) = self.by_path.get(&tidied) {
            return *id;
        }
        let id = self.next_id();
        let source = Source::read(id, path, &self.texts, diagnostics);
        self.files.push(source);
        self.by_path.insert(tidied, Ok(id));
        id
    }

    /// Takes a text as if it had been read from `path`.
    pub fn add_text(
        &mut self,
        path: &Path,
        text: impl Into<String>,
        diagnostics: &mut Diagnostics,
    ) -> FileId {
        let id = self.next_id();
        self.files
            .push(Source::parse(id, path, text.into(), diagnostics));
        self.by_path.insert(tidy(path), Ok(id));
        id
    }

    /// The file that was read from a path, however that is spelled.
    #[must_use]
    pub fn at_path(&self, path: &Path) -> Option<FileId> {
        let found = self.by_path.get(&tidy(path))?;
        found.as_ref().ok().copied()
    }

    /// A file that was read.
    #[must_use]
    pub fn file(&self, file: FileId) -> &Source {
        &self.files[file.0 as usize]
    }

    /// The tree of a file that was read.
    #[must_use]
    pub fn tree(&self, file: FileId) -> &Node {
        self.file(file).tree()
    }

    /// Why a file that a reference named does not parse.
    #[must_use]
    pub fn mistake(&self, file: FileId) -> Option<&Diagnostic> {
        self.file(file).mistake()
    }

    /// What a pointer names.
    #[must_use]
    pub fn at(&self, pointer: &Pointer) -> Option<&Node> {
        self.tree(pointer.file()).at(pointer.path())
    }

    /// Puts another tree in place of that of a file, whose parts are written elsewhere.
    pub fn replace(&mut self, file: FileId, tree: Node, written: Written) {
        if let Some(source) = self.files.get_mut(file.0 as usize) {
            source.replace(tree, written);
        }
        self.by_url = OnceLock::new();
    }

    /// Where the parts of those files are written whose trees were made anew.
    pub(crate) fn made_anew(&self) -> HashMap<FileId, Written> {
        let files = (0..).map(FileId).zip(&self.files);
        let anew = files.filter_map(|(file, source)| Some((file, source.written()?.clone())));
        anew.collect()
    }

    /// Where what is at a place of a tree is written: there, unless the tree was made anew.
    #[must_use]
    pub fn written(&self, place: &Place) -> Place {
        let find = |pointer: &Pointer| match self.file(pointer.file()).written() {
            Some(written) => written.find(pointer),
            None => pointer.clone(),
        };
        match place {
            Place::Value(pointer) => Place::Value(find(pointer)),
            Place::Key(pointer) => Place::Key(find(pointer)),
            Place::Duplicate(pointer) => Place::Duplicate(find(pointer)),
            Place::File(_) | Place::Position { .. } => place.clone(),
        }
    }

    /// Where what is at a place of a tree is written in the same file.
    #[must_use]
    pub fn written_within(&self, at: &Pointer) -> Pointer {
        let written = self.file(at.file()).written();
        written.map_or_else(|| at.clone(), |written| written.within(at))
    }

    /// What a reference that stands at `from` points to; the place need not exist.
    ///
    /// Below a schema with an `$id`, it is read from the root of that schema. A pointer that leads
    /// nowhere from there is read from the root of the file, as many documents mean it.
    ///
    /// # Errors
    ///
    /// Where there is no such file, or none that may be read.
    pub fn resolve(&self, from: &Pointer, reference: &str) -> Result<Pointer, Refusal> {
        let (target, fragment) = reference::split(reference);
        let (around, base) = self.file(from.file()).resources().around(from.path());
        let root = if target.is_empty() {
            Pointer::new(from.file(), around)
        } else if let Some(root) = self.identified(&joined(base, &target)) {
            root
        } else {
            Pointer::root(self.file_named(from.file(), base, &target)?)
        };
        if fragment.starts_with('/') {
            let inside = Pointer::new(root.file(), format!("{}{fragment}", root.path()));
            let is_there = root.path().is_empty() || self.at(&inside).is_some();
            let file = || Pointer::new(root.file(), fragment);
            return Ok(if is_there { inside } else { file() });
        }
        if fragment.is_empty() {
            return Ok(root);
        }
        let resources = self.file(root.file()).resources();
        match resources.anchor(root.path(), &fragment) {
            Some(path) => Ok(Pointer::new(root.file(), path)),
            None => Err(Refusal::Anchor(fragment)),
        }
    }

    /// The dynamic anchors within the schema at a place, if it has an `$id`, and where each stands.
    pub fn dynamic_anchors(&self, at: &Pointer) -> impl Iterator<Item = (&str, Pointer)> {
        let all = self.file(at.file()).resources().dynamic(at.path());
        let file = at.file();
        all.map(move |(name, place)| (name, Pointer::new(file, place)))
    }

    /// The schema that others know by a URL.
    fn identified(&self, url: &str) -> Option<Pointer> {
        let find = || {
            let mut all = HashMap::new();
            for (id, source) in self.iter() {
                for (place, url) in source.resources().urls() {
                    let first = all.entry(url.to_owned());
                    first.or_insert_with(|| Pointer::new(id, place));
                }
            }
            all
        };
        self.by_url.get_or_init(find).get(url).cloned()
    }

    /// The names of the files, as seen from the folder of the entry.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let folder = self.files.first().and_then(|entry| entry.path().parent());
        let folder = folder.unwrap_or(Path::new(""));
        let name = |file: &Source| {
            let is_foreign = is_address(file.path()) && !is_address(folder);
            let path = pathdiff::diff_paths(file.path(), folder).filter(|_| !is_foreign);
            let path = path.unwrap_or_else(|| file.path().to_owned());
            path.to_string_lossy().replace('\\', "/")
        };
        self.files.iter().map(name).collect()
    }

    /// The files in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// No run reads as many files as there are ids.
    fn next_id(&mut self) -> FileId {
        self.by_url = OnceLock::new();
        FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_file_0_and_a_path_is_read_once() {
        let mut diagnostics = Diagnostics::default();
        let missing = Path::new("no/such/document.yaml");
        let mut sources = Sources::read(missing, &mut diagnostics);
        assert_eq!(sources.add(missing, &mut diagnostics), FileId(0));
        assert_eq!(sources.iter().count(), 1);
        assert_eq!(sources.tree(FileId(0)), &Node::Null);

        let told: Vec<_> = diagnostics.iter().collect();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].code, "unreadable");
        assert_eq!(told[0].place, Place::File(FileId(0)));
    }

    #[test]
    fn a_pointer_names_a_node_of_its_file() {
        let mut diagnostics = Diagnostics::default();
        let mut sources = Sources::default();
        sources.add_text(Path::new("a.yaml"), "x: 1", &mut diagnostics);
        let second = sources.add_text(Path::new("b.json"), r#"{"x": 2}"#, &mut diagnostics);
        let pointer = Pointer::root(second).child("x");
        assert_eq!(sources.at(&pointer), Some(&Node::Int(2)));
        assert!(!diagnostics.has_errors());
    }
}
