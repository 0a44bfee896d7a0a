//! Which elements and attributes are those of a table.

use super::malformed::{Malformed, Problem};
use super::table::{Field, Name, Place, Xml};
use super::tree::{Attribute, Called, Element, Tree};

/// The property that an element is, by its place. Prefixes are free, and tell two properties apart
/// that are called alike.
pub(super) fn field_of(fields: &[Field], called: Called<'_>) -> Option<usize> {
    let by_element = find(fields, called, |field| Some(field.element()));
    // A list whose items stand where it would may have an element of its own even so.
    by_element.or_else(|| {
        let own = |field: &Field| field.of.unwrapped().map(|_| field.name);
        find(fields, called, own)
    })
}

fn find(
    fields: &[Field],
    called: Called<'_>,
    name: impl Fn(&Field) -> Option<Name>,
) -> Option<usize> {
    let elements = fields.iter().enumerate();
    let elements = elements.filter(|(_, field)| field.place == Place::Element);
    let mut alike = elements.filter_map(|(place, field)| {
        let name = name(field).filter(|name| name.local == called.local)?;
        Some((place, name.prefix))
    });
    let first = alike.next()?;
    let is_it = |found: &(usize, Option<&str>)| found.1 == called.prefix;
    let found = if is_it(&first) {
        first
    } else {
        alike.find(is_it).unwrap_or(first)
    };
    Some(found.0)
}

/// Whether an element has an element or an attribute that is one of an object's properties.
pub(super) fn has_any(tree: &Tree<'_>, fields: &[Field], element: Element) -> bool {
    let mut children = tree.children(element);
    children.any(|child| field_of(fields, tree.name(child)).is_some())
        || has_attribute(tree, fields, element)
}

fn has_attribute(tree: &Tree<'_>, fields: &[Field], element: Element) -> bool {
    let mut attributes = fields
        .iter()
        .filter(|field| field.place == Place::Attribute);
    attributes.any(|field| {
        let mut given = tree.attributes(element);
        given.any(|attribute| attribute.name.local == field.name.local)
    })
}

/// The attribute of a name, if there is one.
pub(super) fn attribute<'t, 'x>(
    tree: &'t Tree<'x>,
    element: Element,
    name: Name,
) -> Result<Option<&'t Attribute<'x>>, Malformed> {
    let is_it = |one: &&Attribute<'_>| one.name.local == name.local;
    let mut alike = tree.attributes(element).filter(is_it);
    let first = alike.next();
    if alike.next().is_none() {
        return Ok(first);
    }
    let same = tree.attributes(element).filter(is_it);
    let mut same = same.filter(|one| one.name.prefix == name.prefix);
    match (same.next(), same.next()) {
        (Some(one), None) => Ok(Some(one)),
        _ => Err(Malformed {
            path: tree.path(element),
            problem: Problem::new(&format_args!("has `{}` more than once", name.local)),
        }),
    }
}

/// The properties of an object that has no others.
pub(super) fn all_fields(of: &Xml) -> Option<&'static [Field]> {
    match of {
        Xml::Object {
            fields,
            further: None,
        } if !fields.is_empty() => Some(fields),
        _ => None,
    }
}

impl Field {
    /// What an element of it is called.
    fn element(&self) -> Name {
        self.of.unwrapped().map_or(self.name, |(item, _)| item)
    }
}
