//! The examples of a document, each with the model that it is one of.

use std::collections::{HashMap, HashSet};

use oasmith::inspect::{Site, Tree};
use oasmith::ir::{Api, Model, ModelKind, Type};
use oasmith::pointer::Pointer;
use oasmith::read::Node;
use oasmith::{Outcome, Request};
use serde_json::Value;

use super::described::described;
use super::judge::address;
use crate::corpus::documents::Document;

/// How deep a document is searched, which ends the search in a strange one.
const DEEPEST: usize = 64;

/// An example.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    /// The type that it is a value of.
    pub(super) model: String,
    /// Where it stands in the document.
    pub(super) place: String,
    /// The URI of its schema.
    pub(super) schema: String,
    /// The value, as far as the document describes it.
    pub(super) value: Value,
}

/// The examples of a document's schemas, and those of the JSON that it sends
/// and answers with, where that is a model.
pub(super) fn samples(document: &Document) -> Vec<Sample> {
    let outcome = oasmith::inspect(&Request {
        spec: document.spec.clone(),
        known: oasmith::Known::Nothing,
        name: Some(document.package()),
        ..Request::default()
    });
    let Some(api) = &outcome.api else {
        return Vec::new();
    };
    let mut search = Search::new(&outcome, api);
    for model in api.models.iter().filter(|model| has_serde(model)) {
        search.of_schema(model);
    }
    for (file, source) in outcome.sources.iter() {
        let site = Site {
            node: source.tree(),
            at: Pointer::root(file),
        };
        search.of_content(&site, 0);
    }
    search.samples
}

/// Whether a type can be read from JSON and written to it.
fn has_serde(model: &Model) -> bool {
    let is_raw = |ty: &&Type| matches!(ty, Type::File | Type::Bytes);
    !matches!(model.kind, ModelKind::Choice(_)) && !model.types().iter().any(is_raw)
}

struct Search<'a> {
    outcome: &'a Outcome,
    tree: Tree<'a>,
    models: HashMap<&'a Pointer, &'a Model>,
    seen: HashSet<(String, String)>,
    samples: Vec<Sample>,
}

impl<'a> Search<'a> {
    fn new(outcome: &'a Outcome, api: &'a Api) -> Self {
        let models = api.models.iter().filter(|model| has_serde(model));
        Self {
            outcome,
            tree: Tree::new(&outcome.sources),
            models: models.map(|model| (&model.origin, model)).collect(),
            seen: HashSet::new(),
            samples: Vec::new(),
        }
    }

    /// The examples in a model's own schema.
    fn of_schema(&mut self, model: &'a Model) {
        let Some(node) = self.outcome.sources.at(&model.origin) else {
            return;
        };
        let schema = Site {
            node,
            at: model.origin.clone(),
        };
        let list = schema.child("examples");
        let list = list.iter().flat_map(Site::children);
        let examples = list
            .map(|(_, example)| example)
            .chain(schema.child("example"));
        for example in examples.collect::<Vec<_>>() {
            self.add(&schema, model, &example);
        }
    }

    /// The examples beside the schemas of whatever is sent as JSON.
    fn of_content(&mut self, site: &Site<'a>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for (key, child) in site.children() {
            if key == "content" {
                for (media, content) in child.children() {
                    if media.contains("json") || media == "*/*" {
                        self.of_media(&content);
                    }
                }
            }
            if !matches!(key.as_str(), "example" | "examples" | "default" | "enum") {
                self.of_content(&child, depth + 1);
            }
        }
    }

    fn of_media(&mut self, content: &Site<'a>) {
        let Some(schema) = content.child("schema") else {
            return;
        };
        let named = content.child("examples");
        let named = named.iter().flat_map(Site::children);
        let named = named.filter_map(|(_, example)| self.tree.resolved(example).child("value"));
        let examples = named.chain(content.child("example"));
        for example in examples.collect::<Vec<_>>() {
            self.of_media_example(&schema, &example);
        }
    }

    /// An example is of the schema's model, or where that is a list of models,
    /// each of its items is.
    fn of_media_example(&mut self, schema: &Site<'a>, example: &Site<'a>) {
        if let Some((schema, model)) = self.model(schema) {
            self.add(&schema, model, example);
            return;
        }
        let items = self.tree.resolved(schema.clone()).child("items");
        let Some((schema, model)) = items.and_then(|items| self.model(&items)) else {
            return;
        };
        if example.node.as_list().is_some() {
            for (_, item) in example.children() {
                self.add(&schema, model, &item);
            }
        }
    }

    /// The model of a schema, or of what it refers to.
    fn model(&self, schema: &Site<'a>) -> Option<(Site<'a>, &'a Model)> {
        let mut site = schema.clone();
        for _ in 0..DEEPEST {
            if let Some(model) = self.models.get(&site.at) {
                return Some((site, model));
            }
            site = self.tree.target(&site)?;
        }
        None
    }

    fn add(&mut self, schema: &Site<'a>, model: &Model, example: &Site<'a>) {
        let value = json(example.node);
        if value.is_null() {
            return;
        }
        let value = described(self.tree, vec![schema.clone()], value);
        let name = model.name.to_string();
        if self.seen.insert((name.clone(), value.to_string())) {
            self.samples.push(Sample {
                model: name,
                place: example.at.to_string(),
                schema: address(&self.outcome.sources, &schema.at),
                value,
            });
        }
    }
}

/// A node as a value of JSON. What is no number of JSON becomes the nearest one.
pub(super) fn json(node: &Node) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(value) => Value::from(*value),
        Node::Int(number) => i64::try_from(*number)
            .map(Value::from)
            .or_else(|_| u64::try_from(*number).map(Value::from))
            .unwrap_or_else(|_| {
                number
                    .to_string()
                    .parse::<f64>()
                    .map_or(Value::Null, Value::from)
            }),
        Node::Float(number) => Value::from(*number),
        Node::String(text) => Value::from(text.as_str()),
        Node::List(items) => items.iter().map(json).collect(),
        Node::Map(map) => {
            let members = map.iter().map(|(key, value)| (key.to_owned(), json(value)));
            Value::Object(members.collect())
        }
    }
}
