//! The tree of the modules of a crate.

use std::collections::BTreeMap;

use syn::{Expr, ExprLit, Item, ItemMod, Lit, Meta};

use super::Sources;
use super::imports::{Named, is_for_tests};

/// A module: a file of its own, or a block in one.
#[derive(Debug)]
pub(super) struct Module {
    /// The path of the file that it stands in.
    pub(super) file: String,
    /// The module around it.
    pub(super) parent: Option<usize>,
    /// The modules in it. Several have one name where the target or a feature
    /// chooses between them.
    pub(super) children: BTreeMap<String, Vec<usize>>,
    /// What its code names.
    pub(super) named: Named,
}

/// All modules of a crate; the first is its root.
#[derive(Debug, Default)]
pub(super) struct Modules(pub(super) Vec<Module>);

/// Where the files of a module's inner modules stand.
struct Place {
    /// The file of the module itself.
    file: String,
    /// The folder of its inner modules, empty or ending in `/`.
    folder: String,
}

impl Modules {
    /// Follows the declarations of modules from the root on. What stands outside
    /// of the sources is not followed.
    ///
    /// # Errors
    ///
    /// When a file is not Rust.
    pub(super) fn of(sources: &Sources) -> syn::Result<Self> {
        let mut modules = Self::default();
        if let Some(root) = sources.root() {
            let place = Place {
                file: root.to_owned(),
                folder: String::new(),
            };
            modules.read(sources, &place, None)?;
        }
        Ok(modules)
    }

    /// Adds the module of a file, and gives its number.
    fn read(
        &mut self,
        sources: &Sources,
        place: &Place,
        parent: Option<usize>,
    ) -> syn::Result<Option<usize>> {
        let Some(text) = sources.text(&place.file) else {
            return Ok(None);
        };
        let file = syn::parse_file(text)?;
        self.add(sources, place, parent, &file.items).map(Some)
    }

    fn add(
        &mut self,
        sources: &Sources,
        place: &Place,
        parent: Option<usize>,
        items: &[Item],
    ) -> syn::Result<usize> {
        let number = self.0.len();
        self.0.push(Module {
            file: place.file.clone(),
            parent,
            children: BTreeMap::new(),
            named: Named::of(items),
        });
        for item in items {
            let Item::Mod(inner) = item else { continue };
            if inner.attrs.iter().any(is_for_tests) {
                continue;
            }
            let child = match &inner.content {
                Some((_, items)) => {
                    let place = Place {
                        file: place.file.clone(),
                        folder: format!("{}{}/", place.folder, inner.ident),
                    };
                    Some(self.add(sources, &place, Some(number), items)?)
                }
                None => self.read(sources, &place.inner(sources, inner), Some(number))?,
            };
            let children = &mut self.0[number].children;
            let named = children.entry(inner.ident.to_string()).or_default();
            named.extend(child);
        }
        Ok(number)
    }
}

impl Place {
    /// Where the file of an inner module stands, and those of the modules in it.
    fn inner(&self, sources: &Sources, inner: &ItemMod) -> Self {
        if let Some(path) = inner.attrs.iter().find_map(given_path) {
            let beside = self.file.rsplit_once('/').map_or("", |(folder, _)| folder);
            let file = joined(beside, &path);
            let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
            let folder = format!("{folder}/");
            return Self { file, folder };
        }
        let folder = format!("{}{}/", self.folder, inner.ident);
        let in_folder = format!("{folder}mod.rs");
        let beside = format!("{}{}.rs", self.folder, inner.ident);
        let file = match sources.text(&beside) {
            Some(_) => beside,
            None => in_folder,
        };
        Self { file, folder }
    }
}

/// What `#[path = "..."]` says.
fn given_path(attribute: &syn::Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    match &pair.value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(path),
            ..
        }) if pair.path.is_ident("path") => Some(path.value()),
        _ => None,
    }
}

/// A path that is given relative to a folder.
fn joined(folder: &str, path: &str) -> String {
    let mut segments: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for segment in path.split('/') {
        match segment {
            ".." if segments.last().is_some_and(|last| *last != "..") => _ = segments.pop(),
            other => segments.push(other),
        }
    }
    segments.join("/")
}
