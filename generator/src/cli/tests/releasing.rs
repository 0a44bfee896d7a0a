//! What follows from a release.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::call;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Parcels, version: '1'}
paths:
  /parcels:
    get:
      operationId: listParcels
      responses: {'204': {description: None.}}
";

/// A name that stays would break nobody.
const NO_ALIASES: &str = "[release]\naliases = false\n";

/// A document, its settings and its crate.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(TempDir::new().unwrap());
        project.write("api.yaml", DOCUMENT);
        project.write("oasmith.toml", NO_ALIASES);
        assert_eq!(project.generate(&[]).0, 0);
        project
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn generate(&self, more: &[&str]) -> (u8, String) {
        let (spec, output) = (self.path("api.yaml"), self.path("client"));
        let mut args = vec!["oasmith", "generate", &spec, "-o", &output];
        args.extend(more);
        let (code, stdout, stderr) = call(&args);
        (code, stdout + &stderr)
    }

    fn release(&self) -> (u8, String) {
        let (code, stdout, stderr) = call(&["oasmith", "release", &self.path("client")]);
        (code, stdout + &stderr)
    }

    fn version(&self) -> String {
        let manifest = self.read("client/Cargo.toml");
        let line = manifest.lines().find(|line| line.starts_with("version = "));
        line.unwrap().to_owned()
    }

    fn rename(&self, name: &str) {
        self.write("api.yaml", &DOCUMENT.replace("listParcels", name));
    }
}

#[test]
fn the_version_follows_from_what_was_released() {
    let project = Project::new();
    assert_eq!(project.version(), "version = \"0.1.0\"");
    // Before the first release, nobody has anything that could break.
    project.rename("allParcels");
    assert_eq!(project.generate(&[]).0, 0);
    assert_eq!(project.version(), "version = \"0.1.0\"");
    assert_eq!(project.release().0, 0);

    project.rename("everyParcel");
    let (code, said) = project.generate(&[]);
    assert_eq!(code, 0);
    let told =
        "breaks in Rust: an operation is called otherwise: all_parcels() is now every_parcel()";
    assert!(said.contains(told), "{said}");
    assert!(said.contains("version 0.2.0, behind 0.1.0"), "{said}");
    assert_eq!(project.version(), "version = \"0.2.0\"");
    let log = project.read("client/CHANGELOG.md");
    let entry = "## 0.2.0\n\n### What breaks\n\n- `all_parcels()` is now `every_parcel()`: \
                 an operation is called otherwise.\n\n## 0.1.0\n\nThe first version.\n";
    assert!(log.ends_with(entry), "{log}");
    assert_eq!(project.generate(&["--check"]).0, 0);

    // What is taken back was nothing.
    project.rename("allParcels");
    assert_eq!(project.generate(&[]).0, 0);
    assert_eq!(project.version(), "version = \"0.1.0\"");
    assert!(!project.read("client/CHANGELOG.md").contains("0.2.0"));
}

#[test]
fn a_version_that_is_too_low_fails_the_check() {
    let project = Project::new();
    project.release();
    project.rename("allParcels");
    let stated = format!("[crate]\nversion = \"0.1.1\"\n{NO_ALIASES}");
    project.write("oasmith.toml", &stated);
    let (code, said) = project.generate(&[]);
    assert_eq!(code, 0);
    assert!(
        said.contains("version 0.1.1 is too low: behind 0.1.0, 0.2.0 is"),
        "{said}"
    );
    let (code, said) = project.generate(&["--check", "--format", "json"]);
    assert_eq!(code, 1);
    let said: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(said["changes"], Value::Array(Vec::new()));
    assert_eq!(said["news"]["too_low"], "0.2.0");
    for settings in [
        "[crate]\nversion = \"0.3.0\"\n",
        "[crate]\nversion = \"0.1.1\"\n[release]\nversion = false\n",
    ] {
        project.write("oasmith.toml", settings);
        project.generate(&[]);
        assert_eq!(project.generate(&["--check"]).0, 0, "{settings}");
    }
}

