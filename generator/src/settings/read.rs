//! From the tree of a settings file to what it says.

use super::contents::{Declared, Entry, Placed, SETTINGS, Settings};
use super::key::{Key, Value};
use super::manifest;
use super::operations::{Item, ItemType};
use super::rules::Rule;
use super::tables::{Entries, TABLES, Table};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, nearest};
use crate::pointer::{FileId, Pointer};
use crate::read::{Map, Node};

/// A value of what the settings say of an operation.
type Json = serde_json::Value;

/// The key of the tables that have a client each.
pub(super) const CLIENT: &str = "client";

/// What a settings file says.
pub(super) struct Said {
    /// What stands above all clients, and counts for each.
    pub(super) shared: Settings,
    /// The clients, where the file has several.
    pub(super) clients: Vec<Settings>,
}

/// Reads the tree of the settings file `file`.
pub(super) fn settings(tree: &Node, file: FileId, diagnostics: &mut Diagnostics) -> Said {
    let mut reader = Reader {
        settings: Settings::default(),
        diagnostics,
    };
    // A file that could not be parsed has no map, and that has been said.
    let Some(root) = tree.as_map() else {
        return Said {
            shared: Settings::default(),
            clients: Vec::new(),
        };
    };
    let at = Pointer::root(file);
    let clients = root.get(CLIENT);
    reader.tables(root.iter().filter(|(name, _)| *name != CLIENT), &at);
    let shared = reader.settings;
    let mut reader = Reader {
        settings: Settings::default(),
        diagnostics,
    };
    let clients = clients.map(|node| reader.clients(node, &shared, &at.child(CLIENT)));
    Said {
        shared,
        clients: clients.unwrap_or_default(),
    }
}

