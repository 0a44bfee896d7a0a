//! Names for the servers that a caller can choose among.

use quote::quote;

use crate::emit::layout::{Source, markdown};
use crate::ir::{Api, ServerChoice};

pub(in crate::emit) fn servers(api: &Api) -> Source {
    let docs = "The servers of the API, to be given to `ClientBuilder::endpoint`.";
    let choices = api.client.choices.iter().map(|choice| {
        let ServerChoice { name, url, docs } = choice;
        quote! { #docs pub const #name: &str = #url; }
    });
    Source::new(markdown(docs)).items(quote!(#(#choices)*))
}
