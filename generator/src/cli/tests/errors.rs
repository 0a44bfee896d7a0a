//! What is said of where errors have their code and their message.

use serde_json::Value;

use super::call;
use crate::cli::report::{FINE, WRONG};
use crate::read::folder;

/// A document whose errors have such a body, in YAML of one line, each of one operation.
fn document(above: &str, bodies: &[&str]) -> String {
    let operations = bodies.iter().enumerate().map(|(index, body)| {
        format!(
            "  /books/{index}:\n    get:\n      operationId: getBook{index}\n      responses:\n        \
             '204': {{description: Fine.}}\n        default:\n          description: Not so.\n          \
             content: {{application/json: {{schema: {body}}}}}\n"
        )
    });
    let operations: String = operations.collect();
    format!("openapi: 3.0.3\ninfo: {{title: Shop, version: '1'}}\n{above}paths:\n{operations}")
}

/// What is said of a document with such settings: the codes, and all of it as a person reads it.
fn said(document: &str, settings: &str) -> (Vec<String>, String) {
    let folder = folder(&[("api.yaml", document), ("oasmith.toml", settings)]);
    let api = folder.path().join("api.yaml").display().to_string();
    let (code, told, _) = call(&["oasmith", "check", &api]);
    assert_eq!(code, FINE, "{told}");
    let (_, stdout, _) = call(&["oasmith", "check", &api, "--format", "json"]);
    let object: Value = serde_json::from_str(&stdout).unwrap();
    let diagnostics = object["diagnostics"].as_array().unwrap().iter();
    let codes = diagnostics.map(|one| one["code"].as_str().unwrap().to_owned());
    let at = format!("{}/", folder.path().display());
    (codes.collect(), told.replace(&at, ""))
}

const FLAT: &str =
    "{type: object, properties: {error_code: {type: integer}, message: {type: string}}}";
const NESTED: &str = "{type: object, properties: {error: {type: object, properties: {code: {type: string}, message: {type: string}}}}}";
const OTHER: &str = "{type: object, properties: {code: {type: boolean}, what: {type: string}}}";

#[test]
fn what_most_error_bodies_have_is_proposed_where_nothing_is_said() {
    let (codes, told) = said(&document("", &[FLAT, FLAT, OTHER]), "");
    assert_eq!(codes, ["untold-errors"]);
    let lines = [
        "api.yaml:11:76: `code()` and `message()` of an error give nothing until the settings say where to look: \
         `/error_code` is in 2, `/message` in 2 of 3 error bodies [untold-errors]",
        "  these lines in oasmith.toml say where, and `[errors]` alone ends this message:",
        "    [errors]",
        "    code = [\"/error_code\"]",
        "    message = [\"/message\"]",
        "",
    ];
    assert!(told.contains(&lines.join("\n")), "{told}");
    for (bodies, proposed) in [
        (&[NESTED][..], Some("code = [\"/error/code\"]")),
        (&[FLAT, OTHER], None),
        (&[OTHER], None),
        (&["{}"], None),
        (
            &["{type: object, additionalProperties: {type: string}}"],
            None,
        ),
    ] {
        let (codes, told) = said(&document("", bodies), "");
        match proposed {
            Some(line) => assert!(told.contains(line), "{told}"),
            None => assert_eq!(codes, [""; 0], "{bodies:?}"),
        }
    }
}

#[test]
fn nothing_is_proposed_where_something_is_said_or_a_client_knows_it() {
    let plain = document("", &[FLAT]);
    for settings in [
        "[errors]\n",
        "[errors]\ncode = []\n",
        "[errors]\nmessage = ['/message']\n",
        "[[client]]\ndocument.path = 'api.yaml'\nerrors.code = ['/error_code']\n",
    ] {
        assert_eq!(said(&plain, settings).0, [""; 0], "{settings}");
    }
    let by_document = document("x-oasmith-errors: {code: [/error_code]}\n", &[FLAT]);
    assert_eq!(said(&by_document, "").0, [""; 0]);
    let problem = plain.replace("application/json", "application/problem+json");
    assert_eq!(said(&problem, "").0, [""; 0]);
    // What answers a success as well is no body of an error.
    let either = plain.replace("        '204': {description: Fine.}\n", "");
    assert_eq!(said(&either, "").0, [""; 0]);
}

