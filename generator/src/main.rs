//! The command `oasmith`.

use std::process::ExitCode;

fn main() -> ExitCode {
    oasmith::cli::main()
}
