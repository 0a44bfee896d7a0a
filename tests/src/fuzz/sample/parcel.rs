//! A body in XML: attributes, texts, namespaces, lists of both kinds, and what is not named.

use std::collections::BTreeMap;

use runtime::xml::{Name, Root, Xml, field};

use super::{Client, Problem};

#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    pub id: i64,
    pub language: Option<String>,
    #[expect(clippy::option_option, reason = "absent and null are two things")]
    pub note: Option<Option<String>>,
    pub weight: Option<f64>,
    pub fragile: Option<bool>,
    pub tags: Vec<String>,
    pub sizes: Option<Vec<i64>>,
    pub label: Option<Label>,
    pub parts: Vec<Parcel>,
    pub counts: Option<BTreeMap<String, i64>>,
}

object! { Parcel::new {
    "id" => id: required(i64),
    "language" => language: optional,
    "note" => note: optional_nullable with_note(impl Into<String>) or null_note,
    "weight" => weight: optional,
    "fragile" => fragile: optional,
    "tags" => tags: required(impl Into<Vec<String>>),
    "sizes" => sizes: optional,
    "label" => label: optional,
    "parts" => parts: required(impl Into<Vec<Parcel>>),
    "counts" => counts: optional,
} }

#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub text: String,
    pub size: Option<i64>,
}

object! { Label::new {
    "text" => text: required(impl Into<String>),
    "size" => size: optional,
} }

const PART: Name = Name::new("part").prefixed("p").within("urn:part");

static NUMBER: Xml = Xml::Number;
static TEXT: Xml = Xml::Text;
static TAGS: Xml = Xml::list(Name::new("tag"), &TEXT);
static SIZES: Xml = Xml::wrapped(Name::new("size"), &NUMBER);
static PARTS: Xml = Xml::list(PART, &PARCEL);
static COUNTS: Xml = Xml::map(&NUMBER);
static LABEL: Xml = Xml::object(&[
    field("text", &TEXT).cdata().required(),
    field("size", &NUMBER).attribute(),
]);
static PARCEL: Xml = Xml::object(&[
    field("id", &NUMBER).attribute().required(),
    field("language", &TEXT)
        .named(Name::new("lang").prefixed("t").within("urn:text"))
        .attribute(),
    field("note", &TEXT),
    field("weight", &NUMBER),
    field("fragile", &Xml::Boolean),
    field("tags", &TAGS).named(Name::new("tag")).required(),
    field("sizes", &SIZES),
    field("label", &LABEL),
    field("parts", &PARTS).named(PART).required(),
    field("counts", &COUNTS),
]);
static ROOT: Root = Root::new(Name::new("parcel").within("urn:parcel"), &PARCEL);
static PROBLEM: Xml = Xml::object(&[field("code", &TEXT)]);

call! {
    PutParcel = "putParcel": "PUT" "/parcel" accept "application/xml" {
        body: Parcel = xml("application/xml", ROOT),
    }
        -> Parcel, Problem { 200 => xml Parcel as PARCEL, _ => error_xml Problem as PROBLEM }
}

impl Client {
    pub(in super::super) fn put_parcel(&self, body: Parcel) -> PutParcel {
        PutParcel::new(&self.0, body)
    }
}
