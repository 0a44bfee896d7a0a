//! The server as a program: what is said of it in its docs is so, word for word.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::*;
use crate::verify::mock::{Mock, Options, Told};

const DOCS: &str = include_str!("../../../../docs/mock.md");

/// The blocks of the docs in a language.
fn blocks(language: &str) -> impl Iterator<Item = &'static str> {
    let fence = format!("```{language}\n");
    let blocks: Vec<&str> = DOCS.split(fence.as_str()).skip(1).collect();
    let blocks = blocks.into_iter().map(|rest| rest.split_once("\n```"));
    blocks.map(|block| block.expect("a block ends").0)
}

/// A server of the docs' own document, and what it tells.
fn served(options: Options) -> (Mock, Arc<Mutex<Vec<Told>>>) {
    let text = blocks("yaml").next().expect("a document");
    let told: Arc<Mutex<Vec<Told>>> = Arc::default();
    let kept = Arc::clone(&told);
    let tell = move |one: &Told| kept.lock().unwrap().push(one.clone());
    let mock = Mock::start(document(text), options, tell).expect("a free port");
    (mock, told)
}

/// Sends a request, and gives the status and the body of the answer.
pub(super) fn sent(
    mock: &Mock,
    method: &str,
    target: &str,
    headers: &[String],
    body: &str,
) -> (u16, String) {
    let address = mock.url().replace("http://", "");
    let mut connection = TcpStream::connect(&address).expect("a connection");
    let headers: String = headers
        .iter()
        .map(|header| format!("{header}\r\n"))
        .collect();
    let length = match body {
        "" => String::new(),
        body => format!("content-length: {}\r\n", body.len()),
    };
    let request =
        format!("{method} {target} HTTP/1.1\r\nhost: {address}\r\n{headers}{length}\r\n{body}");
    connection
        .write_all(request.as_bytes())
        .expect("it is sent");
    connection
        .shutdown(std::net::Shutdown::Write)
        .expect("it is whole");
    let mut answer = String::new();
    connection.read_to_string(&mut answer).expect("an answer");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    let status = head.split(' ').nth(1).expect("a status");
    (status.parse().expect("a number"), body.to_owned())
}

