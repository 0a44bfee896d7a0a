//! Reads and writes answers with the types of the crate and with those of serde's derive by turns,
//! and prints what the first take of what the others do.

mod answers;
mod derived;

use std::fmt::Debug;
use std::hint::black_box;
#[cfg(not(feature = "count"))]
use std::time::{Duration, Instant};

use ::answers::model;
use serde::Serialize;
use serde::de::DeserializeOwned;

#[cfg(feature = "count")]
#[global_allocator]
static COUNTED: &stats_alloc::StatsAlloc<std::alloc::System> = &stats_alloc::INSTRUMENTED_SYSTEM;

#[cfg(not(feature = "count"))]
const ROUNDS: usize = 61;

fn main() {
    compare::<Vec<model::Issue>, Vec<derived::Issue>>("issues", &answers::issues());
    compare::<Vec<model::Pod>, Vec<derived::Pod>>("pods", &answers::pods());
    compare::<Vec<model::Target>, Vec<derived::Target>>("untagged", &answers::targets());
    compare::<model::StreamEvent, derived::StreamEvent>("tagged", &answers::events());
}

fn compare<O, T>(kind: &str, texts: &[String])
where
    O: DeserializeOwned + Serialize + Debug,
    T: DeserializeOwned + Serialize + Debug,
{
    let ours: Vec<O> = texts.iter().map(|text| read(text)).collect();
    let theirs: Vec<T> = texts.iter().map(|text| read(text)).collect();
    for (ours, theirs) in ours.iter().zip(&theirs) {
        let of = |text: &[u8]| serde_json::from_slice::<serde_json::Value>(text).ok();
        assert_eq!(of(&write(ours)), of(&write(theirs)), "both hold the same");
    }
    let decoding = beside(
        || {
            texts
                .iter()
                .for_each(|text| drop(black_box(read::<O>(text))))
        },
        || {
            texts
                .iter()
                .for_each(|text| drop(black_box(read::<T>(text))))
        },
    );
    let encoding = beside(
        || ours.iter().for_each(|value| drop(black_box(write(value)))),
        || {
            theirs
                .iter()
                .for_each(|value| drop(black_box(write(value))))
        },
    );
    println!("{kind:10} {decoding} {encoding}");
}

fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_slice(text.as_bytes()).expect("an answer of this kind")
}

fn write(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("what was read is written")
}

/// What the first takes of what the other does: the median of rounds in which they take turns.
#[cfg(not(feature = "count"))]
fn beside(ours: impl Fn(), theirs: impl Fn()) -> String {
    let mut ratios: Vec<f64> = (0..ROUNDS)
        .map(|round| {
            // Who is first, finds other things in the caches.
            let (ours, theirs) = if round % 2 == 0 {
                let ours = time(&ours);
                (ours, time(&theirs))
            } else {
                let theirs = time(&theirs);
                (time(&ours), theirs)
            };
            ours.as_secs_f64() / theirs.as_secs_f64()
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    format!("{:8.2}", ratios[ROUNDS / 2])
}

#[cfg(not(feature = "count"))]
fn time(run: impl Fn()) -> Duration {
    let start = Instant::now();
    for _ in 0..10 {
        run();
    }
    start.elapsed()
}

/// How often each asks for memory.
#[cfg(feature = "count")]
fn beside(ours: impl Fn(), theirs: impl Fn()) -> String {
    format!("{:8} {:8}", asked(ours), asked(theirs))
}

#[cfg(feature = "count")]
fn asked(run: impl Fn()) -> usize {
    let before = stats_alloc::Region::new(COUNTED);
    run();
    let change = before.change();
    change.allocations + change.reallocations
}
