//! Bodies of several parts.

use http::Request;
use serde_json::{Value, json};

use crate::sample::probe::{Parts, Written, send};
use crate::sample::{File, Point, Style};

/// The boundary and the parts of a body.
fn split(request: &Request<bytes::Bytes>) -> (String, Vec<String>) {
    let media_type = request.headers()["content-type"].to_str().unwrap();
    let boundary = media_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    let body = String::from_utf8(request.body().to_vec()).unwrap();
    let body = body.strip_suffix(&format!("--{boundary}--\r\n")).unwrap();
    let delimiter = format!("--{boundary}\r\n");
    let parts = body.split(&delimiter).skip(1);
    let parts = parts.map(|part| part.strip_suffix("\r\n").unwrap().to_owned());
    (boundary.to_owned(), parts.collect())
}

#[tokio::test]
async fn parts() {
    let body = Parts(|form| {
        form.text("a", &"b é")?;
        form.text("left_out", &None::<bool>)?;
        form.text_as("n", "text/plain; charset=utf-8", &1.5)?;
        form.texts("t", &[1, 2])?;
        form.texts_as("u", "text/csv", &["3"])?;
        form.file("f", &File::new("x"))?;
        form.file_as("g", "image/png", &File::new("y").named("a\"b\r\n.png"))?;
        form.files_as(
            "h",
            "text/csv",
            &Some(File::new("z").content_type("text/x")),
        )?;
        form.files("i", &None)?;
        form.json("j", &json!({ "k": 1 }))?;
        form.json_as("l", "application/x+json", &json!([]))?;
        form.json("m", &None::<Value>)?;
        form.jsons("o", &[json!({}), json!(2), json!("p\n"), Value::Null])?;
        form.jsons_as("q", "application/json", &[json!("r")])
    });
    let request = send(move |request| request.multipart::<_, 0>(&body))
        .await
        .unwrap();
    let (_, parts) = split(&request);
    let head = "Content-Disposition: form-data; name=";
    let json = "Content-Type: application/json";
    let expected = [
        format!("{head}\"a\"\r\n\r\nb é"),
        format!("{head}\"n\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n1.5"),
        format!("{head}\"t\"\r\n\r\n1"),
        format!("{head}\"t\"\r\n\r\n2"),
        format!("{head}\"u\"\r\nContent-Type: text/csv\r\n\r\n3"),
        format!("{head}\"f\"; filename=\"f\"\r\nContent-Type: application/octet-stream\r\n\r\nx"),
        format!("{head}\"g\"; filename=\"a%22b%0D%0A.png\"\r\nContent-Type: image/png\r\n\r\ny"),
        format!("{head}\"h\"; filename=\"h\"\r\nContent-Type: text/x\r\n\r\nz"),
        format!("{head}\"j\"\r\n{json}\r\n\r\n{{\"k\":1}}"),
        format!("{head}\"l\"\r\nContent-Type: application/x+json\r\n\r\n[]"),
        format!("{head}\"o\"\r\n{json}\r\n\r\n{{}}"),
        format!("{head}\"o\"\r\n\r\n2"),
        format!("{head}\"o\"\r\n\r\np\n"),
        format!("{head}\"q\"\r\n{json}\r\n\r\n\"r\""),
    ];
    assert_eq!(parts, expected);
}

#[tokio::test]
async fn boundaries_differ() {
    let write = || send(|request| request.multipart::<_, 0>(&Parts(|form| form.text("a", &1))));
    let (first, second) = (write().await.unwrap(), write().await.unwrap());
    assert_ne!(split(&first).0, split(&second).0);
    assert!(split(&first).0.len() > 30);
}

#[tokio::test]
async fn nothing_is_an_empty_body() {
    let request = send(|request| request.multipart::<_, 0>(&Parts(|_| Ok(())))).await;
    let (boundary, parts) = split(&request.unwrap());
    assert!(parts.is_empty() && boundary.len() <= 70);
}

#[tokio::test]
async fn media_types_that_would_add_a_header() {
    let sent = send(|request| {
        request.multipart::<_, 0>(&Parts(|form| {
            form.file("f", &File::new("x").content_type("a/b\r\nX: y"))
        }))
    });
    assert!(
        sent.await
            .unwrap_err()
            .contains("f has a control character")
    );
    let sent = send(|request| request.multipart::<_, 0>(&Parts(|form| form.text("n", &f64::NAN))));
    assert!(sent.await.unwrap_err().contains("n is not a finite number"));
}

/// What the parts of a form are, without the words that all have.
async fn written(parts: Written) -> Vec<String> {
    let request = send(move |request| request.multipart::<_, 0>(&Parts(parts))).await;
    let (_, parts) = split(&request.unwrap());
    let short = |part: &String| part.replacen("Content-Disposition: form-data; name=", "", 1);
    parts.iter().map(short).collect()
}

/// What is wrong with the parts of a form.
async fn refused(parts: Written) -> String {
    let sent = send(move |request| request.multipart::<_, 0>(&Parts(parts))).await;
    sent.unwrap_err()
}

