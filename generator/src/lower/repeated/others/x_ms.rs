//! `x-ms-pageable`: the answer has the address of the next page.

use super::extension::{Extension, Read, Refused, refused};
use crate::lower::repeated::said::Theirs;
use crate::lower::source::Source;
use crate::lower::source::site::Site;
use crate::pointer::Pointer;
use crate::vocabulary::{Pages, PagesBy};

pub(super) fn pages(source: &Source<'_>, site: &Site<'_>, extension: &Extension<'_>) -> Read {
    if !extension.value.is_object() {
        return Err(extension.refused("it is no map"));
    }
    let items = extension.text("itemName")?;
    let Some((next, next_at)) = extension
        .text("nextLinkName")?
        .filter(|(name, _)| !name.is_empty())
    else {
        // All that there is stands in one answer.
        return Ok(None);
    };
    if let Some(refused) = other_operation(source, site, extension)? {
        return Err(refused);
    }
    let pointer = |name: &str| Pointer::default().child(name).path().to_owned();
    let says = Pages {
        by: PagesBy::Link,
        next: Some(pointer(next)),
        items: pointer(items.as_ref().map_or("value", |(name, _)| name)),
        ..Pages::default()
    };
    let items_at = items.map(|(_, at)| ("items", at));
    let theirs = Theirs {
        parts: [("next", next_at)].into_iter().chain(items_at).collect(),
        only_asks: !site.method.eq_ignore_ascii_case("get"),
        ..Theirs::default()
    };
    Ok(Some((says, theirs)))
}

/// Why the next page cannot be asked for, where another operation of the document is to do that: one
/// that the document does not have is a name that a generator is to give.
fn other_operation(
    source: &Source<'_>,
    site: &Site<'_>,
    extension: &Extension<'_>,
) -> Result<Option<Refused>, Refused> {
    let Some((name, at)) = extension.text("operationName")? else {
        return Ok(None);
    };
    let group = site.given_id().and_then(|id| id.split_once('_'));
    let in_group = group.map(|(group, _)| format!("{group}_{name}"));
    let ids = [Some(name.to_owned()), in_group];
    let mut known = ids.into_iter().flatten();
    let other = known.find(|id| site.given_id() != Some(id) && source.has_operation(id));
    Ok(other.map(|id| {
        let why = format!("the next page is asked for by another operation, `{id}`");
        refused(at, why)
    }))
}
