//! Which file a path leads to.

use super::modules::Modules;

/// How many imports are followed from one to the next before they are taken for
/// a ring.
const LONGEST_CHAIN: usize = 16;

impl Modules {
    /// The modules that define what a path leads to, seen from a module: none where
    /// it is not of this crate, and several where one name has several modules. What
    /// a module passes on with a `use` is sought where it is defined.
    pub(super) fn defining(&self, from: usize, path: &[String]) -> Vec<usize> {
        self.seen_from(from, path, LONGEST_CHAIN)
    }

    fn seen_from(&self, from: usize, path: &[String], left: usize) -> Vec<usize> {
        let Some((first, rest)) = path.split_first().filter(|_| left > 0) else {
            return Vec::new();
        };
        match first.as_str() {
            "crate" => self.inside(0, rest, left),
            "self" => self.inside(from, rest, left),
            "super" => match self.0[from].parent {
                // `super::super::x` is `super::x` of the parent.
                Some(parent) if rest.first().is_some_and(|next| next == "super") => {
                    self.seen_from(parent, rest, left)
                }
                Some(parent) => self.inside(parent, rest, left),
                None => Vec::new(),
            },
            name => self.passed_on(from, name, rest, left),
        }
    }

    /// The modules that a path leads to which begins in this one.
    fn inside(&self, module: usize, path: &[String], left: usize) -> Vec<usize> {
        let found = match path.split_first() {
            Some((first, rest)) => self.passed_on(module, first, rest, left),
            None => Vec::new(),
        };
        if found.is_empty() {
            return vec![module];
        }
        found
    }

    /// The modules that a path leads to by way of an inner module or of a `use`.
    fn passed_on(&self, module: usize, name: &str, rest: &[String], left: usize) -> Vec<usize> {
        if let Some(children) = self.0[module].children.get(name) {
            let found = children.iter();
            return found
                .flat_map(|child| self.inside(*child, rest, left))
                .collect();
        }
        let mut imports = self.0[module].named.imports.iter();
        match imports.find(|import| import.name.as_deref() == Some(name)) {
            Some(import) => {
                let whole: Vec<String> = import.path.iter().chain(rest).cloned().collect();
                self.seen_from(module, &whole, left - 1)
            }
            None => Vec::new(),
        }
    }
}
