use std::io::Write;
use std::path::Path;

use super::rules::{category, crate_name, example_name, keyword, url, variable, version};
use super::{Asked, Package, Placed, SETTINGS, Settings, TABLES, Types, help, path_beside, read};
use crate::diagnostic::{Diagnostics, Place};
use crate::pointer::FileId;
use crate::read::Node;

/// What a settings file says, and what there is to say about it: the code,
/// whether a key or a value is meant, where, the message and the help.
fn settings(text: &str) -> (Settings, Vec<String>) {
    let tree: Node = toml::from_str(text).unwrap();
    let mut diagnostics = Diagnostics::default();
    let settings = read::settings(&tree, FileId(1), &mut diagnostics).shared;
    let said = diagnostics.iter().map(|diagnostic| {
        let place = match &diagnostic.place {
            Place::Key(pointer) => format!("key {pointer}"),
            Place::Value(pointer) => format!("value {pointer}"),
            other => format!("{other:?}"),
        };
        let help = diagnostic.help.as_deref().unwrap_or("-");
        format!(
            "{} at {place}: {} | {help}",
            diagnostic.code, diagnostic.message
        )
    });
    (settings, said.collect())
}

/// The settings of a document, wherever its crate goes.
fn asked(spec: &Path) -> Asked<'_> {
    Asked {
        spec,
        versions: &[],
        output: Path::new(""),
        file: None,
    }
}

#[test]
fn where_errors_tell_what_went_wrong_is_read() {
    let (settings, said) = settings(
        r#"
        [errors]
        code = ["/error/code", "code"]
        request-id-headers = ["x-request-id", "x request id"]
        "#,
    );
    assert_eq!(settings.errors.code[0].origin.path(), "/errors/code/0");
    assert_eq!(settings.errors.code.len(), 1);
    assert_eq!(settings.errors.request_id_headers, ["x-request-id"]);
    assert_eq!(
        said,
        [
            "invalid-value at value #/errors/code/1: `code` is not a JSON Pointer, such as `/error/code` | -",
            "invalid-value at value #/errors/request-id-headers/1: `x request id` cannot be the name of a header | -",
        ]
    );
}

#[test]
fn all_settings_are_read() {
    let (settings, said) = settings(
        r#"
        [crate]
        name = "pets"
        version = "0.1.0"
        description = "Pets."
        license = "MIT OR Apache-2.0"
        repository = "https://example.com/pets"
        homepage = "https://example.com"
        documentation = "https://docs.example.com"
        keywords = ["pets", "api"]
        categories = ["api-bindings"]
        authors = ["Ann"]
        [types]
        date-time = "chrono"
        uri = "string"
        [environment]
        region = "PETS_REGION"
        Token = "PETS_TOKEN"
        [examples]
        list = "listPets"
        "#,
    );
    assert_eq!(said, [""; 0]);
    let package = Package {
        name: Some("pets".to_owned()),
        version: Some("0.1.0".to_owned()),
        description: Some("Pets.".to_owned()),
        license: Some("MIT OR Apache-2.0".to_owned()),
        repository: Some("https://example.com/pets".to_owned()),
        homepage: Some("https://example.com".to_owned()),
        documentation: Some("https://docs.example.com".to_owned()),
        keywords: vec!["pets".into(), "api".into()],
        categories: vec!["api-bindings".into()],
        authors: vec!["Ann".into()],
        publish: None,
    };
    assert_eq!(settings.package, package);
    assert_eq!(settings.types.date_time.as_deref(), Some("chrono"));
    assert_eq!(settings.types.uri.as_deref(), Some("string"));
    assert_eq!(settings.types.uuid, None);
    let environment: Vec<_> = settings
        .environment
        .iter()
        .map(|entry| (entry.key.as_str(), entry.value.as_str()))
        .collect();
    assert_eq!(
        environment,
        [("region", "PETS_REGION"), ("Token", "PETS_TOKEN")]
    );
    assert_eq!(settings.examples[0].origin.path(), "/examples/list");
    assert_eq!(settings.examples[0].origin.file(), FileId(1));
}

#[test]
fn an_unknown_key_is_refused_with_a_suggestion() {
    let (_, said) = settings(
        "name = 'pets'\n[crat]\n[quite-another]\n[crate]\nlicence = 'MIT'\nsomething-else = 1\n",
    );
    assert_eq!(
        said,
        [
            "unknown-key at key #/name: `name` is no table of `oasmith.toml` | put it under `[crate]`",
            "unknown-key at key #/crat: `crat` is no table of `oasmith.toml` | did you mean `crate`?",
            "unknown-key at key #/quite-another: `quite-another` is no table of `oasmith.toml` | \
             known here: `document`, `output`, `crate`, `types`, `answers`, `errors`, `runtime`, `environment`, `examples`, `operations`, \
             `credentials`, `wait`, `pages`, `only`, `except`, `features`, `manifest`, `overlays`, `references`, `release`",
            "unknown-key at key #/crate/licence: `licence` is no setting of `[crate]` | did you mean `license`?",
            "unknown-key at key #/crate/something-else: `something-else` is no setting of `[crate]` | \
             known here: `name`, `version`, `description`, `license`, `repository`, `homepage`, \
             `documentation`, `keywords`, `categories`, `authors`, `publish`",
        ]
    );
}

