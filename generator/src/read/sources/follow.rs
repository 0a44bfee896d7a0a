//! From the document to every file that it refers to, and on from those.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Sources;
use super::reference::{FilePart, FileParts, Refusal, is_url};
use crate::pointer::FileId;
use crate::read::address::is_address;
use crate::read::file;
use crate::read::references::References;
use crate::read::resources::joined;
use crate::read::source::{self, Source};
use crate::read::tidy::tidy;
use crate::read::tree::Node;

/// The folder that files may be read from, without links in its path, and the
/// files that were read from it.
struct Folder {
    root: io::Result<PathBuf>,
    real: HashMap<PathBuf, FileId>,
}

impl Sources {
    /// Reads what the files refer to, file after file, until there is nothing
    /// new. Nobody is told here: what is no reference after all may be missing.
    ///
    /// Files may be anywhere in the folder `root`, which is the document's own if none is given, and
    /// `references` are those that stand for a URL.
    pub fn follow(&mut self, spec: &Path, root: Option<&Path>, references: References) {
        self.references = references;
        // What is on the web has no folder here.
        let own = spec.parent().filter(|_| !is_address(spec));
        let folder = root.or(own).unwrap_or(Path::new(""));
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let mut folder = Folder {
            root: fs::canonicalize(folder),
            real: HashMap::new(),
        };
        if let Ok(entry) = fs::canonicalize(spec) {
            folder.real.insert(entry, FileId::default());
        }
        let mut next = 0;
        while next < self.files.len() {
            for path in self.wanted(&self.files[next]) {
                let found = self.fetch(&path, &mut folder);
                self.by_path.insert(path, found);
            }
            next += 1;
        }
    }

    /// The paths that a file refers to and that nobody has looked for.
    fn wanted(&self, file: &Source) -> Vec<PathBuf> {
        let paths = file_parts(file).into_iter();
        let paths = paths.filter_map(|part| self.path_named(file.path(), &part).ok());
        let mut paths: Vec<_> = paths
            .filter(|path| !self.by_path.contains_key(path))
            .collect();
        paths.dedup();
        paths
    }

    /// The path that a reference in the file `from` means, or the URL that nothing stands for. What a
    /// text of the web refers to is on the web as well; what a schema with a URL refers to may be
    /// known by a URL, and be beside it even so.
    fn path_named(&self, from: &Path, part: &FilePart) -> Result<PathBuf, String> {
        let FilePart { base, text } = part;
        let is_relative = !is_url(text);
        let url = if !is_relative {
            text.clone()
        } else if is_url(base) {
            joined(base, text)
        } else if is_address(from) {
            joined(&from.to_string_lossy(), text)
        } else {
            return Ok(beside(from, text));
        };
        let file = self.references.file(&url);
        let fetched = || Some(PathBuf::from(&url)).filter(|path| self.texts.has(path));
        let beside = || {
            let path = beside(from, text);
            let is_there = self.by_path.contains_key(&path) || self.texts.is_there(&path);
            (is_relative && !is_address(from) && is_there).then_some(path)
        };
        file.or_else(fetched).or_else(beside).ok_or(url)
    }

    /// The URLs that are referred to, and that nothing stands for.
    #[cfg(feature = "cli")]
    pub(crate) fn addresses(&self) -> Vec<String> {
        let mut all = Vec::new();
        for file in &self.files {
            let named = file_parts(file).into_iter();
            let named = named.filter(|part| !self.is_own(file.path(), part));
            all.extend(named.filter_map(|part| self.path_named(file.path(), &part).err()));
        }
        all.sort_unstable();
        all.dedup();
        all.retain(|url| self.identified(url).is_none());
        all
    }

    /// Whether a reference is to the URL by which others know the document, which one since 3.2 may say:
    /// what is relative there is relative to that.
    fn is_own(&self, from: &Path, part: &FilePart) -> bool {
        let entry = self.file(FileId::default());
        let own = entry.tree().as_map().and_then(|map| map.get("$self"));
        let Some(own) = own.and_then(Node::as_str).filter(|own| is_url(own)) else {
            return false;
        };
        let is_below = part.base.is_empty() && from == entry.path();
        part.text == own || (is_below && !is_url(&part.text) && joined(own, &part.text) == own)
    }

