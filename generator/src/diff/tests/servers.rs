//! Edits of the servers and of their variables.

use super::{BREAKING, COMPATIBLE, DEPOT, Effect, record};
use crate::diff::{compare, worst};

/// What it does on the wire that the server has another URL, each with the variables in it.
fn wire(old: (&str, &str), new: (&str, &str)) -> Effect {
    let with = |(url, variables): (&str, &str)| {
        let client = DEPOT.replace("https://depot.example/v1", url);
        record(&client.replace(
            "[credentials.key]",
            &format!("{variables}\n[credentials.key]"),
        ))
    };
    worst(&compare(&with(old), &with(new))).0
}

const PLAIN: (&str, &str) = ("https://depot.example/v1", "");
const ANY: &str = "[client.variables.v]\nname = \"v\"\ndefault = \"v1\"";
const SOME: &str =
    "[client.variables.v]\nname = \"v\"\ndefault = \"v2\"\nvalues = [\"v\", \"v1\", \"v2\"]";
const ONE: &str = "[client.variables.v]\nname = \"v\"\ndefault = \"v1\"\nvalues = [\"v1\"]";
const OTHERS: &str = "[client.variables.v]\nname = \"v\"\ndefault = \"v2\"\nvalues = [\"v2\"]";

#[test]
fn a_variable_that_comes_may_have_what_stood_in_its_place() {
    let url = "https://depot.example/{v}";
    for (variable, expected) in [
        (ANY, COMPATIBLE),
        (SOME, COMPATIBLE),
        (ONE, COMPATIBLE),
        (OTHERS, BREAKING),
    ] {
        assert_eq!(wire(PLAIN, (url, variable)), expected, "{variable}");
    }
    assert_eq!(wire(PLAIN, ("https://other.example/{v}", ANY)), BREAKING);
    assert_eq!(
        wire(PLAIN, ("https://depot.example/{v}/more", ANY)),
        BREAKING
    );
}

#[test]
fn a_variable_that_goes_leaves_what_it_was_where_nothing_was_said() {
    let url = "https://depot.example/{v}";
    assert_eq!(wire((url, ONE), PLAIN), COMPATIBLE);
    // Who says another value is not heard.
    assert_eq!(wire((url, ANY), PLAIN), BREAKING);
    assert_eq!(wire((url, OTHERS), PLAIN), BREAKING);
}

#[test]
fn a_variable_that_comes_leaves_the_others_as_they_are() {
    let host = "[client.variables.h]\nname = \"h\"\ndefault = \"depot\"";
    let old = ("https://{h}.example/v1", host);
    let both = [host, ANY].join("\n");
    assert_eq!(wire(old, ("https://{h}.example/{v}", &both)), COMPATIBLE);
    assert_eq!(wire(old, ("https://{h}.test/{v}", &both)), BREAKING);
}
