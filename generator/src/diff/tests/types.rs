//! Edits of types.

use super::{BREAKING, COMPATIBLE, NONE, edited, one, told};

#[test]
fn a_schema_that_is_called_otherwise_is_the_same() {
    let change = one(&[("Address", "Place")]);
    assert_eq!(
        told(&change),
        ("a type is called otherwise", NONE, BREAKING)
    );
    assert_eq!(change.old.as_deref(), Some("Address"));
    assert_eq!(change.new.as_deref(), Some("Place"));
}

#[test]
fn a_type_that_gives_way_is_undeserved() {
    let changes = edited(&[
        ("[types.Status]", "[types.StatusModel]"),
        ("[types.Status.variants]", "[types.StatusModel.variants]"),
        ("type = \"Status\"", "type = \"StatusModel\""),
        (
            "[types.Problem]",
            "[types.Status]\nkind = \"enum\"\n[types.Problem]",
        ),
    ]);
    assert_eq!(changes.len(), 2, "{changes:#?}");
    assert!(
        changes
            .iter()
            .all(|change| !change.asked && change.rust == BREAKING)
    );
}

#[test]
fn a_type_is_in_a_union_that_has_what_it_was() {
    let union = |members: &[&str], tag: &str| {
        let variants = members.iter();
        let variants =
            variants.map(|name| format!("{name} = {{ name = \"{name}\", type = \"{name}\" }}\n"));
        let variants: String = variants.collect();
        format!(
            "[types.NewParcel]\nat = [\"NewParcel\"]\nkind = \"union\"\n{tag}\n[types.NewParcel.variants]\n{variants}\n[types.Whole]\nnew"
        )
    };
    let own = "[types.NewParcel]\nat = [\"#/components/schemas/NewParcel\"]\nnew";
    let fields = ("[types.NewParcel.fields]", "[types.Whole.fields]");
    let with = |union: &str| super::DEPOT.replace(own, union).replace(fields.0, fields.1);
    let wire = |old: &str, new: &str| {
        let changes = crate::diff::compare(&super::record(old), &super::record(new));
        crate::diff::worst(&changes).0
    };
    let with_it = with(&union(&["Whole", "Problem"], ""));
    assert_eq!(wire(super::DEPOT, &with_it), COMPATIBLE);
    // Some of what a client sends is not taken any more.
    assert_eq!(wire(&with_it, super::DEPOT), BREAKING);
    let without = with(&union(&["Address", "Problem"], ""));
    assert_eq!(wire(super::DEPOT, &without), BREAKING);
    let told_apart = with(&union(&["Whole", "Problem"], "tag = \"sort\""));
    assert_eq!(wire(super::DEPOT, &told_apart), BREAKING);

    // What is answered may be another member.
    let answered = |text: &str| {
        let answer = "answers.204 = [{ type = \"()\" }]";
        let text = text.replace(answer, "answers.204 = [{ type = \"NewParcel\" }]");
        let taken = "arguments = [{ at = \"body\", name = \"body\", type = \"NewParcel\" }]\nbodies = [{ media-type = \"application/json\", type = \"NewParcel\" }]\n";
        assert!(text.contains(taken));
        text.replace(taken, "")
    };
    assert_eq!(wire(&answered(super::DEPOT), &answered(&with_it)), BREAKING);
    assert_eq!(
        wire(&answered(&with_it), &answered(super::DEPOT)),
        COMPATIBLE
    );
}

#[test]
fn a_field_that_may_be_absent_is_awaited_by_who_reads() {
    let optional = "name = \"weight\", type = \"i32\", optional = true";
    let change = one(&[("name = \"weight\", type = \"i32\"", optional)]);
    assert_eq!(
        told(&change),
        ("a field may be absent now", BREAKING, BREAKING)
    );
    assert_eq!(change.old.as_deref(), Some("Parcel.weight: i32"));
    assert_eq!(change.new.as_deref(), Some("Parcel.weight: Option<i32>"));
}

#[test]
fn a_field_that_has_to_be_there_is_lacked_by_who_sends() {
    let changes = edited(&[
        (
            "type = \"i32\", optional = true, bounds",
            "type = \"i32\", bounds",
        ),
        ("new = [\"receiver\"]", "new = [\"receiver\", \"size\"]"),
    ]);
    let [change] = &changes[..] else {
        panic!("{changes:#?}");
    };
    assert_eq!(
        told(change),
        ("a field has to be there now", BREAKING, BREAKING)
    );
    let answered = ("type = \"String\", optional = true", "type = \"String\"");
    let change = one(&[answered]);
    assert_eq!(
        told(&change),
        ("a field has to be there now", COMPATIBLE, BREAKING)
    );
}

