//! What the code of one module names of others.

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Item, Token, UseTree};

/// A path, by its segments.
pub(super) type Segments = Vec<String>;

/// What a `use` brings in.
#[derive(Debug)]
pub(super) struct Import {
    /// The name that it has here; none for all names of a module.
    pub(super) name: Option<String>,
    /// What is imported.
    pub(super) path: Segments,
}

/// What a module names, without what its inner modules name.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// What its `use` declarations bring in.
    pub(super) imports: Vec<Import>,
    /// The paths of at least two segments in its code.
    pub(super) paths: Vec<Segments>,
}

impl Named {
    /// What these items name.
    pub(super) fn of(items: &[Item]) -> Self {
        let mut named = Self::default();
        for item in items {
            named.visit_item(item);
        }
        named
    }

    /// Adds what a part of a `use` brings in.
    fn import(&mut self, before: &Segments, tree: &UseTree) {
        let joined = |segment: &syn::Ident| {
            let mut path = before.clone();
            path.push(segment.to_string());
            path
        };
        match tree {
            UseTree::Path(tree) => self.import(&joined(&tree.ident), &tree.tree),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(before, tree);
                }
            }
            UseTree::Glob(_) => self.imports.push(Import {
                name: None,
                path: before.clone(),
            }),
            UseTree::Name(name) if name.ident == "self" => self.imports.push(Import {
                name: before.last().cloned(),
                path: before.clone(),
            }),
            UseTree::Name(name) => self.imports.push(Import {
                name: Some(name.ident.to_string()),
                path: joined(&name.ident),
            }),
            UseTree::Rename(rename) => self.imports.push(Import {
                name: Some(rename.rename.to_string()),
                path: joined(&rename.ident),
            }),
        }
    }
}

impl<'ast> Visit<'ast> for Named {
    fn visit_item(&mut self, item: &'ast Item) {
        if !attributes(item).iter().any(is_for_tests) {
            visit::visit_item(self, item);
        }
    }

    /// An inner module is a module of its own.
    fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}

    fn visit_item_use(&mut self, declaration: &'ast syn::ItemUse) {
        self.import(&Segments::new(), &declaration.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() && path.segments.len() > 1 {
            let segments = path.segments.iter();
            self.paths
                .push(segments.map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    /// Where an item may be seen is no import.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    /// Reads the macros that take expressions, such as `format!` and `vec!`. What
    /// others hold is not code of this place.
    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        if called.path.is_ident("macro_rules") || called.path.is_ident("quote") {
            return;
        }
        let expressions = Punctuated::<Expr, Token![,]>::parse_terminated;
        for expression in called.parse_body_with(expressions).iter().flatten() {
            self.visit_expr(expression);
        }
    }
}

/// Whether an attribute says that its item is compiled for tests alone.
pub(super) fn is_for_tests(attribute: &Attribute) -> bool {
    let condition = || attribute.parse_args::<syn::Ident>();
    attribute.path().is_ident("cfg") && condition().is_ok_and(|condition| condition == "test")
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
