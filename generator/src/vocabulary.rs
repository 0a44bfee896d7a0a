//! The extensions by which a document says what OpenAPI cannot.
//!
//! Keys of oasmith's own begin with [`PREFIX`]; one that is not in this file is
//! refused, because a misspelt extension would otherwise change nothing in
//! silence. Those of others are listed in [`OTHERS`].
//!
//! | where | key | what it says |
//! |---|---|---|
//! | document | [`ERRORS`] | where an error's code, message and request id sit, and which codes mean what: [`Errors`] |
//! | server | [`WHEN`] | the values of variables that choose this server: a map of text |
//! | server variable | [`REQUIRED`] | `true`: the default is not used, the caller must give a value |
//! | security scheme | [`BOUNDS`] | how long a credential may be: [`Bounds`] |
//! | security scheme | [`CREDENTIAL`] | the name of a vendor's own credentials, which are a part of the runtime |
//! | path or query parameter, field of a form | [`TAB_DELIMITED`] | `true`: a list stands between tabs, as `collectionFormat: tsv` of Swagger 2.0 has it |
//! | field of a form | [`STYLED_PART`] | `true`: its style counts in `multipart/form-data`, which it does since OpenAPI 3.1 |
//! | parameter | [`CLIENT`] | `true`: set once on the client, and anew on a call where wanted |
//! | operation | [`IDEMPOTENT`] | whether a repeated call does no more than one; if it says nothing, the method tells |
//! | operation | [`WAIT`] | what to wait for by calling it again and again: [`Wait`] |
//! | operation | [`PAGES`] | how one call's answer leads to the next page: [`Pages`] |
//! | request body | [`FIELDS_AS_ARGUMENTS`] | `true`: each field of the body is an argument of its own |
//! | array schema | [`TUPLE`] | the names of its items: a list of [`TupleItem`] |
//! | string schema | [`KNOWN_VALUES`] | constants for values of an open string, and their lists: [`KnownValues`] |
//! | enum schema | [`ENUM_NAMES`] | the variants' names, in the order of the values |
//! | enum schema | [`ENUM_DESCRIPTIONS`] | the variants' docs, in the order of the values |
//! | enum schema | [`EXTENSIBLE_ENUM`] | `false`: no other value is ever to be expected |
//! | derived schema | [`MS_DISCRIMINATOR_VALUE`] | the value of the discriminator that stands for it |

mod others;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use others::{OTHERS, Other};

/// What the keys of oasmith's own begin with.
pub const PREFIX: &str = "x-oasmith-";

