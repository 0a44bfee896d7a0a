//! Which values are planned, and what of them is expected back.

use std::collections::HashSet;

use serde_json::json;

use super::*;
use crate::verify::case::Expected;

/// The plan of an operation whose body and answer are of one schema.
fn plan_of(schema: &str, example: &str) -> Plan {
    let media = format!("{{application/json: {{schema: {schema}{example}}}}}");
    let text = format!(
        "{{openapi: 3.0.3, paths: {{/a: {{post: {{requestBody: {{required: true, content: {media}}}, \
         responses: {{'200': {{content: {media}}}}}}}}}}}}}"
    );
    Plan::make(&document(&text))
}

/// The plan of an operation whose body is of one schema, in a document of a version that describes these
/// others.
fn plan_among(version: &str, schema: &str, schemas: &str) -> Plan {
    let media = format!("{{application/json: {{schema: {schema}}}}}");
    let text = format!(
        "{{openapi: {version}, paths: {{/a: {{post: {{requestBody: {{required: true, content: {media}}}, \
         responses: {{'204': {{}}}}}}}}}}, components: {{schemas: {schemas}}}}}"
    );
    Plan::make(&document(&text))
}

fn bodies(plan: &Plan) -> Vec<&Value> {
    let cases = plan.cases.iter();
    let bodies = cases.filter_map(|case| case.inputs.body.as_ref());
    bodies.map(|body| &body.value).collect()
}

#[test]
fn dynamic_anchors_stand_for_what_leads_there_says() {
    let schemas = "{Page: {type: object, required: [items], properties: {items: {type: array, minItems: 1, \
                   items: {$dynamicRef: '#T'}}}, $defs: {T: {$dynamicAnchor: T, not: {}}}}, \
                   Numbers: {$ref: '#/components/schemas/Page', $defs: {T: {$dynamicAnchor: T, type: integer}}}}";
    let plan = plan_among("3.1.0", "{$ref: '#/components/schemas/Numbers'}", schemas);
    let bodies = bodies(&plan);
    assert!(!bodies.is_empty());
    let items = bodies.iter().filter_map(|body| body.get("items"));
    let mut items = items.flat_map(|items| items.as_array().cloned().unwrap_or_default());
    assert!(items.all(|item| item.is_i64() || item.is_u64()));
}

#[test]
fn a_name_that_is_required_alone_is_sent() {
    let plan = plan_of(
        "{type: object, required: [id], properties: {name: {type: string}}}",
        "",
    );
    let bodies = bodies(&plan);
    assert!(!bodies.is_empty());
    assert!(bodies.iter().all(|body| body.get("id").is_some()));
}

#[test]
fn an_object_has_as_many_properties_as_it_needs() {
    let plan = plan_of(
        "{type: object, minProperties: 1, properties: {a: {type: string}, b: {type: string}}}",
        "",
    );
    let bodies = bodies(&plan);
    assert!(!bodies.is_empty());
    let is_filled = |body: &&Value| body.as_object().is_some_and(|body| !body.is_empty());
    assert!(bodies.iter().all(is_filled), "{bodies:?}");
}

#[test]
fn a_condition_describes_nothing() {
    let plan = plan_of(
        "{type: object, properties: {name: {type: string}}, anyOf: [{required: [name]}, {required: [id]}]}",
        ", example: {name: a, id: 1}",
    );
    let bodies = bodies(&plan);
    assert!(bodies.contains(&&json!({ "name": "a" })), "{bodies:?}");
    assert!(bodies.iter().all(|body| body.get("id").is_none()));
}

#[test]
fn a_branch_that_a_value_is_not_one_of_describes_nothing_of_it() {
    let plan = plan_of(
        "{anyOf: [{type: object, required: [a, b], properties: {a: {type: integer}, b: {type: integer}}}, \
         {type: object, required: [c], properties: {c: {type: integer}}}]}",
        ", example: {a: 1, c: 2}",
    );
    let wanted = Expected::Success(Some(json!({ "c": 2 })));
    let mut answers = plan.cases.iter().map(|case| &case.answer.expected);
    assert!(answers.any(|answer| *answer == wanted));
}

