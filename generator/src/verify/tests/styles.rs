//! Each cell of the specification's table of style examples, as it is right and
//! as it is wrong.

use serde_json::{Value, json};

use super::*;

/// A document with one parameter.
fn with(place: &str, style: &str, explode: bool, more: &str) -> Document {
    let path = if place == "path" { "/{color}" } else { "/x" };
    document(&format!(
        "{{openapi: 3.2.0, paths: {{'{path}': {{get: {{parameters: [{{in: {place}, name: color, required: true, \
         style: {style}, explode: {explode}, schema: {{}}{more}}}], responses: {{'204': {{}}}}}}}}}}}}"
    ))
}

fn blue() -> [Value; 3] {
    [
        json!("blue"),
        json!(["blue", "black", "brown"]),
        json!({ "R": 100, "G": 200, "B": 150 }),
    ]
}

fn sent(place: &str, text: &str) -> Received {
    match place {
        "path" => request(&format!("GET /{text}"), &[], ""),
        "query" => request(&format!("GET /x?{text}"), &[], ""),
        "header" => request("GET /x", &[("Color", text)], ""),
        _ => request("GET /x", &[("Cookie", text)], ""),
    }
}

fn place(word: &str) -> Location {
    match word {
        "path" => Location::Path,
        "query" => Location::Query,
        "header" => Location::Header,
        _ => Location::Cookie,
    }
}

