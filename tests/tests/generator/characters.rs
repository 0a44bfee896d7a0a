//! Whatever characters stand in the texts and names of a document, the crate is Rust, and no file of
//! it has a character that turns the direction of others or controls a device.

use std::fs;
use std::path::Path;

use oasmith::{Request, ir, write};
use tests::project;

use crate::run;

/// One of each kind of character, and those that mean something where Rust, TOML or Markdown are
/// written. What they are is told where they are more than a letter.
const CHARACTERS: &[&str] = &[
    // Controls, and what ends a line.
    "\0",
    "\u{7}",
    "\u{8}",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\u{b}",
    "\u{c}",
    "\u{1b}",
    "\u{7f}",
    "\u{85}",
    "\u{9f}",
    "\u{2028}",
    "\u{2029}",
    // What turns the direction, and what is not seen.
    "\u{61c}",
    "\u{200e}",
    "\u{200f}",
    "\u{202a}",
    "\u{202b}",
    "\u{202c}",
    "\u{202d}",
    "\u{202e}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{ad}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{2060}",
    "\u{feff}",
    "\u{fff9}",
    "\u{e0041}",
    "\u{e0001}",
    // Spaces.
    " ",
    "\u{a0}",
    "\u{2003}",
    "\u{3000}",
    // Letters of each kind, marks, and numbers.
    "a",
    "Z",
    "À",
    "ß",
    "ǅ",
    "ʰ",
    "ª",
    "漢",
    "ſ",
    "\u{212a}",
    "İ",
    "ı",
    "א",
    "ا",
    "\u{301}",
    "e\u{301}",
    "\u{903}",
    "\u{20dd}",
    "7",
    "٣",
    "Ⅷ",
    "½",
    "²",
    "𝒳",
    "ﬁ",
    // Marks and signs.
    "_",
    "‿",
    "-",
    "—",
    "(",
    "⁅",
    "]",
    "«",
    "»",
    "¿",
    "!",
    "+",
    "∑",
    "$",
    "€",
    "^",
    "\u{1f3fb}",
    "😀",
    "👩\u{200d}🚀",
    // What belongs to nobody.
    "\u{378}",
    "\u{e000}",
    "\u{ffff}",
    "\u{fdd0}",
    "\u{10ffff}",
    "\u{fffd}",
    // What means something somewhere.
    "\"",
    "'",
    "\\",
    "\\u{202e}",
    "`",
    "```\n",
    "{",
    "}",
    "{}",
    "{0}",
    "#",
    "\"#",
    "*/",
    "/*",
    "//",
    "///",
    "//!",
    "<",
    "&",
    "|",
    "%",
    "%0a",
    "~0",
    "~1",
    "/",
    "?",
    "@",
    ":",
    ";",
    "=",
    ",",
    ".",
    "..",
    "[a]: b",
    "--",
    "]]",
    "=>",
    "$crate",
    "r#fn",
    "'a",
    "fn",
    "Self",
    "crate",
    "_",
    "con",
    "NUL",
    "aux.rs",
    "lib",
    "mod",
    "main",
];

