//! Models while they are being made: first what they are, then what they are called.
//!
//! A model that is named by the document gets its place when it is first
//! referred to; names are given when all models are known, so that who is met
//! first makes no difference.

use std::collections::HashMap;

use super::formats::Formats;
use super::headers::HeaderDraft;
use super::property::Property;
use super::repeated::Repeats;
use super::schema::Spot;
use super::shape::shape;
use super::view::{View, section};
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Docs, KnownValues, Model, ModelId, ModelKind, Object, Type};
use crate::names::{Case, Claim, Name, PRELUDE_TYPES, Scope};
use crate::pointer::Pointer;

/// Modules that stand beside those of the models, or would be taken for their parent.
const MODULES: &[&str] = &["mod", "model", "runtime"];

/// A model without a name.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) claim: Claim,
    /// Whether the document gives it its name.
    pub(super) named: bool,
    /// The model in whose file it stands; none means a file of its own.
    pub(super) file: Option<ModelId>,
    pub(super) docs: Docs,
    pub(super) kind: ModelKind,
    pub(super) origin: Pointer,
}

/// All models so far.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    models: Vec<Draft>,
    /// What each schema of the components has become.
    by_schema: HashMap<String, Type>,
    /// Those among them that are models whose parts are still to be looked at.
    pending: Vec<(ModelId, String)>,
    /// The models of schemas without a name, by where they stand in the sources,
    /// so that one which is referred to twice is made once.
    by_place: HashMap<Pointer, ModelId>,
    /// The unions of single values, by what they are made of.
    by_words: HashMap<String, ModelId>,
    known_values: Vec<KnownValues>,
    /// The tag of the operation that is looked at.
    tag: String,
    /// The first model of the file that a tag's operations share for the types
    /// that only they have.
    by_tag: HashMap<String, ModelId>,
    /// The headers of answers.
    pub(super) headers: Vec<HeaderDraft>,
    /// The choices of answers, by their types.
    pub(super) choices: HashMap<Vec<String>, ModelId>,
    /// Schemas that are being looked through for what they stand for, to notice a circle.
    pub(super) open: Vec<String>,
    /// What is said of operations that are called again and again.
    pub(super) repeats: Repeats,
    /// Where properties that several schemas describe together were met first, by these schemas.
    pub(super) united: HashMap<Vec<Pointer>, Pointer>,
    /// Which texts have a type of their own.
    pub(super) formats: Formats,
}

impl Drafts {
    /// Takes up the constants of all schemas of the components.
    pub(super) fn new(view: &View<'_>, formats: Formats) -> Self {
        let mut drafts = Self {
            formats,
            ..Self::default()
        };
        for (name, schema) in &view.components().schemas {
            if let Some(schema) = schema.as_item() {
                drafts.collect_known_values(view, schema, &section("schemas").child(name));
            }
        }
        drafts
    }

    /// The type that a schema of the components has become.
    pub(super) fn known(&self, schema: &str) -> Option<&Type> {
        self.by_schema.get(schema)
    }

    pub(super) fn know(&mut self, schema: String, ty: Type) {
        self.by_schema.insert(schema, ty);
    }

    /// Gives a schema of the components its place among the models. What it is
    /// made of is looked at later, since it may lead back to whoever asks.
    pub(super) fn named(&mut self, view: &View<'_>, name: &str, at: &Pointer) -> ModelId {
        let origin = view.origin(at);
        let id = self.push(Draft {
            claim: Claim::new(name).or(format!("{name} model")),
            named: true,
            file: None,
            docs: Docs::default(),
            kind: ModelKind::Object(Object::default()),
            origin: origin.clone(),
        });
        self.meet(origin, id);
        self.pending.push((id, name.to_owned()));
        id
    }

    /// Makes every model that has a place what it is.
    pub(super) fn lower_pending(&mut self, view: &mut View<'_>) {
        while let Some((id, name)) = self.pending.pop() {
            let at = section("schemas").child(&name);
            let Some(schema) = view.components().schemas.get(&name) else {
                continue;
            };
            let Some(schema) = schema.as_item() else {
                continue;
            };
            let shape = shape(view, schema, &at);
            let spot = Spot {
                at,
                words: name,
                file: Some(id),
            };
            let (docs, kind) = self.model(view, schema, &shape, &spot);
            let draft = self.draft_mut(id);
            draft.docs = docs;
            draft.kind = kind;
        }
    }

