//! Values of answers that tests make of what they are about.

use runtime::value;

use crate::sample::models::{Filter, Formats, Known, Pet, Wheeled, Wheels};

#[test]
fn what_formats_and_lists_allow_is_made() {
    let formats: Formats = value(r#"{"many": 7}"#).unwrap();
    assert_eq!((formats.many, formats.number), (7, 0.0));
    assert!(formats.id.is_nil());
    assert_eq!(formats.day.to_string(), "1970-01-01");
}

#[test]
fn of_several_values_or_types_the_first_is_made() {
    assert!(matches!(value("{}").unwrap(), Known::One(_)));
    let pet: Pet = value(r#"{"petType": "cat"}"#).unwrap();
    assert!(matches!(pet, Pet::Cat(cat) if cat.name.is_empty()));
    let wheeled: Wheeled = value(r#"{"wheels": 4}"#).unwrap();
    assert_eq!(wheeled.wheels, Some(Wheels::Four));
    assert!(matches!(value("[]").unwrap(), Filter::All(_)));
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let error = value::<Formats>(r#"{"id": 7}"#).unwrap_err();
    let told = format!("{error:?}");
    assert!(
        told.starts_with("at $.id: invalid type: integer `7`"),
        "{told}"
    );
    assert!(value::<Wheels>("3").is_err());
}
