//! The command `oasmith`.

use std::process::ExitCode;

/// A run is made of many small texts and lists, which the allocator of most systems hands out slowly.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    oasmith::cli::main()
}
