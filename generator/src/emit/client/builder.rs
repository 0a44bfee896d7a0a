//! How a client is built.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::layout::Source;
use crate::ir::{Api, Docs, Part, Server, Variable};
use crate::names::Name;

pub(in crate::emit) fn client(api: &Api) -> Source {
    let variable = api
        .parts
        .contains(&Part::Variables)
        .then(|| quote!(, Variable));
    let server = api.parts.contains(&Part::Servers).then(|| quote!(, Server));
    Source::new(Vec::new())
        .items(quote!(use super::runtime::{Api, Client, ClientBuilder, ErrorFields #server #variable};))
        .items(data(api))
        .items(entrance())
        .items(setters(api))
}

fn data(api: &Api) -> TokenStream {
    let servers = api.client.servers.iter().map(|known| server(api, known));
    let groups = api.client.groups.iter().map(|group| {
        let servers = group.servers.iter().map(|known| server(api, known));
        quote!(&[#(#servers),*])
    });
    let errors = &api.client.errors;
    let (code, message, request_id) = (&errors.code, &errors.message, &errors.request_id);
    let headers = errors
        .request_id_headers
        .iter()
        .map(|name| name.to_lowercase());
    quote! {
        /// What the document says of all calls together.
        static API: Api = Api {
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            servers: &[#(#servers),*],
            groups: &[#(#groups),*],
            errors: ErrorFields {
                code: &[#(#code),*],
                message: &[#(#message),*],
                request_id: &[#(#request_id),*],
                request_id_headers: &[#(#headers),*],
            },
        };
    }
}

fn server(api: &Api, server: &Server) -> TokenStream {
    let url = &server.url;
    let when = server
        .when
        .iter()
        .map(|(name, value)| quote!((#name, #value)));
    let known = api
        .client
        .variables
        .iter()
        .filter(|known| server.variables.contains(&known.wire));
    let variables = known.map(variable);
    quote! { Server { url: #url, when: &[#(#when),*], variables: &[#(#variables),*] } }
}

fn variable(variable: &Variable) -> TokenStream {
    let Variable { wire, values, .. } = variable;
    let default = match &variable.default {
        Some(default) => quote!(Some(#default)),
        None => quote!(None),
    };
    quote! { Variable { name: #wire, default: #default, values: &[#(#values),*] } }
}

fn entrance() -> TokenStream {
    quote! {
        impl Client {
            /// Begins to build a client.
            pub fn builder() -> ClientBuilder {
                ClientBuilder::new(&API)
            }
        }
    }
}

fn setters(api: &Api) -> TokenStream {
    let variables = api.client.variables.iter().map(|known| {
        let wire = &known.wire;
        setter(
            &known.name,
            &known.docs,
            |name| quote!(self.variable(#wire, #name.into())),
        )
    });
    let parameters = api.client.parameters.iter().map(|known| {
        let wire = &known.wire;
        setter(
            &known.name,
            &known.docs,
            |name| quote!(self.parameter(#wire, #name.into())),
        )
    });
    let groups = api.client.groups.iter().enumerate().map(|(index, group)| {
        let index = proc_macro2::Literal::usize_unsuffixed(index);
        setter(
            &group.name,
            &group.docs,
            |name| quote!(self.group_endpoint(#index, #name.into())),
        )
    });
    let setters: Vec<TokenStream> = variables.chain(parameters).chain(groups).collect();
    if setters.is_empty() {
        return quote!();
    }
    quote! {
        impl ClientBuilder {
            #(#setters)*
        }
    }
}

fn setter(name: &Name, docs: &Docs, set: impl Fn(&Name) -> TokenStream) -> TokenStream {
    let set = set(name);
    quote! {
        #docs
        pub fn #name(self, #name: impl Into<String>) -> Self {
            #set
        }
    }
}
