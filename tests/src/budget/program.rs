//! A program that calls three operations.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use oasmith::diagnostic::Diagnostics;
use oasmith::pointer::FileId;
use oasmith::read::{Map, Node, Sources};

use super::arguments::Arguments;
use super::side::{CLIENT, Side, succeeded, touch};
use crate::alone::lock;
use crate::corpus::documents::Document;

/// How many operations a program calls.
const OPERATIONS: usize = 3;

/// How many operations are asked an example of; there is none where a value is not known.
const ASKED: usize = 40;

/// The document to make a crate of: a copy beside settings, where there is something to set, such as
/// the examples of which a program is to be made.
pub(super) fn staged(
    document: &Document,
    side: &Side,
    arguments: &Arguments,
) -> io::Result<PathBuf> {
    let has_examples = arguments.measures_program() && arguments.program.is_none();
    if !has_examples && side.settings.is_none() {
        return Ok(document.spec.clone());
    }
    let folder = side.root.join("documents").join(&document.name);
    fs::create_dir_all(&folder)?;
    let copy = folder.join(document.spec.file_name().unwrap_or_default());
    fs::copy(&document.spec, &copy)?;
    let mut settings = side.settings.iter().cloned().collect::<Vec<String>>();
    if has_examples {
        settings.push("[examples]".to_owned());
        let asked = reads(&document.spec).into_iter().take(ASKED).enumerate();
        settings.extend(asked.map(|(index, id)| format!("{} = {id:?}", name(index))));
    }
    fs::write(folder.join("oasmith.toml"), settings.join("\n"))?;
    Ok(copy)
}

fn name(index: usize) -> String {
    format!("example_{index:02}")
}

/// The ids of the operations that read.
fn reads(spec: &Path) -> Vec<String> {
    let sources = Sources::read(spec, &mut Diagnostics::default());
    let member = |node: &Node, key: &str| node.as_map()?.get(key).cloned();
    let paths = member(sources.tree(FileId::default()), "paths");
    let items = paths.iter().filter_map(Node::as_map).flat_map(Map::iter);
    let ids = items.filter_map(|(_, item)| member(&member(item, "get")?, "operationId"));
    ids.filter_map(|id| id.as_str().map(str::to_owned))
        .collect()
}

/// The size in KiB of a program, for each of the generators; nothing where none can be made of the
/// examples that all crates have.
pub(super) fn sizes(
    document: &Document,
    sides: &[Side],
    arguments: &Arguments,
) -> io::Result<Option<Vec<f64>>> {
    let examples = match &arguments.program {
        Some(_) => Vec::new(),
        None => common_examples(document, sides),
    };
    if arguments.program.is_none() && examples.len() < OPERATIONS {
        return Ok(None);
    }
    let size_of = |side: &Side| {
        let folder = side.program_of(document);
        write(side, document, &folder)?;
        match &arguments.program {
            Some(program) => {
                fs::copy(program, folder.join("src").join("main.rs"))?;
            }
            None => write_examples(&side.crate_of(document), &folder, &examples)?,
        }
        size(side, document, &folder)
    };
    sides
        .iter()
        .map(size_of)
        .collect::<io::Result<_>>()
        .map(Some)
}

/// The first examples that all crates have.
fn common_examples(document: &Document, sides: &[Side]) -> Vec<String> {
    let is_there = |name: &String| {
        sides.iter().all(|side| {
            let examples = side.crate_of(document).join("examples");
            examples.join(format!("{name}.rs")).exists()
        })
    };
    let names = (0..ASKED).map(name).filter(is_there);
    names.take(OPERATIONS).collect()
}

fn write(side: &Side, document: &Document, folder: &Path) -> io::Result<()> {
    let features = side.features.iter().map(|feature| format!("{feature:?}"));
    let manifest = format!(
        "[package]\nname = \"program\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{CLIENT} = {{ path = {path:?}, default-features = false, features = [{features}] }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n\n\
         [profile.release]\nstrip = true\n\n[workspace]\n",
        path = side.crate_of(document).to_string_lossy(),
        features = features.collect::<Vec<_>>().join(", "),
    );
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), manifest)?;
    lock(folder)
}

/// Puts examples into one program, which runs the one that it is told to.
fn write_examples(client: &Path, folder: &Path, examples: &[String]) -> io::Result<()> {
    for name in examples {
        let example = client.join("examples").join(format!("{name}.rs"));
        let text = fs::read_to_string(example)?;
        let text = text.replace("\nasync fn main", "\npub async fn main");
        fs::write(folder.join("src").join(format!("{name}.rs")), text)?;
    }
    let modules = examples.iter().map(|name| format!("mod {name};\n"));
    let arms = examples.iter();
    let arms = arms.map(|name| format!("        Some({name:?}) => drop({name}::main()),\n"));
    let main = format!(
        "{}\nfn main() {{\n    match std::env::args().nth(1).as_deref() {{\n{}        _ => {{}}\n    }}\n}}\n",
        modules.collect::<String>(),
        arms.collect::<String>(),
    );
    fs::write(folder.join("src").join("main.rs"), main)
}

#[expect(clippy::cast_precision_loss, reason = "no program is so large")]
fn size(side: &Side, document: &Document, folder: &Path) -> io::Result<f64> {
    touch(&side.crate_of(document).join("src").join("lib.rs"))?;
    let mut cargo = side.plain_cargo();
    succeeded(
        cargo
            .args(["build", "--release", "--quiet"])
            .current_dir(folder),
    )?;
    let program = side.target().join("release").join("program");
    Ok(program.metadata()?.len() as f64 / 1024.0)
}
