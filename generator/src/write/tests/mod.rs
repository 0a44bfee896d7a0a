mod killed;
#[cfg(unix)]
mod links;
mod lock;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{Change, ChangeKind, LOCK, WriteError, plan};
use crate::File;

/// An output folder, and the files that a run puts there.
struct Output(TempDir);

impl Output {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, files: &[(&str, &str)]) -> Result<Vec<Change>, WriteError> {
        let changes = plan(&produced(files), self.path())?;
        changes.apply()?;
        assert!(plan(&produced(files), self.path())?.is_empty());
        Ok(changes.iter().cloned().collect())
    }

    fn put(&self, path: &str, content: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn get(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    /// Every file and folder, sorted.
    fn list(&self) -> Vec<String> {
        let mut found = Vec::new();
        list(self.path(), self.path(), &mut found);
        found.sort();
        found
    }
}

fn list(root: &Path, folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found.push(
            path.strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned(),
        );
        if path.is_dir() && !path.is_symlink() {
            list(root, &path, found);
        }
    }
}

fn produced(files: &[(&str, &str)]) -> Vec<File<String>> {
    let files = files.iter().map(|(path, content)| File {
        path: (*path).to_owned(),
        content: (*content).to_owned(),
    });
    files.collect()
}

fn kinds(changes: &[Change]) -> Vec<(&str, ChangeKind)> {
    changes
        .iter()
        .map(|change| (change.path.as_str(), change.kind))
        .collect()
}

#[test]
fn a_first_run_creates_all_files_and_a_second_changes_nothing() {
    let output = Output::new();
    let changes = output
        .run(&[("src/lib.rs", "lib\n"), ("Cargo.toml", "manifest\n")])
        .unwrap();
    assert_eq!(
        kinds(&changes),
        [
            ("Cargo.toml", ChangeKind::Create),
            ("src/lib.rs", ChangeKind::Create),
            (LOCK, ChangeKind::Create),
        ]
    );
    assert_eq!(output.list(), ["Cargo.toml", LOCK, "src", "src/lib.rs"]);
    let again = plan(
        &produced(&[("src/lib.rs", "lib\n"), ("Cargo.toml", "manifest\n")]),
        output.path(),
    )
    .unwrap();
    assert!(again.is_empty());
    assert_eq!(again.unchanged(), 3);
}

#[test]
fn the_folder_itself_may_be_missing() {
    let output = Output::new();
    let folder = output.path().join("new/crate");
    plan(&produced(&[("a", "1")]), &folder)
        .unwrap()
        .apply()
        .unwrap();
    assert_eq!(fs::read_to_string(folder.join("a")).unwrap(), "1");
}

#[test]
fn what_a_run_that_was_killed_has_left_is_removed_by_the_next() {
    let output = Output::new();
    output
        .run(&[("src/lib.rs", "1"), ("src/model/a.rs", "1")])
        .unwrap();
    for left in [
        ".oasmith.lock.0123456789abcdef.oasmith",
        "src/model/.a.rs.fedcba9876543210.oasmith",
        // These are somebody's own.
        "src/model/.notes.oasmith",
        "src/model/.a.rs.oasmith",
    ] {
        output.put(left, "half of it");
    }
    output
        .run(&[("src/lib.rs", "1"), ("src/model/a.rs", "2")])
        .unwrap();
    let list = output.list();
    let hidden: Vec<_> = list.iter().filter(|path| path.contains("/.")).collect();
    assert_eq!(
        hidden,
        ["src/model/.a.rs.oasmith", "src/model/.notes.oasmith"]
    );
    assert!(!list.iter().any(|path| path.starts_with('.')), "{list:?}");
}

#[test]
fn only_what_changes_is_written() {
    let output = Output::new();
    output.run(&[("a", "1"), ("b", "1")]).unwrap();
    let before = fs::metadata(output.path().join("a"))
        .unwrap()
        .modified()
        .unwrap();
    let changes = output.run(&[("a", "1"), ("b", "2")]).unwrap();
    assert_eq!(
        kinds(&changes),
        [("b", ChangeKind::Update), (LOCK, ChangeKind::Update)]
    );
    assert_eq!(
        (changes[0].old.as_deref(), changes[0].new.as_deref()),
        (Some("1"), Some("2"))
    );
    assert!(!changes[0].edited);
    assert_eq!(
        fs::metadata(output.path().join("a"))
            .unwrap()
            .modified()
            .unwrap(),
        before
    );
}

#[test]
fn a_file_that_is_no_longer_produced_goes_with_the_folders_that_it_leaves_empty() {
    let output = Output::new();
    output
        .run(&[
            ("src/lib.rs", "1"),
            ("src/model/deep/a.rs", "1"),
            ("examples/a.rs", "1"),
        ])
        .unwrap();
    output.put("examples/mine.rs", "mine");
    let changes = output.run(&[("src/lib.rs", "1")]).unwrap();
    assert_eq!(
        kinds(&changes),
        [
            ("examples/a.rs", ChangeKind::Remove),
            ("src/model/deep/a.rs", ChangeKind::Remove),
            (LOCK, ChangeKind::Update),
        ]
    );
    assert_eq!(
        output.list(),
        ["examples", "examples/mine.rs", LOCK, "src", "src/lib.rs"]
    );
}

#[test]
fn a_file_of_somebody_else_survives() {
    let output = Output::new();
    output.put("src/mine.rs", "mine");
    output.put("notes.txt", "mine");
    output.run(&[("src/lib.rs", "1")]).unwrap();
    output.run(&[("lib.rs", "1")]).unwrap();
    assert_eq!(
        (output.get("src/mine.rs"), output.get("notes.txt")),
        ("mine".into(), "mine".into())
    );
}

