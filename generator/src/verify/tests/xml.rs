//! Bodies of XML as they are sent: what a value becomes, and what is noticed of it.

use serde_json::json;

use super::mock::sent;
use super::*;
use crate::verify::mock::{Mock, Options};

const DOCUMENT: &str = "
openapi: 3.1.0
paths:
  /pets:
    post:
      requestBody: {required: true, content: {application/xml: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'200': {content: {application/xml: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet:
      type: object
      required: [id, name, tags]
      xml: {name: pet, namespace: 'urn:pets'}
      properties:
        id: {type: integer, xml: {attribute: true}}
        kind: {type: [string, 'null'], xml: {attribute: true, name: k, prefix: o, namespace: 'urn:o'}}
        name: {type: string}
        tags: {type: array, xml: {name: ignored}, items: {type: string, xml: {name: tag}}}
        scores: {type: array, items: {type: number}}
        photos: {type: array, xml: {wrapped: true}, items: {type: string, xml: {name: photo}}}
        born: {type: [string, 'null'], format: date-time}
        owner: {$ref: '#/components/schemas/Owner'}
        notes: {type: object, additionalProperties: {type: boolean}}
        friend: {$ref: '#/components/schemas/Pet'}
    Owner:
      type: object
      xml: {name: owner, prefix: o, namespace: 'urn:o'}
      properties:
        at: {type: string, xml: {prefix: o}}
        text: {type: string, xml: {nodeType: text}}
";

/// A pet, and the XML that it is.
const PET: &str = "<pet xmlns=\"urn:pets\" xmlns:o=\"urn:o\" id=\"1\" o:k=\"&quot;a&#10;b\"><name>a&lt;b &amp; c</name>\
    <tag>x</tag><tag></tag><scores>1.5</scores><photos><photo>p</photo></photos>\
    <born xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>\
    <notes><wild>true</wild></notes><pet id=\"2\"><name>y</name></pet></pet>";

fn pet() -> Value {
    json!({
        "id": 1, "kind": "\"a\nb", "name": "a<b & c", "tags": ["x", ""], "scores": [1.5], "photos": ["p"],
        "born": null, "notes": { "wild": true }, "friend": { "id": 2, "name": "y", "tags": [] },
    })
}

/// A request with a body of XML for a case with this value.
fn posted(value: Value, xml: &str) -> (Document, Case, Received) {
    let document = document(DOCUMENT);
    let case = case(&document, &[], Some(body("application/xml", value)));
    let headers = [
        ("content-type", "application/xml"),
        ("accept", "application/xml"),
    ];
    let received = request("POST /pets", &headers, xml);
    (document, case, received)
}

#[test]
fn a_value_is_written_as_its_schema_says() {
    let (document, case, received) = posted(pet(), PET);
    right(&document, &case, &received);
    let judged = judge_case(&document, &case, &[&received]);
    let asked = &judged.exchanges[0].asked;
    assert!(asked.ends_with(PET), "{asked}");
}

#[test]
fn what_means_the_same_is_right() {
    for (from, to) in [
        (
            "<name>a&lt;b &amp; c</name>",
            "<name><![CDATA[a<b & ]]>&#99;</name>",
        ),
        ("<pet id", "\n <pet xmlns=\"urn:pets\" id"),
        ("<notes>", "<!-- notes --><notes>"),
        ("<scores>1.5</scores><photos>", "<photos>"),
        ("<tag></tag>", "<tag/>"),
        (" id=\"1\"", " id='1'"),
    ] {
        let xml = PET.replacen(from, to, 1);
        let xml = if from.contains("scores") {
            xml.replacen("</pet>", "</pet><scores>1.5</scores>", 1)
        } else {
            xml
        };
        assert_ne!(xml, PET);
        let (document, case, received) = posted(pet(), &xml);
        right(&document, &case, &received);
    }
}

/// What is written in the place of something, and what is said of it.
#[rustfmt::skip]
const WRONG: &[(&str, &str, &str)] = &[
    ("name>a&lt;b &amp; c</name", "title>a</title", "`/pet/name` is missing"),
    ("<tag></tag>", "", "`/pet/tag` is missing"),
    ("<tag>x</tag><tag></tag>", "<tag></tag><tag>x</tag>", "`/pet/tag` is `` and not `x`"),
    ("<tag></tag>", "<tag></tag><tag></tag>", "`/pet/tag` is not expected"),
    (" id=\"1\"", "", "`/pet/@id` is missing"),
    (" id=\"1\"", " id=\"1.0\"", "`1.0` is written for 1"),
    (" id=\"1\"", " id=\"1\" more=\"2\"", "`/pet/@more` is not expected"),
    ("urn:pets", "urn:other", "is `urn:other` and not `urn:pets`"),
    (" xmlns=\"urn:pets\"", "", "the namespace of `/pet` is none"),
    ("<name>", "<name xmlns=\"\">", "the namespace of `/pet/name` is none"),
    ("=\"urn:o\"", "=\"urn:p\"", "the namespace of `/pet/@o:k`"),
    (" xmlns:o=\"urn:o\"", " xmlns:q=\"urn:o\"", "the namespace of `/pet/@o:k` is none"),
    ("<photos><photo>p</photo></photos>", "<photo>p</photo>", "`/pet/photos` is missing"),
    ("a&lt;b &amp; c", "a&amp;lt;b &amp; c", "is `a&lt;b & c` and not `a<b & c`"),
    ("a&lt;b &amp; c", " a&lt;b &amp; c", "`/pet/name` is ` a<b & c`"),
    ("&#10;", "\n", "`/pet/@o:k` is `\"a b`"),
    ("a&lt;b", "a<b", "the body is no XML"),
    ("</pet></pet>", "</pet>", "the body is no XML"),
    ("<scores>1.5</scores>", "<scores>1.50</scores>", "`1.50` is written for 1.5"),
    ("<wild>true</wild>", "<wild>1</wild>", "`/pet/notes/wild` is `1` and not true"),
    ("xsi:nil=\"true\"", "xsi:nil=\"false\"", "`/pet/born/@xsi:nil`"),
    ("<notes>", "<notes>x", "a text that is not expected: `x`"),
    ("<pet id", "<friend id", "the body is no XML"),
    ("</pet></pet>", "</pet></pet><pet/>", "the body is no XML: it has a second root"),
    ("<pet xmlns", "<!DOCTYPE pet><pet xmlns", "it has a document type"),
    ("<name>", "<name>&amp;&nbsp;", "`&nbsp;` is not declared"),
    ("<name>", "<name>&#1;", "which XML lacks"),
];

#[test]
fn each_wrong_thing_is_noticed() {
    for (from, to, words) in WRONG {
        let xml = PET.replacen(from, to, 1);
        assert_ne!(xml, PET, "{from}");
        let (document, case, received) = posted(pet(), &xml);
        wrong(&document, &case, &received, words);
    }
}

#[test]
fn prefixes_are_those_of_the_document() {
    let value = json!({ "id": 1, "name": "", "tags": [], "owner": { "at": "a", "text": "b" } });
    let head = "<pet xmlns=\"urn:pets\" id=\"1\"><name/>";
    let owner = "<o:owner xmlns:o=\"urn:o\"><o:at>a</o:at>b</o:owner>";
    let (document, case, received) = posted(value.clone(), &format!("{head}{owner}</pet>"));
    right(&document, &case, &received);
    let other = owner.replace("o:", "q:").replace(":o=", ":q=");
    let (document, case, received) = posted(value, &format!("{head}{other}</pet>"));
    wrong(
        &document,
        &case,
        &received,
        "`/pet/o:owner` is called `q:owner`",
    );
}

#[test]
fn a_mock_reads_and_gives_xml() {
    let mock = Mock::start(document(DOCUMENT), Options::default(), |_| {}).expect("a free port");
    let post = |body: &str| {
        let headers = ["content-type: application/xml".to_owned()];
        sent(&mock, "POST", "/pets", &headers, body)
    };
    let (status, answer) = post(PET);
    assert_eq!(status, 200, "{answer}");
    assert!(answer.starts_with("<pet xmlns=\"urn:pets\""), "{answer}");
    assert_eq!(post(&answer).0, 200, "what is given may be sent: {answer}");
    for (from, to, words) in [
        (" id=\"1\"", " id=\"one\"", "is not of type"),
        (" id=\"1\"", "", "is a required property"),
        ("<name>a&lt;b &amp; c</name>", "", "is a required property"),
        (
            "<name>",
            "<name/><name>",
            "there are several elements `name`",
        ),
        ("<wild>true</wild>", "<wild>yes</wild>", "is not of type"),
        ("<notes>", "<note>", "no XML"),
    ] {
        let (status, answer) = post(&PET.replacen(from, to, 1));
        assert!(status == 400 && answer.contains(words), "{words}: {answer}");
    }
    let (status, answer) = post("<dog id=\"1\"><name/></dog>");
    assert!(
        status == 400 && answer.contains("the root is `dog` and not `pet`"),
        "{answer}"
    );
}
