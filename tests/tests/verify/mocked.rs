//! The mock as its users start it, called by the programs of the proof.

use std::env;
use std::io::{BufRead as _, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::PoisonError;

use oasmith::ir::Source;
use oasmith::verify::{Options, call};
use serde_json::Value;
use tests::project;

use crate::{TURN, document, folder, generated_of};

/// A mock that runs.
struct Mock {
    program: Child,
    lines: Lines<BufReader<ChildStdout>>,
    url: String,
}

impl Mock {
    fn start(program: &Path, spec: &Path) -> Self {
        let mut program = Command::new(program)
            .arg("mock")
            .arg(spec)
            .args(["--port", "0", "--format", "json"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the mock starts");
        let stdout = program.stdout.take().expect("what it prints");
        let mut lines = BufReader::new(stdout).lines();
        let first = lines.next().expect("a line").expect("a text");
        let listening: Value = serde_json::from_str(&first).expect("JSON");
        let url = listening["url"].as_str().expect("an address").to_owned();
        Self {
            program,
            lines,
            url,
        }
    }

    /// Ends it, and gives what it told of each request. It tells that before it answers, so that
    /// nothing is missing of what was answered.
    fn told(mut self) -> Vec<Value> {
        self.program.kill().expect("it ends");
        self.program.wait().expect("it has ended");
        let told = self.lines.map(|line| {
            let line = line.expect("a text");
            serde_json::from_str(&line).expect("JSON")
        });
        told.collect()
    }
}

/// The command, built with all that this workspace has, as a test of its package is given it: what is built
/// for tests is not built again.
fn program() -> PathBuf {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build
        .args(["test", "--no-run", "--locked", "--workspace"])
        .args(["--test", "absent"])
        .current_dir(project::root());
    assert!(build.status().expect("Cargo runs").success());
    let own = env::current_exe().expect("this program");
    let folder = own.ancestors().nth(2).expect("the folder of programs");
    folder.join(format!("oasmith{}", env::consts::EXE_SUFFIX))
}

/// What is wrong with the answers of a mock, and with what it told of the requests; and how many calls
/// there were.
fn tried(program: &Path, name: &str, spec: &Path) -> (usize, Vec<String>) {
    let path = project::root().join("generator").join("runtime");
    let path = Some(path.to_string_lossy().into_owned());
    let outcome = generated_of(spec.to_owned(), name, Source::Package { path });
    let options = Options {
        keep: Some(folder().join(name)),
        target: Some(project::root().join("target")),
        features: None,
    };
    let mock = Mock::start(program, spec);
    let called = call(&outcome, spec, &options, &mock.url, &mut |_| {});
    let called = called.expect("the calls are made");
    let told = mock.told();
    let answers = called.iter().filter_map(|one| {
        let problem = one.problem.as_ref()?;
        Some(format!(
            "{} {}, {}: {problem}",
            one.method, one.path, one.title
        ))
    });
    let complaints = told
        .iter()
        .filter(|one| {
            one["complaints"]
                .as_array()
                .is_none_or(|all| !all.is_empty())
        })
        .map(ToString::to_string);
    (called.len(), answers.chain(complaints).collect())
}

#[test]
#[ignore = "slow: five crates are compiled"]
fn every_call_is_answered_by_the_mock_and_nothing_is_wrong_with_it() {
    let program = program();
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let case = |name: &str| {
        let cases = project::root().join("tests").join("cases");
        cases.join(name).join("openapi.yaml")
    };
    for (name, spec) in [
        ("mock-hss", project::spec()),
        ("mock-wire", document("wire.yaml")),
        ("mock-streams", case("streams")),
        ("mock-parts", case("parts")),
        ("mock-tokens", case("tokens")),
    ] {
        let (calls, wrong) = tried(&program, name, &spec);
        assert!(calls > 0, "{name}: no call is made");
        assert_eq!(wrong, Vec::<String>::new(), "{name}: {calls} calls");
        println!("{name}: {calls} calls");
    }
}
