//! What a call is made again for: how its pages follow each other, and what is waited for.

use super::call::Both;
use super::change::{Change, Effect, Subject};
use crate::record::Call;

/// All that is different in what a call is made again for.
pub(super) fn changes(both: &Both) -> Vec<Change> {
    pages(both).into_iter().chain(wait(both)).collect()
}

/// How one page leads to the next. That there are pages is told of what reads them.
fn pages(both: &Both) -> Option<Change> {
    let (old, new) = (both.old.follows.as_ref()?, both.new.follows.as_ref()?);
    (old != new).then(|| {
        let spelled = |call: &Call| format!("{}().pages()", call.function);
        let says = "pages follow each other otherwise";
        both.told(Subject::Answer, says, spelled).beside(old, new)
    })
}

/// What tells how far it is.
fn wait(both: &Both) -> Option<Change> {
    let spelled = |call: &Call| match &call.wait {
        Some(place) => format!("{}().until_done() by {place}", call.function),
        None => format!("{}()", call.function),
    };
    let told = |says: &str| both.told(Subject::Answer, says, spelled);
    match (&both.old.wait, &both.new.wait) {
        (None, Some(_)) => Some(told("a call can be waited for").rust(Effect::Compatible)),
        (Some(_), None) => Some(told("a call can no longer be waited for").rust(Effect::Breaking)),
        (Some(old), Some(new)) if old != new => Some(told("something else tells how far it is")),
        _ => {
            let (old, new) = (both.old.until.as_ref()?, both.new.until.as_ref()?);
            let change = told("other values tell how far it is");
            (old != new).then(|| change.beside(old, new))
        }
    }
}
