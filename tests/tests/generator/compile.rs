//! Every case compiles without a warning: by itself, and as a module of another
//! crate. Where a case has a `behaviour.rs`, what that says of its crate is true.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tests::project;

use crate::pages;
use crate::run::{self, generate};

/// The case that is also compiled as a module of somebody's crate.
const AS_MODULE: &str = "objects";

/// The docs of a circle of so many models do not build with the usual limit of recursion.
const CIRCLE: usize = 25;

/// The tests of a case's crate, beside its document.
const BEHAVIOUR: &str = "behaviour.rs";
/// The server that some of them ask.
const SERVER: &str = include_str!("behaviour/server.rs");

/// The double of the transport, and what the tests of two cases need.
const FEATURES: &str = "testing,case-pages/blocking,case-waits-of-others/blocking";
/// What these tests use, and a crate without a copy of the runtime does not depend on itself.
const OF_BEHAVIOUR: &str = "bytes = \"1\"\nhttp = \"1\"\nserde_json = \"1\"\n";

/// None of the features that can be left out.
const BARE: &[&str] = &["--no-default-features"];
/// Those that are not on by default, without those that are.
const OTHERS: &[&str] = &[
    "--no-default-features",
    "--features",
    "blocking,tower,tracing",
];

/// How the crates have the runtime.
#[derive(Clone, Copy)]
enum Runtime {
    Vendored,
    Package,
}

/// Writes all cases as one workspace, which shares its build with later runs: its folder, and the
/// cases' names.
fn workspace(runtime: Runtime) -> (PathBuf, Vec<String>) {
    let folder = project::root().join("target").join("cases");
    let package = project::root().join("generator").join("runtime");
    let (crates, runtime) = match runtime {
        Runtime::Vendored => (folder.join("crates"), "vendored".as_ref()),
        Runtime::Package => (folder.join("with-package"), package.as_os_str()),
    };
    let runtime = runtime.to_str().expect("a path of Unicode");
    let mut members = Vec::new();
    for (name, spec) in project::cases().expect("the cases can be listed") {
        let run = generate(
            &spec,
            &crates.join(&name),
            &["--name", &format!("case-{name}"), "--runtime", runtime],
        );
        assert_eq!(run.code, 0, "{name}: {}", run.stderr);
        let behaviour = spec.with_file_name(BEHAVIOUR);
        if behaviour.is_file() {
            let text = fs::read_to_string(behaviour).expect("the tests of a case");
            let tests = crates.join(&name).join("tests");
            write(&tests.join(BEHAVIOUR), &text);
            if text.contains("mod server;") {
                write(&tests.join("server").join("mod.rs"), SERVER);
            }
            if runtime != "vendored" {
                let manifest = crates.join(&name).join("Cargo.toml");
                let text = fs::read_to_string(&manifest).expect("a manifest");
                write(&manifest, &(text + OF_BEHAVIOUR));
            }
        }
        members.push(name);
    }
    let names = members.clone();
    members.push(circle(&crates, runtime));
    if runtime != "vendored" {
        members.push(two_clients(&crates));
    }
    // What a crate depends on brings its macros to the crate's root, which no module is.
    if runtime == "vendored" {
        members.push("host".to_owned());
        host(&crates);
    }
    let members: Vec<String> = members
        .iter()
        .map(|name| format!("    \"{name}\",\n"))
        .collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\n{}]\n",
        members.concat()
    );
    write(&crates.join("Cargo.toml"), &manifest);
    fs::copy(
        project::root().join("Cargo.lock"),
        crates.join("Cargo.lock"),
    )
    .expect("the lock is copied");
    (crates, names)
}

