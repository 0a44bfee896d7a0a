//! `x-fern-pagination`: by offset, page, cursor or address.

use openapiv3::{Parameter, ReferenceOr};
use serde_json::Value;

use super::extension::{Extension, Read, Refused, refused};
use super::places::{behind, pointer};
use crate::lower::repeated::said::Theirs;
use crate::lower::source::Source;
use crate::lower::source::site::Site;
use crate::pointer::{FileId, Pointer};
use crate::vocabulary::{FERN_PAGINATION, Pages, PagesBy};

pub(super) fn pages(source: &Source<'_>, site: &Site<'_>, extension: &Extension<'_>) -> Read {
    let of_document = source.api().extensions.get(FERN_PAGINATION);
    match (extension.value, of_document) {
        (Value::Bool(false), _) => Ok(None),
        (Value::Bool(true), Some(value @ Value::Object(_))) => {
            let shared = Extension {
                name: extension.name,
                value,
                at: Pointer::root(FileId::default()).child(FERN_PAGINATION),
            };
            read(source, site, &shared).map(Some)
        }
        (Value::Bool(true), _) => {
            let why =
                "`true` asks for what the document says of all operations, and it says nothing";
            Err(extension.refused(why))
        }
        (Value::Object(_), _) => read(source, site, extension).map(Some),
        _ => Err(extension.refused("it is neither a map nor a boolean")),
    }
}

fn read(
    source: &Source<'_>,
    site: &Site<'_>,
    extension: &Extension<'_>,
) -> Result<(Pages, Theirs), Refused> {
    let mut says = Pages::default();
    let mut parts = Vec::new();
    let request = |key| sent(source, site, extension, key);
    let response = |key| answered(extension, key);
    if let Some((parameter, at)) = request("cursor")? {
        says.by = PagesBy::Cursor;
        says.parameter = Some(parameter);
        parts.push(("parameter", at));
        let Some((next, at)) = response("next_cursor")? else {
            return Err(extension.refused("it has no `next_cursor`"));
        };
        says.next = Some(next);
        parts.push(("next", at));
    } else if let Some((parameter, at)) = request("offset")? {
        // Without the size of a page, it is pages that are counted.
        says.size = request("step")?.map(|(name, _)| name);
        says.by = if says.size.is_some() {
            PagesBy::Offset
        } else {
            PagesBy::Page
        };
        says.parameter = Some(parameter);
        parts.push(("parameter", at));
        if let Some((more, at)) = response("has-next-page")? {
            // What the API says itself need not be concluded.
            says.size = None;
            says.more = Some(more);
            parts.push(("more", at));
        }
    } else {
        let next = response("next_uri")?;
        let next = next.map_or_else(|| response("next_path"), |next| Ok(Some(next)))?;
        let Some((next, at)) = next else {
            let why = "it has none of `offset`, `cursor`, `next_uri` and `next_path`";
            return Err(extension.refused(why));
        };
        says.by = PagesBy::Link;
        says.next = Some(next);
        parts.push(("next", at));
    }
    let Some((items, at)) = response("results")? else {
        return Err(extension.refused("it has no `results`"));
    };
    says.items = items;
    parts.push(("items", at));
    let theirs = Theirs {
        parts,
        ..Theirs::default()
    };
    Ok((says, theirs))
}

/// What is sent: a parameter of the query, or else a pointer into the body.
fn sent(
    source: &Source<'_>,
    site: &Site<'_>,
    extension: &Extension<'_>,
    key: &str,
) -> Result<Option<(String, Pointer)>, Refused> {
    let Some((text, at)) = extension.text(key)? else {
        return Ok(None);
    };
    match behind("$request", text).as_deref() {
        None | Some([]) => {
            let why = format!("`{text}` leads to nothing of the request");
            Err(refused(at, why))
        }
        Some([name]) if site.operation.request_body.is_none() || is_query(source, site, name) => {
            Ok(Some(((*name).to_owned(), at)))
        }
        Some(names) => Ok(Some((pointer(names), at))),
    }
}

/// Where something is in the answer.
fn answered(extension: &Extension<'_>, key: &str) -> Result<Option<(String, Pointer)>, Refused> {
    let Some((text, at)) = extension.text(key)? else {
        return Ok(None);
    };
    match behind("$response", text) {
        Some(names) => Ok(Some((pointer(&names), at))),
        None => {
            let why = format!("`{text}` leads to nothing of the answer");
            Err(refused(at, why))
        }
    }
}

fn is_query(source: &Source<'_>, site: &Site<'_>, name: &str) -> bool {
    let is = |parameters: &[ReferenceOr<Parameter>], at: &Pointer| {
        let mut all = parameters.iter().enumerate();
        all.any(|(index, parameter)| {
            let at = at.child("parameters").item(index);
            matches!(
                source.parameter(parameter, at),
                Some((Parameter::Query { parameter_data, .. }, _)) if parameter_data.name == name
            )
        })
    };
    is(&site.operation.parameters, &site.at()) || is(&site.item.parameters, &site.item_at())
}
