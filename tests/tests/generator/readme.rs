//! The README's program, pasted into a new crate.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::{env, fs};

use tests::fake::Fake;
use tests::fake::identity::{ACCESS_KEY, SECRET_KEY};
use tests::project;

use crate::run::cargo;

/// The first block of the README that is a whole program.
fn program(readme: &str) -> &str {
    let blocks = readme
        .split("```rust\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```"));
    let mut programs = blocks
        .map(|(code, _)| code)
        .filter(|code| code.contains("fn main"));
    programs.next().expect("the README has a program")
}

/// What the README tells to depend on.
fn dependencies(readme: &str) -> &str {
    let (_, rest) = readme
        .split_once("```toml\n")
        .expect("the README names the dependencies");
    rest.split_once("```").expect("the block ends").0
}

fn new_crate() -> PathBuf {
    let readme = fs::read_to_string(project::root().join("README.md")).expect("the README");
    let folder = project::root().join("target").join("readme");
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let generated = project::generated().to_string_lossy().replace('\\', "/");
    let dependencies = dependencies(&readme).replace("../oasmith/generated", &generated);
    let manifest = format!(
        "[package]\nname = \"readme\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n{dependencies}\n[workspace]\n"
    );
    write(&folder.join("Cargo.toml"), &manifest);
    write(&folder.join("src").join("main.rs"), program(&readme));
    fs::copy(
        project::root().join("Cargo.lock"),
        folder.join("Cargo.lock"),
    )
    .expect("the lock is copied");
    folder
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("a file is written");
}

/// Runs the program with these variables, and none else of the vendor's.
fn run(fake: &Fake, variables: &[(&str, &str)]) -> Output {
    let mut command = cargo(&new_crate());
    command.args(["run", "--quiet"]);
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("HUAWEICLOUD_") {
            command.env_remove(name);
        }
    }
    command
        .env("HUAWEICLOUD_ENDPOINT", fake.endpoint())
        .env("HUAWEICLOUD_SDK_PROJECT_ID", "project")
        .env("HUAWEICLOUD_SDK_CREDENTIALS_FILE", "/nowhere/credentials")
        .envs(variables.iter().copied());
    command.output().expect("cargo runs")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_runs_as_written() {
    let fake = Fake::start().await.expect("the fake starts");
    let key = [
        ("HUAWEICLOUD_SDK_AK", ACCESS_KEY),
        ("HUAWEICLOUD_SDK_SK", SECRET_KEY),
    ];
    for (variables, header) in [
        (&[("HUAWEICLOUD_TOKEN", "token")][..], "x-auth-token"),
        (&key[..], "authorization"),
    ] {
        fake.scan_statuses(["scanning", "scanned"]);
        let output = run(&fake, variables);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            "513d9747-6059-495f-be82-2db216e643ae\n"
        );
        let requests = fake.take_requests();
        assert!(requests.iter().all(|one| one.header(header).is_some()));
        let paths: Vec<&str> = requests.iter().map(|one| one.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "/v5/project/asset/manual-collect/web-service",
                "/v5/project/asset/manual-collect/web-service",
                "/v5/project/asset/export"
            ]
        );
    }

    let output = run(&fake, &key[..1]);
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    for missing in [
        "no credentials: the environment has no `HUAWEICLOUD_TOKEN`",
        "has `HUAWEICLOUD_SDK_AK`, but not `HUAWEICLOUD_SDK_SK`; the profile file",
        "/nowhere/credentials cannot be read: ",
    ] {
        assert!(said.contains(missing), "{said}");
    }
    assert!(fake.requests().is_empty());
}
