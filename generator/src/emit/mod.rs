//! The fourth stage: writes down what `lower` has decided.
//!
//! One module for each thing that is emitted, each ending in one `quote!` that reads like the
//! output, or in lines, lists and blocks of [`layout`] where `quote!` could not say how they stand.
//!
//! The rooms have one order, and each knows those before it alone:
//!
//! 1. [`layout`]: code as a value, and the files that hold it.
//! 2. `spelling`: how types, bounds and styles are written, wherever they stand.
//! 3. `xml_tables`: how values are written in XML.
//! 4. `bodies`: how a body is sent.
//! 5. `models`, and 6. `operations`: a file for each schema, and for each tag.
//! 7. `runtime`: what all crates have in common.
//! 8. `client`: how a client is built, who calls, and where.
//! 9. `examples`: the first page, the README, and programs.
//! 10. `package`: the manifest and the root of the crate.
//! 11. `driver`: the program that calls every operation of a crate.

pub mod layout;

mod bodies;
mod client;
mod driver;
mod examples;
mod models;
mod operations;
mod package;
mod runtime;
mod spelling;
mod xml_tables;

pub use driver::driver;
pub use runtime::dependencies;

use self::layout::{Deferred, page, rust, text};
use crate::File;
use crate::ir::{Api, Chosen};

/// The files of the crate, or of the module.
#[must_use]
pub fn emit(api: &Api) -> Vec<File<Deferred<'_>>> {
    let mut files = vec![rust("src/lib.rs", || package::library(api))];
    if !api.tags.is_empty() {
        files.push(rust("src/client.rs", || client::client(api)));
        if api.choice("testing") != Chosen::Gone {
            files.push(rust("src/testing.rs", || examples::testing(api)));
        }
    }
    if !api.credentials.is_empty() {
        files.push(rust("src/auth.rs", || client::auth(api)));
    }
    if !api.headers.is_empty() {
        files.push(rust("src/headers.rs", || client::headers(api)));
    }
    if !api.client.choices.is_empty() {
        files.push(rust("src/servers.rs", || client::servers(api)));
    }
    if api.xml.used().next().is_some() {
        files.push(rust("src/xml_tables.rs", || xml_tables::tables(api)));
    }
    files.extend(operations::files(api));
    files.extend(models::files(api));
    files.extend(runtime::files(api));
    if api.is_module() {
        return files.into_iter().map(in_module).collect();
    }
    files.extend(examples::files(api));
    files.extend([
        text("Cargo.toml", || package::manifest(api)),
        page("README.md", || examples::readme(api)),
        text("rustfmt.toml", || package::RUSTFMT.to_owned()),
    ]);
    files
}

/// A file of a crate's sources where it stands in a module.
fn in_module(file: File<Deferred<'_>>) -> File<Deferred<'_>> {
    let path = file.path.strip_prefix("src/").unwrap_or(&file.path);
    let path = if path == "lib.rs" { "mod.rs" } else { path };
    let path = path.to_owned();
    File { path, ..file }
}
