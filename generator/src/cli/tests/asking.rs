//! Which documents are meant, with which settings, and where their crates go.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::call;
use crate::cli::report::{FINE, WRONG};
use crate::diagnostic::Diagnostics;
use crate::read::{Sources, Texts};
use crate::settings::{Client, clients};

pub(super) const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /books:
    get: {operationId: listBooks, responses: {'204': {description: Fine.}}}
";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn at(folder: &TempDir, path: &str) -> String {
    folder.path().join(path).to_str().unwrap().to_owned()
}

fn manifest(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path).join("Cargo.toml")).unwrap()
}

#[test]
fn an_address_is_refused_with_what_to_do() {
    let (code, stdout, stderr) = call(&["oasmith", "inspect", "https://a.example/api.json"]);
    assert_eq!((code, stdout.as_str()), (WRONG, ""));
    assert!(
        stderr.contains("curl -o api.yaml https://a.example/api.json"),
        "{stderr}"
    );
    let (code, stdout, _) = call(&[
        "oasmith",
        "generate",
        "http://a.example/",
        "--format",
        "json",
    ]);
    let told: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((code, told["ok"].as_bool()), (WRONG, Some(false)));
    let error = told["error"]["message"].as_str().unwrap();
    assert!(
        error.contains("curl") && error.contains("`--fetch`"),
        "{told}"
    );
}

#[test]
fn a_comparison_fetches_nothing() {
    let asked = ["oasmith", "diff", "https://a.example/api.yaml", "client"];
    let (code, _, stderr) = call(&asked);
    assert_eq!(code, WRONG);
    assert!(stderr.contains("`oasmith generate --fetch`"), "{stderr}");
}

#[test]
fn an_address_in_the_settings_is_one_as_well() {
    let settings = "document.path = 'http://a.example/api.yaml'\noutput.folder = 'client'\n";
    let folder = folder(&[("oasmith.toml", settings)]);
    let settings = at(&folder, "oasmith.toml");
    let (code, _, stderr) = call(&["oasmith", "generate", "--settings", &settings]);
    assert_eq!(code, WRONG);
    let said = "`http://a.example/api.yaml` is an address";
    assert!(stderr.contains(said), "{stderr}");
    let asked = ["oasmith", "generate", "--fetch", "--settings", &settings];
    let (code, _, stderr) = call(&asked);
    assert_eq!(code, WRONG);
    let said = "`http://a.example/api.yaml` is not fetched: with `http`, anybody";
    assert!(stderr.contains(said), "{stderr}");
}

#[test]
fn other_settings_stand_in_for_those_beside() {
    let folder = folder(&[
        ("api.yaml", DOCUMENT),
        ("oasmith.toml", "[crate]\nname = 'beside'\n"),
        ("other/own.toml", "[crate]\nname = 'other'\n"),
    ]);
    let (spec, client) = (at(&folder, "api.yaml"), at(&folder, "client"));
    let own = at(&folder, "other/own.toml");
    let generate = ["oasmith", "generate", &spec, "--output", &client];
    assert_eq!(call(&generate).0, FINE);
    assert!(manifest(&folder, "client").contains("name = \"beside\""));
    let (code, ..) = call(&[&generate[..], &["--settings", &own]].concat());
    assert_eq!(code, FINE);
    assert!(manifest(&folder, "client").contains("name = \"other\""));

    let (code, _, stderr) = call(&["oasmith", "inspect", &spec, "--settings", "no.toml"]);
    assert_eq!(code, WRONG);
    assert!(stderr.contains("there is no such file"), "{stderr}");
}

#[test]
fn a_crate_goes_into_the_folder_of_its_settings_as_well() {
    for spelled in [".", "./", "./x/.."] {
        let settings = format!("document.path = 'api.yaml'\noutput.folder = '{spelled}'\n");
        let folder = folder(&[("api.yaml", DOCUMENT), ("oasmith.toml", &settings)]);
        let (code, stdout, stderr) = call(&[
            "oasmith",
            "generate",
            "--settings",
            &at(&folder, "oasmith.toml"),
        ]);
        assert_eq!(code, FINE, "{stdout}{stderr}");
        assert!(folder.path().join("Cargo.toml").is_file());
    }
    let here = clients_in("document.path = 'api.yaml'\noutput.folder = './x/..'\n");
    assert_eq!(here[0].output.as_deref(), Some(Path::new(".")));
}

/// The clients of settings that stand in the working folder.
fn clients_in(settings: &str) -> Vec<Client> {
    let texts = Texts::alone([("oasmith.toml", settings)]);
    let mut told = Diagnostics::default();
    let file = Path::new("oasmith.toml");
    let mut sources = Sources::begin(file, texts, &mut told);
    clients(file, &mut sources, &mut told)
}

