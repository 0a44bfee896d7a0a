//! Components that are nothing but a reference to each other.

use super::Document;
use super::parts::{body, document, operation};

/// A document with a circle of components of one kind, and who uses them.
macro_rules! circle {
    ($section:literal, $used:expr) => {
        Document::json(concat!("a circle of ", $section), 1_000, |n| {
            let all = super::parts::numbered(n, |number| {
                let next = (number + 1) % n;
                format!(
                    r##""S{number}":{{"$ref":"#/components/{}/S{next}"}}"##,
                    $section
                )
            });
            let components = format!(r#""{}":{{{all}}}"#, $section);
            let one = format!(r##"{{"$ref":"#/components/{}/S0"}}"##, $section);
            let used: fn(&str, &str) -> String = $used;
            used(&one, &components)
        })
    };
}

pub(super) const ALL: &[Document] = &[
    circle!("schemas", body),
    circle!("responses", |one, all| document(
        &format!(r#""/":{{"get":{{"responses":{{"200":{one}}}}}}}"#),
        all
    )),
    circle!("parameters", |one, all| operation(
        &format!(r#""parameters":[{one}]"#),
        all
    )),
    circle!("headers", |one, all| document(
        &format!(
            r#""/":{{"get":{{"responses":{{"200":{{"description":"","headers":{{"X-A":{one}}}}}}}}}}}"#
        ),
        all
    )),
    circle!("requestBodies", |one, all| operation(
        &format!(r#""requestBody":{one}"#),
        all
    )),
    circle!("examples", |one, all| operation(
        &format!(
            r#""parameters":[{{"name":"a","in":"query","schema":{{"type":"string"}},"examples":{{"a":{one}}}}}]"#
        ),
        all
    )),
    circle!("links", |one, all| document(
        &format!(
            r#""/":{{"get":{{"responses":{{"200":{{"description":"","links":{{"a":{one}}}}}}}}}}}"#
        ),
        all
    )),
    circle!("callbacks", |one, all| operation(
        &format!(r#""callbacks":{{"a":{one}}}"#),
        all
    )),
    circle!("securitySchemes", |_, all| operation(
        r#""security":[{"S0":[]}]"#,
        all
    )),
    circle!("pathItems", |one, all| document(
        &format!(r#""/":{one}"#),
        all
    )),
    circle!("mediaTypes", |one, all| operation(
        &format!(r#""requestBody":{{"content":{{"application/json":{one}}}}}"#),
        all
    )
    .replacen("3.1.0", "3.2.0", 1)),
];
