//! Bodies of XML that have a type, as they are sent and answered.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use runtime::DecimalNumber;
use runtime::xml::{Name, Root, Xml, field};

use crate::sample::{Blocking as _, Client, ErrorKind, TestAnswer, TestTransport, builder};

static TEXT: Xml = Xml::Text;
static NUMBER: Xml = Xml::Number;
static TAGS: Xml = Xml::list(Name::new("tag"), &TEXT);
static SIZES: Xml = Xml::wrapped(Name::new("size"), &NUMBER);
static LABELS: Xml = Xml::map(&TEXT);
static CHILDREN: Xml = Xml::wrapped(Name::new("pet").prefixed("p").within("urn:pets"), &PET);
static PET: Xml = Xml::object(&[
    field("note", &TEXT).text().required(),
    field("id", &NUMBER)
        .attribute()
        .named(Name::new("ID").prefixed("q").within("urn:q")),
    field("price", &NUMBER),
    field("is old", &Xml::Boolean).named(Name::new("isOld")),
    field("kind", &TEXT).attribute(),
    field("tags", &TAGS).required(),
    field("sizes", &SIZES),
    field("labels", &LABELS),
    field("children", &CHILDREN).named(Name::new("children").within("urn:none")),
    field("parent", &PET),
]);
static PET_ROOT: Root = Root::new(Name::new("Pet").prefixed("p").within("urn:pets"), &PET);
static FAULT: Xml = Xml::object(&[
    field("code", &TEXT).named(Name::new("Code")),
    field("message", &TEXT).named(Name::new("Message")),
]);

#[derive(Clone, Debug, PartialEq)]
pub struct Pet {
    note: String,
    id: Option<i128>,
    price: Option<DecimalNumber>,
    is_old: bool,
    kind: Option<String>,
    tags: Vec<String>,
    sizes: Option<Vec<Option<f64>>>,
    labels: Option<BTreeMap<String, String>>,
    children: Option<Vec<Pet>>,
    parent: Option<Box<Pet>>,
}

object! { Pet {
    "note" => note: required,
    "id" => id: optional,
    "price" => price: optional,
    "is old" => is_old: required,
    "kind" => kind: optional,
    "tags" => tags: required,
    "sizes" => sizes: optional,
    "labels" => labels: optional,
    "children" => children: optional,
    "parent" => parent: optional,
} }

#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    code: Option<String>,
    message: Option<String>,
}

object! { Fault {
    "code" => code: optional,
    "message" => message: optional,
} }

call! {
    Keep = "keep": "PUT" "/keep" accept "application/xml" {
        pet: Pet = xml("application/xml", PET_ROOT),
    } -> Pet, Fault {
        200 => xml Pet as PET,
        201..300 => fitting_xml Pet as self::PET,
        _ => error_xml Fault as FAULT,
    }
}

impl Client {
    fn keep(&self, pet: &Pet) -> Keep {
        Keep::new(&self.0, pet.clone())
    }
}

fn client() -> (TestTransport, Client) {
    let double = TestTransport::new();
    let builder = builder().endpoint("http://h");
    let client = builder.blocking_transport(double.clone()).build();
    (double, client.unwrap())
}

/// A client, whatever it sends being what it is answered.
fn echo() -> (TestTransport, Client) {
    let (double, client) = client();
    double.answer_by(|request| Some(TestAnswer::new(200, request.body().to_vec())));
    (double, client)
}

fn pet() -> Pet {
    Pet {
        note: String::new(),
        id: None,
        price: None,
        is_old: false,
        kind: None,
        tags: Vec::new(),
        sizes: None,
        labels: None,
        children: None,
        parent: None,
    }
}

fn decimal(digits: &str) -> DecimalNumber {
    digits.parse::<rust_decimal::Decimal>().unwrap().into()
}

fn answered(status: u16, body: impl Into<Vec<u8>>) -> Result<Pet, runtime::Error<Fault>> {
    let (double, client) = client();
    double.queue(TestAnswer::new(status, body));
    client.keep(&pet()).send()
}

