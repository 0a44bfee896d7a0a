//! Whatever the document, the generator neither panics nor writes what is no
//! Rust: documents with something broken in them at random, and endless ones.

use std::fs;
use std::thread;

use oasmith::{Outcome, Request, ir};
use proptest::prelude::{Strategy, any, prop};
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use tests::project;

/// One thing that goes wrong: where, by a path of choices, and how.
#[derive(Clone, Debug)]
struct Break {
    path: Vec<usize>,
    how: How,
}

#[derive(Clone, Debug)]
enum How {
    Remove,
    Replace(Value),
    Rename(String),
}

fn breaks() -> impl Strategy<Value = Vec<Break>> {
    let values = prop::sample::select(vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(""),
        json!("object"),
        json!("array"),
        json!("*/ \" \\ ` { [x] <a>\n```"),
        json!([]),
        json!([null, {}]),
        json!({}),
        json!({"$ref": "#/components/schemas/Loop"}),
        json!({"$ref": "#"}),
        json!({"$ref": "other.yaml#/x"}),
        json!({"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}),
        json!({"type": "string", "enum": ["", "a", "A", "é", "other"]}),
    ]);
    let names = prop::sample::select(vec![
        "",
        "/",
        "{x}",
        "Self",
        "x-oasmith-tuple",
        "type",
        "a b",
        "ß",
        "200",
        "default",
    ]);
    let how = any::<u8>().prop_flat_map(move |kind| match kind % 4 {
        0 => proptest::strategy::Just(How::Remove).boxed(),
        1 => names
            .clone()
            .prop_map(|name| How::Rename(name.to_owned()))
            .boxed(),
        _ => values.clone().prop_map(How::Replace).boxed(),
    });
    let one =
        (prop::collection::vec(0_usize..64, 1..8), how).prop_map(|(path, how)| Break { path, how });
    prop::collection::vec(one, 1..4)
}

/// Breaks the document at the place that the path leads to.
fn apply(value: &mut Value, path: &[usize], how: &How) {
    let Some((choice, rest)) = path.split_first() else {
        return;
    };
    match value {
        Value::Object(map) if !map.is_empty() => {
            let key = map
                .keys()
                .nth(choice % map.len())
                .cloned()
                .unwrap_or_default();
            match (rest, how) {
                ([], How::Remove) => drop(map.remove(&key)),
                ([], How::Replace(new)) => drop(map.insert(key, new.clone())),
                ([], How::Rename(name)) => {
                    let old = map.remove(&key).unwrap_or_default();
                    map.insert(name.clone(), old);
                }
                _ => apply(map.get_mut(&key).unwrap_or(&mut Value::Null), rest, how),
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let index = choice % items.len();
            match (rest, how) {
                ([], How::Remove) => drop(items.remove(index)),
                ([], How::Replace(new)) => items[index] = new.clone(),
                _ => apply(&mut items[index], rest, how),
            }
        }
        _ => {
            if let How::Replace(new) = how {
                *value = new.clone();
            }
        }
    }
}

#[test]
fn a_broken_document_is_told_or_made_the_best_of() {
    let mut documents: Vec<Value> = Vec::new();
    let cases = project::cases()
        .expect("the cases can be listed")
        .into_iter()
        .map(|(_, spec)| spec);
    for spec in cases.chain([project::spec()]) {
        let text = fs::read_to_string(spec).expect("a document");
        // JSON values hold no whole number as large as one of the cases has.
        let text = text.replace("99999999999999999999", "1e19");
        documents.push(serde_yaml::from_str(&text).expect("YAML"));
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let spec = folder.path().join("openapi.json");
    let inputs = (0..documents.len(), breaks());
    let config = Config {
        cases: 400,
        failure_persistence: None,
        ..Config::default()
    };
    let result = TestRunner::new(config).run(&inputs, |(index, breaks)| {
        let mut document = documents[index].clone();
        for broken in &breaks {
            apply(&mut document, &broken.path, &broken.how);
        }
        fs::write(&spec, document.to_string()).expect("written");
        let request = Request {
            spec: spec.clone(),
            output: folder.path().into(),
            name: Some("broken".to_owned()),
            // A copy of the runtime is the same, whatever is broken, and takes long to parse.
            runtime: Some(ir::Source::Package { path: None }),
            ..Request::default()
        };
        let outcome = oasmith::generate(&request);
        assert_eq!(outcome.files.is_empty(), outcome.diagnostics.has_errors());
        for file in outcome
            .files
            .iter()
            .filter(|file| file.path.starts_with("src/"))
        {
            if let Err(error) = syn::parse_file(&file.content) {
                panic!("{}: {error}\n{}", file.path, file.content);
            }
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

/// What is found in a document that sends the first of these schemas.
fn inspected(schemas: &Value, first: &str, media_type: &str) -> ir::Api {
    let schema = json!({ "$ref": format!("#/components/schemas/{first}") });
    let content = json!({ media_type: { "schema": schema } });
    let operation = json!({ "requestBody": { "content": content }, "responses": { "204": { "description": "" } } });
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "schemas", "version": "1" },
        "paths": { "/": { "post": operation } },
        "components": { "schemas": schemas },
    });
    let folder = tempfile::tempdir().expect("a temporary folder");
    let spec = folder.path().join("openapi.json");
    fs::write(&spec, document.to_string()).expect("written");
    let outcome = oasmith::inspect(&Request {
        spec,
        ..Request::default()
    });
    assert!(!outcome.diagnostics.has_errors());
    outcome.api.expect("a document")
}

const JSON: &str = "application/json";

/// There are more ways through these unions than could ever be walked.
#[test]
fn unions_that_all_lead_to_each_other_are_looked_into_once() {
    let own = |name: &str| {
        let property = json!({ name: { "type": "string" } });
        json!({ "type": "object", "required": [name], "properties": property })
    };
    unions_are_looked_into_once(8, &json!({}), own);
}

/// The values of the discriminator that stand for a union are those of all unions below it.
#[test]
fn unions_with_one_discriminator_that_all_lead_to_each_other_are_looked_into_once() {
    let own = |name: &str| {
        let kind = json!({ "type": "string", "enum": [name] });
        json!({ "type": "object", "required": ["kind"], "properties": { "kind": kind } })
    };
    let beside = json!({ "discriminator": { "propertyName": "kind" } });
    unions_are_looked_into_once(12, &beside, own);
}

/// Makes unions of which each has all of them, and an object of its own, among its branches.
fn unions_are_looked_into_once(count: usize, beside: &Value, own: impl Fn(&str) -> Value) {
    let names: Vec<String> = (0..count).map(|number| format!("Union{number}")).collect();
    let reference = |name: &String| json!({ "$ref": format!("#/components/schemas/{name}") });
    let union = |name: &String| {
        let branches: Vec<Value> = names.iter().map(reference).chain([own(name)]).collect();
        let mut union = beside.clone();
        union["oneOf"] = branches.into();
        (name.clone(), union)
    };
    let schemas: serde_json::Map<String, Value> = names.iter().map(union).collect();
    let api = inspected(&schemas.into(), &names[0], JSON);
    let made = api.models.iter().map(|model| model.name.to_string());
    let made: Vec<String> = made.filter(|name| names.contains(name)).collect();
    assert_eq!(made.len(), names.len());
}

/// There are more ways to the last of these forms than could ever be walked.
#[test]
fn forms_that_choose_between_all_below_them_are_looked_into_once() {
    const FORMS: usize = 24;
    let schema = |index: usize| {
        let below = index + 1..FORMS;
        let below = below.map(|below| json!({ "$ref": format!("#/components/schemas/S{below}") }));
        let name = format!("file{index}");
        let file = json!({ "type": "string", "format": "binary" });
        let own = json!({ "type": "object", "properties": { name: file } });
        let branches: Vec<Value> = below.chain([own]).collect();
        (format!("S{index}"), json!({ "oneOf": branches }))
    };
    let schemas: serde_json::Map<String, Value> = (0..FORMS).map(schema).collect();
    let api = inspected(&schemas.into(), "S0", "multipart/form-data");
    assert_eq!(api.operations().count(), 1);
}

/// From each base there are more ways down to the last schema than could ever be walked.
#[test]
fn bases_that_stand_for_all_below_them_are_looked_into_once() {
    const BASES: usize = 30;
    let reference = |index: usize| format!("#/components/schemas/S{index}");
    let schema = |index: usize| {
        let tag = format!("kind{index}");
        let below = (0..index).map(|below| (format!("s{below}"), json!(reference(below))));
        let below: serde_json::Map<String, Value> = below.collect();
        let mut schema = json!({
            "type": "object",
            "required": [tag],
            "properties": { &tag: { "type": "string" } },
            "discriminator": { "propertyName": tag, "mapping": below },
        });
        if index + 1 < BASES {
            schema["allOf"] = json!([{ "$ref": reference(index + 1) }]);
        }
        (format!("S{index}"), schema)
    };
    let schemas: serde_json::Map<String, Value> = (0..BASES).map(schema).collect();
    let api = inspected(&schemas.into(), &format!("S{}", BASES - 1), JSON);
    let unions = api.models.iter();
    let unions = unions.filter(|model| matches!(model.kind, ir::ModelKind::Union(_)));
    assert_eq!(unions.count(), BASES - 1);
}

#[test]
fn a_branch_that_is_listed_many_times_is_called_as_if_it_were_listed_once() {
    let object =
        |name: &str| json!({ "type": "object", "properties": { name: { "type": "string" } } });
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let mut branches = vec![reference("Cat"); 40];
    branches.push(reference("Dog"));
    let schemas = json!({
        "Pet": { "oneOf": branches },
        "Cat": object("lives"),
        "Dog": object("tricks"),
    });
    let api = inspected(&schemas, "Pet", JSON);
    let mut unions = api.models.iter().filter_map(|model| match &model.kind {
        ir::ModelKind::Union(union) => Some(union),
        _ => None,
    });
    let union = unions.next().expect("a union");
    let names: Vec<String> = union
        .branches
        .iter()
        .map(|one| one.name.to_string())
        .collect();
    assert_eq!(names, ["Cat", "Dog"]);
}

/// How many schemas there are of which each is made of the next.
const LENGTH: usize = 400;

/// What is made of such a document, by a thread whose stack has no room for a level of each.
fn chained(link: fn(Value) -> Value) -> Outcome {
    const STACK: usize = 1 << 20;
    let named = |index: usize| json!({ "$ref": format!("#/components/schemas/S{index}") });
    let links = (0..LENGTH).map(|index| (format!("S{index}"), link(named(index + 1))));
    let last = json!({ "type": "object", "properties": { "end": { "type": "string" } } });
    let schemas = links.chain([(format!("S{LENGTH}"), last)]);
    let content = json!({ "application/json": { "schema": named(0) } });
    let responses = json!({ "200": { "description": "", "content": content } });
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "chain", "version": "1" },
        "paths": { "/": { "post": { "requestBody": { "content": content }, "responses": responses } } },
        "components": { "schemas": schemas.collect::<serde_json::Map<_, _>>() },
    });
    let folder = tempfile::tempdir().expect("a temporary folder");
    let spec = folder.path().join("openapi.json");
    fs::write(&spec, document.to_string()).expect("written");
    let request = Request {
        spec,
        output: folder.path().into(),
        ..Request::default()
    };
    let thread = thread::Builder::new().stack_size(STACK);
    let made = thread.spawn(move || oasmith::generate(&request));
    made.expect("a thread").join().expect("an outcome")
}

#[test]
fn schemas_that_are_each_made_of_the_next_need_no_stack_of_their_length() {
    let links: [fn(Value) -> Value; 2] = [
        |next| json!({ "type": "array", "items": next }),
        |next| json!({ "additionalProperties": { "items": next } }),
    ];
    for link in links {
        let outcome = chained(link);
        assert!(!outcome.files.is_empty(), "{:?}", outcome.diagnostics);
    }
}

#[test]
fn schemas_that_are_made_of_each_other_without_an_end_are_refused() {
    let links: [fn(Value) -> Value; 4] = [
        |next| json!({ "oneOf": [next, { "type": "integer" }] }),
        |next| json!({ "anyOf": [next, { "type": "object", "properties": { "a": {} } }] }),
        |next| json!({ "allOf": [next] }),
        |next| json!({ "allOf": [next, { "properties": { "a": {} } }] }),
    ];
    for link in links {
        let outcome = chained(link);
        assert!(outcome.files.is_empty());
        let told: Vec<_> = outcome.diagnostics.iter().collect();
        let [only] = told[..] else {
            panic!("{told:?}");
        };
        assert!(only.message.contains("more than 100"), "{only:?}");
        let place = only.place.pointer().map(oasmith::pointer::Pointer::path);
        assert_eq!(place, Some("/components/schemas/S0"));
    }
}

#[test]
fn what_is_too_deep_within_others_is_told() {
    let outcome = chained(|next| json!({ "type": "array", "items": next }));
    let told = outcome.diagnostics.iter();
    let mut told = told.filter(|told| told.code == "endless-schema");
    let first = told.next().expect("a report");
    assert!(
        first.message.contains("more than 64 schemas deep"),
        "{first:?}"
    );
}
