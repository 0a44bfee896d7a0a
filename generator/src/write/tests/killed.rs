//! Runs that are killed between any two steps, and what the next makes of the folder.

use std::mem;

use super::super::{LOCK, locked, plan};
use super::{Output, produced};

const OLD: &[(&str, &str)] = &[
    ("Cargo.toml", "old\n"),
    ("src/lib.rs", "old\n"),
    ("src/gone/a.rs", "old\n"),
    ("src/same.rs", "same\n"),
];

const NEW: &[(&str, &str)] = &[
    ("Cargo.toml", "new\n"),
    ("examples/b.rs", "new\n"),
    ("src/lib.rs", "new\n"),
    ("src/new/b.rs", "new\n"),
    ("src/same.rs", "same\n"),
];

/// Every file with its content.
fn state(output: &Output) -> Vec<(String, String)> {
    let files = output.list().into_iter();
    files
        .map(|path| {
            let content = std::fs::read_to_string(output.path().join(&path));
            (path, content.unwrap_or_default())
        })
        .collect()
}

fn after(runs: &[&[(&str, &str)]]) -> Vec<(String, String)> {
    let output = Output::new();
    for run in runs {
        output.run(run).unwrap();
    }
    state(&output)
}

/// Begins to write, and breaks off behind so many steps, nothing being cleared away. The first is that
/// the lock knows the new files, and the second that these stand beside their places. Returns whether
/// there was anything left to do.
fn killed(output: &Output, files: &[(&str, &str)], behind: usize) -> bool {
    let changes = plan(&produced(files), output.path()).unwrap();
    if behind == 0 {
        return true;
    }
    changes.announce().unwrap();
    if behind == 1 {
        return true;
    }
    let mut steps = changes.steps().unwrap().into_iter();
    for step in steps.by_ref().take(behind - 2) {
        changes.take(step).unwrap();
    }
    let left = steps.len() > 0;
    mem::forget(steps);
    left
}

/// Breaks off behind each step in turn, runs once more with each of two crates, and compares.
fn after_each_step(before: &[&[(&str, &str)]], steps: usize) {
    let mut behind = 0;
    loop {
        let mut left = false;
        for next in [OLD, NEW] {
            let output = Output::new();
            for run in before {
                output.run(run).unwrap();
            }
            left = killed(&output, NEW, behind);
            let changes = plan(&produced(next), output.path()).unwrap();
            assert!(
                changes.iter().all(|change| !change.edited),
                "behind {behind}"
            );
            output.run(next).unwrap();
            assert_eq!(state(&output), after(&[next]), "behind {behind}");
        }
        if !left {
            break;
        }
        behind += 1;
    }
    assert_eq!(behind, steps);
}

#[test]
fn the_next_run_makes_the_folder_old_or_new_whenever_one_was_killed() {
    // The lock twice, four files and one that is removed, and all that is written beside its place.
    after_each_step(&[OLD], 8);
}

#[test]
fn so_it_does_when_the_first_run_of_all_was_killed() {
    after_each_step(&[], 8);
}

#[test]
fn what_several_runs_were_about_to_write_is_known() {
    let other = &[("src/other/c.rs", "other\n"), ("src/lib.rs", "other\n")];
    for first in 0..8 {
        for second in 0..8 {
            let output = Output::new();
            output.run(OLD).unwrap();
            killed(&output, NEW, first);
            killed(&output, other, second);
            output.run(OLD).unwrap();
            assert_eq!(state(&output), after(&[OLD]), "behind {first} and {second}");
        }
    }
}

#[test]
fn ends_of_lines_of_a_checkout_make_no_difference() {
    let output = Output::new();
    output.run(OLD).unwrap();
    output.put(LOCK, &output.get(LOCK).replace('\n', "\r\n"));
    killed(&output, NEW, 3);
    assert!(locked(output.path()).unwrap().is_some());
    output.run(NEW).unwrap();
    assert_eq!(state(&output), after(&[NEW]));
}

#[test]
fn a_check_tells_what_is_left_to_do() {
    let output = Output::new();
    output.run(OLD).unwrap();
    killed(&output, NEW, 1);
    let changes = plan(&produced(OLD), output.path()).unwrap();
    let paths: Vec<_> = changes.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(paths, [LOCK]);
}

#[test]
fn a_first_run_that_was_killed_leaves_no_crate_to_build_upon() {
    let output = Output::new();
    killed(&output, NEW, 3);
    assert!(output.get(LOCK).contains("[[pending]]"));
    assert_eq!(locked(output.path()).unwrap(), None);
}

#[test]
fn what_cannot_be_written_leaves_the_lock_as_it_was() {
    let output = Output::new();
    output.run(OLD).unwrap();
    let before = output.get(LOCK);
    let changes = plan(&produced(&[("src/new/b.rs", "new\n")]), output.path()).unwrap();
    output.put("src/new", "put there after the plan was made");
    changes.apply().unwrap_err();
    assert_eq!(output.get(LOCK), before);
    assert_eq!(output.get("src/lib.rs"), "old\n");
}
