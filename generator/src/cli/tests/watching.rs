//! Runs that wait for a change.

use std::fs;

use clap::Parser as _;

use super::PLAIN;
use crate::cli::args::{Cli, Command};
use crate::cli::watch::Watching;
use crate::settings::path_beside;

#[test]
fn a_run_waits_until_a_file_that_was_read_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("api.yaml");
    let write = |text: &str| fs::write(&spec, text).unwrap();
    let document = "{openapi: 3.0.3, info: {title: A, version: '1'}, paths: {}}";
    write(document);
    let client = folder.path().join("client");
    let args = [
        "oasmith",
        "watch",
        spec.to_str().unwrap(),
        "-o",
        client.to_str().unwrap(),
    ];
    let cli = Cli::parse_from(args);
    let Command::Watch(args) = &cli.command else {
        panic!("{cli:?}");
    };
    let mut watching = Watching::new(args, PLAIN);
    let report = watching.next().unwrap();
    assert!(report.stdout.contains("created"), "{}", report.stdout);
    assert!(!watching.has_changed());

    write(&document.replace("paths: {}", "paths: 1, x: 2"));
    assert!(watching.has_changed());
    watching.next().unwrap();
    assert!(!watching.has_changed());
    fs::write(path_beside(&spec), "[crate]\nname = 'b'\n").unwrap();
    assert!(watching.has_changed());
    let report = watching.next().unwrap();
    assert!(report.stdout.contains("Cargo.toml"), "{}", report.stdout);
}
