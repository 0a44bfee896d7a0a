//! What of the settings and the options means nothing, and how it is said.

use std::fs;

use super::asking::DOCUMENT;
use super::call;
use crate::cli::report::{FINE, WRONG};
use crate::read::folder;

/// The path of something in a folder.
fn at(folder: &tempfile::TempDir, path: &str) -> String {
    folder.path().join(path).display().to_string()
}

/// What `check` ends with and says of the document with these settings.
fn checked(settings: &str) -> (u8, String) {
    let folder = folder(&[("api.yaml", DOCUMENT), ("oasmith.toml", settings)]);
    let (code, stdout, stderr) = call(&["oasmith", "check", &at(&folder, "api.yaml")]);
    (code, stdout + &stderr)
}

#[test]
fn a_setting_is_refused_in_its_own_words_and_at_its_place() {
    for (settings, told) in [
        ("[overlays]\nfiles = ['nope.yaml']\n", "oasmith.toml:2:10"),
        (
            "[answers]\nundocumented = 'strict'\n",
            "`undocumented` cannot be `strict`",
        ),
        ("[output]\nfolder = ''\n", "`folder` is empty"),
        ("[environment]\n'' = 'A'\n", "a key is empty"),
        (
            "[[client]]\ncrate.name = 'a'\n",
            "none of them names one; add `document.path`",
        ),
    ] {
        let (code, said) = checked(settings);
        assert_eq!(code, WRONG, "{said}");
        assert!(said.contains(told), "{said}");
    }
    let folder = folder(&[("api.yaml", DOCUMENT)]);
    let args = [
        "oasmith",
        "check",
        &at(&folder, "api.yaml"),
        "--name",
        "a b",
    ];
    let (_, _, stderr) = call(&args);
    assert!(stderr.contains("it is not the name of a crate"), "{stderr}");
}

#[test]
fn a_licence_has_the_form_of_spdx() {
    let code = |license: &str| checked(&format!("[crate]\nlicense = '{license}'\n")).0;
    for right in [
        "MIT",
        "MIT OR Apache-2.0",
        "MIT/Apache-2.0",
        "(MIT OR GPL-2.0+) AND LicenseRef-own",
        "GPL-2.0-only WITH Classpath-exception-2.0",
    ] {
        assert_eq!(code(right), FINE, "{right}");
    }
    for wrong in [
        "not a license",
        "MIT OR",
        "OR MIT",
        "(MIT",
        "MIT)",
        "MIT, Apache-2.0",
        "()",
        "",
    ] {
        assert_eq!(code(wrong), WRONG, "{wrong}");
    }
}

#[test]
fn a_variable_of_the_environment_is_for_something_that_a_client_needs() {
    let document = DOCUMENT.replace(
        "paths:",
        "servers: [{url: 'https://{region}.a.example', variables: {region: {default: b}}}]\n\
         components: {securitySchemes: {Key: {type: apiKey, in: header, name: x-key}}}\n\
         security: [{Key: []}]\npaths:",
    );
    for (entry, told) in [
        ("regon", Some("did you mean `region`?")),
        ("key", Some("did you mean `Key`?")),
        ("foo", Some("known here: `endpoint`, `region`, `Key`")),
        ("region", None),
        ("Key", None),
        ("endpoint", None),
    ] {
        let settings = format!("[environment]\n{entry} = 'A'\n");
        let folder = folder(&[("api.yaml", &document), ("oasmith.toml", &settings)]);
        let check = ["oasmith", "check", &at(&folder, "api.yaml")];
        let (code, stdout, stderr) = call(&check);
        match told {
            Some(told) => assert!(code == WRONG && stdout.contains(told), "{stdout}{stderr}"),
            None => assert_eq!(code, FINE, "{stdout}{stderr}"),
        }
    }
}

#[test]
fn a_variable_of_what_is_left_out_is_of_no_use_and_right() {
    let document = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /books:
    get: {operationId: listBooks, security: [{Key: []}], responses: {'204': {description: Fine.}}}
  /films:
    get: {operationId: listFilms, security: [{Keys: []}], responses: {'204': {description: Fine.}}}
components:
  securitySchemes:
    Key: {type: apiKey, in: header, name: x-key}
    Keys: {type: apiKey, in: header, name: x-keys}
";
    let settings = "[environment]\nKey = 'A'\nKeys = 'B'\n[only]\noperations = ['listBooks']\n";
    let files = [("api.yaml", document), ("oasmith.toml", settings)];
    let right = folder(&files);
    let (code, said, _) = call(&["oasmith", "check", &at(&right, "api.yaml")]);
    assert_eq!(code, FINE, "{said}");
    let misspelt = settings.replace("Key =", "Kye =");
    let wrong = folder(&[files[0], ("oasmith.toml", &misspelt)]);
    let (code, said, _) = call(&["oasmith", "check", &at(&wrong, "api.yaml")]);
    assert_eq!(code, WRONG, "{said}");
    assert!(said.contains("did you mean `Key`?"), "{said}");
}

#[test]
fn the_folder_of_all_files_is_one_that_has_the_document() {
    let files = [
        ("api.yaml", DOCUMENT),
        ("beside/other.yaml", "T: {type: string}\n"),
        ("set/api.yaml", DOCUMENT),
        ("set/oasmith.toml", "[document]\nroot = 'nope'\n"),
    ];
    let folder = folder(&files);
    let (spec, root) = (at(&folder, "api.yaml"), |path: &str| at(&folder, path));
    for (root, wrong) in [
        ("nope", Some("nope` cannot be the folder that all files")),
        ("api.yaml", Some("it is no folder")),
        ("beside", Some("is not in it")),
        ("", None),
        ("beside/..", None),
    ]
    .map(|(path, wrong)| (root(path), wrong))
    {
        let (code, said, _) = call(&["oasmith", "check", &spec, "--root", &root]);
        match wrong {
            Some(wrong) => assert!(code == WRONG && said.contains(wrong), "{root}: {said}"),
            None => assert_eq!(code, FINE, "{root}: {said}"),
        }
    }
    let (code, said, _) = call(&["oasmith", "check", &at(&folder, "set/api.yaml")]);
    assert_eq!(code, WRONG);
    assert!(said.contains("set/oasmith.toml"), "{said}");
}

#[test]
fn a_runtime_is_a_word_or_looks_like_a_folder() {
    let generate = |source: &str| {
        let folder = folder(&[("api.yaml", DOCUMENT)]);
        let (spec, client) = (at(&folder, "api.yaml"), at(&folder, "client"));
        let args = [
            "oasmith",
            "generate",
            &spec,
            "-o",
            &client,
            "--runtime",
            source,
        ];
        let (code, _, stderr) = call(&args);
        let manifest = fs::read_to_string(folder.path().join("client/Cargo.toml"));
        (code, stderr, manifest.unwrap_or_default())
    };
    for (source, told) in [
        ("vendord", "did you mean `vendored`?"),
        ("", "a folder such as `./runtime`"),
        ("runtime", "a folder such as `./runtime`"),
    ] {
        let (code, stderr, manifest) = generate(source);
        assert_eq!((code, manifest.as_str()), (WRONG, ""), "{source}");
        assert!(stderr.contains(told), "{stderr}");
    }
    for (source, line) in [
        ("vendored", ""),
        ("../a", "path = \"../a\""),
        (".", "path = \".\""),
    ] {
        let (code, stderr, manifest) = generate(source);
        assert_eq!(code, FINE, "{stderr}");
        assert!(manifest.contains(line), "{manifest}");
    }
}
