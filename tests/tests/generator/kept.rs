//! What a crate keeps when its document changes.

use oasmith::read::Texts;
use oasmith::record::Record;
use oasmith::{Known, Outcome, Request};

/// The decisions about a document with these paths and schemas, made after another.
pub(crate) fn decided(paths: &str, schemas: &str, settings: &str, known: &Record) -> Outcome {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{{paths}}}\ncomponents: {{schemas: {{{schemas}}}}}\n"
    );
    oasmith::inspect(&Request {
        spec: "api.yaml".into(),
        texts: Texts::alone([("api.yaml", text.as_str()), ("oasmith.toml", settings)]),
        known: Known::Record(Box::new(known.clone())),
        ..Request::default()
    })
}

/// What callers see of the crate for a document with these paths and schemas, made after another.
pub(crate) fn made(paths: &str, schemas: &str, known: &Record) -> Record {
    let outcome = decided(paths, schemas, "", known);
    assert!(
        !outcome.diagnostics.has_errors(),
        "{:?}",
        outcome.diagnostics
    );
    Record::of(&outcome.api.expect("a document"))
}

/// An operation that takes a schema as its body.
fn takes(id: &str, schema: &str) -> String {
    format!(
        "/{id}: {{post: {{operationId: {id}, requestBody: {{required: true, content: {{application/json: \
         {{schema: {{$ref: '#/components/schemas/{schema}'}}}}}}}}, responses: {{'204': {{description: Done.}}}}}}}}, "
    )
}

/// An operation that takes these parameters, each of them in the query if it has no place.
pub(crate) fn asks(path: &str, id: &str, parameters: &[&str]) -> String {
    let parameters = parameters.iter().map(|name| {
        let (place, name) = name.split_once(' ').unwrap_or(("query", name));
        format!("{{name: {name}, in: {place}, required: true, schema: {{type: string}}}}")
    });
    let parameters: Vec<String> = parameters.collect();
    format!(
        "{path}: {{get: {{operationId: {id}, parameters: [{}], responses: {{'204': {{description: Done.}}}}}}}}, ",
        parameters.join(", ")
    )
}

/// A schema of texts of which all are required.
fn object(name: &str, properties: &[&str]) -> String {
    let texts = properties
        .iter()
        .map(|name| format!("{name:?}: {{type: string}}"));
    let texts: Vec<String> = texts.collect();
    format!(
        "{name}: {{type: object, required: {properties:?}, properties: {{{}}}}}, ",
        texts.join(", ")
    )
}

fn values(name: &str, values: &[&str]) -> String {
    format!("{name}: {{type: string, enum: {values:?}}}, ")
}

/// What the second of two documents becomes behind the first.
fn after(old: (&str, &str), new: (&str, &str)) -> (Record, Record) {
    let known = made(old.0, old.1, &Record::default());
    let next = made(new.0, new.1, &known);
    (known, next)
}

fn names(record: &Record, call: &str) -> Vec<String> {
    let arguments = record.calls[call].arguments.iter();
    arguments.map(|argument| argument.name.clone()).collect()
}

#[test]
fn a_constructor_keeps_its_order_and_new_fields_go_last() {
    let puts = takes("put", "Address");
    let (_, next) = after(
        (&puts, &object("Address", &["street", "town"])),
        (&puts, &object("Address", &["zip", "town", "street"])),
    );
    assert_eq!(next.types["Address"].new, ["street", "town", "zip"]);
}

