//! A program that calls every operation of a crate: it reads cases, makes a
//! call of each, and prints what the call gave. What is the same for all crates
//! is ordinary Rust in `generator/driver`.

mod answers;
mod arrivals;
mod body;
mod call;
mod files;
#[cfg(all(test, feature = "verify"))]
#[expect(dead_code, reason = "the calls of a crate use what the tests do not")]
#[path = "../../driver/given.rs"]
mod given;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::types::Types;
use super::{Deferred, Source, Tokens, file, formats, rust, text};
use crate::File;
use crate::ir::{Api, BodyForm, Credential, CredentialPlace, Operation};

/// How many operations stand in one file.
const FEW: usize = 100;

/// What the program needs beside the crate and the libraries of its formats.
const DEPENDENCIES: [&str; 4] = [
    formats::BASE64,
    r#"serde = "1""#,
    r#"serde_json = "1""#,
    r#"tokio = { version = "1.40", features = ["macros", "net", "rt", "time"] }"#,
];

/// Whether a crate has a use for something.
type Need = fn(&Api) -> bool;

/// What is the same for all crates, and which have a use for it.
const COMMON: &[(&str, &str, Need)] = &[
    ("calls", include_str!("../../driver/calls.rs"), |_| true),
    (
        "downloads",
        include_str!("../../driver/downloads.rs"),
        |api| api.operations().any(Operation::gives_bytes),
    ),
    ("events", include_str!("../../driver/events.rs"), |api| {
        api.operations().any(|known| known.events.is_some())
    }),
    ("files", include_str!("../../driver/files.rs"), |api| {
        let bodies = api.operations().filter_map(|known| known.body.as_ref());
        let mut forms = bodies.flat_map(|body| api.forms(body));
        forms.any(|(form, _)| matches!(form, BodyForm::File | BodyForm::Multipart(_)))
    }),
    ("given", include_str!("../../driver/given.rs"), |_| true),
    ("headers", include_str!("../../driver/headers.rs"), |api| {
        !api.headers.is_empty()
    }),
    ("run", include_str!("../../driver/run.rs"), |_| true),
    ("show", include_str!("../../driver/show.rs"), |_| true),
];

/// The files of the program, for a crate in the folder `client` beside its own.
#[must_use]
pub fn driver(api: &Api) -> Vec<File<Deferred<'_>>> {
    let mut files = vec![
        text("Cargo.toml", || manifest(api)),
        rust("src/main.rs", || main(api)),
        rust("src/answers.rs", || answers::answers(api)),
    ];
    let common = common(api).map(|(name, text)| {
        file(format!("src/{name}.rs"), move || {
            Tokens::Copied(text.to_owned())
        })
    });
    files.extend(common);
    if files::has_unions(api) {
        files.push(rust("src/file_unions.rs", || {
            files::unions(api, &types(api))
        }));
    }
    let operations: Vec<_> = api.operations().collect();
    for (index, operations) in operations.chunks(FEW).enumerate() {
        let operations = operations.to_vec();
        files.push(rust(format!("src/{}.rs", part_name(index)), move || {
            call::part(api, &operations)
        }));
    }
    files
}

fn common(api: &Api) -> impl Iterator<Item = (&'static str, &'static str)> {
    let needed = COMMON.iter().filter(|(_, _, is_needed)| is_needed(api));
    needed.map(|(name, text, _)| (*name, *text))
}

fn part_name(index: usize) -> String {
    format!("part_{index}")
}

/// The types as a file of the program names them.
fn types(api: &Api) -> Types<'_> {
    Types::beside(api, api.models.iter().map(|model| model.name.bare()))
}

fn manifest(api: &Api) -> String {
    let mut out = format!(
        "[package]\n\
         name = \"{}-driver\"\n\
         version = \"0.1.0\"\n\
         edition = \"2024\"\n\
         publish = false\n\
         \n\
         [dependencies]\n",
        api.package.name
    );
    // Writing to a string does not fail.
    let _ = writeln!(
        out,
        "client = {{ package = {:?}, path = \"../client\", default-features = false, features = [\"reqwest\"] }}",
        api.package.name
    );
    // What both need stands there once.
    let dependencies: BTreeSet<&str> = formats::dependencies(api).chain(DEPENDENCIES).collect();
    for dependency in dependencies {
        out.push_str(dependency);
        out.push('\n');
    }
    out
}

