//! The fourth stage: writes down what `lower` has decided, as token trees.
//!
//! One module for each thing that is emitted, each ending in one `quote!` that
//! reads like the output.

mod api;
mod auth;
mod bounds;
mod choice;
mod client;
mod docs;
mod enums;
mod formats;
mod front_page;
mod known_values;
mod library;
mod manifest;
mod model;
mod object;
mod operation;
mod program;
mod runtime;
mod sample;
mod snippet;
mod tuple;
mod types;
mod union;
mod wire;

use proc_macro2::{Ident, Span, TokenStream};
use quote::TokenStreamExt;

use crate::File;
use crate::ir::Api;
use crate::names::Name;

/// What a file holds before it is formatted.
#[derive(Clone, Debug)]
pub enum Tokens {
    /// Rust code to be formatted.
    Rust(Source),
    /// Rust code that is copied as it is, under the header of generated files.
    Copied(&'static str),
    /// Text that is no Rust code; it is written as it is.
    Text(String),
}

/// Rust code that is still to be formatted.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The docs of the file, Markdown line by line.
    pub docs: Vec<String>,
    /// Its items in their order.
    pub pieces: Vec<Piece>,
}

/// A part of a file.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Items.
    Items(TokenStream),
    /// A table: a macro's call whose rows stand one a line.
    Table {
        /// The macro's name.
        macro_name: &'static str,
        /// What the rows are about.
        head: String,
        /// The rows; none makes a call on one line.
        rows: Vec<String>,
    },
    /// A type that a macro defines, with its values one a line.
    Definition {
        /// The macro's name.
        macro_name: &'static str,
        /// The docs of the type, line by line.
        docs: Vec<String>,
        /// The type.
        head: String,
        /// Its values.
        rows: Vec<Row>,
    },
}

/// A value of a type that a macro defines.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it means, line by line; nothing where the document does not say.
    pub docs: Vec<String>,
    /// The value.
    pub text: String,
}

impl Source {
    fn new(docs: Vec<String>) -> Self {
        Self {
            docs,
            pieces: Vec::new(),
        }
    }

    fn items(mut self, items: TokenStream) -> Self {
        if !items.is_empty() {
            self.pieces.push(Piece::Items(items));
        }
        self
    }

    fn table(
        mut self,
        macro_name: &'static str,
        head: impl Into<String>,
        rows: Vec<String>,
    ) -> Self {
        self.pieces.push(Piece::Table {
            macro_name,
            head: head.into(),
            rows,
        });
        self
    }
}

/// The files of the crate.
#[must_use]
pub fn emit(api: &Api) -> Vec<File<Tokens>> {
    let mut files = vec![
        text("Cargo.toml", manifest::manifest(api)),
        text("README.md", front_page::readme(api)),
        text("rustfmt.toml", manifest::RUSTFMT.to_owned()),
        rust("src/lib.rs", library::library(api)),
        rust("src/client.rs", client::client(api)),
    ];
    if !api.credentials.is_empty() {
        files.push(rust("src/auth.rs", auth::auth(api)));
    }
    files.extend(api::files(api));
    files.extend(model::files(api));
    files.extend(known_values::files(api));
    files.extend(program::files(api));
    files.extend(runtime::files(api));
    files
}

fn rust(path: impl Into<String>, source: Source) -> File<Tokens> {
    File {
        path: path.into(),
        content: Tokens::Rust(source),
    }
}

fn text(path: impl Into<String>, content: String) -> File<Tokens> {
    File {
        path: path.into(),
        content: Tokens::Text(content),
    }
}

impl quote::ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = match self.as_str().strip_prefix("r#") {
            Some(bare) => Ident::new_raw(bare, Span::call_site()),
            None => Ident::new(self.as_str(), Span::call_site()),
        };
        tokens.append(ident);
    }
}