#[test]
fn files_in_the_way_stop_the_run_before_anything_is_written() {
    let output = Output::new();
    output.run(&[("a", "1"), ("old", "1")]).unwrap();
    output.put("src/lib.rs", "mine");
    output.put("README.md", "mine");
    output.put("same", "1");
    let before = output.list();
    let files = [
        ("README.md", "1"),
        ("a", "2"),
        ("new", "1"),
        ("same", "1"),
        ("src/lib.rs", "1"),
    ];
    let error = output.run(&files).unwrap_err();
    assert_eq!(error.in_the_way(), ["README.md", "src/lib.rs"]);
    let message = error.to_string();
    assert!(
        message.contains("  README.md\n  src/lib.rs\nmove or remove them"),
        "{message}"
    );
    assert_eq!(output.list(), before);
    assert_eq!(
        (output.get("a"), output.get("README.md")),
        ("1".into(), "mine".into())
    );
}

#[test]
fn a_folder_in_the_place_of_a_file_is_in_the_way_and_so_is_the_reverse() {
    let output = Output::new();
    output.put("lib.rs/inner", "mine");
    output.put("src", "mine");
    let error = output
        .run(&[("lib.rs", "1"), ("src/a.rs", "1"), ("src/b.rs", "1")])
        .unwrap_err();
    assert_eq!(error.in_the_way(), ["lib.rs", "src"]);
}

#[test]
fn a_file_that_is_already_as_it_should_be_is_taken_over() {
    let output = Output::new();
    output.put("a", "1\r\n");
    let changes = output.run(&[("a", "1\n")]).unwrap();
    assert_eq!(kinds(&changes), [(LOCK, ChangeKind::Create)]);
    output.run(&[]).unwrap();
    assert_eq!(output.list(), [LOCK]);
}

#[test]
fn a_checkout_with_other_ends_of_lines_is_unchanged_and_not_edited() {
    let output = Output::new();
    output
        .run(&[("a", "1\n2\n"), ("b", "1\n2\n"), ("c", "1\n2\n")])
        .unwrap();
    for path in ["a", "b", "c", LOCK] {
        output.put(path, &output.get(path).replace('\n', "\r\n"));
    }
    let changes = output.run(&[("a", "1\n2\n"), ("b", "1\n3\n")]).unwrap();
    assert_eq!(
        kinds(&changes),
        [
            ("b", ChangeKind::Update),
            ("c", ChangeKind::Remove),
            (LOCK, ChangeKind::Update)
        ]
    );
    assert!(!changes[0].edited);
    assert_eq!(changes[0].old.as_deref(), Some("1\n2\n"));
    assert_eq!(
        (output.get("a"), output.get("b")),
        ("1\r\n2\r\n".into(), "1\n3\n".into())
    );
}

#[test]
fn an_edited_file_is_overwritten_and_the_change_says_so() {
    let output = Output::new();
    output.run(&[("a", "1"), ("b", "1")]).unwrap();
    output.put("a", "edited");
    fs::remove_file(output.path().join("b")).unwrap();
    let changes = output.run(&[("a", "1"), ("b", "1")]).unwrap();
    assert_eq!(
        kinds(&changes),
        [("a", ChangeKind::Update), ("b", ChangeKind::Create)]
    );
    assert!(changes[0].edited);
    assert_eq!(output.get("a"), "1");
}

#[test]
fn an_edited_file_that_is_no_longer_produced_is_kept_and_said_once() {
    let output = Output::new();
    output.run(&[("a", "1"), ("b", "1")]).unwrap();
    output.put("a", "edited");
    fs::remove_file(output.path().join("b")).unwrap();
    let changes = output.run(&[]).unwrap();
    assert_eq!(
        kinds(&changes),
        [("a", ChangeKind::Keep), (LOCK, ChangeKind::Update)]
    );
    assert!(changes[0].edited);
    assert_eq!(output.get("a"), "edited");
    assert!(output.run(&[]).unwrap().is_empty());
}

#[test]
fn a_generated_file_outside_the_folder_is_refused() {
    for path in ["../a", "/a", "", "a/./b", "a\\b", "c:a", "a\"b", "a\nb"] {
        let error = Output::new().run(&[(path, "1")]).unwrap_err();
        assert!(matches!(error, WriteError::Outside { .. }), "{path}");
    }
}

#[test]
fn what_the_system_refuses_is_said_with_path_and_source() {
    let output = Output::new();
    output.put("file", "mine");
    let error = plan(&produced(&[("a", "1")]), &output.path().join("file")).unwrap_err();
    assert!(error.to_string().starts_with("cannot look at `"), "{error}");
    let told = error.with_reason();
    assert!(told.ends_with("file` is a file, not a folder"), "{told}");
}

#[test]
fn a_run_beside_another_is_told_of_it() {
    let output = Output::new();
    let changes = plan(&produced(&[("a", "1")]), output.path()).unwrap();
    let steps = changes.steps().unwrap();
    // The other begins by clearing away what it takes for the rest of a run that was killed.
    output.run(&[("a", "1")]).unwrap();
    let mut ends = steps.into_iter().map(|step| changes.take(step));
    let told = ends.find_map(Result::err).unwrap().with_reason();
    assert!(told.contains("another run of oasmith writes"), "{told}");
}

#[test]
fn a_file_that_cannot_be_put_in_its_place_leaves_no_trace_beside_it() {
    let output = Output::new();
    let changes = plan(&produced(&[("a", "1"), ("b", "1")]), output.path()).unwrap();
    output.put("b/inner", "put there after the plan was made");
    changes.apply().unwrap_err();
    assert_eq!(output.list(), ["a", "b", "b/inner", LOCK]);
    assert!(output.get(LOCK).contains("[[pending]]"));
}
