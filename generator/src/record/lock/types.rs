//! Types as they stand in the lock.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::{Field, Kind, Shape, Type, Variant};

/// What stands between the parts of a line.
pub(super) const BETWEEN: &str = "; ";

/// What stands before the name that the document gives, and alone where that is the thing's.
const GIVEN: &str = "given ";

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
    took: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    new: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    constants: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rest: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    variants: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<String>,
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
            took: ty.took.clone(),
            new: ty.new.clone(),
            fields: fields
                .map(|(wire, known)| (wire.clone(), field(wire, known)))
                .collect(),
            constants: ty.constants.clone(),
            rest: ty.rest.as_ref().map(|rest| field("", rest)),
            variants: variants
                .map(|(what, known)| (key(ty.kind, what), variant(what, known)))
                .collect(),
            other: ty.other.clone(),
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
                "checked" => shape.checked = true,
                _ => {}
            }
        }
        let kind = kind.map(|(_, kind)| *kind).unwrap_or_default();
        let fields = self.fields.into_iter();
        let variants = self.variants.into_iter();
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
            took: self.took,
            new: self.new,
            fields: fields
                .map(|(wire, line)| {
                    let known = read_field(&wire, &line);
                    (wire, known)
                })
                .collect(),
            constants: self.constants,
            rest: self.rest.map(|line| read_field("", &line)),
            variants: variants
                .map(|(what, line)| {
                    let what = unkey(kind, what);
                    let known = read_variant(kind, &what, &line);
                    (what, known)
                })
                .collect(),
            other: self.other,
        }
    }
}

fn is(kind: Kind, shape: &Shape) -> String {
    let kind = KINDS.iter().find(|(_, known)| *known == kind);
    let words = [
        ("made", shape.made),
        ("eq", shape.eq),
        ("default", shape.default),
        ("checked", shape.checked),
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

/// A field on a line: its type, what it may be, its bounds, and its name where that is another than
/// on the wire.
fn field(wire: &str, field: &Field) -> String {
    let mut line = field.ty.clone();
    for (word, holds) in [
        ("optional", field.optional),
        ("nullable", field.nullable),
        ("read-only", field.read_only),
        ("write-only", field.write_only),
        ("deprecated", field.deprecated),
    ] {
        if holds {
            line.extend([BETWEEN, word]);
        }
    }
    if !field.bounds.is_empty() {
        line.extend([BETWEEN, &field.bounds]);
    }
    if field.name != wire {
        line.extend([BETWEEN, "name ", &field.name]);
    }
    if let Some(given) = &field.given {
        line.extend([BETWEEN, GIVEN, given]);
    }
    line
}

fn read_field(wire: &str, line: &str) -> Field {
    let mut parts = line.split(BETWEEN);
    let mut field = Field {
        name: wire.to_owned(),
        ty: parts.next().unwrap_or_default().to_owned(),
        ..Field::default()
    };
    for part in parts {
        match part {
            "optional" => field.optional = true,
            "nullable" => field.nullable = true,
            "read-only" => field.read_only = true,
            "write-only" => field.write_only = true,
            "deprecated" => field.deprecated = true,
            other => {
                if let Some(name) = other.strip_prefix("name ") {
                    name.clone_into(&mut field.name);
                } else if let Some(given) = other.strip_prefix(GIVEN) {
                    field.given = Some(given.to_owned());
                } else {
                    other.clone_into(&mut field.bounds);
                }
            }
        }
    }
    field
}

/// A variant on a line: its name, its type where that is more than what tells it, and the values that
/// choose it.
fn variant(what: &str, variant: &Variant) -> String {
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
        line.extend([BETWEEN, "[", &variant.tags.join(","), "]"]);
    }
    line
}

fn read_variant(kind: Kind, what: &str, line: &str) -> Variant {
    let (name, rest) = line.split_once(BETWEEN).unwrap_or((line, ""));
    // A value has a name and nothing more.
    if kind == Kind::Enum {
        let given = rest.strip_prefix(GIVEN);
        let given = given.or((rest == GIVEN.trim_end()).then_some(name));
        return Variant {
            name: name.to_owned(),
            given: given.map(str::to_owned),
            ..Variant::default()
        };
    }
    let (ty, tags) = match rest.split_once(BETWEEN) {
        _ if rest.starts_with('[') => ("", rest),
        Some((ty, tags)) => (ty, tags),
        None => (rest, ""),
    };
    let tags: Vec<serde_json::Value> = serde_json::from_str(tags).unwrap_or_default();
    Variant {
        name: name.to_owned(),
        given: None,
        ty: if ty.is_empty() { what } else { ty }.to_owned(),
        tags: tags.iter().map(ToString::to_string).collect(),
    }
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

fn unkey(kind: Kind, key: String) -> String {
    if kind != Kind::Enum {
        return key;
    }
    match key.strip_prefix('=') {
        Some(what) => what.to_owned(),
        None => serde_json::Value::from(key).to_string(),
    }
}
