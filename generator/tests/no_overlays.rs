//! What a build without overlays says where it is asked for one.
#![cfg(all(feature = "cli", not(feature = "overlays")))]

use std::fs;

use oasmith::cli;

#[test]
fn an_overlay_is_not_left_out_in_silence() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (document, overlay) = (path("api.yaml"), path("more.yaml"));
    fs::write(
        &document,
        "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {}}",
    )
    .expect("a document");
    fs::write(
        &overlay,
        "{overlay: 1.0.0, info: {title: More, version: '1'}, actions: []}",
    )
    .expect("an overlay");

    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let args = ["oasmith", "check", &document, "--overlay", &overlay];
    let code = cli::run(args, &mut stdout, &mut stderr);

    let told =
        String::from_utf8(stdout).expect("a text") + &String::from_utf8(stderr).expect("a text");
    assert_eq!(code, 2, "{told}");
    assert!(
        told.contains("this build of oasmith has no overlays"),
        "{told}"
    );
}
