//! What the extensions of others say of pages and waits, as what ours would say.
//!
//! One of these is no mistake where it says what is not represented, so that it is told as such and
//! left out.

mod begins;
mod extension;
mod fern;
mod places;
mod speakeasy;
mod x_ms;

pub(super) use self::begins::begins;
use self::extension::{Extension, Read, Refused};
use super::said::{Said, Theirs};
use crate::lower::source::Source;
use crate::lower::source::report::Report;
use crate::lower::source::site::Site;
use crate::vocabulary::{FERN_PAGINATION, MS_PAGEABLE, Pages, SPEAKEASY_PAGINATION};

/// How an extension of others leads from page to page: of several that say so, the first one counts.
pub(super) fn pages(
    report: &mut Report<'_>,
    source: &Source<'_>,
    site: &Site<'_>,
) -> Option<Said<Pages>> {
    type Reader = fn(&Source<'_>, &Site<'_>, &Extension<'_>) -> Read;
    let all: [(&'static str, Reader); 3] = [
        (MS_PAGEABLE, x_ms::pages),
        (SPEAKEASY_PAGINATION, speakeasy::pages),
        (FERN_PAGINATION, fern::pages),
    ];
    let extensions = &site.operation.extensions;
    let mut counts: Option<Said<Pages>> = None;
    for (name, reader) in all {
        let Some(value) = extensions.get(name) else {
            continue;
        };
        let at = site.at().child(name);
        let extension = Extension { name, value, at };
        match (reader(source, site, &extension), &counts) {
            (Ok(None), _) => {}
            (_, Some(first)) => passed_over(&extension, first).tell(report, source, name),
            (Ok(Some((says, theirs))), None) => {
                counts = Some(said(source, &extension, says, theirs));
            }
            (Err(refused), None) => refused.tell(report, source, name),
        }
    }
    counts
}

fn said(
    source: &Source<'_>,
    extension: &Extension<'_>,
    says: Pages,
    theirs: Theirs,
) -> Said<Pages> {
    let parts = theirs.parts.into_iter();
    let parts = parts.map(|(key, at)| (key, source.origin(&at)));
    let theirs = Theirs {
        extension: extension.name,
        parts: parts.collect(),
        ..theirs
    };
    Said::theirs(says, source.origin(&extension.at), theirs)
}

/// Why an extension is left out behind one that says how pages go on.
fn passed_over(extension: &Extension<'_>, first: &Said<Pages>) -> Refused {
    let first = first.by_others().map_or("", |theirs| theirs.extension);
    extension.refused(format!("`{first}` stands beside it, and counts"))
}
