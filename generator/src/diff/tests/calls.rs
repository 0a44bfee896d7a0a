//! Edits of operations.

use super::{BREAKING, COMPATIBLE, NONE, edited, one, told};

#[test]
fn an_operation_with_another_id_is_the_same() {
    let change = one(&[
        ("calls.moveParcel", "calls.shiftParcel"),
        ("\"move_parcel\"", "\"shift_parcel\""),
        ("\"MoveParcel\"", "\"ShiftParcel\""),
    ]);
    assert_eq!(
        told(&change),
        ("an operation is called otherwise", NONE, BREAKING)
    );
    assert_eq!(
        change.old.as_deref(),
        Some("move_parcel(id, source, target)")
    );
    assert_eq!(
        change.new.as_deref(),
        Some("shift_parcel(id, source, target)")
    );
    assert_eq!(change.old_key.as_deref(), Some("calls.moveParcel"));
    assert_eq!(change.new_key.as_deref(), Some("calls.shiftParcel"));
}

#[test]
fn a_name_that_the_document_does_not_change_is_undeserved() {
    assert!(!one(&[("\"move_parcel\"", "\"shift_parcel\"")]).asked);
}

#[test]
fn an_operation_that_moves_is_followed() {
    let change = one(&[("/parcels/{id}/moves", "/moves/{id}")]);
    assert_eq!(told(&change), ("an operation has moved", BREAKING, NONE));
}

#[test]
fn the_name_of_a_parameter_in_the_path_goes_nowhere() {
    let changes = edited(&[
        ("/parcels/{id}/moves", "/parcels/{parcel}/moves"),
        (
            "\"path id\", name = \"id\"",
            "\"path parcel\", name = \"parcel\"",
        ),
    ]);
    assert_eq!(changes, []);
}

#[test]
fn arguments_that_change_places_break_in_silence_otherwise() {
    let (source, target) = (
        "    { at = \"query source\", name = \"source\", type = \"String\" },\n",
        "    { at = \"query target\", name = \"target\", type = \"String\" },\n",
    );
    let swapped = [target, source].concat();
    let change = one(&[(&[source, target].concat(), &swapped)]);
    assert!(!change.asked);
    assert_eq!((change.wire, change.rust), (NONE, BREAKING));
}

#[test]
fn what_has_to_be_given_is_told_by_what_it_becomes() {
    let target = "    { at = \"query target\", name = \"target\", type = \"String\" },\n";
    let option = "]\noptions = [{ at = \"query target\", name = \"target\", type = \"String\" }]\n";
    let gone = one(&[(target, "")]);
    assert_eq!(told(&gone), ("a parameter is gone", BREAKING, BREAKING));
    let loosened = one(&[(&[target, "]\n"].concat(), option)]);
    let says = "a parameter need not be given any more";
    assert_eq!(told(&loosened), (says, COMPATIBLE, BREAKING));
    let more = [
        target,
        "{ at = \"query day\", name = \"day\", type = \"Date\" },",
    ]
    .concat();
    let says = "a parameter is new, and has to be given";
    assert_eq!(told(&one(&[(target, &more)])), (says, BREAKING, BREAKING));
}

#[test]
fn bounds_are_told_on_the_wire_alone() {
    let says = "other values of a parameter can be sent";
    let tighter = one(&[("maximum 100", "maximum 50")]);
    assert_eq!(told(&tighter), (says, BREAKING, NONE));
    let looser = one(&[("minimum 1, maximum 100", "maximum 200")]);
    assert_eq!(told(&looser), (says, COMPATIBLE, NONE));
}

#[test]
fn a_wider_number_is_welcome_where_it_is_sent() {
    let wider = one(&[("\"limit\", type = \"i32\"", "\"limit\", type = \"i64\"")]);
    assert_eq!(
        told(&wider),
        ("a parameter has another type", COMPATIBLE, BREAKING)
    );
}

#[test]
fn a_success_that_is_not_known_is_read_like_the_known_one() {
    let add = |body| {
        format!("answers.201 = [{{ type = \"Parcel\" }}]\nanswers.202 = [{{ type = \"{body}\" }}]")
    };
    for (body, wire) in [("Parcel", COMPATIBLE), ("Problem", BREAKING)] {
        let change = one(&[("answers.201 = [{ type = \"Parcel\" }]", &add(body))]);
        assert_eq!(told(&change), ("an answer is new", wire, NONE));
    }
}

#[test]
fn an_error_that_is_not_known_is_an_error() {
    let change = one(&[(
        "answers.400",
        "answers.404 = [{ type = \"Problem\" }]\nanswers.400",
    )]);
    assert_eq!(told(&change), ("an answer is new", COMPATIBLE, NONE));
}

#[test]
fn what_a_call_gives_is_told_where_it_is_read() {
    let changes = edited(&[
        ("output = \"Parcel\"", "output = \"Problem\""),
        (
            "answers.201 = [{ type = \"Parcel\" }]",
            "answers.201 = [{ type = \"Problem\" }]",
        ),
    ]);
    let told: Vec<_> = changes.iter().map(told).collect();
    assert_eq!(told, [("a call gives another type", BREAKING, BREAKING)]);
}

