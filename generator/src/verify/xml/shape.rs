//! What a value of a schema is in XML.

use serde_json::{Map, Value};

use super::facts::{Facts, Place};
use super::name::Name;
use super::writable::is_carried;
use crate::limits::NESTING;
use crate::verify::media::{self, MediaKind};
use crate::verify::schema::Schemas;

/// What stands in an element or in an attribute without anything in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Boolean,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum Shape<'s> {
    Scalar(Kind),
    /// A list of what these schemas describe.
    List(Vec<&'s Value>),
    Object(Object<'s>),
}

/// What an object has.
#[derive(Clone, Debug)]
pub(super) struct Object<'s> {
    pub(super) members: Vec<Member<'s>>,
    /// The schemas of members that have no name of their own.
    pub(super) further: Option<Vec<&'s Value>>,
    /// Whether a member has to be there of which nothing is said.
    pub(super) is_vague: bool,
}

/// A member of an object.
#[derive(Clone, Debug)]
pub(super) struct Member<'s> {
    pub(super) key: &'s str,
    pub(super) of: Vec<&'s Value>,
    pub(super) required: bool,
    facts: Facts<'s>,
    /// What describes the items, where it is a list.
    items: Option<Vec<&'s Value>>,
}

impl<'s> Member<'s> {
    fn new(schemas: &'s Schemas, key: &'s str, of: Vec<&'s Value>, required: bool) -> Self {
        let items = match head(schemas, &of, 0) {
            Some((parts, "array")) => items(&parts),
            _ => None,
        };
        Self {
            key,
            required,
            facts: Facts::of(schemas, &of),
            items,
            of,
        }
    }

    pub(super) fn place(&self) -> Place {
        match self.facts.place() {
            // That is what a list is which is not wrapped.
            Place::Nowhere if self.items.is_some() => Place::Element,
            place => place,
        }
    }

    /// The items of a list that has no element around it.
    pub(super) fn loose(&self) -> Option<&[&'s Value]> {
        let items = self.items.as_deref();
        items.filter(|_| !self.facts.is_wrapped())
    }

    /// Whether it is called and stands as XML allows it.
    pub(super) fn has_place(&self, schemas: &'s Schemas) -> bool {
        let is_scalar = || matches!(Shape::whole(schemas, &self.of), Some(Shape::Scalar(_)));
        match self.place() {
            Place::Element => self.name(schemas).is_sound(),
            Place::Attribute => is_scalar() && self.name(schemas).is_sound(),
            Place::Text => is_scalar(),
            Place::Nowhere => false,
        }
    }

    /// The name of its element, or of each of several, or of its attribute.
    pub(super) fn name(&self, schemas: &'s Schemas) -> Name {
        match self.loose() {
            Some(items) => Facts::of(schemas, items).name(self.key),
            None => self.facts.name(self.key),
        }
    }
}

impl<'s> Object<'s> {
    pub(super) fn member(&self, key: &str) -> Option<&Member<'s>> {
        self.members.iter().find(|member| member.key == key)
    }
}

impl<'s> Shape<'s> {
    /// What a value is for which all of these schemas hold; nothing where XML has no way to say it. What need
    /// not be there, and XML has no way for, is not there.
    pub(super) fn of(schemas: &'s Schemas, of: &[&'s Value]) -> Option<Self> {
        let mut shape = Self::whole(schemas, of)?;
        if let Self::Object(object) = &mut shape {
            object.members.retain(|member| {
                member.required || (member.has_place(schemas) && is_carried(schemas, &member.of))
            });
            let further = object.further.take();
            object.further = further.filter(|of| is_carried(schemas, of));
        }
        Some(shape)
    }

    /// The same with all that the schemas say.
    pub(super) fn whole(schemas: &'s Schemas, of: &[&'s Value]) -> Option<Self> {
        shape(schemas, of, 0)
    }
}

fn shape<'s>(schemas: &'s Schemas, of: &[&'s Value], depth: usize) -> Option<Shape<'s>> {
    let (parts, word) = head(schemas, of, depth)?;
    match word {
        "string" => Some(Shape::Scalar(Kind::Text)),
        "number" => Some(Shape::Scalar(Kind::Number)),
        "boolean" => Some(Shape::Scalar(Kind::Boolean)),
        "array" => items(&parts).map(Shape::List),
        _ => object(schemas, &parts).map(Shape::Object),
    }
}

/// All schemas that hold, and the type that they speak of; nothing where XML has no way to say it.
fn head<'s>(
    schemas: &'s Schemas,
    of: &[&'s Value],
    depth: usize,
) -> Option<(Vec<&'s Map<String, Value>>, &'static str)> {
    let parts = gather(schemas, of, depth)?;
    let says = |key: &str| parts.iter().any(|part| part.contains_key(key));
    let is_json = |part: &&Map<String, Value>| {
        let content = part.get("contentMediaType").and_then(Value::as_str);
        content.is_some_and(|name| media::kind(name) == MediaKind::Json)
    };
    let is_foreign = ["prefixItems", "contentSchema"];
    if is_foreign.into_iter().any(says) || parts.iter().any(is_json) {
        return None;
    }
    let word = word(&parts)?;
    Some((parts, word))
}

/// What describes the items of a list, if anything does.
fn items<'s>(parts: &[&'s Map<String, Value>]) -> Option<Vec<&'s Value>> {
    let items: Vec<&Value> = parts.iter().filter_map(|part| part.get("items")).collect();
    (!items.is_empty()).then_some(items)
}

