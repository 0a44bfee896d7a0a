//! The ways in which calls send a type as a form of several parts.

use super::{
    Api, BodyForm, Branch, Gate, Literal, Model, ModelId, ModelKind, PartForm, Type, Union,
};

/// What a document says of the parts of a form.
type Parts<'a> = Vec<&'a (String, PartForm)>;

/// The types that are sent in parts, each with the ways in which calls send it: what the document
/// says of parts belongs to a body, and two bodies can be of one type.
#[derive(Clone, Debug, Default)]
pub struct FormWays<'a>(Vec<(Type, Vec<Way<'a>>)>);

/// What is said of the parts of a type, and with which features anything sends it so.
#[derive(Clone, Debug)]
struct Way<'a> {
    parts: Parts<'a>,
    gate: Gate,
    /// The place of the tag that is the first to have it.
    tag: usize,
}

/// A way of sending a type.
#[derive(Clone, Debug)]
pub struct FormWay<'a> {
    /// The type.
    pub ty: Type,
    /// Its place among the ways of the type.
    pub number: usize,
    /// What is said of its parts.
    pub parts: Parts<'a>,
    /// With which features anything sends it so.
    pub gate: Gate,
    /// The place of the tag that is the first to have it.
    tag: usize,
}

impl FormWay<'_> {
    /// Whether it is needed where the first tag that has it may not be there.
    fn is_shared(&self, api: &Api) -> bool {
        let tag = api.tags.get(self.tag);
        tag.is_some_and(|tag| tag.gate != self.gate)
    }
}

impl<'a> FormWays<'a> {
    /// Those of a crate.
    #[must_use]
    pub fn new(api: &'a Api) -> Self {
        let mut ways = Self::default();
        for (place, tag) in api.tags.iter().enumerate() {
            for body in tag
                .operations
                .iter()
                .filter_map(|known| known.body.as_ref())
            {
                for (form, ty) in api.forms(body) {
                    ways.meet(api, form, ty, (place, &tag.gate));
                }
            }
        }
        ways.meet_choices(api);
        ways
    }

    /// Those that each tag is the first to have, and that are there wherever they are needed when
    /// they stand there.
    #[must_use]
    pub fn by_tag(api: &'a Api) -> Vec<Vec<FormWay<'a>>> {
        let mut by_tag = vec![Vec::new(); api.tags.len()];
        for way in Self::new(api).each() {
            if !way.is_shared(api) {
                by_tag[way.tag].push(way);
            }
        }
        by_tag
    }

    /// Those that no tag can have for itself.
    #[must_use]
    pub fn shared(api: &'a Api) -> Vec<FormWay<'a>> {
        if api.tag_features.is_empty() {
            return Vec::new();
        }
        let ways = Self::new(api).each().into_iter();
        ways.filter(|way| way.is_shared(api)).collect()
    }

    /// The number of a way of sending a type.
    #[must_use]
    pub fn number(&self, api: &Api, ty: &Type, parts: &[&(String, PartForm)]) -> usize {
        let parts = own(api, ty.unboxed(), parts);
        let known = self.0.iter().find(|(known, _)| known == ty.unboxed());
        let number = known.and_then(|(_, ways)| ways.iter().position(|known| known.parts == parts));
        number.unwrap_or_default()
    }

    /// Takes up what the choices of bodies say, which stand among the models even where no call of
    /// a part of a crate has them.
    fn meet_choices(&mut self, api: &'a Api) {
        let last = api.tags.len().saturating_sub(1);
        for model in &api.models {
            let ModelKind::Choice(choice) = &model.kind else {
                continue;
            };
            for variant in &choice.variants {
                if let Some(sent) = &variant.sent {
                    self.meet(api, &sent.form, &variant.ty, (last, &model.gate));
                }
            }
        }
    }

    fn meet(&mut self, api: &Api, form: &'a BodyForm, ty: &Type, by: (usize, &Gate)) {
        if let BodyForm::Multipart(parts) = form {
            self.meet_parts(api, &parts.iter().collect(), ty.unboxed(), by);
        }
    }

    fn meet_parts(&mut self, api: &Api, all: &Parts<'a>, ty: &Type, by: (usize, &Gate)) {
        if !api.is_form(ty) {
            return;
        }
        let parts = own(api, ty, all);
        let place = self.0.iter().position(|(known, _)| known == ty);
        let place = place.unwrap_or(self.0.len());
        if place == self.0.len() {
            self.0.push((ty.clone(), Vec::new()));
        }
        let (tag, gate) = by;
        let ways = &mut self.0[place].1;
        let known = ways.iter_mut().find(|known| known.parts == parts);
        let is_new = known.map(|known| known.gate.widen(gate));
        if is_new == Some(false) {
            return;
        }
        if is_new.is_none() {
            let gate = gate.clone();
            ways.push(Way { parts, gate, tag });
        }
        if let Some(union) = union(api, ty) {
            for branch in &union.branches {
                self.meet_parts(api, all, branch.ty.unboxed(), by);
            }
        }
    }

    /// All of them, with their places.
    fn each(self) -> Vec<FormWay<'a>> {
        let all = self.0.into_iter().flat_map(|(ty, ways)| {
            let numbered = ways.into_iter().enumerate();
            numbered.map(move |(number, way)| FormWay {
                ty: ty.clone(),
                number,
                parts: way.parts,
                gate: way.gate,
                tag: way.tag,
            })
        });
        all.collect()
    }
}

impl Api {
    /// Whether the values of a type say by themselves what the tag of a union is that they are in.
    #[must_use]
    pub fn says(&self, ty: &Type, tag: &str) -> bool {
        let model = ty.unboxed().model();
        model.is_none_or(|id| self.model(id).says(tag))
    }

