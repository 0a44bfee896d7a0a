//! Headers, credentials and bodies, as they are right and as they are wrong.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::*;

const SECRETS: &str = "
openapi: 3.1.0
paths:
  /a:
    get:
      security: [{key: []}, {basic: [], cookie: []}, {query: []}]
      responses: {'200': {content: {application/json: {}, application/xml: {}}}}
  /open:
    get: {security: [{key: []}, {}], responses: {'204': {}}}
  /none:
    get: {security: [], responses: {'204': {}}}
  /clash:
    get: {security: [{bearer: [], basic: [], key: []}], responses: {'204': {}}}
security: [{bearer: []}]
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    query: {type: apiKey, in: query, name: key}
    cookie: {type: apiKey, in: cookie, name: session}
    basic: {type: http, scheme: basic}
    bearer: {type: oauth2}
";

#[test]
fn the_credentials_of_one_alternative_are_sent_and_no_others() {
    let document = document(SECRETS);
    let one = case(&document, &[], None);
    let accept = ("Accept", "application/json, application/xml");
    let basic = format!("Basic {}", STANDARD.encode("user4:pass:word 4"));
    let basic = ("Authorization", basic.as_str());
    let key = ("x-key", "key-number-1");
    let session = ("Cookie", "session=key-number-3");
    right(&document, &one, &request("GET /a", &[accept, key], ""));
    right(
        &document,
        &one,
        &request("GET /a", &[accept, basic, session], ""),
    );
    right(
        &document,
        &one,
        &request("GET /a?key=key-number-2", &[accept], ""),
    );
    wrong(
        &document,
        &one,
        &request("GET /a", &[accept, basic], ""),
        "none of the alternatives",
    );
    wrong(
        &document,
        &one,
        &request("GET /a", &[accept], ""),
        "none of the alternatives",
    );
    wrong(
        &document,
        &one,
        &request("GET /a", &[accept, key, basic, session], ""),
        "`x-key` is not asked for",
    );
    wrong(
        &document,
        &one,
        &request("GET /a?key=key-number-2", &[accept, key], ""),
        "is not asked for",
    );
    wrong(
        &document,
        &one,
        &request("GET /a", &[accept, ("x-key", "key-number-2")], ""),
        "none of the alternatives",
    );
}

#[test]
fn a_cookie_that_the_caller_gives_whole_is_a_header() {
    let document = document(
        "{openapi: 3.0.3, paths: {/a: {get: {parameters: [{name: Cookie, in: header, schema: {type: string}}, \
         {name: Host, in: header, required: true, schema: {type: string}}], responses: {'204': {}}}}}}",
    );
    let whole = [(Location::Header, "Cookie", json!("a=1; b"))];
    let one = case(&document, &whole, None);
    right(
        &document,
        &one,
        &request("GET /a", &[("cookie", "a=1; b")], ""),
    );
    wrong(
        &document,
        &one,
        &request("GET /a", &[("cookie", "a=1")], ""),
        "the header `Cookie`",
    );
}

#[test]
fn of_credentials_that_have_one_place_one_is_sent() {
    let document = document(SECRETS);
    let one = case_of(&document, "/clash");
    let key = ("x-key", "key-number-1");
    let bearer = ("Authorization", "Bearer token-number-5");
    right(&document, &one, &request("GET /clash", &[key, bearer], ""));
    for sent in [key, bearer] {
        let request = request("GET /clash", &[sent], "");
        wrong(&document, &one, &request, "none of the alternatives");
    }
}

#[test]
fn credentials_that_nothing_asks_for_are_not_sent() {
    let document = document(SECRETS);
    let one = case(&document, &[], None);
    let accept = ("Accept", "application/json, application/xml");
    let key = ("x-key", "key-number-1");
    let bearer = ("Authorization", "Bearer token-number-5");
    wrong(
        &document,
        &one,
        &request("GET /a", &[accept, key, bearer], ""),
        "`Authorization` is not asked for",
    );
    let one = case_of(&document, "/none");
    right(&document, &one, &request("GET /none", &[], ""));
    wrong(
        &document,
        &one,
        &request("GET /none", &[key], ""),
        "`x-key` is not asked for",
    );
    wrong(
        &document,
        &one,
        &request("GET /none", &[bearer], ""),
        "is not asked for",
    );
    let one = case_of(&document, "/open");
    right(&document, &one, &request("GET /open", &[], ""));
    right(&document, &one, &request("GET /open", &[key], ""));
}

