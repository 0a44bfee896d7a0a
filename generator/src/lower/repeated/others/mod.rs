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
use self::extension::{Extension, Read};
use super::said::{Said, Theirs};
use crate::lower::source::Source;
use crate::lower::source::report::Report;
use crate::lower::source::site::Site;
use crate::vocabulary::{FERN_PAGINATION, MS_PAGEABLE, Pages, SPEAKEASY_PAGINATION};

/// How the extension of others that an operation has leads from page to page.
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
    let found = all.iter().find_map(|(name, reader)| {
        let value = extensions.get(*name)?;
        let at = site.at().child(name);
        Some((Extension { name, value, at }, reader))
    });
    let (extension, reader) = found?;
    match reader(source, site, &extension) {
        Ok(read) => {
            let (says, theirs) = read?;
            let parts = theirs.parts.into_iter();
            let parts = parts.map(|(key, at)| (key, source.origin(&at)));
            let theirs = Theirs {
                extension: extension.name,
                parts: parts.collect(),
                ..theirs
            };
            Some(Said::theirs(says, source.origin(&extension.at), theirs))
        }
        Err(refused) => {
            refused.tell(report, source, extension.name);
            None
        }
    }
}
