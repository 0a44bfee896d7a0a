//! Commands that a build is without, since it has not their feature: they say how to get them.

use super::report::{Refused, Report, Style};

#[cfg(not(feature = "verify"))]
pub(super) fn proof(command: &str, style: Style) -> Report {
    let message = "this build of oasmith is without the proof; \
         `cargo install --path generator --features verify` gives one that has it";
    absent(command, message, style)
}

#[cfg(not(feature = "overlays"))]
pub(super) fn overlays(command: &str, style: Style) -> Report {
    let message = "this build of oasmith has no overlays, and the cure is written as one; \
         `cargo install --path generator` gives one that has them";
    absent(command, message, style)
}

#[cfg(not(feature = "shell"))]
pub(super) fn shell(command: &str, style: Style) -> Report {
    let message = "this build of oasmith prints neither completions nor man pages; \
         `cargo install --path generator` gives one that does";
    absent(command, message, style)
}

fn absent(command: &str, message: &str, style: Style) -> Report {
    Refused::from(message.to_owned()).report(command, style)
}
