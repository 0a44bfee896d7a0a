//! What goes over the wire of forms that are not the usual ones.

use case_form_parts::model::{BothBodyChoice, BothBodyValue, BothMultipartBody, Home, RelateBody, Texts, UpBody};
use case_form_parts::testing::{TestAnswer, TestRequest, TestTransport};
use case_form_parts::{Client, File};
use serde_json::{from_value, json, to_value};

/// A client whose calls are all answered with nothing.
fn client() -> (Client, TestTransport) {
    let double = TestTransport::new();
    double.answer_by(|_| Some(TestAnswer::new(204, "")));
    let client = Client::builder().transport(double.clone());
    (client.build().unwrap(), double)
}

/// The last request, and its body as a text.
fn sent(double: &TestTransport) -> (TestRequest, String) {
    let request = double.requests().pop().unwrap();
    let text = String::from_utf8(request.body().to_vec()).unwrap();
    (request, text)
}

/// The media type of the last form and its body.
fn form(double: &TestTransport) -> (String, String) {
    let (request, body) = sent(double);
    (request.header("content-type").unwrap().to_owned(), body)
}

/// The media type of the last form without its boundary, and the parts, each with its head.
fn parts_of(double: &TestTransport) -> (String, Vec<String>) {
    let (media_type, body) = form(double);
    let (media_type, boundary) = media_type.rsplit_once("; boundary=").unwrap();
    let body = body.strip_suffix(&format!("--{boundary}--\r\n")).unwrap();
    let delimiter = format!("--{boundary}\r\n");
    let parts = body.split(&delimiter).skip(1);
    let parts = parts.map(|part| part.strip_suffix("\r\n").unwrap().to_owned());
    (media_type.to_owned(), parts.collect())
}

fn file(name: &str, media_type: &str, content: &str) -> String {
    format!(
        "Content-Disposition: form-data; name=\"{name}\"; filename=\"{name}\"\r\nContent-Type: {media_type}\r\n\r\n{content}"
    )
}

fn part(name: &str, head: &str, content: &str) -> String {
    format!("Content-Disposition: form-data; name=\"{name}\"\r\n{head}\r\n{content}")
}

#[tokio::test]
async fn parts_without_a_type_are_files() {
    const BINARY: &str = "application/octet-stream";
    let (client, double) = client();
    let mut body = UpBody::new("f", [File::from("1"), File::from("2")], "p");
    body = body.with_grid([vec![json!(1)], vec![json!("2"), json!(3)]]);
    body = body.with_rows("a,b").with_bare(["3"]).with_either("e").with_shared("s");
    body = body.with_json(json!(["j"])).with_note(json!("n")).with_styled(json!("v"));
    body = body.with_packed(vec![255, 255].into()).with_inner(vec![255, 255].into());
    body = body.with_page("<p>").with_text("{}").with_tags(["t", "u"]);
    body = body.with_homes([Home::new("h")]).with_points([Home::new("i"), Home::new("k")]);
    client.up(body).await.unwrap();
    let (media_type, parts) = parts_of(&double);
    assert_eq!(media_type, "multipart/form-data");
    let json = "Content-Type: application/json\r\n";
    let base64 = |media_type: &str, word: &str| {
        format!("Content-Type: {media_type}\r\nContent-Transfer-Encoding: {word}\r\n")
    };
    let expected = [
        file("file", BINARY, "f"),
        file("many", BINARY, "1"),
        file("many", BINARY, "2"),
        part("grid", json, "[1]"),
        part("grid", json, "[\"2\",3]"),
        file("png", "image/png", "p"),
        file("rows", "text/csv", "a,b"),
        file("bare", BINARY, "3"),
        file("either", BINARY, "e"),
        file("shared", BINARY, "s"),
        part("json", json, "[\"j\"]"),
        part("note", "Content-Type: text/plain\r\n", "n"),
        part("styled", "", "v"),
        part("packed", &base64("image/gif", "base64"), "//8="),
        part("inner", &base64(BINARY, "base64url"), "__8="),
        part("page", "Content-Type: text/html\r\n", "<p>"),
        part("text", "", "{}"),
        part("tags", json, "[\"t\",\"u\"]"),
        part("homes", json, "[{\"street\":\"h\"}]"),
        part("points", json, "{\"street\":\"i\"}"),
        part("points", json, "{\"street\":\"k\"}"),
    ];
    for (sent, expected) in parts.iter().zip(&expected) {
        assert_eq!(sent, expected);
    }
    assert_eq!(parts.len(), expected.len());
}

