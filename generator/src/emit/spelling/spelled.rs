//! Rust that is spelled out, in lines and in token trees alike.

use std::fmt;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _, quote};

use crate::ir::Docs;
use crate::names::Name;

/// A type or an expression of Rust, spaced as a person writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::emit) struct Spelled(String);

impl Spelled {
    /// Rust as it is given here.
    pub(in crate::emit) fn new(code: impl Into<String>) -> Self {
        Self(code.into())
    }
}

impl fmt::Display for Spelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Spelled> for String {
    fn from(spelled: Spelled) -> Self {
        spelled.0
    }
}

impl ToTokens for Spelled {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self.0.parse::<TokenStream>() {
            Ok(parsed) => tokens.extend(parsed),
            // This cannot be; were it to happen all the same, the crate says so.
            Err(error) => {
                let message = format!("oasmith wrote what is no Rust, please report it: {error}");
                tokens.extend(quote!(compile_error!(#message)));
            }
        }
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = match self.as_str().strip_prefix("r#") {
            Some(bare) => Ident::new_raw(bare, Span::call_site()),
            None => Ident::new(self.as_str(), Span::call_site()),
        };
        tokens.append(ident);
    }
}

/// As one attribute, which becomes as many lines as it needs when it is printed.
impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let text = &self.0;
        if !text.is_empty() {
            tokens.extend(quote!(#[doc = #text]));
        }
    }
}