/// On the document: where an error's facts sit, and which codes mean what, as [`Errors`].
pub const ERRORS: &str = "x-oasmith-errors";
/// On a server: the values of variables that choose it.
pub const WHEN: &str = "x-oasmith-when";
/// On a server variable: its default is not used.
pub const REQUIRED: &str = "x-oasmith-required";
/// On a security scheme: how long a credential may be, as [`Bounds`].
pub const BOUNDS: &str = "x-oasmith-bounds";
/// On a security scheme: the name of a [vendor's](crate::vendor) own credentials, which satisfy it.
/// Their types stand in the crate in place of the one that the scheme would have otherwise.
pub const CREDENTIAL: &str = "x-oasmith-credential";
/// On a parameter of the path or the query, or on the encoding of a form's field: a list stands between
/// tabs. Swagger 2.0 has it as `collectionFormat: tsv`, which is read as this.
pub const TAB_DELIMITED: &str = "x-oasmith-tab-delimited";
/// On the encoding of a form's field: its style counts in a form of several parts, in OpenAPI 3.0 as well.
/// A list that Swagger 2.0 has in one part is read as this.
pub const STYLED_PART: &str = "x-oasmith-styled-part";
/// On a parameter: it belongs to the client.
pub const CLIENT: &str = "x-oasmith-client";
/// On an operation: whether a repeated call does no more than one.
pub const IDEMPOTENT: &str = "x-oasmith-idempotent";
/// On an operation: what to wait for by calling it again and again, as [`Wait`].
pub const WAIT: &str = "x-oasmith-wait";
/// On an operation: how one call's answer leads to the next page, as [`Pages`].
pub const PAGES: &str = "x-oasmith-pages";
/// On a request body: its fields are arguments.
pub const FIELDS_AS_ARGUMENTS: &str = "x-oasmith-fields-as-arguments";
/// On an array of fixed length: its items' names, as a list of [`TupleItem`].
pub const TUPLE: &str = "x-oasmith-tuple";
/// On a string: values that are known, as [`KnownValues`].
pub const KNOWN_VALUES: &str = "x-oasmith-known-values";
/// On an enum: names for its variants.
pub const ENUM_NAMES: &str = "x-enum-varnames";
/// On an enum: the same under another key, which generators of .NET write.
pub const NSWAG_ENUM_NAMES: &str = "x-enumNames";
/// On an enum: docs for its variants.
pub const ENUM_DESCRIPTIONS: &str = "x-enum-descriptions";
/// On an enum: whether it takes values that are not listed.
pub const EXTENSIBLE_ENUM: &str = "x-extensible-enum";
/// On a schema that is derived from a base with a discriminator: the value that stands for it.
pub const MS_DISCRIMINATOR_VALUE: &str = "x-ms-discriminator-value";
/// On a schema: null is among its values, where no `nullable` says so.
pub const NULLABLE: &str = "x-nullable";
/// On an operation, a parameter or a schema: it is deprecated, where no `deprecated` says so.
pub const DEPRECATED: &str = "x-deprecated";
/// On an enum: what it and its values are called and mean, and whether there may be others.
pub const MS_ENUM: &str = "x-ms-enum";
/// On an operation: it only begins something, and its answer says where to ask how far that is.
pub const MS_LONG_RUNNING: &str = "x-ms-long-running-operation";
/// On such an operation: where the result is in the end.
pub const MS_LONG_RUNNING_OPTIONS: &str = "x-ms-long-running-operation-options";
/// On an operation: the answer has the address of the next page.
pub const MS_PAGEABLE: &str = "x-ms-pageable";
/// On the document: the address of the server is made of parameters.
pub const MS_HOST: &str = "x-ms-parameterized-host";
/// On a schema without a type: it is an integer or a text.
pub const INT_OR_STRING: &str = "x-kubernetes-int-or-string";
/// On a header: it stands for all headers whose names begin so.
pub const MS_HEADER_PREFIX: &str = "x-ms-header-collection-prefix";
/// On the document: operations whose paths are the same but for their queries.
pub const MS_PATHS: &str = "x-ms-paths";
/// On a path item: the operation of all methods that it does not name.
pub const ANY_METHOD: &str = "x-amazon-apigateway-any-method";
/// On a parameter: its values are not percent-encoded.
pub const MS_SKIP_ENCODING: &str = "x-ms-skip-url-encoding";
/// On an operation: how one call's answer leads to the next page.
pub const SPEAKEASY_PAGINATION: &str = "x-speakeasy-pagination";
/// On an operation: how one call's answer leads to the next page; on the document: how for all operations
/// that have `true` there.
pub const FERN_PAGINATION: &str = "x-fern-pagination";

// What `normalize` writes for `lower` to read, where the 3.0 model has no place
// for it:
//
// | where | key | what it says |
// |---|---|---|
// | path item | METHOD_ORDER | its methods in the document's order |
// | number schema | MINIMUM, MAXIMUM, MULTIPLE_OF | the bounds to the last digit |
// | schema | CONST | `true`: the one value of `enum` was written as `const` |
// | schema | NULL | `true`: null is the only value |
// | schema | EXAMPLES | all examples, where there are several |
// | string schema | CONTENT_ENCODING, CONTENT_MEDIA_TYPE | the words of these keywords |
// | array schema | PREFIX_ITEMS | references to the schemas of the first items |
// | string schema | CONTENT | `true`: the text is JSON, which `items` describes if it is there |
// | object schema | PATTERN_PROPERTIES | references to schemas, by the pattern of the names |
// | schema | UNCHECKED | what keywords say that no type knows anything of, by keyword |
// | object schema | UNEVALUATED | `true`: `additionalProperties` was written as `unevaluatedProperties` |
// | query parameter | IN_QUERYSTRING | `true`: its content is the whole query string |
// | cookie parameter | COOKIE_STYLE | `true`: its style is `cookie`, in which nothing is escaped |
// | header | EXPLODE | the `explode` of a header |
// | discriminator | DEFAULT_MAPPING | the reference to the schema of values that are not mapped |
// | media type | ITEM_SCHEMA | the reference to the schema of the items of a stream |

