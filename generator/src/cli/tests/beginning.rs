//! From a document to a crate in one command, and what other programs are told.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::call;
use crate::cli::report::{CHANGED, FINE, WRONG};
use crate::read::folder;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Book Shop, version: '1'}
servers: [{url: 'https://{region}.shop.example', variables: {region: {default: north}}}]
security: [{Key: []}]
paths:
  /books:
    get: {operationId: listBooks, tags: [books], responses: {'204': {description: Fine.}}}
components:
  securitySchemes: {Key: {type: apiKey, in: header, name: x-key}}
";

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn init_writes_settings_that_teach_and_what_they_say() {
    let folder = folder(&[("spec/api.yaml", DOCUMENT)]);
    let at = |path: &str| folder.path().join(path);
    let (spec, client) = (at("spec/api.yaml"), at("client"));
    let init = [
        "oasmith",
        "init",
        spec.to_str().unwrap(),
        "--output",
        client.to_str().unwrap(),
    ];
    let (code, stdout, stderr) = call(&init);
    assert_eq!((code, stderr.as_str()), (FINE, ""), "{stdout}");
    for step in [
        "book-shop = { path = ",
        "tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }  # for the call",
        "use book_shop::{Client, auth::Key};",
        "client.list_books().await?",
        "--check",
    ] {
        assert!(stdout.contains(step), "{stdout}");
    }

    let settings = read(&at("spec/oasmith.toml"));
    for line in [
        "#:schema oasmith.schema.json",
        "path = \"api.yaml\"",
        "folder = \"../client\"",
        "name = \"book-shop\"",
        "# tags = [\"books\"]",
        "region = \"BOOK_SHOP_REGION\"",
        "Key = \"BOOK_SHOP_KEY\"",
        "list_books = \"listBooks\"",
    ] {
        assert!(
            settings.lines().any(|known| known == line),
            "{line}\n{settings}"
        );
    }
    let schema: Value = serde_json::from_str(&read(&at("spec/oasmith.schema.json"))).unwrap();
    assert_eq!(schema["title"], "oasmith.toml");
    assert!(at("client/examples/list_books.rs").is_file());
    let readme = read(&at("client/README.md"));
    for line in [
        "[dependencies]\nbook-shop = { path = \"book-shop\" }\ntokio = { version = \"1\"",
        "It needs Rust 1.85 or later",
        "`.send()`",
    ] {
        assert!(readme.contains(line), "{line}\n{readme}");
    }

    // It says what generate does from then on.
    let named = at("spec/oasmith.toml");
    let check = [
        "oasmith",
        "generate",
        "--settings",
        named.to_str().unwrap(),
        "--check",
    ];
    let (code, stdout, stderr) = call(&check);
    assert_eq!(code, FINE, "{stdout}{stderr}");

    let (code, stdout, stderr) = call(&init);
    assert_eq!((code, stdout.as_str()), (WRONG, ""));
    assert!(stderr.contains("is there already"), "{stderr}");
    assert_eq!(read(&at("spec/oasmith.toml")), settings);
}

#[test]
fn init_writes_over_no_schema_but_its_own() {
    for (standing, code) in [
        ("hi\n", WRONG),
        ("{\"title\": \"shop\"}", WRONG),
        ("{\"title\": \"oasmith.toml\"}", FINE),
    ] {
        let folder = folder(&[("api.yaml", DOCUMENT), ("oasmith.schema.json", standing)]);
        let at = |path: &str| folder.path().join(path).display().to_string();
        let (spec, client) = (at("api.yaml"), at("client"));
        let (ended, _, stderr) = call(&["oasmith", "init", &spec, "-o", &client]);
        assert_eq!(ended, code, "{standing}");
        if code == WRONG {
            assert!(stderr.contains("oasmith did not write it"), "{stderr}");
            let schema = read(&folder.path().join("oasmith.schema.json"));
            assert_eq!(schema, standing);
            assert!(!folder.path().join("oasmith.toml").exists());
        }
    }
}

