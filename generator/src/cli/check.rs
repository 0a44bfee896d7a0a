//! `oasmith check`: what there is to say of a document, and nothing of its crate.

use super::args::{Check, Format};
use super::inspect::{code_of, said};
use super::report::{Report, Style};
use super::{json, sarif};

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
            stdout: said(&outcome, "", style.colors.stdout),
            stderr: String::new(),
            code,
        },
    }
}