#[test]
fn what_is_accepted_is_declared() {
    let document = document(SECRETS);
    let one = case(&document, &[], None);
    let key = ("x-key", "key-number-1");
    right(
        &document,
        &one,
        &request("GET /a", &[key, ("accept", "application/json;q=0.9")], ""),
    );
    let last = "application/json, application/*;q=0.1";
    right(
        &document,
        &one,
        &request("GET /a", &[key, ("accept", last)], ""),
    );
    for first in [
        "application/*;q=0.1",
        "application/*;q=0.1, application/json",
        "application/json, application/*",
    ] {
        let sent = request("GET /a", &[key, ("accept", first)], "");
        wrong(&document, &one, &sent, "is accepted");
    }
    wrong(
        &document,
        &one,
        &request("GET /a", &[key, ("accept", "*/*")], ""),
        "`*/*` is accepted",
    );
    wrong(
        &document,
        &one,
        &request("GET /a", &[key, ("accept", "text/html")], ""),
        "is accepted",
    );
    wrong(
        &document,
        &one,
        &request("GET /a", &[key], ""),
        "`accept` is missing",
    );
    let more = ("X-More", "1");
    wrong(
        &document,
        &one,
        &request("GET /a", &[key, ("accept", "application/json"), more], ""),
        "`X-More` is not asked for",
    );
}

const BODY: &str = "
openapi: 3.0.3
paths:
  /a:
    post:
      requestBody:
        required: true
        content:
          application/json; charset=utf-8:
            schema:
              type: object
              required: [name, id, key]
              properties:
                id: {type: integer, readOnly: true}
                key: {allOf: [{$ref: '#/components/schemas/Key'}]}
                name: {type: string, nullable: true, maxLength: 3}
                more: {$ref: '#/components/schemas/More'}
          application/x-www-form-urlencoded:
            schema: {type: object, additionalProperties: true}
            encoding: {list: {style: form, explode: false}, kept: {allowReserved: true}}
          multipart/form-data:
            schema:
              type: object
              properties:
                file: {type: string, format: binary}
                list: {type: array, items: {type: string}}
                deep: {type: object, properties: {a: {type: integer}}}
            encoding: {file: {contentType: image/png}}
          text/plain: {schema: {type: string}}
      responses: {'204': {}}
components: {schemas: {Key: {type: string, readOnly: true}, More: {type: number, minimum: 0, exclusiveMinimum: true}}}
";

fn post(media_type: &str, body: &str) -> Received {
    request(
        "POST /a",
        &[("content-type", media_type), ("content-length", "1")],
        body,
    )
}