#[test]
fn a_constructor_that_takes_as_many_other_things_is_called_otherwise() {
    let puts = takes("put", "Address");
    let address = |properties: &[&str]| object("Address", properties);
    let (_, road) = after(
        (&puts, &address(&["street", "town"])),
        (&puts, &address(&["road", "town"])),
    );
    let known = &road.types["Address"];
    assert_eq!(known.new, ["town", "road"]);
    assert_eq!(known.constructor.as_deref(), Some("new_with_road"));

    // It keeps that name, where another number of things is taken as well.
    for properties in [&["town", "road"][..], &["town", "road", "zip"], &["town"]] {
        let next = made(&puts, &address(properties), &road);
        let constructor = next.types["Address"].constructor.as_deref();
        assert_eq!(constructor, Some("new_with_road"), "{properties:?}");
    }
    // What `new` took it takes again, in the order in which it took it.
    let next = made(&puts, &address(&["town", "street"]), &road);
    assert_eq!(next.types["Address"].new, ["street", "town"]);
    assert_eq!(next.types["Address"].constructor, None);
    // And no other has it.
    let lane = made(&puts, &address(&["lane", "town"]), &road);
    let constructor = lane.types["Address"].constructor.as_deref();
    assert_eq!(constructor, Some("new_with_lane"));
}

#[test]
fn arguments_that_are_as_many_others_are_given_in_a_struct() {
    let (_, next) = after(
        (&asks("/a", "get", &["from", "to"]), ""),
        (&asks("/a", "get", &["origin", "to"]), ""),
    );
    let name = next.calls["get"].arguments_in.as_deref();
    assert_eq!(name, Some("GetArguments"));

    // It stays one, also where there are fewer or more.
    for parameters in [&["origin", "to"][..], &["to"], &["origin", "to", "by"]] {
        let next = made(&asks("/a", "get", parameters), "", &next);
        let name = next.calls["get"].arguments_in.as_deref();
        assert_eq!(name, Some("GetArguments"), "{parameters:?}");
    }
    // What was given one by one is given so again.
    let next = made(&asks("/a", "get", &["to", "from"]), "", &next);
    assert_eq!(next.calls["get"].arguments_in, None);
    assert_eq!(names(&next, "get"), ["from", "to"]);
    // One that is gone or new by itself is seen by the compiler.
    for parameters in [&["to"][..], &["from", "to", "by"]] {
        let (_, next) = after(
            (&asks("/a", "get", &["from", "to"]), ""),
            (&asks("/a", "get", parameters), ""),
        );
        assert_eq!(next.calls["get"].arguments_in, None, "{parameters:?}");
    }
}

#[test]
fn arguments_keep_their_order_and_new_ones_go_last_behind_a_body() {
    let (known, next) = after(
        (&asks("/a", "get", &["from", "to"]), ""),
        (&asks("/b", "get", &["by", "to", "from"]), ""),
    );
    assert_eq!(names(&known, "get"), ["from", "to"]);
    assert_eq!(names(&next, "get"), ["from", "to", "by"]);
}

#[test]
fn a_new_field_gives_way_and_none_takes_the_name_of_what_is_gone() {
    let puts = takes("put", "A");
    let (_, next) = after(
        (&puts, &object("A", &["note"])),
        (&puts, &object("A", &["Note", "note"])),
    );
    assert_eq!(next.types["A"].fields["note"].name, "note");
    assert_ne!(next.types["A"].fields["Note"].name, "note");
    let (_, next) = after(
        (&puts, &object("A", &["note"])),
        (&puts, &object("A", &["Note"])),
    );
    assert_ne!(next.types["A"].fields["Note"].name, "note");
}

#[test]
fn names_with_numbers_stay_with_what_has_them() {
    let puts = takes("put", "A");
    let both = [object("A", &["a-b", "a_b"]), object("A", &["a_b", "a-b"])];
    let (known, next) = after((&puts, &both[0]), (&puts, &both[1]));
    assert_eq!(known.types["A"].fields, next.types["A"].fields);
}

#[test]
fn a_new_schema_gives_way() {
    let puts = [takes("put", "Status"), takes("set", "status_")].concat();
    let old = values("Status", &["a"]);
    let new = [values("status_", &["b"]), old.clone()].concat();
    let (_, next) = after((&takes("put", "Status"), &old), (&puts, &new));
    assert_eq!(next.types["Status"].at, ["Status"]);
    assert_eq!(next.types["StatusModel"].at, ["status_"]);
}

