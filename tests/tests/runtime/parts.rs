//! The parts of the runtime that the two real operations do not need.

use serde_json::{from_str, json, to_value};

use crate::memory::Memory;
use crate::sample::{
    Anything, Bearer, Closed, Empty, ErrorKind, Key, Model, Open, Point, builder, builder_with,
    secret,
};

fn model() -> Model {
    Model {
        r#type: Closed::Two,
        points: vec![Point { x: 1, y: None }],
        note: None,
        parent: None,
    }
}

#[test]
fn closed_enums() {
    assert_eq!(from_str::<Closed>(r#""2""#).unwrap(), Closed::Two);
    let error = from_str::<Closed>(r#""three""#).unwrap_err();
    let problem = r#"unknown value "three", expected one of: one, 2"#;
    assert!(error.to_string().starts_with(problem), "{error}");
    assert!(from_str::<Closed>("2").is_err());
    assert_eq!("one".parse::<Closed>().unwrap(), Closed::One);
    assert_eq!("three".parse::<Closed>().unwrap_err().to_string(), problem);
    assert_eq!(
        format!("{:>5}|{}", Closed::One, Closed::Two.as_str()),
        "  one|2"
    );
}

#[test]
fn open_enums() {
    assert_eq!(from_str::<Open>(r#""other""#).unwrap(), Open::Other);
    assert_eq!(Open::from("other"), Open::Other);
    assert_eq!(Open::from("Other").as_str(), "Other");
    assert_ne!(Open::from("Other"), Open::Other);
    assert_eq!(to_value(Anything::from("x\"y")).unwrap(), json!("x\"y"));
    assert_eq!(from_str::<Anything>(r#""a\tb""#).unwrap().as_ref(), "a\tb");
}

#[test]
fn objects() {
    assert_eq!(to_value(Empty {}).unwrap(), json!({}));
    assert_eq!(from_str::<Empty>(r#"{"more": [1, {}]}"#).unwrap(), Empty {});
    let written = json!({ "type": "2", "the points": [[1, null]], "note": null });
    assert_eq!(to_value(model()).unwrap(), written);
    let text = r#"{"\u006eote": "n", "parent": null, "more": {}, "the points": [], "type": "one"}"#;
    let read = Model {
        r#type: Closed::One,
        points: Vec::new(),
        note: Some("n".to_owned()),
        parent: None,
    };
    assert_eq!(from_str::<Model>(text).unwrap(), read);
    for (text, problem) in [
        (
            r#"{"the points": [], "note": null}"#,
            "missing field `type`",
        ),
        (
            r#"{"type": "one", "the points": []}"#,
            "missing field `note`",
        ),
        (r#"{"type": null}"#, "invalid type: null, expected a string"),
        ("7", "invalid type: integer `7`, expected an object"),
        (
            r#"{"the points": [[1]]}"#,
            "invalid length 1, expected an array of 2 items",
        ),
        (
            r#"{"the points": [[1, 2, 3]]}"#,
            "invalid length 3, expected an array of 2 items",
        ),
    ] {
        let error = from_str::<Model>(text).unwrap_err().to_string();
        assert!(error.starts_with(problem), "{error}");
    }
}

#[tokio::test]
async fn checks() {
    let point = |x, y| Point { x, y };
    let parent = || Some(Box::new(model()));
    for (change, problem) in [
        (
            Model {
                points: Vec::new(),
                ..model()
            },
            "the points has 0 items; at least 1 is needed",
        ),
        (
            Model {
                points: vec![point(0, None), point(6, None)],
                ..model()
            },
            "the points[1][0] is 6; it must be at most 5",
        ),
        (
            Model {
                points: vec![point(-6, None)],
                ..model()
            },
            "the points[0][0] is -6; it must be at least -5",
        ),
        (
            Model {
                points: vec![point(0, Some(0.5))],
                ..model()
            },
            "the points[0][1] is 0.5; it must be more than 0.5",
        ),
        (
            Model {
                points: vec![point(0, Some(2.5))],
                ..model()
            },
            "the points[0][1] is 2.5; it must be at most 2",
        ),
        (
            Model {
                points: vec![point(0, Some(f64::NAN))],
                ..model()
            },
            "the points[0][1] is not a finite number",
        ),
        (
            Model {
                parent: parent().map(|parent| {
                    Box::new(Model {
                        note: Some("ü".to_owned()),
                        ..*parent
                    })
                }),
                ..model()
            },
            "parent.note has 1 character; at least 2 are needed",
        ),
    ] {
        let memory = Memory::default();
        let client = builder().transport(memory.clone()).build().unwrap();
        let error = client.store(change).await.unwrap_err();
        assert_eq!(error.to_string(), format!("store: PUT /store: {problem}"));
        assert!(memory.is_unused());
    }
}

#[tokio::test]
async fn bodies() {
    let text = r#"{"type": "2", "the points": [[1, 2.5]], "note": "longer than a piece"}"#;
    let memory = Memory::answering(200, text);
    let client = builder().transport(memory.clone()).build().unwrap();
    let stored = client.store(model()).await.unwrap();
    assert_eq!(stored.points, [Point { x: 1, y: Some(2.5) }]);
    let body: serde_json::Value = serde_json::from_slice(memory.request().body()).unwrap();
    assert_eq!(body, to_value(model()).unwrap());
}

#[tokio::test]
async fn values_of_all_kinds() {
    let memory = Memory::answering(204, "");
    let client = builder().transport(memory.clone()).build().unwrap();
    let mut call = client.touch(u64::MAX);
    call.ratio = Some(-0.25);
    call.closed = Some(Closed::One);
    call.flag = Some(true);
    let () = call.await.unwrap();
    let request = memory.request();
    assert_eq!(
        request.uri().to_string(),
        "https://fallback.example/a/18446744073709551615-0.1.x/end?a%20b=-0.25"
    );
    assert_eq!(request.headers()["x-closed"], "one");
    assert_eq!(request.headers()["x-flag"], "true");
    assert!(!request.headers().contains_key("x-tag"));
    assert!(!request.headers().contains_key("authorization"));
    assert!(request.body().is_empty());
}

#[tokio::test]
async fn values_that_cannot_be_sent() {
    for (ratio, tag, problem) in [
        (Some(f64::INFINITY), None, "a b is not a finite number"),
        (
            None,
            Some("0123456789"),
            "X-Tag has 10 characters; at most 9 are allowed",
        ),
        (
            None,
            Some("a\tb"),
            "X-Tag has a control character or one beyond ASCII, which a header cannot carry",
        ),
    ] {
        let client = builder().transport(Memory::default()).build().unwrap();
        let mut call = client.touch(1);
        (call.ratio, call.tag) = (ratio, tag);
        let error = call.await.unwrap_err();
        let expected = format!("touch: DELETE /a/{{big}}-{{small}}.x/end: {problem}");
        assert_eq!(error.to_string(), expected);
    }
}

#[tokio::test]
async fn an_answer_without_a_body() {
    let client = |status, body| {
        builder()
            .transport(Memory::answering(status, body))
            .build()
            .unwrap()
    };
    client(200, "whatever").touch(1).await.unwrap();
    let response = client(204, "").touch(1).with_response().await.unwrap();
    assert_eq!(response.status(), 204);
    let error = client(404, r#"{"code": 7}"#).touch(1).await.unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Api, Some("7")));
}

#[tokio::test]
async fn transport_errors_are_one_line() {
    let client = builder().transport(Memory::default()).build().unwrap();
    let error = client.touch(1).await.unwrap_err();
    let text =
        "touch: DELETE https://fallback.example/a/1-0.1.x/end could not connect: nobody is there";
    assert_eq!(error.to_string(), text);
}

#[tokio::test]
async fn credentials_by_alternative() {
    let memory = Memory::answering(204, "");
    let client = builder()
        .transport(memory.clone())
        .auth(Bearer(secret("s3cret")))
        .build()
        .unwrap();
    client.touch(1).await.unwrap();
    let request = memory.request();
    assert_eq!(request.headers()["authorization"], "Bearer s3cret");
    assert!(!format!("{request:?} {client:?}").contains("s3cret"));

    let memory = Memory::answering(204, "");
    let client = builder()
        .transport(memory.clone())
        .auth(Bearer(secret("a")))
        .auth(Key(secret("old")))
        .auth(Key(secret("b")))
        .build()
        .unwrap();
    client.touch(1).await.unwrap();
    let request = memory.request();
    assert_eq!(request.headers()["authorization"], "Bearer a");
    assert_eq!(request.headers()["x-key"], "b");
}

#[tokio::test]
async fn missing_credentials_are_named() {
    let memory = Memory::default();
    let client = builder().transport(memory.clone());
    let all = "Key and Bearer or Bearer is needed";
    let bearer = "Bearer is needed";
    for (client, problem) in [
        (client.clone(), all),
        (client.auth(Key(secret("a"))), bearer),
    ] {
        let error = client.build().unwrap().link().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        let text = error.to_string();
        assert!(
            text.starts_with(&format!("link: GET /link: {problem}")),
            "{text}"
        );
    }
    assert!(memory.is_unused());
}

#[tokio::test]
async fn bearer_tokens_that_cannot_be_sent() {
    for token in ["", "s3cret\n", "s3cret ü"] {
        let client = builder()
            .transport(Memory::default())
            .auth(Bearer(secret(token)))
            .build()
            .unwrap();
        let error = client.touch(1).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        let text = format!("{error} {error:?}");
        assert!(
            text.contains("authorization ha") && !text.contains("s3cret"),
            "{text}"
        );
    }
}

#[test]
fn servers_by_variables() {
    for (variables, endpoint) in [
        (&[][..], "https://fallback.example"),
        (&[("place", "there")], "https://there.example:8443/v1"),
        (
            &[("place", "here"), ("port", "1")],
            "https://here.example:1/v1",
        ),
        (
            &[("place", "here"), ("version", "2")],
            "https://special.example",
        ),
    ] {
        let client = builder_with(variables)
            .transport(Memory::default())
            .build()
            .unwrap();
        let text = format!("{client:?}");
        assert!(text.contains(&format!("endpoint: {endpoint:?}")), "{text}");
    }
    let error = builder_with(&[("place", "x")]).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"`place` is "x", but it may be one of: here, there"#
    );
}
