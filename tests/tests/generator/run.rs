//! The command, run in this process, and Cargo, run on what it writes.

use std::path::Path;
use std::process::Command;

use tests::project;

/// What a run of the command came to.
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: u8,
    /// What it printed.
    pub(crate) stdout: String,
    /// What it complained of.
    pub(crate) stderr: String,
}

/// Runs `oasmith` with these arguments.
pub(crate) fn oasmith(arguments: &[&str]) -> Run {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let all = std::iter::once("oasmith").chain(arguments.iter().copied());
    let code = oasmith::cli::run(all, &mut stdout, &mut stderr);
    let text = |bytes| String::from_utf8(bytes).expect("the command prints text");
    Run {
        code,
        stdout: text(stdout),
        stderr: text(stderr),
    }
}

/// Runs `oasmith generate` from a document into a folder.
pub(crate) fn generate(spec: &Path, output: &Path, more: &[&str]) -> Run {
    let (spec, output) = (spec.to_string_lossy(), output.to_string_lossy());
    let mut arguments = vec!["generate", &*spec, "--output", &*output];
    arguments.extend(more);
    oasmith(&arguments)
}

/// Cargo in a folder, building where all these tests build and as they do, so that what their
/// crates depend on is compiled once. Nobody looks into these with a debugger.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut command = project::cargo();
    let target = project::root().join("target");
    command
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    command
}
