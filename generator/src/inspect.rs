//! What is in the crate, as data for a person or a program to look through.

use serde::Serialize;

use crate::ir::Api;

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
    /// Where it stands in the document.
    pub pointer: String,
}

/// One type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InspectedModel {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// Where it stands in the document.
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

impl Api {
    /// The crate in short.
    #[must_use]
    pub fn inspection(&self) -> Inspection {
        let operations = self.operations().map(|operation| InspectedOperation {
            id: operation.id.clone(),
            method: operation.method.clone(),
            path: operation.path.clone(),
            function: operation.function.to_string(),
            pointer: operation.origin.to_string(),
        });
        let models = self.models.iter().map(|model| InspectedModel {
            name: model.name.to_string(),
            kind: model.kind.as_str().to_owned(),
            pointer: model.origin.to_string(),
        });
        Inspection {
            title: self.title.clone(),
            version: self.version.clone(),
            crate_name: self.package.name.clone(),
            operations: operations.collect(),
            models: models.collect(),
            counts: self.counted(),
        }
    }

    fn counted(&self) -> Vec<Count> {
        let count = |what: &str, in_document, in_crate| Count {
            what: what.to_owned(),
            in_document,
            in_crate,
        };
        let answers = |operation: &crate::ir::Operation| {
            // A `default` that is all there is stands in both lists.
            let shared = operation
                .success
                .first()
                .is_some_and(|answer| answer.status == crate::ir::Status::Default);
            operation.success.len() + operation.errors.len() - usize::from(shared)
        };
        vec![
            count(
                "operations",
                self.counts.operations,
                self.operations().count(),
            ),
            count(
                "parameters",
                self.counts.parameters,
                self.operations()
                    .map(|operation| operation.parameters.len())
                    .sum(),
            ),
            count(
                "bodies",
                self.counts.bodies,
                self.operations()
                    .filter(|operation| operation.body.is_some())
                    .count(),
            ),
            count(
                "responses",
                self.counts.responses,
                self.operations().map(answers).sum(),
            ),
            count("models", self.counts.models, self.named_models()),
        ]
    }

    /// The models that the document names, rather than those that stand inline.
    fn named_models(&self) -> usize {
        let is_named =
            |path: &str| path.starts_with("/components/schemas/") && path.matches('/').count() == 3;
        self.models
            .iter()
            .filter(|model| is_named(model.origin.path()))
            .count()
    }
}
