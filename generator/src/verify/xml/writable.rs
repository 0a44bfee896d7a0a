//! Whether everything in a schema has a place in XML.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::facts::{Facts, Place};
use super::read::root_name;
use super::shape::{Object, Shape};
use crate::limits::proof::IN_XML;
use crate::verify::schema::writable::Key;
use crate::verify::schema::{Direction, SchemaId, Schemas};

/// Whether a body of a schema is an object or a list that XML can have, and whose root has a name
/// where a client writes it.
pub(in crate::verify) fn is_writable(schemas: &Schemas, id: SchemaId) -> bool {
    let root = vec![schemas.get(id)];
    let has_parts = matches!(
        Shape::of(schemas, &root),
        Some(Shape::List(_) | Shape::Object(_))
    );
    // A root without a name gets one of the caller, and one of an answer may have any.
    let name = root_name(schemas, id);
    let is_named =
        schemas.direction() == Direction::Answer || name.is_none_or(|name| name.is_sound());
    has_parts && is_named && is_fine(schemas, root, true)
}

/// Whether XML has a way for what a member of an object is.
pub(super) fn is_carried<'s>(schemas: &'s Schemas, of: &[&'s Value]) -> bool {
    is_fine(schemas, of.to_vec(), true)
}

fn is_fine<'s>(schemas: &'s Schemas, of: Vec<&'s Value>, may_be_loose: bool) -> bool {
    let mut known = schemas.writable();
    let key = key(&of, may_be_loose);
    if let Some(known) = known.get(&key) {
        return *known;
    }
    let mut all = All {
        schemas,
        parts: Vec::new(),
        known: HashMap::new(),
    };
    all.add(of, may_be_loose);
    known.extend(all.settled());
    known.get(&key).copied().unwrap_or_default()
}

fn key(of: &[&Value], may_be_loose: bool) -> Key {
    let of = of.iter().map(|schema| std::ptr::from_ref(*schema).addr());
    (of.collect(), may_be_loose)
}

/// All that is in a schema, each once, since it may hold itself.
struct All<'s> {
    schemas: &'s Schemas,
    parts: Vec<Part<'s>>,
    known: HashMap<Key, usize>,
}

/// The schemas of a value, and whether it may be a list without an element around it.
struct Part<'s> {
    of: Vec<&'s Value>,
    may_be_loose: bool,
    /// Whether it is nothing that XML has, whatever is in it.
    is_foreign: bool,
    /// What has to be written for it.
    needs: Vec<usize>,
    /// What else may be, of which something has to be where nothing has to be there.
    has: Vec<usize>,
}

impl<'s> All<'s> {
    fn add(&mut self, of: Vec<&'s Value>, may_be_loose: bool) -> usize {
        let next = self.parts.len();
        let key = key(&of, may_be_loose);
        let place = *self.known.entry(key).or_insert(next);
        if place == next {
            self.parts.push(Part {
                of,
                may_be_loose,
                is_foreign: false,
                needs: Vec::new(),
                has: Vec::new(),
            });
        }
        place
    }

    /// Whether each of them can be written: looks at each, and then for what is not fine because of what is
    /// in it. Of too many of them, none is.
    fn settled(mut self) -> impl Iterator<Item = (Key, bool)> {
        let mut place = 0;
        while place < self.parts.len() && place < IN_XML {
            self.look_at(place);
            place += 1;
        }
        let are_too_many = place == IN_XML;
        while self.spreads() {}
        let parts = self.parts.into_iter();
        parts.map(move |part| {
            let key = key(&part.of, part.may_be_loose);
            (key, !part.is_foreign && !are_too_many)
        })
    }

    /// Takes note of what is not fine because of what is in it, if there is any that was not known.
    fn spreads(&mut self) -> bool {
        let is_foreign = |one: &usize| self.parts[*one].is_foreign;
        let is_bad = |part: &Part<'_>| {
            let is_empty = part.needs.is_empty() && !part.has.is_empty();
            part.needs.iter().any(is_foreign) || (is_empty && part.has.iter().all(is_foreign))
        };
        let parts = self.parts.iter();
        let bad: Vec<bool> = parts.map(|part| !part.is_foreign && is_bad(part)).collect();
        for (part, is_bad) in self.parts.iter_mut().zip(&bad) {
            part.is_foreign |= is_bad;
        }
        bad.contains(&true)
    }

    fn look_at(&mut self, place: usize) {
        let Part {
            of, may_be_loose, ..
        } = &self.parts[place];
        let (of, may_be_loose) = (of.clone(), *may_be_loose);
        let (is_fine, needs, has) = match Shape::whole(self.schemas, &of) {
            None => (false, Vec::new(), Vec::new()),
            Some(Shape::Scalar(_)) => (true, Vec::new(), Vec::new()),
            Some(Shape::List(items)) => {
                let is_held = may_be_loose || Facts::of(self.schemas, &of).is_wrapped();
                let name = Facts::of(self.schemas, &items).own_name();
                let is_fine = is_held && name.is_none_or(|name| name.is_sound());
                (is_fine, vec![self.add(items, false)], Vec::new())
            }
            Some(Shape::Object(object)) => self.object(object),
        };
        self.parts[place].is_foreign = !is_fine;
        self.parts[place].needs = needs;
        self.parts[place].has = has;
    }

    /// Whether an object has a way, and what has to have one for it. What need not be there is left out
    /// where it has none.
    fn object(&mut self, object: Object<'s>) -> (bool, Vec<usize>, Vec<usize>) {
        let (mut taken, mut needs, mut has) = (HashSet::new(), Vec::new(), Vec::new());
        let mut is_fine = !object.is_vague;
        for member in object.members {
            let has_place = member.has_place(self.schemas);
            if has_place {
                let place = member.place();
                let name = match place {
                    Place::Text => String::new(),
                    _ => member.name(self.schemas).local,
                };
                is_fine &= taken.insert((place == Place::Attribute, place == Place::Text, name));
            }
            is_fine &= has_place || !member.required;
            if member.required {
                needs.push(self.add(member.of, true));
            } else if has_place {
                has.push(self.add(member.of, true));
            }
        }
        if let Some(of) = object.further {
            has.push(self.add(of, false));
        }
        // There has to be something.
        is_fine &= !(needs.is_empty() && has.is_empty());
        (is_fine, needs, has)
    }
}
