//! Types in code: how they are written, and how an argument becomes one.

use std::collections::{BTreeSet, HashSet};

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use super::formats;
use crate::ir::{Api, ModelId, ModelKind, Type};
use crate::names::Name;

/// The types as one file names them.
pub(super) struct Types<'a> {
    api: &'a Api,
    /// Names that the file has for something else, so that models of these
    /// names are written with their module.
    taken: HashSet<&'a str>,
}

impl<'a> Types<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Self {
            api,
            taken: HashSet::new(),
        }
    }

    /// The same in a file that has these names already.
    pub(super) fn beside(api: &'a Api, taken: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            api,
            taken: taken.into_iter().collect(),
        }
    }

    /// A model's name in this file.
    pub(super) fn model(&self, id: ModelId) -> TokenStream {
        let name = &self.api.model(id).name;
        if self.is_imported(name) {
            quote!(#name)
        } else {
            quote!(super::model::#name)
        }
    }

    fn is_imported(&self, name: &Name) -> bool {
        !self.taken.contains(name.bare())
    }

    /// The names of the models in `types` that a file has to import.
    pub(super) fn imports<'t>(&self, types: impl IntoIterator<Item = &'t Type>) -> Vec<Name> {
        let models: BTreeSet<_> = types.into_iter().filter_map(Type::model).collect();
        let names: BTreeSet<_> = models
            .into_iter()
            .map(|id| self.api.model(id).name.clone())
            .collect();
        names
            .into_iter()
            .filter(|name| self.is_imported(name))
            .collect()
    }

    /// A type as a field has it.
    pub(super) fn ty(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Null => quote!(()),
            Type::Boolean => quote!(bool),
            Type::Integer32 => quote!(i32),
            Type::Integer64 => quote!(i64),
            Type::Unsigned32 => quote!(u32),
            Type::Unsigned64 => quote!(u64),
            Type::Number32 => quote!(f32),
            Type::Number64 => quote!(f64),
            Type::Text => quote!(String),
            Type::Formatted(format) => formats::ty(self.api, *format),
            Type::File => quote!(runtime::File),
            Type::Bytes => quote!(runtime::Bytes),
            Type::Json => quote!(serde_json::Value),
            Type::List(item) => {
                let item = self.ty(item);
                quote!(Vec<#item>)
            }
            Type::Map(value) => {
                let value = self.ty(value);
                quote!(BTreeMap<String, #value>)
            }
            Type::Model(id) => self.model(*id),
            Type::Boxed(inner) => {
                let inner = self.ty(inner);
                quote!(Box<#inner>)
            }
            Type::Nullable(inner) => {
                let inner = self.ty(inner);
                quote!(Option<#inner>)
            }
        }
    }

    /// A type as a field has it, as text.
    pub(super) fn text(&self, ty: &Type) -> String {
        spelled(&self.ty(ty))
    }

    /// A type as an argument has it: what is easy to give.
    pub(super) fn argument(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::List(item) => {
                let item = if self.converts(item) {
                    self.argument(item)
                } else {
                    self.ty(item)
                };
                quote!(impl IntoIterator<Item = #item>)
            }
            Type::Boxed(inner) => self.argument(inner),
            _ if self.converts(ty) => {
                let ty = self.ty(ty);
                quote!(impl Into<#ty>)
            }
            _ => self.ty(ty),
        }
    }

    /// An argument as the type that a field has.
    pub(super) fn convert(&self, ty: &Type, argument: &TokenStream) -> TokenStream {
        match ty {
            Type::List(item) if self.converts(item) => {
                quote!(#argument.into_iter().map(Into::into).collect())
            }
            Type::List(_) => quote!(#argument.into_iter().collect()),
            Type::Boxed(inner) => {
                let inner = self.convert(inner, argument);
                quote!(Box::new(#inner))
            }
            _ if self.converts(ty) => quote!(#argument.into()),
            _ => quote!(#argument),
        }
    }

    /// A field of that name as it is made of the argument of that name.
    pub(super) fn initializer(&self, name: &Name, ty: &Type) -> TokenStream {
        let argument = quote!(#name);
        let value = self.convert(ty, &argument);
        if value.to_string() == argument.to_string() {
            argument
        } else {
            quote!(#name: #value)
        }
    }

    /// Whether an argument is taken as anything that becomes the type.
    pub(super) fn converts(&self, ty: &Type) -> bool {
        match ty {
            Type::Text | Type::File => true,
            Type::Model(id) => match &self.api.model(*id).kind {
                ModelKind::Object(_) => false,
                ModelKind::Choice(choice) => choice.is_sent(),
                ModelKind::Enum(of) => of.other.is_some() || of.is_text(),
                ModelKind::Tuple(_) | ModelKind::Union(_) => true,
            },
            _ => false,
        }
    }
}

/// A type as text, spaced as a person writes it.
pub(super) fn spelled(ty: &TokenStream) -> String {
    let mut out = String::new();
    spell(ty, &mut out);
    out
}

fn spell(tokens: &TokenStream, out: &mut String) {
    let ends_in_word =
        |out: &str| out.ends_with(|last: char| last.is_alphanumeric() || last == '_');
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) => {
                out.push('(');
                spell(&group.stream(), out);
                out.push(')');
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                ',' => out.push_str(", "),
                '=' => out.push_str(" = "),
                other => out.push(other),
            },
            word => {
                if ends_in_word(out) {
                    out.push(' ');
                }
                out.push_str(&word.to_string());
            }
        }
    }
}

/// Whether a map is anywhere in the type.
pub(super) fn has_map(ty: &Type) -> bool {
    match ty {
        Type::Map(_) => true,
        Type::List(inner) | Type::Boxed(inner) | Type::Nullable(inner) => has_map(inner),
        _ => false,
    }
}

/// `use` of the map's type, where any of the types needs it.
pub(super) fn map_import<'t>(types: impl IntoIterator<Item = &'t Type>) -> TokenStream {
    if types.into_iter().any(has_map) {
        quote!(
            use std::collections::BTreeMap;
        )
    } else {
        quote!()
    }
}
