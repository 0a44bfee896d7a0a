//! A change of the document changes what follows from it, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;
use tests::project;

use crate::run::{Run, generate};

/// A copy of the project's document and of the crate made from it.
struct Copy {
    folder: TempDir,
}

impl Copy {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let copy = Self { folder };
        fs::create_dir(copy.path("spec")).expect("a folder");
        for name in ["hss.yaml", "oasmith.toml"] {
            let from = project::root().join("spec").join(name);
            fs::copy(from, copy.path("spec").join(name)).expect("a copy");
        }
        assert_eq!(copy.generate(&[]).code, 0);
        copy
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn generate(&self, more: &[&str]) -> Run {
        generate(
            &self.path("spec").join("hss.yaml"),
            &self.path("generated"),
            more,
        )
    }

    /// Changes the document; `from` has to be in it.
    fn edit(&self, from: &str, to: &str) {
        let path = self.path("spec").join("hss.yaml");
        let text = fs::read_to_string(&path).expect("the document");
        assert!(text.contains(from), "the document says {from:?}");
        fs::write(&path, text.replacen(from, to, 1)).expect("written");
    }

    /// The files that `--check` names.
    fn checked(&self) -> Vec<String> {
        let run = self.generate(&["--check", "--format", "json"]);
        let said: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        let changes = said["changes"].as_array().expect("a list of changes");
        assert_eq!(run.code, u8::from(!changes.is_empty()));
        changes
            .iter()
            .map(|change| format!("{} {}", change["kind"], change["path"]).replace('"', ""))
            .collect()
    }

    /// The text of every file of the crate.
    fn crate_files(&self) -> BTreeMap<String, String> {
        project::texts(&self.path("generated")).expect("the files of the crate")
    }
}

/// Edits the document, looks at what changes, edits it back, and is where it was, but for what the lock
/// `remembers` for good: names that were had in between, which a program may know.
fn there_and_back(from: &str, to: &str, remembers: &str) -> Vec<String> {
    let copy = Copy::new();
    let before = copy.crate_files();
    copy.edit(from, to);
    let changes = copy.checked();
    assert_eq!(before, copy.crate_files(), "--check writes nothing");
    assert_eq!(copy.generate(&[]).code, 0);
    assert_eq!(copy.checked(), Vec::<String>::new());
    copy.edit(to, from);
    assert_eq!(copy.generate(&[]).code, 0);
    let mut after = copy.crate_files();
    let lock = after.get_mut("oasmith.lock").expect("the lock");
    assert!(lock.contains(remembers), "{lock}");
    *lock = lock.replacen(remembers, "", 1);
    assert_eq!(before, after, "undone, it is back to the byte");
    changes
}

#[test]
fn another_value_of_an_enum_changes_the_enum() {
    let changes = there_and_back(
        "enum: [host, container]\n      default: host\n      x-enum-descriptions:\n",
        "enum: [host, container, cluster]\n      default: host\n      x-enum-descriptions:\n        - Clusters.\n",
        "[gone]\n\"model::Category::Cluster\" = '\"cluster\"'\n\n",
    );
    assert_eq!(
        changes,
        ["update src/model/category.rs", "update oasmith.lock"]
    );
}

#[test]
fn another_name_of_a_parameter_changes_its_operation() {
    let changes = there_and_back(
        "- name: host_id\n",
        "- name: server_id\n",
        "[gone]\n\"showCollectionStatus()::server_id\" = \"query server_id\"\n\n",
    );
    assert_eq!(
        changes,
        [
            "update examples/status.rs",
            "update src/api/asset_management.rs",
            "update oasmith.lock"
        ]
    );
}

#[test]
fn an_operation_that_is_gone_takes_its_example_and_its_models_along() {
    let copy = Copy::new();
    let path = copy.path("spec").join("hss.yaml");
    let text = fs::read_to_string(&path).expect("the document");
    let start = text
        .find("  /v5/{project_id}/asset/manual-collect/{type}:")
        .expect("the operation");
    let end = text.find("\ncomponents:").expect("the components");
    fs::write(&path, format!("{}{}", &text[..start], &text[end..])).expect("written");
    let settings = copy.path("spec").join("oasmith.toml");
    let said = fs::read_to_string(&settings).expect("the settings");
    fs::write(
        &settings,
        said.replace("status = \"showCollectionStatus\"\n", ""),
    )
    .expect("written");

    assert_eq!(
        copy.checked(),
        [
            "update Cargo.toml",
            "update README.md",
            "remove examples/status.rs",
            "update src/api/asset_management.rs",
            "update src/headers.rs",
            "update src/lib.rs",
            "remove src/model/collection_status.rs",
            "remove src/model/collection_type.rs",
            "update src/model/mod.rs",
            "remove src/model/scan_status.rs",
            "update oasmith.lock"
        ]
    );
    assert_eq!(copy.generate(&[]).code, 0);
    assert!(
        !copy
            .path("generated")
            .join("examples")
            .join("status.rs")
            .exists()
    );
}

#[test]
fn a_vendor_s_credentials_can_be_named_in_the_settings() {
    let copy = Copy::new();
    copy.edit(
        "x-oasmith-credential: huaweicloud",
        "# As the settings say.",
    );
    assert!(
        copy.checked().contains(&"update src/auth.rs".to_owned()),
        "OpenAPI alone says something else"
    );

    let path = copy.path("spec").join("oasmith.toml");
    let settings = fs::read_to_string(&path).expect("the settings");
    let named = settings + "\n[credentials]\nCredentials = \"huaweicloud\"\n";
    fs::write(&path, named).expect("written");
    assert_eq!(copy.checked(), Vec::<String>::new());
}

#[test]
fn the_diff_of_the_lock_tells_that_arguments_become_a_struct() {
    let copy = Copy::new();
    // With these five, seven are required.
    let more: String = ('a'..='e')
        .map(|name| {
            format!(
                "- {{name: {name}, in: query, required: true, schema: {{type: string}}}}\n        "
            )
        })
        .collect();
    copy.edit("- name: host_id\n", &format!("{more}- name: host_id\n"));
    let diff = copy.generate(&["--dry-run"]).stdout;
    let has = |line: &str| diff.lines().any(|known| known.starts_with(line));
    assert!(
        has("+arguments-in = \"ShowCollectionStatusArguments\""),
        "{diff}"
    );
    assert!(has("+  \"a: String @ query a\","), "{diff}");
}