fn main(api: &Api) -> Source {
    let parts: Vec<Ident> = (0..api.operations().count().div_ceil(FEW))
        .map(|index| ident(&part_name(index)))
        .collect();
    let mut modules: Vec<Ident> = common(api).map(|(name, _)| ident(name)).collect();
    modules.push(ident("answers"));
    if files::has_unions(api) {
        modules.push(ident("file_unions"));
    }
    modules.extend(parts.iter().cloned());
    let model = (!api.models.is_empty()).then(|| {
        quote!(
            use client::model;
        )
    });
    let client = builder(api);
    let parameters = api.client.parameters.iter().map(|known| &known.wire);
    let docs = vec!["Calls every operation of the crate in `../client`.".to_owned()];
    Source::new(docs)
        .text(attributes(api))
        .items(quote! {
            #(mod #modules;)*
        })
        .items(quote! {
            use std::error::Error;
            use std::time::Duration;
            use client::{Client, Retry};
            #model
            use given::Given;
            use run::Driver;
        })
        .items(quote! {
            const DRIVER: Driver = Driver {
                tables: &[#(#parts::ROWS),*],
                client,
                client_parameters: &[#(#parameters),*],
            };

            #[tokio::main(flavor = "current_thread")]
            async fn main() -> Result<(), Box<dyn Error>> {
                tokio::task::LocalSet::new().run_until(run::main(&DRIVER)).await
            }
        })
        .items(client)
}

/// The attributes of the program. Its calls hold the models of the crate, into
/// which the compiler has to look as deep as there.
fn attributes(api: &Api) -> String {
    let limit = api.recursion_limit.map_or_else(String::new, |limit| {
        format!("#![recursion_limit = \"{limit}\"]\n")
    });
    format!("{limit}#![allow(deprecated, dead_code, non_snake_case, unused, clippy::all)]\n")
}

/// How a client is made for a case.
fn builder(api: &Api) -> TokenStream {
    let parameters = api.client.parameters.iter().map(|known| {
        let (name, wire) = (&known.name, &known.wire);
        quote! {
            if let Some(value) = given.once(#wire) {
                builder = builder.#name(value);
            }
        }
    });
    // Operations with servers of their own are called here as well, and nowhere else.
    let groups = api.client.groups.iter().map(|group| {
        let name = &group.name;
        quote!(.#name(endpoint))
    });
    // How a vendor signs is not the document's business, and nobody here could judge it.
    let known = api
        .credentials
        .iter()
        .filter(|known| known.vendor.is_none());
    let credentials = known.map(credential);
    quote! {
        fn client(endpoint: &str, given: &Given) -> Result<Client, String> {
            let mut builder = Client::builder().endpoint(endpoint)#(#groups)*;
            #(#parameters)*
            #(#credentials)*
            // Each request is one that a case asked for.
            let builder = builder.timeout(Duration::from_secs(20)).retry(Retry::never());
            builder.build().map_err(|error| format!("the client: {error}"))
        }
    }
}

fn credential(credential: &Credential) -> TokenStream {
    let Credential { name, scheme, .. } = credential;
    let values = match &credential.place {
        CredentialPlace::Basic => quote!(user, password),
        CredentialPlace::Header(_)
        | CredentialPlace::Query(_)
        | CredentialPlace::Cookie(_)
        | CredentialPlace::Bearer => quote!(value),
    };
    let obtained = credential.flow.as_ref().map(|_| {
        quote! {
            if let Some([id, secret]) = given.credential(#scheme) {
                let credential = client::auth::#name::client_credentials(id, secret);
                builder = builder.auth(credential.with_token_url(given.token_url(endpoint)));
            }
        }
    });
    quote! {
        if let Some([#values]) = given.credential(#scheme) {
            builder = builder.auth(client::auth::#name::new(#values));
        }
        #obtained
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