#[test]
fn null_is_read_for_what_may_be_absent() {
    let null = |field: &str| format!("{field}, nullable = true");
    let optional = "type = \"String\", optional = true";
    let change = one(&[(optional, &null(optional))]);
    assert_eq!(
        told(&change),
        ("a field may be `null` now", COMPATIBLE, BREAKING)
    );
    let required = "name = \"weight\", type = \"i32\"";
    let change = one(&[(required, &null(required))]);
    assert_eq!(
        told(&change),
        ("a field may be `null` now", BREAKING, BREAKING)
    );
}

#[test]
fn a_wider_number_may_not_fit_where_it_is_read() {
    let change = one(&[("\"weight\", type = \"i32\"", "\"weight\", type = \"i64\"")]);
    assert_eq!(
        told(&change),
        ("a field has another type", BREAKING, BREAKING)
    );
    let change = one(&[("\"weight\", type = \"i32\"", "\"weight\", type = \"u32\"")]);
    assert_eq!(change.wire, BREAKING);
    let narrower = one(&[("\"code\", type = \"String\"", "\"code\", type = \"Uuid\"")]);
    assert_eq!(narrower.wire, COMPATIBLE);
}

#[test]
fn a_box_is_nothing_on_the_wire() {
    let boxed = (
        "\"receiver\", type = \"Address\"",
        "\"receiver\", type = \"Box<Address>\"",
    );
    let changes = edited(&[boxed]);
    assert_eq!(changes.len(), 2, "{changes:#?}");
    for change in changes {
        assert!(!change.asked);
        assert_eq!((change.wire, change.rust), (NONE, BREAKING));
    }
}

#[test]
fn a_field_that_is_new_has_to_be_given_or_not() {
    let add = |field: &str| format!("town = {{ name = \"town\", type = \"String\" }}\n{field}");
    let town = "town = { name = \"town\", type = \"String\" }";
    let optional = add("flat = { name = \"flat\", type = \"String\", optional = true }");
    let change = one(&[(town, &optional)]);
    assert_eq!(told(&change), ("a field is new", COMPATIBLE, COMPATIBLE));
    let change = one(&[
        (town, &add("flat = { name = \"flat\", type = \"String\" }")),
        (
            "new = [\"street\", \"town\"]",
            "new = [\"street\", \"town\", \"flat\"]",
        ),
    ]);
    let says = "a field is new, and has to be given";
    assert_eq!(told(&change), (says, BREAKING, BREAKING));
}

#[test]
fn a_field_that_is_gone_is_missed_by_who_reads_it() {
    let weight = "weight = { name = \"weight\", type = \"i32\" }";
    assert_eq!(
        told(&one(&[(weight, "")])),
        ("a field is gone", BREAKING, BREAKING)
    );
    let note = "note = { name = \"note\", type = \"String\", optional = true }";
    assert_eq!(
        told(&one(&[(note, "")])),
        ("a field is gone", COMPATIBLE, BREAKING)
    );
}

#[test]
fn a_constructor_that_changes_places_is_undeserved() {
    let change = one(&[(
        "new = [\"street\", \"town\"]",
        "new = [\"town\", \"street\"]",
    )]);
    assert!(!change.asked);
    assert_eq!((change.wire, change.rust), (NONE, BREAKING));
    assert_eq!(change.old.as_deref(), Some("Address::new(street, town)"));
    assert_eq!(change.new.as_deref(), Some("Address::new(town, street)"));
}

#[test]
fn what_follows_from_other_types_is_undeserved_where_it_is_lost() {
    let shape = "new = [\"receiver\"]\nshape = { made = true, eq = true }";
    let change = one(&[(shape, "new = [\"receiver\"]\nshape = { made = true }")]);
    assert!(!change.asked);
    assert_eq!(change.says, "no longer implements `Eq` and `Hash`");
    assert_eq!((change.wire, change.rust), (NONE, BREAKING));
}

