//! The documents of a folder.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use oasmith::diagnostic::Diagnostics;
use oasmith::pointer::FileId;
use oasmith::read::Sources;

/// How the name of a folder begins that holds documents of several files.
const SEVERAL_FILES: &str = "multi-";

/// The most letters that the name of a package may have.
const MOST: usize = 64;

/// A document to make a crate of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Document {
    /// What it is called: its file or its folder, without an extension.
    pub name: String,
    /// Its file, or of several the one to begin with.
    pub spec: PathBuf,
    /// The size of all its files.
    pub bytes: u64,
}

impl Document {
    /// The name of the package that is made of it.
    #[must_use]
    pub fn package(&self) -> String {
        let words = self.name.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<String> = words
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect();
        let mut name = format!("corpus-{}", words.join("-"));
        name.truncate(MOST);
        name
    }
}

/// Finds the documents of a folder, in the order of their names.
///
/// # Errors
///
/// When a folder cannot be read.
pub fn documents(folder: &Path) -> io::Result<Vec<Document>> {
    let mut documents = Vec::new();
    for path in entries(folder)? {
        let name = stem(&path);
        if path.is_dir() && name.starts_with(SEVERAL_FILES) {
            documents.extend(of_several_files(&path, &name)?);
        } else if path.is_file() && is_text(&path) {
            let bytes = fs::metadata(&path)?.len();
            documents.push(Document {
                name,
                spec: path,
                bytes,
            });
        }
    }
    documents.sort();
    Ok(documents)
}

/// The documents of one folder: those that are not parts of another. Where there
/// is more than one, each is called after its file as well.
fn of_several_files(folder: &Path, name: &str) -> io::Result<Vec<Document>> {
    let candidates: Vec<PathBuf> = entries(folder)?
        .into_iter()
        .filter(|path| path.is_file() && is_text(path) && is_openapi(path))
        .collect();
    let mut specs = Vec::new();
    for candidate in &candidates {
        let mut others = candidates.iter().filter(|other| *other != candidate);
        if !others.any(|other| names(other, candidate)) {
            specs.push(candidate.clone());
        }
    }
    let bytes = size(folder)?;
    let single = specs.len() == 1;
    let document = |spec: PathBuf| Document {
        name: if single {
            name.to_owned()
        } else {
            format!("{name}-{}", stem(&spec))
        },
        spec,
        bytes,
    };
    Ok(specs.into_iter().map(document).collect())
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect()
}

fn size(folder: &Path) -> io::Result<u64> {
    let mut bytes = 0;
    for path in entries(folder)? {
        bytes += if path.is_dir() {
            size(&path)?
        } else {
            fs::metadata(&path)?.len()
        };
    }
    Ok(bytes)
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

fn is_text(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    matches!(extension, Some("json" | "yaml" | "yml"))
}

fn is_openapi(path: &Path) -> bool {
    let sources = Sources::read(path, &mut Diagnostics::default());
    let tree = sources.tree(FileId::default());
    tree.as_map().is_some_and(|map| map.contains_key("openapi"))
}

/// Whether a file has the name of another in it, as one that refers to it does.
fn names(file: &Path, other: &Path) -> bool {
    let name = other
        .file_name()
        .and_then(OsStr::to_str)
        .unwrap_or_default();
    fs::read_to_string(file).is_ok_and(|text| text.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_folders_of_files_are_documents() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
            fs::write(path, text)
        };
        write("b.yaml", "openapi: 3.0.0")?;
        write("a.json", "{}")?;
        write("MANIFEST.tsv", "")?;
        write("multi-one/api.yml", "openapi: 3.1.0")?;
        write("multi-one/parts/pet.yml", "type: object")?;
        write("multi-one/main.yml", "openapi: 3.1.0\nx: {$ref: api.yml}")?;
        write("multi-two/first.json", r#"{"openapi": "3.1.0"}"#)?;
        write("multi-two/second.yaml", "openapi: 3.1.0")?;
        write("multi-two/shared.yaml", "info:\n  openapi: 1")?;
        let found = documents(folder.path())?;
        let names: Vec<&str> = found.iter().map(|found| found.name.as_str()).collect();
        assert_eq!(
            names,
            ["a", "b", "multi-one", "multi-two-first", "multi-two-second"]
        );
        assert_eq!(
            found[2].spec,
            folder.path().join("multi-one").join("main.yml")
        );
        assert_eq!(found[2].bytes, 14 + 12 + 33);
        assert_eq!(found[3].package(), "corpus-multi-two-first");
        Ok(())
    }
}
