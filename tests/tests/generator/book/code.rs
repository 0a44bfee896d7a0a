//! Blocks of Rust: all of them are modules of one crate, which Cargo compiles once, and whose tests it runs.

use std::fs;
use std::path::{Path, PathBuf};

use tests::project;

use super::data::bookshop;
use super::page::{Block, Page};
use crate::run::{cargo, generate};

/// What stands around a block that is no whole program: names that it may use, and what the text around it speaks of.
const HSS: &str = include_str!("given/hss.rs");
const BOOKSHOP: &str = include_str!("given/bookshop.rs");
const PETS: &str = include_str!("given/pets.rs");
const EXAMPLE_BOOKSHOP: &str = include_str!("given/example_bookshop.rs");

/// Where the block goes.
const PLACE: &str = "    // The block.\n";

/// What stands around the blocks of a page.
fn given(page: &str) -> &'static str {
    match page {
        "README.md" | "generated/README.md" | "docs/hss.md" => HSS,
        "docs/mock.md" => PETS,
        page if page.starts_with("examples/") => EXAMPLE_BOOKSHOP,
        _ => BOOKSHOP,
    }
}

/// A crate that blocks are modules of.
pub(super) struct Crate {
    folder: PathBuf,
    manifest: String,
    modules: Vec<(String, String)>,
}

impl Crate {
    /// A crate of this name, with what stands behind the head of its manifest.
    pub(super) fn new(name: &str, dependencies: &str) -> Self {
        let package =
            format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n");
        Self {
            folder: project::root().join("target").join(name),
            manifest: format!("{package}{dependencies}\n[workspace]\n"),
            modules: Vec::new(),
        }
    }

    /// Takes a block, and gives how it is checked.
    pub(super) fn take(&mut self, page: &Page, block: &Block) -> &'static str {
        let name: String = page.path.trim_end_matches(".md").to_lowercase();
        let name = name.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        let name = format!("{name}_{}", block.line);
        self.modules
            .push((name, module(given(&page.path), &block.text)));
        if is_test(&block.text) {
            "run as a test"
        } else {
            "compiled"
        }
    }

    /// Writes the crate, and has Cargo test it.
    pub(super) fn test(&self) -> Result<String, String> {
        let source = self.folder.join("src");
        fs::create_dir_all(&source).expect("a folder");
        write(&self.folder.join("Cargo.toml"), &self.manifest);
        let lock = project::root().join("Cargo.lock");
        fs::copy(lock, self.folder.join("Cargo.lock")).expect("the lock is copied");
        let mut root = "#![allow(dead_code, unreachable_code, unused)]\n".to_owned();
        for (name, text) in &self.modules {
            root.extend(["mod ", name, ";\n"]);
            write(&source.join(format!("{name}.rs")), text);
        }
        write(&source.join("lib.rs"), &root);
        let output = cargo(&self.folder)
            .args(["test", "--quiet", "--lib"])
            .output()
            .expect("cargo runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        if output.status.success() {
            return Ok(text(&output.stdout));
        }
        Err(text(&output.stdout) + &text(&output.stderr))
    }
}

/// The clients that blocks call, written beside the crate of the book; its dependencies.
pub(super) fn clients() -> String {
    let folder = project::root().join("target").join("book");
    fs::create_dir_all(&folder).expect("a folder");
    client(&folder, "bookshop", &bookshop());
    client(&folder, "pets", &pets());
    let root = project::root().to_string_lossy().replace('\\', "/");
    let examples = format!("{root}/examples");
    format!(
        "[dependencies]\n\
         bookshop = {{ path = \"bookshop\", features = [\"blocking\", \"testing\"] }}\n\
         pets = {{ path = \"pets\" }}\n\
         huaweicloud-hss = {{ path = \"{root}/generated\" }}\n\
         example-books = {{ path = \"{examples}/two-clients/books\" }}\n\
         example-films = {{ path = \"{examples}/two-clients/films\" }}\n\
         example-bookshop = {{ path = \"{examples}/workspace/bookshop\" }}\n\
         serde_json = \"1\"\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}\n"
    )
}

/// A block with what stands around it. Programs and tests stand by themselves.
fn module(given: &str, block: &str) -> String {
    if block.contains("fn main()") || is_test(block) {
        return block.to_owned();
    }
    given.replace(PLACE, &format!("{block};\n"))
}

fn is_test(block: &str) -> bool {
    block.contains("#[test]") || block.contains("#[tokio::test]")
}

/// The document of the page that has one of its own.
fn pets() -> String {
    let text = fs::read_to_string(project::root().join("docs/mock.md")).expect("a page");
    let page = Page::of("docs/mock.md".to_owned(), &text);
    let mut blocks = page.blocks.into_iter();
    blocks
        .find(|block| block.language == "yaml")
        .expect("a document")
        .text
}

/// Writes the client of a document, which depends on the package of the runtime.
fn client(folder: &Path, name: &str, document: &str) {
    let spec = folder.join(format!("{name}.yaml"));
    write(&spec, document);
    let runtime = project::root()
        .join("generator/runtime")
        .to_string_lossy()
        .replace('\\', "/");
    let run = generate(
        &spec,
        &folder.join(name),
        &["--name", name, "--runtime", &runtime],
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
}

fn write(path: &Path, text: &str) {
    // What is the same stays as it is, so that Cargo has nothing to do.
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return;
    }
    fs::write(path, text).expect("a file is written");
}
