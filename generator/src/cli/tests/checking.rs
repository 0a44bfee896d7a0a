//! What is said of a document alone.

use std::io::Write as _;

use serde_json::Value;
use tempfile::{Builder, NamedTempFile};

use super::call;
use crate::cli::report::{FINE, WRONG};

const MISSPELT: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /books:
    get:
      operationId: listBooks
      sumary: Lists the books.
      responses: {'204': {description: Fine.}}
";

/// A file with a document in it.
fn spec(text: &str) -> NamedTempFile {
    let mut file = Builder::new().suffix(".yaml").tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

#[test]
fn messages_are_told_and_nothing_of_a_crate() {
    let document = spec(MISSPELT);
    let path = document.path().to_str().unwrap();
    let (code, stdout, stderr) = call(&["oasmith", "check", path]);
    assert_eq!((code, &stderr[..]), (FINE, ""));
    assert!(stdout.contains("unknown-key"), "{stdout}");
    assert!(!stdout.contains("FUNCTION"), "{stdout}");
    assert_eq!(call(&["oasmith", "check", path, "--strict"]).0, WRONG);
}

#[test]
fn a_code_host_is_told_where_a_mistake_began() {
    let document = spec("a: 'b\n");
    let path = document.path().to_str().unwrap();
    let (code, stdout, _) = call(&["oasmith", "check", path, "--format", "sarif"]);
    assert_eq!(code, WRONG);
    let log: Value = serde_json::from_str(&stdout).unwrap();
    let result = &log["runs"][0]["results"][0];
    let line = |place: &Value| place["physicalLocation"]["region"]["startLine"].as_u64();
    assert_eq!(line(&result["locations"][0]), Some(2));
    let related = &result["relatedLocations"][0];
    assert_eq!(line(related), Some(1));
    assert_eq!(related["message"]["text"], "this quoted text has no end");
}

#[test]
fn a_code_host_is_told_the_lines() {
    let document = spec(MISSPELT);
    let path = document.path().to_str().unwrap();
    let (code, stdout, _) = call(&["oasmith", "check", path, "--format", "sarif"]);
    assert_eq!(code, FINE);
    let log: Value = serde_json::from_str(&stdout).unwrap();
    let run = &log["runs"][0];
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "unknown-key");
    let result = &run["results"][0];
    assert_eq!(
        (&result["ruleId"], &result["level"]),
        (&"unknown-key".into(), &"warning".into())
    );
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"]),
        (&7.into(), &7.into())
    );
    // No other command has that format.
    assert_eq!(
        call(&["oasmith", "inspect", path, "--format", "sarif"]).0,
        WRONG
    );
}