    fn fetch(&mut self, path: &Path, folder: &mut Folder) -> Result<FileId, Refusal> {
        let unreadable = |error: &io::Error| Refusal::Unreadable(source::reason(error).0);
        if let Some(text) = self.texts.get(path) {
            let text = text.map_err(|error| unreadable(&error))?.to_owned();
            return self.parsed(path, text);
        }
        let root = folder.root.as_ref().map_err(unreadable)?;
        let real = fs::canonicalize(path).map_err(|error| unreadable(&error))?;
        if !real.starts_with(root) {
            return Err(Refusal::Outside);
        }
        let id = match folder.real.get(&real) {
            Some(id) => *id,
            None => {
                let text = file::text(&real).map_err(|error| unreadable(&error))?;
                let id = self.next_id();
                self.files.push(Source::parse_quietly(id, path, text));
                folder.real.insert(real, id);
                id
            }
        };
        self.whole(id)
    }

    /// One of the texts that stand in for files.
    fn parsed(&mut self, path: &Path, text: String) -> Result<FileId, Refusal> {
        let id = self.next_id();
        self.files.push(Source::parse_quietly(id, path, text));
        self.whole(id)
    }

    /// A file, if it has a tree.
    fn whole(&self, id: FileId) -> Result<FileId, Refusal> {
        match self.tree(id) {
            Node::Null => Err(Refusal::Unparsable(id)),
            _ => Ok(id),
        }
    }

    /// The file that a reference names in the file `from`, below a schema of the URL `base`.
    pub(super) fn file_named(
        &self,
        from: FileId,
        base: &str,
        file: &str,
    ) -> Result<FileId, Refusal> {
        let part = FilePart {
            base: base.to_owned(),
            text: file.to_owned(),
        };
        let from = self.file(from).path();
        if self.is_own(from, &part) {
            return Ok(FileId::default());
        }
        let path = self.path_named(from, &part);
        let path = path.map_err(Refusal::Network)?;
        let missing = || Err(Refusal::Unreadable("there is no such file".to_owned()));
        self.by_path.get(&path).cloned().unwrap_or_else(missing)
    }
}

/// What looks like a reference in a file, each once.
fn file_parts(file: &Source) -> Vec<FilePart> {
    let mut parts = FileParts {
        has_urls: file.resources().urls().next().is_some(),
        ..FileParts::default()
    };
    parts.collect(file.tree(), "");
    let mut found = parts.found;
    found.sort_unstable();
    found.dedup();
    found
}

/// The path that a reference in the file at `path` means.
fn beside(path: &Path, file: &str) -> PathBuf {
    tidy(&path.parent().unwrap_or(Path::new("")).join(file))
}