#[test]
fn a_pointer_that_no_error_body_has_is_told_at_its_place() {
    for (settings, line, meant) in [
        ("code = ['/error_cod']", "2:9", Some("/error_code")),
        ("code = ['/error_code', '/errors/9']", "2:24", None),
        ("code = ['/error/code']", "2:9", Some("/error_code")),
        ("message = ['/massage']", "2:12", Some("/message")),
        ("message = ['/message/text']", "2:12", Some("/message")),
        ("request-id = ['/id']", "2:15", None),
        // What is there is neither a text nor a number.
        ("code = ['/error']", "2:9", Some("/error_code")),
    ] {
        let body = "{type: object, properties: {error_code: {type: integer}, message: {type: string}, \
                    error: {type: object, properties: {why: {type: string}}}}}";
        let (codes, told) = said(&document("", &[body]), &format!("[errors]\n{settings}\n"));
        assert_eq!(codes, ["unknown-place"], "{settings}");
        assert!(told.contains(&format!("oasmith.toml:{line}\n")), "{told}");
        match meant {
            Some(meant) => assert!(told.contains(&format!("did you mean `{meant}`?")), "{told}"),
            None => assert!(!told.contains("did you mean"), "{told}"),
        }
    }
    let by_document = document(
        "x-oasmith-errors: {code: [/error_code, error_code]}\n",
        &[FLAT],
    );
    let (codes, told) = said(&by_document, "");
    assert_eq!(codes, ["unknown-place"]);
    assert!(
        told.contains("api.yaml:3:40\n") && !told.contains("did you mean"),
        "{told}"
    );

    let folder = folder(&[
        ("api.yaml", &document("", &[FLAT])),
        ("oasmith.toml", "[errors]\ncode = ['/cod']\n"),
    ]);
    let api = folder.path().join("api.yaml").display().to_string();
    assert_eq!(call(&["oasmith", "check", &api, "--strict"]).0, WRONG);
}

#[test]
fn a_pointer_that_an_error_can_have_is_not_told() {
    let map = "{type: object, additionalProperties: {type: string}}";
    let open = "{type: object, properties: {code: {type: string}}, additionalProperties: true}";
    let either = "{oneOf: [{type: object, required: [a], properties: {a: {type: string}}}, \
                  {type: object, required: [b], properties: {b: {type: string}}}]}";
    let list = "{type: object, properties: {errors: {type: array, items: {type: object, \
                properties: {a~b/c: {type: string}}}}}}";
    let tagged = "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], \
                  discriminator: {propertyName: kind}}";
    let schemas = "components:\n  schemas:\n    \
                   A: {type: object, required: [kind], properties: {kind: {type: string}}}\n    \
                   B: {type: object, required: [kind], properties: {kind: {type: string}}}\n    \
                   Either: {oneOf: [{$ref: '#/components/schemas/Or'}, {type: object, required: [b], \
                   properties: {b: {type: array, items: {type: number}}}}]}\n    \
                   Or: {oneOf: [{$ref: '#/components/schemas/Either'}, {type: boolean}]}\n";
    for (bodies, code) in [
        (&[FLAT, NESTED][..], "'/error_code', '/error/code'"),
        (&["{}"], "'/anything'"),
        (&[FLAT, "{}"], "'/anything/2'"),
        (&[map], "'/anything'"),
        (&[open], "'/code', '/anything'"),
        (&[either], "'/a', '/b'"),
        (&[list], "'/errors/0/a~0b~1c'"),
        (&[tagged], "'/kind'"),
        (&["{$ref: '#/components/schemas/Either'}"], "'/b/1'"),
        // A gateway may say it, whose answers no document has.
        (&[FLAT], "'/error_code', '/error/code'"),
    ] {
        let settings = format!("[errors]\ncode = [{code}]\n");
        let mut document = document("", bodies);
        if document.contains("#/") {
            document.push_str(schemas);
        }
        let (codes, told) = said(&document, &settings);
        assert!(
            !codes.contains(&"unknown-place".to_owned()),
            "{code}: {told}"
        );
    }
    let bare = document("", &[FLAT]).replace("content: {", "x-content: {");
    assert_eq!(said(&bare, "[errors]\ncode = ['/anything']\n").0, [""; 0]);
    let others = "[only]\noperations = ['getBook0']\n[errors]\ncode = ['/error/code']\n";
    let (codes, told) = said(&document("", &[FLAT, NESTED]), others);
    assert_eq!(codes, ["left-out"], "{told}");
}
