//! Lines of a shell: the calls of oasmith are parsed by the command itself, and those of Cargo name what is there.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use tests::project;

use super::cargo_call;

/// Programs that are not ours, of whose calls nothing is known here.
const OTHERS: [&str; 6] = ["cd", "curl", "git", "man", "mdbook", "mkdir"];

/// What is wrong with lines of a shell, if anything.
pub(super) fn check(text: &str) -> Result<(), String> {
    parsed_by_bash(text)?;
    let joined = text.replace("\\\n", " ");
    for command in joined.lines().flat_map(commands) {
        let words: Vec<&str> = command.iter().map(String::as_str).collect();
        checked(&words).map_err(|error| format!("{}: {error}", words.join(" ")))?;
    }
    Ok(())
}

fn parsed_by_bash(text: &str) -> Result<(), String> {
    let mut bash = Command::new("bash")
        .arg("-n")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut input = bash.stdin.take().ok_or("no input")?;
    input
        .write_all(text.as_bytes())
        .map_err(|error| error.to_string())?;
    drop(input);
    let output = bash.wait_with_output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned())
}

/// The commands of a line, each as its words, without what only leads their output elsewhere.
fn commands(line: &str) -> Vec<Vec<String>> {
    let mut commands = vec![Vec::new()];
    let mut words = words(line).into_iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "|" | "&&" | ";" => commands.push(Vec::new()),
            ">" | ">>" | "<" => drop(words.next()),
            _ => commands.last_mut().expect("one").push(word),
        }
    }
    commands.retain(|command| !command.is_empty());
    commands
}

/// The words of a line, without a comment.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, '#') if word.is_none() => break,
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

fn checked(words: &[&str]) -> Result<(), String> {
    match words {
        ["oasmith", ..] => oasmith::cli::check_call(words.iter().copied()),
        ["cargo", rest @ ..] => cargo_call::check(rest),
        [".ci/run", steps @ ..] => steps.iter().try_for_each(|step| step_is_there(step)),
        [program, ..] if program.contains('/') => there(program),
        [program, ..] if OTHERS.contains(program) => Ok(()),
        _ => Err("nobody here knows this program".to_owned()),
    }
}

fn there(path: &str) -> Result<(), String> {
    if project::root().join(path).exists() {
        return Ok(());
    }
    Err(format!("there is no {path}"))
}

fn step_is_there(step: &str) -> Result<(), String> {
    let script =
        fs::read_to_string(project::root().join(".ci/run")).map_err(|error| error.to_string())?;
    if step == "--list" || script.contains(&format!("\n{step}() {{")) {
        return Ok(());
    }
    Err(format!("there is no step {step}"))
}
