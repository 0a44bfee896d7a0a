//! What does not depend on the order of a document, nor on what else is in it.

use std::fs;

use oasmith::record::Record;
use oasmith::{Known, Request};

/// What callers see of the crate for a document, made after another. Further files stand beside it.
fn made(document: &str, files: &[(&str, &str)], known: Option<&Record>) -> Record {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("api.yaml");
    let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";
    fs::write(&spec, format!("{head}{document}")).expect("a file");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let known = known.cloned();
    let outcome = oasmith::inspect(&Request {
        spec,
        known: known.map_or(Known::Nothing, |known| Known::Record(Box::new(known))),
        ..Request::default()
    });
    assert!(
        !outcome.diagnostics.has_errors(),
        "{:?}",
        outcome.diagnostics
    );
    Record::of(&outcome.api.expect("a document"))
}

/// Documents of these parts, in their order and turned around.
fn both(before: &str, parts: &[&str], after: &str) -> [String; 2] {
    let turned: Vec<&str> = parts.iter().rev().copied().collect();
    [parts, &turned].map(|parts| format!("{before}{}{after}", parts.concat()))
}

/// An operation that gives a value of a schema.
fn gives(path: &str, tag: &str, schema: &str) -> String {
    format!(
        "  {path}:\n    get:\n      operationId: get {path}\n      tags: [{tag}]\n      responses:\n        '200':\n          \
         description: It.\n          content: {{application/json: {{schema: {schema}}}}}\n"
    )
}

fn type_of<'r>(record: &'r Record, ty: &str, field: &str) -> &'r str {
    &record.types[ty].fields[field].ty
}

#[test]
fn a_type_stays_in_its_file_whichever_operation_has_it_first() {
    let schema = "{type: object, properties: {state: {type: string, enum: [on, off]}}}";
    let (lamps, fans) = (
        gives("/lamps", "lamps", schema),
        gives("/fans", "fans", schema),
    );
    let [one, other] = both("paths:\n", &[&lamps, &fans], "");
    let first = made(&one, &[], None);
    assert_eq!(made(&other, &[], Some(&first)), first);
    // Nor does it move when one more has it.
    let more = format!("paths:\n{}{lamps}{fans}", gives("/all", "all", schema));
    let more = made(&more, &[], Some(&first));
    for (name, ty) in &first.types {
        assert_eq!(more.types[name].module, ty.module, "{name}");
    }
}

#[test]
fn what_is_referred_to_within_another_schema_is_one_type_whichever_is_met_first() {
    let whole = gives("/homes", "homes", "{$ref: '#/components/schemas/Home'}");
    let part = "{$ref: '#/components/schemas/Home/properties/place'}";
    let part = gives("/places", "homes", part);
    let schemas = "components:\n  schemas:\n    Home:\n      type: object\n      properties:\n        \
                   place: {type: object, properties: {town: {type: string}}}\n";
    let [one, other] = both("paths:\n", &[&whole, &part], schemas);
    let first = made(&one, &[], None);
    assert_eq!(first.types.len(), 2, "{:?}", first.types.keys());
    assert_eq!(made(&other, &[], None), first);
}

#[test]
fn what_is_derived_says_more_than_its_base_wherever_that_stands() {
    let base = "        - {$ref: '#/components/schemas/Base'}\n";
    let own = "        - {type: object, properties: {kind: {type: string, enum: [a, b]}}}\n";
    let before = format!(
        "paths:\n{}components:\n  schemas:\n    Base: {{type: object, properties: {{kind: {{type: string}}}}}}\n    \
         Derived:\n      allOf:\n",
        gives("/it", "it", "{$ref: '#/components/schemas/Derived'}")
    );
    for document in both(&before, &[base, own], "") {
        let record = made(&document, &[], None);
        assert_eq!(type_of(&record, "Derived", "kind"), "DerivedKind");
    }
}

#[test]
fn of_two_descriptions_the_one_with_more_in_it_counts() {
    let less = "        - {properties: {parts: {type: array, items: {type: object, properties: {a: {type: string}}}}}}\n";
    let more = "        - {properties: {parts: {type: array, items: {type: object, properties: {a: {type: string}, b: {type: string}}}}}}\n";
    let before = format!(
        "paths:\n{}components:\n  schemas:\n    Whole:\n      type: object\n      allOf:\n",
        gives("/it", "it", "{$ref: '#/components/schemas/Whole'}")
    );
    for document in both(&before, &[less, more], "") {
        let record = made(&document, &[], None);
        assert_eq!(record.types["WholePartsItem"].fields.len(), 2);
    }
}

