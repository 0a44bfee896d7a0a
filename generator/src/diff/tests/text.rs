//! Values that are text and nothing else, where a number is not told from what spells it.

use super::{BREAKING, COMPATIBLE, DEPOT, Effect, edited, record};
use crate::diff::{compare, worst};

const LIMIT: &str = "\"query limit\", name = \"limit\", type = \"i32\"";

/// What it does on the wire that an option becomes one of another type, sent there.
fn wire(at: &str, old: &str, new: &str) -> Effect {
    let with = |ty: &str| {
        let option = format!("\"{at}\", name = \"limit\", type = \"{ty}\"");
        assert!(DEPOT.contains(LIMIT));
        record(&DEPOT.replace(LIMIT, &option))
    };
    worst(&compare(&with(old), &with(new))).0
}

#[test]
fn a_value_is_a_text_wherever_it_is_written_as_one() {
    let text = [
        ("i32", "String"),
        ("f64", "String"),
        ("bool", "String"),
        ("Status", "String"),
        ("Uuid", "String"),
        ("i32", "f64"),
        ("Vec<i64>", "Vec<String>"),
    ];
    for at in [
        "query limit",
        "header X-Limit",
        "cookie limit",
        "path limit",
    ] {
        for (old, new) in text {
            assert_eq!(wire(at, old, new), COMPATIBLE, "{at}: {old} to {new}");
            assert_eq!(wire(at, new, old), BREAKING, "{at}: {new} to {old}");
        }
    }
    for ty in ["Vec<Parcel>", "Map<i64>", "Json"] {
        assert_eq!(wire("query limit", ty, "String"), BREAKING, "{ty}");
    }
}

#[test]
fn a_parameter_that_is_json_tells_a_number_from_a_text() {
    let option =
        |ty: &str| format!("\"query limit\", name = \"limit\", style = \"json\", type = \"{ty}\"");
    let with = |ty: &str| record(&DEPOT.replace(LIMIT, &option(ty)));
    assert_eq!(worst(&compare(&with("i32"), &with("String"))).0, BREAKING);
}

/// What it does on the wire that the size of a parcel, sent as a body of a media type, is a text.
fn in_body(media_type: &str, style: &str) -> Effect {
    let body = format!("media-type = \"{media_type}\", style = \"{style}\"");
    let text = DEPOT.replace("media-type = \"application/json\"", &body);
    let size =
        "size = { name = \"size\", type = \"i32\", optional = true, bounds = \"maximum 9\" }";
    assert!(text.contains(size));
    let other = size.replace("i32", "String").replace("maximum 9", "");
    let other = text.replace(size, &other);
    worst(&compare(&record(&text), &record(&other))).0
}

#[test]
fn what_is_in_a_form_is_text_unless_it_is_json() {
    let form = "application/x-www-form-urlencoded";
    for (media_type, style, wire) in [
        (form, "", COMPATIBLE),
        ("multipart/form-data", "", COMPATIBLE),
        ("multipart/form-data", "size application/json", BREAKING),
        ("application/json", "", BREAKING),
    ] {
        assert_eq!(in_body(media_type, style), wire, "{media_type} {style}");
    }
}

#[test]
fn an_object_within_a_form_may_be_json() {
    let form = (
        "media-type = \"application/json\"",
        "media-type = \"multipart/form-data\"",
    );
    let street = "street = { name = \"street\", type = \"String\" }";
    let number = street.replace("String", "i32");
    let old = DEPOT.replace(form.0, form.1).replace(street, &number);
    // What is answered is read as JSON.
    let old = old.replace(
        "receiver = { name = \"receiver\", type = \"Address\" }\nnote",
        "note",
    );
    let new = old.replace(&number, street);
    assert_eq!(worst(&compare(&record(&old), &record(&new))).0, BREAKING);
}

#[test]
fn a_header_is_read_as_the_text_that_it_is() {
    let with = |ty: &str| {
        let answer = "answers.204 = [{ type = \"()\" }]";
        assert!(DEPOT.contains(answer));
        record(&DEPOT.replace(
            answer,
            &format!("{answer}\nheaders = [\"204 x-count: {ty}\"]"),
        ))
    };
    let wire = |old: &str, new: &str| worst(&compare(&with(old), &with(new))).0;
    assert_eq!(wire("String", "i64"), COMPATIBLE);
    assert_eq!(wire("i64", "String"), BREAKING);
}

#[test]
fn what_a_webhook_sends_is_heard_as_well_as_sent() {
    let hook = "[sent]\n\"the webhook `made`\" = [\"NewParcel\"]\n[calls.moveParcel]";
    let with = |text: &str| record(&text.replace("[calls.moveParcel]", hook));
    let (field, optional) = (
        "[types.NewParcel.fields]\nreceiver = { name = \"receiver\", type = \"Address\" }",
        "[types.NewParcel.fields]\nreceiver = { name = \"receiver\", type = \"Address\", optional = true }",
    );
    assert_eq!(worst(&edited(&[(field, optional)])).0, COMPATIBLE);
    let other = DEPOT.replace(field, optional);
    assert_eq!(worst(&compare(&with(DEPOT), &with(&other))).0, BREAKING);
    assert_eq!(worst(&compare(&with(&other), &with(DEPOT))).0, BREAKING);
}

#[test]
fn a_webhook_that_sends_less_is_understood() {
    let with = |bodies: &str| {
        let hook = format!("[sent]\n\"the webhook `made`\" = [{bodies}]\n[calls.moveParcel]");
        record(&DEPOT.replace("[calls.moveParcel]", &hook))
    };
    let wire = |old: &str, new: &str| worst(&compare(&with(old), &with(new))).0;
    let (one, both) = ("\"Parcel\"", "\"Parcel\", \"Problem\"");
    assert_eq!(wire(both, one), COMPATIBLE);
    assert_eq!(wire(one, both), BREAKING);
    assert_eq!(wire(one, "\"Problem\""), BREAKING);
    assert_eq!(wire("\"Json\"", one), COMPATIBLE);
}