#[test]
fn an_integer_with_a_default_beyond_those_with_a_sign_is_never_below_zero() {
    let least = |text: &str| {
        let plan = plan_of(
            &format!("{{type: object, properties: {{n: {{type: integer{text}}}}}}}"),
            "",
        );
        let all = bodies(&plan)
            .into_iter()
            .filter_map(|body| body["n"].as_i64());
        all.min()
    };
    assert_eq!(least(", default: 9223372036854775808"), Some(0));
    assert!(least("").is_some_and(|least| least < 0));
}

#[test]
fn null_is_no_example_of_what_is_an_object() {
    let schema = "{properties: {a: {type: integer}}}";
    let plan = plan_of(schema, ", example: null");
    assert!(bodies(&plan).iter().all(|body| body.is_object()));
    let plan = plan_of(
        "{type: object, nullable: true, properties: {a: {type: integer}}}",
        ", example: null",
    );
    assert!(bodies(&plan).iter().any(|body| body.is_null()));
}

#[test]
fn what_is_no_object_is_no_example_of_what_has_properties() {
    let schema = "{properties: {in: {properties: {a: {type: integer}}}}}";
    for example in ["a", "[1]", "{in: a}", "{in: [{a: 1}]}"] {
        let plan = plan_of(schema, &format!(", example: {example}"));
        let mut bodies = bodies(&plan).into_iter();
        assert!(
            bodies
                .all(|body| body.is_object() && !body["in"].is_string() && !body["in"].is_array())
        );
    }
}

#[test]
fn the_greatest_number_is_not_what_a_double_makes_of_the_end_of_64_bits() {
    let number = "{type: integer, minimum: 0, maximum: 9223372036854776000}";
    let plan = plan_of(
        &format!("{{type: object, properties: {{n: {number}}}}}"),
        "",
    );
    let bodies = bodies(&plan).into_iter();
    let all: Vec<u64> = bodies.filter_map(|body| body["n"].as_u64()).collect();
    assert_eq!(all.iter().max(), Some(&9_223_372_036_854_775_807));
}

#[test]
fn an_address_is_never_too_long() {
    let parameters: Vec<String> = (0..30)
        .map(|number| {
            format!("{{in: query, name: q{number}, schema: {{type: string, maxLength: 1000}}}}")
        })
        .collect();
    let plan = Plan::make(&document(&format!(
        "{{openapi: 3.0.3, paths: {{/a: {{get: {{parameters: [{}], responses: {{'204': {{}}}}}}}}}}}}",
        parameters.join(", ")
    )));
    let lengths = plan.cases.iter().map(|case| {
        let values = case.inputs.parameters.iter();
        values.map(|input| input.value.to_string().len()).sum()
    });
    let longest: usize = lengths.max().expect("a case");
    assert!((30..8000).contains(&longest), "{longest}");
}

#[test]
fn null_is_the_value_where_it_is_listed_alone_and_no_type_could_say_so() {
    for schema in [
        "{type: string, enum: [null]}",
        "{type: string, nullable: true, enum: [null]}",
        "{enum: [null]}",
    ] {
        let plan = plan_of(schema, "");
        assert_eq!(plan.operations[0].reasons, [""; 0], "{schema}");
        let bodies = bodies(&plan);
        assert!(!bodies.is_empty(), "{schema}");
        assert!(bodies.iter().all(|body| body.is_null()), "{schema}");
    }
}

#[test]
fn what_has_no_value_is_told_with_the_reason_and_the_place() {
    let plan = plan_of("{type: string, enum: [1]}", "");
    let reason = &plan.operations[0].reasons[0];
    assert!(
        reason.ends_with(
            "that its schema allows: its type is `string`, and its `enum` has no value of that type \
             (#/paths/~1a/post/responses/200/content/application~1json/schema)"
        ),
        "{reason}"
    );
    let form = "{openapi: 3.0.3, paths: {/a: {post: {requestBody: {required: true, content: \
                {application/x-www-form-urlencoded: {schema: {type: array, items: {type: string}}}}}, \
                responses: {'204': {}}}}}}";
    let plan = Plan::make(&document(form));
    let reason = &plan.operations[0].reasons[0];
    assert!(
        reason.contains("a form has fields, and its type is `array` (#/paths/~1a/post/"),
        "{reason}"
    );
}