#[test]
fn members_are_told_by_what_has_one_value_in_each() {
    let member = |properties: &[&str]| {
        format!(
            "{{type: object, required: [kind, state], properties: {{{}}}}}",
            properties.join(", ")
        )
    };
    let all = |turned: bool| {
        let schemas = ["cat", "dog"].map(|kind| {
            let mut properties = [
                format!("kind: {{type: string, enum: [{kind}]}}"),
                format!("state: {{type: string, enum: [{kind}-in, {kind}-out]}}"),
            ];
            if turned {
                properties.reverse();
            }
            let properties = properties.each_ref().map(String::as_str);
            format!("    {kind}: {}\n", member(&properties))
        });
        let union =
            "{oneOf: [{$ref: '#/components/schemas/cat'}, {$ref: '#/components/schemas/dog'}]}";
        let paths = gives("/pets", "pets", union);
        let record = format!(
            "paths:\n{paths}components:\n  schemas:\n{}",
            schemas.concat()
        );
        made(&record, &[], None)
    };
    let [first, other] = [false, true].map(all);
    assert_eq!(first.types["CatOrDog"].tag.as_deref(), Some("kind"));
    assert_eq!(other, first);
}

/// A page of texts for an operation: what `$dynamicRef` stands for is described where it is asked for.
fn page(path: &str) -> String {
    let schema =
        "{$ref: '#/components/schemas/Page', $defs: {T: {$dynamicAnchor: T, type: string}}}";
    gives(path, "pages", schema)
}

#[test]
fn a_page_keeps_its_name_when_another_is_made() {
    let schemas = "components:\n  schemas:\n    Page:\n      type: object\n      properties:\n        \
                   items: {type: array, items: {$dynamicRef: '#T'}}\n      $defs: {T: {$dynamicAnchor: T, not: {}}}\n";
    let first = made(&format!("paths:\n{}{schemas}", page("/b")), &[], None);
    assert!(
        first.types.contains_key("TPage"),
        "{:?}",
        first.types.keys()
    );
    let documents = [["/a", "/b", "/c"], ["/c", "/b", "/a"]];
    let mut known = first.clone();
    for paths in documents {
        let paths = paths.map(page).concat();
        let more = made(&format!("paths:\n{paths}{schemas}"), &[], Some(&known));
        assert_eq!(more.types.len(), 3);
        for (key, call) in &known.calls {
            assert_eq!(&more.calls[key], call);
        }
        known = more;
    }
}

#[test]
fn a_schema_of_a_file_keeps_its_name_when_another_file_has_one_of_that_name() {
    let size = "type: object\nproperties: {width: {type: integer}}\n";
    let other = "type: object\nproperties: {width: {type: integer}, depth: {type: integer}}\n";
    let of = |folder: &str| {
        gives(
            &format!("/{folder}"),
            folder,
            &format!("{{$ref: {folder}/size.yaml}}"),
        )
    };
    let first = made(
        &format!("paths:\n{}", of("boxes")),
        &[("boxes/size.yaml", size)],
        None,
    );
    let files = [("boxes/size.yaml", size), ("bags/size.yaml", other)];
    let [one, turned] = both("paths:\n", &[&of("bags"), &of("boxes")], "");
    let more = made(&one, &files, Some(&first));
    assert_eq!(more.types.len(), 2);
    assert_eq!(more.types["Size"], first.types["Size"]);
    assert_eq!(made(&turned, &files, Some(&more)), more);
}

#[test]
fn a_client_keeps_its_servers_when_an_operation_has_others() {
    let at = |path: &str, servers: &str| {
        let operation = gives(path, "all", "{type: string}");
        operation.replacen("      tags", &format!("      {servers}tags"), 1)
    };
    let own = "servers: [{url: 'https://own.example'}]\n      ";
    let top = "servers: [{url: 'https://top.example'}]\npaths:\n";
    let first = made(&format!("{top}{}", at("/a", own)), &[], None);
    assert_eq!(first.client.servers, ["https://own.example"]);
    let more = made(
        &format!("{top}{}{}", at("/b", ""), at("/a", own)),
        &[],
        Some(&first),
    );
    assert_eq!(more.client.servers, first.client.servers);
    assert_eq!(more.calls["get /a"], first.calls["get /a"]);
    assert_eq!(
        more.calls["get /b"].servers.as_deref(),
        Some("top_endpoint")
    );
}

#[test]
fn a_list_of_values_that_grows_in_one_place_stays_what_it_was_in_the_other() {
    let of = |path: &str, values: &str| {
        let own = path.trim_start_matches('/');
        let state = format!("state: {{type: string, enum: [{values}]}}");
        let schema = format!("{{type: object, properties: {{{own}: {{type: string}}, {state}}}}}");
        gives(path, "all", &schema)
    };
    let known = format!("paths:\n{}{}", of("/a", "on, off"), of("/b", "on, off"));
    let first = made(&known, &[], None);
    for (grown, stays) in [("/a", "/b"), ("/b", "/a")] {
        let more = format!(
            "paths:\n{}{}",
            of(grown, "on, off, idle"),
            of(stays, "on, off")
        );
        let more = made(&more, &[], Some(&first));
        let ty = |record: &Record, path: &str| {
            let call = &record.calls[&format!("get {path}")];
            let answer = call.output.as_deref().expect("an answer");
            type_of(record, answer, "state").to_owned()
        };
        assert_eq!(ty(&more, stays), ty(&first, stays));
    }
}