pub(super) struct Reader<'a> {
    pub(super) settings: Settings,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// The clients, each of which has what is shared where it does not say otherwise.
    fn clients(&mut self, node: &Node, shared: &Settings, at: &Pointer) -> Vec<Settings> {
        let Some(items) = node.as_list() else {
            self.wrong_type(
                CLIENT,
                "a list of tables, each below `[[client]]`",
                node,
                at.clone(),
            );
            return Vec::new();
        };
        let mut clients: Vec<Settings> = Vec::new();
        for (index, node) in items.iter().enumerate() {
            let at = at.item(index);
            let Some(map) = node.as_map() else {
                self.wrong_type(CLIENT, "a list of tables", node, at);
                continue;
            };
            self.settings = shared.clone();
            self.tables(map.iter(), &at);
            self.folder(&clients, &at);
            clients.push(std::mem::take(&mut self.settings));
        }
        clients
    }

    fn tables<'m>(&mut self, tables: impl Iterator<Item = (&'m str, &'m Node)>, at: &Pointer) {
        for (name, node) in tables {
            let at = at.child(name);
            let Some(table) = TABLES.iter().find(|table| table.name == name) else {
                self.unknown_table(name, at);
                continue;
            };
            self.settings.tables.insert(table.name);
            match node.as_map() {
                Some(entries) => self.table(table, entries, &at),
                None => self.wrong_type(name, "a table", node, at),
            }
        }
        self.together(at);
    }

    fn table(&mut self, table: &Table, entries: &Map, at: &Pointer) {
        if let Entries::Open { field, .. } = table.entries {
            for (name, help) in manifest::decided(entries) {
                let place = Place::Key(at.child("package").child(name));
                let message = format!("`{name}` of the package cannot be set here");
                self.error("invalid-value", place, message, Some(help.to_owned()));
            }
            manifest::add(field(&mut self.settings), entries);
            return;
        }
        for (name, node) in entries.iter() {
            let at = at.child(name);
            match table.entries {
                Entries::Open { .. } => {}
                Entries::Known(keys) => self.known(table, keys, name, node, at),
                Entries::Free {
                    key, value, field, ..
                } => {
                    let checked = self.check(key, "a key", name, || Place::Key(at.clone()));
                    let entry = checked.and_then(|()| self.entry(value, name, node, at));
                    if let Some(entry) = entry {
                        let entries = field(&mut self.settings);
                        entries.retain(|known| known.key != entry.key);
                        entries.push(entry);
                    }
                }
                Entries::Each { items, field } => {
                    let Some(map) = node.as_map() else {
                        self.wrong_type(name, "a table", node, at);
                        continue;
                    };
                    if let Some(declared) = self.each(items, name, map, at) {
                        let all = field(&mut self.settings);
                        all.retain(|known| known.operation != declared.operation);
                        all.push(declared);
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
                *field(&mut self.settings) = text;
            }
            Value::Word { words, field } => {
                let word = self.word(words, name, node, at);
                *field(&mut self.settings) = word;
            }
            Value::List { rule, most, field } => {
                let items = self.list(rule, most, name, node, &at);
                *field(&mut self.settings) = items;
            }
            Value::Names { rule, field } => {
                let names = self.names(rule, name, node, &at);
                *field(&mut self.settings) = names;
            }
            Value::Flag { field } => {
                let flag = node.as_bool();
                if flag.is_none() {
                    self.wrong_type(name, "true or false", node, at.clone());
                }
                let origin = at;
                *field(&mut self.settings) = flag.map(|value| Placed { value, origin });
            }
        }
    }

    fn entry(&mut self, rule: Rule, name: &str, node: &Node, at: Pointer) -> Option<Entry> {
        let value = self.text(rule, name, node, at.clone())?;
        Some(Entry {
            key: name.to_owned(),
            value,
            origin: at,
        })
    }

    /// What the table of an operation says; nothing if something is missing from it.
    fn each(&mut self, items: &[Item], name: &str, map: &Map, origin: Pointer) -> Option<Declared> {
        let mut says = serde_json::Map::new();
        for (key, node) in map.iter() {
            let at = origin.child(key);
            let Some(item) = items.iter().find(|item| item.name == key) else {
                let help = Some(suggestion(key, items.iter().map(|item| item.name)));
                let message = format!("nothing is said by `{key}` here");
                self.error("unknown-key", Place::Key(at), message, help);
                continue;
            };
            if let Some(value) = self.said(item, node, &at) {
                says.insert(key.to_owned(), value);
            }
        }
        let mut is_whole = true;
        let is_missing = |item: &&Item| item.required && map.get(item.name).is_none();
        for item in items.iter().filter(is_missing) {
            let message = format!("`{name}` needs `{}`", item.name);
            let help = Some(format!("add `{}`: {}", item.name, item.doc));
            self.error("missing-key", Place::Key(origin.clone()), message, help);
            is_whole = false;
        }
        is_whole.then(|| Declared {
            operation: name.to_owned(),
            says,
            origin,
        })
    }

    fn said(&mut self, item: &Item, node: &Node, at: &Pointer) -> Option<Json> {
        let name = item.name;
        match item.ty {
            ItemType::String => self
                .text(|_| Ok(()), name, node, at.clone())
                .map(Json::from),
            ItemType::Choice(choices) => {
                let text = self.text(|_| Ok(()), name, node, at.clone())?;
                if choices.iter().any(|(choice, _)| *choice == text) {
                    return Some(Json::from(text));
                }
                let help = suggestion(&text, choices.iter().map(|(choice, _)| *choice));
                let message = format!("`{name}` cannot be `{text}`");
                self.error(
                    "invalid-value",
                    Place::Value(at.clone()),
                    message,
                    Some(help),
                );
                None
            }
            ItemType::Integer => {
                let number = node.as_int().and_then(|number| i64::try_from(number).ok());
                if number.is_none() {
                    self.wrong_type(name, "a whole number", node, at.clone());
                }
                number.map(Json::from)
            }
            ItemType::Values => {
                let Some(items) = node.as_list() else {
                    self.wrong_type(name, "a list of values", node, at.clone());
                    return None;
                };
                let items = items.iter().enumerate();
                Some(
                    items
                        .filter_map(|(index, node)| self.value(name, node, at.item(index)))
                        .collect(),
                )
            }
        }
    }

    fn value(&mut self, name: &str, node: &Node, at: Pointer) -> Option<Json> {
        let number = node.as_int().and_then(|number| i64::try_from(number).ok());
        let value = node.as_str().map(Json::from);
        let value = value
            .or(number.map(Json::from))
            .or(node.as_bool().map(Json::from));
        if value.is_none() {
            let wanted = "a list of strings, whole numbers and booleans";
            self.wrong_type(name, wanted, node, at);
        }
        value
    }

    fn text(&mut self, rule: Rule, name: &str, node: &Node, at: Pointer) -> Option<String> {
        let Some(text) = node.as_str() else {
            self.wrong_type(name, "a string", node, at);
            return None;
        };
        self.check(rule, &format!("`{name}`"), text, || Place::Value(at))?;
        Some(text.to_owned())
    }

    fn word(&mut self, words: &[&str], name: &str, node: &Node, at: Pointer) -> Option<String> {
        let Some(text) = node.as_str() else {
            self.wrong_type(name, "a string", node, at);
            return None;
        };
        if words.contains(&text) {
            return Some(text.to_owned());
        }
        let message = format!("`{name}` cannot be `{text}`");
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
            self.wrong_type(name, "a list of strings", node, at.clone());
            return Vec::new();
        };
        if items.len() > most {
            let message = format!(
                "`{name}` has {} items; at most {most} are allowed",
                items.len()
            );
            self.error("invalid-value", Place::Value(at.clone()), message, None);
        }
        let items = items.iter().enumerate();
        items
            .filter_map(|(index, item)| self.text(rule, name, item, at.item(index)))
            .collect()
    }

    fn names(&mut self, rule: Rule, name: &str, node: &Node, at: &Pointer) -> Vec<Placed<String>> {
        let Some(items) = node.as_list() else {
            self.wrong_type(name, "a list of strings", node, at.clone());
            return Vec::new();
        };
        let items = items.iter().enumerate().filter_map(|(index, item)| {
            let origin = at.item(index);
            let value = self.text(rule, name, item, origin.clone())?;
            Some(Placed { value, origin })
        });
        items.collect()
    }

    /// Answers with nothing if the rule is broken, which has been said then.
    fn check(
        &mut self,
        rule: Rule,
        what: &str,
        text: &str,
        place: impl FnOnce() -> Place,
    ) -> Option<()> {
        let Err(reason) = rule(text) else {
            return Some(());
        };
        let message = if text.trim().is_empty() {
            format!("{what} {reason}")
        } else {
            format!("`{text}` {reason}")
        };
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

    pub(super) fn error(
        &mut self,
        code: &'static str,
        place: Place,
        message: String,
        help: Option<String>,
    ) {
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
