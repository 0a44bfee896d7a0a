//! What a build that is without the proof, overlays, or what is printed for a shell says where it is asked for them.
#![cfg(all(
    feature = "cli",
    not(all(feature = "overlays", feature = "shell", feature = "verify"))
))]

use oasmith::cli;

fn call(args: &[&str]) -> (u8, String, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let code = cli::run([&["oasmith"], args].concat(), &mut stdout, &mut stderr);
    let text = |bytes| String::from_utf8(bytes).expect("a text");
    (code, text(stdout), text(stderr))
}

/// Both a person and a machine are told how to get it.
fn tells(args: &[&str], how: &str) {
    let (code, stdout, stderr) = call(args);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains(how), "{stderr}");

    let (code, stdout, stderr) = call(&[args, &["--format", "json"]].concat());
    assert_eq!((code, stderr.as_str()), (2, ""));
    let told: serde_json::Value = serde_json::from_str(&stdout).expect("an object");
    let error = told["error"]["message"].as_str().expect("a text");
    assert!(error.contains(how), "{error}");
}

#[cfg(not(feature = "verify"))]
#[test]
fn the_proof_is_had_by_its_feature() {
    tells(
        &["verify", "api.yaml", "--only", "a"],
        "`cargo install --path generator --features verify`",
    );
}

#[cfg(not(feature = "overlays"))]
#[test]
fn what_mends_a_document_is_had_by_default() {
    tells(&["fix", "api.yaml"], "`cargo install --path generator`");
}

#[cfg(not(feature = "shell"))]
#[test]
fn completions_and_man_pages_are_had_by_default() {
    for args in [&["completions", "bash"], &["man", "generate"]] {
        tells(args, "`cargo install --path generator`");
    }
}
