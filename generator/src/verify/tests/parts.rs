//! Forms of several parts, as they are right and as they are wrong.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::*;
use crate::verify::case::PartHeader;

const FORM: &str = "
openapi: 3.1.0
paths:
  /a:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema:
              properties:
                file: {type: string, format: binary}
                either: {oneOf: [{type: string, format: binary}, {type: string}]}
                home: {type: object}
            encoding:
              pipes: {style: pipeDelimited}
              spaces: {style: spaceDelimited}
              tabs: {style: form, x-oasmith-tab-delimited: true}
              deep: {style: deepObject}
              joined: {explode: false, contentType: image/png}
              exploded: {allowReserved: false}
              file: {headers: {X-Kind: {schema: {const: picture}}, X-Title: {schema: {type: string}}}}
      responses: {'204': {}}
";

/// A part with the rest of its head behind the name.
fn part(name: &str, head: &str, content: &str) -> String {
    format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"{head}\r\n\r\n{content}\r\n")
}

fn sent(parts: &[String]) -> Received {
    let body = format!("{}--b--\r\n", parts.concat());
    request(
        "POST /a",
        &[("content-type", "multipart/form-data; boundary=b")],
        &body,
    )
}

fn form(document: &Document, value: Value) -> Case {
    case(document, &[], Some(body("multipart/form-data", value)))
}

#[test]
fn a_style_makes_parts_in_which_nothing_is_escaped() {
    let document = document(FORM);
    let plain = |name: &str, content: &str| part(name, "", content);
    for (value, right_parts, wrong_parts) in [
        (
            json!({ "pipes": ["a b", "c"] }),
            vec![plain("pipes", "a b|c")],
            vec![plain("pipes", "a b%7Cc")],
        ),
        (
            json!({ "spaces": ["a", "b"] }),
            vec![plain("spaces", "a b")],
            vec![plain("spaces", "a"), plain("spaces", "b")],
        ),
        (
            json!({ "tabs": ["a b", "c"] }),
            vec![plain("tabs", "a b\tc")],
            vec![plain("tabs", "a b%09c")],
        ),
        (
            json!({ "deep": { "R": 1, "G": "x" } }),
            vec![plain("deep[R]", "1"), plain("deep[G]", "x")],
            vec![part(
                "deep",
                "\r\nContent-Type: application/json",
                "{\"R\":1,\"G\":\"x\"}",
            )],
        ),
        (
            json!({ "joined": ["a", "b"] }),
            vec![plain("joined", "a,b")],
            vec![part("joined", "\r\nContent-Type: image/png", "a,b")],
        ),
        (
            json!({ "exploded": { "R": "a&b" } }),
            vec![plain("R", "a&b")],
            vec![plain("R", "a%26b")],
        ),
        (
            json!({ "deep": { "R": [1, 2] } }),
            vec![plain("deep[R][0]", "1"), plain("deep[R][1]", "2")],
            vec![plain("deep[R][0]", "2"), plain("deep[R][1]", "1")],
        ),
    ] {
        let one = form(&document, value);
        right(&document, &one, &sent(&right_parts));
        wrong(&document, &one, &sent(&wrong_parts), "the part");
        wrong(&document, &one, &sent(&[]), "the part");
        let more = [right_parts, vec![plain("more", "")]].concat();
        wrong(&document, &one, &sent(&more), "`more` is not asked for");
    }
}

#[test]
fn a_style_counts_in_3_0_where_the_document_says_so() {
    let older = FORM.replace("openapi: 3.1.0", "openapi: 3.0.3");
    let styled = "pipes: {style: pipeDelimited, x-oasmith-styled-part: true}";
    let document = document(&older.replace("pipes: {style: pipeDelimited}", styled));
    let each = |name: &str| ["a", "b"].map(|item| part(name, "", item));
    let one = form(&document, json!({ "pipes": ["a", "b"] }));
    right(&document, &one, &sent(&[part("pipes", "", "a|b")]));
    wrong(&document, &one, &sent(&each("pipes")), "the part");
    let one = form(&document, json!({ "spaces": ["a", "b"] }));
    right(&document, &one, &sent(&each("spaces")));
}

#[test]
fn a_style_of_a_part_is_ignored_where_the_version_has_none() {
    let text = FORM.replace("3.1.0", "3.0.3");
    let old = document(&text);
    let one = form(&old, json!({ "pipes": ["a", "b"] }));
    let (a, b) = (part("pipes", "", "a"), part("pipes", "", "b"));
    right(&old, &one, &sent(&[a, b]));
    wrong(&old, &one, &sent(&[part("pipes", "", "a|b")]), "`pipes`");
}

