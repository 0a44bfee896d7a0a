//! Parts of the runtime that are a vendor's own, which a document asks for by
//! name.
//!
//! What they are stands beside them, in `runtime/src/vendor/parts.rs`, so that a
//! vendor is added without any change here.

#[path = "../runtime/src/vendor/parts.rs"]
mod parts;

/// A part of the runtime that is a vendor's own: credentials that OpenAPI has
/// no words for.
#[derive(Debug, PartialEq, Eq)]
pub struct Vendor {
    /// What a document calls it, and its module and the crate's feature too.
    pub name: &'static str,
    /// What it is.
    pub docs: &'static str,
    /// What the feature brings.
    pub feature_docs: &'static str,
    /// Its modules, in the order of their names.
    pub modules: &'static [Module],
    /// The modules' types that callers use, in the order of their modules.
    pub types: &'static [(&'static str, &'static str)],
    /// The one of these types that is told of first.
    pub main: &'static str,
    /// How an example makes its value, in a function that can fail.
    pub sample: &'static str,
    /// Where that takes it from.
    pub reads: &'static str,
    /// What the feature depends on: a crate, and its value in the manifest.
    pub dependencies: &'static [(&'static str, &'static str)],
}

/// A module of such a part.
#[derive(Debug, PartialEq, Eq)]
pub struct Module {
    /// Its name.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// Whether it is there only with the feature.
    pub needs_feature: bool,
}

impl Vendor {
    /// The part of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        parts::VENDORS.iter().find(|vendor| vendor.name == name)
    }

    /// The names of all parts.
    pub fn names() -> impl Iterator<Item = &'static str> {
        parts::VENDORS.iter().map(|vendor| vendor.name)
    }

    /// The types that callers use, each with whether it needs the feature.
    pub fn exports(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        self.types.iter().map(|(module, ty)| {
            let mut modules = self.modules.iter();
            let module = modules.find(|known| known.name == *module);
            let (name, needs) =
                module.map_or(("", false), |known| (known.name, known.needs_feature));
            (name, *ty, needs)
        })
    }
}
