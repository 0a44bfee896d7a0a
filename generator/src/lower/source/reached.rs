//! Which components operations and webhooks lead to, by whatever way.

use std::collections::HashSet;
use std::io::{self, Write};

use openapiv3::Components;
use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter};

use super::media::{Media, kind};
use crate::normalize::Document;
use crate::pointer::{FileId, Pointer};

/// The references to all components that something leads to which can be called or is sent.
pub(super) fn reached(document: &Document, components: &Components) -> HashSet<String> {
    search(document, components, Search::default())
}

/// The same but for what is reached by way of bodies in parts alone.
pub(super) fn reached_beside_parts(
    document: &Document,
    components: &Components,
) -> HashSet<String> {
    let search = Search {
        without_parts: true,
        ..Search::default()
    };
    self::search(document, components, search)
}

fn search(document: &Document, components: &Components, mut search: Search) -> HashSet<String> {
    search.look_into(&document.api.paths);
    search.look_into(&document.webhooks);
    for method in &document.methods {
        search.look_into(&method.operation);
    }
    while let Some(reference) = search.open.pop() {
        let target = Pointer::new(FileId::default(), reference.trim_start_matches('#'));
        let segments: Vec<String> = target.segments().collect();
        let [_, section, key] = segments.as_slice() else {
            continue;
        };
        match section.as_str() {
            "schemas" => search.look_into(&components.schemas.get(key)),
            "parameters" => search.look_into(&components.parameters.get(key)),
            "requestBodies" => search.look_into(&components.request_bodies.get(key)),
            "responses" => search.look_into(&components.responses.get(key)),
            "headers" => search.look_into(&components.headers.get(key)),
            _ => {}
        }
    }
    search.found
}

#[derive(Default)]
struct Search {
    found: HashSet<String>,
    open: Vec<String>,
    /// Whether bodies of several parts are passed over.
    without_parts: bool,
}

impl Search {
    fn look_into(&mut self, thing: &impl Serialize) {
        let texts = Texts {
            search: self,
            text: String::new(),
            is_key: false,
            passed: 0,
        };
        let mut serializer = serde_json::Serializer::with_formatter(io::sink(), texts);
        // What cannot be JSON leads nowhere.
        let _: serde_json::Result<()> = thing.serialize(&mut serializer);
    }

    /// References stand after `$ref`, in mappings, and in extensions of our own.
    fn see(&mut self, text: &str) {
        if text.starts_with("#/components/") && !self.found.contains(text) {
            self.found.insert(text.to_owned());
            self.open.push(text.to_owned());
        }
    }
}

/// Shows all texts that would be written, and writes nothing: the document is as large as all that
/// is made of it.
struct Texts<'s> {
    search: &'s mut Search,
    /// The last text, a key included.
    text: String,
    is_key: bool,
    /// How many members there are around that are passed over.
    passed: usize,
}

impl Formatter for Texts<'_> {
    fn begin_string<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.text.clear();
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        _: &mut W,
        text: &str,
    ) -> io::Result<()> {
        self.text.push_str(text);
        Ok(())
    }

    fn write_char_escape<W: ?Sized + Write>(
        &mut self,
        _: &mut W,
        escaped: CharEscape,
    ) -> io::Result<()> {
        self.text.push(match escaped {
            CharEscape::Quote => '"',
            CharEscape::ReverseSolidus => '\\',
            CharEscape::Solidus => '/',
            CharEscape::Backspace => '\u{8}',
            CharEscape::FormFeed => '\u{c}',
            CharEscape::LineFeed => '\n',
            CharEscape::CarriageReturn => '\r',
            CharEscape::Tab => '\t',
            CharEscape::AsciiControl(byte) => byte.into(),
        });
        Ok(())
    }

    fn end_string<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        if !self.is_key && self.passed == 0 {
            self.search.see(&self.text);
        }
        Ok(())
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, _: &mut W, _: bool) -> io::Result<()> {
        self.is_key = true;
        Ok(())
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_key = false;
        Ok(())
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        let is_passed = self.search.without_parts && kind(&self.text) == Media::Multipart;
        self.passed += usize::from(is_passed || self.passed > 0);
        Ok(())
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.passed = self.passed.saturating_sub(1);
        Ok(())
    }
}
