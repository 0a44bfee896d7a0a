//! The command `oasmith`.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A run is made of many small texts and lists, which the allocator of most systems hands out slowly.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    oasmith::cli::main()
}