#[test]
fn a_part_has_the_headers_of_the_document_and_of_the_case() {
    let document = document(FORM);
    let mut one = form(&document, json!({ "file": STANDARD.encode("x") }));
    let input = one.inputs.body.as_mut().unwrap();
    input.files = vec!["file".to_owned()];
    input.headers = vec![PartHeader {
        property: "file".to_owned(),
        name: "X-Title".to_owned(),
        value: "t".to_owned(),
    }];
    let file = |headers: &str| {
        let head = format!("; filename=\"f\"\r\nContent-Type: a/b{headers}");
        sent(&[part("file", &head, "x")])
    };
    let kind = "\r\nx-kind: picture";
    let title = "\r\nX-Title: t";
    right(&document, &one, &file(&format!("{kind}{title}")));
    wrong(
        &document,
        &one,
        &file(title),
        "its header `X-Kind` is missing",
    );
    wrong(
        &document,
        &one,
        &file(kind),
        "its header `X-Title` is missing",
    );
    let other = "\r\nX-Title: u";
    wrong(
        &document,
        &one,
        &file(&format!("{kind}{other}")),
        "is `u` and not `t`",
    );
    let more = "\r\nX-More: 1";
    wrong(
        &document,
        &one,
        &file(&format!("{kind}{title}{more}")),
        "`x-more` is not asked for",
    );
}

#[test]
fn a_file_among_other_types_is_a_file_where_it_is_one() {
    let document = document(FORM);
    let value = json!({ "file": { "a": 1 }, "either": STANDARD.encode("x") });
    let mut one = form(&document, value);
    one.inputs.body.as_mut().unwrap().files = vec!["file".to_owned(), "either".to_owned()];
    let kind = "\r\nX-Kind: picture";
    let object = format!("\r\nContent-Type: application/json{kind}");
    let object = part("file", &object, "{\"a\":1}");
    let as_text = part("either", "", "x");
    let as_file = part("either", "; filename=\"e\"\r\nContent-Type: a/b", "x");
    right(&document, &one, &sent(&[object.clone(), as_text]));
    right(&document, &one, &sent(&[object.clone(), as_file]));
    let packed = part("either", "", &STANDARD.encode("x"));
    wrong(&document, &one, &sent(&[object, packed]), "its bytes");
}

const UNTYPED: &str = "
openapi: 3.1.0
paths:
  /a:
    post:
      requestBody:
        content:
          multipart/related; start=\"<file>\":
            schema:
              properties:
                file: {}
                png: {type: array, items: {contentMediaType: image/png}}
                packed: {type: string, contentEncoding: base64}
                whole: {type: array, items: {type: string}}
            encoding: {whole: {contentType: application/json}}
      responses: {'204': {}}
";

#[test]
fn parts_without_a_type_are_files_and_json_is_one_part() {
    let document = document(UNTYPED);
    let related = "multipart/related; start=\"<file>\"";
    let base64 = |text: &str| STANDARD.encode(text);
    let mut input = body(
        related,
        json!({ "file": base64("f"), "png": [base64("p")], "packed": "Zg==", "whole": ["w"] }),
    );
    input.files = vec!["file".to_owned(), "png".to_owned()];
    let case = case(&document, &[], Some(input));
    let head = |name: &str, head: &str, content: &str| {
        part(
            name,
            &format!("\r\n{head}\r\nContent-ID: <{name}>"),
            content,
        )
    };
    let binary = "Content-Type: application/octet-stream";
    let encoded = format!("{binary}\r\nContent-Transfer-Encoding: base64");
    let parts = [
        head("file", binary, "f"),
        head("png", "Content-Type: image/png", "p"),
        head("packed", &encoded, "Zg=="),
        head("whole", "Content-Type: application/json", "[\"w\"]"),
    ];
    let send = |media_type: &str, parts: &[String]| {
        let body = format!("{}--b--\r\n", parts.concat());
        let media_type = format!("{media_type}; boundary=b");
        request("POST /a", &[("content-type", &media_type)], &body)
    };
    let typed = format!("{related}; type=\"application/octet-stream\"");
    right(&document, &case, &send(&typed, &parts));
    wrong(
        &document,
        &case,
        &send("multipart/form-data", &parts),
        "the media type is",
    );
    for (index, other, complaint) in [
        (0, head("file", "X-A: b", "f"), "is not asked for"),
        (
            2,
            head("packed", binary, "Zg=="),
            "`content-transfer-encoding` is missing",
        ),
        (
            3,
            head("whole", "Content-Type: text/plain", "w"),
            "the part `whole`",
        ),
    ] {
        let mut parts = parts.to_vec();
        parts[index] = other;
        wrong(&document, &case, &send(related, &parts), complaint);
    }
}
