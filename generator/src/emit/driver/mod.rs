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
#[path = "../../../driver/given.rs"]
mod given;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::layout::{Deferred, Item, Source, copied, markdown, rust, text};
use super::spelling::{self, Types};
use crate::File;
use crate::ir::{Api, BodyForm, Credential, CredentialPlace, Operation};

/// How many operations stand in one file.
const FEW: usize = 100;

/// What the program needs beside the crate and the libraries of its formats.
const DEPENDENCIES: [&str; 4] = [
    spelling::BASE64,
    r#"serde = "1""#,
    r#"serde_json = "1""#,
    r#"tokio = { version = "1.40", features = ["macros", "net", "rt", "time"] }"#,
];

/// A file that is the same for all crates.
struct Common {
    name: &'static str,
    text: &'static str,
    /// Whether a crate has a use for it.
    is_needed: fn(&Api) -> bool,
}

macro_rules! common {
    ($($name:literal if $is_needed:expr,)*) => {
        &[$(Common {
            name: $name,
            text: include_str!(concat!("../../../driver/", $name, ".rs")),
            is_needed: $is_needed,
        }),*]
    };
}

/// The files that are the same for all crates.
const COMMON: &[Common] = common! {
    "calls" if |_| true,
    "downloads" if |api| api.operations().any(Operation::gives_bytes),
    "events" if |api| api.operations().any(|known| known.events.is_some()),
    "files" if sends_files,
    "given" if |_| true,
    "items" if |api| api.operations().any(|known| known.sequence.is_some()),
    "headers" if |api| !api.headers.is_empty(),
    "run" if |_| true,
    "show" if |_| true,
};

fn sends_files(api: &Api) -> bool {
    let bodies = api.operations().filter_map(|known| known.body.as_ref());
    let mut forms = bodies.flat_map(|body| api.forms(body));
    forms.any(|(form, _)| matches!(form, BodyForm::File | BodyForm::Multipart(_)))
}

/// The files of the program, for a crate in the folder `client` beside its own, which has these
/// features of tags.
#[must_use]
pub fn driver<'a>(api: &'a Api, enabled: &'a BTreeSet<usize>) -> Vec<File<Deferred<'a>>> {
    let mut files = vec![
        text("Cargo.toml", || manifest(api, enabled)),
        rust("src/main.rs", || main(api, enabled)),
        rust("src/answers.rs", || answers::answers(api, enabled)),
    ];
    let common = common(api).map(|file| copied(format!("src/{}.rs", file.name), file.text));
    files.extend(common);
    if files::has_unions(api, enabled) {
        files.push(rust("src/file_unions.rs", || {
            files::unions(api, enabled, &Types::outside(api))
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

fn common(api: &Api) -> impl Iterator<Item = &'static Common> {
    COMMON.iter().filter(|file| (file.is_needed)(api))
}

fn part_name(index: usize) -> String {
    format!("part_{index}")
}

fn manifest(api: &Api, enabled: &BTreeSet<usize>) -> String {
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
    let tags = api.tag_features.iter().enumerate();
    let tags = tags.filter(|(index, _)| enabled.contains(index));
    let tags = tags.map(|(_, feature)| feature.name.as_str());
    let features: Vec<&str> = ["reqwest"].into_iter().chain(tags).collect();
    // Writing to a string does not fail.
    let _ = writeln!(
        out,
        "client = {{ package = {:?}, path = \"../client\", default-features = false, features = {features:?} }}",
        api.package.name
    );
    // What both need stands there once.
    let dependencies: BTreeSet<&str> = spelling::dependencies(api).chain(DEPENDENCIES).collect();
    for dependency in dependencies {
        out.push_str(dependency);
        out.push('\n');
    }
    out
}

fn main(api: &Api, enabled: &BTreeSet<usize>) -> Source {
    let parts: Vec<Ident> = (0..api.operations().count().div_ceil(FEW))
        .map(|index| ident(&part_name(index)))
        .collect();
    let mut modules: Vec<Ident> = common(api).map(|file| ident(file.name)).collect();
    modules.push(ident("answers"));
    if files::has_unions(api, enabled) {
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
    Source::new(markdown(
        "Calls every operation of the crate in `../client`.",
    ))
    .together(attributes(api))
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
fn attributes(api: &Api) -> impl Iterator<Item = Item> {
    let limit = api.recursion_limit.iter();
    let limit = limit.map(|limit| format!("#![recursion_limit = \"{limit}\"]").into());
    limit.chain(["#![allow(deprecated, dead_code, non_snake_case, unused, clippy::all)]".into()])
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
            if let Some(status) = given.asked_status() {
                builder = builder.header("x-oasmith-status", &status);
            }
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
