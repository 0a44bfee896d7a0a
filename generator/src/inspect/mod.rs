//! What is in the crate, as data.

mod compare;
mod document;
mod event;
mod find;
mod keywords;
mod schemas;

pub use crate::follow::{Site, Tree};
pub use find::Found;

use serde::Serialize;

use crate::Outcome;
use crate::ir::{Api, Gate};

/// The crate in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Inspection {
    /// The title of the document.
    pub title: String,
    /// The version of the document.
    pub version: String,
    /// The name of the package.
    pub crate_name: String,
    /// What can be called.
    pub operations: Vec<InspectedOperation>,
    /// The types.
    pub models: Vec<InspectedModel>,
    /// How much of the document is in the crate.
    pub counts: Vec<Count>,
    /// What of that is not.
    pub missing: Vec<Missing>,
}

/// One operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InspectedOperation {
    /// Its id in the document.
    pub id: String,
    /// Its HTTP method.
    pub method: String,
    /// Its path.
    pub path: String,
    /// The method of the client.
    pub function: String,
    /// The features of the crate with any of which it is there; none where it always is.
    pub features: Vec<String>,
    /// Where it stands in the document, behind the name of the file if that is another one.
    pub pointer: String,
}

/// One type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InspectedModel {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// The features of the crate with any of which it is there; none where it always is.
    pub features: Vec<String>,
    /// Where it stands in the document, behind the name of the file if that is another one.
    pub pointer: String,
}

/// How many of one thing there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// What is counted.
    pub what: String,
    /// How many the document has.
    pub in_document: usize,
    /// How many of them the crate has.
    pub in_crate: usize,
}

/// One thing of the document that is not in the crate, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// What is counted, as in [`Count::what`].
    pub what: String,
    /// Which of them it is, in words.
    pub name: String,
    /// Where it stands in the document, behind the name of the file if that is another one.
    pub pointer: String,
    /// What the report says of it.
    pub reason: Option<String>,
}

impl Outcome {
    /// The crate in short, beside what the document has; nothing where it is no
    /// OpenAPI document at all.
    #[must_use]
    pub fn inspection(&self) -> Option<Inspection> {
        let api = self.api.as_ref()?;
        let document = document::contents(&self.sources, &self.selection);
        let tree = Tree::new(&self.sources);
        let (counts, missing) = compare::compare(&document, api, &self.diagnostics, tree);
        Some(Inspection {
            title: api.title.clone(),
            version: api.version.clone(),
            crate_name: api.package.name.clone(),
            operations: operations(api, tree),
            models: models(api, tree),
            counts,
            missing,
        })
    }
}

/// The features of a gate.
fn named(api: &Api, gate: &Gate) -> Vec<String> {
    let features = api.features_of(gate).into_iter();
    features.map(str::to_owned).collect()
}

fn operations(api: &Api, tree: Tree<'_>) -> Vec<InspectedOperation> {
    let operations = api.tags.iter().flat_map(|tag| {
        let features = named(api, &tag.gate);
        let operations = tag.operations.iter();
        operations.map(move |operation| InspectedOperation {
            id: operation.id.clone(),
            method: operation.method.clone(),
            path: operation.path.clone(),
            function: operation.function.to_string(),
            features: features.clone(),
            pointer: tree.written(&operation.origin, &api.files),
        })
    });
    operations.collect()
}

fn models(api: &Api, tree: Tree<'_>) -> Vec<InspectedModel> {
    let models = api.models.iter().map(|model| InspectedModel {
        name: model.name.to_string(),
        kind: model.kind.as_str().to_owned(),
        features: named(api, &model.gate),
        pointer: tree.written(&model.origin, &api.files),
    });
    models.collect()
}
