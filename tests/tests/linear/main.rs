//! Unions are read in time and memory that grow with the text alone, however deep they are nested.
//! What is counted is how often memory is asked for, since what is read twice asks twice, and how
//! much all in all, which is a bound of what is held at a time.

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[macro_use]
extern crate oasmith_runtime as runtime;

mod models;

use models::{Either, Told};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

#[derive(Debug)]
struct Asked {
    times: usize,
    bytes: usize,
    length: usize,
    is_read: bool,
}

/// How often and for how many bytes reading a text asks, and whether it is read.
fn asked<T: serde_core::de::DeserializeOwned>(text: &str) -> Asked {
    let before = Region::new(COUNTED);
    let read = serde_json::from_slice::<T>(text.as_bytes());
    let is_read = read.is_ok();
    drop(read);
    let change = before.change();
    Asked {
        times: change.allocations + change.reallocations,
        bytes: change.bytes_allocated,
        length: text.len(),
        is_read,
    }
}

/// A value within so many others.
fn nested(open: &str, inner: &str, close: &str, depth: usize) -> String {
    [open.repeat(depth), inner.to_owned(), close.repeat(depth)].concat()
}

/// What stands around a value of each kind of union, at one level.
const LEVELS: [(&str, &str, &str); 6] = [
    ("untagged", r#"{"a":"#, "}"),
    ("through lists", r#"{"list":["#, "]}"),
    ("through maps", r#"{"map":{"k":"#, "}}"),
    ("tag first", r#"{"kind":"one","a":"#, "}"),
    ("tag last", r#"{"a":"#, r#","kind":"one"}"#),
    (
        "tags and none by turns",
        r#"{"told":{"kind":"one","either":"#,
        "}}",
    ),
];

fn at_depth(depth: usize, (name, open, close): (&str, &str, &str), inner: &str) -> Asked {
    let text = nested(open, inner, close, depth);
    if name.starts_with("tag ") {
        asked::<Told>(&text)
    } else {
        asked::<Either>(&text)
    }
}

/// One test, since all that the process asks for is counted.
#[test]
fn what_is_asked_for_grows_with_the_text() {
    for level in LEVELS {
        let is_tagged = level.0.starts_with("tag ");
        let fits = if is_tagged {
            r#"{"kind":"end"}"#
        } else {
            r#"{"r":1}"#
        };
        for inner in [fits, r#"{"kind":"end","l":"x","r":"x"}"#, "7"] {
            // What is set up once, is.
            at_depth(2, level, inner);
            let found = [15, 30, 60].map(|depth| at_depth(depth, level, inner));
            for (one, twice) in found.iter().zip(&found[1..]) {
                let is_linear = 10 * twice.times < 23 * one.times;
                assert!(is_linear, "{} {inner}: {found:?}", level.0);
            }
            for one in &found {
                let is_bounded = one.bytes < 400 * one.length;
                assert!(is_bounded, "{} {inner}: {found:?}", level.0);
                assert_eq!(one.is_read, inner == fits, "{} {inner}", level.0);
            }
        }
    }
    no_digit_is_lost_where_a_union_holds_a_number();
}

fn no_digit_is_lost_where_a_union_holds_a_number() {
    for (text, written) in [
        (
            r#"{"exact":0.1234567890123456789}"#,
            "0.1234567890123456789",
        ),
        (
            r#"{"whole":123456789012345678901234567890}"#,
            "123456789012345678901234567890",
        ),
    ] {
        let read: models::Amount = serde_json::from_str(text).expect("an amount");
        let again = serde_json::to_string(&read).expect("it is written");
        assert!(again.contains(written), "{again}");
    }
}
