//! XML becomes JSON.

use std::collections::HashSet;
use std::ops::Range;

use super::characters::is_blank;
use super::documented::{attribute, field_of, has_any};
use super::encoding::decode;
use super::malformed::{Malformed, Problem};
use super::parse::parse;
use super::references;
use super::scalar;
use super::table::{Field, Name, Place, Xml};
use super::tolerance::{held, holder, is_misfit, wrapped};
use super::tree::{Element, Tree};
use crate::json::text::unmarked;

/// The JSON of a body. That of none is none.
pub(super) fn to_json(body: &[u8], of: &'static Xml) -> Result<Vec<u8>, Malformed> {
    let body = unmarked(body);
    if body.trim_ascii().is_empty() {
        return Ok(Vec::new());
    }
    let tree = parse(decode(body)?)?;
    if is_misfit(&tree, of, Tree::ROOT) {
        return Err(misfit(&tree));
    }
    let mut reading = Reading {
        tree: &tree,
        json: Vec::with_capacity(body.len()),
        found: Vec::new(),
    };
    reading.value(Tree::ROOT, of)?;
    Ok(reading.json)
}

/// Says what there was in place of what was promised.
fn misfit(tree: &Tree<'_>) -> Malformed {
    let names = tree
        .children(Tree::ROOT)
        .map(|child| tree.name(child).local);
    let names: Vec<String> = names.take(5).map(|name| format!("`{name}`")).collect();
    let problem = format!(
        "has nothing in it that is documented, but {}",
        names.join(", ")
    );
    Malformed {
        path: tree.path(Tree::ROOT),
        problem: Problem::new(&problem),
    }
}

/// A tree that is being read.
struct Reading<'t, 'x> {
    tree: &'t Tree<'x>,
    json: Vec<u8>,
    /// The elements of the objects that are being read, each with the place of its property.
    found: Vec<(usize, Element)>,
}

impl Reading<'_, '_> {
    fn value(&mut self, element: Element, of: &'static Xml) -> Result<(), Malformed> {
        if self.is_null(element, of) {
            self.json.extend(b"null");
            return Ok(());
        }
        match of {
            Xml::Text | Xml::Number | Xml::Boolean => self.scalar(element, of),
            Xml::List { item, of, .. } => match wrapped(self.tree, *item, element) {
                Some(items) => return self.items(element, &items, of),
                None => self.json.extend(b"{}"),
            },
            Xml::Object { fields, further } => {
                let element = holder(self.tree, of, element);
                return self.object(element, fields, *further);
            }
        }
        Ok(())
    }

    /// Whether an element says that it is `null`.
    fn is_null(&self, element: Element, of: &Xml) -> bool {
        let mut attributes = self.tree.attributes(element);
        let mut is_null = attributes.any(|attribute| {
            attribute.name.local == "nil" && matches!(attribute.value, "true" | "1")
        });
        if let Xml::Object { fields, .. } = of {
            let is_other =
                |field: &Field| field.place == Place::Attribute && field.name.local == "nil";
            is_null = is_null && !fields.iter().any(is_other);
        }
        is_null
    }

    /// An element that is no scalar is one of a type that refuses it.
    fn scalar(&mut self, element: Element, of: &Xml) {
        let text = self.tree.text(element);
        if text.is_empty() && !self.tree.is_leaf(element) {
            self.json.extend(b"{}");
        } else {
            scalar::push(&mut self.json, of, text);
        }
    }

    /// The items of a list that has an element of its own.
    fn items(
        &mut self,
        element: Element,
        items: &[Element],
        of: &'static Xml,
    ) -> Result<(), Malformed> {
        if items.is_empty() && !self.tree.is_empty(element) {
            self.scalar(element, &Xml::Text);
            return Ok(());
        }
        self.json.push(b'[');
        for item in items {
            self.value(*item, of)?;
            self.json.push(b',');
        }
        self.close(b']');
        Ok(())
    }

    fn object(
        &mut self,
        element: Element,
        fields: &'static [Field],
        further: Option<&'static Xml>,
    ) -> Result<(), Malformed> {
        let begin = self.found.len();
        for child in self.tree.children(element) {
            let place = field_of(fields, self.tree.name(child));
            if place.is_some() || further.is_some() {
                self.found.push((place.unwrap_or(fields.len()), child));
            }
        }
        if let Some(found) = self.found.get_mut(begin..) {
            found.sort_by_key(|(place, _)| *place);
        }
        if is_text(self.tree, fields, element) {
            self.scalar(element, &Xml::Text);
            return Ok(());
        }
        self.json.push(b'{');
        let mut end = begin;
        for (place, field) in fields.iter().enumerate() {
            let first = end;
            while self.found.get(end).is_some_and(|found| found.0 == place) {
                end += 1;
            }
            match field.place {
                Place::Element => self.field(field, first..end)?,
                Place::Attribute => self.attribute(element, field)?,
                Place::Text | Place::CData => self.text(element, field),
            }
        }
        if let Some(of) = further {
            self.further(fields, of, end)?;
        }
        self.found.truncate(begin);
        self.close(b'}');
        Ok(())
    }

