//! What is expected of those who are sent something: the answers that the document has, of which no
//! type is made.

use std::cell::Cell;

use openapiv3::{AnySchema, Operation, ReferenceOr, Response, Schema, StatusCode};
use serde_json::{Map, Value, json};

use crate::limits::EXPECTED;
use crate::lower::shape::members::members;
use crate::lower::shape::same::chain;
use crate::lower::source::Source;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::types::keywords::keywords;
use crate::media_type::essence;
use crate::pointer::Pointer;

/// How deep what is answered is looked at; any value stands for what is further in.
const DEPTH: usize = 6;

/// The answers that are expected, each as its status, or that with a media type and a schema.
pub(super) fn expected(source: &Source<'_>, operation: &Operation, at: &Pointer) -> Vec<String> {
    let all = at.child("responses");
    let named = operation.responses.responses.iter();
    let named = named.map(|(code, response)| (status(code), response));
    let default = operation.responses.default.iter();
    let default = default.map(|response| ("default".to_owned(), response));
    let lines = named.chain(default).flat_map(|(status, response)| {
        let bodies = bodies(source, response, &all.child(&status));
        match &bodies[..] {
            [] => vec![status],
            bodies => bodies
                .iter()
                .map(|body| format!("{status} {body}"))
                .collect(),
        }
    });
    lines.collect()
}

fn status(code: &StatusCode) -> String {
    match code {
        StatusCode::Code(code) => code.to_string(),
        StatusCode::Range(class) => format!("{class}XX"),
    }
}

/// What an answer may hold, by its media types.
fn bodies(source: &Source<'_>, response: &ReferenceOr<Response>, at: &Pointer) -> Vec<String> {
    let Some((response, at)) = source.response(response, at.clone()) else {
        return Vec::new();
    };
    let all = at.child("content");
    let bodies = response.content.iter().map(|(name, content)| {
        let schema = content.schema.as_ref().map(|schema| {
            let at = all.child(name).child("schema");
            let left = Cell::new(EXPECTED);
            Body { source, left }.described(&Subschema::plain(schema, at), DEPTH)
        });
        format!("{} {}", essence(name), schema.unwrap_or_else(|| json!({})))
    });
    bodies.collect()
}

/// A body that is expected.
struct Body<'s, 'b> {
    source: &'s Source<'b>,
    /// How many more schemas of it are looked at.
    left: Cell<usize>,
}

impl Body<'_, '_> {
    /// A schema without docs, in which no reference is left.
    fn described(&self, part: &Subschema<'_>, depth: usize) -> Value {
        let is_seen = depth > 0 && self.left.get() > 0;
        let Some((schema, at)) = chain(self.source, part).last().filter(|_| is_seen) else {
            return json!({});
        };
        self.left.set(self.left.get() - 1);
        let mut all = Map::new();
        for member in members(self.source, schema, &at) {
            for (keyword, value) in keywords(&member) {
                all.entry(keyword).or_insert(value);
            }
            let form = member.form();
            if let Some(kind) = &form.typ {
                all.entry("type").or_insert_with(|| json!(kind));
            }
            if !form.enumeration.is_empty() {
                all.entry("enum").or_insert_with(|| json!(form.enumeration));
            }
            if member.schema.schema_data.nullable {
                all.entry("nullable").or_insert(true.into());
            }
            if !member.optional {
                required(&mut all, form);
            }
            self.parts(&mut all, form, (&member.at, depth - 1));
        }
        Value::Object(all)
    }

    /// What a schema says of what is in its values.
    fn parts(
        &self,
        all: &mut Map<String, Value>,
        form: &AnySchema,
        (at, depth): (&Pointer, usize),
    ) {
        let boxed = |schema, at| {
            let schema = SchemaRef::Boxed(schema);
            self.described(&Subschema { schema, at }, depth)
        };
        let plain =
            |schema: &ReferenceOr<Schema>, at| self.described(&Subschema::plain(schema, at), depth);
        if let Some(items) = &form.items {
            let items = boxed(items, at.child("items"));
            all.entry("items").or_insert(items);
        }
        if !form.properties.is_empty() {
            let own = all.entry("properties").or_insert_with(|| json!({}));
            for (name, property) in &form.properties {
                let property = boxed(property, at.child("properties").child(name));
                if let Value::Object(own) = own {
                    own.entry(name).or_insert(property);
                }
            }
        }
        for (keyword, branches) in [("oneOf", &form.one_of), ("anyOf", &form.any_of)] {
            if !branches.is_empty() {
                let branches = branches.iter().enumerate();
                let at = at.child(keyword);
                let branches: Vec<Value> = branches
                    .map(|(index, branch)| plain(branch, at.item(index)))
                    .collect();
                all.entry(keyword).or_insert(branches.into());
            }
        }
    }
}

fn required(all: &mut Map<String, Value>, form: &AnySchema) {
    let known = all.entry("required").or_insert_with(|| json!([]));
    if let Value::Array(known) = known {
        known.extend(form.required.iter().map(|name| name.as_str().into()));
    }
    if form.required.is_empty() && all.get("required") == Some(&json!([])) {
        all.remove("required");
    }
}