#[test]
fn a_changelog_that_is_no_longer_written_stays() {
    let project = Project::new();
    project.write("oasmith.toml", "[release]\nchangelog = false\n");
    let (code, said) = project.generate(&[]);
    assert_eq!(code, 0);
    assert!(
        said.contains("kept     CHANGELOG.md  (no longer generated: yours"),
        "{said}"
    );
    assert!(Path::new(&project.path("client/CHANGELOG.md")).exists());
    // Nor is one touched that somebody else wrote.
    project.write("client/CHANGELOG.md", "mine\n");
    project.write("oasmith.toml", "");
    assert_eq!(project.generate(&[]).0, 0);
    assert_eq!(project.read("client/CHANGELOG.md"), "mine\n");
}

#[test]
fn only_a_crate_is_released_and_each_version_once() {
    let project = Project::new();
    let (code, said) = project.release();
    assert_eq!(code, 0);
    assert!(said.contains("0.1.0 is what callers have"), "{said}");
    assert_eq!(project.release().0, 0);
    project.rename("allParcels");
    project.write("oasmith.toml", "[crate]\nversion = \"0.1.0\"\n");
    project.generate(&[]);
    let (code, said) = project.release();
    assert_eq!(code, 2);
    assert!(said.contains("0.1.0 is released already"), "{said}");
    let empty = TempDir::new().unwrap();
    let (code, _, said) = call(&["oasmith", "release", &empty.path().display().to_string()]);
    assert_eq!(code, 2);
    assert!(said.contains("generate it first"), "{said}");
}

#[test]
fn what_is_written_is_up_to_date_where_the_version_is_still_that_of_the_release() {
    for settings in [
        "[crate]\nversion = \"0.1.0\"\n",
        "[release]\nversion = false\n",
        "[crate]\nversion = \"0.1.0\"\n[release]\nversion = false\n",
    ] {
        let project = Project::new();
        assert_eq!(project.release().0, 0);
        project.write("oasmith.toml", settings);
        project.rename("allParcels");
        assert_eq!(project.generate(&[]).0, 0);
        let log = project.read("client/CHANGELOG.md");
        assert_eq!(log.matches("## Unreleased").count(), 1, "{log}");
        let (_, said) = project.generate(&[]);
        assert!(said.contains("is up to date"), "{said}");
    }
}

#[test]
fn a_changelog_without_a_lock_is_taken_back_where_it_is_what_it_would_be() {
    let project = Project::new();
    fs::remove_file(project.path("client/oasmith.lock")).unwrap();
    assert_eq!(project.generate(&[]).0, 0);
    assert_eq!(project.release().0, 0);
    project.rename("allParcels");
    assert_eq!(project.generate(&[]).0, 0);
    let log = project.read("client/CHANGELOG.md");
    assert!(log.contains("## 0.2.0"), "{log}");
}

#[test]
fn a_lock_whose_rules_are_not_known_stops_each_command() {
    let project = Project::new();
    let lock = project.read("client/oasmith.lock");
    let later = lock.replace("\nedition = 4\n", "\nedition = 99\n");
    assert_ne!(later, lock);
    project.write("client/oasmith.lock", &later);
    project.rename("allParcels");
    let (spec, output) = (project.path("api.yaml"), project.path("client"));
    for args in [
        ["generate", &spec, "-o", &output].as_slice(),
        &["migrate", &spec, "-o", &output],
        &["release", &output],
        &["diff", &output, &spec],
    ] {
        let (code, _, said) = call(&[&["oasmith"], args].concat());
        assert_eq!(code, 2, "{args:?}");
        let told = "its edition is 99, and this oasmith knows those up to 4";
        assert!(said.contains(told), "{said}");
        assert!(!said.contains("remove"), "{said}");
    }
    assert_eq!(project.read("client/oasmith.lock"), later);
}
