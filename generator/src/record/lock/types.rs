//! Types as they stand in the lock.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::line::{AT, BETWEEN, GIVEN, add_said, field, json, parts, read_field, read_said};
use crate::record::{Constructor, Kind, Shape, Type, Variant};

/// A type.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct LockedType {
    /// Its kind, and what follows from all types together: `object, made, eq`.
    is: String,
    /// Where it stands, where that is not the schema of its name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    at: Vec<String>,
    module: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    constructor: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    had: Vec<Constructor>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    new: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    constants: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    needed: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unsent: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rest: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variants: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    order: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    xml: BTreeMap<String, String>,
}

const KINDS: [(&str, Kind); 7] = [
    ("object", Kind::Object),
    ("tuple", Kind::Tuple),
    ("enum", Kind::Enum),
    ("union", Kind::Union),
    ("answers", Kind::Answers),
    ("bodies", Kind::Bodies),
    ("events", Kind::Events),
];

impl LockedType {
    pub(super) fn new(name: &str, ty: &Type) -> Self {
        let is_plain = ty.at.len() == 1 && ty.at.first().is_some_and(|at| at == name);
        let fields = ty.fields.iter();
        let variants = ty.variants.iter();
        Self {
            is: is(ty.kind, &ty.shape),
            at: if is_plain { Vec::new() } else { ty.at.clone() },
            module: ty.module.clone(),
            tag: ty.tag.clone(),
            constructor: ty.constructor.clone(),
            had: ty.had.clone(),
            new: ty.new.clone(),
            fields: fields.map(|(wire, known)| field(wire, known)).collect(),
            constants: ty.constants.clone(),
            needed: ty.needed.clone(),
            unsent: ty.unsent.clone(),
            rest: ty.rest.as_ref().map(|rest| field(&rest.name, rest)),
            variants: variants
                .map(|(what, known)| variant(ty.kind, what, known))
                .collect(),
            order: ty.order.clone(),
            other: ty.other.clone(),
            xml: ty.xml.clone(),
        }
    }

    pub(super) fn named(self, name: &str) -> Type {
        let mut words = self.is.split(", ");
        let kind = words.next().unwrap_or_default();
        let kind = KINDS.iter().find(|(word, _)| *word == kind);
        let mut shape = Shape::default();
        for word in words {
            match word {
                "made" => shape.made = true,
                "eq" => shape.eq = true,
                "default" => shape.default = true,
                "any" => shape.any = true,
                "checked" => shape.checked = true,
                "closed" => shape.closed = true,
                _ => {}
            }
        }
        let kind = kind.map(|(_, kind)| *kind).unwrap_or_default();
        let fields = self.fields.iter();
        let variants = self.variants.iter();
        Type {
            at: if self.at.is_empty() {
                vec![name.to_owned()]
            } else {
                self.at
            },
            module: self.module,
            kind,
            shape,
            tag: self.tag,
            constructor: self.constructor,
            had: self.had,
            new: self.new,
            fields: fields.map(|line| read_field(line)).collect(),
            constants: self.constants,
            needed: self.needed,
            unsent: self.unsent,
            rest: self.rest.map(|line| read_field(&line).1),
            variants: variants.map(|line| read_variant(kind, line)).collect(),
            order: self.order,
            other: self.other,
            xml: self.xml,
        }
    }
}

fn is(kind: Kind, shape: &Shape) -> String {
    let kind = KINDS.iter().find(|(_, known)| *known == kind);
    let words = [
        ("made", shape.made),
        ("eq", shape.eq),
        ("default", shape.default),
        ("any", shape.any),
        ("checked", shape.checked),
        ("closed", shape.closed),
    ];
    let words = words.into_iter().filter(|(_, holds)| *holds);
    let words = words.map(|(word, _)| word);
    let all: Vec<&str> = kind
        .map(|(word, _)| *word)
        .into_iter()
        .chain(words)
        .collect();
    all.join(", ")
}

/// A variant on a line: its name, its type where that is more than what tells it, the values that
/// choose it, and what tells it where that is not its name.
fn variant(kind: Kind, what: &str, variant: &Variant) -> String {
    let mut line = variant.name.clone();
    match &variant.given {
        Some(given) if *given == variant.name => line.extend([BETWEEN, GIVEN.trim_end()]),
        Some(given) => line.extend([BETWEEN, GIVEN, given]),
        None => {}
    }
    if !variant.ty.is_empty() && variant.ty != what {
        line.extend([BETWEEN, &variant.ty]);
    }
    if !variant.tags.is_empty() {
        let tags = format!("[{}]", variant.tags.join(","));
        line.extend([BETWEEN, &json(tags)]);
    }
    for said in &variant.said {
        add_said(&mut line, said);
    }
    let key = key(kind, what);
    if key != variant.name {
        line.extend([AT, &key]);
    }
    line
}

fn read_variant(kind: Kind, line: &str) -> (String, Variant) {
    let (mut parts, at) = parts(line);
    let name = parts.next().unwrap_or_default();
    let what = unkey(kind, at.unwrap_or(name));
    let mut variant = Variant {
        name: name.to_owned(),
        // A value holds nothing, and all else is told by its type unless that is said.
        ty: if kind == Kind::Enum {
            String::new()
        } else {
            what.clone()
        },
        ..Variant::default()
    };
    for part in parts {
        if part.starts_with('[') {
            let tags: Vec<serde_json::Value> = serde_json::from_str(part).unwrap_or_default();
            variant.tags = tags.iter().map(ToString::to_string).collect();
        } else if part.starts_with('{') {
            variant.said.push(read_said(part));
        } else if part == GIVEN.trim_end() {
            variant.given = Some(name.to_owned());
        } else if let Some(given) = part.strip_prefix(GIVEN) {
            variant.given = Some(given.to_owned());
        } else {
            part.clone_into(&mut variant.ty);
        }
    }
    (what, variant)
}

/// What tells a variant as a key: the text that it stands for as it is, and any other value behind
/// an equals sign.
fn key(kind: Kind, what: &str) -> String {
    if kind != Kind::Enum {
        return what.to_owned();
    }
    match serde_json::from_str::<String>(what) {
        Ok(text) if !text.starts_with('=') => text,
        _ => format!("={what}"),
    }
}

fn unkey(kind: Kind, key: &str) -> String {
    if kind != Kind::Enum {
        return key.to_owned();
    }
    match key.strip_prefix('=') {
        Some(what) => what.to_owned(),
        None => serde_json::Value::from(key).to_string(),
    }
}
