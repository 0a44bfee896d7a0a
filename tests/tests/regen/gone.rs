//! What is gone wholly comes back as it was, or by other names: never does something that a program says
//! come to mean something else, whatever was in between.

use std::collections::BTreeMap;

use oasmith::record::Record;
use tests::regen::chain;

/// A document with these paths and schemas, and an operation beside them.
fn document(paths: &str, schemas: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{title: Gone, version: '1'}}\nservers: [{{url: 'https://gone.example'}}]\n\
         paths: {{/z: {{get: {{operationId: z, responses: {DONE}}}}}, {paths}}}\n\
         components: {{schemas: {{{schemas}}}}}\n"
    )
}

const DONE: &str = "{'204': {description: Done.}}";

/// An operation that takes these parameters of a query; those with a question mark can be left out.
fn asks(path: &str, id: &str, parameters: &[&str]) -> String {
    let parameters = parameters.iter().map(|given| {
        let name = given.trim_end_matches('?');
        let required = name == *given;
        format!("{{name: {name}, in: query, required: {required}, schema: {{type: string}}}}")
    });
    let parameters: Vec<String> = parameters.collect();
    let parameters = parameters.join(", ");
    format!("{path}: {{get: {{operationId: {id}, parameters: [{parameters}], responses: {DONE}}}}}")
}

/// An operation that takes a body of these media types, each with a schema.
fn takes(bodies: &[(&str, &str)]) -> String {
    let bodies = bodies
        .iter()
        .map(|(media_type, schema)| format!("{media_type}: {{schema: {schema}}}"));
    let bodies: Vec<String> = bodies.collect();
    let bodies = bodies.join(", ");
    format!(
        "/a: {{post: {{operationId: put, requestBody: {{required: true, content: {{{bodies}}}}}, \
         responses: {DONE}}}}}"
    )
}

fn takes_it() -> String {
    takes(&[("application/json", "{$ref: '#/components/schemas/It'}")])
}

/// An object of texts, of which those with a question mark can be left out.
fn object(properties: &[&str]) -> String {
    let required = properties.iter().filter(|name| !name.ends_with('?'));
    let required: Vec<&str> = required.copied().collect();
    let properties = properties.iter().map(|name| name.trim_end_matches('?'));
    let properties = properties.map(|name| format!("{name}: {{type: string}}"));
    let properties: Vec<String> = properties.collect();
    let (required, properties) = (required.join(", "), properties.join(", "));
    format!("{{type: object, required: [{required}], properties: {{{properties}}}}}")
}

fn of(schema: &str) -> String {
    document(&takes_it(), &format!("It: {schema}"))
}

fn tuple(titles: [&str; 2]) -> String {
    let [first, second] = titles.map(|title| format!("{{title: {title}, type: number}}"));
    of(&format!(
        "{{type: array, prefixItems: [{first}, {second}], items: false, minItems: 2}}"
    ))
}

fn values(values: &str, names: &str) -> String {
    of(&format!(
        "{{type: string, enum: [{values}], x-enum-varnames: [{names}]}}"
    ))
}

/// What a program says of a crate, and what it means by that.
fn said(record: &Record) -> BTreeMap<String, String> {
    let mut said = BTreeMap::new();
    for (name, ty) in &record.types {
        let constructor = ty.constructor.as_deref().unwrap_or("new");
        let took = format!("{name}::{constructor} of {}", ty.new.len());
        said.insert(took, format!("{:?}", ty.new));
        for (wire, field) in &ty.fields {
            said.insert(format!("{name}.{}", field.name), wire.clone());
        }
        for (what, variant) in &ty.variants {
            said.insert(format!("{name}::{}", variant.name), what.clone());
        }
    }
    for call in record.calls.values() {
        let given: Vec<&String> = call.arguments.iter().map(|given| &given.at).collect();
        let (function, count) = (&call.function, given.len());
        if call.arguments_in.is_none() {
            said.insert(format!("{function} of {count}"), format!("{given:?}"));
        }
        for option in &call.options {
            said.insert(format!("{function}.{}", option.name), option.at.clone());
        }
    }
    said
}

/// What a program of one crate says that means something else of another.
fn silent(old: &Record, new: &Record) -> Vec<String> {
    let new = said(new);
    let old = said(old).into_iter();
    let silent = old.filter_map(|(what, before)| {
        let after = new.get(&what).filter(|after| **after != before)?;
        Some(format!("{what} was {before}, is {after}"))
    });
    silent.collect()
}