#[test]
fn a_value_more_is_compatible_and_one_less_is_not() {
    let arrived = "'\"arrived\"' = { name = \"Arrived\" }";
    let lost = format!("{arrived}\n'\"lost\"' = {{ name = \"Lost\" }}");
    let change = one(&[(arrived, &lost)]);
    assert_eq!(told(&change), ("a variant is new", COMPATIBLE, COMPATIBLE));
    assert_eq!(change.new.as_deref(), Some("Status::Lost"));
    assert_eq!(
        told(&one(&[(arrived, "")])),
        ("a variant is gone", BREAKING, BREAKING)
    );
}

#[test]
fn a_catch_all_that_is_called_otherwise_is_undeserved() {
    assert!(!one(&[("\"Unlisted\"", "\"Other\"")]).asked);
}

#[test]
fn bounds_of_what_is_only_read_are_checked_by_nobody() {
    let bounded = "name = \"weight\", type = \"i32\", bounds = \"maximum 9\"";
    let change = one(&[("name = \"weight\", type = \"i32\"", bounded)]);
    let says = "other values of a field can be answered";
    assert_eq!(told(&change), (says, COMPATIBLE, NONE));
    let change = one(&[("maximum 9", "maximum 5")]);
    let says = "other values of a field can be sent";
    assert_eq!(told(&change), (says, BREAKING, NONE));
}

#[test]
fn a_property_that_is_spelled_otherwise_is_the_same_in_rust() {
    let change = one(&[
        (
            "new = [\"street\", \"town\"]",
            "new = [\"street\", \"Town\"]",
        ),
        ("town = { name", "Town = { name"),
    ]);
    assert_eq!(
        told(&change),
        ("a property is spelled otherwise", BREAKING, NONE)
    );
}

#[test]
fn schemas_that_exchange_their_names_are_told_by_what_is_in_them() {
    let changes = edited(&[
        ("types.Problem", "types.Swapped"),
        ("types.Address", "types.Problem"),
        ("types.Swapped", "types.Address"),
        ("schemas/Problem", "schemas/Swapped"),
        ("schemas/Address", "schemas/Problem"),
        ("schemas/Swapped", "schemas/Address"),
        ("type = \"Problem\"", "type = \"Swapped\""),
        ("type = \"Address\"", "type = \"Problem\""),
        ("type = \"Swapped\"", "type = \"Address\""),
        ("error = \"Problem\"", "error = \"Address\""),
    ]);
    assert_eq!(changes.len(), 2, "{changes:#?}");
    for change in &changes {
        assert_eq!(told(change), ("a type is called otherwise", NONE, BREAKING));
    }
}

#[test]
fn what_values_within_a_property_tell_is_kept_where_it_is_new() {
    let fields = "[types.Parcel.fields]";
    let union = |members: &[(&str, &str)], other: &str| {
        let variants = members.iter().map(|(name, tags)| {
            format!("{name} = {{ name = \"{name}\", type = \"{name}\"{tags} }}\n")
        });
        let variants: String = variants.collect();
        let union = format!("kind = \"union\"\n{other}\n[types.Parcel.variants]\n{variants}");
        super::DEPOT.replace(
            fields,
            &format!("{union}\n[types.Whole]\n[types.Whole.fields]"),
        )
    };
    let wire = |tags: [&str; 2]| {
        let other = "other = \"Other\"";
        let [first, second] = tags;
        let old = union(&[("Problem", first)], other);
        let new = union(&[("Problem", first), ("Address", second)], other);
        crate::diff::worst(&crate::diff::compare(
            &super::record(&old),
            &super::record(&new),
        ))
        .0
    };
    let told = [", tags = ['\"a\"']", ", tags = ['\"b\"']"];
    assert_eq!(wire(told), COMPATIBLE);
}

#[test]
fn one_value_that_requests_have_no_more_is_told() {
    let fields = "[types.NewParcel.fields]";
    let sent = super::DEPOT.replace(
        fields,
        &format!("constants = {{ kind = '\"parcel\"' }}\n{fields}"),
    );
    let unsent = sent.replace("constants = ", "unsent = [\"kind\"]\nconstants = ");
    for (old, new, says) in [
        (
            &sent,
            &unsent,
            "requests have a property with one value no more",
        ),
        (
            &unsent,
            &sent,
            "requests have a property with one value too",
        ),
    ] {
        let changes = crate::diff::compare(&super::record(old), &super::record(new));
        let [change] = &changes[..] else {
            panic!("{changes:#?}");
        };
        assert_eq!(told(change), (says, BREAKING, NONE));
    }
}
