//! Bodies of several parts.

use http::Request;
use serde_json::{Value, json};

use crate::sample::File;
use crate::sample::probe::{Parts, send};

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
    let request = send(move |request| request.multipart(&body)).await.unwrap();
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
    let write = || send(|request| request.multipart(&Parts(|form| form.text("a", &1))));
    let (first, second) = (write().await.unwrap(), write().await.unwrap());
    assert_ne!(split(&first).0, split(&second).0);
    assert!(split(&first).0.len() > 30);
}

#[tokio::test]
async fn nothing_is_an_empty_body() {
    let request = send(|request| request.multipart(&Parts(|_| Ok(())))).await;
    let (boundary, parts) = split(&request.unwrap());
    assert!(parts.is_empty() && boundary.len() <= 70);
}

#[tokio::test]
async fn media_types_that_would_add_a_header() {
    let sent = send(|request| {
        request.multipart(&Parts(|form| {
            form.file("f", &File::new("x").content_type("a/b\r\nX: y"))
        }))
    });
    assert!(
        sent.await
            .unwrap_err()
            .contains("f has a control character")
    );
    let sent = send(|request| request.multipart(&Parts(|form| form.text("n", &f64::NAN))));
    assert!(sent.await.unwrap_err().contains("n is not a finite number"));
}