/// A document without what is looked at.
fn without() -> String {
    document("", "")
}

/// Documents with something, and with the same in another order.
fn reordered() -> Vec<(&'static str, [String; 2])> {
    vec![
        (
            "a body",
            [["a", "b"], ["b", "a"]].map(|all| of(&object(&all))),
        ),
        (
            "a body that stands there",
            [["a", "b"], ["b", "a"]].map(|all| there(&all)),
        ),
        (
            "an operation",
            [["x", "y"], ["y", "x"]].map(|all| asking("/a", &all)),
        ),
    ]
}

/// Documents with something, and with what could be taken for it.
fn others() -> Vec<(&'static str, [String; 2])> {
    vec![
        ("a body", [["a"], ["b"]].map(|all| of(&object(&all)))),
        (
            "a body that stands there",
            [["a"], ["b"]].map(|all| there(&all)),
        ),
        (
            "fields",
            ["userId?", "user_id?"].map(|name| of(&object(&[name, "b"]))),
        ),
        ("a tuple", [["lat", "lon"], ["lon", "lat"]].map(tuple)),
        (
            "values",
            [
                values("in-progress, a", "X, A"),
                values("in_progress, a", "X, A"),
            ],
        ),
        (
            "names of values",
            [values("h, a", "High, A"), values("hh, a", "High, A")],
        ),
        (
            "bodies",
            ["application/json", "application/vnd.a+json"].map(choice),
        ),
        ("an operation", [asking("/a", &["x"]), asking("/a", &["y"])]),
        (
            "one elsewhere",
            [asking("/a", &["x"]), asking("/b", &["y"])],
        ),
        (
            "what can be left out",
            [["userId?"], ["user_id?"]].map(|all| asking("/a", &all)),
        ),
    ]
}

/// Documents whose type or operation stays, but for what is in it.
fn within() -> Vec<(&'static str, [String; 3])> {
    let renamed = |id: &str, given: &str| document(&asks("/a", id, &[given]), "");
    vec![
        (
            "a value",
            ["in-progress", "done", "in_progress"].map(|value| plain(&[value, "a"])),
        ),
        (
            "the name of a value",
            [
                values("h, a", "High, A"),
                values("a", "A"),
                values("hh, a", "High, A"),
            ],
        ),
        (
            "one of several bodies",
            ["application/json", "image/png", "application/vnd.a+json"].map(choice),
        ),
        (
            "a method that is renamed",
            [renamed("g", "x"), renamed("h", "x"), renamed("g", "y")],
        ),
        (
            "a field of a type that is renamed",
            [
                of(&object(&["userId?", "b", "c"])),
                of(&object(&["b", "c"])).replace("It", "Thing"),
                of(&object(&["user_id?", "b", "c"])).replace("It", "Thing"),
            ],
        ),
    ]
}

fn there(properties: &[&str]) -> String {
    document(&takes(&[("application/json", &object(properties))]), "")
}

fn choice(media_type: &str) -> String {
    let it = object(&["a"]);
    document(
        &takes(&[(media_type, &it), ("text/plain", "{type: string}")]),
        "",
    )
}

fn asking(path: &str, parameters: &[&str]) -> String {
    document(&asks(path, "g", parameters), "")
}

fn plain(values: &[&str]) -> String {
    of(&format!("{{type: string, enum: [{}]}}", values.join(", ")))
}

#[test]
fn what_is_gone_wholly_comes_back_as_it_was() {
    let others = others().into_iter();
    let same = others.map(|(name, [first, _])| (name, [first.clone(), first]));
    for (name, [first, last]) in reordered().into_iter().chain(same) {
        let records = chain(&[first, without(), without(), last]).expect("crates");
        let [was, gone, still, is] = &records[..] else {
            panic!("there are four");
        };
        assert_eq!(gone, still, "{name}");
        assert_eq!(was, is, "{name}");
    }
}

#[test]
fn what_comes_back_as_something_else_is_nothing_that_a_program_says() {
    let others = others().into_iter();
    let others = others.map(|(name, [first, last])| (name, [first, without(), last]));
    for (name, documents) in others.chain(within()) {
        let records = chain(&documents).expect("crates");
        assert_eq!(silent(&records[0], &records[2]), [""; 0], "{name}");
        assert_eq!(silent(&records[1], &records[2]), [""; 0], "{name}");
    }
}