#[tokio::test]
async fn a_value_of_json_is_a_file_of_a_form() {
    let (client, double) = client();
    client.both(BothBodyValue::default().with_any(json!({ "a": 1 }))).await.unwrap();
    assert_eq!(sent(&double).1, r#"{"any":{"a":1}}"#);
    client.both(BothBodyChoice::Multipart(BothMultipartBody::default().with_any("f"))).await.unwrap();
    assert_eq!(parts_of(&double).1, [file("any", "application/octet-stream", "f")]);
}

#[tokio::test]
async fn forms_go_out_as_they_are_documented() {
    let (client, double) = client();
    client.relate(RelateBody::new("d", Home::new("s"))).await.unwrap();
    let (media_type, parts) = parts_of(&double);
    assert_eq!(media_type, "multipart/related; start=\"<meta>\"; type=\"application/json\"");
    assert!(parts[0].contains("Content-ID: <data>\r\n"), "{parts:?}");
    assert!(parts[1].contains("Content-ID: <meta>\r\n"), "{parts:?}");

    client.mix().body(Home::new("s")).await.unwrap();
    let (media_type, parts) = parts_of(&double);
    assert_eq!(media_type, "multipart/mixed; charset=utf-8");
    assert_eq!(parts, [part("street", "", "s")]);
    client.send_parts(Home::new("s")).await.unwrap();
    assert_eq!(parts_of(&double).0, "multipart/form-data");
    let list = File::from("--b--").content_type("multipart/mixed; boundary=b");
    client.send_list(list).await.unwrap();
    assert_eq!(form(&double).0, "multipart/mixed; boundary=b");

    const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";
    client.fill(Home::new("a b")).await.unwrap();
    assert_eq!(form(&double), (FORM.to_owned(), "street=a+b".to_owned()));
    let tags = from_value(json!({ "tags": ["a", "b"] })).unwrap();
    client.fill_styled(tags).await.unwrap();
    assert_eq!(form(&double), (FORM.to_owned(), "tags=a,b".to_owned()));
}

#[tokio::test]
async fn cookies_methods_and_whole_queries_are_as_3_2_has_them() {
    let (client, double) = client();
    let call = client.search().all(Home::new("a b")).sid("a%20b").list(["x", "y"]);
    call.await.unwrap_err();
    let request = sent(&double).0;
    assert_eq!(request.query(), [("street".to_owned(), "a+b".to_owned())]);
    assert_eq!(request.header("cookie"), Some("sid=a%20b; list=x; list=y"));
    assert_eq!(request.header("accept"), Some("text/plain, application/*;q=0.1"));
    client.purge().await.unwrap();
    assert_eq!(sent(&double).0.method(), "purge");
}

#[test]
fn texts_for_bytes_are_written_in_their_own_alphabet() {
    let text = json!({ "url": "__8=", "encoded": "__8=", "plain": "//8=", "pydantic": "//8=" });
    let read: Texts = from_value(text.clone()).unwrap();
    assert_eq!(read.url.as_ref().unwrap().as_ref(), b"\xff\xff");
    assert_eq!(to_value(&read).unwrap(), text);
    let read: Texts = from_value(json!({ "url": "//8", "plain": "__8" })).unwrap();
    assert_eq!(to_value(&read).unwrap(), json!({ "url": "__8=", "plain": "//8=" }));
}
