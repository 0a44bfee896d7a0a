//! Where a client goes: to the servers of its document, each with its own values, and after a change
//! to those that the document means.

use oasmith::record::Record;
use oasmith::{Known, Outcome, Request, read::Texts};

/// The crate for a document with some servers and some operations, made after another.
fn outcome(servers: &str, paths: &str, known: Option<&Record>) -> Outcome {
    let head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";
    let text = format!("{head}servers: [{servers}]\npaths:\n{paths}");
    let known = known.cloned().map(Box::new);
    oasmith::inspect(&Request {
        spec: "api.yaml".into(),
        texts: Texts::alone([("api.yaml".to_owned(), text)]),
        known: known.map_or(Known::Nothing, Known::Record),
        ..Request::default()
    })
}

fn made(servers: &str, known: Option<&Record>) -> Record {
    let outcome = outcome(servers, &operation("a", ""), known);
    outcome.record.expect("a crate")
}

/// An operation, maybe with servers of its own.
fn operation(id: &str, own: &str) -> String {
    let answers = "responses: {'204': {description: Fine.}}";
    format!("  /{id}: {{get: {{operationId: {id}, {own}{answers}}}}}\n")
}

/// A server with a description.
fn named(url: &str, description: &str) -> String {
    format!("{{url: 'https://{url}.example', description: {description}}}")
}

/// The hosts of the client's servers, and its constants.
fn seen(record: &Record) -> (Vec<&str>, Vec<(&str, &str)>) {
    let servers = record.client.servers.iter().map(|url| short(url));
    let choices = record.client.choices.iter();
    let choices = choices.map(|(name, url)| (name.as_str(), short(url)));
    (servers.collect(), choices.collect())
}

fn short(url: &str) -> &str {
    let host = url.trim_start_matches("https://");
    host.trim_end_matches(".example")
}

#[test]
fn a_variable_has_the_values_of_its_server() {
    let server = |host: &str, variable: &str| {
        format!("{{url: 'https://{{env}}.{host}.example', variables: {{env: {variable}}}}}")
    };
    let own = |host: &str, variable: &str| format!("servers: [{}], ", server(host, variable));
    let paths = [
        operation("a", ""),
        operation("b", &own("x", "{default: own}")),
        operation("c", &own("y", "{default: trial, x-oasmith-required: true}")),
    ];
    let outcome = outcome(
        &server("x", "{default: live, enum: [live, next]}"),
        &paths.concat(),
        None,
    );
    let api = outcome.api.as_ref().expect("a document");
    let groups = api.client.groups.iter().flat_map(|group| &group.servers);
    let variables = api.client.servers.iter().chain(groups).map(|server| {
        let [variable] = &server.variables[..] else {
            panic!("{server:?}");
        };
        (variable.default.as_deref(), variable.values.len())
    });
    let variables: Vec<_> = variables.collect();
    assert_eq!(variables, [(Some("live"), 2), (Some("own"), 0), (None, 0)]);
    let [setter] = &api.client.variables[..] else {
        panic!("{:?}", api.client.variables);
    };
    assert!(
        setter
            .docs
            .0
            .contains("Default: `live` or `own`, by server.")
    );
}

#[test]
fn a_server_to_which_no_value_leads_is_told() {
    let server = |host: &str, values: &str| {
        format!(
            "{{url: 'https://{{env}}.{host}.example', variables: {{env: {{default: a, enum: [{values}]}}}}}}"
        )
    };
    let told = |one: &str, two: &str| {
        let servers = format!("{}, {}", server("x", one), server("y", two));
        outcome(&servers, &operation("a", ""), None).told().len()
    };
    assert_eq!(told("a", "a, b"), 0);
    assert_eq!(told("a, b", "a"), 1);
}

#[test]
fn what_is_called_is_the_server_that_the_document_means() {
    let before = [named("a", "Main"), named("b", "Test")].join(", ");
    let before = made(&before, None);
    let after = |servers: &[String]| made(&servers.join(", "), Some(&before));
    // One that is described as before is what it was, wherever it is.
    assert_eq!(
        seen(&after(&[named("c", "Main"), named("b", "Test")])),
        (vec!["c", "b"], vec![("MAIN", "c"), ("TEST", "b")])
    );
    assert_eq!(
        seen(&after(&[named("a", "Test"), named("b", "Main")])),
        (vec!["b", "a"], vec![("MAIN", "b"), ("TEST", "a")])
    );
    // Of several new ones, the first of the document is called.
    assert_eq!(
        seen(&after(&[
            named("c", "Live"),
            named("b", "Test"),
            named("d", "More")
        ]))
        .0,
        ["c", "b", "d"]
    );
    // What stays goes on to be called.
    assert_eq!(
        seen(&after(&[
            named("c", "Live"),
            named("b", "Test"),
            named("a", "Old")
        ])),
        (
            vec!["a", "b", "c"],
            vec![("LIVE", "c"), ("MAIN", "a"), ("TEST", "b")]
        )
    );
}

#[test]
fn a_server_that_stays_keeps_its_constant() {
    let both = [named("a", "Main"), named("b", "Test")];
    let before = made(&both.join(", "), None);
    for (server, constant) in both.iter().zip(["MAIN", "TEST"]) {
        let after = made(server, Some(&before));
        assert_eq!(after.client.choices.len(), 1);
        assert!(after.client.choices.contains_key(constant), "{constant}");
    }
    assert!(made(&both[0], None).client.choices.is_empty());
}
