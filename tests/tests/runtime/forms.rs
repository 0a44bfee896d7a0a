//! Bodies that are forms, texts, bytes or files.

use bytes::Bytes;
use serde_json::{Value, from_str, json, to_string};

use crate::sample::probe::send;
use crate::sample::{File, Style};

async fn form(value: Value, styles: &'static [(&'static str, Style)]) -> String {
    let request = send(move |request| request.form_with(&value, styles)).await;
    let request = request.unwrap();
    let media_type = &request.headers()["content-type"];
    assert_eq!(media_type, "application/x-www-form-urlencoded");
    String::from_utf8(request.body().to_vec()).unwrap()
}

#[tokio::test]
async fn forms() {
    for (value, expected) in [
        (json!({}), ""),
        (json!({ "a": "b", "n": null, "t": true }), "a=b&t=true"),
        (
            json!({ "a b": "c d&e=é+%/~" }),
            "a+b=c+d%26e%3D%C3%A9%2B%25%2F~",
        ),
        (json!({ "empty": "" }), "empty="),
        (json!({ "l": [1, "x", null], "e": [] }), "l=1&l=x"),
        (
            json!({ "address": { "street": "123 Example", "n": null } }),
            "address=%7B%22street%22%3A%22123+Example%22%2C%22n%22%3Anull%7D",
        ),
        (
            json!({ "l": [{ "a": 1 }, { "b": [2] }] }),
            "l=%7B%22a%22%3A1%7D&l=%7B%22b%22%3A%5B2%5D%7D",
        ),
    ] {
        assert_eq!(form(value, &[]).await, expected);
    }
    let sent = send(|request| request.form(&["a"])).await;
    assert!(sent.unwrap_err().contains("the body is no object"));
}

#[tokio::test]
async fn forms_with_styles() {
    const STYLES: &[(&str, Style)] = &[
        ("deep", Style::DEEP_OBJECT.exploded()),
        ("commas", Style::FORM),
        ("spread", Style::FORM.exploded()),
        ("pipes", Style::PIPE_DELIMITED),
        ("free", Style::FORM.reserved()),
    ];
    let value = json!({
        "deep": { "a": { "b": 1 } },
        "commas": ["x y", "z"],
        "spread": { "p": 1, "q": 2 },
        "pipes": [1, 2],
        "free": "a/b c",
        "plain": "a/b c",
    });
    assert_eq!(
        form(value, STYLES).await,
        "deep%5Ba%5D%5Bb%5D=1&commas=x%20y,z&p=1&q=2&pipes=1%7C2&free=a/b%20c&plain=a%2Fb+c"
    );
}

#[tokio::test]
async fn texts_bytes_and_files() {
    let text = send(|request| request.text("é", "text/plain")).await;
    let text = text.unwrap();
    assert_eq!(text.headers()["content-type"], "text/plain");
    assert_eq!(text.body(), "é".as_bytes());

    let content = File::new(Bytes::from_static(b"\0\xff"));
    let bytes = send(move |request| request.file(&content, "application/x")).await;
    let bytes = bytes.unwrap();
    assert_eq!(bytes.headers()["content-type"], "application/x");
    assert_eq!(bytes.body(), &b"\0\xff"[..]);

    let plain = || File::new("x");
    for (file, range, media_type) in [
        (plain(), "*/*", "application/octet-stream"),
        (plain(), "image/png", "image/png"),
        (
            plain().content_type("Image/PNG; q=1"),
            "image/*",
            "Image/PNG; q=1",
        ),
        (plain().content_type("a/b+json"), "a/*+json", "a/b+json"),
    ] {
        let sent = send(move |request| request.file(&file, range)).await;
        assert_eq!(sent.unwrap().headers()["content-type"], media_type);
    }
    for file in [plain(), plain().content_type("text/plain")] {
        let sent = send(move |request| request.file(&file, "image/*")).await;
        let error = sent.unwrap_err();
        assert!(
            error.contains("needs a media type within `image/*`"),
            "{error}"
        );
    }
    let odd = plain().content_type("a/\r\nb: c");
    let sent = send(move |request| request.file(&odd, "*/*")).await;
    assert!(sent.unwrap_err().contains("content-type has a control"));
}

#[test]
fn files_as_values() {
    let file = File::from("s3cret").named("a.txt");
    let text = format!("{file:?}");
    assert!(text.contains("a.txt") && text.contains("length: Some(6)") && !text.contains("s3cret"));
    assert_eq!(to_string(&file).unwrap(), "\"s3cret\"");
    assert_eq!(from_str::<File>("\"a\\u00e9\"").unwrap(), File::from("aé"));
    assert!(to_string(&File::new(vec![0xff])).is_err());
    assert_eq!(File::default().length(), Some(0));
    assert_ne!(File::new("a"), File::new("a").named("b"));
}
