//! What mends a document is written as an overlay.

use std::fs;

use serde_json::Value;
use tempfile::tempdir;

use super::call;
use crate::cli::report::{FINE, WRONG};

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /books:
    get:
      operationId: listBooks
      sumary: Lists the books.
      lorem: ipsum
      responses: {'204': {description: Fine.}}
";

#[test]
fn an_overlay_is_written_and_what_is_left_is_told() {
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (document, overlay) = (path("api.yaml"), path("mended.yaml"));
    fs::write(&document, DOCUMENT).unwrap();
    let (code, stdout, stderr) = call(&["oasmith", "fix", &document]);
    assert_eq!(code, FINE);
    assert!(stdout.starts_with("overlay: 1.0.0\n"), "{stdout}");
    assert!(stderr.contains("1 mended, 1 left"), "{stderr}");
    assert!(
        stderr.contains("api.yaml:8:7: an operation has no key `lorem`"),
        "{stderr}"
    );

    let (code, printed, stderr) = call(&["oasmith", "fix", &document, "--output", &overlay]);
    assert_eq!((code, &printed[..]), (FINE, ""));
    assert!(stderr.contains("--overlay"), "{stderr}");
    assert_eq!(fs::read_to_string(&overlay).unwrap(), stdout);
    // The same again is no loss.
    assert_eq!(
        call(&["oasmith", "fix", &document, "--output", &overlay]).0,
        FINE
    );

    let (_, before, _) = call(&["oasmith", "check", &document]);
    assert!(
        before.contains("1 of these can be mended by `oasmith fix`"),
        "{before}"
    );
    let (_, after, _) = call(&["oasmith", "check", &document, "--overlay", &overlay]);
    assert!(
        !after.contains("sumary") && !after.contains("oasmith fix"),
        "{after}"
    );

    let again = call(&["oasmith", "fix", &document, "--overlay", &overlay]);
    assert_eq!((again.0, &again.1[..]), (FINE, ""));
    assert!(again.2.contains("0 mended, 1 left"), "{}", again.2);
}

#[test]
fn what_can_be_mended_is_told_with_the_crate_as_well() {
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (document, output) = (path("api.yaml"), path("client"));
    let hint = "1 of these can be mended by `oasmith fix`, which writes an overlay\n";
    fs::write(&document, DOCUMENT).unwrap();
    let (code, stdout, _) = call(&["oasmith", "generate", &document, "--output", &output]);
    assert_eq!((code, stdout.matches(hint).count()), (FINE, 1), "{stdout}");
    let strict = call(&["oasmith", "generate", &document, "-o", &output, "--strict"]);
    let (code, _, stderr) = strict;
    assert_eq!((code, stderr.matches(hint).count()), (WRONG, 1), "{stderr}");
    fs::write(&document, DOCUMENT.replace("sumary", "summary")).unwrap();
    let (_, stdout, _) = call(&["oasmith", "generate", &document, "-o", &output]);
    assert!(!stdout.contains("oasmith fix"), "{stdout}");
}

#[test]
fn what_stands_there_is_not_lost() {
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (document, overlay) = (path("api.yaml"), path("mended.yaml"));
    fs::write(&document, DOCUMENT).unwrap();
    fs::write(&overlay, "mine").unwrap();
    let (code, _, stderr) = call(&["oasmith", "fix", &document, "--output", &overlay]);
    assert_eq!(code, WRONG);
    assert!(stderr.contains("is there already"), "{stderr}");
    assert_eq!(fs::read_to_string(&overlay).unwrap(), "mine");
}

#[test]
fn a_machine_is_told_each_of_them() {
    let folder = tempdir().unwrap();
    let document = folder.path().join("api.yaml");
    fs::write(
        &document,
        DOCUMENT.replace("operationId: listBooks", "tags: [[]]"),
    )
    .unwrap();
    let document = document.to_string_lossy();
    let (_, stdout, stderr) = call(&["oasmith", "fix", &document, "--format", "json"]);
    assert_eq!(stderr, "");
    let said: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(said["command"], "fix");
    assert_eq!(said["mended"][0]["code"], "unknown-key");
    assert_eq!(said["left"].as_array().unwrap().len(), 2, "{said}");
    assert!(
        said["overlay"]
            .as_str()
            .unwrap()
            .starts_with("overlay: 1.0.0")
    );
    assert_eq!(said["output"], Value::Null);
}

#[test]
fn a_document_with_nothing_to_mend_has_no_overlay() {
    let folder = tempdir().unwrap();
    let document = folder.path().join("api.yaml");
    let sound = DOCUMENT
        .replace("sumary", "summary")
        .replace("      lorem: ipsum\n", "");
    fs::write(&document, sound).unwrap();
    let (code, stdout, stderr) = call(&["oasmith", "fix", &document.to_string_lossy()]);
    assert_eq!((code, &stdout[..]), (FINE, ""));
    assert!(stderr.contains("There is nothing to mend"), "{stderr}");
}
