//! How a client is built.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::layout::{Code, Item, Source};
use crate::emit::spelling::old_name;
use crate::ir::{Api, Docs, Server, ServerVariable};
use crate::names::Name;

pub(in crate::emit) fn client(api: &Api) -> Source {
    let groups = api.client.groups.iter().flat_map(|group| &group.servers);
    let servers: Vec<&Server> = api.client.servers.iter().chain(groups).collect();
    let server = (!servers.is_empty()).then(|| quote!(, Server));
    let has_variables = servers.iter().any(|server| !server.variables.is_empty());
    let variable = has_variables.then(|| quote!(, Variable));
    Source::new(Vec::new())
        .items(quote!(use super::runtime::{self, Api, ErrorFields #server #variable};))
        .items(data(api))
        .item("client! { &API }")
        .items(setters(api, &servers))
        .together(aliases(api))
}

/// The setters by the names that they had before.
fn aliases(api: &Api) -> Option<Item> {
    let aliases = api.builder_aliases();
    let setters = aliases.map(|(alias, now)| {
        let old = &alias.name;
        let head = format!("pub fn {old}(self, {old}: impl Into<String>) -> Self {{");
        let code = Code::block(head, [format!("self.{now}({old})")], "}");
        old_name(api, alias, &format!("[`Self::{}`]", now.bare()), code)
    });
    let setters: Vec<Item> = setters.collect();
    (!setters.is_empty()).then(|| Code::items("impl ClientBuilder {", setters).into())
}

fn data(api: &Api) -> TokenStream {
    let servers = api.client.servers.iter().map(server);
    let groups = api.client.groups.iter().map(|group| {
        let servers = group.servers.iter().map(server);
        quote!(&[#(#servers),*])
    });
    let security = api.alternatives().into_iter().map(|alternative| {
        let schemes = alternative.iter().map(|name| api.scheme(name));
        quote!(&[#(#schemes),*])
    });
    let errors = &api.client.errors;
    let (code, message, request_id) = (&errors.code, &errors.message, &errors.request_id);
    let expired = &errors.expired_credential;
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
            security: &[#(#security),*],
            errors: ErrorFields {
                code: &[#(#code),*],
                message: &[#(#message),*],
                request_id: &[#(#request_id),*],
                expired_credential: &[#(#expired),*],
                request_id_headers: &[#(#headers),*],
            },
        };
    }
}

fn server(server: &Server) -> TokenStream {
    let url = &server.url;
    let when = server
        .when
        .iter()
        .map(|(name, value)| quote!((#name, #value)));
    let variables = server.variables.iter().map(variable);
    quote! { Server { url: #url, when: &[#(#when),*], variables: &[#(#variables),*] } }
}

fn variable(variable: &ServerVariable) -> TokenStream {
    let ServerVariable {
        name,
        default,
        values,
    } = variable;
    let default = match default {
        Some(default) => quote!(Some(#default)),
        None => quote!(None),
    };
    quote! { Variable { name: #name, default: #default, values: &[#(#values),*] } }
}

fn setters(api: &Api, servers: &[&Server]) -> TokenStream {
    let variables = api.client.variables.iter().map(|known| {
        let wire = &known.wire;
        setter(
            &known.name,
            &known.docs,
            |name| quote!(self.0.variables.insert(#wire, #name.into())),
        )
    });
    let parameters = api.client.parameters.iter().map(|known| {
        let wire = &known.wire;
        setter(
            &known.name,
            &known.docs,
            |name| quote!(self.0.parameters.insert(#wire, #name.into())),
        )
    });
    let groups = api.client.groups.iter().enumerate().map(|(index, group)| {
        let index = proc_macro2::Literal::usize_unsuffixed(index);
        setter(
            &group.name,
            &group.docs,
            |name| quote!(self.0.group_endpoints.insert(#index, #name.into())),
        )
    });
    let is_relative = servers.iter().any(|server| server.is_relative());
    let base = is_relative.then(base);
    let setters: Vec<TokenStream> = variables
        .chain(parameters)
        .chain(groups)
        .chain(base)
        .collect();
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
        pub fn #name(mut self, #name: impl Into<String>) -> Self {
            #set;
            self
        }
    }
}

/// Where the document is, which servers are relative to.
fn base() -> TokenStream {
    quote! {
        /// Where the document is that lists the servers, for those whose address is relative to
        /// that.
        ///
        /// It is the URL of the document, or of the host alone. Another way is to give a whole
        /// `endpoint`.
        pub fn base(mut self, url: impl Into<String>) -> Self {
            self.0.base = Some(url.into());
            self
        }
    }
}
