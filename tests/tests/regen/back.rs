//! What is taken back comes back as it was, and nothing that ever was comes to mean something else.

use oasmith::diff::{Effect, compare, worst};
use oasmith::record::{Call, Record, Type};
use tests::regen::{Pair, chain};

/// A document with one operation, which takes what `$parameters` says and sends a `Move` that has what
/// `$schema` says.
const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Moves, version: '1'}
servers: [{url: 'https://moves.example'}]
paths:
  /moves:
    post:
      operationId: $id
      parameters: [$parameters]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Move'}}}}
      responses: {'204': {description: Moved.}}
components:
  schemas:
    Move: {type: object, $schema}
";

fn document(id: &str, parameters: &[&str], schema: &str) -> String {
    let parameter = |given: &&str| {
        let (name, required) = given
            .strip_suffix('?')
            .map_or((*given, true), |name| (name, false));
        format!("{{name: {name}, in: query, required: {required}, schema: {{type: string}}}}")
    };
    let parameters: Vec<String> = parameters.iter().map(parameter).collect();
    DOCUMENT
        .replace("$id", id)
        .replace("$parameters", &parameters.join(", "))
        .replace("$schema", schema)
}

/// The records of documents one after another, each of which knows the one before.
fn one_after_another(documents: &[String]) -> Vec<Record> {
    chain(documents).expect("crates")
}

/// What is different between two of them, at worst, for programs.
fn in_rust(old: &Record, new: &Record) -> Effect {
    let changes = compare(old, new);
    assert!(changes.iter().all(|change| change.asked), "{changes:#?}");
    worst(&changes).1
}

fn of_schemas(schemas: &[&str]) -> Vec<Record> {
    let documents = schemas.iter().map(|schema| document("move", &[], schema));
    one_after_another(&documents.collect::<Vec<_>>())
}

fn constructor(record: &Record) -> (&str, &[String]) {
    let Type {
        constructor, new, ..
    } = &record.types["Move"];
    (constructor.as_deref().unwrap_or("new"), new)
}

const BOTH: &str = "required: [from, to], properties: {from: {type: string}, to: {type: string}}";

#[test]
fn a_field_that_has_to_be_given_again_comes_back_to_its_place() {
    let others = [
        "required: [to], properties: {from: {type: string}, to: {type: string}}",
        "required: [from, to], properties: {from: {type: [string, 'null']}, to: {type: string}}",
        "required: [to], properties: {to: {type: string}}",
        "required: [to, by], properties: {from: {type: string}, to: {type: string}, by: {type: string}}",
    ];
    for other in others {
        let records = of_schemas(&[BOTH, other, other, BOTH, BOTH]);
        let [first, changed, _, back, again] = &records[..] else {
            panic!("there are five");
        };
        assert_eq!(in_rust(first, changed), Effect::Breaking, "{other}");
        assert_eq!(constructor(back), constructor(first), "{other}");
        assert_eq!(compare(first, back), [], "{other}");
        assert_eq!(back, again, "{other}");
    }
}

#[test]
fn a_constructor_never_takes_as_many_other_things_as_it_ever_took() {
    let one = "required: [to], properties: {from: {type: string}, to: {type: string}}";
    let other = "required: [to, by], properties: {from: {type: string}, to: {type: string}, by: {type: string}}";
    let all = "required: [by, to, from], properties: {from: {type: string}, to: {type: string}, by: {type: string}}";
    let records = of_schemas(&[BOTH, one, other, all]);
    let wires = |wires: &[&str]| wires.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        constructor(&records[2]),
        ("new_with_by", &wires(&["to", "by"])[..])
    );
    assert_eq!(in_rust(&records[0], &records[2]), Effect::Breaking);
    assert_eq!(in_rust(&records[1], &records[2]), Effect::Breaking);
    assert_eq!(constructor(&records[3]).1, wires(&["from", "to", "by"]));
}

fn of_parameters(steps: &[(&str, &[&str])]) -> Vec<Record> {
    let schema = "properties: {note: {type: string}}";
    let documents = steps
        .iter()
        .map(|(id, parameters)| document(id, parameters, schema));
    one_after_another(&documents.collect::<Vec<_>>())
}

/// What a call takes, by its places, and the struct that it takes it in.
fn taken(call: &Call) -> (Option<&str>, Vec<&str>) {
    let places = call.arguments.iter().map(|argument| argument.at.as_str());
    (call.arguments_in.as_deref(), places.collect())
}

#[test]
fn a_parameter_that_has_to_be_given_again_comes_back_to_its_place() {
    let others: [&[&str]; 3] = [&["from?", "to"], &["to"], &["from?", "by", "to"]];
    for other in others {
        let both: &[&str] = &["from", "to"];
        let records = of_parameters(&[("move", both), ("move", other), ("move", both)]);
        let [first, changed, back] = &records[..] else {
            panic!("there are three");
        };
        assert_eq!(in_rust(first, changed), Effect::Breaking, "{other:?}");
        let places = vec!["query from", "query to"];
        assert_eq!(taken(&back.calls["move"]), (None, places), "{other:?}");
        assert_eq!(compare(first, back), [], "{other:?}");
    }
}

#[test]
fn a_method_never_takes_as_many_other_things_as_it_ever_took() {
    let records = of_parameters(&[
        ("move", &["from", "to"]),
        ("move", &["to"]),
        ("move", &["to", "by"]),
    ]);
    let places = vec!["query to", "query by"];
    let arguments = Some("MoveArguments");
    assert_eq!(taken(&records[2].calls["move"]), (arguments, places));
    assert_eq!(in_rust(&records[0], &records[2]), Effect::Breaking);
}

