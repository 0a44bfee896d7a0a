//! What a build without the proof says where it is asked for one.
#![cfg(all(feature = "cli", not(feature = "verify")))]

use oasmith::cli;

fn call(more: &[&str]) -> (u8, String, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let args = ["oasmith", "verify", "api.yaml", "--only", "a"];
    let code = cli::run(args.iter().chain(more), &mut stdout, &mut stderr);
    let text = |bytes| String::from_utf8(bytes).expect("a text");
    (code, text(stdout), text(stderr))
}

#[test]
fn a_person_and_a_machine_are_told_how_to_get_it() {
    let (code, stdout, stderr) = call(&[]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("--features verify"), "{stderr}");

    let (code, stdout, stderr) = call(&["--format", "json"]);
    assert_eq!((code, stderr.as_str()), (2, ""));
    let told: serde_json::Value = serde_json::from_str(&stdout).expect("an object");
    let error = told["error"].as_str().expect("a text");
    assert!(error.contains("--features verify"), "{error}");
}
