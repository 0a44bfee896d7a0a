//! Makes a crate of each document in a folder, compiles them all, and tells how
//! that went. `corpus --help` says more.

use std::process::ExitCode;

fn main() -> ExitCode {
    tests::corpus::main()
}
