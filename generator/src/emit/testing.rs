//! The transport for tests, with an example of this API's own.

use quote::quote;

use super::{Source, snippet};
use crate::ir::Api;

pub(super) fn testing(api: &Api) -> Source {
    let mut lines: Vec<String> = [
        "A double of the transport, to test what calls the API without a server.",
        "",
        "A [`TestTransport`] sends nothing: it records each request, and answers as a test tells it. No",
        "time passes by it, so that a pause before another attempt is over at once.",
        "",
        "# Example",
        "",
        "```no_run",
    ]
    .map(str::to_owned)
    .to_vec();
    lines.extend(snippet::tested(api));
    lines.push("```".to_owned());
    Source::new(lines).items(quote! {
        #[doc(inline)]
        pub use super::runtime::{TestAnswer, TestRequest, TestTransport};
    })
}
