//! What `diff` says of two documents.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use super::call;

const OLD: &str = "\
openapi: 3.0.3
info: {title: Parcels, version: '1'}
paths:
  /parcels:
    get:
      operationId: listParcels
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 100}}
      responses: {'204': {description: None.}}
";

/// A folder with an old document and a new one.
fn documents(from: &str, to: &str) -> TempDir {
    assert!(OLD.contains(from), "{from}");
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("old.yaml"), OLD).unwrap();
    fs::write(folder.path().join("new.yaml"), OLD.replace(from, to)).unwrap();
    folder
}

/// What `diff` says of both, without the path of the folder.
fn diff(folder: &TempDir, more: &[&str]) -> (u8, String, String) {
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (old, new) = (path("old.yaml"), path("new.yaml"));
    let mut args = vec!["oasmith", "diff", &old, &new];
    args.extend(more);
    let (code, stdout, stderr) = call(&args);
    let place = format!("{}/", folder.path().display());
    (code, stdout.replace(&place, ""), stderr.replace(&place, ""))
}

#[test]
fn a_person_sees_both_sides_with_their_places() {
    let folder = documents("maximum: 100", "maximum: 50");
    let (code, stdout, stderr) = diff(&folder, &[]);
    assert_eq!((code, &stderr[..]), (0, ""));
    let told = "\
Breaking
  argument: other values of a parameter can be sent (on the wire breaking, in Rust none)
    - list_parcels().limit(i32) (maximum 100)  old.yaml:8
    + list_parcels().limit(i32) (maximum 50)  new.yaml:8

1 change: 1 breaking on the wire
";
    assert_eq!(stdout.replace("i64", "i32"), told);
}

#[test]
fn nothing_is_told_of_documents_that_mean_the_same() {
    let folder = documents("Parcels", "Parcels");
    let (code, stdout, _) = diff(&folder, &["--fail-on", "any"]);
    assert_eq!(
        (code, &stdout[..]),
        (0, "Nothing is different for callers.\n")
    );
}

#[test]
fn it_fails_on_what_the_call_names() {
    let folder = documents("maximum: 100", "maximum: 50");
    for (what, code) in [
        ("breaking", 1),
        ("breaking-wire", 1),
        ("breaking-rust", 0),
        ("undeserved", 0),
        ("compatible", 1),
        ("any", 1),
    ] {
        assert_eq!(diff(&folder, &["--fail-on", what]).0, code, "{what}");
    }
}

#[test]
fn a_machine_is_told_the_same() {
    let folder = documents("listParcels", "allParcels");
    let (code, stdout, _) = diff(&folder, &["--format", "json", "--fail-on", "compatible"]);
    assert_eq!(code, 1);
    let told: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(told["command"], "diff");
    assert_eq!(told["ok"], false);
    assert_eq!(
        (&told["wire"], &told["rust"]),
        (&"none".into(), &"compatible".into())
    );
    let change = &told["changes"][0];
    assert_eq!(change["subject"], "call");
    assert_eq!(change["old"], "list_parcels()");
    assert_eq!(change["new"], "all_parcels()");
    assert_eq!(change["asked"], true);
    assert!(
        change["old_place"]
            .as_str()
            .unwrap()
            .ends_with("old.yaml:5")
    );
}

#[test]
fn a_pull_request_has_tables() {
    let folder = documents("listParcels", "allParcels");
    let (_, stdout, _) = diff(&folder, &["--format", "markdown"]);
    assert!(
        stdout.contains("### Compatible\n\n| What | Was | Is |"),
        "{stdout}"
    );
    let row = "| call: an operation is called otherwise; the old name stays, deprecated | `list_parcels()`<br>`old.yaml:5` | \
               `all_parcels()`<br>`new.yaml:5` | none | compatible |";
    assert!(stdout.contains(row), "{stdout}");
}

#[test]
fn settings_of_the_newer_side_apply_to_the_older_as_far_as_they_fit() {
    let folder = documents("listParcels", "allParcels");
    let settings = folder.path().join("oasmith.toml");
    let text = "[only]\noperations = [\"allParcels\", \"listParcels\"]\n\
                [operations]\nallParcels = \"idempotent\"\n";
    // What only the older has is wrong for the crate of the newer.
    fs::write(&settings, text).unwrap();
    let (code, _, stderr) = diff(&folder, &[]);
    assert_eq!(code, 2);
    assert!(
        stderr.contains("no operation has the id `listParcels`"),
        "{stderr}"
    );

    let text = text.replace(
        "operations = [\"allParcels\", \"listParcels\"]",
        "paths = [\"/parcels\"]",
    );
    fs::write(&settings, &text).unwrap();
    let (code, stdout, stderr) = diff(&folder, &[]);
    let line = "What of the settings does not apply to old.yaml is left out there: \
                there is no operation `allParcels` (oasmith.toml:4:1)\n";
    assert_eq!((code, &stderr[..]), (0, line));
    assert!(stdout.contains("+ all_parcels()"), "{stdout}");
    let (code, stdout, stderr) = diff(&folder, &["--format", "json"]);
    assert_eq!((code, &stderr[..]), (0, ""));
    let told: Value = serde_json::from_str(&stdout).unwrap();
    let unapplied = told["unapplied"].as_array().unwrap();
    assert_eq!(unapplied.len(), 1, "{told}");

    // An operation that only the newer has is new, if that is all that is asked for.
    let only = "[only]\noperations = [\"allParcels\"]\n";
    fs::write(&settings, only).unwrap();
    let (code, stdout, stderr) = diff(&folder, &[]);
    assert_eq!(code, 0, "{stderr}");
    assert!(
        stderr.contains("no operation has the id `allParcels`"),
        "{stderr}"
    );
    assert!(stdout.contains("+ all_parcels()"), "{stdout}");
    assert!(!stdout.contains("list_parcels"), "{stdout}");
}

