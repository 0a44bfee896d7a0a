//! The project's own document with one mistake in it: what a person is told.

use std::fs;

use tests::project;

use crate::run::generate;

/// The message for the document with `from` replaced by `to`, and the line that
/// the mistake is in. With an exit code of 0 it is a warning, and there is a crate.
fn told(from: &str, to: &str, code: u8) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = fs::read_to_string(project::spec()).expect("the document");
    assert!(text.contains(from), "the document says {from:?}");
    let spec = folder.path().join("hss.yaml");
    fs::write(&spec, text.replacen(from, to, 1)).expect("written");
    let output = folder.path().join("client");
    let run = generate(&spec, &output, &["--name", "hss"]);
    assert_eq!(run.code, code, "{}", run.stderr);
    assert_eq!(
        output.exists(),
        code == 0,
        "only a warning lets it be written"
    );
    let folder = folder.path().to_string_lossy().replace('\\', "/");
    let said = match run.stdout.find("warning[") {
        Some(at) => &run.stdout[at..],
        None => &run.stderr,
    };
    said.replace(&format!("{folder}/"), "")
}

macro_rules! mistake {
    ($name:ident: $from:literal => $to:literal) => {
        mistake!($name ends 2: $from => $to);
    };
    ($name:ident ends $code:literal: $from:literal => $to:literal) => {
        #[test]
        fn $name() {
            insta::assert_snapshot!(told($from, $to, $code));
        }
    };
}

