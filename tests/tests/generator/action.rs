//! The action for the project of a client, and the archives that it takes oasmith from: their scripts are run beside
//! programs that stand for oasmith and for the code host, and write down how they are called.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;
use tests::project;

use crate::book::whole::commands;

/// Stands for the code host's command. What it is asked for comments, a file answers.
const GH: &str = r#"#!/usr/bin/env bash
printf '%s\n' "$*" | head -n 1 >>"$CALLS"
case "$*" in *--paginate*) cat "$COMMENTS" ;; esac
"#;

/// Stands for oasmith where it tells a difference, or what it is asked of itself.
const OASMITH: &str = r#"#!/usr/bin/env bash
printf 'oasmith %s\n' "$*" >>"$CALLS"
case "$*" in
  --version) printf 'oasmith 0.1.0\n' ;;
  'check alone.yaml'*) printf '{ "code": "unknown-document" }\n' && exit 2 ;;
  check*) printf '{ "diagnostics": [] }\n' ;;
  *broken.yaml*) exit 2 ;;
  *--fail-on*) exit 1 ;;
  *) printf 'Told: %s\n' "$*" ;;
esac
"#;

/// A folder for a run of a script, with the programs and a repository of one commit.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(TempDir::new().expect("a folder"));
        for (name, text) in [
            ("gh", GH),
            ("oasmith", OASMITH),
            ("calls", ""),
            ("comments", ""),
        ] {
            fs::write(place.path().join(name), text).expect("a file");
        }
        place.bash(
            "chmod +x gh oasmith && git init --quiet && touch old.yaml broken.yaml alone.yaml new.yaml",
            &[],
        );
        place.bash(
            "git add old.yaml broken.yaml alone.yaml && git -c user.name=a -c user.email=a@b.example commit --quiet -m a",
            &[],
        );
        place
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).expect("a file")
    }

    /// Runs a line of a shell here, where the programs are found first.
    fn bash(&self, line: &str, variables: &[(&str, &str)]) -> Output {
        let path = std::env::var("PATH").unwrap_or_default();
        let output = Command::new("bash")
            .current_dir(self.path())
            .args(["-c", line])
            .env("PATH", format!("{}:{path}", self.path().display()))
            .env("CALLS", self.path().join("calls"))
            .env("COMMENTS", self.path().join("comments"))
            .env("GITHUB_STEP_SUMMARY", self.path().join("summary"))
            .env("REPORT", self.path().join("report"))
            .env("SETTINGS", "oasmith.toml")
            .env("BASE", "HEAD")
            .env("GITHUB_REPOSITORY", "owner/shop")
            .env("PULL_REQUEST", "7")
            .envs(variables.iter().copied())
            .output();
        output.expect("bash runs")
    }

    /// Runs a script of the action, which has to end well.
    fn script(&self, name: &str, variables: &[(&str, &str)]) {
        let output = self.bash(&script(name), variables);
        assert!(output.status.success(), "{name}: {}", said(&output));
    }
}

fn script(name: &str) -> String {
    format!(
        "bash '{}'",
        project::root().join("action").join(name).display()
    )
}