/// The cells: place, style, `explode`, and the texts of a value, a list and an
/// object, with nothing where the specification says nothing.
const CELLS: [(&str, &str, bool, [&str; 3]); 18] = [
    (
        "path",
        "matrix",
        false,
        [
            ";color=blue",
            ";color=blue,black,brown",
            ";color=R,100,G,200,B,150",
        ],
    ),
    (
        "path",
        "matrix",
        true,
        [
            ";color=blue",
            ";color=blue;color=black;color=brown",
            ";R=100;G=200;B=150",
        ],
    ),
    (
        "path",
        "label",
        false,
        [".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
    ),
    (
        "path",
        "label",
        true,
        [".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
    ),
    (
        "path",
        "simple",
        false,
        ["blue", "blue,black,brown", "R,100,G,200,B,150"],
    ),
    (
        "path",
        "simple",
        true,
        ["blue", "blue,black,brown", "R=100,G=200,B=150"],
    ),
    (
        "header",
        "simple",
        false,
        ["blue", "blue,black,brown", "R,100,G,200,B,150"],
    ),
    (
        "header",
        "simple",
        true,
        ["blue", "blue,black,brown", "R=100,G=200,B=150"],
    ),
    (
        "query",
        "form",
        false,
        [
            "color=blue",
            "color=blue,black,brown",
            "color=R,100,G,200,B,150",
        ],
    ),
    (
        "query",
        "form",
        true,
        [
            "color=blue",
            "color=blue&color=black&color=brown",
            "R=100&G=200&B=150",
        ],
    ),
    (
        "query",
        "spaceDelimited",
        false,
        [
            "",
            "color=blue%20black%20brown",
            "color=R%20100%20G%20200%20B%20150",
        ],
    ),
    (
        "query",
        "pipeDelimited",
        false,
        [
            "",
            "color=blue%7Cblack%7Cbrown",
            "color=R%7C100%7CG%7C200%7CB%7C150",
        ],
    ),
    (
        "query",
        "deepObject",
        false,
        ["", "", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    ),
    (
        "query",
        "deepObject",
        true,
        ["", "", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    ),
    (
        "cookie",
        "form",
        false,
        [
            "color=blue",
            "color=blue,black,brown",
            "color=R,100,G,200,B,150",
        ],
    ),
    (
        "cookie",
        "form",
        true,
        [
            "color=blue",
            "color=blue; color=black; color=brown",
            "R=100; G=200; B=150",
        ],
    ),
    (
        "cookie",
        "cookie",
        false,
        [
            "color=blue",
            "color=blue,black,brown",
            "color=R,100,G,200,B,150",
        ],
    ),
    (
        "cookie",
        "cookie",
        true,
        [
            "color=blue",
            "color=blue; color=black; color=brown",
            "R=100; G=200; B=150",
        ],
    ),
];

#[test]
fn each_cell_takes_its_own_text_and_that_of_no_other() {
    for (word, style, explode, own) in CELLS {
        let document = with(word, style, explode, "");
        for (shape, value) in blue().into_iter().enumerate() {
            if own[shape].is_empty() {
                continue;
            }
            let case = case(&document, &[(place(word), "color", value)], None);
            right(&document, &case, &sent(word, own[shape]));
            let others = CELLS
                .iter()
                .filter(|cell| cell.0 == word)
                .map(|cell| cell.3[shape]);
            for other in others.filter(|other| *other != own[shape] && !other.is_empty()) {
                let said = complaints(&document, &case, &sent(word, other));
                assert!(!said.is_empty(), "{word} {style} {explode}: `{other}`");
            }
        }
    }
}

#[test]
fn what_means_something_in_an_address_is_escaped() {
    let document = with("path", "simple", false, "");
    let one = case(
        &document,
        &[(Location::Path, "color", json!("a/b c?d,\u{e4}%"))],
        None,
    );
    right(
        &document,
        &one,
        &request("GET /a%2Fb%20c%3Fd%2C%C3%A4%25", &[], ""),
    );
    wrong(
        &document,
        &one,
        &request("GET /a/b%20c%3Fd%2C%C3%A4%25", &[], ""),
        "has to be escaped",
    );
    wrong(
        &document,
        &one,
        &request("GET /a%2Fb+c%3Fd%2C%C3%A4%25", &[], ""),
        "is expected",
    );
    wrong(
        &document,
        &one,
        &request("GET /a%2Fb%20c%3Fd%2C%E4%25", &[], ""),
        "is expected",
    );
    wrong(
        &document,
        &one,
        &request("GET /a%252Fb%20c%3Fd%2C%C3%A4%25", &[], ""),
        "is expected",
    );
}

#[test]
fn what_divides_a_query_is_escaped_in_its_values() {
    let document = with("query", "form", false, "");
    let value = json!(["a,b", "c&d=e"]);
    let one = case(&document, &[(Location::Query, "color", value)], None);
    right(
        &document,
        &one,
        &request("GET /x?color=a%2Cb,c%26d%3De", &[], ""),
    );
    wrong(
        &document,
        &one,
        &request("GET /x?color=a,b,c%26d%3De", &[], ""),
        "has to be escaped",
    );
    wrong(
        &document,
        &one,
        &request("GET /x?color=a%2Cb%2Cc%26d%3De", &[], ""),
        "is expected",
    );
    wrong(
        &document,
        &one,
        &request("GET /x?color=a%2Cb,c&d=e", &[], ""),
        "is not asked for",
    );
}

#[test]
fn reserved_characters_stay_where_the_document_allows_them() {
    let document = with("query", "form", true, ", allowReserved: true");
    let case = case(
        &document,
        &[(Location::Query, "color", json!("a/b?c:d&e"))],
        None,
    );
    right(
        &document,
        &case,
        &request("GET /x?color=a/b?c:d%26e", &[], ""),
    );
    wrong(
        &document,
        &case,
        &request("GET /x?color=a%2Fb?c:d%26e", &[], ""),
        "is escaped",
    );
    wrong(
        &document,
        &case,
        &request("GET /x?color=a/b?c:d&e", &[], ""),
        "is expected",
    );
}

#[test]
fn brackets_of_a_deep_object_may_not_stand_bare() {
    let document = with("query", "deepObject", true, "");
    let case = case(
        &document,
        &[(Location::Query, "color", json!({ "R": 100 }))],
        None,
    );
    wrong(
        &document,
        &case,
        &request("GET /x?color[R]=100", &[], ""),
        "may not stand in an address",
    );
    wrong(
        &document,
        &case,
        &request("GET /x?color.R=100", &[], ""),
        "is missing",
    );
}

#[test]
fn a_cookie_that_is_dropped_is_missed() {
    let document = with("cookie", "form", false, "");
    let case = case(
        &document,
        &[(Location::Cookie, "color", json!("blue"))],
        None,
    );
    wrong(&document, &case, &request("GET /x", &[], ""), "is missing");
    wrong(
        &document,
        &case,
        &request("GET /x?color=blue", &[], ""),
        "is missing",
    );
    wrong(
        &document,
        &case,
        &request("GET /x", &[("Cookie", "color=blue; more=1")], ""),
        "is not asked for",
    );
}

#[test]
fn json_in_a_parameter_is_read_as_json() {
    let text = "{openapi: 3.0.3, paths: {/x: {get: {parameters: [{in: query, name: q, content: \
                {application/json: {schema: {type: object}}}}], responses: {'204': {}}}}}}";
    let document = document(text);
    let case = case(
        &document,
        &[(Location::Query, "q", json!({ "a": [1] }))],
        None,
    );
    right(
        &document,
        &case,
        &request("GET /x?q=%7B%20%22a%22%3A%5B1%5D%7D", &[], ""),
    );
    wrong(
        &document,
        &case,
        &request("GET /x?q=%7B%22a%22%3A%5B1.0%5D%7D", &[], ""),
        "`1.0` is written for 1",
    );
    wrong(
        &document,
        &case,
        &request("GET /x?q=%7B%22a%22%3A%5B2%5D%7D", &[], ""),
        "`.a[0]` is 2",
    );
    wrong(
        &document,
        &case,
        &request("GET /x?q=a,1", &[], ""),
        "escaped",
    );
    wrong(
        &document,
        &case,
        &request("GET /x?a=1", &[], ""),
        "is missing",
    );
}
