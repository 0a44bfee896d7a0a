//! Links in the output folder lead nowhere.

use std::fs;
use std::os::unix::fs::symlink;

use super::{LOCK, Output, kinds, produced};
use crate::write::{ChangeKind, plan};

#[test]
fn nothing_is_removed_through_a_link() {
    let (output, elsewhere) = (Output::new(), Output::new());
    output.run(&[("src/a.rs", "1"), ("b.rs", "1")]).unwrap();
    elsewhere.put("a.rs", "1");
    fs::remove_dir_all(output.path().join("src")).unwrap();
    fs::remove_file(output.path().join("b.rs")).unwrap();
    symlink(elsewhere.path(), output.path().join("src")).unwrap();
    symlink(elsewhere.path().join("a.rs"), output.path().join("b.rs")).unwrap();
    let changes = output.run(&[]).unwrap();
    assert_eq!(
        kinds(&changes),
        [
            ("b.rs", ChangeKind::Keep),
            ("src/a.rs", ChangeKind::Keep),
            (LOCK, ChangeKind::Update)
        ]
    );
    assert_eq!(elsewhere.list(), ["a.rs"]);
    assert_eq!(output.list(), ["b.rs", LOCK, "src"]);
}

#[test]
fn nothing_is_written_through_a_link() {
    let (output, elsewhere) = (Output::new(), Output::new());
    elsewhere.put("mine", "1");
    symlink(elsewhere.path(), output.path().join("src")).unwrap();
    symlink(elsewhere.path().join("mine"), output.path().join("b")).unwrap();
    symlink(elsewhere.path().join("lock"), output.path().join(LOCK)).unwrap();
    let error = output.run(&[("src/a.rs", "1"), ("b", "1")]).unwrap_err();
    assert_eq!(error.in_the_way(), ["b", LOCK, "src"]);
    assert_eq!(elsewhere.list(), ["mine"]);
}

#[test]
fn the_folder_itself_may_be_a_link() {
    let (output, elsewhere) = (Output::new(), Output::new());
    let link = elsewhere.path().join("link");
    symlink(output.path(), &link).unwrap();
    plan(&produced(&[("a", "1")]), &link)
        .unwrap()
        .apply()
        .unwrap();
    assert_eq!(output.list(), ["a", LOCK]);
}

#[test]
fn a_link_that_leads_nowhere_is_told_as_what_it_is() {
    let output = Output::new();
    let link = output.path().join("link");
    symlink(output.path().join("gone"), &link).unwrap();
    let changes = plan(&produced(&[("a", "1")]), &link).unwrap();
    let told = changes.apply().unwrap_err().with_reason();
    assert!(
        told.ends_with("link` is a link that leads nowhere"),
        "{told}"
    );
}
