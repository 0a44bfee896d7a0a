//! Names for the servers that a caller can choose among.

use quote::quote;

use super::{Source, docs};
use crate::ir::{Api, Docs, ServerChoice};

pub(super) fn servers(api: &Api) -> Source {
    let docs = Docs("The servers of the API, to be given to `ClientBuilder::endpoint`.".to_owned());
    let choices = api.client.choices.iter().map(|choice| {
        let ServerChoice { name, url, .. } = choice;
        let docs = docs::outer(&choice.docs);
        quote! { #docs pub const #name: &str = #url; }
    });
    Source::new(docs::lines(&docs)).items(quote!(#(#choices)*))
}
