//! `oasmith check`: what there is to say of a document, and nothing of its crate.

use super::args::{Check, Format};
use super::inspect::{code_of, said};
use super::report::{Report, Style};
use super::{json, sarif};
use crate::{Outcome, Request};

pub(super) fn run(args: &Check, style: Style) -> Report {
    let request = match args.document.client(style) {
        Ok(request) => request,
        Err(refused) => return refused.report("check", style),
    };
    let outcome = crate::inspect(&request);
    let code = code_of(&outcome);
    match style.format {
        Format::Json => json::check(&outcome, code),
        Format::Sarif => Report {
            stdout: sarif::log(&outcome),
            stderr: String::new(),
            code,
        },
        Format::Human | Format::Markdown => Report {
            stdout: said(&outcome, "", style.colors.stdout) + &mending(&request, &outcome),
            stderr: String::new(),
            code,
        },
    }
}

/// That some of it can be mended, if some of it can.
#[cfg(feature = "overlays")]
pub(super) fn mending(request: &Request, outcome: &Outcome) -> String {
    match crate::fix::mendable(request, outcome) {
        0 => String::new(),
        count => {
            format!("{count} of these can be mended by `oasmith fix`, which writes an overlay\n")
        }
    }
}

/// Nothing, since this build mends nothing.
#[cfg(not(feature = "overlays"))]
pub(super) fn mending(_: &Request, _: &Outcome) -> String {
    String::new()
}