/// Written by `normalize` on a path item: its methods in the document's order,
/// which the 3.0 model does not keep.
pub(crate) const METHOD_ORDER: &str = "x-oasmith-method-order";

/// Written by `normalize` on a schema: the bounds of a number to the last digit,
/// which the 3.0 model would round.
pub(crate) const MINIMUM: &str = "x-oasmith-minimum";
/// See [`MINIMUM`].
pub(crate) const MAXIMUM: &str = "x-oasmith-maximum";
/// See [`MINIMUM`].
pub(crate) const MULTIPLE_OF: &str = "x-oasmith-multiple-of";

/// A whole number to the last digit; as a text, where JSON's model has no number for it.
pub(crate) fn whole(number: i128) -> Value {
    let small = i64::try_from(number).map(Value::from);
    let large = || u64::try_from(number).map(Value::from);
    small
        .or_else(|_| large())
        .unwrap_or_else(|_| Value::from(number.to_string()))
}

/// The number that [`whole`] has written.
pub(crate) fn as_whole(value: &Value) -> Option<i128> {
    match value {
        Value::String(digits) => digits.parse().ok(),
        value => {
            let signed = value.as_i64().map(i128::from);
            signed.or_else(|| value.as_u64().map(i128::from))
        }
    }
}

/// Written by `normalize` on a schema: its one value was written as `const`.
pub(crate) const CONST: &str = "x-oasmith-const";
/// Written by `normalize` on a schema: null is the only value that it allows.
pub(crate) const NULL: &str = "x-oasmith-null";
/// Written by `normalize` on a schema: all its examples, where there are several.
pub(crate) const EXAMPLES: &str = "x-oasmith-examples";
/// Written by `normalize` on a schema: its `contentEncoding`.
pub(crate) const CONTENT_ENCODING: &str = "x-oasmith-content-encoding";
/// Written by `normalize` on a schema: its `contentMediaType`.
pub(crate) const CONTENT_MEDIA_TYPE: &str = "x-oasmith-content-media-type";
/// Written by `normalize` on an array: references to the schemas of its first items.
pub(crate) const PREFIX_ITEMS: &str = "x-oasmith-prefix-items";
/// Written by `normalize` on a string: its text is JSON, which `items` describes if it is there.
pub(crate) const CONTENT: &str = "x-oasmith-content";
/// Written by `normalize` on an object: references to the schemas of the members
/// whose names match a pattern, by pattern.
pub(crate) const PATTERN_PROPERTIES: &str = "x-oasmith-pattern-properties";
/// Written by `normalize` on a schema: what keywords say that no type knows anything of and nothing
/// checks, by keyword.
pub(crate) const UNCHECKED: &str = "x-oasmith-unchecked";
/// Written by `normalize` on an object: `true`, as what it says of further properties is of those alone of
/// which nothing that it is made of says anything.
pub(crate) const UNEVALUATED: &str = "x-oasmith-unevaluated";
/// Written by `normalize` on a query parameter: its content is the whole query.
pub(crate) const IN_QUERYSTRING: &str = "x-oasmith-in-querystring";
/// Written by `normalize` on a cookie parameter: its style is `cookie`.
pub(crate) const COOKIE_STYLE: &str = "x-oasmith-cookie-style";
/// Written by `normalize` on a header: whether its value is exploded.
pub(crate) const EXPLODE: &str = "x-oasmith-explode";
/// Written by `normalize` on a discriminator: the reference to the schema of the values that stand
/// for no other.
pub(crate) const DEFAULT_MAPPING: &str = "x-oasmith-default-mapping";
/// Written by `normalize` on a media type: the reference to the schema of each
/// item of a stream.
pub(crate) const ITEM_SCHEMA: &str = "x-oasmith-item-schema";

/// Where an answer tells what went wrong. Each list is tried in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Errors {
    /// JSON Pointers to the error's code in the body.
    pub code: Vec<String>,
    /// JSON Pointers to the error's message in the body.
    pub message: Vec<String>,
    /// The codes which say that a credential has expired or was revoked.
    pub expired_credential: Vec<String>,
    /// JSON Pointers to the request's id in the body.
    pub request_id: Vec<String>,
    /// Headers that hold the request's id; they are tried before the body.
    pub request_id_headers: Vec<String>,
}