/// The words of a line of a shell.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('\'').enumerate();
    let words = parts.flat_map(|(index, part)| match index % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

/// Does what a line with curl does.
fn curl(mock: &Mock, line: &str) -> (u16, String) {
    let mut words = words(line).into_iter();
    let (mut method, mut headers, mut body) = ("GET".to_owned(), Vec::new(), String::new());
    let mut target = String::new();
    while let Some(word) = words.next() {
        match word.as_str() {
            "-X" => method = words.next().expect("a method"),
            "-H" => headers.push(words.next().expect("a header")),
            "-d" => body = words.next().expect("a body"),
            url => {
                let path = url
                    .strip_prefix("http://127.0.0.1:4010")
                    .expect("the address");
                target = path.to_owned();
            }
        }
    }
    sent(mock, &method, &target, &headers, &body)
}

#[test]
fn each_request_of_the_docs_has_the_answer_that_they_show() {
    let (mock, told) = served(Options::default());
    let mut tried = 0;
    for block in blocks("console") {
        let mut lines = block.lines();
        while let Some(line) = lines.next() {
            let Some(line) = line.strip_prefix("$ curl ") else {
                continue;
            };
            let (status, body) = curl(&mock, line);
            let shown = lines.next().expect("an answer");
            let (code, words) = shown.split_once(' ').unwrap_or((shown, ""));
            assert_eq!(status.to_string(), code, "{line}: {body}");
            assert!(body.contains(words), "{line}: {body}");
            tried += 1;
        }
    }
    let told = told.lock().unwrap();
    assert_eq!(told.len(), tried);
    assert!(tried >= 10, "{tried}");
    assert!(
        told.iter()
            .all(|one| (one.status == 400) == told_wrong(one)),
        "{told:?}"
    );
}

/// Whether something is wrong with a request of an operation.
fn told_wrong(told: &Told) -> bool {
    told.operation.is_some() && !told.complaints.is_empty()
}

#[test]
fn with_something_wrong_a_request_is_answered_where_that_is_asked_for() {
    let (mock, told) = served(Options {
        lenient: true,
        ..Options::default()
    });
    let (status, body) = sent(&mock, "GET", "/pets?limit=none", &[], "");
    assert_eq!(
        (status, body.as_str()),
        (200, r#"[{"name":"Rex"},{"name":"Rex"}]"#)
    );
    assert_eq!(told.lock().unwrap()[0].complaints.len(), 1);
}

#[test]
fn requests_fail_and_wait_as_they_are_told_to() {
    let delay = Duration::from_millis(20);
    let (mock, _) = served(Options {
        delay,
        fail: 1.0,
        ..Options::default()
    });
    let begun = Instant::now();
    let (status, _) = sent(&mock, "GET", "/pets", &[], "");
    assert_eq!(status, 503);
    assert!(begun.elapsed() >= delay);
}

#[test]
fn what_the_document_does_not_have_is_told() {
    let (mock, _) = served(Options::default());
    let of = |method: &str, target: &str| sent(&mock, method, target, &[], "");
    let (status, body) = of("PUT", "/pets");
    assert_eq!(status, 405);
    assert!(body.contains("GET, POST"), "{body}");
    assert_eq!(of("GET", "/pets?x-oasmith-status=418").0, 501);
    let (status, body) = of("GET", "/pets?x-oasmith-status=none");
    assert_eq!(status, 501);
    assert!(body.contains("is no status"), "{body}");
}

#[test]
fn parameters_are_asked_whether_they_can_be_what_they_are_said_to_be() {
    let text = "
openapi: 3.1.0
paths:
  /a/{id}:
    get:
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {name: list, in: query, explode: false, schema: {type: array, items: {type: integer}}}
        - {name: X-Flag, in: header, required: true, schema: {type: boolean}}
        - {name: deep, in: query, style: deepObject, schema: {type: object}}
        - {name: json, in: query, content: {application/json: {schema: {type: object}}}}
        - {name: c, in: cookie, schema: {type: string, maxLength: 2}}
      responses: {'200': {content: {text/event-stream: {schema: {type: string}}}}}
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: {type: object, required: [n], properties: {n: {type: integer}, t: {type: string}}}
      responses: {'204': {}}
";
    let mock = Mock::start(document(text), Options::default(), |_| ()).expect("a free port");
    let flag = || vec!["X-Flag: true".to_owned()];
    let get = |target: &str, headers: &[String]| sent(&mock, "GET", target, headers, "");
    let right = "/a/7?list=1,2&deep[x]=y&json=%7B%7D";
    assert_eq!(get(right, &flag()).0, 200, "{}", get(right, &flag()).1);
    let cookie = [flag(), vec!["cookie: c=abc".to_owned()]].concat();
    for (target, headers, said) in [
        ("/a/b", flag(), "the path parameter `id`"),
        (
            "/a/7",
            Vec::new(),
            "the header parameter `X-Flag` is missing",
        ),
        (
            "/a/7",
            vec!["X-Flag: maybe".to_owned()],
            "the header parameter `X-Flag`",
        ),
        ("/a/7?list=1,b", flag(), "the query parameter `list`"),
        ("/a/7?json=b", flag(), "the query parameter `json`"),
        ("/a/7?other=b", flag(), "`other` is none of the document's"),
        ("/a/7", cookie, "the cookie parameter `c`"),
    ] {
        let (status, body) = get(target, &headers);
        assert_eq!(status, 400, "{target}");
        assert!(body.contains(said), "{target}: {body}");
    }
    let form = ["content-type: application/x-www-form-urlencoded".to_owned()];
    let post = |body: &str| sent(&mock, "POST", "/a/7", &form, body);
    assert_eq!(post("n=1&t=2").0, 204, "{}", post("n=1&t=2").1);
    assert_eq!(post("t=2").0, 400);
    assert_eq!(post("n=b").0, 400);
}

/// What a mock of a document answers to a form.
fn posted(text: &str, media_type: &str, body: &str) -> (u16, String) {
    let mock = Mock::start(document(text), Options::default(), |_| ()).expect("a free port");
    let media_type = [format!("content-type: {media_type}")];
    sent(&mock, "POST", "/a", &media_type, body)
}

/// A document with one form.
fn form(media_type: &str, schema: &str, encoding: &str) -> String {
    format!(
        "
openapi: 3.1.0
paths:
  /a:
    post:
      requestBody:
        content:
          {media_type}: {{schema: {schema}, encoding: {encoding}}}
      responses: {{'204': {{}}}}
"
    )
}

#[test]
fn the_fields_of_a_form_are_read_as_they_are_written() {
    let words = "application/x-www-form-urlencoded";
    let schema = "{type: object, required: [deep, list], properties: {deep: {type: object}, list: {type: array, items: {type: integer}}}}";
    let text = form(words, schema, "{deep: {style: deepObject}}");
    let (status, said) = posted(&text, words, "deep%5Ba%5D=b&list=1");
    assert_eq!(status, 204, "{said}");
    let (status, said) = posted(&text, words, "list=1");
    assert_eq!(status, 400);
    assert!(said.contains("the field `deep` is missing"), "{said}");

    let schema = "{type: object, properties: {list: {type: array, items: {type: integer}}, json: {type: object, required: [n]}}}";
    let encoding = "{list: {style: pipeDelimited}, json: {contentType: application/json}}";
    let text = form(words, schema, encoding);
    let right = "list=1%7C2&json=%7B%22n%22:1%7D";
    assert_eq!(posted(&text, words, right).0, 204);
    assert_eq!(posted(&text, words, "list=1%7Cb").0, 400);
    assert_eq!(posted(&text, words, "json=%7B%7D").0, 400);

    let map = "{type: object, additionalProperties: {type: array, items: {type: integer}}}";
    let text = form(words, map, "{}");
    assert_eq!(posted(&text, words, "any=1&any=2").0, 204);
    assert_eq!(posted(&text, words, "any=b").0, 400);
}

#[test]
fn a_part_is_missing_where_each_of_the_choices_has_to_have_it() {
    let schema = "{required: [c], oneOf: [{required: [a]}, {required: [b]}]}";
    let text = form("multipart/form-data", schema, "{}");
    let part =
        |name: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n1\r\n");
    let body =
        |names: &[&str]| names.iter().map(|name| part(name)).collect::<String>() + "--x--\r\n";
    let sent = |names: &[&str]| posted(&text, "multipart/form-data; boundary=x", &body(names));
    assert_eq!(sent(&["b", "c"]).0, 204, "{}", sent(&["b", "c"]).1);
    let (status, said) = sent(&["b"]);
    assert_eq!(status, 400);
    assert!(said.contains("the part `c` is missing"), "{said}");
}

#[test]
fn a_token_is_given_where_the_document_says() {
    let text = "
openapi: 3.0.3
paths: {/a: {get: {security: [{Login: []}], responses: {'204': {}}}}}
components:
  securitySchemes:
    Login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://auth.example.com/oauth/token', scopes: {}}}}
";
    let mock = Mock::start(document(text), Options::default(), |_| ()).expect("a free port");
    let ask = |body: &str| sent(&mock, "POST", "/oauth/token", &[], body);
    let (status, body) = ask("grant_type=client_credentials");
    assert_eq!(status, 200);
    let token: Value = serde_json::from_str(&body).unwrap();
    let bearer = [format!(
        "authorization: Bearer {}",
        token["access_token"].as_str().unwrap()
    )];
    assert_eq!(sent(&mock, "GET", "/a", &bearer, "").0, 204);
    let (status, body) = ask("");
    assert_eq!(status, 400);
    assert!(body.contains("invalid_request"), "{body}");
    assert_eq!(sent(&mock, "GET", "/oauth/token", &[], "").0, 400);
}

#[test]
fn events_hold_what_their_schema_says_of_their_data() {
    let text = "
openapi: 3.2.0
paths:
  /a:
    get:
      responses:
        '200':
          content:
            text/event-stream:
              itemSchema: {required: [data], properties: {event: {const: news}, data: {type: string, contentMediaType: application/json, contentSchema: {type: object, required: [n], properties: {n: {const: 7}}}}}}
";
    let mock = Mock::start(document(text), Options::default(), |_| ()).expect("a free port");
    let (status, body) = sent(&mock, "GET", "/a", &[], "");
    let event = "event: news\ndata: {\"n\":7}\n\n";
    assert_eq!((status, body), (200, event.repeat(2)));
}

#[test]
fn an_answer_to_all_else_is_no_success_beside_a_redirect() {
    let text = "
openapi: 3.0.3
paths:
  /a: {get: {responses: {3XX: {}, default: {}}}}
  /b: {get: {responses: {'404': {}, default: {}}}}
";
    let mock = Mock::start(document(text), Options::default(), |_| ()).expect("a free port");
    assert_eq!(sent(&mock, "GET", "/a", &[], "").0, 300);
    assert_eq!(sent(&mock, "GET", "/b", &[], "").0, 200);
}
