//! `x-ms-long-running-operation`: an operation only begins something.

use serde_json::Value;

use super::extension::{Extension, refused};
use crate::ir::Finally;
use crate::lower::source::Source;
use crate::lower::source::report::Report;
use crate::lower::source::site::Site;
use crate::vocabulary::{MS_LONG_RUNNING, MS_LONG_RUNNING_OPTIONS};

/// Where the result is in the end, if an operation only begins something.
pub(in crate::lower::repeated) fn begins(
    report: &mut Report<'_>,
    source: &Source<'_>,
    site: &Site<'_>,
) -> Option<Finally> {
    let extensions = &site.operation.extensions;
    match extensions.get(MS_LONG_RUNNING)? {
        Value::Bool(true) => {}
        Value::Bool(false) => return None,
        _ => {
            let at = site.at().child(MS_LONG_RUNNING);
            refused(at, "it is no boolean").tell(report, source, MS_LONG_RUNNING);
            return None;
        }
    }
    let name = MS_LONG_RUNNING_OPTIONS;
    let Some(value) = extensions.get(name) else {
        return Some(Finally::Usual);
    };
    let at = site.at().child(name);
    let options = Extension { name, value, at };
    let via = match options.text("final-state-via") {
        Ok(via) => via,
        Err(problem) => {
            problem.tell(report, source, name);
            None
        }
    };
    let Some((via, at)) = via else {
        return Some(Finally::Usual);
    };
    Some(match via {
        "azure-async-operation" | "operation-location" => Finally::Told,
        "location" => Finally::Location,
        "original-uri" => Finally::Original,
        _ => {
            let why = format!(
                "nobody knows where `{via}` is, so the result is looked for where the method has it"
            );
            refused(at, why).tell(report, source, name);
            Finally::Usual
        }
    })
}