/// What an operation is called again and again for, until an answer says that it has come.
///
/// A call gets a method `until_done`. What is in none of the lists is waited for, and so is a value
/// that is absent; with no value for `failed` or `not-started`, nothing ends the waiting but
/// success and the time for it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Wait {
    /// A JSON Pointer into the successful answer: to an enum, a string, a whole number or a boolean.
    pub field: String,
    /// The values that end the waiting with success: at least one.
    pub done: Vec<Value>,
    /// The values that end it with an error.
    pub failed: Vec<Value>,
    /// The values which say that nothing is under way, so that there is nothing to wait for.
    pub not_started: Vec<Value>,
}

/// How an operation gives its answer in pages.
///
/// A call gets the methods `pages` and `items`. The pages end with one that has no items, where
/// they are counted, and else where the answer names no next one; `more` and `size` can end them
/// earlier. A JSON Pointer here leads into the successful answer, if nothing else is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Pages {
    /// What leads from page to page.
    pub by: PagesBy,
    /// The parameter of the query, the path or a header that moves on, or a JSON Pointer to a property of the body that does;
    /// none where the answer has whole addresses.
    pub parameter: Option<String>,
    /// The parameter that says how many items a page has, or a JSON Pointer to a property of
    /// the body that does. A page with fewer is the last, if the document says how large this may
    /// be: beyond that an API gives fewer without a word.
    pub size: Option<String>,
    /// The first page's number, or the first item's offset, where the caller sets none: the
    /// default of what moves on, or 1 for pages and 0 for offsets, unless this says another.
    pub first: Option<i64>,
    /// A pointer to the next page's cursor, or to its address where there is no `Link` header; or
    /// the name of a header that has it, such as `x-ms-continuationtoken`.
    pub next: Option<String>,
    /// A pointer into the last item, to what is the cursor of the next page; empty if the item
    /// itself is.
    pub after: Option<String>,
    /// A pointer to a boolean: `false` on the last page. A page that says `true` and leads to no other
    /// is an error.
    pub more: Option<String>,
    /// A pointer to the number of pages that there are, where pages are counted: behind the last no
    /// other is asked for.
    pub count: Option<String>,
    /// A pointer to the list of items; empty for an answer that is itself a list.
    pub items: String,
}

/// What leads from page to page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PagesBy {
    /// How many items there were before.
    #[default]
    Offset,
    /// The number of the page.
    Page,
    /// What the answer says, given back in a parameter.
    Cursor,
    /// An address, in the header `Link` or in the answer.
    Link,
}

impl PagesBy {
    /// All of them, with the words that stand for them.
    pub const ALL: [(&str, Self); 4] = [
        ("offset", Self::Offset),
        ("page", Self::Page),
        ("cursor", Self::Cursor),
        ("link", Self::Link),
    ];
}

/// How long a text may be, in characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Bounds {
    /// The least number of characters.
    pub min_length: Option<usize>,
    /// The greatest number of characters.
    pub max_length: Option<usize>,
}

/// One item of an array of fixed length.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TupleItem {
    /// The name of the item.
    pub name: String,
    /// What it means.
    pub description: Option<String>,
    /// A `$ref` to the item's schema, where it is not the array's `items`.
    pub schema: Option<String>,
}

/// Values of an open string that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KnownValues {
    /// The module that the constants stand in.
    pub module: String,
    /// The constants, group by group.
    pub groups: Vec<KnownGroup>,
}

/// Known values that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KnownGroup {
    /// What the values are those of, such as the values of an enum: each has a module, all with the
    /// same values. With none, they stand at the top, and belong to every other group as well.
    pub names: Vec<String>,
    /// What they have in common.
    pub description: Option<String>,
    /// The values.
    pub values: Vec<KnownValue>,
}

/// One known value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KnownValue {
    /// The value on the wire.
    pub value: String,
    /// What a person calls it, in a word or two; without one, the description.
    pub title: Option<String>,
    /// What it means.
    pub description: Option<String>,
}

/// The values of variables by which a server is chosen.
pub type When = BTreeMap<String, String>;