#[test]
fn a_number_of_an_integer_format_is_tried_to_its_last_digit() {
    let plan = plan_of("{type: number, format: int64}", "");
    let bodies = bodies(&plan);
    assert!(bodies.contains(&&json!(i64::MAX)), "{bodies:?}");
    assert!(bodies.iter().all(|body| body.is_i64()), "{bodies:?}");
}

#[test]
fn a_default_leaves_its_own_tag_open_whatever_other_unions_tell() {
    let cat = "{$ref: '#/components/schemas/Cat'}";
    let open = format!(
        "{{oneOf: [{cat}], discriminator: {{propertyName: kind, mapping: {{cat: Cat}}, defaultMapping: Cat}}}}"
    );
    let told =
        format!("{{oneOf: [{cat}], discriminator: {{propertyName: kind, mapping: {{cat: Cat}}}}}}");
    let other =
        format!("{{oneOf: [{cat}], discriminator: {{propertyName: form, mapping: {{big: Cat}}}}}}");
    for [first, second] in [[&open, &told], [&told, &open]] {
        let schemas = format!(
            "{{Cat: {{type: object, properties: {{kind: {{type: string}}, form: {{type: string}}}}}}, \
             A: {first}, B: {other}, C: {second}}}"
        );
        let plan = plan_among("3.2.0", cat, &schemas);
        let bodies = bodies(&plan);
        assert!(
            bodies.iter().any(|body| body.get("kind").is_none()),
            "{bodies:?}"
        );
        assert!(
            bodies.iter().all(|body| body["form"] == "big"),
            "{bodies:?}"
        );
    }
}

#[test]
fn a_value_that_branches_of_a_property_list_chooses_a_type() {
    let either = "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], \
                  discriminator: {propertyName: kind}}";
    let schemas = "{Cat: {type: object, properties: {kind: {anyOf: [{type: string, enum: [cat]}, {type: 'null'}]}}}, \
                   Dog: {type: object, properties: {kind: {oneOf: [{const: dog}, {enum: [hound]}]}}}}";
    let plan = plan_among("3.1.0", either, schemas);
    let kinds = bodies(&plan).into_iter().map(|body| body["kind"].as_str());
    let kinds: HashSet<Option<&str>> = kinds.collect();
    assert_eq!(kinds, ["cat", "dog"].map(Some).into());
}

#[test]
fn bytes_are_expected_back_in_one_spelling() {
    let plan = plan_of(
        "{type: object, required: [a], properties: {a: {type: string, format: byte}}}",
        ", example: {a: \"YWJj\\nZGVm\\n\"}",
    );
    let bodies = bodies(&plan);
    assert!(bodies.contains(&&json!({ "a": "YWJjZGVm" })), "{bodies:?}");
    let answers = plan.cases.iter().map(|case| &case.answer);
    let mut answers =
        answers.filter(|answer| answer.body.starts_with(b"{\"a\":\"YWJj\\nZGVm\\n\"}"));
    let answer = answers.next().expect("an answer as the example has it");
    let wanted = Expected::Success(Some(json!({ "a": "YWJjZGVm" })));
    assert_eq!(answer.expected, wanted);
}

#[test]
fn what_is_derived_and_adds_nothing_has_a_tag_of_its_own() {
    let schemas = "{Animal: {type: object, required: [kind], properties: {kind: {type: string}}, \
                   discriminator: {propertyName: kind}}, \
                   Cat: {allOf: [{$ref: '#/components/schemas/Animal'}]}, \
                   Lion: {allOf: [{$ref: '#/components/schemas/Cat'}]}}";
    for (name, kinds) in [("Cat", &["Cat", "Lion"][..]), ("Lion", &["Lion"])] {
        let schema = format!("{{$ref: '#/components/schemas/{name}'}}");
        let plan = plan_among("3.0.3", &schema, schemas);
        let bodies = bodies(&plan);
        assert!(!bodies.is_empty());
        let is_of_it = |kind: &Value| kinds.iter().any(|known| kind == known);
        assert!(
            bodies.iter().all(|body| is_of_it(&body["kind"])),
            "{bodies:?}"
        );
    }
}

