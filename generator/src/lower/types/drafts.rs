//! Models while they are being made: first what they are, then what they are called.
//!
//! A model that is named by the document gets its place when it is first
//! referred to; names are given when all models are known, so that who is met
//! first makes no difference.

use std::collections::{BTreeSet, HashMap};

use super::alike::Alike;
use super::modules::{Tags, modules};
use crate::ir::{Docs, Gate, KnownValues, Model, ModelId, ModelKind, Object, Type};
use crate::lower::kept::{Content, Kept, KeptType, Made, New, Use, Were};
use crate::lower::source::place::{Places, Told};
use crate::names::{Case, Claim, Name, PRELUDE_TYPES, Scope};
use crate::pointer::Pointer;

/// A model without a name.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Draft {
    pub(in crate::lower) claim: Claim,
    /// Whether the document gives it its name.
    pub(in crate::lower) named: bool,
    /// The model in whose file it stands; none means a file of its own.
    pub(in crate::lower) file: Option<ModelId>,
    pub(in crate::lower) docs: Docs,
    pub(in crate::lower) kind: ModelKind,
    pub(in crate::lower) origin: Pointer,
    /// Where in the model it stands, wherever that is.
    pub(in crate::lower) places: Vec<Pointer>,
}

/// What a schema of the components has become so far.
#[derive(Clone, Debug)]
pub(in crate::lower) enum Progress {
    /// It is being looked through for what it stands for.
    Open,
    /// It is this type.
    Type(Type),
}

/// A model that has a place, and whose parts are still to be looked at.
#[derive(Debug)]
pub(in crate::lower) struct Pending {
    pub(in crate::lower) id: ModelId,
    /// The name of the schema.
    pub(in crate::lower) schema: String,
}

/// All models so far.
#[derive(Debug, Default)]
pub(in crate::lower) struct Drafts {
    models: Vec<Draft>,
    by_schema: HashMap<String, Progress>,
    pending: Vec<Pending>,
    /// The models of schemas without a name, by where they stand in the sources,
    /// so that one which is referred to twice is made once.
    by_place: HashMap<Pointer, ModelId>,
    pub(super) alike: Alike,
    /// The first model of the file that a tag's operations share for the types
    /// that only they have.
    by_tag: HashMap<String, ModelId>,
    /// Where properties that several schemas describe together were met first, by these schemas.
    merged: HashMap<Vec<Pointer>, Pointer>,
    /// What tells items of lists from each other.
    pub(in crate::lower) told: Told,
}

impl Drafts {
    /// What a schema of the components has become.
    pub(in crate::lower) fn known(&self, schema: &str) -> Option<&Progress> {
        self.by_schema.get(schema)
    }

    pub(in crate::lower) fn know(&mut self, schema: String, known: Progress) {
        self.by_schema.insert(schema, known);
    }

    /// Gives a schema of the components its place among the models. What it is
    /// made of is looked at later, since it may lead back to whoever asks.
    pub(in crate::lower) fn named(
        &mut self,
        schema: String,
        at: Pointer,
        origin: Pointer,
    ) -> ModelId {
        let id = self.push(Draft {
            claim: Claim::new(schema.as_str())
                .or(format!("{schema} model"))
                .or_exact(),
            named: true,
            file: None,
            docs: Docs::default(),
            kind: ModelKind::Object(Object::default()),
            origin: origin.clone(),
            places: vec![at],
        });
        self.meet(origin, id);
        self.pending.push(Pending { id, schema });
        id
    }

    /// The next of the models that have a place and nothing more.
    pub(in crate::lower) fn next_pending(&mut self) -> Option<Pending> {
        self.pending.pop()
    }

    /// The model of a schema without a name, if it has been met before.
    pub(in crate::lower) fn met(&self, origin: &Pointer) -> Option<ModelId> {
        self.by_place.get(origin).copied()
    }

    pub(in crate::lower) fn meet(&mut self, origin: Pointer, id: ModelId) {
        self.by_place.insert(origin, id);
    }

    /// Notes a further place of a model.
    pub(in crate::lower) fn stands(&mut self, id: ModelId, at: &Pointer) {
        self.models[id.0].places.push(at.clone());
    }