    /// The value of the tag that is written for a branch whose type has no place for it: the first,
    /// which is as good as the others. What is chosen by no value is written without one.
    #[must_use]
    pub fn written_tag<'u>(&self, union: &Union, branch: &'u Branch) -> Option<&'u Literal> {
        let tag = union.tag.as_ref()?;
        let says = branch.is_default || self.says(&branch.ty, tag);
        branch.tags.first().filter(|_| !says)
    }

    /// The values of the tag one of which a branch has to be written with, the first if it has
    /// none; none where its type says one by itself.
    #[must_use]
    pub fn stated_tags<'u>(&self, union: &Union, branch: &'u Branch) -> &'u [Literal] {
        let says = |tag: &String| self.says_one_of(&branch.ty, tag, &branch.tags, &mut Vec::new());
        let is_stated = union.tag.as_ref().is_some_and(|tag| !says(tag));
        if is_stated && !branch.is_default {
            &branch.tags
        } else {
            &[]
        }
    }

    /// Whether all values of a type say by themselves one of these values of a tag.
    fn says_one_of(&self, ty: &Type, tag: &str, tags: &[Literal], met: &mut Vec<ModelId>) -> bool {
        let Some(id) = ty.unboxed().model() else {
            return !matches!(ty.unboxed(), Type::Map(_) | Type::Json);
        };
        if met.contains(&id) {
            return true;
        }
        met.push(id);
        match &self.model(id).kind {
            ModelKind::Object(object) => {
                let mut constants = object.constants.iter();
                constants.any(|known| known.wire == tag && tags.contains(&known.value))
            }
            ModelKind::Union(union) => union.branches.iter().all(|branch| {
                let is_stated = union.tag.as_deref() == Some(tag) && !branch.tags.is_empty();
                is_stated || self.says_one_of(&branch.ty, tag, tags, met)
            }),
            _ => true,
        }
    }

    /// Whether a type has names, each of which becomes parts.
    #[must_use]
    pub fn is_form(&self, ty: &Type) -> bool {
        let is_named = |kind| matches!(kind, &ModelKind::Object(_) | &ModelKind::Union(_));
        matches!(ty, Type::Map(_)) || kind(self, ty).is_some_and(is_named)
    }

    /// The models that the code for sending a type in parts names.
    #[must_use]
    pub fn models_in_parts(&self, ty: &Type) -> Vec<ModelId> {
        let mut models: Vec<ModelId> = ty.model().into_iter().collect();
        match (ty, kind(self, ty)) {
            (_, Some(ModelKind::Object(_))) => {
                let held = ty.model().map(|id| self.model(id)).map(Model::types);
                let held = held.into_iter().flatten();
                models.extend(held.flat_map(|ty| self.file_unions(ty)));
            }
            (Type::Map(value), _) => models.extend(self.file_unions(value)),
            _ => {}
        }
        models
    }
}

/// What a type of the crate's own is.
fn kind<'a>(api: &'a Api, ty: &Type) -> Option<&'a ModelKind> {
    match ty {
        Type::Model(id) => Some(&api.model(*id).kind),
        _ => None,
    }
}

fn union<'a>(api: &'a Api, ty: &Type) -> Option<&'a Union> {
    match kind(api, ty) {
        Some(ModelKind::Union(union)) => Some(union),
        _ => None,
    }
}

/// What is said of the parts that a type has.
fn own<'a>(api: &Api, ty: &Type, parts: &[&'a (String, PartForm)]) -> Parts<'a> {
    let object = match kind(api, ty) {
        Some(ModelKind::Object(object)) => object,
        Some(_) => return parts.to_vec(),
        // The names of a map are none that the document could say something of.
        None => return Parts::new(),
    };
    let has = |name: &String| {
        let mut constants = object.constants.iter();
        let mut fields = object.fields.iter();
        fields.any(|field| field.wire == *name) || constants.any(|known| known.wire == *name)
    };
    let parts = parts.iter().copied();
    parts.filter(|(name, _)| has(name)).collect()
}