#[test]
fn two_clients_do_not_go_to_one_folder() {
    for (first, second, shared) in [
        ("output.folder = 'out'", "output.folder = './a/../out/'", ""),
        ("", "", "[output]\nfolder = 'out'\n"),
        ("", "output.folder = 'out'", "[output]\nfolder = 'out'\n"),
    ] {
        let settings = format!(
            "{shared}[[client]]\ndocument.path = 'a.yaml'\n{first}\n\
             [[client]]\ndocument.path = 'b.yaml'\n{second}\n"
        );
        let folder = folder(&[
            ("a.yaml", DOCUMENT),
            ("b.yaml", DOCUMENT),
            ("oasmith.toml", &settings),
        ]);
        let named = at(&folder, "oasmith.toml");
        let (code, stdout, stderr) = call(&["oasmith", "generate", "--settings", &named]);
        assert_eq!((code, stdout.as_str()), (WRONG, ""), "{settings}");
        let told = "another client goes to the folder `out` as well";
        assert!(stderr.contains(told), "{stderr}");
        assert!(!folder.path().join("out").exists());
    }
}

#[test]
fn one_command_writes_all_clients_of_the_settings() {
    let folder = folder(&[
        ("books/api.yaml", DOCUMENT),
        ("films/api.yaml", DOCUMENT),
        (
            "oasmith.toml",
            "[crate]\nlicense = 'MIT'\n\
             [[client]]\ndocument.path = 'books/api.yaml'\noutput.folder = 'out/books'\ncrate.name = 'books'\n\
             [[client]]\ndocument.path = 'films/../films/api.yaml'\noutput.folder = 'out/films'\n\
             [client.crate]\nname = 'films'\nlicense = 'Apache-2.0'\n",
        ),
    ]);
    let settings = at(&folder, "oasmith.toml");
    let generate = ["oasmith", "generate", "--settings", &settings];
    let (code, stdout, stderr) = call(&generate);
    assert_eq!((code, stderr.as_str()), (FINE, ""), "{stdout}");
    assert!(stdout.contains("films/api.yaml:\n"), "{stdout}");
    assert!(manifest(&folder, "out/books").contains("license = \"MIT\""));
    let films = manifest(&folder, "out/films");
    assert!(films.contains("name = \"films\"") && films.contains("license = \"Apache-2.0\""));

    let json = [&generate[..], &["--check", "--format", "json"]].concat();
    let (code, stdout, _) = call(&json);
    let told: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((code, told["ok"].as_bool()), (FINE, Some(true)), "{told}");
    let clients = told["clients"].as_array().unwrap();
    assert_eq!(clients.len(), 2);
    assert_eq!(clients[1]["facts"]["mode"], "check");

    // One of them, by its document.
    let films = at(&folder, "films/api.yaml");
    let (code, stdout, _) = call(&[&generate[..], &[&films, "--check"]].concat());
    assert_eq!(code, FINE, "{stdout}");
    assert!(stdout.contains("out/films is up to date"), "{stdout}");

    for (more, said) in [
        (&["--output", "x"][..], "name the document of one"),
        (&["nothing.yaml", "-o", "x"], "[unknown-document]"),
    ] {
        let (code, _, stderr) = call(&[&generate[..], more].concat());
        assert_eq!(code, WRONG);
        assert!(stderr.contains(said), "{stderr}");
    }
    let (code, _, stderr) = call(&["oasmith", "inspect", "--settings", &settings]);
    assert_eq!(code, WRONG);
    assert!(
        stderr.contains("this command is for one client"),
        "{stderr}"
    );
}

#[test]
fn what_names_no_document_or_no_folder_is_told() {
    let folder = folder(&[
        ("api.yaml", DOCUMENT),
        ("empty.toml", ""),
        ("wrong.toml", "[documents]\n"),
    ]);
    let settings = |name: &str| at(&folder, name);
    for (args, said) in [
        (&["--settings", &settings("no.toml")][..], "`oasmith init"),
        (
            &["--settings", &settings("empty.toml")],
            "names no document",
        ),
        (
            &["--settings", &settings("wrong.toml")],
            "did you mean `document`?",
        ),
        (&[&settings("api.yaml")], "--output <DIR>"),
    ] {
        let (code, stdout, stderr) = call(&[&["oasmith", "generate"], args].concat());
        assert_eq!((code, stdout.as_str()), (WRONG, ""));
        assert!(stderr.contains(said), "{stderr}");
    }
}

#[test]
fn a_file_stands_for_an_address_that_the_document_refers_to() {
    let document = DOCUMENT.replace(
        "{description: Fine.}",
        "{$ref: 'https://a.example/shared/answers.yaml#/fine'}",
    );
    let folder = folder(&[
        ("api.yaml", &document),
        ("vendored/answers.yaml", "fine: {description: Fine.}\n"),
        (
            "own.toml",
            "[references]\n'https://a.example/shared/' = 'vendored'\n",
        ),
    ]);
    let (spec, own) = (at(&folder, "api.yaml"), at(&folder, "own.toml"));
    let (_, stdout, stderr) = call(&["oasmith", "inspect", &spec]);
    let said = stdout + &stderr;
    assert!(said.contains("[unknown-reference]"), "{said}");
    let (code, stdout, stderr) = call(&["oasmith", "inspect", &spec, "--settings", &own]);
    assert_eq!((code, stderr.as_str()), (FINE, ""));
    assert!(stdout.contains("represents all"), "{stdout}");
}