#[tokio::test]
async fn a_style_makes_parts_in_which_nothing_is_escaped() {
    let parts = written(|form| {
        let list = ["a b", "c&d"];
        let object = json!({ "R": 100, "G": "x,y" });
        form.styled("form", &list, Style::FORM.exploded())?;
        form.styled("joined", &list, Style::FORM)?;
        form.styled("spaces", &list, Style::SPACE_DELIMITED)?;
        form.styled("pipes", &list, Style::PIPE_DELIMITED)?;
        form.styled("deep", &object, Style::DEEP_OBJECT.exploded())?;
        form.styled("object", &object, Style::FORM)?;
        form.styled("exploded", &object, Style::FORM.exploded())?;
        form.styled("one", &1.5, Style::FORM.reserved())?;
        form.styled("none", &None::<bool>, Style::FORM)?;
        form.styled("nothing", &[0_u8; 0], Style::FORM)
    });
    let expected = [
        "\"form\"\r\n\r\na b",
        "\"form\"\r\n\r\nc&d",
        "\"joined\"\r\n\r\na b,c&d",
        "\"spaces\"\r\n\r\na b c&d",
        "\"pipes\"\r\n\r\na b|c&d",
        "\"deep[R]\"\r\n\r\n100",
        "\"deep[G]\"\r\n\r\nx,y",
        "\"object\"\r\n\r\nR,100,G,x,y",
        "\"R\"\r\n\r\n100",
        "\"G\"\r\n\r\nx,y",
        "\"one\"\r\n\r\n1.5",
    ];
    assert_eq!(parts.await, expected);
}

#[tokio::test]
async fn parts_have_the_headers_of_the_document_and_of_the_caller() {
    let parts = written(|form| {
        let photo = File::new("x").header("X-Title", "one").header("x-own", "2");
        form.headed(&[("X-Kind", "photo")], &["x-title"], |form| {
            form.file("f", &photo)
        })?;
        let other = File::new("y").header("x-kind", "other");
        form.headed(&[("X-Kind", "photo")], &[], |form| {
            form.files("g", [&other, &photo])
        })?;
        form.text("h", &1)
    });
    let file = |name: &str| {
        format!("\"{name}\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n")
    };
    let (f, g) = (file("f"), file("g"));
    let expected = [
        format!("{f}X-Title: one\r\nx-own: 2\r\nX-Kind: photo\r\n\r\nx"),
        format!("{g}x-kind: other\r\n\r\ny"),
        format!("{g}X-Title: one\r\nx-own: 2\r\nX-Kind: photo\r\n\r\nx"),
        "\"h\"\r\n\r\n1".to_owned(),
    ];
    assert_eq!(parts.await, expected);
}

#[tokio::test]
async fn headers_that_a_part_cannot_have_are_refused() {
    let problem =
        refused(|form| form.headed(&[], &["X-A"], |form| form.file("f", &File::new("x"))));
    assert!(
        problem
            .await
            .contains("X-A is a header that a file of the body needs")
    );
    let problem = refused(|form| form.file("f", &File::new("x").header("X-A", "b\r\nX-B: c")));
    assert!(problem.await.contains("X-A has a control character"));
    let problem = refused(|form| form.file("f", &File::new("x").header("X A", "b")));
    assert!(problem.await.contains("X A is not a name"));
    let problem = refused(|form| form.file("f", &File::new("x").header("content-Type", "a/b")));
    assert!(
        problem
            .await
            .contains("is a header that each part has already")
    );
}

#[tokio::test]
async fn what_may_be_of_any_type_is_a_part_for_each_item_of_a_list() {
    let parts = written(|form| {
        form.any("a", &json!(["b", 1.10, { "c": [] }, [2], null]))?;
        form.any("d", &Some(Point { x: 1, y: None }))?;
        form.any("e", &None::<bool>)?;
        form.any_as("f", "text/csv", &["g"])?;
        form.any_as("f", "application/json", &"h")?;
        form.members(&json!({ "i": "j", "k": [1, 2], "l": null }))
    });
    let json = "\r\nContent-Type: application/json\r\n\r\n";
    let expected = [
        "\"a\"\r\n\r\nb".to_owned(),
        "\"a\"\r\n\r\n1.1".to_owned(),
        format!("\"a\"{json}{{\"c\":[]}}"),
        format!("\"a\"{json}[2]"),
        "\"d\"\r\n\r\n1".to_owned(),
        "\"f\"\r\nContent-Type: text/csv\r\n\r\ng".to_owned(),
        format!("\"f\"{json}\"h\""),
        "\"i\"\r\n\r\nj".to_owned(),
        "\"k\"\r\n\r\n1".to_owned(),
        "\"k\"\r\n\r\n2".to_owned(),
    ];
    assert_eq!(parts.await, expected);
    let problem = refused(|form| form.members(&json!([1])));
    assert!(problem.await.contains("the body is no object"));
}
