//! Measures whether what is told of pairs of documents is so. `promises --help` says more.

use std::process::ExitCode;

fn main() -> ExitCode {
    tests::promises::main()
}