    /// Makes what nothing has referred to, or reports that it is left out.
    pub(super) fn lower_unused(&mut self, view: &mut View<'_>, keep: bool) {
        for name in view.components().schemas.keys() {
            let at = section("schemas").child(name);
            if keep {
                self.ty(view, Property::Component(name), &at, name, None);
            } else if !view.is_reached(name) {
                let message =
                    format!("nothing that can be called uses `{name}`, so it is left out");
                let place = Place::Value(view.origin(&at));
                let help = "`unused = \"keep\"` in the settings' table `types` keeps such schemas";
                view.report(
                    Diagnostic::unrepresented("unused-schema", place, message).with_help(help),
                );
            }
        }
    }

    /// The model of a schema without a name, if it has been met before.
    pub(super) fn met(&self, origin: &Pointer) -> Option<ModelId> {
        self.by_place.get(origin).copied()
    }

    pub(super) fn meet(&mut self, origin: Pointer, id: ModelId) {
        self.by_place.insert(origin, id);
    }

    /// The model that several places share because of what it is made of.
    pub(super) fn shared(&self, words: &str) -> Option<ModelId> {
        self.by_words.get(words).copied()
    }

    pub(super) fn share(&mut self, words: String, id: ModelId) {
        self.by_words.insert(words, id);
    }

    /// Tells of which tag the operation is that is looked at next.
    pub(super) fn begin(&mut self, tag: &str) {
        tag.clone_into(&mut self.tag);
    }

    /// The file of a model that has no name and stands in no other: what is an
    /// operation's own goes with the others of its tag.
    pub(super) fn file_of_calls(&mut self, at: &Pointer) -> Option<ModelId> {
        if !at.path().starts_with("/paths/") {
            return None;
        }
        let next = ModelId(self.models.len());
        Some(*self.by_tag.entry(self.tag.clone()).or_insert(next))
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
        let names = names(&mut types, &self.models);
        let mut known_values = self.known_values;
        let claims = known_values.iter().map(|values| {
            let module = values.module.bare();
            Claim::new(module).or(format!("{module} values"))
        });
        let known_modules = Scope::new(Case::Module).without(MODULES).claim_all(claims);
        for (values, module) in known_values.iter_mut().zip(known_modules) {
            values.module = module;
        }
        let taken: Vec<&str> = known_values
            .iter()
            .map(|values| values.module.bare())
            .collect();
        let tags = self.by_tag.iter().map(|(tag, id)| (*id, tag.as_str()));
        let modules = modules(&self.models, &names, &tags.collect(), &taken);
        let models = self.models.into_iter().zip(names).zip(modules);
        let models = models.map(|((draft, name), module)| Model {
            name,
            module,
            docs: draft.docs,
            kind: draft.kind,
            in_request: false,
            in_union: false,
            eq: false,
            default: false,
            checked: false,
            origin: draft.origin,
        });
        (models.collect(), known_values)
    }
}

/// The names of the models: first of those that the document names, then of
/// those that are named after where they stand.
fn names(scope: &mut Scope, drafts: &[Draft]) -> Vec<Name> {
    let mut names = vec![None; drafts.len()];
    for named in [true, false] {
        let group: Vec<usize> = (0..drafts.len())
            .filter(|index| drafts[*index].named == named)
            .collect();
        let claims = group.iter().map(|index| drafts[*index].claim.clone());
        for (index, name) in group.iter().zip(scope.claim_all(claims)) {
            names[*index] = Some(name);
        }
    }
    names.into_iter().flatten().collect()
}

/// The module of each model: one for each that stands at the top of a file,
/// called like it, or like the tag whose operations it is for.
fn modules(
    drafts: &[Draft],
    names: &[Name],
    tags: &HashMap<ModelId, &str>,
    taken: &[&str],
) -> Vec<Name> {
    let mut scope = Scope::new(Case::Module).without(taken).without(MODULES);
    let top = |index: usize| drafts[index].file.map_or(index, |id| id.0);
    let tops: Vec<usize> = (0..drafts.len())
        .filter(|index| top(*index) == *index)
        .collect();
    let claims = tops.iter().map(|index| {
        if let Some(tag) = tags.get(&ModelId(*index)) {
            return Claim::new(format!("{tag} calls")).or(format!("{tag} calls model"));
        }
        let name = names[*index].bare();
        Claim::new(name).or(format!("{name} model"))
    });
    let own: HashMap<usize, Name> = tops.iter().copied().zip(scope.claim_all(claims)).collect();
    let module = |index| own[&top(index)].clone();
    (0..drafts.len()).map(module).collect()
}
