//! From the tree of a settings file to what it says.

use super::rules::Rule;
use super::tables::{Entries, Key, TABLES, Table, Value};
use super::{Entry, SETTINGS, Settings};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, nearest};
use crate::pointer::{FileId, Pointer};
use crate::read::{Map, Node};

/// Reads the tree of the settings file `file`.
pub(super) fn settings(tree: &Node, file: FileId, diagnostics: &mut Diagnostics) -> Settings {
    let mut reader = Reader {
        settings: Settings::default(),
        diagnostics,
    };
    // A file that could not be parsed has no map, and that has been said.
    if let Some(root) = tree.as_map() {
        reader.root(root, &Pointer::root(file));
    }
    reader.settings
}

struct Reader<'a> {
    settings: Settings,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn root(&mut self, root: &Map, at: &Pointer) {
        for (name, node) in root.iter() {
            let at = at.child(name);
            let Some(table) = TABLES.iter().find(|table| table.name == name) else {
                self.unknown_table(name, at);
                continue;
            };
            match node.as_map() {
                Some(entries) => self.table(table, entries, &at),
                None => self.wrong_type(name, "a table", node, at),
            }
        }
    }

    fn table(&mut self, table: &Table, entries: &Map, at: &Pointer) {
        for (name, node) in entries.iter() {
            let at = at.child(name);
            match table.entries {
                Entries::Known(keys) => self.known(table, keys, name, node, at),
                Entries::Free {
                    key, value, field, ..
                } => {
                    if let Some(entry) = self.entry((key, value), name, node, at) {
                        field(&mut self.settings).push(entry);
                    }
                }
            }
        }
    }

    fn known(&mut self, table: &Table, keys: &[Key], name: &str, node: &Node, at: Pointer) {
        let Some(key) = keys.iter().find(|key| key.name == name) else {
            let names = keys.iter().map(|key| key.name);
            let help = Some(suggestion(name, names));
            let message = format!("`{name}` is no setting of `[{}]`", table.name);
            self.error("unknown-key", Place::Key(at), message, help);
            return;
        };
        match key.value {
            Value::Text { rule, field } => {
                let text = self.text(rule, name, node, at);
                *field(&mut self.settings.package) = text;
            }
            Value::Word { words, field } => {
                let word = self.word(words, name, node, at);
                *field(&mut self.settings.types) = word;
            }
            Value::List { rule, most, field } => {
                let texts = self.list(rule, most, name, node, &at);
                *field(&mut self.settings.package) = texts;
            }
        }
    }

    fn entry(
        &mut self,
        (key, value): (Rule, Rule),
        name: &str,
        node: &Node,
        at: Pointer,
    ) -> Option<Entry> {
        self.check(key, name, || Place::Key(at.clone()))?;
        let value = self.text(value, name, node, at.clone())?;
        Some(Entry {
            key: name.to_owned(),
            value,
            origin: at,
        })
    }

    fn text(&mut self, rule: Rule, name: &str, node: &Node, at: Pointer) -> Option<String> {
        let Some(text) = node.as_text() else {
            self.wrong_type(name, "text", node, at);
            return None;
        };
        self.check(rule, text, || Place::Value(at))?;
        Some(text.to_owned())
    }

    fn word(&mut self, words: &[&str], name: &str, node: &Node, at: Pointer) -> Option<String> {
        let Some(text) = node.as_text() else {
            self.wrong_type(name, "text", node, at);
            return None;
        };
        if words.contains(&text) {
            return Some(text.to_owned());
        }
        let message = format!("`{text}` is no type for `{name}`");
        let help = suggestion(text, words.iter().copied());
        self.error("invalid-value", Place::Value(at), message, Some(help));
        None
    }

    fn list(
        &mut self,
        rule: Rule,
        most: usize,
        name: &str,
        node: &Node,
        at: &Pointer,
    ) -> Vec<String> {
        let Some(items) = node.as_list() else {
            self.wrong_type(name, "a list of texts", node, at.clone());
            return Vec::new();
        };
        if items.len() > most {
            let message = format!(
                "`{name}` has {} items; at most {most} are allowed",
                items.len()
            );
            self.error("invalid-value", Place::Value(at.clone()), message, None);
        }
        let texts = items.iter().enumerate();
        texts
            .filter_map(|(index, item)| self.text(rule, name, item, at.item(index)))
            .collect()
    }

    /// Answers with nothing if the rule is broken, which has been said then.
    fn check(&mut self, rule: Rule, text: &str, place: impl FnOnce() -> Place) -> Option<()> {
        let Err(reason) = rule(text) else {
            return Some(());
        };
        let message = format!("`{text}` {reason}");
        self.error("invalid-value", place(), message, None);
        None
    }

    fn unknown_table(&mut self, name: &str, at: Pointer) {
        let keys = |table: &'static Table| table.keys().iter().map(|key| key.name);
        let home = TABLES
            .iter()
            .find(|table| keys(table).any(|key| key == name));
        let help = match home {
            Some(table) => format!("put it under `[{}]`", table.name),
            None => suggestion(name, TABLES.iter().map(|table| table.name)),
        };
        let message = format!("`{name}` is no table of `{SETTINGS}`");
        self.error("unknown-key", Place::Key(at), message, Some(help));
    }

    fn wrong_type(&mut self, name: &str, wanted: &str, node: &Node, at: Pointer) {
        let message = format!("`{name}` must be {wanted}, and is {}", node.kind());
        self.error("wrong-type", Place::Value(at), message, None);
    }

    fn error(&mut self, code: &'static str, place: Place, message: String, help: Option<String>) {
        let mut diagnostic = Diagnostic::error(code, place, message);
        diagnostic.help = help;
        self.diagnostics.push(diagnostic);
    }
}

/// What was probably meant, or else all that could be.
fn suggestion<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    if let Some(near) = nearest(name, known.clone()) {
        return format!("did you mean `{near}`?");
    }
    let all: Vec<String> = known.map(|name| format!("`{name}`")).collect();
    format!("known here: {}", all.join(", "))
}
