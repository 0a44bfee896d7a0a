//! Names that are no media types, and what they are taken for.

use super::{Read, read};
use crate::diagnostic::Severity;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";

/// A document with an operation whose body has this content.
fn with_content(content: &str) -> Read {
    read(&format!(
        "{HEAD}paths:\n  /a:\n    post:\n      requestBody: {{content: {content}}}\n      \
         responses: {{'204': {{description: D}}}}\n"
    ))
}

/// The media types of its body.
fn taken(read: &Read) -> Vec<(&str, usize)> {
    let item = read.document.api.paths.paths["/a"].as_item().unwrap();
    let body = item.post.as_ref().unwrap().request_body.as_ref().unwrap();
    let content = body.as_item().unwrap().content.iter();
    content
        .map(|(name, media)| (name.as_str(), media.encoding.len()))
        .collect()
}

const WRONG: (Severity, &str) = (Severity::Warning, "bad-media-type");

#[test]
fn a_key_that_is_none_is_taken_for_the_nearest_and_told_with_its_place() {
    for (key, name) in [
        ("''", "*/*"),
        ("json", "application/json"),
        ("application/", "application/*"),
        ("application/json; charset", "application/json"),
    ] {
        let read = with_content(&format!("{{{key}: {{schema: {{type: [string]}}}}}}"));
        assert!(read.told().contains(&WRONG), "{:?}", read.told());
        assert_eq!(taken(&read), [(name, 0)]);
        let key = key.trim_matches('\'').replace('/', "~1");
        let source = format!("/paths/~1a/post/requestBody/content/{key}");
        let mut told = read.diagnostics.iter();
        let told = told.find(|one| one.code == "bad-media-type").unwrap();
        assert_eq!(told.place.pointer().unwrap().path(), source);
        let name = name.replace('/', "~1");
        let model = format!("/paths/~1a/post/requestBody/content/{name}/schema");
        let place = format!("api.yaml#{source}/schema");
        assert_eq!(read.origin(&model), place);
    }
}

#[test]
fn one_that_stands_there_counts_before_what_is_taken_for_it() {
    let read = with_content("{json: {}, application/json: {encoding: {a: {}}}, JSON: {}}");
    assert_eq!(
        taken(&read),
        [("application/json", 1), ("application/JSON", 0)]
    );
    assert_eq!(read.told(), [WRONG, WRONG, WRONG]);
    let last = read.diagnostics.iter().last().unwrap();
    assert_eq!(
        last.message,
        "`application/json` stands here as well, and counts"
    );
}

#[test]
fn what_a_part_is_written_as_is_a_list_of_media_types() {
    for (list, told, name) in [
        ("'image/png, image/jpeg'", 0, Some("image/png, image/jpeg")),
        (
            "'text/plain; a=\"b, c\"'",
            0,
            Some("text/plain; a=\"b, c\""),
        ),
        ("'png, image/jpeg'", 1, Some("application/png, image/jpeg")),
        ("'application/json; charset'", 1, Some("application/json")),
        ("''", 1, None),
    ] {
        let read = with_content(&format!(
            "{{multipart/form-data: {{encoding: {{a: {{contentType: {list}}}}}}}}}"
        ));
        assert_eq!(read.told(), vec![WRONG; told]);
        let item = read.document.api.paths.paths["/a"].as_item().unwrap();
        let body = item.post.as_ref().unwrap().request_body.as_ref().unwrap();
        let media = &body.as_item().unwrap().content["multipart/form-data"];
        assert_eq!(media.encoding["a"].content_type.as_deref(), name);
    }
}
