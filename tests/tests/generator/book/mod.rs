//! The pages of the project say what is so: each block of code is compiled, run or taken by what it is for, each link
//! leads somewhere, and the book has all chapters.

mod cargo_call;
mod code;
mod data;
mod page;
mod shell;
pub(crate) mod whole;

use std::collections::BTreeMap;

use code::Crate;
use page::{Block, Page, pages};
use tests::project;

/// What a block is checked by.
struct Checks {
    examples: BTreeMap<String, String>,
    rust: Crate,
    /// How many blocks of a language were checked in a way.
    counts: BTreeMap<(String, &'static str), usize>,
}

impl Checks {
    fn new(rust: Crate) -> Self {
        Self {
            examples: data::examples(),
            rust,
            counts: BTreeMap::new(),
        }
    }

    /// What is wrong with a block, if anything; what only Cargo can tell is left to the end.
    fn check(&mut self, page: &Page, block: &Block) -> Result<(), String> {
        let text = block.text.as_str();
        let shown = data::flat(text);
        let is_shown = matches!(block.language.as_str(), "rust" | "toml")
            && self.examples.values().any(|text| text.contains(&shown));
        let how = match block.language.as_str() {
            _ if is_shown => "stands in an example, which is built",
            "rust" => self.rust.take(page, block),
            // What another tool makes is not here.
            "rust,progenitor" | "rust,openapi-generator" => foreign(text)?,
            "toml" => data::toml(text)?,
            "yaml" => data::yaml(text)?,
            "json" => data::json(text)?,
            "ini" => data::ini(text)?,
            "sh" => shell::check(text).map(|()| "parsed, calls of ours by their own programs")?,
            "console" => console(text)?,
            "text" => "no code",
            other => return Err(format!("nobody knows how to check a block of {other:?}")),
        };
        *self
            .counts
            .entry((block.language.clone(), how))
            .or_default() += 1;
        Ok(())
    }
}

fn foreign(text: &str) -> Result<&'static str, String> {
    let block = format!("async fn block() {{ {text} }}");
    let parsed: Result<syn::File, _> = syn::parse_str(&block);
    parsed.map(|_| "parsed").map_err(|error| error.to_string())
}

/// What is typed stands behind a `$`, and the rest is what comes of it.
fn console(text: &str) -> Result<&'static str, String> {
    let typed: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("$ "))
        .collect();
    if typed.is_empty() {
        return Err("nothing is typed here".to_owned());
    }
    // An address with `&` is shown without quotes.
    let typed = typed.join("\n").replace('&', "+");
    shell::check(&typed).map(|()| "what is typed is parsed; that of `oasmith mock` is run")
}