#[test]
fn a_value_of_the_wrong_type_is_refused() {
    let (settings, said) = settings(
        "examples = 'list'\n[crate]\nname = 1\nkeywords = 'pets'\nauthors = ['Ann', true]\n[environment]\nregion = ['A']\n",
    );
    assert_eq!(
        said,
        [
            "wrong-type at value #/examples: `examples` must be a table, and is a string | -",
            "wrong-type at value #/crate/name: `name` must be a string, and is an integer | -",
            "wrong-type at value #/crate/keywords: `keywords` must be a list of strings, and is a string | -",
            "wrong-type at value #/crate/authors/1: `authors` must be a string, and is a boolean | -",
            "wrong-type at value #/environment/region: `region` must be a string, and is a list | -",
        ]
    );
    assert_eq!(settings.package.name, None);
}

#[test]
fn an_unknown_type_is_refused_with_those_that_there_are() {
    let (settings, said) = settings("[types]\ndate-time = \"joda\"\nuuid = \"uiud\"\n");
    let expected = [
        "invalid-value at value #/types/date-time: `date-time` cannot be `joda` | known here: `jiff`, `jiff-or-civil`, `chrono`, `time`, `string`",
        "invalid-value at value #/types/uuid: `uuid` cannot be `uiud` | did you mean `uuid`?",
    ];
    assert_eq!(said, expected);
    assert_eq!(settings.types, Types::default());
}

#[test]
fn a_value_that_breaks_its_rule_is_refused_where_it_stands() {
    let (_, said) = settings(
        "[crate]\nname = '1st'\nkeywords = ['a', 'b', 'c', 'd', 'e', 'f g']\n[examples]\n'a/b' = 'x'\n",
    );
    let places: Vec<&str> = said
        .iter()
        .map(|said| said.split_once(": ").unwrap().0)
        .collect();
    assert_eq!(
        places,
        [
            "invalid-value at value #/crate/name",
            "invalid-value at value #/crate/keywords",
            "invalid-value at value #/crate/keywords/5",
            "invalid-value at key #/examples/a~1b",
        ]
    );
    assert!(
        said[1].contains("`keywords` has 6 items; at most 5 are allowed"),
        "{}",
        said[1]
    );
}

#[test]
fn rules_tell_right_from_wrong() {
    type Case = (
        fn(&str) -> Result<(), String>,
        &'static [&'static str],
        &'static [&'static str],
    );
    let cases: [Case; 7] = [
        (
            crate_name,
            &["a", "pets-client", "a_b", "Pets2"],
            &[
                "",
                "1a",
                "-a",
                "a b",
                "a.b",
                "päts",
                "type",
                "std",
                "CON",
                "proc-macro",
            ],
        ),
        (
            version,
            &[
                "0.1.0",
                "1.0.0-beta.1",
                "1.2.3-0a.b-c+build.007",
                "10.20.30+x-y",
            ],
            &[
                "", "1", "1.0", "1.0.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.0+", "v1.0.0",
                "1.0.+1",
            ],
        ),
        (
            url,
            &["https://a.b/c", "http://a"],
            &["", "a.b", "https://", "ftp://a", "https://a b"],
        ),
        (
            keyword,
            &["a", "c++", "1-b_c"],
            &["", "-a", "a b", "aaaaaaaaaaaaaaaaaaaaa"],
        ),
        (
            category,
            &["api-bindings", "a::b"],
            &["", "A", "a::", "a b"],
        ),
        (variable, &["A", "_a1"], &["", "1A", "A-B", "A=B"]),
        (
            example_name,
            &["list", "list_2"],
            &["", "List", "2", "a-b", "../a", "con", "com1"],
        ),
    ];
    for (rule, right, wrong) in cases {
        for text in right {
            assert_eq!(rule(text), Ok(()), "{text}");
        }
        for text in wrong {
            assert!(rule(text).is_err(), "{text}");
        }
    }
    assert!(crate_name(&"a".repeat(65)).is_err());
}

#[test]
fn the_help_names_every_table_and_key() {
    let help = help();
    for table in TABLES {
        assert!(help.contains(&format!("[{}]  {}", table.name, table.doc)));
        for key in table.keys() {
            assert!(help.contains(&format!("{:<14} {}\n", key.name, key.doc)));
        }
    }
}

#[test]
fn the_file_stands_beside_the_document_and_may_be_absent() {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("pets.yaml");
    assert_eq!(path_beside(&spec), folder.path().join(SETTINGS));
    assert_eq!(path_beside("pets.yaml".as_ref()).to_str(), Some(SETTINGS));

    let mut diagnostics = Diagnostics::default();
    let mut document = tempfile::Builder::new().suffix(".yaml").tempfile().unwrap();
    document.write_all(b"{}").unwrap();
    let mut sources = crate::read::Sources::read(document.path(), &mut diagnostics);
    assert_eq!(
        Settings::read(asked(&spec), &mut sources, &mut diagnostics),
        Settings::default()
    );
    assert_eq!(diagnostics.iter().count(), 0);
}

