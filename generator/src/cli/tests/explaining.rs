//! What `explain` says.

use serde_json::{Value, json};

use super::call;
use crate::cli::report::FINE;
use crate::diagnostic::EXPLANATIONS;

#[test]
fn a_code_is_explained_and_without_one_all_are_listed() {
    let (code, said, _) = call(&["oasmith", "explain", "unused-schema"]);
    assert_eq!(code, FINE);
    let begins = "unused-schema: nothing that can be called uses this schema\n\
                  severity: unrepresented\n\
                  \n\
                  No operation refers to the schema";
    assert!(said.starts_with(begins), "{said}");
    let example = "\n     [types]\n    -unused = \"leave-out\"\n    +unused = \"keep\"\n";
    assert!(said.ends_with(example), "{said}");
    let (code, said, _) = call(&["oasmith", "explain"]);
    assert_eq!(code, FINE);
    let codes = said.lines().filter_map(|line| line.split_once("  "));
    let codes: Vec<&str> = codes.map(|(code, _)| code).skip(1).collect();
    assert!(codes.is_sorted(), "{codes:?}");
    assert_eq!(codes.len(), EXPLANATIONS.len());
}

#[test]
fn a_machine_gets_explanations_too() {
    let explained = |args: &[&str]| {
        let (code, said, _) = call(&[&["oasmith", "explain", "--format", "json"], args].concat());
        assert_eq!(code, FINE);
        serde_json::from_str::<Value>(&said).unwrap()["explanations"].take()
    };
    let one = explained(&["unknown-key"]);
    assert_eq!(one[0]["code"], json!("unknown-key"));
    assert_eq!(one[0]["severities"], json!(["error", "warning"]));
    assert!(one[0]["text"].as_str().unwrap().contains("```diff yaml\n"));
    assert_eq!(explained(&[]).as_array().unwrap().len(), EXPLANATIONS.len());
}