#[test]
fn a_body_is_sent_as_its_table_says() {
    let (double, client) = echo();
    let sent = Pet {
        note: " <a> ".to_owned(),
        id: Some(i128::MIN),
        price: Some(decimal("0.1234567890123456789012345678")),
        tags: vec![String::new(), "b&c".to_owned()],
        sizes: Some(vec![Some(0.5), None]),
        labels: Some(BTreeMap::from([("größe".to_owned(), "d".to_owned())])),
        children: Some(vec![pet()]),
        ..pet()
    };
    assert_eq!(client.keep(&sent).send().unwrap(), sent);
    let request = &double.requests()[0];
    assert_eq!(request.header("content-type"), Some("application/xml"));
    assert_eq!(request.header("accept"), Some("application/xml"));
    let text = "<p:Pet xmlns:p=\"urn:pets\" xmlns:q=\"urn:q\" \
                q:ID=\"-170141183460469231731687303715884105728\"> &lt;a&gt; \
                <price>0.1234567890123456789012345678</price><isOld>false</isOld><tag/><tag>b&amp;c</tag>\
                <sizes><size>0.5</size><size xsi:nil=\"true\" \
                xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/></sizes>\
                <labels><größe>d</größe></labels><children xmlns=\"urn:none\"><p:pet>\
                <isOld>false</isOld></p:pet></children></p:Pet>";
    assert_eq!(String::from_utf8_lossy(request.body()), text);
}

#[test]
fn what_xml_cannot_hold_is_not_sent() {
    let (double, client) = echo();
    let labels = BTreeMap::from([("a b".to_owned(), String::new())]);
    for (sent, says) in [
        (
            Pet {
                note: "\0".to_owned(),
                ..pet()
            },
            "note has the character U+0000",
        ),
        (
            Pet {
                labels: Some(labels),
                ..pet()
            },
            "labels has the key `a b`",
        ),
    ] {
        let error = client.keep(&sent).send().unwrap_err();
        assert!(
            error.is_invalid() && error.to_string().contains(says),
            "{error}"
        );
    }
    assert!(double.requests().is_empty());
}

#[test]
fn what_cannot_be_read_is_told_with_its_place_and_kept() {
    for (body, says) in [
        (
            "<Pet><isOld>maybe</isOld></Pet>",
            r#"at $["is old"]: invalid type: string "maybe", expected"#,
        ),
        (
            "<Pet><tag/><parent/></Pet>",
            "at $.parent: missing field `is old`",
        ),
        (
            "<Pet><isOld>1</isOld><isOld>1</isOld></Pet>",
            "at Pet/isOld[2]: is there more than once",
        ),
        (
            "<Pet><tag>a</Pet>",
            "at Pet/tag: ill-formed document: expected `</tag>`",
        ),
        (
            "<html><body/></html>",
            "at html: has nothing in it that is documented, but `body`",
        ),
        ("<Pet", "at /: "),
        ("", "at $: EOF while parsing a value"),
    ] {
        for status in [200, 202] {
            let error = answered(status, body).unwrap_err();
            let text = error.to_string();
            assert_eq!(error.kind(), ErrorKind::Unexpected, "{text}");
            let is_told = text.contains(says) || status == 202 && body.is_empty();
            assert!(is_told && !text.contains(" line 1"), "{text}");
            assert_eq!(error.body(), body.as_bytes());
        }
    }
}

#[test]
fn what_is_not_as_documented_is_left_out_where_that_is_tolerated() {
    let (double, client) = client();
    let body = "<Pet><isOld>1</isOld><price>much</price><tag>a</tag><sizes>x</sizes></Pet>";
    double.queue(TestAnswer::new(200, body));
    let call = client.keep(&pet()).with_tolerate_drift(true);
    let answer = call.with_response().send().unwrap();
    let places: Vec<&str> = answer
        .left_out()
        .iter()
        .map(runtime::LeftOut::place)
        .collect();
    assert_eq!(places, ["$.price", "$.sizes"]);
    let read = Pet {
        is_old: true,
        tags: vec!["a".to_owned()],
        ..pet()
    };
    assert_eq!(answer.into_value(), read);
}