/// A folder with these files in it.
#[cfg(test)]
pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::pointer::Pointer;
    use crate::read::texts::Texts;

    fn read(folder: &tempfile::TempDir, spec: &str, root: Option<&Path>) -> Sources {
        let mut diagnostics = Diagnostics::default();
        let sources = Sources::read_within(&folder.path().join(spec), root, &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        sources
    }

    #[test]
    fn each_file_is_read_once_however_it_is_named() {
        let folder = folder(&[
            (
                "api.yaml",
                "a: {$ref: 'm/pet.yaml#/x'}\nb: {$ref: ./m/../m/pet.yaml}",
            ),
            (
                "m/pet.yaml",
                "x: {$ref: ../api.yaml#/a}\ny: {$ref: 'a%20b.json'}",
            ),
            ("m/a b.json", "{\"$ref\": \"#/x\"}"),
        ]);
        let sources = read(&folder, "api.yaml", None);
        assert_eq!(sources.iter().count(), 3);
        let entry = FileId::default();
        let pet = sources
            .resolve(&Pointer::root(entry), "m/pet.yaml#/x")
            .unwrap();
        assert_eq!(pet, Pointer::new(FileId(1), "/x"));
        let back = sources.resolve(&pet, "../api.yaml#/a").unwrap();
        assert_eq!(back, Pointer::new(entry, "/a"));
        let spaced = sources.resolve(&pet, "a%20b.json").unwrap();
        assert_eq!(spaced, Pointer::root(FileId(2)));
    }

    #[test]
    fn what_a_discriminator_maps_to_is_read() {
        let folder = folder(&[
            (
                "api.yaml",
                "discriminator: {mapping: {cat: cat.yaml, dog: Dog}}",
            ),
            ("cat.yaml", "type: object"),
        ]);
        assert_eq!(read(&folder, "api.yaml", None).iter().count(), 2);
    }

    #[test]
    fn no_file_outside_of_the_folder_is_read() {
        let folder = folder(&[
            (
                "in/api.yaml",
                "a: {$ref: ../out.yaml}\nb: {$ref: https://a.example/b.yaml}",
            ),
            ("out.yaml", "type: object"),
        ]);
        let sources = read(&folder, "in/api.yaml", None);
        assert_eq!(sources.iter().count(), 1);
        let told = |reference| sources.resolve(&Pointer::default(), reference).unwrap_err();
        assert_eq!(told("../out.yaml"), Refusal::Outside);
        let url = "https://a.example/b.yaml";
        assert_eq!(told(url), Refusal::Network(url.to_owned()));
        assert!(matches!(told("none.yaml"), Refusal::Unreadable(_)));

        let sources = read(&folder, "in/api.yaml", Some(folder.path()));
        assert!(sources.resolve(&Pointer::default(), "../out.yaml").is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out_of_the_folder() {
        let folder = folder(&[
            ("in/api.yaml", "a: {$ref: link.yaml}"),
            ("out.yaml", "type: object"),
        ]);
        let link = folder.path().join("in/link.yaml");
        std::os::unix::fs::symlink(folder.path().join("out.yaml"), link).unwrap();
        let sources = read(&folder, "in/api.yaml", None);
        let told = sources.resolve(&Pointer::default(), "link.yaml");
        assert_eq!(told, Err(Refusal::Outside));
    }

    #[test]
    fn a_file_that_does_not_parse_is_told_where_it_is_used() {
        let folder = folder(&[("api.yaml", "a: {$ref: b.yaml}"), ("b.yaml", "a: @")]);
        let sources = read(&folder, "api.yaml", None);
        let told = sources.resolve(&Pointer::default(), "b.yaml");
        assert_eq!(told, Err(Refusal::Unparsable(FileId(1))));
        assert_eq!(sources.mistake(FileId(1)).unwrap().code, "syntax");
    }

    #[test]
    fn the_documents_own_url_is_the_document() {
        let folder = folder(&[("api.yaml", "$self: https://a.example/api\na: 1")]);
        let sources = read(&folder, "api.yaml", None);
        let entry = FileId::default();
        let own = sources.resolve(&Pointer::root(entry), "https://a.example/api#/a");
        assert_eq!(own, Ok(Pointer::new(entry, "/a")));
        for relative in ["api#/a", "/api#/a"] {
            let own = sources.resolve(&Pointer::root(entry), relative);
            assert_eq!(own, Ok(Pointer::new(entry, "/a")), "{relative}");
        }
        let other = sources.resolve(&Pointer::root(entry), "https://a.example/b#/a");
        let url = "https://a.example/b".to_owned();
        assert_eq!(other, Err(Refusal::Network(url)));
    }

    #[test]
    fn what_a_schema_with_a_url_refers_to_is_seen_from_that_url() {
        let folder = folder(&[
            (
                "api.yaml",
                "a:
  $id: https://a.example/s/pack
  b: {$ref: 'item#/x'}
  c: {$id: deep/, d: {$ref: item}}
  e: {$ref: near.yaml}
  f: {$ref: far.yaml}
",
            ),
            ("one.yaml", "x: 1"),
            ("two.yaml", "y: 2"),
            ("near.yaml", "z: 3"),
        ]);
        let spec = folder.path().join("api.yaml");
        let of = |url: &str, path: &str| (url.to_owned(), folder.path().join(path));
        let references = References::new([
            of("https://a.example/s/item", "one.yaml"),
            of("https://a.example/s/deep/item", "two.yaml"),
        ]);
        let mut diagnostics = Diagnostics::default();
        let mut sources = Sources::begin(&spec, Texts::default(), &mut diagnostics);
        sources.follow(&spec, None, references);
        let resolved = |from: &str, reference: &str| {
            let found = sources.resolve(&Pointer::new(FileId::default(), from), reference);
            found.map(|at| {
                let path = sources.file(at.file()).path().file_name().unwrap();
                format!("{}{at}", path.to_string_lossy())
            })
        };
        assert_eq!(resolved("/a/b", "item#/x").unwrap(), "one.yaml#/x");
        assert_eq!(resolved("/a/c/d", "item").unwrap(), "two.yaml#");
        assert_eq!(resolved("/a/e", "near.yaml").unwrap(), "near.yaml#");
        let far = "https://a.example/s/far.yaml".to_owned();
        let told = resolved("/a/f", "far.yaml");
        assert_eq!(told, Err(Refusal::Network(far.clone())));
        #[cfg(feature = "cli")]
        assert_eq!(sources.addresses(), [far]);
    }

    #[test]
    fn an_anchor_is_found_in_its_file() {
        let text = "a: {b: {$anchor: here}}\nc: {$ref: '#here'}";
        let folder = folder(&[("api.yaml", text)]);
        let sources = read(&folder, "api.yaml", None);
        let entry = FileId::default();
        let found = sources.resolve(&Pointer::root(entry), "#here").unwrap();
        assert_eq!(found, Pointer::new(entry, "/a/b"));
        assert_eq!(
            sources.resolve(&Pointer::root(entry), "#x"),
            Err(Refusal::Anchor("x".into()))
        );
    }
}