#[test]
fn one_more_media_type_can_be_sent_and_one_less_not() {
    let one_type = "bodies = [{ media-type = \"application/json\", type = \"NewParcel\" }]";
    let two = one_type.replace("}]", "}, { media-type = \"text/csv\", type = \"String\" }]");
    let other = one_type.replace("application/json", "text/json");
    let change = one(&[(one_type, &two)]);
    assert_eq!(
        told(&change),
        ("a body may be of one more media type", COMPATIBLE, NONE)
    );
    let changes = edited(&[(one_type, &other)]);
    assert!(changes.iter().any(|change| change.wire == BREAKING));
}

#[test]
fn what_is_of_a_range_is_one_of_what_was_asked_for() {
    let answer = "answers.204 = [{ type = \"()\" }]";
    let of = |media_type: &str| {
        let others = "{ type = \"Parcel\", sent-as = \"application/json\" }";
        let own = format!("{{ type = \"Bytes\", media-type = \"{media_type}\" }}");
        let answers = format!("answers.204 = [{own}, {others}]");
        super::record(&super::DEPOT.replace(answer, &answers))
    };
    let wire = |old: &str, new: &str| {
        let changes = crate::diff::compare(&of(old), &of(new));
        crate::diff::worst(&changes).0
    };
    assert_eq!(wire("image/*", "image/png"), COMPATIBLE);
    // What is no PNG would be read as JSON.
    assert_eq!(wire("image/png", "image/*"), BREAKING);
    assert_eq!(wire("image/*", "audio/ogg"), BREAKING);
}

#[test]
fn what_is_alike_for_several_operations_is_told_once() {
    let token = "[credentials.token]\nname = \"Token\"\nplace = \"bearer\"\n[modules.parcels]";
    let either = "security = [[\"key\"], [\"token\"]]";
    let changes = edited(&[
        ("[modules.parcels]", token),
        ("security = [[\"key\"]]", either),
    ]);
    let said = |says: &str| changes.iter().filter(|change| change.says == says).count();
    assert_eq!(said("other credentials are taken"), 1, "{changes:#?}");
    let change = changes
        .iter()
        .find(|change| change.says == "other credentials are taken");
    let change = change.expect("it is told");
    assert_eq!(change.old.as_deref(), Some("all operations with key"));
    assert_eq!(change.new.as_deref(), Some("these with key or token"));

    let changes = edited(&[
        ("[modules.parcels]", "[modules.packages]"),
        ("name = \"parcels\"", "name = \"packages\""),
        ("tag = \"parcels\"", "tag = \"packages\""),
    ]);
    let says = "the type of a call stands elsewhere";
    let all: Vec<_> = changes
        .iter()
        .filter(|change| change.says == says)
        .collect();
    let [change] = &all[..] else {
        panic!("{changes:#?}");
    };
    let old = "api::parcels::{CreateParcel, ListParcels, MoveParcel}";
    assert_eq!(change.old.as_deref(), Some(old));
}

#[test]
fn a_header_is_the_same_in_all_letters() {
    let header = |name: &str| format!("\"header {name}\", name = \"limit\"");
    let given = ("\"query limit\", name = \"limit\"", header("X-Limit"));
    let other = (given.0, header("X-LIMIT"));
    let text = |edit: &(&str, String)| super::DEPOT.replace(edit.0, &edit.1);
    let (old, new) = (super::record(&text(&given)), super::record(&text(&other)));
    assert_eq!(crate::diff::compare(&old, &new), []);
}

#[test]
fn ids_that_are_exchanged_are_names_and_no_places() {
    let changes = edited(&[
        ("calls.moveParcel", "calls.swapped"),
        ("calls.createParcel", "calls.moveParcel"),
        ("calls.swapped", "calls.createParcel"),
        ("\"move_parcel\"", "\"swapped\""),
        ("\"create_parcel\"", "\"move_parcel\""),
        ("\"swapped\"", "\"create_parcel\""),
    ]);
    assert_eq!(changes.iter().map(|change| change.wire).max(), Some(NONE));
    let renamed = changes
        .iter()
        .filter(|change| change.says == "an operation is called otherwise");
    assert_eq!(renamed.count(), 2, "{changes:#?}");
}

#[test]
fn a_parameter_that_is_sent_elsewhere_is_given_as_before() {
    let change = one(&[("\"query source\"", "\"header source\"")]);
    assert_eq!(
        told(&change),
        ("a parameter is sent elsewhere", BREAKING, NONE)
    );
}

#[test]
fn a_list_of_one_is_written_like_that_one() {
    let list = "\"query source\", name = \"source\", type = \"Vec<String>\"";
    let one_type = "\"query source\", name = \"source\", type = \"String\"";
    let change = one(&[(one_type, list)]);
    assert_eq!(
        told(&change),
        ("a parameter has another type", COMPATIBLE, BREAKING)
    );
}

#[test]
fn what_is_deprecated_is_what_it_was() {
    let deprecated = "call = \"MoveParcel\"\ndeprecated = true";
    let change = one(&[("call = \"MoveParcel\"", deprecated)]);
    assert_eq!(told(&change), ("an operation is deprecated", NONE, NONE));
}
