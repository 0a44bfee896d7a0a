//! Calls of Cargo on this project: its packages, programs, examples and features are there.

use std::fs;

use tests::project;
use toml::Table;

/// The options that name a program of a package, and where it is.
const PROGRAMS: [(&str, &str); 4] = [
    ("--bin", "src/bin"),
    ("--example", "examples"),
    ("--bench", "benches"),
    ("--test", "tests"),
];

/// What is wrong with a call, if anything; its words without the first.
pub(super) fn check(words: &[&str]) -> Result<(), String> {
    let mut parts = words.splitn(2, |word| *word == "--");
    let own = parts.next().unwrap_or_default();
    let program = parts.next().unwrap_or_default();
    let Some(name) = package(own)? else {
        return Ok(());
    };
    let folder = folder_of(name)?;
    for (option, place) in PROGRAMS {
        if let Some(program) = value(own, option) {
            let place = project::root().join(folder).join(place).join(program);
            if !place.with_extension("rs").exists() && !place.join("main.rs").exists() {
                return Err(format!("there is no {option} {program}"));
            }
        }
    }
    if let Some(features) = value(own, "--features") {
        has_features(folder, features.split(','))?;
    }
    if name == "oasmith" && own.first() == Some(&"run") {
        return oasmith::cli::check_call(std::iter::once(&"oasmith").chain(program));
    }
    Ok(())
}

/// The package that a call is about, if it names one.
fn package<'a>(words: &[&'a str]) -> Result<Option<&'a str>, String> {
    let is_installed = words.first() == Some(&"install");
    match (value(words, "-p"), value(words, "--path")) {
        (Some(name), _) => Ok(Some(name)),
        (None, Some("generator")) => Ok(Some("oasmith")),
        (None, Some(other)) => Err(format!("there is no package in {other}")),
        (None, None) if is_installed => Ok(words.get(1).copied()),
        (None, None) => Ok(None),
    }
}

/// What stands behind an option.
fn value<'a>(words: &[&'a str], option: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| *word == option)?;
    words.get(at + 1).copied()
}

fn folder_of(package: &str) -> Result<&'static str, String> {
    match package {
        "oasmith" => Ok("generator"),
        "oasmith-runtime" => Ok("generator/runtime"),
        "huaweicloud-hss" => Ok("generated"),
        "tests" => Ok("tests"),
        other => Err(format!("there is no package {other}")),
    }
}

/// Whether the package in a folder has these features.
pub(super) fn has_features<'a>(
    folder: &str,
    mut features: impl Iterator<Item = &'a str>,
) -> Result<(), String> {
    let manifest = project::root().join(folder).join("Cargo.toml");
    let manifest = fs::read_to_string(manifest).map_err(|error| error.to_string())?;
    let manifest: Table = manifest
        .parse()
        .map_err(|error: toml::de::Error| error.to_string())?;
    let known = manifest.get("features").and_then(|known| known.as_table());
    let missing = features.find(|name| !known.is_some_and(|known| known.contains_key(*name)));
    missing.map_or(Ok(()), |name| {
        Err(format!("{folder} has no feature {name}"))
    })
}
