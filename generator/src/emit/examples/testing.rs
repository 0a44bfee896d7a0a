//! The transport for tests, with an example of this API's own.

use quote::quote;

use super::front_page::fence;
use super::snippet;
use crate::emit::layout::{Passage, Source};
use crate::ir::Api;

pub(in crate::emit) fn testing(api: &Api) -> Source {
    let about = "A double of the transport and values of answers, for tests without a server.\n\n\
        A [`TestTransport`] sends nothing: it records each request, and answers as a test tells it. \
        No time passes but by its own clock, so that a pause before another attempt is over at once, \
        and an answer that takes too long has timed out at once.\n\n\
        [`value`] gives a value of any type that answers are made of, to test what takes one: it reads \
        JSON, and makes what the type cannot do without and the JSON does not have.";
    let docs = vec![
        Passage::Markdown(about.to_owned()),
        Passage::Markdown("# Example".to_owned()),
        Passage::Fenced {
            info: fence(api),
            code: snippet::tested(api),
        },
    ];
    Source::new(docs).items(quote! {
        #[doc(inline)]
        pub use super::runtime::{NoValue, TestAnswer, TestRequest, TestTransport, value};
    })
}
