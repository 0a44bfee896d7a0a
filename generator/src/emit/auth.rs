//! How a caller proves who they are.

use proc_macro2::TokenStream;
use quote::quote;

use super::runtime::ident;
use super::{Source, bounds, docs};
use crate::ir::{Api, ClientFlow, Credential, CredentialPlace, Docs};
use crate::vendor::Vendor;

pub(super) fn auth(api: &Api) -> Source {
    let docs =
        vec!["How a caller proves who they are: one type for each security scheme.".to_owned()];
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
            Some(vendor) => vendors_own(vendor, &known.docs),
            None => credential(known),
        });
    }
    source
}

/// The types of a vendor. What the document says of the scheme is said of the first of them.
fn vendors_own(vendor: &Vendor, docs: &Docs) -> TokenStream {
    let (module, docs) = (ident(vendor.name), docs::outer(docs));
    let main = ident(vendor.main);
    let others = vendor.types.iter().filter(|(ty, _)| *ty != vendor.main);
    let others = others.map(|(ty, needs_feature)| {
        let (ty, name) = (ident(ty), vendor.name);
        let feature = needs_feature.then(|| quote!(#[cfg(feature = #name)]));
        quote!(#feature #[doc(inline)] pub use super::runtime::vendor::#module::#ty;)
    });
    quote! {
        #docs
        #[doc(inline)]
        pub use super::runtime::vendor::#module::#main;
        #(#others)*
    }
}

fn credential(credential: &Credential) -> TokenStream {
    let Credential { name, scheme, .. } = credential;
    let docs = docs::outer(&credential.docs);
    if let Some(flow) = &credential.flow {
        return grant(credential, flow, &docs);
    }
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

/// A token that the caller has, or that is obtained with a client's id and secret.
fn grant(credential: &Credential, flow: &ClientFlow, docs: &TokenStream) -> TokenStream {
    let Credential { name, scheme, .. } = credential;
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

            fn prepare(&self) -> Preparation {
                self.0.prepare()
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
    let written = |text: &str| docs::inner(&Docs(text.to_owned()));
    let new = written(
        "Takes a token that the caller has, without the word `Bearer`. It is never printed.",
    );
    let client = written(&format!(
        "Obtains tokens with the id and the secret of a client, when the first call needs one, \
         and renews them in time. {} Clones share the token.",
        asks.0
    ));
    let with_scopes = written("Asks for these scopes instead; none leaves it to the server.");
    let with_token_url = written("Obtains tokens at this URL instead.");
    quote! {
        #new
        #[must_use]
        pub fn new(value: impl Into<String>) -> Self {
            Self(Grant::given(value))
        }

        #client
        #[must_use]
        pub fn client_credentials(id: impl Into<String>, secret: impl Into<String>) -> Self {
            Self(Grant::client(#token_url, &[#(#scopes),*], id.into(), secret.into()))
        }

        #with_scopes
        #[must_use]
        pub fn with_scopes(self, scopes: impl IntoIterator<Item = impl Into<String>>) -> Self {
            Self(self.0.with_scopes(scopes.into_iter().map(Into::into).collect()))
        }

        #with_token_url
        #[must_use]
        pub fn with_token_url(self, url: impl Into<String>) -> Self {
            Self(self.0.with_token_url(url.into()))
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
