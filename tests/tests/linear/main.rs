//! Unions are read in time and memory that grow with the text alone, however deep they are nested.
//! What is counted is how often memory is asked for, since what is read twice asks twice, and how
//! much all in all, which is a bound of what is held at a time.

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[macro_use]
extern crate oasmith_runtime as runtime;

mod models;
mod numbers;
mod tuples;

use models::{Either, Told};
use tuples::Tuples;

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

/// What stands around a value at one level, and what is read of the whole.
struct Level {
    name: &'static str,
    open: &'static str,
    close: &'static str,
    read: fn(&str) -> Asked,
    /// What it may end with.
    fits: &'static str,
}

const LEVELS: [Level; 8] = [
    Level {
        name: "objects",
        open: r#"{"a":"#,
        close: "}",
        read: asked::<Either>,
        fits: r#"{"r":1}"#,
    },
    Level {
        name: "lists",
        open: r#"{"list":["#,
        close: "]}",
        read: asked::<Either>,
        fits: r#"{"r":1}"#,
    },
    Level {
        name: "maps",
        open: r#"{"map":{"k":"#,
        close: "}}",
        read: asked::<Either>,
        fits: r#"{"r":1}"#,
    },
    Level {
        name: "tuples in objects",
        open: r#"{"pair":["#,
        close: ",1]}",
        read: asked::<Either>,
        fits: r#"{"r":1}"#,
    },
    Level {
        name: "tuples",
        open: "[",
        close: ",true]",
        read: asked::<Tuples>,
        fits: r#"{"r":1}"#,
    },
    Level {
        name: "tag first",
        open: r#"{"kind":"one","a":"#,
        close: "}",
        read: asked::<Told>,
        fits: r#"{"kind":"end"}"#,
    },
    Level {
        name: "tag last",
        open: r#"{"a":"#,
        close: r#","kind":"one"}"#,
        read: asked::<Told>,
        fits: r#"{"kind":"end"}"#,
    },
    Level {
        name: "tags and none by turns",
        open: r#"{"told":{"kind":"one","either":"#,
        close: "}}",
        read: asked::<Either>,
        fits: r#"{"r":1}"#,
    },
];

/// As deep as `serde_json` reads.
const DEEPEST: usize = 127;

impl Level {
    /// Reads a value within others, so that lists and objects are so deep all in all.
    fn at_depth(&self, depth: usize, inner: &str) -> Asked {
        let opened = |text: &str| text.matches(['{', '[']).count();
        let times = (depth - opened(inner)) / opened(self.open);
        let text = [
            self.open.repeat(times),
            inner.to_owned(),
            self.close.repeat(times),
        ];
        (self.read)(&text.concat())
    }
}

/// One test, since all that the process asks for is counted.
#[test]
fn what_is_asked_for_grows_with_the_text() {
    for level in LEVELS {
        for inner in [level.fits, r#"{"kind":"end","l":"x","r":"x"}"#, "7"] {
            // What is set up once, is.
            level.at_depth(4, inner);
            let mut half = level.at_depth(8, inner);
            // Each depth is held against the one before, ere a deeper one takes forever.
            for depth in [16, 32, 64, DEEPEST] {
                let found = level.at_depth(depth, inner);
                let case = format!("{} {inner} at {depth}: {half:?}, {found:?}", level.name);
                assert!(10 * found.times < 23 * half.times, "{case}");
                assert!(found.bytes < 400 * found.length, "{case}");
                assert_eq!(found.is_read, inner == level.fits, "{case}");
                half = found;
            }
        }
        let deeper = level.at_depth(DEEPEST + 2, level.fits);
        assert!(!deeper.is_read, "{}", level.name);
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
        let read: numbers::Amount = serde_json::from_str(text).expect("an amount");
        let again = serde_json::to_string(&read).expect("it is written");
        assert!(again.contains(written), "{again}");
    }
}
