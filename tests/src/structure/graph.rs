//! Which file imports which.

use std::collections::{BTreeMap, BTreeSet};

use super::Sources;
use super::modules::Modules;

/// The files of a crate, each with those that it imports from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    imports: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    /// Reads what each file imports: by `use`, and by paths in its code.
    ///
    /// # Errors
    ///
    /// When a file is not Rust.
    pub fn of(sources: &Sources) -> syn::Result<Self> {
        let modules = Modules::of(sources)?;
        let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (number, module) in modules.0.iter().enumerate() {
            let used = module.named.imports.iter().map(|import| &import.path);
            let named = used.chain(&module.named.paths);
            let defining = named.flat_map(|path| modules.defining(number, path));
            let files = defining.map(|other| modules.0[other].file.clone());
            let others = files.filter(|file| *file != module.file);
            imports
                .entry(module.file.clone())
                .or_default()
                .extend(others);
        }
        Ok(Self { imports })
    }

    /// All files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.imports.keys().map(String::as_str)
    }

    /// Each pair of a file and one that it imports from.
    pub fn imports(&self) -> impl Iterator<Item = (&str, &str)> {
        self.imports.iter().flat_map(|(from, imported)| {
            let imported = imported.iter();
            imported.map(|to| (from.as_str(), to.as_str()))
        })
    }

    /// The files in a folder, with their imports of each other. Their paths begin in
    /// the folder. The folder without a name is all of the crate.
    #[must_use]
    pub fn below(&self, folder: &str) -> Self {
        let below = |path: &String| {
            let rest = match folder {
                "" => path.as_str(),
                folder => path.strip_prefix(folder)?.strip_prefix('/')?,
            };
            Some(rest.to_owned())
        };
        let files = self.imports.iter();
        let files = files.filter_map(|(path, imported)| {
            let imported = imported.iter().filter_map(below).collect();
            Some((below(path)?, imported))
        });
        Self {
            imports: files.collect(),
        }
    }

    /// The circles: files each of which imports all others, by way of some. The
    /// largest comes first.
    #[must_use]
    pub fn circles(&self) -> Vec<Vec<&str>> {
        let reached: BTreeMap<&str, BTreeSet<&str>> = self
            .files()
            .map(|file| (file, self.reached(file)))
            .collect();
        let mut circles: BTreeSet<Vec<&str>> = BTreeSet::new();
        for (file, others) in &reached {
            let back = others
                .iter()
                .filter(|other| reached.get(*other).is_some_and(|all| all.contains(file)));
            let circle: Vec<&str> = back.copied().collect();
            if circle.len() > 1 {
                circles.insert(circle);
            }
        }
        let mut circles: Vec<_> = circles.into_iter().collect();
        circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
        circles
    }

    /// What a file imports, directly or by way of others.
    fn reached(&self, file: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![file];
        while let Some(next) = open.pop() {
            for imported in self.imports.get(next).into_iter().flatten() {
                if reached.insert(imported.as_str()) {
                    open.push(imported);
                }
            }
        }
        reached
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph<const N: usize>(files: [(&str, &str); N]) -> Graph {
        Graph::of(&Sources::from(files)).expect("Rust")
    }

    fn imports<const N: usize>(files: [(&str, &str); N]) -> Vec<String> {
        let graph = graph(files);
        let pairs = graph.imports();
        pairs.map(|(from, to)| format!("{from} > {to}")).collect()
    }

    #[test]
    fn every_way_to_name_a_module_is_an_import() {
        for code in [
            "use super::b::B;",
            "use super::b;",
            "use super::b::{self};",
            "use crate::b::{B as Other, c::D};",
            "use super::b::*;",
            "fn f() -> super::b::B { todo() }",
            "fn f() { crate::b::g() }",
            "fn f() { let text = format!(\"{}\", crate::b::g()); }",
            "impl super::b::Trait for A {}",
            "mod inner { use super::super::b::B; }",
            "fn f() { use super::b::B; }",
        ] {
            let files = [
                ("lib.rs", "mod a; mod b;"),
                ("a.rs", code),
                ("b.rs", "pub struct B;"),
            ];
            assert_eq!(imports(files), ["a.rs > b.rs"], "{code}");
        }
    }

    #[test]
    fn what_only_declares_or_shows_is_no_import() {
        for code in [
            "pub(in crate::b) struct A;",
            "use std::fmt; fn f() -> fmt::Result { Ok(()) }",
            "use serde::{self, Serialize};",
            "#[cfg(test)] mod tests { use super::super::b::B; }",
            "#[cfg(test)] use super::b::B;",
            "fn f() { quote! { super::b::B } }",
            "/// See [`super::b::B`].\nstruct A;",
        ] {
            let files = [
                ("lib.rs", "mod a; mod b;"),
                ("a.rs", code),
                ("b.rs", "pub struct B;"),
            ];
            assert_eq!(imports(files), Vec::<String>::new(), "{code}");
        }
    }

    #[test]
    fn what_is_passed_on_is_imported_from_where_it_stands() {
        let files = [
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", "use super::b::{C, Own};"),
            ("b/mod.rs", "mod c; pub use c::C; pub struct Own;"),
            ("b/c.rs", "pub struct C;"),
        ];
        let expected = ["a.rs > b/c.rs", "a.rs > b/mod.rs", "b/mod.rs > b/c.rs"];
        assert_eq!(imports(files), expected);
    }

    #[test]
    fn a_module_stands_where_its_path_says() {
        let files = [
            (
                "lib.rs",
                "mod a; #[cfg(x)] mod b; #[cfg(not(x))] #[path = \"far/no_b.rs\"] mod b;",
            ),
            ("a.rs", "use super::b::B;"),
            ("b.rs", "pub struct B;"),
            ("far/no_b.rs", "mod deeper; pub struct B;"),
            ("far/deeper.rs", ""),
        ];
        assert_eq!(imports(files), ["a.rs > b.rs", "a.rs > far/no_b.rs"]);
    }

    #[test]
    fn files_that_lead_back_to_each_other_are_a_circle() {
        let circle = [
            ("lib.rs", "mod a; mod b; mod c; mod d;"),
            ("a.rs", "use super::b::B;"),
            ("b.rs", "use super::c::C;"),
            ("c.rs", "use super::a::A;"),
            ("d.rs", "use super::a::A;"),
        ];
        assert_eq!(graph(circle).circles(), [["a.rs", "b.rs", "c.rs"]]);
        let line = [
            ("lib.rs", "mod a; mod b; use a::A;"),
            ("a.rs", "use super::b::B;"),
            ("b.rs", ""),
        ];
        assert!(graph(line).circles().is_empty());
    }

    #[test]
    fn a_folder_is_looked_at_by_itself() {
        let files = [
            ("lib.rs", "mod stage; mod other;"),
            ("other.rs", "use crate::stage::a::A;"),
            ("stage/mod.rs", "pub mod a; mod b;"),
            ("stage/a.rs", "use super::b::B; use crate::other::O;"),
            ("stage/b.rs", ""),
        ];
        let stage = graph(files).below("stage");
        assert_eq!(stage.imports().collect::<Vec<_>>(), [("a.rs", "b.rs")]);
        assert_eq!(stage.files().count(), 3);
    }
}