#[test]
fn an_old_name_of_a_method_never_takes_as_many_other_things_as_it_ever_took() {
    let records = of_parameters(&[
        ("carry", &["from", "to"]),
        ("shift", &["to"]),
        ("bring", &["to", "by"]),
    ]);
    assert!(records[1].has_alias("Client::carry", "Client::shift"));
    assert!(!records[2].aliases.contains_key("Client::carry"));
}

/// A document whose one operation answers with a schema, beside which another may stand.
fn answering(schema: &str, schemas: &str) -> String {
    let text = "\
openapi: 3.1.0
info: {title: Names, version: '1'}
paths:
  /a:
    get:
      operationId: getA
      responses: {'200': {description: One., content: {application/json: {schema: {$ref: '#/components/schemas/$schema'}}}}}
components:
  schemas:
$schemas";
    text.replace("$schemas", schemas).replace("$schema", schema)
}

const A: &str = "    A: {type: object, required: [id], properties: {id: {type: string}}}\n";

#[test]
fn a_name_that_is_given_back_is_that_of_the_type_again() {
    let b = "    B: {type: object, required: [id], properties: {id: {type: string}, x: {type: string}}}\n";
    let documents = [answering("A", A), answering("B", b), answering("A", A)];
    let records = one_after_another(&documents);
    assert!(records[1].has_alias("model::A", "model::B"));
    let names: Vec<&String> = records[2].types.keys().collect();
    assert_eq!(names, ["A"]);
    assert!(!records[2].aliases.contains_key("model::A"));
}

#[test]
fn what_has_an_old_name_beside_it_is_known_by_that() {
    let b = "    B: {type: object, required: [id], properties: {id: {type: string}}}\n";
    let a = "    A: {type: object, required: [f], properties: {f: {type: string}}}\n";
    let added = answering("B", &[b, a].concat()).replace(
        "components:\n",
        "  /z:\n    get:\n      operationId: getZ\n      responses: {'200': {description: Z., content: \
         {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}\ncomponents:\n",
    );
    let documents = [answering("A", A), answering("B", b), added];
    let records = one_after_another(&documents);
    assert!(records[2].has_alias("model::A", "model::B"));
    assert_eq!(in_rust(&records[0], &records[2]), Effect::Compatible);
    assert_eq!(in_rust(&records[1], &records[2]), Effect::Compatible);
}

/// A document whose operations each take and give something of their own, written where they stand, by
/// their paths and ids.
fn of_operations(operations: &[(&str, &str)]) -> String {
    let operation = |(path, id): &(&str, &str)| {
        let content = |wire: &str| {
            format!(
                "content: {{application/json: {{schema: {{type: object, required: [{wire}], \
                 properties: {{{wire}: {{type: string}}}}}}}}}}"
            )
        };
        let (taken, given) = (format!("{path}_in"), format!("{path}_out"));
        format!(
            "  /{path}:\n    post:\n      operationId: {id}\n      requestBody: {{required: true, {}}}\n      \
             responses: {{'200': {{description: Done., {}}}}}\n",
            content(&taken),
            content(&given)
        )
    };
    let head = "openapi: 3.1.0\ninfo: {title: Ids, version: '1'}\npaths:\n";
    let operations: Vec<String> = operations.iter().map(operation).collect();
    [head, &operations.concat()].concat()
}

#[test]
fn what_an_operation_takes_goes_with_it_where_another_gets_its_id() {
    let old = of_operations(&[("a", "send")]);
    let new = of_operations(&[("a", "transmit"), ("b", "send")]);
    let records = one_after_another(&[old, new]);
    assert!(records[1].has_alias("Client::send", "Client::transmit"));
    assert_eq!(in_rust(&records[0], &records[1]), Effect::Compatible);
}

#[test]
fn no_method_and_no_type_comes_to_be_anothers_where_ids_are_exchanged() {
    let old = of_operations(&[("a", "send"), ("b", "fetch"), ("c", "drop")]);
    let rings: [[&str; 3]; 4] = [
        ["fetch", "send", "drop"],
        ["fetch", "drop", "send"],
        ["fetch", "drop", "forget"],
        ["drop", "take", "fetch"],
    ];
    for [a, b, c] in rings {
        let new = of_operations(&[("a", a), ("b", b), ("c", c)]);
        let records = one_after_another(&[old.clone(), new.clone(), new]);
        let [first, changed, again] = &records[..] else {
            panic!("there are three");
        };
        assert_eq!(
            worst(&compare(first, changed)).0,
            Effect::None,
            "{a} {b} {c}"
        );
        assert_eq!(in_rust(first, changed), Effect::Compatible, "{a} {b} {c}");
        assert_eq!(changed, again, "{a} {b} {c}");
        let names = |record: &Record| record.types.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(first), names(changed), "{a} {b} {c}");
    }
}

/// Pairs in which what is written out becomes a component, or the other way round.
const MOVED: [&str; 5] = [
    "870-errors-to-component-responses",
    "872-errors-alike-but-for-docs-to-components",
    "874-union-of-components-written-out",
    "875-union-of-boxed-member-written-out",
    "876-unions-written-out-to-one-component",
];

#[test]
fn what_becomes_a_component_and_is_written_out_again_has_its_names_again() {
    let pairs = Pair::all().expect("the pairs").into_iter();
    let moved = pairs.filter(|pair| MOVED.contains(&pair.name.as_str()));
    let moved: Vec<Pair> = moved.collect();
    assert_eq!(moved.len(), MOVED.len());
    for pair in moved {
        let (old, new) = pair.documents().expect("two documents");
        let records = one_after_another(&[old.clone(), new, old]);
        let names = |record: &Record| record.types.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&records[2]), names(&records[0]), "{}", pair.name);
        assert_ne!(
            in_rust(&records[0], &records[2]),
            Effect::Breaking,
            "{}",
            pair.name
        );
    }
}