mistake!(bad_yaml: "  version: v5" => "   version: v5");
mistake!(wrong_type ends 0: "        maxLength: 256\n    EnterpriseProjectId" => "        maxLength: many\n    EnterpriseProjectId");
mistake!(missing_field ends 0: "      name: X-Auth-Token
" => "");
mistake!(misspelt_extension: "x-oasmith-client: true" => "x-oasmith-cleint: true");
mistake!(unknown_reference: "'#/components/schemas/CollectionStatus'" => "'#/components/schemas/ColectionStatus'");
mistake!(reference_to_a_url: "'#/components/schemas/CollectionStatus'" => "'https://a.example/b.yaml#/CollectionStatus'");
mistake!(duplicate_operation_id ends 0: "operationId: showCollectionStatus" => "operationId: exportAssets");
mistake!(undeclared_path_parameter ends 0: "/asset/manual-collect/{type}:" => "/asset/manual-collect/{kind}:");
mistake!(duplicate_key ends 0: "      in: header\n      name: X-Auth-Token" => "      in: header\n      name: X-Auth-Token\n      in: query");
mistake!(unknown_word ends 0: "      in: path\n      required: true\n      x-oasmith-client" => "      in: paht\n      required: true\n      x-oasmith-client");
mistake!(unknown_credential ends 0: "x-oasmith-credential: huaweicloud" => "x-oasmith-credential: huaweicluod");
mistake!(wrong_count ends 0: "        - Assets of hosts (servers).\n" => "");
mistake!(wait_for_a_place_that_is_not_there: "field: /scan_status" => "field: /scan_staus");
mistake!(wait_for_an_unknown_value: "done: [scanned]" => "done: [scaned]");
mistake!(wait_for_the_same_twice: "not-started: [neverscan]" => "not-started: [failed]");
mistake!(wait_without_an_end: "        done: [scanned]\n" => "");
mistake!(wait_with_a_misspelt_key ends 0: "not-started: [neverscan]" => "not-begun: [neverscan]");
mistake!(wait_with_what_must_not_be_repeated: "      operationId: exportAssets\n" => "      operationId: exportAssets\n      x-oasmith-wait: {field: /task_id, done: [a]}\n");
mistake!(pages_of_what_is_no_list: "      operationId: showCollectionStatus\n" => "      operationId: showCollectionStatus\n      x-oasmith-pages: {by: link, size: limit, items: /scan_status}\n");
mistake!(pages_by_an_unknown_way: "      operationId: showCollectionStatus\n" => "      operationId: showCollectionStatus\n      x-oasmith-pages: {by: links, items: ''}\n");

#[test]
fn a_strict_run_refuses_what_is_a_warning_otherwise() {
    let text = fs::read_to_string(project::spec()).expect("the document");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let spec = folder.path().join("hss.yaml");
    fs::write(&spec, text.replacen("maxLength: 256", "maxLength: many", 1)).expect("written");
    let output = folder.path().join("client");
    let run = generate(&spec, &output, &["--name", "hss", "--strict"]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(run.stderr.contains("error[wrong-type]"), "{}", run.stderr);
    assert!(!output.exists(), "nothing is written");
    let run = generate(&spec, &output, &["--name", "hss"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("warning[wrong-type]"), "{}", run.stdout);
    fs::write(&spec, text).expect("written");
    let run = generate(&spec, &output, &["--name", "hss", "--strict"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn all_mistakes_are_told_together() {
    let text = fs::read_to_string(project::spec()).expect("the document");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let spec = folder.path().join("hss.yaml");
    let broken = text
        .replacen(
            "operationId: showCollectionStatus",
            "operationId: exportAssets",
            1,
        )
        .replacen("x-oasmith-client: true", "x-oasmith-cleint: true", 1)
        .replacen("  title: Huawei", "  tilte: Huawei", 1);
    fs::write(&spec, broken).expect("written");
    let run = generate(
        &spec,
        &folder.path().join("client"),
        &["--name", "hss", "--format", "json"],
    );
    let said: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    // The one error comes first, then the warnings in the order of the document.
    let codes: Vec<&str> = said["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["code"].as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "unknown-extension",
            "missing-key",
            "unknown-key",
            "duplicate-operation-id"
        ]
    );
}

#[test]
fn a_file_in_another_folder_is_read_where_that_is_allowed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = fs::read_to_string(project::spec()).expect("the document");
    let here = "'#/components/schemas/CollectionStatus'";
    assert!(text.contains(here), "the document says {here}");
    let there = "'../shared.yaml#/CollectionStatus'";
    let spec = folder.path().join("spec").join("hss.yaml");
    fs::create_dir(folder.path().join("spec")).expect("a folder");
    fs::write(&spec, text.replacen(here, there, 1)).expect("written");
    let shared = "CollectionStatus: {type: object, properties: {scan_status: {type: string}}}\n";
    fs::write(folder.path().join("shared.yaml"), shared).expect("written");

    let output = folder.path().join("client");
    let refused = generate(&spec, &output, &["--name", "hss"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("--root"), "{}", refused.stderr);
    let root = folder.path().to_string_lossy();
    let run = generate(&spec, &output, &["--name", "hss", "--root", &root]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let models = fs::read_to_string(output.join("src/model/mod.rs")).expect("the models");
    assert!(models.contains("CollectionStatus"), "{models}");
}

/// A document with pages, whose declaration and the settings' are given.
fn told_of_pages(document: &str, settings: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let spec = folder.path().join("pages.yaml");
    let text = format!(
        "openapi: 3.0.3
info: {{title: Pages, version: '1'}}
paths:
  /things:
    get:
      operationId: listThings
      {document}
      parameters:
        - {{name: page, in: query, schema: {{type: integer}}}}
        - {{name: after, in: query, schema: {{type: string}}}}
      responses:
        '200': {{description: Fine., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Things'}}}}}}}}
components:
  schemas:
    Things: {{properties: {{things: {{type: array, items: {{properties: {{id: {{type: integer}}}}}}}}, more: {{type: boolean}}}}}}
"
    );
    fs::write(&spec, text).expect("written");
    fs::write(folder.path().join("oasmith.toml"), settings).expect("written");
    let run = generate(&spec, &folder.path().join("client"), &["--name", "pages"]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    let folder = folder.path().to_string_lossy().replace('\\', "/");
    run.stderr.replace(&format!("{folder}/"), "")
}

#[test]
fn what_is_said_of_pages() {
    let say = |what: &str| told_of_pages(&format!("x-oasmith-pages: {{{what}}}"), "");
    let all = [
        "by: page, parameter: pgae, items: /things",
        "by: page, parameter: after, items: /things",
        "by: page, items: /things",
        "by: cursor, parameter: after, items: /things",
        "by: cursor, parameter: page, after: /name, items: /things",
        "by: cursor, parameter: page, next: /more, items: /things",
        "by: link, parameter: page, more: /things, items: things",
        "by: page, parameter: /page, items: /things",
    ];
    insta::assert_snapshot!(all.map(say).join("\n"));
}

#[test]
fn what_is_said_of_pages_in_a_body() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let spec = folder.path().join("search.yaml");
    let search = "schema: {$ref: '#/components/schemas/Search'}";
    let given = format!("required: true, content: {{application/json: {{{search}}}}}");
    let left_out = format!("content: {{application/json: {{{search}}}}}");
    let several = format!(
        "content: {{application/json: {{{search}}}, text/plain: {{schema: {{type: string}}}}}}"
    );
    let say = |body: &str, parameter: &str| {
        let text = format!(
            "openapi: 3.0.3
info: {{title: Search, version: '1'}}
paths:
  /search:
    post:
      operationId: search
      x-oasmith-pages: {{by: cursor, parameter: {parameter}, next: /next, items: /things}}
      requestBody: {{{body}}}
      responses:
        '200':
          description: Fine.
          content:
            application/json:
              schema: {{properties: {{next: {{type: string}}, things: {{type: array, items: {{}}}}}}}}
components:
  schemas:
    Search:
      required: [words]
      properties:
        words: {{type: string}}
        after: {{type: string}}
        number: {{type: integer}}
        all: {{type: array, items: {{type: string}}}}
        deep: {{required: [words], properties: {{words: {{type: string}}, after: {{type: string}}}}}}
"
        );
        fs::write(&spec, text).expect("written");
        let run = generate(&spec, &folder.path().join("client"), &["--name", "search"]);
        assert_eq!(run.code, 2, "{}", run.stdout);
        let folder = folder.path().to_string_lossy().replace('\\', "/");
        run.stderr.replace(&format!("{folder}/"), "")
    };
    let all = [
        (&given, "/atfer"),
        (&given, "/number"),
        (&given, "/all/0"),
        (&given, "/deep/after"),
        (&left_out, "/after"),
        (&several, "/after"),
    ];
    let said = all.map(|(body, parameter)| say(body, parameter));
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn what_the_settings_say_of_pages() {
    let settings = r#"
[pages.listThing]
by = "page"
items = "/things"

[pages.listThings]
by = "pages"
frist = 1

[wait.listThings]
field = "/more"
done = [true, [false]]
failed = ["no"]
"#;
    insta::assert_snapshot!(told_of_pages("description: Says nothing.", settings));
}

#[test]
fn what_the_settings_say_of_credentials() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let spec = folder.path().join("hss.yaml");
    fs::copy(project::spec(), &spec).expect("a copy");
    let told = |settings: &str| {
        fs::write(folder.path().join("oasmith.toml"), settings).expect("written");
        let run = generate(&spec, &folder.path().join("client"), &["--name", "hss"]);
        let said = match run.stdout.find("warning[") {
            Some(at) => &run.stdout[at..],
            None => &run.stderr,
        };
        let place = format!("{}/", folder.path().to_string_lossy()).replace('\\', "/");
        said.replace(&place, "")
    };
    insta::assert_snapshot!(
        [
            told("[credentials]\nCredentails = \"huaweicloud\"\n"),
            told("[credentials]\nCredentials = \"huaweicluod\"\n"),
        ]
        .join("\n")
    );
}
