//! What a server sends is read or refused, whatever it is. Valid values of types of all kinds are
//! changed somewhere, as JSON or as bytes, and nothing panics. What is written of what was read is
//! read as the same value again.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use runtime::{
    Base64, Base64Url, Date, DateTime, DecimalNumber, FullDate, Timestamp, TimestampOrCivil,
};
use serde_json::{Value, json};
use tests::again::is_read_again;
use tokio::runtime::Runtime;

use crate::sample::models::{
    Cat, Color, Dog, Figure, Filter, Formats, Id, Known, Level, Pet, Thing, Wheeled, Wheels,
};
use crate::sample::{Closed, Model, Point, builder};
use crate::support::{Server, reply};

/// A reader of one type. It says whether the text is a value of it.
type Read = fn(&[u8]) -> bool;

/// Every kind of type, with values of it.
fn kinds() -> Vec<(Read, Vec<Value>)> {
    [models(), formats()].concat()
}

fn models() -> Vec<(Read, Vec<Value>)> {
    let cat = json!({
        "petType": "cat", "legs": 4, "name": "Tom", "meow": true, "lives": null,
        "tags": ["a"], "friends": [{ "petType": "cat", "legs": 4, "name": "é", "meow": false }],
    });
    let model =
        json!({ "type": "one", "the points": [[1, null], [2, 0.5]], "note": null, "parent": null });
    let formats = json!({
        "at": "2024-01-02T03:04:05Z", "day": "2024-01-02", "nothing": null, "bytes": "AP8=",
        "id": "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "many": u64::MAX, "number": 1.5e300,
    });
    vec![
        (
            is_read_again::<Level>,
            vec![json!(1), json!("auto"), json!(-1)],
        ),
        (is_read_again::<Wheels>, vec![json!(2)]),
        (is_read_again::<Color>, vec![json!("red"), json!("blue")]),
        (is_read_again::<Closed>, vec![json!("one")]),
        (is_read_again::<Cat>, vec![cat.clone()]),
        (
            is_read_again::<Dog>,
            vec![json!({ "type": "x", "bestFriend": cat, "more": 1 })],
        ),
        (
            is_read_again::<Pet>,
            vec![cat.clone(), json!({ "petType": "dog", "more": 2 })],
        ),
        (
            is_read_again::<Known>,
            vec![cat.clone(), json!({ "legs": 0, "wheels": 2 })],
        ),
        (
            is_read_again::<Figure>,
            vec![
                json!({ "side": "one", "wheels": 2 }),
                json!({ "coats": 1, "side": "none" }),
                json!({ "coats": 1, "side": 7 }),
            ],
        ),
        (
            is_read_again::<Thing>,
            vec![
                cat.clone(),
                json!({ "color": "red", "coats": 1 }),
                json!({ "petType": "x", "y": [] }),
                json!([1, 0.5]),
            ],
        ),
        (
            is_read_again::<Wheeled>,
            vec![json!({ "wheels": 4, "color": "green" })],
        ),
        (
            is_read_again::<Filter>,
            vec![json!([1, 1.5, "red", { "not": { "coats": 1, "color": "red" } }])],
        ),
        (
            is_read_again::<Id>,
            vec![
                json!(1),
                json!("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
                json!("a"),
            ],
        ),
        (
            is_read_again::<Point>,
            vec![json!([1, 0.5]), json!([1, null])],
        ),
        (
            is_read_again::<Model>,
            vec![
                model.clone(),
                json!({ "type": "one", "the points": [], "note": "", "parent": model }),
            ],
        ),
        (is_read_again::<Formats>, vec![formats]),
        (
            is_read_again::<BTreeMap<String, Option<Vec<i128>>>>,
            vec![json!({ "a": [1], "b": null })],
        ),
    ]
}

/// The same for the formats of texts and numbers.
fn formats() -> Vec<(Read, Vec<Value>)> {
    let moments = || {
        vec![
            json!("2024-01-02T03:04:05Z"),
            json!("2024-01-02t03:04:05.123456789+01:00"),
            json!("9999-12-31T23:59:60.12345678912Z"),
            json!("2024-01-02T03:04:05"),
        ]
    };
    let days = || vec![json!("2024-01-02"), json!("0000-12-31")];
    vec![
        (is_read_again::<Timestamp>, moments()),
        (is_read_again::<TimestampOrCivil>, moments()),
        (is_read_again::<DateTime>, moments()),
        (is_read_again::<chrono::DateTime<chrono::Utc>>, moments()),
        (is_read_again::<chrono::NaiveDate>, days()),
        (is_read_again::<FullDate>, days()),
        (is_read_again::<Date>, days()),
        (
            is_read_again::<Base64>,
            vec![json!("AP8="), json!("_-8"), json!("AP\r\n8=")],
        ),
        (
            is_read_again::<Base64Url>,
            vec![json!("AP8="), json!("_-8"), json!("AP\r\n8=")],
        ),
        (
            is_read_again::<rust_decimal::Decimal>,
            vec![json!("1.50"), json!(0.1), json!(12)],
        ),
        (
            is_read_again::<url::Url>,
            vec![json!("https://a.example/b?c=%20#d"), json!("mailto:a@b")],
        ),
        (
            is_read_again::<DecimalNumber>,
            vec![json!(1.5), json!(-0.000_001), json!(12)],
        ),
        (
            is_read_again::<uuid::Uuid>,
            vec![json!("6ba7b810-9dad-11d1-80b4-00c04fd430c8")],
        ),
    ]
}

#[test]
fn the_values_that_are_changed_are_read() {
    for (index, (read, values)) in kinds().into_iter().enumerate() {
        let are_read = values
            .iter()
            .filter(|value| read(value.to_string().as_bytes()));
        assert!(are_read.count() > 0, "the kind at {index}");
    }
}

/// What may stand in the place of something else.
fn other() -> impl Strategy<Value = Value> {
    let texts = vec![
        "",
        "é",
        "2024-01-02T03:04:05é",
        "2024é01-02",
        "\u{10ffff}Z",
        "cat",
        "+",
        "-00:00",
        "=",
        "9e999",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        select(texts).prop_map(Value::from),
    ];
    let keys = select(&["petType", "legs", "type", "not", "wheels", "color", "é"][..]);
    leaf.prop_recursive(4, 16, 4, move |inner| {
        let members = proptest::collection::vec((keys.clone(), inner.clone()), 0..4);
        prop_oneof![
            proptest::collection::vec(inner, 0..4).prop_map(Value::from),
            members.prop_map(|all| all
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

/// All places in a value at which something else may stand.
fn places(value: &mut Value) -> Vec<&mut Value> {
    let is_empty = match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => true,
    };
    if is_empty {
        return vec![value];
    }
    match value {
        Value::Array(items) => items.iter_mut().flat_map(places).collect(),
        Value::Object(members) => members.values_mut().flat_map(places).collect(),
        _ => Vec::new(),
    }
}

/// A change of a text: at a place, some bytes become others.
fn changed(mut text: Vec<u8>, changes: &[(Index, usize, Vec<u8>)]) -> Vec<u8> {
    for (at, length, bytes) in changes {
        let start = at.index(text.len() + 1);
        let end = text.len().min(start + length);
        text.splice(start..end, bytes.iter().copied());
    }
    text
}

/// A few bytes that mean something to JSON or to a type of its own, or any.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let known = vec![
        "", "\"", "\\", "\\ud800", "{", "}", "[", "]", ",", ":", "1.0", "-", "1e3", "e", "Z",
        "+01:00", ".", "é", "\u{feff}", "null",
    ];
    prop_oneof![
        select(known).prop_map(|text| text.as_bytes().to_vec()),
        proptest::collection::vec(any::<u8>(), 0..4),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn something_else_stands_for_all(kind in any::<Index>(), other in other()) {
        let kinds = kinds();
        let (read, _) = kind.get(&kinds);
        read(other.to_string().as_bytes());
    }

    #[test]
    fn something_else_stands_somewhere(
        kind in any::<Index>(), value in any::<Index>(), place in any::<Index>(), other in other(),
    ) {
        let kinds = kinds();
        let (read, values) = kind.get(&kinds);
        let mut value = value.get(values).clone();
        let mut places = places(&mut value);
        let place = place.index(places.len());
        *places[place] = other;
        read(value.to_string().as_bytes());
    }

    #[test]
    fn a_text_is_longer_or_shorter_somewhere(
        kind in any::<Index>(), value in any::<Index>(), place in any::<Index>(),
        at in any::<Index>(), length in 0..3_usize, inserted in "\\PC{0,2}",
    ) {
        let kinds = kinds();
        let (read, values) = kind.get(&kinds);
        let mut value = value.get(values).clone();
        let mut texts = places(&mut value);
        texts.retain(|place| place.is_string());
        if !texts.is_empty() {
            let place = place.index(texts.len());
            let text: Vec<char> = texts[place].as_str().unwrap_or_default().chars().collect();
            let start = at.index(text.len() + 1);
            let rest = text.len().min(start + length);
            let (start, rest) = (text[..start].iter(), text[rest..].iter());
            let text: String = start.copied().chain(inserted.chars()).chain(rest.copied()).collect();
            *texts[place] = text.into();
        }
        read(value.to_string().as_bytes());
    }

    #[test]
    fn bytes_are_others(
        kind in any::<Index>(), value in any::<Index>(),
        changes in proptest::collection::vec((any::<Index>(), 0..4_usize, bytes()), 1..4),
    ) {
        let kinds = kinds();
        let (read, values) = kind.get(&kinds);
        let text = value.get(values).to_string().into_bytes();
        read(&changed(text, &changes));
    }
}

/// One runtime for all answers.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_whole_answer_is_a_value_or_an_error(
        changes in proptest::collection::vec((any::<Index>(), 0..4_usize, bytes()), 0..4),
        status in select(&["200 OK", "400 Bad Request", "500 Broken"][..]),
    ) {
        let body = r#"{"type":"one","the points":[[1.0,0.5]],"note":"é","code":"c","message":"m"}"#;
        let body = changed(body.as_bytes().to_vec(), &changes);
        let body = String::from_utf8_lossy(&body).into_owned();
        RUNTIME.block_on(async {
            let server = Server::answering(vec![reply(status, "", &body)]).await;
            let client = builder().endpoint(server.url()).build().expect("a client");
            let sent = Model { r#type: Closed::One, points: vec![], note: None, parent: None };
            match client.store(sent).await {
                Ok(model) => assert!(status.starts_with("200"), "{model:?}"),
                Err(error) => assert!(!format!("{error} {error:?}").is_empty()),
            }
        });
    }
}
