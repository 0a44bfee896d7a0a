//! The extensions of others that are known, and what becomes of each.
//!
//! The table of `docs/others-extensions.md` has the same rows, which a test holds.

use super::{
    ANY_METHOD, DEPRECATED, ENUM_DESCRIPTIONS, ENUM_NAMES, EXTENSIBLE_ENUM, FERN_PAGINATION,
    INT_OR_STRING, MS_DISCRIMINATOR_VALUE, MS_ENUM, MS_HEADER_PREFIX, MS_HOST, MS_LONG_RUNNING,
    MS_LONG_RUNNING_OPTIONS, MS_PAGEABLE, MS_PATHS, MS_SKIP_ENCODING, NSWAG_ENUM_NAMES, NULLABLE,
    SPEAKEASY_PAGINATION,
};

/// An extension of others that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its key; one that ends with `*` stands for all that begin so.
    pub key: &'static str,
    /// Where it stands.
    pub of: &'static str,
    /// What becomes of it, in Markdown.
    pub taken: &'static str,
}

macro_rules! others {
    ($($key:expr, $of:literal => $taken:literal)+) => {
        /// All of them: first those that change what a client does, then those that change nothing of
        /// what is sent and read.
        pub const OTHERS: &[Other] = &[$(Other { key: $key, of: $of, taken: $taken }),+];
    };
}

others! {
    MS_PAGEABLE, "operation" => "`pages` and `items`: `nextLinkName` is the address of the next page, which is asked for by a `GET`, and `itemName` the list of items, `value` if it says none. Without a next link there is one page, as ever. Where `operationName` is another operation of the document, it is told"
    SPEAKEASY_PAGINATION, "operation" => "`pages` and `items`, by page or offset, cursor or address. A `limit` counts where its parameter has a `maximum`; without `results`, the items are the only list of the answer. An input in `parameters` is one of the query, the path or a header. Where it is in a cookie, and where a JSONPath is more than names, that is told"
    FERN_PAGINATION, "operation, document" => "`pages` and `items`: `offset` counts items where there is a `step`, or else pages; `cursor`, `next_uri` and `next_path`; `true` takes what the document says. `type: custom` is told"
    MS_LONG_RUNNING, "operation" => "`true`: `until_done` makes the call and waits until what it begins is done. Its answer says where to ask, in `Operation-Location`, `Azure-AsyncOperation` or `Location`, or in `/properties/provisioningState` of what it has made; that is asked by a `GET`, on the same server alone"
    MS_LONG_RUNNING_OPTIONS, "operation" => "`final-state-via`: where the result is, but for a `PUT` or `PATCH`, which has it at the address of the call unless it says `location`. Without it, a `POST` has it where an answer says, in `Location` or as `resourceLocation`"
    MS_ENUM, "schema" => "`name` is what the enum is called, and one type for all places of that name and these values; `values` have the names and docs of variants; `modelAsString: false` says that no other value is ever to be expected. A value that `enum` does not list is told"
    ENUM_NAMES, "schema" => "the names of variants, in the order of the values"
    NSWAG_ENUM_NAMES, "schema" => "as `x-enum-varnames`, which counts for more"
    ENUM_DESCRIPTIONS, "schema" => "the docs of variants, in the order of the values"
    EXTENSIBLE_ENUM, "schema" => "`false`: no other value is ever to be expected; a list is that of the known values"
    MS_DISCRIMINATOR_VALUE, "schema" => "the value of the discriminator that stands for this schema"
    INT_OR_STRING, "schema" => "`true` without a type: an integer or a text, as `type: string` with `format: int-or-string`"
    NULLABLE, "schema" => "`true`: null is among the values, as `nullable` says it in OpenAPI 3.0"
    DEPRECATED, "operation, parameter, schema" => "`true`: as `deprecated`"
    ANY_METHOD, "path item" => "told: an operation for whatever method is left out, since a call has one"
    "x-amazon-apigateway-*", "anywhere" => "nothing: how a gateway is built"
    "x-aws-*", "anywhere" => "nothing: how a gateway signs and is named"
    "x-google-*", "anywhere" => "nothing: how a gateway is built"
    "x-stainless-*", "anywhere" => "nothing: names and layouts of another generator. How pages follow each other stands in a file of its own there, not in the document"
    "x-speakeasy-*", "anywhere" => "nothing: names, retries and layouts of another generator"
    "x-fern-*", "anywhere" => "nothing: names and layouts of another generator"
    MS_PATHS, "document" => "told: operations whose paths are the same but for their queries are left out"
    MS_HOST, "document" => "told: the address of the server is not made of parameters"
    MS_HEADER_PREFIX, "parameter, header" => "told: one header of the name that is given is sent and read, and none whose names only begin so"
    MS_SKIP_ENCODING, "parameter" => "`true` is told: values are percent-encoded in any case"
    "x-ms-*", "anywhere" => "nothing: names and layouts of other generators, and docs"
    "x-codegen-*", "anywhere" => "nothing: names of other generators"
    "x-logo", "info" => "nothing: the look of docs"
    "x-tagGroups", "document" => "nothing: the order of docs"
    "x-displayName", "tag" => "nothing: a title in docs"
    "x-codeSamples", "operation" => "nothing: calls in other languages; so is `x-code-samples`"
    "x-internal", "anywhere" => "nothing: what is not shown to everybody is called like all else"
    "x-examples", "anywhere" => "nothing: examples in docs"
    "x-readme", "anywhere" => "nothing: the look of docs"
    "x-stoplight", "anywhere" => "nothing: the ids of an editor"
}
