//! A crate of one type and one constant, as rustdoc would tell it.

use serde_json::{Value, json};

use super::{CRATE, Kind, Receiver, Surface, Ty};

fn item(name: &str, inner: &Value) -> Value {
    json!({ "name": name, "visibility": "public", "attrs": [], "inner": inner })
}

fn string() -> Value {
    json!({ "resolved_path": { "path": "String", "id": 90, "args": null } })
}

/// A module that is private has the type, which another shows.
fn crate_() -> Value {
    let into = json!({ "impl_trait": [{ "trait_bound": { "trait": {
        "path": "Into", "id": 91,
        "args": { "angle_bracketed": { "args": [{ "type": string() }], "constraints": [] } },
    } } }] });
    let new = json!({ "function": { "sig": {
        "inputs": [["type", into]], "output": { "generic": "Self" },
    } } });
    let hidden = json!({
        "name": "parcel", "visibility": "crate", "attrs": [],
        "inner": { "module": { "items": [4] } },
    });
    json!({
        "root": 1,
        "index": {
            "1": item("depot", &json!({ "module": { "items": [2, 6] } })),
            "2": item("model", &json!({ "module": { "items": [3, 5] } })),
            "3": hidden,
            "4": item("Parcel", &json!({ "struct": {
                "kind": { "plain": { "fields": [7] } }, "impls": [8],
            } })),
            "5": item("", &json!({ "use": { "name": "Parcel", "id": 4 } })),
            "6": item("LIMIT", &json!({ "constant": { "type": { "primitive": "i32" } } })),
            "7": item("type", &json!({ "struct_field": string() })),
            "8": item("", &json!({ "impl": {
                "is_synthetic": false, "blanket_impl": null, "trait": null, "items": [9],
            } })),
            "9": item("new", &new),
        },
        "paths": { "90": { "path": ["alloc", "string", "String"] } },
    })
}

#[test]
fn a_type_has_the_path_that_callers_have() {
    let surface = Surface::read(&crate_());
    let parcel = surface.at("model::Parcel").expect("the type");
    assert_eq!(parcel.path, format!("{CRATE}::model::Parcel"));
    let Kind::Struct(fields) = &parcel.kind else {
        panic!("{:?}", parcel.kind)
    };
    let [(name, ty)] = fields.as_slice() else {
        panic!("{fields:?}")
    };
    assert_eq!(
        (name.as_str(), ty.spelled("Self").as_str()),
        ("r#type", "String")
    );
    let new = parcel.function("new").expect("a constructor");
    assert_eq!((new.receiver, &new.output), (Receiver::None, &Ty::Own));
}

#[test]
fn a_signature_has_no_names_of_arguments() {
    let signatures = Surface::read(&crate_()).signatures();
    for line in [
        "client::LIMIT: i32",
        "client::model::Parcel, exhaustive: true",
        "client::model::Parcel.r#type: String",
        "client::model::Parcel::new(None; impl Into<String>) -> Self",
    ] {
        assert!(
            signatures.contains(line),
            "{line} is not in {signatures:#?}"
        );
    }
    assert!(
        signatures.iter().all(|line| !line.contains("parcel")),
        "{signatures:#?}"
    );
}
