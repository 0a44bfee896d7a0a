//! Changes documents in ways that must not change what is there of their crates, and tells what
//! changed all the same. `regen --help` says more.

use std::process::ExitCode;

fn main() -> ExitCode {
    tests::regen::main()
}