#[test]
fn what_is_used_with_a_text_beside_it_has_the_tag_that_it_has() {
    let schemas = "{Pet: {type: object, required: [kind], properties: {kind: {type: string}}, \
                   discriminator: {propertyName: kind}}, \
                   Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {meow: {type: boolean}}}]}}";
    let cat = "allOf: [{$ref: '#/components/schemas/Cat'}]";
    for beside in ["description: It., ", "nullable: true, "] {
        let plan = plan_among("3.0.3", &format!("{{{beside}{cat}}}"), schemas);
        let bodies = bodies(&plan);
        let objects: Vec<_> = bodies.iter().filter(|body| body.is_object()).collect();
        assert!(!objects.is_empty());
        assert!(
            objects.iter().all(|body| body["kind"] == "Cat"),
            "{beside}{objects:?}"
        );
    }
}

#[test]
fn a_mapping_leads_to_what_is_derived_elsewhere() {
    let fish = "#/components/schemas/Pet/x-more/Fish";
    let schemas = format!(
        "{{Pet: {{type: object, required: [kind], properties: {{kind: {{type: string}}}}, \
         discriminator: {{propertyName: kind, mapping: {{fish: '{fish}'}}}}, \
         x-more: {{Fish: {{allOf: [{{$ref: '#/components/schemas/Pet'}}]}}}}}}}}"
    );
    let plan = plan_among("3.0.3", &format!("{{$ref: '{fish}'}}"), &schemas);
    let bodies = bodies(&plan);
    assert!(!bodies.is_empty());
    assert!(
        bodies.iter().all(|body| body["kind"] == "fish"),
        "{bodies:?}"
    );
}

#[test]
fn what_is_told_by_one_property_and_then_by_another_has_both() {
    let schemas = "{Top: {type: object, required: [a], properties: {a: {type: string}}, \
                   discriminator: {propertyName: a, mapping: {one: Middle}}}, \
                   Middle: {allOf: [{$ref: '#/components/schemas/Top'}], required: [b], \
                   properties: {b: {type: string}}, discriminator: {propertyName: b, mapping: {two: End}}}, \
                   End: {allOf: [{$ref: '#/components/schemas/Middle'}], properties: {c: {type: string}}}}";
    for name in ["Top", "Middle", "End"] {
        let schema = format!("{{$ref: '#/components/schemas/{name}'}}");
        let plan = plan_among("3.0.3", &schema, schemas);
        let bodies = bodies(&plan);
        assert!(!bodies.is_empty());
        let is_right = |body: &&Value| body["a"] == "one" && body["b"] == "two";
        assert!(bodies.iter().all(is_right), "{name}: {bodies:?}");
    }
}

#[test]
fn what_derives_from_two_bases_has_the_tags_of_both_wherever_it_is_used() {
    let base = |tag: &str| {
        format!(
            "{{type: object, required: [{tag}], properties: {{{tag}: {{type: string}}}}, \
             discriminator: {{propertyName: {tag}}}}}"
        )
    };
    let schemas = format!(
        "{{One: {}, Other: {}, Both: {{allOf: [{{$ref: '#/components/schemas/One'}}, \
         {{$ref: '#/components/schemas/Other'}}]}}}}",
        base("a"),
        base("b")
    );
    for name in ["One", "Other", "Both"] {
        let schema = format!("{{$ref: '#/components/schemas/{name}'}}");
        let plan = plan_among("3.0.3", &schema, &schemas);
        let bodies = bodies(&plan);
        assert!(!bodies.is_empty());
        let is_right = |body: &&Value| body["a"] == "Both" && body["b"] == "Both";
        assert!(bodies.iter().all(is_right), "{name}: {bodies:?}");
    }
}
