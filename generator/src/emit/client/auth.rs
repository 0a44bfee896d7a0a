//! How a caller proves who they are.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::layout::{Item, Source, markdown};
use crate::emit::runtime::ident;
use crate::emit::spelling::{bounds, chosen, old_name};
use crate::ir::{Api, ClientFlow, Credential, CredentialPlace, Docs};
use crate::vendor::Vendor;

pub(in crate::emit) fn auth(api: &Api) -> Source {
    let docs = markdown("How a caller proves who they are: one type for each security scheme.");
    let own: Vec<&Credential> = api
        .credentials
        .iter()
        .filter(|known| known.vendor.is_none())
        .collect();
    let in_header = own
        .iter()
        .any(|known| matches!(known.place, CredentialPlace::Header(_)));
    let obtained = own.iter().any(|known| known.flow.is_some());
    let kept = own.iter().any(|known| known.flow.is_none());
    let runtime = in_header.then(|| quote!(self,));
    let grant = obtained.then(|| quote!(Grant,));
    let preparation = obtained.then(|| quote!(Preparation,));
    let secret = kept.then(|| quote!(Secret));
    let instant = obtained.then(|| {
        quote!(
            use std::time::Instant;
        )
    });
    let uses = (!own.is_empty()).then(|| quote! {
        use super::runtime::{#runtime Authorizer, Credential, #grant Invalid, #preparation #secret};
    });
    let mut source = Source::new(docs)
        .items(instant.unwrap_or_default())
        .items(uses.unwrap_or_default());
    for known in &api.credentials {
        source = source.items(match known.vendor {
            Some(vendor) => vendors_own(api, vendor, &known.docs),
            None => credential(known),
        });
    }
    source.together(aliases(api))
}

/// The credentials by the names that they had before.
fn aliases(api: &Api) -> Vec<Item> {
    let aliases = api.credential_aliases();
    let aliases = aliases.map(|(alias, credential)| {
        let (old, name) = (&alias.name, &credential.name);
        let code = format!("pub type {old} = {name};");
        old_name(api, alias, &format!("[`{name}`]"), code)
    });
    aliases.collect()
}

/// The types of a vendor. What the document says of the scheme is said of the first of them.
fn vendors_own(api: &Api, vendor: &Vendor, docs: &Docs) -> TokenStream {
    let module = ident(vendor.name);
    let main = ident(vendor.main);
    let others = vendor.types.iter().filter(|(ty, _)| *ty != vendor.main);
    let others = others.map(|(ty, needs_feature)| {
        let (ty, name) = (ident(ty), vendor.name);
        let export = quote!(#[doc(inline)] pub use super::runtime::vendor::#module::#ty;);
        if *needs_feature {
            chosen(api, name, export)
        } else {
            export
        }
    });
    quote! {
        #docs
        #[doc(inline)]
        pub use super::runtime::vendor::#module::#main;
        #(#others)*
    }
}

fn credential(credential: &Credential) -> TokenStream {
    let Credential {
        name, scheme, docs, ..
    } = credential;
    if let Some(flow) = &credential.flow {
        return grant(credential, flow);
    }
    if credential.place == CredentialPlace::Basic {
        return basic(credential);
    }
    let new = match credential.place {
        CredentialPlace::Bearer => {
            "Takes the token, without the word `Bearer`. It is never printed."
        }
        _ => "Takes the credential as it is sent. It is never printed.",
    };
    let send = match &credential.place {
        CredentialPlace::Header(header) => {
            let bounds = bounds(&credential.bounds);
            quote!(request.header(#header, &self.0, &#bounds))
        }
        CredentialPlace::Query(key) => quote!(request.query(#key, &self.0)),
        CredentialPlace::Cookie(cookie) => quote!(request.cookie(#cookie, &self.0)),
        CredentialPlace::Bearer | CredentialPlace::Basic => quote!(request.bearer(&self.0)),
    };
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name(Secret);

        impl #name {
            #[doc = #new]
            #[must_use]
            pub fn new(value: impl Into<String>) -> Self {
                Self(Secret::new(value))
            }
        }

        impl Credential for #name {
            fn scheme(&self) -> &'static str {
                #scheme
            }

            fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
                #send
            }
        }
    }
}

/// A token that the caller has, or that is obtained with a client's id and secret.
fn grant(credential: &Credential, flow: &ClientFlow) -> TokenStream {
    let Credential {
        name, scheme, docs, ..
    } = credential;
    let makers = grant_makers(flow);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name(Grant);

        impl #name {
            #makers
        }

        impl Credential for #name {
            fn scheme(&self) -> &'static str {
                #scheme
            }

            fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
                self.0.authorize(request)
            }

            fn prepare(&self, now: Instant) -> Preparation {
                self.0.prepare(now)
            }

            fn refused(&self, sent: Instant) -> bool {
                self.0.refused(sent)
            }
        }
    }
}

fn grant_makers(flow: &ClientFlow) -> TokenStream {
    let ClientFlow {
        token_url,
        scopes,
        asks,
    } = flow;
    let client = format!(
        "Obtains tokens with the id and the secret of a client, when the first call needs one, \
         and renews them in time. {} Clones share the token.",
        asks.0
    );
    quote! {
        /// Takes a token that the caller has, without the word `Bearer`. It is never printed.
        #[must_use]
        pub fn new(value: impl Into<String>) -> Self {
            Self(Grant::given(value))
        }

        #[doc = #client]
        #[must_use]
        pub fn client_credentials(id: impl Into<String>, secret: impl Into<String>) -> Self {
            Self(Grant::client(#token_url, &[#(#scopes),*], id.into(), secret.into()))
        }

        /// Asks for these scopes instead; none leaves it to the server.
        #[must_use]
        pub fn with_scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
            Self(self.0.with_scopes(scopes.into_iter().map(Into::into).collect()))
        }

        /// Obtains tokens at this URL instead.
        #[must_use]
        pub fn with_token_url(self, url: impl Into<String>) -> Self {
            Self(self.0.with_token_url(url.into()))
        }
    }
}

/// A user with a password.
fn basic(credential: &Credential) -> TokenStream {
    let Credential {
        name, scheme, docs, ..
    } = credential;
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            user: String,
            password: Secret,
        }

        impl #name {
            /// Takes the user's name and the password, which is never printed.
            #[must_use]
            pub fn new(user: impl Into<String>, password: impl Into<String>) -> Self {
                Self { user: user.into(), password: Secret::new(password) }
            }
        }

        impl Credential for #name {
            fn scheme(&self) -> &'static str {
                #scheme
            }

            fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
                request.basic(&self.user, &self.password)
            }
        }
    }
}
