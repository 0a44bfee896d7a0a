//! What there is to say of a document as SARIF 2.1.0, which code hosts show beside its lines.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::Outcome;
use crate::diagnostic::{Severity, explain};
use crate::read::Location;
use crate::told::Told;

/// The log of one run.
pub(super) fn log(outcome: &Outcome) -> String {
    let told = outcome.told();
    let codes: BTreeSet<&str> = told.iter().map(|told| told.diagnostic.code).collect();
    let rules: Vec<Value> = codes.into_iter().map(rule).collect();
    let results: Vec<Value> = told.iter().map(result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// What a code means.
fn rule(code: &str) -> Value {
    let mut rule = json!({ "id": code });
    if let Some(explanation) = explain(code) {
        rule["shortDescription"] = json!({ "text": explanation.sentence });
        rule["help"] = json!({ "text": explanation.text, "markdown": explanation.text });
    }
    rule
}

fn result(told: &Told<'_>) -> Value {
    let diagnostic = told.diagnostic;
    let text = match &diagnostic.help {
        Some(help) => format!("{}\n{help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let mut result = json!({
        "ruleId": diagnostic.code,
        "level": level(diagnostic.severity),
        "message": { "text": text },
        "locations": [place(told, told.location.as_ref())],
    });
    if let (Some(related), Some(_)) = (&diagnostic.related, &told.related) {
        let mut place = place(told, told.related.as_ref());
        place["message"] = json!({ "text": related.message });
        result["relatedLocations"] = json!([place]);
    }
    result
}

fn place(told: &Told<'_>, location: Option<&Location>) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": uri(&told.path()) } });
    if let Some(location) = location {
        let (line, column) = (location.line, location.column);
        place["region"] = json!({ "startLine": line, "startColumn": column });
    }
    json!({ "physicalLocation": place })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Unrepresented => "note",
    }
}

/// A path as a reference to it, in which all has its number that may not stand there or means something else.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:@!$&'()*+,;=".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(
            super::uri("a b/größe#1.yaml"),
            "a%20b/gr%C3%B6%C3%9Fe%231.yaml"
        );
    }
}
