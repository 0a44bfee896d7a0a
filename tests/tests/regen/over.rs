//! An old name that is over is given to nothing else.

use std::path::Path;

use crate::depot::Depot;

/// A document with an operation, what it takes, and how it is told who calls.
fn document(id: &str, schema: &str, credential: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{title: Over, version: '1'}}\nservers: [{{url: 'https://over.example'}}]\n\
         security: [{{{credential}: []}}]\n\
         paths:\n  /a: {{post: {{operationId: {id}, requestBody: {{required: true, content: {{application/json: \
         {{schema: {{$ref: '#/components/schemas/{schema}'}}}}}}}}, responses: {DONE}}}}}\n\
         components:\n  schemas:\n    {schema}: {{type: object, required: [a], properties: {{a: {{type: string}}}}}}\n\
         \x20 securitySchemes:\n    {credential}: {{type: apiKey, in: header, name: X-Key}}\n"
    )
}

const DONE: &str = "{'204': {description: Done.}}";

/// The beginning of paths with one more.
const PATHS: &str =
    "paths:\n  /c: {get: {operationId: list, responses: {'204': {description: Done.}}}}\n";

/// The same, and what has the old names of all of it.
fn with_newcomers() -> String {
    let newcomer = format!(
        "paths:\n  /b: {{put: {{operationId: send, security: [{{key: []}}], requestBody: {{content: \
         {{application/json: {{schema: {{$ref: '#/components/schemas/Parcel'}}}}}}}}, responses: {DONE}}}}}\n"
    );
    document("move", "Box", "token")
        .replace("paths:\n", PATHS)
        .replace("paths:\n", &newcomer)
        .replace(
            "  schemas:\n",
            "  schemas:\n    Parcel: {type: object, required: [b], properties: {b: {type: string}}}\n",
        )
        .replace(
            "  securitySchemes:\n",
            "  securitySchemes:\n    key: {type: apiKey, in: query, name: key}\n",
        )
}

/// A crate of which everything had another name before that a caller cannot use any longer.
fn renamed(folder: &Path, settings: &str) -> Depot {
    let depot = Depot::new(folder);
    depot.write("oasmith.toml", settings);
    depot.generate(&document("send", "Parcel", "key"), &[]);
    depot.oasmith(&["release", "client"]);
    depot.generate(&document("move", "Box", "token"), &[]);
    depot.oasmith(&["release", "client"]);
    let further = document("move", "Box", "token").replace("paths:\n", PATHS);
    depot.generate(&further, &[]);
    depot.oasmith(&["release", "client"]);
    depot.generate(&further, &[]);
    assert_eq!(depot.aliases(), Vec::<String>::new());
    depot
}

#[test]
fn what_has_an_old_name_in_the_document_has_another_in_rust() {
    for settings in ["", "[release]\naliases = false\n"] {
        let folder = tempfile::tempdir().expect("a folder");
        let depot = renamed(folder.path(), settings);
        let said = depot.generate(&with_newcomers(), &[]);
        let [client, types, credentials] = [
            "client/src/api/operations.rs",
            "client/src/model/mod.rs",
            "client/src/auth.rs",
        ]
        .map(|file| depot.read(file));
        assert!(client.contains("pub fn r#move("), "{client}");
        assert!(client.contains("pub fn put_send("), "{client}");
        assert!(!client.contains("pub fn send("), "{client}");
        assert!(types.contains("ParcelModel;"), "{types}");
        assert!(!types.contains("::Parcel;"), "{types}");
        assert!(
            credentials.contains("struct KeyCredential"),
            "{credentials}"
        );
        assert!(!credentials.contains("struct Key("), "{credentials}");
        assert!(said.contains("none of them breaking"), "{said}");
    }
}

#[test]
fn what_is_called_so_again_has_the_name_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = renamed(folder.path(), "");
    depot.generate(&document("send", "Parcel", "key"), &[]);
    let client = depot.read("client/src/api/operations.rs");
    assert!(client.contains("pub fn send("), "{client}");
    let types = depot.read("client/src/model/mod.rs");
    assert!(types.contains("Parcel;"), "{types}");
    let credentials = depot.read("client/src/auth.rs");
    assert!(credentials.contains("struct Key("), "{credentials}");
}