#[test]
fn each_block_of_code_is_what_it_says() {
    let mut checks = Checks::new(Crate::new("book", &code::clients()));
    let mut wrong = Vec::new();
    for page in pages() {
        for block in &page.blocks {
            if let Err(error) = checks.check(&page, block) {
                wrong.push(format!("{}:{}: {error}", page.path, block.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let said = checks.rust.test().unwrap_or_else(|error| panic!("{error}"));
    for ((language, how), count) in &checks.counts {
        println!("{count:3} {language}: {how}");
    }
    let tests = checks.counts.get(&("rust".to_owned(), "run as a test"));
    let passed = format!(
        "test result: ok. {} passed",
        tests.copied().unwrap_or_default()
    );
    assert!(said.contains(&passed), "{said}");
}

/// Blocks that are wrong, each in one way.
const PLANTED: [(&str, &str); 25] = [
    ("", "anything"),
    ("cobol", "DISPLAY 'x'."),
    ("rust,ignore", "let a = 1;"),
    ("rust,progenitor", "let a = ;"),
    ("toml", "[crate]\nnaem = 'a'"),
    ("toml", "[wait.noSuchOperation]\nfield = '/a'\ndone = ['b']"),
    ("toml", "[dependences]\na = '1'\n[package]\nname = 'a'"),
    (
        "toml",
        "bookshop = { version = '1', features = ['bloking'] }",
    ),
    (
        "yaml",
        "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {/a: {get: {x-oasmith-wiat: {}}}}",
    ),
    (
        "yaml",
        "paths: {/books: {get: {x-oasmith-idempotant: true}}}",
    ),
    (
        "yaml",
        "jobs: {a: {steps: [{uses: OWNER/oasmith/action@v1, with: {document: a}}]}}",
    ),
    (
        "yaml",
        "jobs: {a: {steps: [{run: oasmith generate --chek}]}}",
    ),
    ("json", "{"),
    ("ini", "[a]\nb"),
    ("sh", "oasmith generate --output"),
    ("sh", "oasmith explain no-such-code"),
    ("sh", "oasmith diff a.yaml | less"),
    ("sh", "cargo run -p no-such-package"),
    (
        "sh",
        "cargo run -p huaweicloud-hss --example no-such-example",
    ),
    (
        "sh",
        "cargo install --path generator --features no-such-feature",
    ),
    ("sh", "cargo run -p oasmith -- generate --no-such-option"),
    ("sh", ".ci/run no-such-step"),
    ("sh", "if"),
    ("console", "$ oasmith mock api.yaml --prot 1\nlistening"),
    ("console", "listening"),
];

#[test]
fn a_block_that_is_wrong_is_found() {
    for (language, text) in PLANTED {
        let page = Page::of("a.md".to_owned(), &format!("```{language}\n{text}\n```\n"));
        let found = Checks::new(Crate::new("planted", "")).check(&page, &page.blocks[0]);
        assert!(found.is_err(), "{language}: {text}");
    }
    let page = |text: &str| Page::of("a.md".to_owned(), &format!("```rust\n{text}\n```\n"));
    let wrong_test = "#[test]\nfn a() {\n    assert_eq!(1, 2);\n}";
    for (text, mark) in [
        ("fn main() { let a: u8 = \"b\"; }", "mismatched types"),
        (wrong_test, "1 failed"),
    ] {
        let mut checks = Checks::new(Crate::new("planted", ""));
        let page = page(text);
        assert_eq!(checks.check(&page, &page.blocks[0]), Ok(()));
        let said = checks.rust.test().expect_err("it is wrong");
        assert!(said.contains(mark), "{said}");
    }
}

#[test]
fn each_link_leads_somewhere() {
    let pages = pages();
    let mut wrong = Vec::new();
    for page in &pages {
        for link in page.links.iter().filter(|link| !link.contains("://")) {
            if let Err(error) = led(&pages, page, link) {
                wrong.push(format!("{}: {link}: {error}", page.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with where a link leads, if anything.
fn led(pages: &[Page], page: &Page, link: &str) -> Result<(), &'static str> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = match path {
        "" => project::root().join(&page.path),
        path => page.folder().join(path),
    };
    let target = target.canonicalize().map_err(|_| "there is no such file")?;
    let root = project::root().canonicalize().map_err(|_| "no root")?;
    let seen = target
        .strip_prefix(root)
        .map_err(|_| "it leaves the project")?;
    let seen = seen.to_string_lossy().replace('\\', "/");
    if page.path.starts_with("docs/") && !seen.starts_with("docs/") {
        return Err("it leaves the book");
    }
    if [
        "generator/README.md",
        "generator/runtime/README.md",
        "generated/README.md",
    ]
    .contains(&page.path.as_str())
    {
        return Err("a registry has no such file beside the page");
    }
    let known = pages.iter().find(|page| page.path == seen);
    match known {
        Some(known) if !anchor.is_empty() && !known.anchors.iter().any(|known| known == anchor) => {
            Err("the page has no such heading")
        }
        _ => Ok(()),
    }
}

#[test]
fn the_book_has_all_chapters() {
    let pages = pages();
    let summary = pages
        .iter()
        .find(|page| page.path == "docs/SUMMARY.md")
        .expect("the table of contents");
    let chapters = pages
        .iter()
        .filter_map(|page| page.path.strip_prefix("docs/"));
    for chapter in chapters.filter(|chapter| *chapter != "SUMMARY.md") {
        let times = summary.links.iter().filter(|link| *link == chapter).count();
        assert_eq!(times, 1, "{chapter}");
    }
}
