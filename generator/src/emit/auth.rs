//! How a caller proves who they are.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Source, bounds, docs};
use crate::ir::{Api, Credential, CredentialPlace, Docs};

pub(super) fn auth(api: &Api) -> Source {
    let docs =
        vec!["How a caller proves who they are: one type for each security scheme.".to_owned()];
    let in_header = api
        .credentials
        .iter()
        .any(|known| matches!(known.place, CredentialPlace::Header(_)));
    let runtime = in_header.then(|| quote!(self,));
    let mut source = Source::new(docs)
        .items(quote!(use super::runtime::{#runtime Authorizer, Credential, Invalid, Secret};));
    for known in &api.credentials {
        source = source.items(credential(known));
    }
    source
}

fn credential(credential: &Credential) -> TokenStream {
    let Credential { name, scheme, .. } = credential;
    let docs = docs::outer(&credential.docs);
    if credential.place == CredentialPlace::Basic {
        return basic(credential, &docs);
    }
    let new = docs::inner(&Docs(match credential.place {
        CredentialPlace::Bearer => {
            "Takes the token, without the word `Bearer`. It is never printed.".to_owned()
        }
        _ => "Takes the credential as it is sent. It is never printed.".to_owned(),
    }));
    let send = match &credential.place {
        CredentialPlace::Header(header) => {
            let bounds = bounds::bounds(&credential.bounds);
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
            #new
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

/// A user with a password.
fn basic(credential: &Credential, docs: &TokenStream) -> TokenStream {
    let Credential { name, scheme, .. } = credential;
    let new = docs::inner(&Docs(
        "Takes the user's name and the password, which is never printed.".to_owned(),
    ));
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            user: String,
            password: Secret,
        }

        impl #name {
            #new
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
