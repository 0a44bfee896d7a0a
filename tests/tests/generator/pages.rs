//! Each call's page in the docs names what the call gives.

use oasmith::Request;
use tests::corpus::pages;
use tests::project;

/// Looks into the docs that Cargo has made of the cases' crates.
pub(crate) fn check(names: &[String]) {
    let cases = project::cases().expect("the cases can be listed");
    let docs = project::root().join("target").join("doc");
    let mut missing = Vec::new();
    for (name, spec) in cases.into_iter().filter(|(name, _)| names.contains(name)) {
        let request = Request {
            spec,
            ..Request::default()
        };
        let docs = docs.join(format!("case_{}", name.replace('-', "_")));
        let unsaid =
            pages::missing(request, &docs).unwrap_or_else(|error| panic!("{name}: {error}"));
        missing.extend(unsaid.into_iter().map(|what| format!("{name}: {what}")));
    }
    assert_eq!(missing, Vec::<String>::new());
}
