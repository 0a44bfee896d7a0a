//! What models of all kinds read, write and refuse.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, from_str, from_value, json, to_value};

use crate::sample::models::{
    Cat, Color, Dog, Filter, Formats, Id, Known, Level, Not, Painted, PaintedPair, Pair, Pet,
    Stored, Wheeled, WheeledPair, Wheels, alone,
};

fn same<T: DeserializeOwned + Serialize + PartialEq + Debug>(text: &str, model: &T) {
    assert_eq!(&from_str::<T>(text).unwrap(), model);
    let value: Value = from_str(text).unwrap();
    assert_eq!(to_value(model).unwrap(), value);
    assert_eq!(&from_value::<T>(value).unwrap(), model);
}

/// What is said of a text, without its position.
fn refused<T: DeserializeOwned + Debug>(text: &str) -> String {
    let error = from_str::<T>(text).unwrap_err().to_string();
    error
        .split(" at line ")
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn cat() -> Cat {
    Cat::new("Tom", true)
}

#[test]
fn scalar_enums() {
    same("1", &Level::Low);
    same("-1", &Level::Cold);
    same(r#""auto""#, &Level::Automatic);
    same("7", &Level::from(7));
    same("true", &from_str::<Level>("true").unwrap());
    assert_eq!(Level::from(20), Level::High);
    assert_eq!(Level::from("auto"), Level::Automatic);
    assert_ne!(Level::from("1"), Level::Low);
    assert_eq!(
        format!("{} {} {:>5}", Level::High, Level::Cold, Level::Automatic),
        "20 -1  auto"
    );
    assert_eq!(alone(&Level::High).unwrap(), "20");
    assert_eq!(alone(&Level::from("x")).unwrap(), "x");
    assert_eq!(
        refused::<Level>("1.5"),
        "invalid type: floating point `1.5`, expected a string, an integer or a boolean"
    );

    same("4", &Wheels::Four);
    assert_eq!(Wheels::try_from(2), Ok(Wheels::Two));
    let unknown = "unknown value 3, expected one of: 2, 4";
    assert_eq!(Wheels::try_from(3).unwrap_err().to_string(), unknown);
    assert_eq!(refused::<Wheels>("3"), unknown);
    assert_eq!(
        refused::<Wheels>(r#""2""#),
        r#"unknown value "2", expected one of: 2, 4"#
    );
    assert!(refused::<Wheels>("18446744073709551615").starts_with("invalid value: integer"));
}

#[test]
fn constants() {
    same(
        r#"{"petType": "cat", "legs": 4, "name": "Tom", "meow": true}"#,
        &cat(),
    );
    for (text, problem) in [
        (
            r#"{"petType": "dog", "legs": 4, "name": "Tom", "meow": true}"#,
            r#"invalid value: string "dog", expected "cat""#,
        ),
        (
            r#"{"petType": "cat", "legs": 3, "name": "Tom", "meow": true}"#,
            "invalid value: integer `3`, expected 4",
        ),
        (
            r#"{"petType": "cat", "legs": "4", "name": "Tom", "meow": true}"#,
            r#"invalid value: string "4", expected 4"#,
        ),
        (
            r#"{"petType": null, "legs": 4, "name": "Tom", "meow": true}"#,
            r#"invalid type: null, expected "cat""#,
        ),
        (
            r#"{"petType": "cat", "name": "Tom", "meow": true}"#,
            "missing field `legs`",
        ),
        (
            r#"{"legs": 4, "name": "Tom", "meow": true}"#,
            "missing field `petType`",
        ),
        (
            r#"{"petType": "cat", "legs": 4, "name": "Tom"}"#,
            "missing field `meow`",
        ),
    ] {
        assert_eq!(refused::<Cat>(text), problem);
    }
}

#[test]
fn absent_and_null_are_two_things() {
    let text = |lives: &str| {
        format!(r#"{{"petType": "cat", "legs": 4, "name": "Tom", "meow": true{lives}}}"#)
    };
    same(&text(""), &cat());
    same(&text(r#", "lives": null"#), &cat().null_lives());
    same(&text(r#", "lives": 9"#), &cat().with_lives(9));
    assert_eq!(cat().null_lives().lives, Some(None));
    assert_eq!(cat().with_tags(["a", "b"]).tags.unwrap(), ["a", "b"]);
}

#[test]
fn properties_in_any_order() {
    let whole = cat().with_lives(9).with_tags(["a"]);
    let given = [
        r#""petType": "cat""#,
        r#""legs": 4"#,
        r#""name": "Tom""#,
        r#""meow": true"#,
        r#""lives": 9"#,
        r#""tags": ["a"]"#,
        r#""unknown": {"name": [1]}"#,
    ];
    for begin in 0..given.len() {
        let mut order = given;
        order.rotate_left(begin);
        for _ in 0..2 {
            let text = format!("{{{}}}", order.join(", "));
            assert_eq!(from_str::<Cat>(&text).unwrap(), whole, "{text}");
            order.reverse();
        }
    }
    // The last of several counts, and what is wrong with a value is said wherever it stands.
    let text = |more: &str| format!(r#"{{"legs": 4, "name": "Tim", "petType": "cat", {more}}}"#);
    let last = from_str::<Cat>(&text(r#""meow": true, "name": "Tom""#)).unwrap();
    assert_eq!(last, cat());
    assert_eq!(
        refused::<Cat>(&text(r#""lives": 1"#)),
        "missing field `meow`"
    );
    assert_eq!(
        refused::<Cat>(&text(r#""meow": true, "name": 5, "lives": "x""#)),
        "invalid type: integer `5`, expected a string"
    );
    let dog = Dog::default()
        .with_type("big")
        .with_additional_properties([("age", 7), ("height", 3)]);
    let text = r#"{"age": 7, "type": "big", "height": 3}"#;
    assert_eq!(from_str::<Dog>(text).unwrap(), dog);
}

#[test]
fn the_rest_of_an_object() {
    let dog = Dog::default()
        .with_type("big")
        .with_additional_properties([("age", 7), ("\n", -1)]);
    same(r#"{"type": "big", "age": 7, "\n": -1}"#, &dog);
    same("{}", &Dog::default());
    assert_eq!(
        refused::<Dog>(r#"{"age": "x"}"#),
        r#"invalid type: string "x", expected i64"#
    );
    let dog = Dog::default().with_best_friend(cat().into());
    assert_eq!(dog.best_friend, Some(Box::new(Pet::Cat(cat()))));
}

#[test]
fn unions_by_a_tag() {
    let text = r#"{"petType": "cat", "legs": 4, "name": "Tom", "meow": true, "friends": [{"petType": "cow", "n": 18446744073709551615}]}"#;
    let cow = Pet::Other(json!({"petType": "cow", "n": u64::MAX}));
    same(text, &Pet::from(cat().with_friends([cow])));
    same(r#"{"no": "tag"}"#, &Pet::Other(json!({"no": "tag"})));
    same("[7]", &Pet::Other(json!([7])));
    assert_eq!(
        Pet::from(Dog::default()),
        Pet::from(Box::new(Dog::default()))
    );
    let dog = from_str::<Pet>(r#"{"petType": "dog", "type": "x"}"#);
    assert!(
        refused::<Pet>(r#"{"petType": "dog", "type": "x"}"#).starts_with("Dog: invalid type"),
        "{dog:?}"
    );
    assert_eq!(
        refused::<Pet>(r#"{"petType": "kitten", "legs": 4}"#),
        r#"Cat: invalid value: string "kitten", expected "cat""#
    );
    assert_eq!(
        refused::<Pet>(r#"{"petType": "cat", "legs": 4, "name": 1}"#),
        "Cat: invalid type: integer `1`, expected a string"
    );
}

#[test]
fn unions_whose_tags_are_known() {
    let two = Known::from(Wheeled::default().with_color("red"));
    assert_eq!(
        from_str::<Known>(r#"{"color": "red", "legs": 0}"#).unwrap(),
        two
    );
    assert_eq!(
        from_str::<Known>(r#"{"legs": true, "color": "red"}"#).unwrap(),
        two
    );
    for (text, problem) in [
        (
            r#"{"legs": 3}"#,
            "`legs` is 3, but says what Known is: one of 4, 0, true",
        ),
        (
            r#"{"legs": null}"#,
            "`legs` is null, but says what Known is: one of 4, 0, true",
        ),
        (
            r#"{"leg": 4}"#,
            "missing field `legs`, which says what Known is: one of 4, 0, true",
        ),
        ("[]", "Known is not an object with a `legs`"),
    ] {
        assert_eq!(refused::<Known>(text), problem);
    }
}

#[test]
fn unions_by_what_fits() {
    let painted = Painted {
        color: Some(Color::Red),
        coats: Some(2),
    };
    for (text, filter) in [
        (
            r#"{"wheels": 2, "color": "red"}"#,
            Filter::from(
                Wheeled::default()
                    .with_wheels(Wheels::Two)
                    .with_color("red"),
            ),
        ),
        (r#"{"color": "red", "coats": 2}"#, painted.into()),
        (
            r#"{"color": "red"}"#,
            Wheeled::default().with_color("red").into(),
        ),
        (
            r#"{"wheels": 3}"#,
            Filter::Map([("wheels".to_owned(), 3)].into()),
        ),
        (r#"{"x": 3}"#, Filter::Map([("x".to_owned(), 3)].into())),
        (r#"{"x": "y"}"#, Filter::Any(json!({"x": "y"}))),
        (
            r#"{"not": {"not": [1, 7, "green", "blue"]}}"#,
            Filter::from(Not::new(Not::new(vec![
                Filter::Integer(1),
                Filter::Integer(7),
                Filter::Color(Color::Green),
                Filter::Color("blue".into()),
            ]))),
        ),
        ("2", Filter::Wheels(Wheels::Two)),
        ("2.5", Filter::Number(2.5)),
        ("9223372036854775807", Filter::Integer(i64::MAX)),
        ("1e308", Filter::Number(1e308)),
        ("null", Filter::Any(Value::Null)),
    ] {
        let value: Value = from_str(text).unwrap();
        assert_eq!(from_str::<Filter>(text).unwrap(), filter, "{text}");
        if !text.contains("not") && filter != Filter::Any(json!({"x": "y"})) {
            assert_eq!(to_value(&filter).unwrap(), value);
        }
    }
    // However it is written, a whole number is one.
    assert_eq!(from_str::<Filter>("2.0").unwrap(), Wheels::Two.into());
    assert_eq!(from_str::<Filter>("-0.0").unwrap(), Filter::Integer(0));
}

#[test]
fn unions_of_which_nothing_fits() {
    assert_eq!(
        refused::<Id>("[]"),
        "no variant of Id fits: Number: invalid type: sequence, expected u64; \
         Uuid: invalid type: sequence, expected a formatted UUID string; \
         Text: invalid type: sequence, expected a string"
    );
    let text = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    same(
        &format!("{text:?}"),
        &Id::from(text.parse::<uuid::Uuid>().unwrap()),
    );
    same(r#""67e5""#, &Id::from("67e5"));
    same("18446744073709551615", &Id::from(u64::MAX));
    assert_eq!(alone(&Id::from("67e5")).unwrap(), "67e5");
    assert_eq!(
        alone(&from_value::<Id>(json!(text)).unwrap()).unwrap(),
        text
    );
}

#[test]
fn formats() {
    let text = r#"{"at": "2024-02-29T23:59:60.5+02:00", "day": "2024-02-29", "id": "67e55044-10b1-426f-9247-bb680e5fe0c8", "bytes": "_", "nothing": null, "many": 18446744073709551615, "number": -0.0}"#;
    assert!(refused::<Formats>(text).starts_with("not base64: "));
    let read = |bytes: &str| from_str::<Formats>(&text.replace('_', bytes)).unwrap();
    assert_eq!(read("aGk"), read("aGk="));
    let formats = read("aGk=");
    assert_eq!(formats.bytes.as_ref(), b"hi");
    assert_eq!((*formats.at).to_string(), "2024-02-29T21:59:59.5Z");
    assert!(formats.number.is_sign_negative() && formats.many == u64::MAX);
    let written = to_value(&formats).unwrap();
    assert_eq!(written["bytes"], "aGk=");
    assert_eq!(written["day"], "2024-02-29");
    assert_eq!(written["nothing"], Value::Null);
    // jiff has no second 60.
    assert_eq!(alone(&formats.at).unwrap(), "2024-02-29T23:59:60.5+02:00");
    assert!(refused::<Formats>(r#"{"at": "2024-02-29T23:59:59"}"#).contains("offset"));
}

#[test]
fn choices() {
    assert_eq!(Stored::from(Wheels::Two), Stored::Wheels(Wheels::Two));
    assert_eq!(Stored::from(cat()), Stored::Cat(cat()));
}

#[test]
fn a_type_without_the_tag_is_written_with_it() {
    let known = Known::Two(Wheeled::default().with_color("red"));
    same(r#"{"color": "red", "legs": 0}"#, &known);
}

#[test]
fn of_tuples_the_one_whose_items_fit_best_is_read() {
    let wheels = Wheeled::default().with_wheels(Wheels::Two);
    let wheeled = |first| Pair::Wheeled(WheeledPair { first, count: 1 });
    let painted = |first| Pair::Painted(PaintedPair { first, count: 1 });
    // Both fit, and the first of them does not know the property.
    same(r#"[{"wheels": 2}, 1]"#, &wheeled(wheels));
    let coats = Painted {
        coats: Some(2),
        ..Painted::default()
    };
    same(r#"[{"coats": 2}, 1]"#, &painted(coats));
    // Both fit as well, so that it is the first.
    let red = Painted {
        color: Some("red".into()),
        ..Painted::default()
    };
    same(r#"[{"color": "red"}, 1]"#, &painted(red));
    assert!(from_str::<Pair>(r#"[{"wheels": 2}, 1, 1]"#).is_err());
}
