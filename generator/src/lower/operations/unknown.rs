//! Operations that the settings name and the document does not have.

use crate::diagnostic::{Diagnostic, Place};
use crate::lower::kept::Kept;

/// Reports one, given what each of today is called, its method and its path. Of one that is known to
/// be called otherwise now, that is said; else what is most like it.
pub(in crate::lower) fn unknown(
    id: &str,
    place: Place,
    today: &[[&str; 3]],
    kept: &Kept<'_>,
) -> Diagnostic {
    let message = format!("there is no operation `{id}`");
    let diagnostic = Diagnostic::error("unknown-operation", place, message);
    match kept.called_now(id, today.iter().copied()) {
        Some(now) => diagnostic
            .with_help(format!("`{id}` is called `{now}` now"))
            .meaning(now),
        None => diagnostic.with_nearest(id, today.iter().map(|[known, ..]| *known)),
    }
}
