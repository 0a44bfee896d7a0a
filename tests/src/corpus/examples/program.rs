//! The program that tries the examples of one document.

use std::collections::BTreeSet;
use std::fs;
use std::io;

use serde_json::{Value, json};

use super::{Program, Sample};
use crate::corpus::documents::Document;

/// The part of it that is the same for all: ordinary Rust, tested where it stands.
const ROUND_TRIP: &str = include_str!("round_trip.rs");

/// Writes the program, and the examples for it to read.
pub(super) fn write(program: &Program, document: &Document) -> io::Result<()> {
    let source = program.folder.join("src");
    fs::create_dir_all(&source)?;
    let manifest = manifest(&program.package, &document.package(), &document.name);
    fs::write(program.folder.join("Cargo.toml"), manifest)?;
    fs::write(source.join("round_trip.rs"), ROUND_TRIP)?;
    fs::write(
        source.join("main.rs"),
        code(&document.package(), &program.samples),
    )?;
    let examples = program.samples.iter().map(|sample| {
        json!({
            "model": sample.model,
            "value": sample.value,
        })
    });
    let examples: Value = examples.collect();
    fs::write(program.folder.join("examples.json"), examples.to_string())
}

fn manifest(package: &str, of: &str, folder: &str) -> String {
    format!(
        "[package]\n\
         name = \"{package}\"\n\
         version = \"0.1.0\"\n\
         edition = \"2024\"\n\
         \n\
         [dependencies]\n\
         {of} = {{ path = \"../{folder}\", default-features = false }}\n\
         serde = \"1\"\n\
         serde_json = \"1\"\n"
    )
}

/// One function for each type that has an example.
fn code(package: &str, samples: &[Sample]) -> String {
    let models: BTreeSet<&str> = samples.iter().map(|sample| sample.model.as_str()).collect();
    let rows = models
        .iter()
        .map(|model| format!("    ({model:?}, there_and_back::<model::{model}>),\n"));
    format!(
        "mod round_trip;\n\
         \n\
         use {}::model;\n\
         use round_trip::{{Trip, there_and_back}};\n\
         \n\
         const TRIPS: &[(&str, Trip)] = &[\n{}];\n\
         \n\
         fn main() {{\n    round_trip::main(TRIPS);\n}}\n",
        package.replace('-', "_"),
        rows.collect::<String>()
    )
}
