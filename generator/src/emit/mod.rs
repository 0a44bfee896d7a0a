//! The fourth stage: writes down what `lower` has decided, as token trees.
//!
//! One module for each thing that is emitted, each ending in one `quote!` that
//! reads like the output.

mod access;
mod api;
mod arguments;
mod auth;
mod bounds;
mod choice;
mod client;
mod docs;
mod driver;
mod enums;
mod formats;
mod front_page;
mod headers;
mod known_values;
mod library;
mod manifest;
mod model;
mod multipart;
mod object;
mod operation;
mod pages;
mod part;
mod program;
mod runtime;
mod sample;
mod servers;
mod snippet;
mod streams;
mod testing;
mod tuple;
mod types;
mod union;
mod uses;
mod wait;
mod wire;

pub use driver::driver;

use std::fmt;

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
    Copied(String),
    /// Text that is no Rust code; it is written as it is.
    Text(String),
}

/// What makes the content of a file, so that files can be made side by side:
/// token trees themselves never leave the thread on which they are made.
pub struct Deferred<'a>(Box<dyn FnOnce() -> Tokens + Send + 'a>);

impl Deferred<'_> {
    /// Makes the content.
    #[must_use]
    pub fn make(self) -> Tokens {
        (self.0)()
    }
}

impl fmt::Debug for Deferred<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deferred").finish_non_exhaustive()
    }
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
    /// Code that is laid out already.
    Text(String),
    /// A table: a macro's call whose rows stand one a line.
    Table {
        /// The macro's name.
        macro_name: &'static str,
        /// What the rows are about.
        head: String,
        /// The rows; none makes a call on one line.
        rows: Vec<String>,
    },
    /// A struct or an enum, with its fields or variants one a line.
    Definition(Definition),
}

/// A type: most of a crate is made of these, and there is nothing in one that
/// the printer would have to think about.
#[derive(Clone, Debug)]
pub struct Definition {
    /// The macro that defines it, where Rust alone does not.
    pub macro_name: Option<&'static str>,
    /// The docs of the type, line by line.
    pub docs: Vec<String>,
    /// Its attributes, one a line.
    pub attributes: Vec<String>,
    /// What comes before the brace.
    pub head: String,
    /// Its fields or variants.
    pub rows: Vec<Row>,
}

/// A field or a variant.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it means, line by line; nothing where the document does not say.
    pub docs: Vec<String>,
    /// The field or the variant, without a comma.
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

    fn definition(mut self, definition: Definition) -> Self {
        self.pieces.push(Piece::Definition(definition));
        self
    }

    fn text(mut self, text: String) -> Self {
        if !text.is_empty() {
            self.pieces.push(Piece::Text(text));
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
pub fn emit(api: &Api) -> Vec<File<Deferred<'_>>> {
    let mut files = vec![
        text("Cargo.toml", || manifest::manifest(api)),
        text("README.md", || front_page::readme(api)),
        text("rustfmt.toml", || manifest::RUSTFMT.to_owned()),
        rust("src/lib.rs", || library::library(api)),
    ];
    if !api.tags.is_empty() {
        files.push(rust("src/client.rs", || client::client(api)));
        files.push(rust("src/testing.rs", || testing::testing(api)));
    }
    if !api.credentials.is_empty() {
        files.push(rust("src/auth.rs", || auth::auth(api)));
    }
    if !api.headers.is_empty() {
        files.push(rust("src/headers.rs", || headers::headers(api)));
    }
    if !api.client.choices.is_empty() {
        files.push(rust("src/servers.rs", || servers::servers(api)));
    }
    files.extend(api::files(api));
    files.extend(model::files(api));
    files.extend(known_values::files(api));
    files.extend(program::files(api));
    files.extend(runtime::files(api));
    files
}

fn rust<'a>(
    path: impl Into<String>,
    source: impl FnOnce() -> Source + Send + 'a,
) -> File<Deferred<'a>> {
    file(path, || Tokens::Rust(source()))
}

fn text<'a>(
    path: impl Into<String>,
    content: impl FnOnce() -> String + Send + 'a,
) -> File<Deferred<'a>> {
    file(path, || Tokens::Text(content()))
}

fn file<'a>(
    path: impl Into<String>,
    content: impl FnOnce() -> Tokens + Send + 'a,
) -> File<Deferred<'a>> {
    File {
        path: path.into(),
        content: Deferred(Box::new(content)),
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
