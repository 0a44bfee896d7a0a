//! A whole run, from the folder to the exit code.

use std::collections::HashMap;
use std::env;
use std::io::{self, Write as _, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use clap::Parser as _;
use oasmith::Request;

use super::arguments::{Arguments, Format};
use super::cargo::{self, Findings, Task};
use super::documents::{Document, documents};
use super::generated::{self, GENERATOR};
use super::row::Row;
use super::workspace::Workspace;
use super::{examples, growth, overview, pages, progress, standalone, tag_features, verified};
use crate::feature_sets::random_half;

/// Runs the program: as the generator, if that is what its first argument says.
#[must_use]
pub fn main() -> ExitCode {
    if env::args_os()
        .nth(1)
        .is_some_and(|first| first == GENERATOR)
    {
        let (mut stdout, mut stderr) = (stdout().lock(), stderr().lock());
        let code = oasmith::cli::run(env::args_os().skip(1), &mut stdout, &mut stderr);
        return ExitCode::from(code);
    }
    match run(&Arguments::parse()) {
        Ok(code) => code,
        Err(error) => {
            progress::clear();
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<ExitCode> {
    let Some(folder) = &arguments.folder else {
        print!("{}", growth::measure()?);
        return Ok(ExitCode::SUCCESS);
    };
    let is_small = |document: &Document| {
        arguments
            .max_bytes
            .is_none_or(|most| document.bytes <= most)
    };
    let wanted = documents(folder)?.into_iter();
    let wanted = wanted.filter(|document| arguments.wants(&document.name));
    let (wanted, skipped): (Vec<_>, Vec<_>) = wanted.partition(is_small);
    let skipped: Vec<String> = skipped
        .iter()
        .map(|document| format!("{}, which has {} bytes", document.name, document.bytes))
        .collect();
    if wanted.is_empty() {
        return Err(io::Error::other("there is no such document in the folder"));
    }
    let workspace = Workspace::new();
    let mut rows = generate(&workspace, &wanted, arguments)?;
    if !arguments.no_check {
        compile(&workspace, &mut rows, arguments)?;
    }
    if arguments.verify {
        for row in rows.iter_mut().filter(|row| row.generated.written) {
            progress::show(&format!("verifying {}", row.name));
            let half = random_half(&row.generated.features);
            let features = arguments.features_per_tag.map(|_| half.as_slice());
            row.verified = Some(verified::verify(&workspace, &row.document, features)?);
        }
    }
    progress::clear();
    let text = match arguments.format {
        Format::Human => overview::human(&rows, &skipped, arguments),
        Format::Json => format!("{:#}\n", overview::machine(&rows, &skipped, arguments)),
    };
    stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::from(u8::from(!rows.iter().all(Row::is_clean))))
}

/// Makes the crates, several at a time.
fn generate(
    workspace: &Workspace,
    documents: &[Document],
    arguments: &Arguments,
) -> io::Result<Vec<Row>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut rows = Vec::new();
        while let Some((index, document)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            documents.get(index).map(|document| (index, document))
        } {
            progress::show(&format!("generating {}", document.name));
            let generated = generated::generate(
                document,
                &workspace.crate_of(document),
                arguments.runtime,
                arguments.features_per_tag.is_some(),
            )?;
            rows.push((index, Row::new(document, generated)));
        }
        io::Result::Ok(rows)
    };
    let mut rows = Vec::new();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..arguments.jobs.get())
            .map(|_| scope.spawn(work))
            .collect();
        for worker in workers {
            let done = worker.join();
            rows.extend(done.unwrap_or_else(|_| Err(io::Error::other("a worker broke")))?);
        }
        io::Result::Ok(())
    })?;
    rows.sort_by_key(|(index, _)| *index);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// Compiles the crates that there are, as far as is asked for.
fn compile(workspace: &Workspace, rows: &mut [Row], arguments: &Arguments) -> io::Result<()> {
    let is_small = |row: &Row| arguments.compile_bytes.is_none_or(|most| row.bytes <= most);
    let mut rows: Vec<&mut Row> = rows
        .iter_mut()
        .filter(|row| row.generated.written && is_small(row))
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let mut members: Vec<PathBuf> = rows
        .iter()
        .map(|row| workspace.crate_of(&row.document))
        .collect();
    let mut programs = Vec::new();
    if arguments.examples {
        progress::show("collecting examples");
        programs = examples::write(workspace, &rows)?;
        members.extend(programs.iter().map(|program| program.folder.clone()));
    }
    workspace.write(&members)?;
    check(workspace, &mut rows, arguments)?;
    if arguments.standalone {
        for row in &mut rows {
            progress::show(&format!("checking {} by itself", row.name));
            row.standalone = standalone::check(
                workspace,
                &row.document,
                arguments.runtime,
                arguments.features_per_tag.is_some(),
            )?;
        }
    }
    if arguments.examples {
        examples::run(workspace, programs, &mut rows, arguments.jobs.get())?;
    }
    Ok(())
}

/// Asks the tools what they say of each crate.
fn check(workspace: &Workspace, rows: &mut [&mut Row], arguments: &Arguments) -> io::Result<()> {
    let packages: Vec<String> = rows.iter().map(|row| row.document.package()).collect();
    let task = |command, variable| Task {
        arguments: command,
        variables: variable,
        packages: &packages,
        jobs: arguments.jobs.get(),
    };
    let tool = if arguments.clippy { "clippy" } else { "check" };
    progress::show(&format!("cargo {tool}"));
    let command = [tool, "--no-default-features"];
    let strict = [("RUSTFLAGS", "-Wmissing_docs")];
    let mut compiled = cargo::run(workspace, &task(&command, &strict))?;
    for row in rows.iter_mut() {
        row.compiled = Some(taken(&mut compiled, row));
    }
    if let Some(random) = arguments.features_per_tag {
        for row in rows.iter_mut() {
            let tried = tag_features::check(workspace, row, random, tool, progress::show)?;
            row.tried = Some(tried);
        }
    }
    if arguments.doc {
        progress::show("cargo doc");
        let command = ["doc", "--no-deps", "--no-default-features"];
        let mut docs = cargo::run(workspace, &task(&command, &[]))?;
        for row in rows.iter_mut() {
            let mut docs = taken(&mut docs, row);
            if docs.errors.is_empty() {
                docs.warnings.extend(unsaid(workspace, row)?);
            }
            row.docs = Some(docs);
        }
    }
    Ok(())
}

/// What the pages of the calls in a crate do not say.
fn unsaid(workspace: &Workspace, row: &Row) -> io::Result<Vec<String>> {
    let docs = workspace.target().join("doc");
    let docs = docs.join(row.document.package().replace('-', "_"));
    let request = Request {
        spec: row.document.spec.clone(),
        ..Request::default()
    };
    pages::missing(request, &docs)
}

fn taken(findings: &mut HashMap<String, Findings>, row: &Row) -> Findings {
    findings.remove(&row.document.package()).unwrap_or_default()
}
