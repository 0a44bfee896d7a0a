//! From a text to what is said of it, and to Rust.

use oasmith::read::Texts;
use oasmith::{Outcome, Request, ir};

/// Reads a text as a document, in each of the formats. What is said of it has words and a place in it.
///
/// # Panics
///
/// When something is said without words or of a place that is none.
pub fn reader(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    for name in ["a.yaml", "a.json"] {
        told(&oasmith::inspect(&request(name, text)));
    }
}

/// Makes the crate of a document. Each of its files is Rust or TOML, as its name says.
///
/// # Panics
///
/// When one is not, or there is none and nobody says why.
pub fn document(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let outcome = oasmith::generate(&request("a", text));
    told(&outcome);
    assert_eq!(outcome.files.is_empty(), outcome.diagnostics.has_errors());
    for file in &outcome.files {
        let mistake = match file.path.rsplit_once('.') {
            Some((_, "rs")) => syn::parse_file(&file.content)
                .err()
                .map(|error| error.to_string()),
            Some((_, "toml" | "lock")) => file
                .content
                .parse::<toml::Table>()
                .err()
                .map(|error| error.to_string()),
            _ => None,
        };
        assert_eq!(mistake, None, "in {}", file.path);
    }
}

/// A text alone, so that no file is read whatever it refers to. The runtime is the package, so that no
/// copy of it is parsed each time.
fn request(name: &str, text: &str) -> Request {
    Request {
        spec: name.into(),
        name: Some("fuzzed".to_owned()),
        texts: Texts::alone([(name, text)]),
        runtime: Some(ir::Source::Package { path: None }),
        ..Request::default()
    }
}

fn told(outcome: &Outcome) {
    for told in outcome.told() {
        assert!(!told.diagnostic.message.is_empty());
        if let Some(location) = &told.location {
            let text = told.source.text();
            assert!(location.line <= text.matches('\n').count() + 1, "{told}");
            assert!(text.get(location.range.clone()).is_some(), "{told}");
        }
    }
}