    /// A property that is these of the elements that were found.
    fn field(&mut self, field: &'static Field, found: Range<usize>) -> Result<(), Malformed> {
        if let Some((item, of)) = field.of.unwrapped() {
            if !found.is_empty() || field.required {
                self.key(field.key);
                self.json.push(b'[');
                for place in found {
                    self.item(item, of, place)?;
                }
                self.close(b']');
                self.json.push(b',');
            }
            return Ok(());
        }
        let Some((_, element)) = self.found.get(found.start).filter(|_| !found.is_empty()) else {
            return Ok(());
        };
        let element = *element;
        if let Some((_, second)) = self.found.get(found.start + 1).filter(|_| found.len() > 1) {
            return Err(twice(self.tree, *second));
        }
        self.key(field.key);
        self.value(element, field.of)?;
        self.json.push(b',');
        Ok(())
    }

    /// What an element is in a list whose items stand where the list would: an item, or several.
    fn item(&mut self, item: Name, of: &'static Xml, place: usize) -> Result<(), Malformed> {
        let Some((_, element)) = self.found.get(place).copied() else {
            return Ok(());
        };
        let tree = self.tree;
        let Some(items) = held(tree, item, of, element) else {
            self.value(element, of)?;
            self.json.push(b',');
            return Ok(());
        };
        for item in items {
            self.value(item, of)?;
            self.json.push(b',');
        }
        Ok(())
    }

    fn attribute(&mut self, element: Element, field: &'static Field) -> Result<(), Malformed> {
        let Some(found) = attribute(self.tree, element, field.name)? else {
            return Ok(());
        };
        let value = references::value(found.value).map_err(|problem| Malformed {
            path: self.tree.path(element),
            problem,
        })?;
        self.key(field.key);
        scalar::push(&mut self.json, field.of, &value);
        self.json.push(b',');
        Ok(())
    }

    /// Where nothing stands, a text that has to be there is empty, and others are not there.
    fn text(&mut self, element: Element, field: &'static Field) {
        let text = self.tree.text(element);
        let is_there = match field.of {
            Xml::Text => !text.is_empty(),
            _ => !is_blank(text),
        };
        if is_there || field.required {
            self.key(field.key);
            scalar::push(&mut self.json, field.of, text);
            self.json.push(b',');
        }
    }

    /// The properties that are not named, from a place on.
    fn further(
        &mut self,
        fields: &'static [Field],
        of: &'static Xml,
        begin: usize,
    ) -> Result<(), Malformed> {
        let mut keys = HashSet::new();
        let mut place = begin;
        while let Some((_, element)) = self.found.get(place).copied() {
            place += 1;
            let key = self.tree.name(element).local;
            // What is called like a key is not what has that key.
            if fields.iter().any(|field| field.key == key) {
                continue;
            }
            if !keys.insert(key) {
                return Err(twice(self.tree, element));
            }
            self.key(key);
            self.value(element, of)?;
            self.json.push(b',');
        }
        Ok(())
    }

    fn key(&mut self, key: &str) {
        scalar::push_string(&mut self.json, key);
        self.json.push(b':');
    }

    /// Ends a list or an object, each of whose values has a comma behind it.
    fn close(&mut self, bracket: u8) {
        if self.json.last() == Some(&b',') {
            self.json.pop();
        }
        self.json.push(bracket);
    }
}

/// Whether the element of an object is a text and nothing else, which no object is that has none.
fn is_text(tree: &Tree<'_>, fields: &[Field], element: Element) -> bool {
    let has_text = |field: &Field| matches!(field.place, Place::Text | Place::CData);
    tree.is_leaf(element)
        && !tree.is_empty(element)
        && !fields.iter().any(has_text)
        && !has_any(tree, fields, element)
}

fn twice(tree: &Tree<'_>, element: Element) -> Malformed {
    Malformed {
        path: tree.path(element),
        problem: Problem::new(&"is there more than once"),
    }
}
