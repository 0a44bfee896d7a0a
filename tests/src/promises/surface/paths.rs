//! By which paths a program of another crate reaches what rustdoc knows by numbers.

use std::collections::BTreeMap;

use serde_json::Value;

/// The name by which callers have the crate.
pub(in crate::promises) const CRATE: &str = "client";

/// Paths of libraries that are not the crate's and the item's name.
const ELSEWHERE: [(&str, &str, &str); 5] = [
    ("jiff", "Date", "jiff::civil::Date"),
    ("jiff", "DateTime", "jiff::civil::DateTime"),
    ("jiff", "Time", "jiff::civil::Time"),
    ("alloc", "BTreeMap", "std::collections::BTreeMap"),
    ("core", "Duration", "std::time::Duration"),
];

/// The public path of everything.
#[derive(Debug, Default)]
pub(in crate::promises) struct Paths {
    public: BTreeMap<u64, String>,
    others: BTreeMap<u64, String>,
}

impl Paths {
    /// Walks through the public modules of a crate.
    pub(super) fn new(crate_: &Value) -> Self {
        let mut paths = Self::default();
        if let Some(root) = crate_["root"].as_u64() {
            paths.walk(crate_, root, CRATE);
        }
        let known = crate_["paths"].as_object().into_iter().flatten();
        for (id, summary) in known {
            let Ok(id) = id.parse() else { continue };
            let parts = summary["path"].as_array().into_iter().flatten();
            let parts: Vec<&str> = parts.filter_map(Value::as_str).collect();
            if let [library, .., name] = parts.as_slice() {
                paths.others.insert(id, elsewhere(library, name));
            }
        }
        paths
    }

    fn walk(&mut self, crate_: &Value, module: u64, path: &str) {
        let item = &crate_["index"][module.to_string()];
        let items = item["inner"]["module"]["items"].as_array();
        for id in items.into_iter().flatten().filter_map(Value::as_u64) {
            let item = &crate_["index"][id.to_string()];
            if item["visibility"] != "public" {
                continue;
            }
            let (id, name) = match item["inner"].get("use") {
                Some(used) => (used["id"].as_u64().unwrap_or(id), &used["name"]),
                None => (id, &item["name"]),
            };
            let path = format!("{path}::{}", spelled(name.as_str().unwrap_or_default()));
            let is_module = crate_["index"][id.to_string()]["inner"]
                .get("module")
                .is_some();
            self.public.entry(id).or_insert_with(|| path.clone());
            if is_module {
                self.walk(crate_, id, &path);
            }
        }
    }

    /// The path of something, whose name stands there.
    pub(super) fn of(&self, id: u64, name: &str) -> String {
        let found = self.public.get(&id).or_else(|| self.others.get(&id));
        found.map_or_else(|| name.to_owned(), Clone::clone)
    }

    /// All that callers can name, by number.
    pub(super) fn public(&self) -> impl Iterator<Item = (u64, &str)> {
        self.public.iter().map(|(id, path)| (*id, path.as_str()))
    }
}

fn elsewhere(library: &str, name: &str) -> String {
    let mut known = ELSEWHERE.iter();
    let found = known.find(|(known, what, _)| *known == library && *what == name);
    match (found, library) {
        (Some((_, _, path)), _) => (*path).to_owned(),
        // What needs no path.
        (None, "alloc" | "core" | "std") => name.to_owned(),
        (None, library) => format!("{library}::{name}"),
    }
}

/// A name as it stands in Rust, where rustdoc leaves out that it is raw.
pub(super) fn spelled(name: &str) -> String {
    if syn::parse_str::<syn::Ident>(name).is_ok() || matches!(name, "self" | "super" | "crate") {
        name.to_owned()
    } else {
        format!("r#{name}")
    }
}
