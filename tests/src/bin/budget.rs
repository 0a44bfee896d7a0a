//! Tells what the crates of documents cost those who compile them. `budget --help` says more.

use std::process::ExitCode;

fn main() -> ExitCode {
    tests::budget::main()
}