#[test]
fn a_renamed_schema_is_followed() {
    let (_, next) = after(
        (
            &takes("put", "Address"),
            &object("Address", &["street", "town"]),
        ),
        (
            &takes("put", "Place"),
            &object("Place", &["town", "street"]),
        ),
    );
    assert_eq!(next.types["Place"].new, ["street", "town"]);
    assert!(!next.types.contains_key("Address"));
}

#[test]
fn another_schema_does_not_get_the_name_of_one_that_took_something_else() {
    let (_, next) = after(
        (
            &takes("put", "Address"),
            &object("Address", &["street", "town"]),
        ),
        (
            &takes("put", "address"),
            &object("address", &["city", "zip"]),
        ),
    );
    assert_eq!(next.types["AddressModel"].new, ["city", "zip"]);
}

#[test]
fn a_value_gives_way_to_the_catch_all_and_to_what_is_gone() {
    let puts = takes("put", "A");
    let (_, next) = after(
        (&puts, &values("A", &["a-b", "c"])),
        (&puts, &values("A", &["other", "a_b", "c"])),
    );
    let ty = &next.types["A"];
    assert_eq!(ty.other.as_deref(), Some("Other"));
    assert_eq!(ty.variants["\"other\""].name, "ValueOther");
    assert_ne!(ty.variants["\"a_b\""].name, "AB");
    let first = made(&puts, &values("A", &["other"]), &Record::default());
    assert_eq!(first.types["A"].other.as_deref(), Some("Other"));
}

#[test]
fn a_parameter_that_is_sent_elsewhere_is_the_same() {
    let (_, next) = after(
        (&asks("/a", "get", &["query note"]), ""),
        (&asks("/a", "get", &["header note"]), ""),
    );
    assert_eq!(names(&next, "get"), ["note"]);
    let (_, next) = after(
        (&asks("/a", "get", &["query note"]), ""),
        (&asks("/a", "get", &["header Note"]), ""),
    );
    assert_ne!(names(&next, "get"), ["note"]);
}

#[test]
fn a_method_keeps_its_name_and_gives_it_to_nobody() {
    let old = asks("/a", "getThing", &[]);
    let (_, next) = after(
        (&old, ""),
        (&[asks("/b", "get_thing", &[]), old.clone()].concat(), ""),
    );
    assert_eq!(next.calls["getThing"].function, "get_thing");
    assert_ne!(next.calls["get_thing"].function, "get_thing");
    let (_, next) = after((&old, ""), (&asks("/b", "get-thing", &[]), ""));
    assert_ne!(next.calls["get-thing"].function, "get_thing");
}

#[test]
fn the_name_of_what_is_long_gone_is_given_to_nothing_else() {
    let takes = |id: &str, parameters: &[&str], more: &str| {
        format!(
            "{}{}{more}",
            asks("/a", id, parameters),
            takes("send", "Parcel")
        )
    };
    let made = |paths: &str, schemas: &str, known: &Record| {
        let record = decided(paths, schemas, "", known).record;
        record.expect("a document")
    };
    let gets = asks("/b", "getB", &[]);
    let first = (
        takes("move", &["sort"], &gets),
        object("Parcel", &["note", "id"]),
    );
    let second = (takes("move", &[], ""), object("Parcel", &["id"]));
    let known = made(&first.0, &first.1, &Record::default());
    let known = made(&second.0, &second.1, &known);
    let lock = format!("version = 2\n\n{}", known.to_toml());
    let known = Record::from_lock(&lock).expect("a lock");

    let gets = asks("/c", "get_b", &[]);
    let third = takes("move", &["header Sort"], &gets);
    let other = made(&third, &object("Parcel", &["Note", "id"]), &known);
    assert_ne!(other.calls["get_b"].function, "get_b");
    assert_ne!(names(&other, "move"), ["sort"]);
    assert_ne!(other.types["Parcel"].fields["Note"].name, "note");
    // What had it has it again.
    let back = made(&first.0, &first.1, &known);
    assert_eq!(back.calls["getB"].function, "get_b");
    assert_eq!(names(&back, "move"), ["sort"]);
    assert_eq!(back.types["Parcel"].fields["note"].name, "note");
    assert!(back.gone.is_empty(), "{:?}", back.gone);
}

