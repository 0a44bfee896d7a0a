//! Programs that show how a call is made.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{endpoints, sample};
use crate::File;
use crate::emit::layout::{Deferred, Passage, Source, rust};
use crate::ir::{Api, Docs, Example, ExampleArgument, ExampleCredential, Operation};
use crate::names::Name;

/// The programs that the settings ask for.
pub(in crate::emit) fn files(api: &Api) -> impl Iterator<Item = File<Deferred<'_>>> {
    api.examples.iter().map(|example| {
        rust(format!("examples/{}.rs", example.name), || {
            program(api, example).unwrap_or_default()
        })
    })
}

fn program(api: &Api, example: &Example) -> Option<Source> {
    let operation = api
        .operations()
        .find(|operation| operation.id == example.operation)?;
    let missing: Vec<&ExampleArgument> = example
        .arguments
        .iter()
        .filter(|argument| argument.sample.is_none())
        .collect();
    let library = quote::format_ident!("{}", api.package.crate_name());
    let uses = program_uses(api, example);
    let client = client(api, operation, example);
    let given = from_command_line(&example.name, &missing);
    let values = arguments(api, operation, example);
    let function = &operation.function;
    let call = match &operation.output {
        Some(_) => quote! {
            let answer = client.#function(#values).await?;
            println!("{answer:#?}");
        },
        None => quote!(client.#function(#values).await?;),
    };
    let reads = reads_variables(example);
    let env = (reads || example.endpoint.is_some() || !missing.is_empty()).then(|| {
        quote!(
            use std::env;
        )
    });
    let source = Source::new(program_docs(example, &missing, &operation.docs))
        .items(quote! {
            #env
            use std::error::Error;
            use std::process::ExitCode;
        })
        .items(quote!(use #library::{#uses};));
    let pair = pair(example);
    let source = source.items(quote! {
        #[tokio::main(flavor = "current_thread")]
        async fn main() -> ExitCode {
            match run().await {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("{error}");
                    ExitCode::FAILURE
                }
            }
        }

        async fn run() -> Result<(), Box<dyn Error>> {
            #given
            #pair
            #client
            #call
            Ok(())
        }
    });
    let helpers = [reads.then(variable), pair.is_some().then(user_and_password)];
    Some(helpers.into_iter().flatten().fold(source, Source::items))
}

/// Whether it reads environment variables that have to be set.
fn reads_variables(example: &Example) -> bool {
    let all = [&example.variables, &example.parameters];
    let is_read = |known: &ExampleCredential| !matches!(known, ExampleCredential::Vendor(_));
    all.iter().any(|read| !read.is_empty()) || example.credentials.iter().any(is_read)
}

/// What the call takes: the document's examples, and what the command line gives.
fn arguments(api: &Api, operation: &Operation, example: &Example) -> TokenStream {
    let code = |code: String| code.parse::<TokenStream>().unwrap_or_default();
    let arguments = example.arguments.iter();
    let Some(structure) = &operation.arguments else {
        let values = arguments.map(|argument| match (&argument.sample, &argument.name) {
            (Some(sample), _) => code(sample::code(api, sample)),
            (None, name) => quote!(#name),
        });
        return quote!(#(#values),*);
    };
    let fields = arguments.map(|argument| match (&argument.sample, &argument.name) {
        (Some(sample), name) => {
            let value = code(sample::owned(api, sample));
            quote!(#name: #value)
        }
        (None, name) => quote!(#name: #name.into()),
    });
    quote!(#structure { #(#fields),* })
}

fn variable() -> TokenStream {
    quote! {
        /// The value of an environment variable that has to be set.
        fn variable(name: &str) -> Result<String, String> {
            env::var(name).map_err(|_| format!("set the environment variable {name}"))
        }
    }
}

fn user_and_password() -> TokenStream {
    quote! {
        /// The user and the password that an environment variable holds as `user:password`.
        fn user_and_password(name: &str) -> Result<(String, String), String> {
            let value = variable(name)?;
            let Some((user, password)) = value.split_once(':') else {
                return Err(format!("the environment variable {name} has to be user:password"));
            };
            Ok((user.to_owned(), password.to_owned()))
        }
    }
}

fn program_uses(api: &Api, example: &Example) -> TokenStream {
    let credentials = example.credentials.iter();
    let credentials: Vec<TokenStream> = credentials
        .filter_map(|known| credential_type(known).parse().ok())
        .collect();
    let credentials = match credentials.as_slice() {
        [] => quote!(),
        [credential] => quote!(, auth::#credential),
        credentials => quote!(, auth::{#(#credentials),*}),
    };
    let samples = example
        .arguments
        .iter()
        .filter_map(|argument| argument.sample.as_ref());
    let models: BTreeSet<String> = samples
        .flat_map(|sample| sample::enums(api, sample))
        .collect();
    let models: Vec<TokenStream> = models
        .iter()
        .filter_map(|model| model.parse().ok())
        .collect();
    let models = match models.as_slice() {
        [] => quote!(),
        [model] => quote!(, model::#model),
        models => quote!(, model::{#(#models),*}),
    };
    let structure =
        sample::structure(api, example).map(|(module, name)| quote!(, api::#module::#name));
    quote!(Client #structure #credentials #models)
}

fn credential_type(credential: &ExampleCredential) -> &str {
    match credential {
        ExampleCredential::Variable(name, _) | ExampleCredential::UserAndPassword(name, _) => {
            name.as_str()
        }
        ExampleCredential::Vendor(vendor) => vendor.main,
    }
}

fn credential(credential: &ExampleCredential) -> TokenStream {
    match credential {
        ExampleCredential::Variable(name, from) => quote!(.auth(#name::new(variable(#from)?))),
        ExampleCredential::UserAndPassword(name, _) => quote!(.auth(#name::new(user, password))),
        ExampleCredential::Vendor(vendor) => {
            let found: TokenStream = vendor.sample.parse().unwrap_or_default();
            quote!(.auth(#found))
        }
    }
}

/// The user and the password that a credential is made of.
fn pair(example: &Example) -> Option<TokenStream> {
    example.credentials.iter().find_map(|known| match known {
        ExampleCredential::UserAndPassword(_, from) => {
            Some(quote!(let (user, password) = user_and_password(#from)?;))
        }
        ExampleCredential::Variable(..) | ExampleCredential::Vendor(_) => None,
    })
}

fn client(api: &Api, operation: &Operation, example: &Example) -> TokenStream {
    let credentials = example.credentials.iter().map(credential);
    let credentials = quote!(#(#credentials)*);
    let read = |(name, from): &(Name, String)| quote!(.#name(variable(#from)?));
    let variables = example.variables.iter().map(read);
    let parameters = example.parameters.iter().map(read);
    let Some(endpoint) = &example.endpoint else {
        return quote! { let client = Client::builder()#(#variables)* #(#parameters)* #credentials.build()?; };
    };
    let setter = match endpoints::setter(&api.client, operation) {
        Some(name) => quote!(#name),
        None => quote!(endpoint),
    };
    quote! {
        let builder = Client::builder()#(#parameters)* #credentials;
        let builder = match env::var(#endpoint) {
            Ok(endpoint) => builder.#setter(endpoint),
            Err(_) => builder #(#variables)*,
        };
        let client = builder.build()?;
    }
}

fn from_command_line(program: &str, missing: &[&ExampleArgument]) -> TokenStream {
    if missing.is_empty() {
        return quote!();
    }
    let names: Vec<&Name> = missing.iter().map(|argument| &argument.name).collect();
    let usage = format!("usage: {program} {}", placeholders(missing));
    quote! {
        let arguments: Vec<String> = env::args().skip(1).collect();
        let [#(#names),*] = arguments.as_slice() else {
            return Err(#usage.into());
        };
    }
}

/// The arguments of the command line as a usage line shows them.
fn placeholders(missing: &[&ExampleArgument]) -> String {
    let names: Vec<String> = missing
        .iter()
        .map(|argument| argument.name.bare().to_uppercase())
        .collect();
    names.join(" ")
}

fn program_docs(example: &Example, missing: &[&ExampleArgument], operation: &Docs) -> Vec<Passage> {
    let arguments = if missing.is_empty() {
        String::new()
    } else {
        format!(" -- {}", placeholders(missing))
    };
    let command = format!("cargo run --example {}{arguments}", example.name);
    vec![
        Passage::Markdown(operation.first_paragraph()),
        Passage::Fenced {
            info: "sh",
            code: vec![command.into()],
        },
        Passage::Markdown(reads(example)),
    ]
}

/// What the program reads from where it runs.
fn reads(example: &Example) -> String {
    let set = example.parameters.iter().chain(&example.variables);
    let credentials = example.credentials.iter().filter_map(|known| match known {
        ExampleCredential::Variable(_, from) => Some(format!("`{from}`")),
        ExampleCredential::UserAndPassword(_, from) => Some(format!("`{from}` (`user:password`)")),
        ExampleCredential::Vendor(_) => None,
    });
    let named = credentials.chain(set.map(|(_, from)| format!("`{from}`")));
    let endpoint = example.endpoint.iter();
    let endpoint = endpoint.map(|from| format!("`{from}` (a whole endpoint, which goes first)"));
    let variables: Vec<String> = named.chain(endpoint).collect();
    let mut sentences = Vec::new();
    if !variables.is_empty() {
        let variables = variables.join(", ");
        sentences.push(format!("It reads the environment variables {variables}."));
    }
    for known in &example.credentials {
        if let ExampleCredential::Vendor(vendor) = known {
            sentences.push(format!("Credentials are taken from {}.", vendor.reads));
        }
    }
    sentences.join("\n")
}
