//! What RFC 2387 asks of the parts of `multipart/related`.

use super::form::{Form, Part};
use super::headers;
use crate::core::invalid::Invalid;
use crate::core::media_type::{essence, is_within, parameter};
use crate::core::percent;

/// Whether parts refer to each other.
pub(crate) fn is_related(media_type: &str) -> bool {
    is_within(media_type, "multipart/related")
}

/// Gives each part its name as the id by which others refer to it, and the whole the media type of
/// its root, which is the first part unless the document says another.
pub(crate) fn relate(form: &mut Form, media_type: &mut String) -> Result<(), Invalid> {
    let mut known: Vec<String> = Vec::new();
    for part in &mut form.parts {
        let id = id(&part.name);
        // Several parts of one name cannot be told apart by it.
        if !headers::has(part, "content-id") && !known.contains(&id) {
            part.add_header("Content-ID", &id)?;
            known.push(id);
        }
    }
    let root = root(form, media_type).filter(|_| parameter(media_type, "type").is_none());
    if let Some(root) = root {
        let of_root = headers::value(root, "content-type").unwrap_or("text/plain");
        // Parameters of the root are its own business.
        *media_type = format!("{media_type}; type=\"{}\"", essence(of_root));
    }
    Ok(())
}

/// The part that `start` names, or else the first.
fn root<'f>(form: &'f Form, media_type: &str) -> Option<&'f Part> {
    let named = parameter(media_type, "start").and_then(|start| {
        let mut parts = form.parts.iter();
        parts.find(|part| headers::value(part, "content-id") == Some(start))
    });
    named.or(form.parts.first())
}

fn id(name: &str) -> String {
    let mut id = String::from("<");
    percent::encode_text(&mut id, name);
    id.push('>');
    id
}