#[test]
fn what_is_said_of_an_operation_is_read() {
    let (settings, said) = settings(
        "[wait.getJob]\nfield = '/state'\ndone = ['over', 2, true]\nnot-started = []\n\
         [pages.'pets/list']\nby = 'page'\nparameter = 'page'\nfirst = -1\nitems = ''\n",
    );
    assert_eq!(said, [""; 0]);
    let wait = &settings.waits[0];
    assert_eq!(wait.operation, "getJob");
    assert_eq!(wait.origin.path(), "/wait/getJob");
    assert_eq!(wait.says["done"], serde_json::json!(["over", 2, true]));
    let pages = &settings.pages[0];
    assert_eq!(pages.operation, "pets/list");
    assert_eq!(
        (&pages.says["by"], &pages.says["first"]),
        (&"page".into(), &(-1).into())
    );
}

#[test]
fn what_is_selected_is_read_with_its_places() {
    let (settings, said) = settings(
        "[only]\noperations = ['a', 'b']\npaths = ['/a/**', 'get /b']\nmethods = ['get']\ndeprecated = false\n\
         [except]\ntags = ['c']\n",
    );
    assert_eq!(said, [""; 0]);
    let names = |placed: &[Placed<String>]| -> Vec<String> {
        let told = placed.iter();
        told.map(|one| format!("{} {}", one.origin.path(), one.value))
            .collect()
    };
    assert_eq!(
        names(&settings.only.operations),
        ["/only/operations/0 a", "/only/operations/1 b"]
    );
    assert_eq!(
        names(&settings.only.paths),
        ["/only/paths/0 /a/**", "/only/paths/1 get /b"]
    );
    assert_eq!(names(&settings.methods), ["/only/methods/0 get"]);
    assert_eq!(names(&settings.except.tags), ["/except/tags/0 c"]);
    let deprecated = settings.deprecated.unwrap();
    assert_eq!(
        (deprecated.value, deprecated.origin.path()),
        (false, "/only/deprecated")
    );
}

#[test]
fn what_selects_in_a_wrong_way_is_told() {
    let (settings, said) = settings(
        "[only]\noperation = []\ntags = 'a'\npaths = ['pets', 'a b /c', ' /d', '/d']\ndeprecated = 'no'\n",
    );
    let path = "is no path: it must begin with `/`, and may have a method before it | -";
    assert_eq!(
        said,
        [
            "unknown-key at key #/only/operation: `operation` is no setting of `[only]` | did you mean `operations`?",
            "wrong-type at value #/only/tags: `tags` must be a list of strings, and is a string | -",
            &format!("invalid-value at value #/only/paths/0: `pets` {path}"),
            &format!("invalid-value at value #/only/paths/1: `a b /c` {path}"),
            &format!("invalid-value at value #/only/paths/2: ` /d` {path}"),
            "wrong-type at value #/only/deprecated: `deprecated` must be true or false, and is a string | -",
        ]
    );
    assert_eq!(settings.only.paths[0].origin.path(), "/only/paths/3");
}

#[test]
fn features_of_tags_are_all_on_unless_some_are_listed() {
    let (all, said) = settings("[features]\ntags = true\n");
    assert_eq!(said, [""; 0]);
    assert!(all.features.has_tags() && all.features.is_default("a"));
    let (some, said) = settings("[features]\ntags = true\ndefault-tags = ['a']\n");
    assert_eq!(said, [""; 0]);
    assert!(some.features.is_default("a") && !some.features.is_default("b"));
    let (none, said) = settings("[features]\ntags = true\ndefault-tags = []\n");
    assert_eq!(said, [""; 0]);
    assert!(!none.features.is_default("a"));
    let (_, said) = settings("[features]\ntags = false\ndefault-tags = []\n");
    assert_eq!(
        said,
        [
            "invalid-value at value #/features/default-tags: `default-tags` is of no use where `tags` is \
             not true | set `tags = true`, or leave `default-tags` out"
        ]
    );
}

#[test]
fn what_is_missing_or_wrong_there_is_told() {
    let (settings, said) =
        settings("wait = 1\n[pages]\nother = 1\n[pages.list]\nby = 'pag'\nfirst = 1.5\nnxt = ''\n");
    assert_eq!(
        said,
        [
            "wrong-type at value #/wait: `wait` must be a table, and is an integer | -",
            "wrong-type at value #/pages/other: `other` must be a table, and is an integer | -",
            "invalid-value at value #/pages/list/by: `by` cannot be `pag` | did you mean `page`?",
            "wrong-type at value #/pages/list/first: `first` must be a whole number, and is a number | -",
            "unknown-key at key #/pages/list/nxt: nothing is said by `nxt` here | did you mean `next`?",
            "missing-key at key #/pages/list: `list` needs `items` | \
             add `items`: a JSON Pointer to the list; \"\" if the answer is one",
        ]
    );
    assert_eq!(settings.pages, []);
}
