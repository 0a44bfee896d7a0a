//! What the feature brings, and does not.

use std::process::Command;

/// The crates that the client is built of with these features.
fn crates(features: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--package", "huaweicloud-hss"])
        .args(["--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .args(["--no-default-features", "--features", features])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let names = text.lines().filter_map(|line| line.split(' ').next());
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn no_runtime_and_no_other_transport() {
    let nothing = crates("");
    for (feature, known) in [("blocking", "ureq"), ("tower", "tower-service")] {
        let crates = crates(feature);
        assert!(crates.iter().any(|name| name == known), "{crates:?}");
        for other in ["tokio", "reqwest", "hyper", "rustls", "native-tls"] {
            assert!(!crates.iter().any(|name| name == other), "{crates:?}");
        }
    }
    assert!(!nothing.iter().any(|name| name == "ureq"), "{nothing:?}");
}

#[test]
fn what_signs_comes_with_its_feature_alone() {
    for name in ["hmac", "sha2"].map(str::to_owned) {
        assert!(!crates("blocking").contains(&name));
        assert!(crates("blocking,huaweicloud").contains(&name));
    }
}

#[test]
fn tls_comes_with_the_transport_that_is_there() {
    let blocking = crates("blocking,rustls");
    assert!(blocking.iter().any(|name| name == "rustls"), "{blocking:?}");
    assert!(!blocking.iter().any(|name| name == "tokio"), "{blocking:?}");
    assert_eq!(crates("rustls"), crates(""));
    let native = crates("blocking,native-tls");
    assert!(native.iter().any(|name| name == "native-tls"), "{native:?}");
    assert!(!native.iter().any(|name| name == "rustls"), "{native:?}");
}
