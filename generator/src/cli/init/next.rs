//! What to do with a crate that has just been made.

use std::fmt::Write as _;
use std::path::Path;

use crate::Outcome;
use crate::cli::text::visible;
use crate::ir::Api;
use crate::settings::SETTINGS;

/// The steps that follow: depend on it, call it, and keep it up to date.
pub(super) fn steps(outcome: &Outcome, settings: &Path, output: &Path) -> String {
    let Some(api) = &outcome.api else {
        return String::new();
    };
    let mut text = format!(
        "\n`{}` says what is made, and what else can be.\n\nNext:\n",
        visible(&shown(settings))
    );
    let call = call(outcome);
    text.push_str(&dependence(api, output, !call.is_empty()));
    text.push_str(&call);
    let settings = visible(&shown(settings));
    let taken = match settings.trim_start_matches("./") {
        SETTINGS => String::new(),
        elsewhere => format!(" --settings {elsewhere}"),
    };
    // Writing to a `String` cannot fail.
    let _ = write!(
        text,
        "  {number}. Commit all of it, `{lock}` too, and have continuous integration hold it to the document:\n\n       \
         oasmith generate --settings {settings} --check\n\n\
         After a change of the document: oasmith generate{taken}. While you change it: oasmith watch{taken}.\n",
        number = if call.is_empty() { 2 } else { 3 },
        lock = crate::write::LOCK,
    );
    text
}

/// The step that has a crate depend on it, and on what the call needs that is shown, if there is one.
fn dependence(api: &Api, output: &Path, has_call: bool) -> String {
    let text = |with_call: &'static str| if has_call { with_call } else { "" };
    if api.is_module() {
        let module = output.file_name().unwrap_or_default().to_string_lossy();
        let runtime = text(", `tokio` with `macros` and `rt-multi-thread` for the call below");
        return format!(
            "  1. Have the crate depend on what is listed above{runtime}, and declare the module beside its others:\n\n       \
             mod {module};\n\n"
        );
    }
    let name = &api.package.name;
    let folder = visible(&shown(output));
    let runtime = text(
        "       tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }  # for the call below\n",
    );
    format!(
        "  1. Depend on it, and in a workspace add the folder to `members`:\n\n       \
         {name} = {{ path = {folder:?} }}\n{runtime}\n"
    )
}

/// The step that shows a call.
fn call(outcome: &Outcome) -> String {
    let Some(lines) = first_call(outcome) else {
        return String::new();
    };
    let mut text = "  2. Call it:\n\n".to_owned();
    for line in lines {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "{}", format!("       {}", visible(&line)).trim_end());
    }
    text.push('\n');
    text
}

/// The call that the crate's first page shows, as a person would paste it.
fn first_call(outcome: &Outcome) -> Option<Vec<String>> {
    let text = |path: &str| {
        let file = outcome.files.iter().find(|file| file.path == path);
        file.map(|file| file.content.as_str())
    };
    if let Some(readme) = text("README.md") {
        let block = readme.split("```rust\n").nth(1)?;
        let block = block.split("```").next()?;
        return Some(block.lines().map(str::to_owned).collect());
    }
    let docs = text("mod.rs")?.lines();
    let docs = docs.map_while(|line| line.strip_prefix("//"));
    let docs = docs.map(|line| line.trim_start_matches('!'));
    let docs = docs.map(|line| line.strip_prefix(' ').unwrap_or(line));
    let block = docs.skip_while(|line| *line != "```ignore").skip(1);
    let block = block.take_while(|line| *line != "```");
    let shown = block.filter(|line| !line.starts_with("# "));
    Some(shown.map(str::to_owned).collect())
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