#[test]
fn a_json_body_is_the_value_and_what_its_schema_allows() {
    let document = document(BODY);
    let json = "application/json; charset=utf-8";
    let one = case(
        &document,
        &[],
        Some(body(json, json!({ "name": "abc", "more": 1.5 }))),
    );
    right(&document, &one, &post(json, r#"{"more":1.5,"name":"abc"}"#));
    wrong(
        &document,
        &one,
        &post("application/json", r#"{"more":1.5,"name":"abc"}"#),
        "the media type is",
    );
    wrong(
        &document,
        &one,
        &post(json, r#"{"more":1.5}"#),
        "`.name` is missing",
    );
    wrong(
        &document,
        &one,
        &post(json, r#"{"more":1.5,"name":"abc","id":1}"#),
        "not what its schema allows",
    );
    wrong(
        &document,
        &one,
        &post(json, r#"{"more":0,"name":"abc"}"#),
        "not what its schema allows",
    );
    wrong(
        &document,
        &one,
        &post(json, r#"{"more":1.5,"name":null}"#),
        "`.name` is null",
    );
    wrong(&document, &one, &post(json, ""), "is no JSON");
    wrong(
        &document,
        &one,
        &request("POST /a", &[], "{}"),
        "the media type is",
    );
}

#[test]
fn a_form_has_its_fields_in_their_styles() {
    let document = document(BODY);
    let form = "application/x-www-form-urlencoded";
    let value = json!({ "a b": "c+d e", "list": ["x", "y,z"], "all": [1, true], "deep": { "f": 1 }, "kept": "a/b" });
    let one = case(&document, &[], Some(body(form, value)));
    let text = "a+b=c%2Bd+e&list=x,y%2Cz&all=1&all=true&deep=%7B%22f%22%3A1%7D&kept=a/b";
    right(&document, &one, &post(form, text));
    for (good, bad) in [
        ("c%2Bd", "c+d"),
        ("list=x,y%2Cz", "list=x&list=y%2Cz"),
        ("all=1&all=true", "all=true&all=1"),
        ("deep=%7B%22f%22%3A1%7D", "deep%5Bf%5D=1"),
        ("kept=a/b", "kept=a%2Fb"),
        ("&kept", "&more=1&kept"),
    ] {
        let said = complaints(&document, &one, &post(form, &text.replace(good, bad)));
        assert!(!said.is_empty(), "{bad}");
    }
}

#[test]
fn a_form_of_parts_has_each_with_its_media_type() {
    let document = document(BODY);
    let value =
        json!({ "file": STANDARD.encode("PNG"), "list": ["x", null, "y"], "deep": { "a": 1 } });
    let mut one = case(&document, &[], Some(body("multipart/form-data", value)));
    one.inputs.body.as_mut().unwrap().files = vec!["file".to_owned()];
    let part = |head: &str, content: &str| {
        format!("--b\r\ncontent-disposition: form-data; {head}\r\n\r\n{content}\r\n")
    };
    let file = part(
        "name=\"file\"; filename=\"f\"\r\ncontent-type: image/png",
        "PNG",
    );
    let list = part("name=\"list\"", "x") + &part("name=\"list\"", "y");
    let deep = part(
        "name=\"deep\"\r\ncontent-type: application/json",
        "{\"a\":1}",
    );
    let whole = |parts: &[&str]| {
        let text = format!("{}--b--\r\n", parts.concat());
        post("multipart/form-data; boundary=b", &text)
    };
    right(&document, &one, &whole(&[&file, &list, &deep]));
    let gif = file.replace("image/png", "image/gif");
    let other = file.replace("PNG", "GIF");
    let unnamed = file.replace("; filename=\"f\"", "");
    let no_json = deep.replace("{\"a\":1}", "a,1");
    for (parts, said) in [
        (&[&file, &list][..], "the part `deep` is missing"),
        (&[&file, &list, &deep, &deep], "is not asked for"),
        (&[&gif, &list, &deep], "its media type is"),
        (&[&other, &list, &deep], "its bytes"),
        (&[&unnamed, &list, &deep], "without a name"),
        (&[&file, &list, &no_json], "no JSON"),
    ] {
        let parts: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
        wrong(&document, &one, &whole(&parts), said);
    }
    let bare = post("multipart/form-data", "x");
    wrong(&document, &one, &bare, "names no boundary");
}

#[test]
fn text_is_sent_as_it_is() {
    let document = document(BODY);
    let one = case(&document, &[], Some(body("text/plain", json!("a b"))));
    right(&document, &one, &post("text/plain; charset=utf-8", "a b"));
    wrong(
        &document,
        &one,
        &post("text/plain", "\"a b\""),
        "the body is",
    );
    wrong(
        &document,
        &one,
        &post("application/json", "a b"),
        "the media type is",
    );
}

#[test]
fn slashes_are_those_of_the_path_where_it_says_so() {
    for (path, name) in [
        ("{+name}", "name"),
        ("{name+}", "name+"),
        ("{*name}", "name"),
    ] {
        let document = document(&format!(
            "{{openapi: 3.0.3, paths: {{'/v1/{path}': {{get: {{parameters: [{{in: path, name: '{name}', \
             required: true, schema: {{type: string}}}}], responses: {{'204': {{}}}}}}}}}}}}"
        ));
        let given = [(Location::Path, "name", json!("a/b:c?"))];
        let case = case(&document, &given, None);
        let sent = |path: &str| request(&format!("GET /v1/{path}"), &[], "");
        right(&document, &case, &sent("a/b:c%3F"));
        wrong(&document, &case, &sent("a%2Fb:c%3F"), "is escaped");
        wrong(&document, &case, &sent("a/b:c?"), "the path");
    }
}