/// The schemas with all that hold beside them; nothing where there is a choice between several.
fn gather<'s>(
    schemas: &'s Schemas,
    of: &[&'s Value],
    depth: usize,
) -> Option<Vec<&'s Map<String, Value>>> {
    let mut open: Vec<&Value> = of.iter().rev().copied().collect();
    let mut parts: Vec<&Map<String, Value>> = Vec::new();
    while let Some(schema) = open.pop() {
        let Some(part) = schema.as_object() else {
            continue;
        };
        if parts.iter().any(|known| std::ptr::eq(*known, part)) {
            continue;
        }
        parts.push(part);
        for key in ["anyOf", "oneOf"] {
            let branches = part.get(key).and_then(Value::as_array);
            let real = branches.into_iter().flatten();
            let real: Vec<&Value> = real.filter(|one| !is_aside(one)).collect();
            if real.len() > 1 && !is_one_kind(schemas, &real, depth) {
                return None;
            }
            open.extend(real);
        }
        let members = part.get("allOf").and_then(Value::as_array);
        open.extend(members.into_iter().flatten().rev());
        let reference = part.get("$ref").and_then(Value::as_str);
        open.extend(reference.and_then(|reference| schemas.target(reference)));
    }
    Some(parts)
}

/// Whether a branch is `null`, or only says which members go together.
fn is_aside(branch: &Value) -> bool {
    let is_null = |value: &Value| value.is_null();
    let listed = branch.get("enum").and_then(Value::as_array);
    let says_more = ["$ref", "type", "properties", "allOf", "anyOf", "oneOf"];
    branch.get("type").is_some_and(|ty| ty == "null")
        || branch.get("const").is_some_and(is_null)
        || listed.is_some_and(|all| all.iter().all(is_null))
        || (branch.get("required").is_some()
            && says_more.iter().all(|key| branch.get(key).is_none()))
}

/// Whether all branches are values of one kind with nothing in them.
fn is_one_kind(schemas: &Schemas, branches: &[&Value], depth: usize) -> bool {
    let kinds = branches.iter().map(|branch| {
        if depth == NESTING {
            return None;
        }
        match shape(schemas, &[*branch], depth + 1) {
            Some(Shape::Scalar(kind)) => Some(kind),
            _ => None,
        }
    });
    let kinds: Option<Vec<Kind>> = kinds.collect();
    kinds.is_some_and(|kinds| kinds.windows(2).all(|pair| pair[0] == pair[1]))
}

/// The type that values have, but for `null`: the one that is said, or that of the values which are
/// listed, or else that of which something is said. An integer is a number.
fn word(parts: &[&Map<String, Value>]) -> Option<&'static str> {
    let said = parts.iter().filter_map(|part| part.get("type"));
    let said = said.flat_map(|said| match said {
        Value::Array(words) => words.iter().filter_map(Value::as_str).collect(),
        word => word.as_str().into_iter().collect::<Vec<_>>(),
    });
    let mut known: Vec<&str> = said.filter_map(of_word).collect();
    if known.is_empty() {
        let listed = parts.iter().filter_map(|part| part.get("enum")?.as_array());
        let only = parts.iter().filter_map(|part| part.get("const"));
        known = listed.flatten().chain(only).filter_map(of_value).collect();
    }
    if known.is_empty() {
        let says = |keys: &[&str]| {
            let mut keys = keys.iter();
            keys.any(|key| parts.iter().any(|part| part.contains_key(*key)))
        };
        known.extend(says(&["properties", "additionalProperties"]).then_some("object"));
        known.extend(says(&["items"]).then_some("array"));
    }
    let first = known.first().copied()?;
    known.iter().all(|one| *one == first).then_some(first)
}

fn of_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "string" => "string",
        "number" | "integer" => "number",
        "boolean" => "boolean",
        "array" => "array",
        "object" => "object",
        _ => return None,
    })
}

fn of_value(value: &Value) -> Option<&'static str> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    })
}

/// An object of which something is said.
fn object<'s>(schemas: &'s Schemas, parts: &[&'s Map<String, Value>]) -> Option<Object<'s>> {
    let required = parts
        .iter()
        .filter_map(|part| part.get("required")?.as_array());
    let required: Vec<&str> = required.flatten().filter_map(Value::as_str).collect();
    let mut known: Vec<(&str, Vec<&Value>)> = Vec::new();
    let properties = parts
        .iter()
        .filter_map(|part| part.get("properties")?.as_object());
    for (key, schema) in properties.flatten() {
        match known.iter_mut().find(|(other, _)| other == key) {
            Some((_, of)) => of.push(schema),
            None => known.push((key, vec![schema])),
        }
    }
    let further = parts.iter().flat_map(|part| {
        let words = ["additionalProperties", "unevaluatedProperties"];
        words.into_iter().filter_map(|word| part.get(word))
    });
    let by_pattern = parts
        .iter()
        .filter_map(|part| part.get("patternProperties"));
    let further = further.chain(by_pattern);
    let further: Vec<&Value> = further.filter(|one| *one != &Value::Bool(false)).collect();
    let further = (!further.is_empty()).then_some(further);
    if known.is_empty() && further.is_none() {
        return None;
    }
    let is_known = |key: &&str| known.iter().any(|(other, _)| other == key);
    let is_vague = further.is_none() && !required.iter().all(is_known);
    // What is for the other direction alone has no place here.
    known.retain(|(_, of)| !of.contains(&&Value::Bool(false)));
    let members = known.into_iter().map(|(key, of)| {
        let required = required.contains(&key);
        Member::new(schemas, key, of, required)
    });
    Some(Object {
        members: members.collect(),
        further,
        is_vague,
    })
}