/// The document, in which each place of a text or a name is a number between signs.
fn template() -> &'static str {
    r##"{
  "openapi": "3.1.0",
  "info": {"title": "@1@", "summary": "@2@", "description": "@3@", "version": "1@4@", "termsOfService": "@5@",
    "contact": {"name": "@6@", "url": "https://a.test/@7@", "email": "@8@"}, "license": {"name": "@9@"}},
  "externalDocs": {"url": "https://a.test/@10@", "description": "@11@"},
  "servers": [{"url": "https://{v@12@}.test/@13@", "description": "@14@", "variables": {"v@12@": {"default": "d@15@", "enum": ["d@15@", "@16@"], "description": "@17@"}}},
    {"url": "/@18@"}],
  "tags": [{"name": "@19@", "description": "@20@"}],
  "paths": {"/a@21@/{p@22@}": {"post": {
    "operationId": "@23@", "summary": "@24@", "description": "@25@", "tags": ["@19@", "t@26@"],
    "security": [{"k@27@": []}, {"o@28@": ["@29@"]}],
    "parameters": [
      {"name": "p@22@", "in": "path", "required": true, "description": "@30@", "schema": {"type": "string"}, "example": "@31@"},
      {"name": "@32@", "in": "query", "description": "@33@", "schema": {"type": "string", "enum": ["@34@", "b"], "default": "@34@"}},
      {"name": "h@35@", "in": "header", "schema": {"type": "string", "pattern": "@36@"}},
      {"name": "c@37@", "in": "cookie", "schema": {"$ref": "#/components/schemas/A"}}],
    "requestBody": {"description": "@38@", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/B"}, "example": {"@39@": "@40@"}},
      "multipart/form-data": {"schema": {"type": "object", "properties": {"f@41@": {"type": "string", "format": "binary"}}}}}},
    "responses": {"200": {"description": "@42@", "headers": {"X-@43@": {"schema": {"type": "string"}}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/B"}}, "text/a@44@": {"schema": {"type": "string"}}}}},
    "callbacks": {"@45@": {"{$request.body#/@46@}": {"post": {"responses": {"204": {"description": ""}}}}}}}}},
  "webhooks": {"@47@": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/B"}}}}, "responses": {"204": {"description": ""}}}}},
  "components": {
    "securitySchemes": {"k@27@": {"type": "apiKey", "in": "header", "name": "X-K@48@", "description": "@49@"},
      "o@28@": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://a.test/@50@", "scopes": {"@29@": "@51@"}}}}},
    "schemas": {
      "A": {"type": "string", "title": "@52@", "enum": ["@53@", "c"]},
      "B": {"type": "object", "title": "@54@", "description": "@55@", "required": ["r@56@"], "properties": {
        "@57@": {"type": "string", "description": "@58@", "default": "@59@", "format": "@60@"},
        "r@56@": {"oneOf": [{"type": "object", "title": "@61@", "properties": {"kind": {"const": "@62@"}}}, {"type": "object", "properties": {"kind": {"const": "z"}}}]},
        "list": {"type": "array", "items": {"type": "object", "properties": {"@63@": {"type": "integer", "enum": [1, 2], "x-enum-varnames": ["@64@", "Two"], "x-enum-descriptions": ["@65@", "b"]}}}},
        "next": {"$ref": "#/components/schemas/C"}}},
      "C": {"oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}], "discriminator": {"propertyName": "@66@", "mapping": {"@67@": "#/components/schemas/B"}}}}}
}"##
}

const PLACES: usize = 67;

/// The document with a text in some of its places, and a plain word in the others.
fn document(text: &str, has: impl Fn(usize) -> bool) -> String {
    filled(|place| {
        if has(place) {
            text.to_owned()
        } else {
            format!("w{place}")
        }
    })
}

/// The document with a text in each of its places.
fn filled(text: impl Fn(usize) -> String) -> String {
    let mut document = template().to_owned();
    for place in 1..=PLACES {
        let quoted = serde_json::Value::from(text(place)).to_string();
        let quoted = &quoted[1..quoted.len() - 1];
        document = document.replace(&format!("@{place}@"), quoted);
    }
    document
}

fn is_hidden(character: char) -> bool {
    let turns = matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    turns || character.is_control() && !matches!(character, '\n' | '\t')
}

/// Makes the crate of a document, and looks at each of its files. Returns whether there is one.
fn is_made(name: &str, text: &str, about: &str) -> bool {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let spec = folder.path().join(name);
    fs::write(&spec, text).expect("written");
    let output = folder.path().join("client");
    let request = Request {
        spec,
        output: output.clone(),
        // No character of the document is in a copy of the runtime, which takes long to parse.
        runtime: Some(ir::Source::Package { path: None }),
        ..Request::default()
    };
    let outcome = oasmith::generate(&request);
    assert_eq!(outcome.failure, None, "{about}");
    for file in &outcome.files {
        if let Some(hidden) = file.content.chars().find(|one| is_hidden(*one)) {
            panic!("{about}: {} has {hidden:?}", file.path);
        }
        match Path::new(&file.path)
            .extension()
            .and_then(|end| end.to_str())
        {
            Some("rs") => {
                let parsed = syn::parse_file(&file.content).map(|_| ());
                assert!(
                    parsed.is_ok(),
                    "{about}: {}: {parsed:?}\n{}",
                    file.path,
                    file.content
                );
            }
            Some("toml" | "lock") => {
                let parsed = file.content.parse::<toml::Table>();
                assert!(parsed.is_ok(), "{about}: {}: {parsed:?}", file.path);
            }
            _ => {}
        }
    }
    if outcome.files.is_empty() {
        assert!(outcome.diagnostics.has_errors(), "{about}");
        return false;
    }
    let changes = write::plan(&outcome.files, &output);
    changes.expect("a plan").apply().expect("written");
    let again = oasmith::generate(&request);
    assert_eq!(again.failure, None, "{about}");
    let changes = write::plan(&again.files, &output).expect("a plan");
    let paths: Vec<_> = changes.iter().map(|change| &change.path).collect();
    assert!(paths.is_empty(), "{about}: {paths:?}");
    true
}

#[test]
fn all_kinds_of_characters_may_stand_everywhere_together() {
    let all = CHARACTERS.concat();
    assert!(is_made(
        "openapi.json",
        &document(&all, |_| true),
        "all of them"
    ));
}

#[test]
#[ignore = "slow: makes a crate for each kind"]
fn every_kind_of_character_may_stand_everywhere() {
    let mut made = 0;
    for (index, character) in CHARACTERS.iter().enumerate() {
        // Alone, or within words.
        let text = if index % 2 == 0 {
            (*character).to_owned()
        } else {
            format!("ab{character}cd {character}")
        };
        let about = format!("{text:?} everywhere");
        made += usize::from(is_made("openapi.json", &document(&text, |_| true), &about));
    }
    // Some are no names of something, or no references, and the document is made the best of.
    assert!(made > CHARACTERS.len() / 2, "{made}");
}

#[test]
#[ignore = "slow: makes a crate for each place"]
fn no_place_is_one_where_a_character_makes_no_crate() {
    let all = CHARACTERS.concat();
    for place in 1..=PLACES {
        let about = format!("all of them at {place}");
        is_made("openapi.json", &document(&all, |one| one == place), &about);
    }
}

/// What the compiler has against names of some letters, which are those of the document.
const LETTERS: &[&str] = &[
    "-Aconfusable-idents",
    "-Amixed-script-confusables",
    "-Anon-snake-case",
    "-Auncommon-codepoints",
];

/// One crate has all of them in each place. In the others each place has one alone, so that together
/// they have each somewhere.
#[test]
#[ignore = "slow: crates are compiled"]
fn crates_of_all_kinds_of_characters_compile_without_a_warning() {
    let folder = project::root().join("target").join("characters");
    let runtime = project::root().join("generator").join("runtime");
    let alone = CHARACTERS.len().div_ceil(PLACES);
    let mut members = Vec::new();
    for number in 0..=alone {
        let text = match number {
            0 => document(&CHARACTERS.concat(), |_| true),
            _ => {
                filled(|place| CHARACTERS[(number * PLACES + place) % CHARACTERS.len()].to_owned())
            }
        };
        let spec = folder.join(format!("{number}.json"));
        fs::create_dir_all(&folder).expect("a folder is made");
        fs::write(&spec, text).expect("written");
        let name = format!("characters-{number}");
        let runtime = runtime.to_string_lossy();
        let more = ["--name", &name, "--runtime", &runtime];
        let run = run::generate(&spec, &folder.join(&name), &more);
        assert_eq!(run.code, 0, "{}", run.stderr);
        members.push(name);
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    fs::write(folder.join("Cargo.toml"), manifest).expect("written");
    tests::alone::lock(&folder).expect("the lock is copied");
    let output = run::cargo(&folder)
        .args(["clippy", "--workspace", "--lib", "--examples"])
        .args(["--", "-Dwarnings", "-Dmissing_docs"])
        .args(LETTERS)
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

#[test]
fn a_document_is_called_as_it_likes() {
    let long = format!("{}.json", "n".repeat(250));
    for name in [
        "a\u{202e}b.json",
        "a\nb.json",
        "a\r.json",
        "\u{7}.json",
        "a'\"`b.json",
        "*.json",
        "con.json",
        "nul.rs.json",
        "😀.json",
        "{}.json",
        " .json",
        "#a?b%20.json",
        &long,
    ] {
        assert!(is_made(
            name,
            &document("a", |_| false),
            &format!("{name:?}")
        ));
    }
}

#[test]
fn names_may_be_long_or_those_of_devices() {
    let long = [
        "n".repeat(300),
        "Name ".repeat(60),
        "n_".repeat(150),
        "é".repeat(300),
    ];
    for text in long.iter().map(String::as_str) {
        assert!(is_made("openapi.json", &document(text, |_| true), text));
    }
    for name in ["aux", "CON", "nul", "prn", "com1", "LPT9"] {
        let document = document("a", |_| false).replace("\"A\"", &format!("\"{name}\""));
        let document = document
            .replace("schemas/A", &format!("schemas/{name}"))
            .replace("t26", name)
            .replace("w19", name);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let spec = folder.path().join("openapi.json");
        fs::write(&spec, document).expect("written");
        let outcome = oasmith::generate(&Request {
            spec,
            ..Request::default()
        });
        assert!(!outcome.files.is_empty(), "{name}");
        for file in &outcome.files {
            let stem = Path::new(&file.path)
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy();
            assert!(!stem.eq_ignore_ascii_case(name), "{}", file.path);
        }
    }
}