#[test]
fn of_several_clients_both_sides_are_of_the_one_that_has_either() {
    let folder = documents("listParcels", "allParcels");
    let settings = folder.path().join("all.toml");
    let client = |document: &str, name: &str| {
        format!("[[client]]\ndocument.path = \"{document}\"\ncrate.name = \"{name}\"\n")
    };
    let file = settings.display().to_string();
    for own in ["old.yaml", "new.yaml"] {
        let text = [client("other.yaml", "other"), client(own, "depot")].concat();
        fs::write(&settings, text).unwrap();
        let (code, stdout, stderr) = diff(&folder, &["--settings", &file]);
        assert_eq!((code, &stderr[..]), (0, ""), "{own}");
        assert!(
            stdout.contains("1 change, none of them breaking"),
            "{stdout}"
        );
    }
    // Of two clients of one document, it is the one whose crate is a side.
    let path = |name: &str| folder.path().join(name).display().to_string();
    let output = |name: &str| format!("output.folder = \"{name}\"\n");
    let both = ["first", "second"].map(|name| [client("new.yaml", name), output(name)].concat());
    fs::write(&settings, both.concat()).unwrap();
    let named = ["--name", "second", "-o", &path("second")].map(str::to_owned);
    let mut generate = vec![
        "oasmith".to_owned(),
        "generate".to_owned(),
        path("new.yaml"),
    ];
    generate.extend(named);
    assert_eq!(
        call(&generate.iter().map(String::as_str).collect::<Vec<_>>()).0,
        0
    );
    for side in ["second", "second/oasmith.lock"] {
        let (side, new) = (path(side), path("new.yaml"));
        let (code, stdout, _) = call(&["oasmith", "diff", &side, &new, "--settings", &file]);
        assert_eq!(
            (code, &stdout[..]),
            (0, "Nothing is different for callers.\n")
        );
    }

    fs::write(&settings, client("other.yaml", "other")).unwrap();
    let (code, _, stderr) = diff(&folder, &["--settings", &file]);
    assert_eq!(code, 2);
    let line = "no client of these settings has the document `new.yaml` or `old.yaml`";
    assert!(stderr.contains(line), "{stderr}");
    assert!(stderr.contains("their documents: `other.yaml`"), "{stderr}");
}

#[test]
fn only_diff_has_that_format() {
    let (code, _, stderr) = call(&["oasmith", "inspect", "a.yaml", "--format", "markdown"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("only `oasmith diff`"), "{stderr}");
}

#[test]
fn what_cannot_be_read_is_told() {
    let folder = documents("openapi: 3.0.3", "swagger: '1.2'");
    let (code, stdout, stderr) = diff(&folder, &[]);
    assert_eq!((code, &stdout[..]), (2, ""));
    assert!(stderr.contains("nothing has been compared"), "{stderr}");
    let (code, _, stderr) = call(&["oasmith", "diff", "none:a.yaml", "b.yaml"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("none:a.yaml: "), "{stderr}");
}

#[test]
fn a_crate_is_known_by_its_lock() {
    let folder = documents("listParcels", "allParcels");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (old, new, output) = (path("old.yaml"), path("new.yaml"), path("client"));
    assert_eq!(call(&["oasmith", "generate", &old, "-o", &output]).0, 0);
    let lock = path("client/oasmith.lock");
    for side in [&output, &lock] {
        let (code, stdout, _) = call(&["oasmith", "diff", side, &new]);
        assert_eq!(code, 0);
        assert!(stdout.contains("- list_parcels()\n"), "{stdout}");
        assert!(stdout.contains("+ all_parcels()  "), "{stdout}");
        let (_, stdout, _) = call(&["oasmith", "diff", side, &old]);
        assert_eq!(stdout, "Nothing is different for callers.\n");
    }
    fs::write(&lock, "version = 1\n[names]\n").unwrap();
    let (code, _, stderr) = call(&["oasmith", "diff", &lock, &new]);
    assert_eq!(code, 2);
    assert!(stderr.contains("names alone"), "{stderr}");
}
