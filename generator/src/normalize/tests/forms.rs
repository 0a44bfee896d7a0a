use openapiv3::QueryStyle;

use super::{Read, read};
use crate::diagnostic::Severity;

/// A form of a media type, in a version of OpenAPI, with encodings.
fn form(version: &str, media_type: &str) -> Read {
    read(&format!(
        "
openapi: {version}
info: {{title: T, version: '1'}}
paths:
  /a:
    post:
      requestBody:
        content:
          {media_type}:
            schema: {{type: object}}
            encoding:
              said: {{style: deepObject}}
              implied: {{explode: false}}
              none: {{contentType: text/csv}}
      responses: {{200: {{description: d}}}}
"
    ))
}

/// The styles of the properties that have one.
fn styles(read: &Read) -> Vec<(&str, QueryStyle)> {
    let item = read.document.api.paths.paths["/a"].as_item().unwrap();
    let body = item.post.as_ref().unwrap().request_body.as_ref().unwrap();
    let content = &body.as_item().unwrap().content;
    let (_, media) = content.first().unwrap();
    let encodings = media.encoding.iter();
    encodings
        .filter_map(|(name, encoding)| Some((name.as_str(), encoding.style.clone()?)))
        .collect()
}

#[test]
fn one_word_of_a_style_brings_the_others() {
    let all = [
        ("said", QueryStyle::DeepObject),
        ("implied", QueryStyle::Form),
    ];
    for (version, media_type) in [
        ("3.0.3", "application/x-www-form-urlencoded"),
        ("3.1.0", "application/x-www-form-urlencoded"),
        ("3.1.0", "multipart/form-data; charset=utf-8"),
        ("3.2.0", "Multipart/Form-Data"),
    ] {
        let read = form(version, media_type);
        assert_eq!(styles(&read), all, "{version} {media_type}");
        assert_eq!(read.told(), []);
    }
}

#[test]
fn a_document_of_3_0_can_say_that_a_style_counts_in_parts() {
    let read = read(
        "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object}
            encoding:
              said: {style: pipeDelimited, x-oasmith-styled-part: true}
              plain: {x-oasmith-styled-part: true}
      responses: {200: {description: d}}
",
    );
    assert_eq!(styles(&read), [("said", QueryStyle::PipeDelimited)]);
    assert_eq!(read.told(), []);
}

#[test]
fn a_style_is_ignored_where_the_specification_says_so() {
    for (version, media_type) in [
        ("3.0.3", "multipart/form-data"),
        ("3.1.0", "multipart/mixed"),
    ] {
        let read = form(version, media_type);
        assert_eq!(styles(&read), [], "{version} {media_type}");
        let ignored = (Severity::Warning, "ignored-style");
        assert_eq!(read.told(), [ignored, ignored]);
    }
}