#[test]
fn what_could_be_made_can_be_made() {
    let schemas = object("A", &["a"]);
    let gets = "/a: {get: {operationId: a, responses: {'200': {description: A., content: {application/json: {schema: \
                {$ref: '#/components/schemas/A'}}}}}}}, ";
    let both = [&takes("put", "A"), gets].concat();
    let (known, next) = after((&both, &schemas), (gets, &schemas));
    assert!(known.types["A"].shape.made && next.types["A"].shape.made);
    assert!(
        !made(gets, &schemas, &Record::default()).types["A"]
            .shape
            .made
    );
}

#[test]
fn a_new_circle_is_ended_where_it_is_new() {
    let puts = takes("put", "A");
    let a = "A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}, ";
    let b = "B: {type: object, properties: {c: {type: string}}}, ";
    let back = "B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}, ";
    let (known, next) = after((&puts, &[a, b].concat()), (&puts, &[a, back].concat()));
    assert_eq!(known.types["A"].fields["b"].ty, "B");
    assert_eq!(next.types["A"].fields["b"].ty, "B");
    assert_eq!(next.types["B"].fields["a"].ty, "Box<A>");
    // What stood on the heap stays there, though it need not any longer.
    let last = made(
        &puts,
        &[a, b].concat(),
        &made(&puts, &[a, back].concat(), &Record::default()),
    );
    assert_eq!(last.types["A"].fields["b"].ty, "Box<B>");
}

#[test]
fn what_a_float_takes_away_is_not_promised_but_an_old_promise_is_kept() {
    let (puts, schemas) = (takes("put", "A"), object("A", &["a"]));
    let first = made(&puts, &schemas, &Record::default());
    assert!(!first.types["A"].shape.eq);
    let old = Record {
        edition: 1,
        ..first
    };
    let next = made(&puts, &schemas, &old);
    assert!(next.types["A"].shape.eq);
    assert_eq!(next.edition, 1);
}

#[test]
fn an_inline_type_is_known_by_any_of_its_places() {
    let status = "status: {type: string, enum: [x, y]}";
    let schema = |name: &str| format!("{name}: {{type: object, properties: {{{status}}}}}, ");
    let old = [takes("a", "A"), takes("b", "B")].concat();
    let new = [takes("z", "Z"), takes("b", "B")].concat();
    let (known, next) = after(
        (&old, &[schema("A"), schema("B")].concat()),
        (&new, &[schema("Z"), schema("B")].concat()),
    );
    assert_eq!(known.types["Status"].at, ["A.status", "B.status"]);
    assert_eq!(next.types["Status"].at, ["B.status", "Z.status"]);
}

#[test]
fn a_first_lock_is_kept_to_as_far_as_it_goes() {
    let lock = "version = 1\n\n[files]\n\n[names]\n\"#/components/schemas/A\" = \"Letter\"\n\
                \"#/paths/~1a/get\" = \"fetch\"\n\n[arguments]\n\"#/paths/~1a/get\" = [\"to\", \"from\"]\n";
    let known = Record::from_lock(lock).expect("a lock");
    let paths = [asks("/a", "get", &["from", "to"]), takes("put", "A")].concat();
    let next = made(&paths, &object("A", &["a"]), &known);
    assert_eq!(next.calls["get"].function, "fetch");
    assert_eq!(names(&next, "get"), ["to", "from"]);
    assert_eq!(next.types["Letter"].at, ["A"]);
}
