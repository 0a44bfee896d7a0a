//! Whatever the document, the generator neither panics nor writes what is no
//! Rust: documents with something broken in them at random.

use std::fs;

use oasmith::Request;
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
            root: None,
            runtime: None,
            strict: false,
            only: Vec::new(),
            except: Vec::new(),
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