fn said(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn what_documents_change_is_told_in_the_summary() {
    let place = Place::new();
    place.script(
        "tell.sh",
        &[(
            "DOCUMENTS",
            "old.yaml\nbroken.yaml\nalone.yaml\n\nnew.yaml\n",
        )],
    );
    assert_eq!(
        place.read("summary"),
        "<!-- oasmith: oasmith.toml -->\n\
         ### What changes for callers of `old.yaml`\n\n\
         Told: diff HEAD:old.yaml old.yaml --settings oasmith.toml --format markdown\n\
         ### What changes for callers of `broken.yaml`\n\n\
         This could not be told; the log of the job says why.\n\n\
         ### What changes for callers of `alone.yaml`\n\n\
         Told: diff HEAD:alone.yaml alone.yaml --format markdown\n\
         ### What changes for callers of `new.yaml`\n\n\
         The document is new.\n\n"
    );
    assert_eq!(place.read("report"), place.read("summary"));
}

#[test]
fn there_is_one_comment_however_often_it_is_written() {
    let place = Place::new();
    let report = format!("<!-- oasmith: oasmith.toml -->\n{}", "a".repeat(70_000));
    fs::write(place.path().join("report"), report).expect("a report");
    place.script("comment.sh", &[]);
    fs::write(place.path().join("comments"), "23\n42\n").expect("comments");
    place.script("comment.sh", &[]);
    let calls = place.read("calls");
    let calls: Vec<&str> = calls.lines().collect();
    let asked = "api --paginate repos/owner/shop/issues/7/comments --jq";
    assert_eq!(calls.len(), 4, "{calls:?}");
    assert!(
        calls[0].starts_with(asked) && calls[2].starts_with(asked),
        "{calls:?}"
    );
    let mark = "--raw-field body=<!-- oasmith: oasmith.toml -->";
    assert_eq!(
        [calls[1], calls[3]],
        [
            format!("api --silent --method POST repos/owner/shop/issues/7/comments {mark}"),
            format!("api --silent --method PATCH repos/owner/shop/issues/comments/23 {mark}"),
        ]
    );
}

#[test]
fn what_a_change_may_not_do_is_refused() {
    let place = Place::new();
    place.script(
        "refuse.sh",
        &[("DOCUMENTS", "new.yaml\n"), ("FAIL_ON", "breaking")],
    );
    let refused = place.bash(
        &script("refuse.sh"),
        &[
            ("DOCUMENTS", "old.yaml\nnew.yaml\n"),
            ("FAIL_ON", "breaking"),
        ],
    );
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert_eq!(
        place.read("calls"),
        "oasmith check old.yaml --settings oasmith.toml --format json\n\
         oasmith diff HEAD:old.yaml old.yaml --settings oasmith.toml --fail-on breaking\n"
    );
}

/// What is packed here is taken from there, by way of files in place of a host.
#[test]
fn what_a_release_packs_the_action_takes() {
    let place = Place::new();
    let root = project::root();
    let packed = place.bash(
        &format!(
            "bash '{}' v0.1.0 x86_64-unknown-linux-musl oasmith v0.1.0",
            root.join(".ci/archive").display()
        ),
        &[],
    );
    assert!(packed.status.success(), "{}", said(&packed));
    let releases = format!("file://{}", place.path().display());
    let temporary = place.path().join("temp").display().to_string();
    let paths = place.path().join("paths").display().to_string();
    let variables = [
        ("RELEASES", releases.as_str()),
        ("VERSION", "v0.1.0"),
        ("RUNNER_OS", "Linux"),
        ("RUNNER_ARCH", "X64"),
        ("RUNNER_TEMP", temporary.as_str()),
        ("GITHUB_PATH", paths.as_str()),
    ];
    place.script("install.sh", &variables);
    assert_eq!(place.read("temp/oasmith/oasmith"), OASMITH);
    assert_eq!(place.read("paths"), format!("{temporary}/oasmith\n"));
    for file in [
        "LICENSE-MIT",
        "README.md",
        "man/oasmith-generate.1",
        "completions/oasmith.zsh",
    ] {
        assert!(
            place.path().join("temp/oasmith").join(file).exists(),
            "{file}"
        );
    }

    let archive = place
        .path()
        .join("v0.1.0")
        .join("oasmith-v0.1.0-x86_64-unknown-linux-musl.tar.gz");
    fs::write(archive, "something else").expect("a file");
    let refused = place.bash(&script("install.sh"), &variables);
    assert!(!refused.status.success(), "{}", said(&refused));

    let other = place.bash(
        &format!(
            "bash '{}' v0.2.0 x86_64-unknown-linux-musl oasmith v0.2.0",
            root.join(".ci/archive").display()
        ),
        &[],
    );
    assert!(
        said(&other).contains("the tag is v0.2.0"),
        "{}",
        said(&other)
    );
}

/// Each command has a man page in an archive.
#[test]
fn an_archive_has_the_page_of_each_command() {
    let script = fs::read_to_string(project::root().join(".ci/archive")).expect("the script");
    let listed = script
        .lines()
        .find_map(|line| line.strip_prefix("for command in "))
        .expect("a list");
    let listed: Vec<&str> = listed.trim_end_matches("; do").split(' ').collect();
    for command in commands() {
        assert!(listed.contains(&command.as_str()), "{command} has no page");
    }
}
