//! Kills runs of oasmith while they write, and looks at what the next makes of the folder.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use clap::Parser;
use tests::chance::Chance;
use tests::project;

/// What stands in the lock while a run writes.
const WRITING: &str = "[[pending]]";

/// The files of a folder.
type Files = BTreeMap<String, String>;

/// Kills runs of a program that write one crate over another, and runs it once more each time: with the
/// document of the former, or with that of the latter. The folder has to be as it is without any kill.
#[derive(Debug, Parser)]
#[command(name = "kills", version)]
struct Arguments {
    /// The program
    program: PathBuf,

    /// How many runs are killed
    #[arg(long, default_value_t = 100)]
    count: usize,

    /// What the choices begin with
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// A program and the two documents, with what it makes of them.
struct Test {
    program: PathBuf,
    folder: tempfile::TempDir,
    old: Files,
    new: Files,
    /// How long writing takes.
    writing: Duration,
}

fn main() -> io::Result<ExitCode> {
    let arguments = Arguments::parse();
    let test = Test::new(&arguments.program)?;
    let mut chance = Chance::new(arguments.seed);
    let (mut killed, mut writing, mut wrong) = (0, 0, 0);
    while killed < arguments.count {
        let (is_killed, is_writing, is_right) = test.turn(killed % 2 == 0, &mut chance)?;
        killed += usize::from(is_killed);
        writing += usize::from(is_writing);
        wrong += usize::from(!is_right);
    }
    println!(
        "{killed} runs killed, {writing} of them while they wrote, {wrong} not mended by the next"
    );
    Ok(if wrong == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

impl Test {
    fn new(program: &Path) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        fs::write(
            folder.path().join("old.yaml"),
            document("old", "Parcel", "parcels"),
        )?;
        fs::write(
            folder.path().join("new.yaml"),
            document("new", "Letter", "letters"),
        )?;
        let mut test = Self {
            program: program.to_owned(),
            folder,
            old: Files::new(),
            new: Files::new(),
            writing: Duration::ZERO,
        };
        test.to_its_end("old.yaml")?;
        test.old = project::texts(&test.output())?;
        let mut run = test.start("new.yaml")?;
        let begun = test.until_it_writes(&mut run)?;
        run.wait()?;
        test.writing = begun.elapsed();
        test.new = project::texts(&test.output())?;
        Ok(test)
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("client")
    }

    fn start(&self, document: &str) -> io::Result<Child> {
        Command::new(&self.program)
            .arg("generate")
            .arg(self.folder.path().join(document))
            .arg("--output")
            .arg(self.output())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
    }

    fn to_its_end(&self, document: &str) -> io::Result<()> {
        let status = self.start(document)?.wait()?;
        status
            .success()
            .then_some(())
            .ok_or_else(|| io::Error::other(format!("{document}: {status}")))
    }

    /// Waits until the lock says that a run writes, or until that has ended.
    fn until_it_writes(&self, run: &mut Child) -> io::Result<Instant> {
        while run.try_wait()?.is_none() && !self.is_writing() {}
        Ok(Instant::now())
    }

    fn is_writing(&self) -> bool {
        let lock = fs::read_to_string(self.output().join("oasmith.lock"));
        lock.is_ok_and(|lock| lock.contains(WRITING))
    }

    /// Kills one run, and tells whether it was killed, whether it was writing, and whether the next
    /// made the folder what it has to be.
    fn turn(&self, back: bool, chance: &mut Chance) -> io::Result<(bool, bool, bool)> {
        if self.output().exists() {
            fs::remove_dir_all(self.output())?;
        }
        self.to_its_end("old.yaml")?;
        let mut run = self.start("new.yaml")?;
        self.until_it_writes(&mut run)?;
        let most = usize::try_from(self.writing.as_micros()).unwrap_or(usize::MAX);
        let wait = u64::try_from(chance.below(most)).unwrap_or_default();
        thread::sleep(Duration::from_micros(wait));
        let is_killed = run.try_wait()?.is_none();
        run.kill()?;
        run.wait()?;
        let is_writing = is_killed && self.is_writing();
        let (document, expected) = if back {
            ("old.yaml", &self.old)
        } else {
            ("new.yaml", &self.new)
        };
        // What was written to its end has a history, and goes back by another way.
        if back && !is_writing && self.changed()? {
            return Ok((false, false, true));
        }
        self.to_its_end(document)?;
        let is_right = project::texts(&self.output())? == *expected;
        if !is_right {
            eprintln!("not mended with {document}");
        }
        Ok((is_killed, is_writing, is_right))
    }

    fn changed(&self) -> io::Result<bool> {
        Ok(project::texts(&self.output())? != self.old)
    }
}

/// A document of many schemas with names of their own.
fn document(title: &str, name: &str, tag: &str) -> String {
    const SCHEMAS: usize = 60;
    let mut text = format!(
        "openapi: 3.1.0\ninfo: {{title: {title}, version: '1'}}\npaths:\n  /{tag}:\n    get:\n      tags: [{tag}]\n      \
         responses:\n        '200':\n          description: All.\n          content:\n            application/json:\n              \
         schema: {{$ref: '#/components/schemas/{name}0'}}\ncomponents:\n  schemas:\n"
    );
    for number in 0..SCHEMAS {
        let next = (number + 1) % SCHEMAS;
        let schema = format!("properties: {{next: {{$ref: '#/components/schemas/{name}{next}'}}}}");
        text.extend([
            "    ",
            name,
            &number.to_string(),
            ": {type: object, ",
            &schema,
            "}\n",
        ]);
    }
    text
}