/// A crate whose models contain one another in a circle that is longer than the
/// compiler looks by itself.
fn circle(crates: &Path, runtime: &str) -> String {
    let name = "long-circle";
    let mut document =
        "openapi: 3.0.3\ninfo: {title: Circle, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n"
            .to_owned();
    for index in 0..CIRCLE {
        let next = (index + 1) % CIRCLE;
        let _ = writeln!(
            document,
            "    M{index}: {{properties: {{next: {{$ref: '#/components/schemas/M{next}'}}}}}}"
        );
    }
    let spec = crates.with_file_name("specs").join("long-circle.yaml");
    write(&spec, &document);
    let run = generate(
        &spec,
        &crates.join(name),
        &["--name", "case-long-circle", "--runtime", runtime],
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    let test = "//! Tests.\n\n#[test]\nfn a_crate_of_its_own_can_send_it() {\n    \
                fn sent<T: Send + Sync>() {}\n    sent::<case_long_circle::model::M0>();\n}\n";
    write(&crates.join(name).join("tests").join(BEHAVIOUR), test);
    name.to_owned()
}

/// A program with the clients of two documents, which share the runtime.
fn two_clients(crates: &Path) -> String {
    let name = "two-clients";
    let manifest = "[package]\nname = \"two-clients\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
                    [features]\ntesting = [\"case-minimal/testing\"]\n\n\
                    [dependencies]\n\
                    case-client-parameters = { path = \"../client-parameters\" }\n\
                    case-minimal = { path = \"../minimal\", features = [\"testing\"] }\n\
                    tokio = { version = \"1.40\", features = [\"macros\", \"rt\"] }\n";
    let folder = crates.join(name);
    write(&folder.join("Cargo.toml"), manifest);
    write(&folder.join("src").join("lib.rs"), "//! Nothing.\n");
    let test = include_str!("two_clients/behaviour.rs");
    write(&folder.join("tests").join(BEHAVIOUR), test);
    name.to_owned()
}

/// A crate that has one of the cases as a module.
fn host(crates: &Path) {
    let manifest =
        fs::read_to_string(crates.join(AS_MODULE).join("Cargo.toml")).expect("a manifest");
    let manifest = manifest.replace(&format!("name = \"case-{AS_MODULE}\""), "name = \"host\"");
    write(
        &crates.join("host").join("Cargo.toml"),
        &manifest.replace("readme = \"README.md\"\n", ""),
    );
    let code = format!(
        "//! A crate with a client as a module.\n\n#[path = \"../../{AS_MODULE}/src/lib.rs\"]\npub mod imported;\n"
    );
    write(&crates.join("host").join("src").join("lib.rs"), &code);
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
    fs::write(path, text).expect("a file is written");
}

/// Runs Cargo on all cases. Flags for the compiler would have Cargo build the dependencies anew for
/// each set of them, so that there are none: Clippy takes its own, and those of rustdoc are alike.
fn cargo(crates: &Path, arguments: &[&str]) {
    let mut command = run::cargo(crates);
    command.args(arguments).env("RUSTDOCFLAGS", "-Dwarnings");
    let output = command.output().expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "cargo {}:\n{said}",
        arguments.join(" ")
    );
}

/// Looks at all that these crates have but for their tests of themselves, of which they have none.
fn clippy(crates: &Path, which: &[&str], features: &[&str]) {
    let all = ["clippy", "--lib", "--examples"];
    let strict = ["--", "-Dwarnings", "-Dmissing_docs"];
    cargo(crates, &[&all, which, features, &strict].concat());
}

/// Looks at crates and at the tests of those that have some.
fn look(crates: &Path, which: &[&str]) {
    clippy(
        crates,
        which,
        &["--test", "behaviour", "--features", FEATURES],
    );
}

/// Runs the tests of the cases' crates, with the same features as are looked at.
fn behave(crates: &Path, more: &[&str]) {
    let all = ["test", "--workspace", "--features", FEATURES];
    cargo(crates, &[&all[..], &["--test", "behaviour"], more].concat());
    cargo(crates, &[&all[..], &["--doc"], more].concat());
}

/// Builds the docs of crates, with these features.
fn document(crates: &Path, which: &[&str], features: &str) {
    let all = ["doc", "--no-deps", "--features", features];
    cargo(crates, &[&all[..], which].concat());
}

/// Each copy of the runtime that any case has is looked at once: a crate's own code is the same with
/// the package, which the test below has of all cases. No features are tried with every eighth copy, the
/// features that are not on by default with another eighth, and docs are built of an eighth; all of them
/// are tried where each case is compiled by itself.
#[test]
#[ignore = "slow: a case for each copy of the runtime is compiled"]
fn every_copy_of_the_runtime_compiles_without_a_warning() {
    let (crates, names) = workspace(Runtime::Vendored);
    let mut seen = HashSet::new();
    let copies = names.iter().filter(|name| {
        let is_named = [AS_MODULE, "pages", "waits-of-others"].contains(&name.as_str());
        seen.insert(copied(&crates.join(name))) || is_named
    });
    let copies: Vec<String> = copies
        .map(|name| package(&format!("case-{name}")))
        .collect();
    let others = ["case-long-circle", "host"].map(package);
    let every = |step, first| copies.iter().skip(first).step_by(step).map(String::as_str);
    let others = others.iter().map(String::as_str);
    look(
        &crates,
        &every(1, 0).chain(others.clone()).collect::<Vec<_>>(),
    );
    for (first, features) in [BARE, OTHERS].into_iter().enumerate() {
        clippy(&crates, &every(8, first).collect::<Vec<_>>(), features);
    }
    let documented: Vec<&str> = every(8, 0).chain(others).collect();
    document(&crates, &documented, "testing");
}

fn package(name: &str) -> String {
    format!("--package={name}")
}

/// The copy of the runtime in a crate: its files, without the lines that say what wrote them.
fn copied(folder: &Path) -> Vec<String> {
    let folder = folder.join("src").join("runtime");
    let texts = project::texts(&folder).expect("the files of the runtime");
    let codes = texts.values().map(|text| {
        let code = text.lines().skip_while(|line| line.starts_with("// "));
        code.collect::<Vec<_>>().join("\n")
    });
    let mut codes: Vec<String> = codes.collect();
    codes.sort_unstable();
    codes
}

#[test]
#[ignore = "slow: all cases are compiled"]
fn every_case_compiles_with_the_package_of_the_runtime() {
    let (crates, names) = workspace(Runtime::Package);
    look(&crates, &["--workspace"]);
    behave(&crates, &[]);
    document(&crates, &["--workspace"], FEATURES);
    pages::check(&names);
}

#[test]
#[ignore = "by hand: the tests above show most of it in a third of the time"]
fn by_hand_every_case_behaves_with_its_copy_of_the_runtime() {
    let (crates, _) = workspace(Runtime::Vendored);
    for features in [BARE, OTHERS] {
        clippy(&crates, &["--workspace"], features);
    }
    document(&crates, &["--workspace"], FEATURES);
    behave(&crates, &["--exclude", "host"]);
}
