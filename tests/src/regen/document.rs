//! Documents as tables, and what callers see of their crates.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use oasmith::diagnostic::Diagnostics;
use oasmith::read::{Node, Sources};
use oasmith::record::Record;
use oasmith::selection::Selector;
use oasmith::{Known, Request, inspect};
use serde_json::{Map, Value};

use super::added::add;
use super::shuffled::shuffled;
use crate::chance::Chance;

/// A document of one file or several.
#[derive(Clone, Debug)]
pub struct Document {
    /// The files by their paths from the folder of the first, which is the document itself.
    files: Vec<(PathBuf, Value)>,
}

impl Document {
    /// Reads a document and all files that it refers to.
    ///
    /// # Errors
    ///
    /// When one of them cannot be read, or is neither JSON nor YAML.
    pub fn read(spec: &Path) -> io::Result<Self> {
        let mut diagnostics = Diagnostics::default();
        let sources = Sources::read(spec, &mut diagnostics);
        if diagnostics.has_errors() {
            let messages = diagnostics
                .iter()
                .map(|diagnostic| diagnostic.message.as_str());
            return Err(io::Error::other(messages.collect::<Vec<_>>().join("; ")));
        }
        let folder = spec.parent().unwrap_or(Path::new(""));
        let files = sources.iter().map(|(_, file)| {
            let path = file.path();
            let path = path.strip_prefix(folder).unwrap_or(path).to_owned();
            (path, value(file.tree()))
        });
        Ok(Self {
            files: files.collect(),
        })
    }

    /// The document with something more in it, and what that is; nothing if it has no place for it.
    pub fn added(&self, chance: &mut Chance) -> Option<(Self, String)> {
        let mut changed = self.clone();
        let (_, document) = changed.files.first_mut()?;
        let told = add(document, chance)?;
        Some((changed, told))
    }

    /// The document with all that has no order in another one.
    #[must_use]
    pub fn shuffled(&self, chance: &mut Chance) -> Self {
        let files = self.files.iter();
        let files = files.map(|(path, file)| (path.clone(), shuffled(file, chance)));
        Self {
            files: files.collect(),
        }
    }

    /// What callers see of its crate, made behind another; nothing if it has no crate.
    ///
    /// # Errors
    ///
    /// When no file can be written for it.
    pub fn record(&self, known: Option<&Record>) -> io::Result<Option<Record>> {
        self.record_without(&[], known)
    }

    /// The same without some of its operations.
    ///
    /// # Errors
    ///
    /// When no file can be written for it.
    pub fn record_without(
        &self,
        operations: &[Selector],
        known: Option<&Record>,
    ) -> io::Result<Option<Record>> {
        let folder = tempfile::tempdir()?;
        let mut spec = None;
        for (path, file) in &self.files {
            let path = folder.path().join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            // YAML has all of JSON.
            fs::write(&path, file.to_string())?;
            spec.get_or_insert(path);
        }
        let known = known.map_or(Known::Nothing, |known| {
            Known::Record(Box::new(known.clone()))
        });
        let outcome = inspect(&Request {
            spec: spec.unwrap_or_default(),
            known,
            except: operations.to_vec(),
            ..Request::default()
        });
        let is_made = !outcome.diagnostics.has_errors();
        Ok(outcome.record.filter(|_| is_made))
    }
}

/// A tree as a table.
fn value(node: &Node) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(known) => (*known).into(),
        Node::Int(number) => i64::try_from(*number).map_or_else(|_| large(*number), Value::from),
        Node::Float(number) => (*number).into(),
        Node::String(text) => text.as_str().into(),
        Node::List(items) => items.iter().map(value).collect(),
        Node::Map(map) => {
            let entries = map.counting();
            let entries = entries.map(|(key, node)| (key.to_owned(), value(node)));
            Value::Object(entries.collect::<Map<String, Value>>())
        }
    }
}

/// A number that is larger than JSON tables can hold is as large as they can.
fn large(number: i128) -> Value {
    match u64::try_from(number) {
        Ok(number) => number.into(),
        Err(_) if number > 0 => u64::MAX.into(),
        Err(_) => i64::MIN.into(),
    }
}