#[test]
fn an_error_is_read_from_xml() {
    let body = "<ErrorResponse><Error><Code>expired</Code><Message>go &amp; ask</Message></Error></ErrorResponse>";
    let error = answered(403, body).unwrap_err();
    let fault = error.api().expect("a fault");
    assert_eq!(fault.code.as_deref(), Some("expired"));
    assert_eq!(error.code(), Some("expired"));
    assert_eq!(error.message(), Some("go & ask"));
    assert!(error.is_expired_credential());
    for other in [
        "<html><body/></html>",
        "<Error>no</Error>",
        "no",
        "",
        "<Error/>",
    ] {
        let error = answered(500, other).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Api);
        assert!(error.api().is_none() && error.code().is_none(), "{other}");
        assert_eq!(error.body(), other.as_bytes());
    }
}

/// All that XML can hold, mostly a few characters.
fn text() -> impl Strategy<Value = String> {
    let any = any::<char>().prop_filter(
        "XML has no such character",
        |found| matches!(found, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..),
    );
    let special = proptest::sample::select(vec!['<', '>', '&', '"', '\'', ']', '\r', '\n', ' ']);
    vec(prop_oneof![any, special], 0..8).prop_map(String::from_iter)
}

fn pets() -> impl Strategy<Value = Pet> {
    let plain = (
        text(),
        option::of(any::<i128>()),
        option::of((any::<i64>(), 0..20_u32)),
        any::<bool>(),
        option::of(text()),
        vec(text(), 0..3),
        option::of(vec(
            option::of(any::<f64>().prop_filter("JSON has it", |it| it.is_finite())),
            0..3,
        )),
        option::of(btree_map("[a-zé_][a-z0-9.é-]{0,4}", text(), 0..3)),
    );
    let plain = plain.prop_map(|(note, id, price, is_old, kind, tags, sizes, labels)| Pet {
        note,
        id,
        price: price.map(|(digits, scale)| rust_decimal::Decimal::new(digits, scale).into()),
        is_old,
        kind,
        tags,
        sizes,
        labels,
        children: None,
        parent: None,
    });
    plain.prop_recursive(3, 8, 2, |inner| {
        let children = option::of(vec(inner.clone(), 0..3));
        (inner.clone(), children, option::of(inner)).prop_map(|(pet, children, parent)| Pet {
            children,
            parent: parent.map(Box::new),
            ..pet
        })
    })
}

/// The text of an element with others in it is told from the white space around these by what stands
/// in it, so that a text of nothing else is none.
fn without_blanks(mut pet: Pet) -> Pet {
    if pet.note.trim_matches([' ', '\t', '\r', '\n']).is_empty() {
        pet.note.clear();
    }
    pet.children = pet
        .children
        .map(|all| all.into_iter().map(without_blanks).collect());
    pet.parent = pet.parent.map(|parent| Box::new(without_blanks(*parent)));
    pet
}

#[test]
fn what_is_written_is_read_as_the_same() {
    let (_, client) = echo();
    proptest!(|(sent in pets())| {
        let sent = without_blanks(sent);
        let read = client.keep(&sent).send();
        prop_assert_eq!(read.map_err(|error| error.to_string()), Ok(sent));
    });
}

#[test]
fn whatever_is_answered_is_read_or_refused() {
    let change = (
        any::<Index>(),
        0..3_usize,
        "[<>/&;='\"!\\[\\]?a-z:# -]{0,4}",
    );
    let (kept, sender) = echo();
    let (double, client) = client();
    proptest!(|(sent in pets(), changes in vec(change, 1..4))| {
        drop(sender.keep(&sent).send());
        let mut body = kept.requests().last().unwrap().body().to_vec();
        for (at, length, text) in changes {
            let at = at.index(body.len() + 1);
            let end = (at + length).min(body.len());
            body.splice(at..end, text.into_bytes());
        }
        for status in [200, 400] {
            double.queue(TestAnswer::new(status, body.clone()));
            if let Err(error) = client.keep(&pet()).send() {
                prop_assert!(error.to_string().len() < 4000);
            }
        }
    });
}
