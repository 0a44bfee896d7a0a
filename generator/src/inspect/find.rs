//! How an operation is called, found by what is known of it.

use serde::Serialize;

use super::named;
use crate::Outcome;
use crate::ir::{Api, Operation, Tag};

/// An operation and how it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Its id in the document.
    pub id: String,
    /// Its HTTP method.
    pub method: String,
    /// Its path.
    pub path: String,
    /// What it does, in short.
    pub summary: String,
    /// The features of the crate with any of which it is there; none where it always is.
    pub features: Vec<String>,
    /// The module that its call is in.
    pub module: String,
    /// The method of the client.
    pub function: String,
    /// What the method takes, in this order.
    pub arguments: Vec<String>,
    /// The call in Rust.
    pub call: String,
}

impl Outcome {
    /// The operations that have a text in their path or id, or all of its words in their summary.
    /// Those whose path, id or method of the client it is come first.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Found> {
        let Some(api) = &self.api else {
            return Vec::new();
        };
        let text = text.trim().to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        let text = words.join(" ");
        let (mut exact, mut others) = (Vec::new(), Vec::new());
        for tag in &api.tags {
            for operation in &tag.operations {
                let summary = operation.docs.first_paragraph();
                let called = format!("{} {}", operation.method, operation.path);
                let function = operation.function.bare();
                let names = [&called, &operation.path, &operation.id, function];
                let names = names.map(str::to_lowercase);
                let summed_up = summary.to_lowercase();
                if names.contains(&text) {
                    exact.push(found(api, tag, operation, summary));
                } else if names.iter().any(|name| name.contains(&text))
                    || words.iter().all(|word| summed_up.contains(word))
                {
                    others.push(found(api, tag, operation, summary));
                }
            }
        }
        exact.append(&mut others);
        exact
    }
}

fn found(api: &Api, tag: &Tag, operation: &Operation, summary: String) -> Found {
    let arguments = api.arguments(operation).into_iter();
    let arguments: Vec<String> = arguments
        .map(|argument| argument.name.to_string())
        .collect();
    let function = operation.function.to_string();
    let taken = arguments.join(", ");
    let taken = match &operation.arguments {
        Some(name) => format!("{name} {{ {taken} }}"),
        None => taken,
    };
    Found {
        id: operation.id.clone(),
        method: operation.method.clone(),
        path: operation.path.clone(),
        summary,
        features: named(api, &tag.gate),
        module: format!("api::{}", tag.public_module()),
        call: format!("client.{function}({taken})"),
        function,
        arguments,
    }
}
