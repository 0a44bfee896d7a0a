//! Models while they are being made: first what they are, then what they are called.
//!
//! A model that is named by the document has its place from the start, so that
//! others can refer to it; names are given when all models are known, so that
//! who is met first makes no difference.

use std::collections::HashMap;

use super::formats::Formats;
use super::model::defines_type;
use super::view::{View, section};
use crate::ir::{Docs, KnownValues, Model, ModelId, ModelKind, Object};
use crate::names::{Case, Claim, Name, PRELUDE_TYPES, Scope};
use crate::pointer::Pointer;

/// Modules that stand beside those of the models, or would be taken for their parent.
const MODULES: &[&str] = &["mod", "model", "runtime"];

/// A model without a name.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) claim: Claim,
    /// The model in whose file it stands; none means a file of its own.
    pub(super) file: Option<ModelId>,
    pub(super) docs: Docs,
    pub(super) kind: ModelKind,
    pub(super) origin: Pointer,
}

/// All models so far.
#[derive(Debug)]
pub(super) struct Drafts {
    /// Which texts have a type of their own.
    pub(super) formats: Formats,
    models: Vec<Draft>,
    by_schema: HashMap<String, ModelId>,
    /// The models of schemas without a name, by where they stand, so that one
    /// which is referred to twice is made once.
    by_place: HashMap<String, ModelId>,
    known_values: Vec<KnownValues>,
    /// Schemas that are being looked through for what they stand for, to notice a circle.
    pub(super) open: Vec<String>,
}

impl Drafts {
    /// Gives every schema of the components that is a type of its own its place.
    pub(super) fn new(view: &View<'_>, formats: Formats) -> Self {
        let mut drafts = Self {
            formats,
            models: Vec::new(),
            by_schema: HashMap::new(),
            by_place: HashMap::new(),
            known_values: Vec::new(),
            open: Vec::new(),
        };
        for (name, schema) in &view.components().schemas {
            if !schema.as_item().is_some_and(defines_type) {
                continue;
            }
            let origin = view.origin(&section("schemas").child(name));
            let claim = Claim::new(name.as_str()).or(format!("{name} model"));
            let kind = ModelKind::Object(Object::default());
            let id = drafts.push(Draft {
                claim,
                file: None,
                docs: Docs::default(),
                kind,
                origin,
            });
            drafts.by_schema.insert(name.clone(), id);
        }
        drafts
    }

    /// Makes every schema of the components what it is.
    pub(super) fn lower_components(&mut self, view: &mut View<'_>) {
        for (name, schema) in &view.components().schemas {
            let Some(schema) = schema.as_item() else {
                continue;
            };
            let at = section("schemas").child(name);
            self.collect_known_values(view, schema, &at);
            if let Some(id) = self.named(name) {
                let (docs, kind) = self.model(view, schema, &at, name, id);
                self.models[id.0].docs = docs;
                self.models[id.0].kind = kind;
            }
        }
    }

    /// The model of a schema without a name, if it has been met before.
    pub(super) fn met(&self, at: &Pointer) -> Option<ModelId> {
        self.by_place.get(at.path()).copied()
    }

    pub(super) fn meet(&mut self, at: &Pointer, id: ModelId) {
        self.by_place.insert(at.path().to_owned(), id);
    }

    /// The model of a schema of the components, if it is a type of its own.
    pub(super) fn named(&self, schema: &str) -> Option<ModelId> {
        self.by_schema.get(schema).copied()
    }

    pub(super) fn push(&mut self, draft: Draft) -> ModelId {
        self.models.push(draft);
        ModelId(self.models.len() - 1)
    }

    pub(super) fn draft_mut(&mut self, id: ModelId) -> &mut Draft {
        &mut self.models[id.0]
    }

    pub(super) fn draft(&self, id: ModelId) -> &Draft {
        &self.models[id.0]
    }

    pub(super) fn push_known_values(&mut self, values: KnownValues) {
        self.known_values.push(values);
    }

    /// Names all models.
    pub(super) fn finish(self) -> (Vec<Model>, Vec<KnownValues>) {
        let mut types = Scope::new(Case::Type).without(PRELUDE_TYPES);
        let names = types.claim_all(self.models.iter().map(|draft| draft.claim.clone()));
        let mut known_values = self.known_values;
        let claims = known_values.iter().map(|values| {
            let module = values.module.bare();
            Claim::new(module).or(format!("{module} values"))
        });
        let known_modules = Scope::new(Case::Value).without(MODULES).claim_all(claims);
        for (values, module) in known_values.iter_mut().zip(known_modules) {
            values.module = module;
        }
        let taken: Vec<&str> = known_values
            .iter()
            .map(|values| values.module.bare())
            .collect();
        let modules = modules(&self.models, &names, &taken);
        let models = self.models.into_iter().zip(names).zip(modules);
        let models = models.map(|((draft, name), module)| Model {
            name,
            module,
            docs: draft.docs,
            kind: draft.kind,
            in_request: false,
            eq: false,
            default: false,
            checked: false,
            origin: draft.origin,
        });
        (models.collect(), known_values)
    }
}

/// The module of each model: one for each that stands at the top of a file.
fn modules(drafts: &[Draft], names: &[Name], taken: &[&str]) -> Vec<Name> {
    let mut scope = Scope::new(Case::Value).without(taken).without(MODULES);
    let claims = names
        .iter()
        .map(|name| Claim::new(name.bare()).or(format!("{} model", name.bare())));
    let own = scope.claim_all(claims);
    let module = |(index, draft): (usize, &Draft)| own[draft.file.map_or(index, |id| id.0)].clone();
    drafts.iter().enumerate().map(module).collect()
}
