//! Text as elements.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};

use super::name::{INSTANCE, Name, is_character, is_ncname};
use crate::limits::proof::ELEMENTS;

/// An element as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Sent {
    pub(in crate::verify) name: Name,
    pub(in crate::verify) attributes: Vec<(Name, String)>,
    pub(in crate::verify) children: Vec<Sent>,
    /// All text that stands in it, that in its elements aside.
    pub(in crate::verify) text: String,
}

impl Sent {
    /// The value of the attribute of a name, whatever its namespace is.
    pub(super) fn attribute(&self, local: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        let found = all.find(|(name, _)| name.local == local);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it says that it is `null`.
    pub(super) fn is_nil(&self) -> bool {
        self.attributes.iter().any(|(name, value)| {
            let is_nil = name.local == "nil" && name.namespace.as_deref() == Some(INSTANCE);
            is_nil && matches!(value.as_str(), "true" | "1")
        })
    }
}

/// The root of an XML document.
///
/// # Errors
///
/// Where it is none.
pub(in crate::verify) fn parse(body: &[u8]) -> Result<Sent, String> {
    let text = std::str::from_utf8(body).map_err(|error| error.to_string())?;
    if let Some(character) = text.chars().find(|one| !is_character(*one)) {
        return Err(lacking(character));
    }
    let mut reader = Reader::from_str(text);
    let mut parser = Parser::default();
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        if !parser.take(event)? {
            break;
        }
    }
    if !parser.open.is_empty() {
        return Err("it breaks off within an element".to_owned());
    }
    parser.root.ok_or_else(|| "it has no element".to_owned())
}

fn lacking(character: char) -> String {
    format!("it has the character {character:?}, which XML lacks")
}

#[derive(Default)]
struct Parser {
    root: Option<Sent>,
    /// The elements that have begun, each with what it binds prefixes to.
    open: Vec<(Sent, Vec<(String, String)>)>,
}

impl Parser {
    /// Takes a part of the text; says whether more is to come.
    fn take(&mut self, event: Event<'_>) -> Result<bool, String> {
        match event {
            Event::Eof => return Ok(false),
            Event::Start(start) => self.begin(&start)?,
            Event::Empty(start) => {
                self.begin(&start)?;
                self.end()?;
            }
            Event::End(_) => self.end()?,
            Event::Text(text) => {
                let text = text.xml10_content().map_err(|error| error.to_string())?;
                if text.contains("]]>") {
                    return Err("`]]>` stands in a text".to_owned());
                }
                self.text(&text)?;
            }
            Event::CData(text) => {
                let text = text.xml10_content().map_err(|error| error.to_string())?;
                self.text(&text)?;
            }
            Event::GeneralRef(reference) => self.text(&referred(&reference)?)?,
            Event::Decl(declaration) => is_utf8(&declaration)?,
            Event::DocType(_) => return Err("it has a document type".to_owned()),
            Event::Comment(_) | Event::PI(_) => {}
        }
        Ok(true)
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        match self.open.last_mut() {
            Some((element, _)) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err(format!("`{text}` stands beside the root")),
        }
        Ok(())
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        if self.open.len() >= ELEMENTS {
            return Err(format!(
                "it has more than {ELEMENTS} elements within elements"
            ));
        }
        if self.root.is_some() {
            return Err("it has a second root".to_owned());
        }
        let mut attributes = Vec::new();
        let mut bound = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let (prefix, local) = split(attribute.key.as_ref())?;
            let value = attribute.normalized_value(XmlVersion::Explicit1_0);
            let value = value.map_err(|error| error.to_string())?.into_owned();
            if attribute.value.contains(&b'<') {
                return Err(format!("`<` stands in the attribute `{local}`"));
            }
            if let Some(character) = value.chars().find(|one| !is_character(*one)) {
                return Err(lacking(character));
            }
            match prefix.as_deref() {
                None if local == "xmlns" => bound.push((String::new(), value)),
                Some("xmlns") => bound.push((local, value)),
                _ => attributes.push((prefix, local, value)),
            }
        }
        let (prefix, local) = split(start.name().as_ref())?;
        self.open.push((
            Sent {
                name: Name {
                    prefix,
                    local,
                    namespace: None,
                },
                attributes: Vec::new(),
                children: Vec::new(),
                text: String::new(),
            },
            bound,
        ));
        self.resolve(attributes);
        Ok(())
    }

    /// Has the element that began last know its namespaces.
    fn resolve(&mut self, attributes: Vec<(Option<String>, String, String)>) {
        let bound = |prefix: &str| {
            let all = self.open.iter().rev().flat_map(|(_, bound)| bound);
            let mut own = all.filter(|(known, _)| known == prefix);
            let namespace = own.next().map(|(_, namespace)| namespace.clone());
            namespace.filter(|namespace| !namespace.is_empty())
        };
        let attributes = attributes.into_iter().map(|(prefix, local, value)| {
            let namespace = prefix.as_deref().and_then(bound);
            let name = Name {
                prefix,
                local,
                namespace,
            };
            (name, value)
        });
        let attributes: Vec<(Name, String)> = attributes.collect();
        let prefix = self
            .open
            .last()
            .and_then(|(last, _)| last.name.prefix.clone());
        let namespace = bound(&prefix.unwrap_or_default());
        if let Some((element, _)) = self.open.last_mut() {
            element.attributes = attributes;
            element.name.namespace = namespace;
        }
    }

    fn end(&mut self) -> Result<(), String> {
        let Some((element, _)) = self.open.pop() else {
            return Err("an element ends that has not begun".to_owned());
        };
        match self.open.last_mut() {
            Some((around, _)) => around.children.push(element),
            None => self.root = Some(element),
        }
        Ok(())
    }
}

/// The prefix of a name and the rest.
fn split(name: &[u8]) -> Result<(Option<String>, String), String> {
    let name = String::from_utf8_lossy(name);
    let (prefix, local) = match name.split_once(':') {
        Some((prefix, local)) => (Some(prefix), local),
        None => (None, name.as_ref()),
    };
    if is_ncname(local) && prefix.is_none_or(is_ncname) {
        Ok((prefix.map(str::to_owned), local.to_owned()))
    } else {
        Err(format!("`{name}` is no name"))
    }
}

/// What a reference stands for.
fn referred(reference: &BytesRef<'_>) -> Result<String, String> {
    let character = reference.resolve_char_ref();
    if let Some(character) = character.map_err(|error| error.to_string())? {
        let is_fine = is_character(character);
        return is_fine
            .then(|| character.to_string())
            .ok_or_else(|| lacking(character));
    }
    let name = reference.decode().map_err(|error| error.to_string())?;
    let text = resolve_xml_entity(&name);
    text.map(str::to_owned)
        .ok_or_else(|| format!("`&{name};` is not declared"))
}

fn is_utf8(declaration: &BytesDecl<'_>) -> Result<(), String> {
    let Some(encoding) = declaration.encoding() else {
        return Ok(());
    };
    let encoding = encoding.map_err(|error| error.to_string())?;
    if encoding.eq_ignore_ascii_case(b"utf-8") {
        return Ok(());
    }
    let encoding = String::from_utf8_lossy(&encoding);
    Err(format!("it says that it is written in {encoding}"))
}
