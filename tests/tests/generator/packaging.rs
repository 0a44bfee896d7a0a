//! What a registry gets of each package: its licences, and a page that holds by itself.

use std::fs;
use std::path::PathBuf;

use tests::project;
use toml::Table;

const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// The packages that are published, each with its folder.
fn packages() -> [(&'static str, PathBuf); 3] {
    let root = project::root();
    [
        ("oasmith-runtime", root.join("generator/runtime")),
        ("oasmith", root.join("generator")),
        ("huaweicloud-hss", project::generated()),
    ]
}

/// What Cargo would put into the archive of a package.
fn packed(name: &str) -> Vec<String> {
    let output = project::cargo()
        .current_dir(project::root())
        .args(["package", "--allow-dirty", "--list", "-p", name])
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {said}");
    let listed = String::from_utf8(output.stdout).expect("text");
    listed.lines().map(|line| line.replace('\\', "/")).collect()
}

#[test]
fn each_package_has_the_licences_of_the_project() {
    for (name, folder) in packages() {
        let packed = packed(name);
        for licence in LICENCES {
            assert!(
                packed.iter().any(|file| file == licence),
                "{name}: {packed:?}"
            );
            let ours = fs::read_to_string(project::root().join(licence)).expect("a licence");
            let theirs = fs::read_to_string(folder.join(licence)).expect("a copy of it");
            assert_eq!(ours, theirs, "{name}: {licence}");
        }
    }
}

#[test]
fn each_package_is_found_by_words() {
    for (name, folder) in packages() {
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
        let manifest: Table = manifest.parse().expect("TOML");
        let package = manifest["package"].as_table().expect("a package");
        for key in ["keywords", "categories"] {
            let words = package[key].as_array().expect("a list");
            assert!((1..=5).contains(&words.len()), "{name}: {key}");
        }
        assert_eq!(
            package["metadata"]["docs"]["rs"]["all-features"].as_bool(),
            Some(true),
            "{name}"
        );
    }
}
