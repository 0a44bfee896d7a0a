//! With which features each part of the crate is there.
//!
//! A feature brings the operations of a tag, and these need models, which need others. Models stand
//! in files, and a file is there as a whole: where anything needs one of its models, all that any
//! of them contains has to be there as well.

use std::collections::{BTreeMap, HashMap};

use super::runtime::library;
use crate::ir::{Api, Feature, Gate, Model, ModelId, Type};
use crate::lower::docs;
use crate::lower::operations::tag_features::TagFeatures;
use crate::names::Name;

/// The crate with what each part of it needs, given what brings its operations.
pub(in crate::lower) fn with_gates(mut api: Api, features: TagFeatures) -> Api {
    let headers = header_gates(&api);
    let models = model_gates(&api, &headers, &features);
    for (model, gate) in api.models.iter_mut().zip(models) {
        model.gate = gate;
    }
    for (header, gate) in api.headers.iter_mut().zip(headers) {
        header.gate = gate;
    }
    api.tag_features = features.finish();
    share_libraries(&mut api);
    say_features(&mut api);
    api
}

/// A header is there with any of the operations whose answers have it.
fn header_gates(api: &Api) -> Vec<Gate> {
    let mut gates = vec![Gate::closed(); api.headers.len()];
    for tag in &api.tags {
        for operation in &tag.operations {
            for answer in operation.success.iter().chain(&operation.errors) {
                for header in &answer.headers {
                    gates[header.index].widen(&tag.gate);
                }
            }
        }
    }
    gates
}

/// The files of models, which lead to each other.
struct Files<'a> {
    by_module: HashMap<&'a Name, usize>,
    models: &'a [Model],
    /// To which files each leads.
    to: Vec<Vec<usize>>,
    gates: Vec<Gate>,
}

impl<'a> Files<'a> {
    fn new(models: &'a [Model]) -> Self {
        let mut by_module = HashMap::new();
        for model in models {
            let next = by_module.len();
            by_module.entry(&model.module).or_insert(next);
        }
        let mut files = Self {
            to: vec![Vec::new(); by_module.len()],
            gates: vec![Gate::closed(); by_module.len()],
            by_module,
            models,
        };
        for model in models {
            let from = files.by_module[&model.module];
            let held = model.types().into_iter().filter_map(Type::model);
            let held: Vec<usize> = held.map(|id| files.of(id)).collect();
            files.to[from].extend(held);
        }
        files
    }

    fn of(&self, id: ModelId) -> usize {
        self.by_module[&self.models[id.0].module]
    }

    /// Opens the file of the model that is in a type, and all to which that leads.
    fn open(&mut self, ty: &Type, gate: &Gate) {
        if let Some(id) = ty.model() {
            self.open_file(self.of(id), gate);
        }
    }

    fn open_file(&mut self, file: usize, gate: &Gate) {
        let mut open = vec![file];
        while let Some(file) = open.pop() {
            if self.gates[file].widen(gate) {
                open.extend(&self.to[file]);
            }
        }
    }

    /// What nothing asks for is always there: it was not made for operations.
    fn open_others(&mut self) {
        for file in 0..self.gates.len() {
            if self.gates[file].is_closed() {
                self.open_file(file, &Gate::Open);
            }
        }
    }
}

/// The gates of the models, which are those of their files.
fn model_gates(api: &Api, headers: &[Gate], features: &TagFeatures) -> Vec<Gate> {
    let mut files = Files::new(&api.models);
    for tag in &api.tags {
        for ty in tag.operations.iter().flat_map(|known| api.types_of(known)) {
            files.open(&ty, &tag.gate);
        }
    }
    for (header, gate) in api.headers.iter().zip(headers) {
        files.open(&header.ty, gate);
    }
    for received in &api.received {
        let gate = features.gate(&received.tags);
        for ty in received.body.iter().chain(&received.parameters) {
            files.open(ty, &gate);
        }
    }
    files.open_others();
    let models = (0..api.models.len()).map(ModelId);
    models.map(|id| files.gates[files.of(id)].clone()).collect()
}

/// Leaves libraries to the features that need them, unless something needs them that is always
/// there.
fn share_libraries(api: &mut Api) {
    let mut gates: BTreeMap<Feature, Gate> = BTreeMap::new();
    let mut meet = |ty: &Type, gate: &Gate| {
        if let Some(library) = library(ty, api.formats) {
            let known = gates.entry(library).or_insert_with(Gate::closed);
            known.widen(gate);
        }
    };
    for model in &api.models {
        for ty in model.types() {
            meet(ty, &model.gate);
        }
    }
    for header in &api.headers {
        meet(&header.ty, &header.gate);
    }
    for tag in &api.tags {
        for ty in tag.operations.iter().flat_map(|known| api.types_of(known)) {
            meet(&ty, &tag.gate);
        }
    }
    for (library, gate) in gates {
        let Gate::AnyOf(features) = gate else {
            continue;
        };
        api.runtime.features.remove(&library);
        api.runtime.optional.insert(library);
        for feature in features {
            api.tag_features[feature].libraries.insert(library);
        }
    }
}

/// Has operations say which feature they need.
fn say_features(api: &mut Api) {
    let needs: Vec<Option<String>> = api.tags.iter().map(|tag| need(api, &tag.gate)).collect();
    for (tag, need) in api.tags.iter_mut().zip(needs) {
        let Some(need) = need else { continue };
        for operation in &mut tag.operations {
            operation.docs.0.push(' ');
            operation.docs.0.push_str(&need);
        }
    }
}

fn need(api: &Api, gate: &Gate) -> Option<String> {
    let features = api.features_of(gate);
    let features: Vec<String> = features.into_iter().map(docs::code).collect();
    (!features.is_empty()).then(|| format!("It needs the feature {}.", features.join(" or ")))
}
