//! Who may name what.

use std::fs;

use syn::visit::Visit;
use tests::project;

use super::{generator, runtime, sources};

/// The code of a file without its comments.
fn code(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The files that name `word` in their code, other than those in `allowed`.
fn strangers(word: &str, allowed: &[&str]) -> Vec<String> {
    let is_allowed = |name: &str| allowed.iter().any(|place| name.starts_with(place));
    let sources = generator();
    let files = sources
        .iter()
        .filter(|(name, text)| names_word(&code(text), word) && !is_allowed(name));
    files.map(|(name, _)| name.to_owned()).collect()
}

/// Whether `word` stands in the code, and not at the end of a longer one.
fn names_word(code: &str, word: &str) -> bool {
    let mut found = code.match_indices(word);
    found.any(|(at, _)| !code[..at].ends_with(char::is_alphanumeric))
}

#[test]
fn each_library_is_named_by_its_stages_alone() {
    for (word, allowed) in [
        ("openapiv3", ["normalize/", "lower/"].as_slice()),
        ("quote!", &["emit/"]),
        ("prettyplease", &["format/"]),
        ("heck::", &["names/"]),
        ("std::fs", &["read/", "write/", "fetch/", "cli/tests/"]),
        ("clap", &["cli/"]),
        ("serde_yaml", &["read/", "fix/"]),
        ("pulldown_cmark", &["lower/"]),
    ] {
        assert_eq!(strangers(word, allowed), Vec::<String>::new(), "{word}");
    }
}

/// Whether code refers to a module of the crate, by itself or in a list.
fn names_module(code: &str, module: &str) -> bool {
    let lists = code
        .split("use crate::{")
        .skip(1)
        .filter_map(|rest| rest.split_once(';'));
    let mut listed = lists.flat_map(|(list, _)| list.split([',', '{', '}']).map(str::trim));
    code.contains(&format!("crate::{module}::"))
        || code.contains(&format!("use crate::{module};"))
        || listed.any(|item| item == module || item.starts_with(&format!("{module}::")))
}

#[test]
fn a_stage_knows_only_the_types_before_and_after_it() {
    for (stage, foreign) in [
        (
            "read/",
            ["normalize", "lower", "emit", "format", "write", "ir"].as_slice(),
        ),
        (
            "selection/",
            &[
                "normalize",
                "lower",
                "emit",
                "format",
                "write",
                "ir",
                "names",
            ],
        ),
        (
            "normalize/",
            &[
                "lower", "emit", "format", "write", "ir", "settings", "names",
            ],
        ),
        ("lower/", &["read", "emit", "format", "write"]),
        (
            "ir/",
            &["read", "normalize", "lower", "emit", "format", "write"],
        ),
        (
            "emit/",
            &[
                "read",
                "normalize",
                "lower",
                "format",
                "write",
                "diagnostic",
                "settings",
            ],
        ),
        (
            "format/",
            &[
                "read",
                "normalize",
                "lower",
                "ir",
                "write",
                "names",
                "diagnostic",
            ],
        ),
        (
            "write/",
            &[
                "read",
                "normalize",
                "lower",
                "emit",
                "format",
                "ir",
                "names",
            ],
        ),
    ] {
        for (name, text) in generator()
            .iter()
            .filter(|(name, _)| name.starts_with(stage))
        {
            for module in foreign {
                let named = names_module(&code(text), module);
                assert!(!named, "{name} names {module}");
            }
        }
    }
}

#[test]
fn nothing_in_the_generator_names_the_vendor() {
    for (name, text) in generator().iter() {
        let text = text.to_lowercase();
        for word in ["huawei", "hss", "x-auth-token", "apigw"] {
            assert!(!text.contains(word), "{name} names {word}");
        }
    }
}

#[test]
fn generated_code_refers_to_itself_by_relative_paths() {
    for (name, text) in sources(&project::generated().join("src")).iter() {
        let code = code(text);
        assert!(!code.contains("crate::"), "{name}");
        assert!(!code.contains("$crate"), "{name}");
    }
}

/// Looks for a condition that is a chain with `let` in it, which Rust has had
/// since 1.88 only.
struct LetChains(bool);

impl<'ast> Visit<'ast> for LetChains {
    fn visit_expr_binary(&mut self, expression: &'ast syn::ExprBinary) {
        let is_let = |side: &syn::Expr| matches!(side, syn::Expr::Let(_));
        self.0 |= is_let(&expression.left) || is_let(&expression.right);
        syn::visit::visit_expr_binary(self, expression);
    }
}

#[test]
fn the_runtime_is_written_for_the_rust_that_its_manifest_names() {
    let has_let_chain = |code: &str| {
        let mut chains = LetChains(false);
        chains.visit_file(&syn::parse_file(code).expect("Rust"));
        chains.0
    };
    assert!(has_let_chain("fn f() { if let Some(a) = b && c {} }"));
    assert!(!has_let_chain("fn f() { if let Some(a) = (b && c) {} }"));
    let manifest = fs::read_to_string(project::generated().join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("rust-version = \"1.85\""), "{manifest}");
    for (name, text) in runtime().iter() {
        assert!(!has_let_chain(text), "{name}");
    }
}