/// A document that could have pages, something to wait for, and errors of which nothing is said.
const LISTED: &str = "\
openapi: 3.0.3
info: {title: Book Shop, version: '1'}
paths:
  /orders:
    get:
      operationId: list orders
      parameters: [{name: pageToken, in: query, schema: {type: string}}]
      responses:
        '200':
          description: Some of them.
          content: {application/json: {schema: {$ref: '#/components/schemas/Orders'}}}
        default: {$ref: '#/components/responses/Error'}
  /orders/{id}:
    get:
      operationId: showOrder
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200':
          description: The order.
          content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
        default: {$ref: '#/components/responses/Error'}
components:
  responses:
    Error:
      description: Not so.
      content: {application/json: {schema: {type: object, properties: {errorCode: {type: string}}}}}
  schemas:
    Order: {type: object, properties: {order_status: {type: string, enum: [packed, sent, failed]}}}
    Orders:
      type: object
      properties: {orders: {type: array, items: {$ref: '#/components/schemas/Order'}}, nextPageToken: {type: string}}
";

/// The settings that a document begins with, and what came of writing them.
fn begun(document: &str) -> (String, String) {
    let folder = folder(&[("api.yaml", document)]);
    let at = |path: &str| folder.path().join(path).display().to_string();
    let (code, stdout, stderr) = call(&["oasmith", "init", &at("api.yaml"), "-o", &at("client")]);
    assert_eq!((code, stderr.as_str()), (FINE, ""), "{stdout}");
    (read(&folder.path().join("oasmith.toml")), stdout)
}

