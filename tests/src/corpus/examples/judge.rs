//! Whether an example is what the document's own schema allows, as an
//! independent validator has it.

use std::collections::HashMap;
use std::path;

use jsonschema::{Draft, Registry};
use oasmith::diagnostic::Diagnostics;
use oasmith::inspect::Tree;
use oasmith::pointer::Pointer;
use oasmith::read::Sources;
use oasmith::verify;
use serde_json::{Value, json};

use super::collect;
use super::schema::modern;
use crate::corpus::documents::Document;

/// The longest message that is told whole.
const LONGEST: usize = 160;

/// The schemas of a document, for the validator to read.
pub(super) struct Judge {
    registry: Registry<'static>,
    /// The values that unions tell of properties, by the URIs of the schemas with these.
    told: HashMap<String, Vec<(String, Vec<Value>)>>,
}

impl Judge {
    /// Nothing where the validator does not make sense of the document.
    pub(super) fn new(document: &Document) -> Option<Self> {
        let sources = Sources::read(&document.spec, &mut Diagnostics::default());
        Self::of(&sources)
    }

    fn of(sources: &Sources) -> Option<Self> {
        let mut registry = Registry::new().draft(Draft::Draft202012);
        for (file, source) in sources.iter() {
            let schemas = modern(collect::json(source.tree()));
            let at = address(sources, &Pointer::root(file));
            registry = registry.add(at, schemas).ok()?;
        }
        let told = verify::told_by_unions(Tree::new(sources)).into_iter();
        Some(Self {
            registry: registry.prepare().ok()?,
            told: told
                .map(|(at, told)| (address(sources, &at), told))
                .collect(),
        })
    }

    /// What is wrong with a value of a schema, if the validator finds anything.
    pub(super) fn mistake(&self, schema: &str, value: &Value) -> Option<String> {
        let validator = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_registry(&self.registry)
            .should_validate_formats(true)
            .offline()
            .build(&json!({ "$ref": schema }))
            .ok()?;
        let Some(error) = validator.iter_errors(value).next() else {
            return self.another(schema, value);
        };
        let mut message = format!("`{}`: {}", error.instance_path(), error.masked());
        if let Some((end, _)) = message.char_indices().nth(LONGEST) {
            message.truncate(end);
            message.push_str("...");
        }
        Some(message)
    }

    /// The property of a value by which unions take it for one of another schema.
    fn another(&self, schema: &str, value: &Value) -> Option<String> {
        let own = self.told.get(schema)?;
        own.iter().find_map(|(name, values)| {
            let given = value.get(name)?;
            let mut all = self.told.values().flatten();
            let is_another = !values.contains(given)
                && all.any(|(other, told)| other == name && told.contains(given));
            is_another.then(|| format!("`/{name}`: a union has another schema for {given}"))
        })
    }
}

/// The URI of a place in a document.
pub(super) fn address(sources: &Sources, at: &Pointer) -> String {
    let path = sources.file(at.file()).path();
    let path = path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let file = format!("file://{}", encoded(&path.to_string_lossy()));
    if at.path().is_empty() {
        file
    } else {
        format!("{file}#{}", encoded(at.path()))
    }
}

fn encoded(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let bytes = text.bytes().map(|byte| match byte {
        byte if is_plain(byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    bytes.collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn an_example_that_the_schema_does_not_allow_is_a_mistake() {
        let text = "
paths: {'/a/{id}': {Schema: {$ref: '#/components/schemas/Pet'}}}
components:
  schemas:
    Pet:
      required: [name]
      properties: {name: {type: string, maxLength: 1}, born: {type: string, format: date, nullable: true}}
";
        let mut sources = Sources::default();
        sources.add_text(Path::new("a.yaml"), text, &mut Diagnostics::default());
        let at = Pointer::root(sources.iter().next().expect("a file").0);
        let at = at.child("paths").child("/a/{id}").child("Schema");
        let judge = Judge::of(&sources).expect("a document");
        let mistake = |value: Value| judge.mistake(&address(&sources, &at), &value);
        assert_eq!(mistake(json!({ "name": "too long", "born": null })), None);
        let said = mistake(json!({ "born": "2020-01-01" })).expect("a mistake");
        assert!(said.contains("required"), "{said}");
        let said = mistake(json!({ "name": "a", "born": "1.1.2020" })).expect("a mistake");
        assert!(said.starts_with("`/born`: "), "{said}");
    }

    #[test]
    fn an_example_that_is_one_of_another_schema_of_a_union_is_a_mistake() {
        let text = "
A: {properties: {kind: {type: string}}}
B: {properties: {kind: {type: string}}}
Union: {oneOf: [{$ref: '#/A'}, {$ref: '#/B'}], discriminator: {propertyName: kind, mapping: {a: '#/A', b: '#/B'}}}
";
        let mut sources = Sources::default();
        sources.add_text(Path::new("a.yaml"), text, &mut Diagnostics::default());
        let at = Pointer::root(sources.iter().next().expect("a file").0).child("A");
        let judge = Judge::of(&sources).expect("a document");
        let mistake = |kind: &str| judge.mistake(&address(&sources, &at), &json!({ "kind": kind }));
        let said = mistake("b").expect("a mistake");
        assert_eq!(said, "`/kind`: a union has another schema for \"b\"");
        assert_eq!((mistake("a"), mistake("c")), (None, None));
    }
}