    /// Where an object that these schemas describe together was met first: here, if nowhere yet.
    pub(in crate::lower) fn merged(&mut self, together: Vec<Pointer>, here: Pointer) -> Pointer {
        self.merged.entry(together).or_insert(here).clone()
    }

    /// The first model of the file of a tag's calls, if there is one.
    pub(in crate::lower) fn calls(&self, tag: &str) -> Option<ModelId> {
        self.by_tag.get(tag).copied()
    }

    /// The first model of the file of a tag's calls: if there is none yet, the next one, which
    /// then has to be pushed.
    pub(in crate::lower) fn first_of_calls(&mut self, tag: &str) -> ModelId {
        let next = ModelId(self.models.len());
        *self.by_tag.entry(tag.to_owned()).or_insert(next)
    }

    pub(in crate::lower) fn push(&mut self, draft: Draft) -> ModelId {
        self.models.push(draft);
        ModelId(self.models.len() - 1)
    }

    /// Calls a type by another name than that of where it was met first, and its parts after that.
    pub(in crate::lower) fn call(&mut self, id: ModelId, known: &str, name: &str) {
        for part in self.parts(id) {
            let claim = &mut self.models[part].claim;
            let below = claim.shortest().strip_prefix(known);
            if let Some(part) = below.map(|below| format!("{name}{below}")) {
                claim.prefer(&part);
            }
        }
        let claim = &mut self.models[id.0].claim;
        claim.prefer(&format!("{name} value"));
        claim.prefer(name);
    }

    /// Gives a type a file of its own, in which its parts stand as well.
    pub(in crate::lower) fn set_apart(&mut self, id: ModelId) {
        let file = self.models[id.0].file.take();
        for part in self.parts(id) {
            let part = &mut self.models[part];
            if part.file == file && file.is_some() {
                part.file = Some(id);
            }
        }
    }

    /// The types without names that stand within a type, which were made right after it.
    fn parts(&self, id: ModelId) -> Vec<usize> {
        let whole = &self.models[id.0].origin;
        let is_part = |draft: &Draft| draft.origin.is_within(whole);
        let behind = self.models.iter().enumerate().skip(id.0 + 1);
        let parts = behind.take_while(|(_, draft)| draft.named || is_part(draft));
        let parts = parts.filter(|(_, draft)| !draft.named);
        parts.map(|(index, _)| index).collect()
    }

    pub(in crate::lower) fn draft_mut(&mut self, id: ModelId) -> &mut Draft {
        &mut self.models[id.0]
    }

    pub(in crate::lower) fn draft(&self, id: ModelId) -> &Draft {
        &self.models[id.0]
    }

    pub(in crate::lower) fn kind(&self, id: ModelId) -> &ModelKind {
        &self.models[id.0].kind
    }

    /// Names all models, beside modules that have their names already, and of tags, given what calls use.
    pub(in crate::lower) fn finish<'k>(
        self,
        known_values: &[KnownValues],
        titles: &[&str],
        places: &Places<'_>,
        files: &[String],
        kept: &Kept<'k>,
        uses: impl FnOnce() -> Vec<Use<'k>>,
    ) -> (Vec<Model>, Were<'k>) {
        let all_places = all_places(&self.models, places, &self.told);
        let (were, gone) = if kept.is_any() {
            let made = made(&self.models, &all_places);
            let new = newcomers(&self.models, &all_places, &made, places, files);
            kept.types(&new, &made, uses)
        } else {
            (Were::nothing(self.models.len()), Vec::new())
        };
        let mut scope = Scope::new(Case::Type).without(PRELUDE_TYPES).without(&gone);
        let names = names(&mut scope, &self.models, &were.types);
        let taken: Vec<&str> = known_values
            .iter()
            .map(|values| values.module.bare())
            .collect();
        let tags = self.by_tag.iter().map(|(tag, id)| (*id, tag.as_str()));
        let tags = Tags {
            titles,
            first: tags.collect(),
        };
        let modules = modules(&self.models, &names, tags, &taken, &were.alone());
        let models = self
            .models
            .into_iter()
            .zip(names)
            .zip(modules)
            .zip(all_places)
            .zip(&were.types);
        let models = models.map(|((((draft, name), module), places), known)| Model {
            places,
            former: known.as_ref().and_then(|known| known.other_than(&name)),
            name,
            module,
            docs: draft.docs,
            kind: draft.kind,
            in_request: false,
            in_union: false,
            eq: false,
            default: false,
            checked: false,
            gate: Gate::Open,
            origin: draft.origin,
        });
        (models.collect(), were)
    }
}