/// The settings with all that stands in comments, but for prose.
fn uncommented(settings: &str) -> String {
    let is_said = |line: &str| {
        let key = line.split_once(" = ").map(|(key, _)| key);
        line.starts_with('[') || key.is_some_and(|key| !key.contains(' '))
    };
    let lines = settings.lines().map(|line| match line.strip_prefix("# ") {
        Some(text) if is_said(text) => format!("{text}\n"),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

#[test]
fn what_stands_in_comments_can_be_said() {
    let (settings, stdout) = begun(LISTED);
    for lines in [
        "# [only]\n# operations = [\"list orders\"]\n",
        "# [pages.\"list orders\"]\n# by = \"cursor\"\n# parameter = \"pageToken\"\n\
         # next = \"/nextPageToken\"\n# items = \"/orders\"\n",
        "# [wait.showOrder]\n# field = \"/order_status\"\n# done = [\"sent\"]\n# failed = [\"failed\"]\n",
        "# `/errorCode` is in 2 of 2 error bodies.\n[errors]\ncode = [\"/errorCode\"]\n",
    ] {
        assert!(settings.contains(lines), "{lines}\n{settings}");
    }
    assert!(
        !settings.contains("tags = ") && !stdout.contains("untold-errors"),
        "{settings}{stdout}"
    );
    // A document that has nothing of the kind has examples of others.
    for (document, operation) in [(LISTED, Some("list orders")), (DOCUMENT, None)] {
        let said = uncommented(&begun(document).0);
        let said = said.replace("[only]\noperations = [\"list orders\"]\n", "");
        let folder = folder(&[("api.yaml", document), ("oasmith.toml", &said)]);
        let outcome = crate::inspect(&crate::Request {
            spec: folder.path().join("api.yaml"),
            ..crate::Request::default()
        });
        let codes: Vec<_> = outcome.diagnostics.iter().map(|said| said.code).collect();
        match operation {
            Some(operation) => {
                assert_eq!(codes, [""; 0], "{said}");
                assert_eq!(outcome.settings.pages[0].operation, operation);
                assert_eq!(outcome.settings.waits.len(), 1);
            }
            None => assert_eq!(codes, ["unknown-operation"; 2], "{said}"),
        }
        assert!(outcome.settings.manifest.contains_key("lints"), "{said}");
    }
}

#[test]
fn init_leaves_nothing_behind_where_no_crate_can_be_made() {
    let folder = folder(&[
        ("wrong/api.yaml", "openapi: 2.0"),
        ("right/api.yaml", DOCUMENT),
        ("client/Cargo.toml", "# Mine.\n"),
    ]);
    let at = |path: &str| folder.path().join(path).display().to_string();
    for (spec, said) in [
        ("wrong", "[unsupported-version]"),
        ("right", "did not write"),
    ] {
        let api = at(&format!("{spec}/api.yaml"));
        let (code, _, stderr) = call(&["oasmith", "init", &api, "-o", &at("client")]);
        assert_eq!(code, WRONG);
        assert!(stderr.contains(said), "{stderr}");
        assert!(!folder.path().join(spec).join("oasmith.toml").exists());
    }
    let (code, _, stderr) = call(&["oasmith", "init", "https://a.example/api.yaml"]);
    assert_eq!(code, WRONG);
    assert!(stderr.contains("curl -o"), "{stderr}");
}

#[test]
fn a_module_says_what_its_crate_lacks() {
    let manifest = "[package]\nname = 'app'\n[dependencies]\nhttp = '1'\nserde_json = '1'\n";
    let folder = folder(&[("Cargo.toml", manifest), ("api.yaml", DOCUMENT)]);
    let at = |path: &str| folder.path().join(path).display().to_string();
    let (api, module) = (at("api.yaml"), at("src/shop"));
    let (code, stdout, stderr) = call(&["oasmith", "init", &api, "--module", "-o", &module]);
    assert_eq!((code, stderr.as_str()), (FINE, ""), "{stdout}");
    for said in [
        "\nbytes = \"1.10\"\n",
        "features = [\"float_roundtrip\"] }  # it lacks `float_roundtrip`\n",
        "features = [\"rustls\"] }\n",
        "`tokio` with `macros` and `rt-multi-thread` for the call below",
        "mod shop;",
        "use crate::shop::{Client",
    ] {
        assert!(stdout.contains(said), "{stdout}");
    }
    assert!(!stdout.contains("\nhttp = "), "{stdout}");
    let files = crate::generate(&crate::Request {
        spec: api.clone().into(),
        output: module.clone().into(),
        ..crate::Request::default()
    });
    for file in &files.files {
        assert!(!file.content.contains("cfg(feature"), "{}", file.path);
        assert!(!file.content.contains("cfg!(feature"), "{}", file.path);
    }
    let check = ["oasmith", "generate", &api, "--check"];
    let (code, stdout, _) = call(&check);
    assert_eq!(code, CHANGED, "{stdout}");
    let (_, stdout, _) = call(&[&check[..], &["--format", "json"]].concat());
    let told: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(told["changes"], serde_json::json!([]));
    assert_eq!(told["needs"]["dependencies"][0]["name"], "bytes");
}

#[test]
fn a_module_has_no_features_and_no_manifest() {
    for (settings, said) in [
        (
            "[features]\ntags = true\n",
            "`features` is of no use where `module` is true",
        ),
        (
            "[manifest]\nlints.workspace = true\n",
            "`manifest` is of no use",
        ),
        (
            "[features]\ndefault = ['reqwst']\n",
            "did you mean `reqwest`?",
        ),
        (
            "[features]\ndefault = ['gzip']\nwithout = ['gzip']\n",
            "`gzip` cannot be on",
        ),
    ] {
        let settings = format!("[output]\nmodule = true\n{settings}");
        let folder = folder(&[("api.yaml", DOCUMENT), ("oasmith.toml", &settings)]);
        let api = folder.path().join("api.yaml").display().to_string();
        let (code, _, stderr) = call(&["oasmith", "inspect", &api]);
        assert_eq!(code, WRONG);
        assert!(stderr.contains(said), "{stderr}");
    }
}

#[test]
fn the_manifest_has_what_the_settings_say_and_nothing_of_what_is_left_out() {
    let settings = "[crate]\npublish = false\n[features]\ndefault = ['blocking']\n\
                    without = ['reqwest', 'tower', 'gzip', 'testing']\n\
                    [manifest]\nlints.workspace = true\npackage.license.workspace = true\n\
                    package.metadata.own.key = 1\ndependencies.log = '0.4'\n";
    let folder = folder(&[("api.yaml", DOCUMENT), ("oasmith.toml", settings)]);
    let made = crate::generate(&crate::Request {
        spec: folder.path().join("api.yaml"),
        ..crate::Request::default()
    });
    let text = |path: &str| made.files.iter().find(|file| file.path == path);
    let manifest: toml::Table = toml::from_str(&text("Cargo.toml").unwrap().content).unwrap();
    let package = &manifest["package"];
    assert_eq!(package["publish"].as_bool(), Some(false));
    assert_eq!(package["license"]["workspace"].as_bool(), Some(true));
    assert_eq!(package["metadata"]["own"]["key"].as_integer(), Some(1));
    assert_eq!(manifest["lints"]["workspace"].as_bool(), Some(true));
    let names = |table: &str| -> Vec<String> {
        manifest[table]
            .as_table()
            .unwrap()
            .keys()
            .cloned()
            .collect()
    };
    assert_eq!(
        names("features"),
        ["default", "blocking", "rustls", "native-tls", "tracing"]
    );
    assert_eq!(manifest["features"]["default"].as_array().unwrap().len(), 1);
    let rustls = manifest["features"]["rustls"].to_string();
    assert_eq!(rustls, "[\"ureq?/rustls\", \"ureq?/platform-verifier\"]");
    let dependencies = names("dependencies");
    for gone in ["reqwest", "tokio", "http-body", "tower-service", "flate2"] {
        assert!(
            !dependencies.iter().any(|known| known == gone),
            "{dependencies:?}"
        );
    }
    assert!(dependencies.iter().any(|known| known == "log"));
    assert!(text("src/testing.rs").is_none() && text("src/runtime/transport/reqwest.rs").is_none());

    let wrong = "[manifest]\npackage.version = '1.0.0'\n";
    let folder = crate::read::folder(&[("api.yaml", DOCUMENT), ("oasmith.toml", wrong)]);
    let api = folder.path().join("api.yaml").display().to_string();
    let (code, _, stderr) = call(&["oasmith", "inspect", &api]);
    assert_eq!(code, WRONG);
    assert!(
        stderr.contains("`version` of the package cannot be set here"),
        "{stderr}"
    );
}

#[test]
fn other_programs_are_told_of_the_command_and_the_settings() {
    for (args, said) in [
        (&["completions", "bash"][..], "_oasmith()"),
        (&["completions", "fish"], "complete -c oasmith"),
        (&["man"], ".TH oasmith 1"),
        (&["man", "generate"], "oasmith-generate"),
        (&["schema"], "\"additionalProperties\": false"),
    ] {
        let (code, stdout, stderr) = call(&[&["oasmith"], args].concat());
        assert_eq!((code, stderr.as_str()), (FINE, ""));
        assert!(stdout.contains(said), "{args:?}: {stdout}");
    }
    let (code, stdout, _) = call(&["oasmith", "man", "--format", "json"]);
    let told: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((code, told["command"].as_str()), (FINE, Some("man")));
    let (code, _, stderr) = call(&["oasmith", "man", "generat"]);
    assert_eq!(code, WRONG);
    assert!(stderr.contains("did you mean `generate`?"), "{stderr}");
    let (code, _, stderr) = call(&["oasmith", "completions", "basch"]);
    assert_eq!(code, WRONG);
    assert!(stderr.contains("bash"), "{stderr}");
}
