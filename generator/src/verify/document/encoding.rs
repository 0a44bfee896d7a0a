//! How the properties of forms are written.

use super::operation::Encoding;
use super::reader::{Reader, flag, style, text};
use crate::inspect::Site;
use crate::verify::case::Location;
use crate::verify::media;
use crate::vocabulary::STYLED_PART;

impl<'a> Reader<'a> {
    /// What a media type says of the properties of a form.
    pub(super) fn encodings(
        &mut self,
        media: &Site<'a>,
        media_type: &str,
    ) -> Vec<(String, Encoding)> {
        let all = media.child("encoding").map(|all| self.tree.resolved(all));
        let all: Vec<_> = all.iter().flat_map(Site::children).collect();
        let all = all.into_iter().map(|(name, site)| {
            let encoding = self.property_encoding(&site, media_type);
            (name, encoding)
        });
        all.collect()
    }

    /// How a property of a form is written. "If a value is explicitly defined, then the value of
    /// `contentType` (implicit or explicit) SHALL be ignored", says the specification of each of the
    /// three words of a style.
    fn property_encoding(&mut self, site: &Site<'a>, media_type: &str) -> Encoding {
        let is_styled = ["style", "explode", "allowReserved"]
            .iter()
            .any(|key| site.child(key).is_some());
        let in_parts = flag(site, STYLED_PART).unwrap_or_default();
        let counts = is_styled && self.has_styles(media_type, in_parts);
        let headers = site.child("headers").map(|all| self.tree.resolved(all));
        let headers: Vec<_> = headers.iter().flat_map(Site::children).collect();
        // "`Content-Type` is described separately and SHALL be ignored in this section."
        let headers = headers
            .into_iter()
            .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
        let headers = headers.map(|(name, header)| {
            let header = self.tree.resolved(header);
            self.described(&header, Location::Header, &name, true)
        });
        let headers = headers.collect();
        Encoding {
            content_type: text(site, "contentType").and_then(part_types),
            style: counts.then(|| style(site, Location::Query)),
            headers,
        }
    }

    /// Whether a style counts in a body of a media type. In 3.0 it "SHALL be ignored if the request
    /// body media type is not `application/x-www-form-urlencoded`", to which 3.1 adds "or
    /// `multipart/form-data`". A part of a document of 3.0 can say that it counts `in_parts`.
    fn has_styles(&self, media_type: &str, in_parts: bool) -> bool {
        match media::essence(media_type).as_str() {
            "application/x-www-form-urlencoded" => true,
            "multipart/form-data" => in_parts || !self.is_first_version(),
            _ => false,
        }
    }

    /// Whether the document is one of OpenAPI 3.0.
    pub(super) fn is_first_version(&self) -> bool {
        let entry = self.tree.entry();
        let version = entry.as_ref().and_then(|entry| text(entry, "openapi"));
        version.is_some_and(|version| version == "3.0" || version.starts_with("3.0."))
    }
}

/// The media types of a part, unless none of the list is one.
fn part_types(list: &str) -> Option<String> {
    let all: Vec<&str> = list.split(',').map(str::trim).collect();
    if list.contains('"') || all.iter().all(|one| media::meant(one) == *one) {
        return Some(list.to_owned());
    }
    let meant = all.into_iter().map(media::meant).filter(|one| one != "*/*");
    let meant: Vec<String> = meant.collect();
    (!meant.is_empty()).then(|| meant.join(", "))
}