impl Draft {
    /// What tells it from others, to know it again.
    fn newcomer(&self, all: &[String], content: Content, places: &Places, files: &[String]) -> New {
        let former = all.iter().filter_map(|place| places.former(place));
        let first = self.origin.among(files);
        let own = all.iter().filter(|place| !places.is_handed_on(place));
        New {
            places: own.cloned().chain(former).chain([first]).collect(),
            named: self.named,
            there: self.origin.last().unwrap_or_default(),
            wanted: Case::Type.name(self.claim.shortest()).to_string(),
            content,
        }
    }
}

/// What tells each of the models from others, given the places of each.
fn newcomers(
    drafts: &[Draft],
    all_places: &[Vec<String>],
    made: &Made<'_>,
    places: &Places<'_>,
    files: &[String],
) -> Vec<New> {
    let drafts = drafts.iter().zip(all_places);
    let new = drafts.enumerate().map(|(index, (draft, all))| {
        let content = Content::of(ModelId(index), made);
        draft.newcomer(all, content, places, files)
    });
    new.collect()
}

/// What the models are, to be looked into.
fn made<'m>(drafts: &'m [Draft], all_places: &'m [Vec<String>]) -> Made<'m> {
    let made = drafts.iter().zip(all_places);
    let made = made.map(|(draft, all)| (&draft.kind, all.as_slice()));
    Made::new(made.collect())
}

/// With more places than this, a type is known well enough.
const PLACES: usize = 64;

/// The places of each model by names, each once, in the order of the alphabet. What is in a type that
/// stands at several places stands at as many.
fn all_places(drafts: &[Draft], places: &Places<'_>, told: &Told) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::with_capacity(drafts.len());
    let mut owners: HashMap<String, usize> = HashMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        let mut own: BTreeSet<String> = BTreeSet::new();
        for place in draft.places.iter().map(|at| places.of(at, told)) {
            if let Some((whole, within)) = whole(&place, &owners) {
                let others = all[whole].iter().map(|whole| format!("{whole}{within}"));
                own.extend(others.take(PLACES));
            }
            own.insert(place);
        }
        owners.extend(own.iter().map(|place| (place.clone(), index)));
        all.push(own.into_iter().collect());
    }
    all
}

/// The type that a place is in, and where in it that is.
fn whole<'p>(place: &'p str, owners: &HashMap<String, usize>) -> Option<(usize, &'p str)> {
    let ends = place.rmatch_indices(['.', '[', '{', '|']);
    ends.map(|(end, _)| place.split_at(end))
        .find_map(|(whole, within)| Some((*owners.get(whole)?, within)))
}

/// The names of the models: first of those that the document names, then of
/// those that are named after where they stand.
fn names(scope: &mut Scope, drafts: &[Draft], types: &[Option<KeptType<'_>>]) -> Vec<Name> {
    let known = |index: usize| types.get(index).copied().flatten();
    let known = |index: usize| known(index).filter(|ty| !ty.is_renamed).map(|ty| ty.name);
    let mut names = vec![None; drafts.len()];
    let kept = (0..drafts.len()).filter(|index| known(*index).is_some());
    let kept: Vec<usize> = kept.collect();
    let claims = kept
        .iter()
        .map(|index| drafts[*index].claim.clone().known(known(*index)));
    for (index, name) in kept.iter().zip(scope.claim_all(claims)) {
        names[*index] = Some(name);
    }
    for named in [true, false] {
        let group: Vec<usize> = (0..drafts.len())
            .filter(|index| names[*index].is_none() && drafts[*index].named == named)
            .collect();
        let claims = group.iter().map(|index| drafts[*index].claim.clone());
        for (index, name) in group.iter().zip(scope.claim_all(claims)) {
            names[*index] = Some(name);
        }
    }
    names.into_iter().flatten().collect()
}
