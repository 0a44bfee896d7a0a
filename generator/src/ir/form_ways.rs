//! The ways in which calls send a type as a form of several parts.

use super::{Api, BodyForm, Branch, Literal, Model, ModelId, ModelKind, PartForm, Type, Union};

/// What a document says of the parts of a form.
type Parts<'a> = Vec<&'a (String, PartForm)>;

/// The types that are sent in parts, each with the ways in which calls send it: what the document
/// says of parts belongs to a body, and two bodies can be of one type.
#[derive(Clone, Debug, Default)]
pub struct FormWays<'a>(Vec<(Type, Vec<Parts<'a>>)>);

/// A way of sending a type.
#[derive(Clone, Debug)]
pub struct FormWay<'a> {
    /// The type.
    pub ty: Type,
    /// Its place among the ways of the type.
    pub number: usize,
    /// What is said of its parts.
    pub parts: Parts<'a>,
}

impl<'a> FormWays<'a> {
    /// Those of a crate.
    #[must_use]
    pub fn new(api: &'a Api) -> Self {
        let mut ways = Self::default();
        for tag in 0..api.tags.len() {
            ways.meet_tag(api, tag);
        }
        ways.meet_choices(api);
        ways
    }

    /// Those that each tag is the first to have.
    #[must_use]
    pub fn by_tag(api: &'a Api) -> Vec<Vec<FormWay<'a>>> {
        let mut met = Self::default();
        let tags = (0..api.tags.len()).map(|tag| {
            let before = met.clone();
            met.meet_tag(api, tag);
            if tag + 1 == api.tags.len() {
                met.meet_choices(api);
            }
            met.beyond(&before)
        });
        tags.collect()
    }

    /// The number of a way of sending a type.
    #[must_use]
    pub fn number(&self, api: &Api, ty: &Type, parts: &[&(String, PartForm)]) -> usize {
        let parts = own(api, ty.unboxed(), parts);
        let known = self.0.iter().find(|(known, _)| known == ty.unboxed());
        let number = known.and_then(|(_, ways)| ways.iter().position(|known| *known == parts));
        number.unwrap_or_default()
    }

    fn meet_tag(&mut self, api: &'a Api, tag: usize) {
        let operations = api.tags[tag].operations.iter();
        for body in operations.filter_map(|known| known.body.as_ref()) {
            for (form, ty) in api.forms(body) {
                self.meet(api, form, ty);
            }
        }
    }

    /// Takes up what the choices of bodies say, which stand among the models even where no call of
    /// a part of a crate has them.
    fn meet_choices(&mut self, api: &'a Api) {
        let choices = api.models.iter().filter_map(|model| match &model.kind {
            ModelKind::Choice(choice) => Some(choice),
            _ => None,
        });
        for variant in choices.flat_map(|choice| &choice.variants) {
            if let Some(sent) = &variant.sent {
                self.meet(api, &sent.form, &variant.ty);
            }
        }
    }

    fn meet(&mut self, api: &Api, form: &'a BodyForm, ty: &Type) {
        if let BodyForm::Multipart(parts) = form {
            self.meet_parts(api, &parts.iter().collect(), ty.unboxed());
        }
    }

    fn meet_parts(&mut self, api: &Api, all: &Parts<'a>, ty: &Type) {
        if !api.is_form(ty) {
            return;
        }
        let parts = own(api, ty, all);
        let place = self.0.iter().position(|(known, _)| known == ty);
        let place = place.unwrap_or(self.0.len());
        if place == self.0.len() {
            self.0.push((ty.clone(), Vec::new()));
        }
        let ways = &mut self.0[place].1;
        if ways.contains(&parts) {
            return;
        }
        ways.push(parts);
        if let Some(union) = union(api, ty) {
            for branch in &union.branches {
                self.meet_parts(api, all, branch.ty.unboxed());
            }
        }
    }

    /// Those of these ways that others have not.
    fn beyond(&self, others: &Self) -> Vec<FormWay<'a>> {
        let all = self.0.iter().flat_map(|(ty, ways)| {
            let numbered = ways.iter().enumerate();
            numbered.map(|(number, parts)| FormWay {
                ty: ty.clone(),
                number,
                parts: parts.clone(),
            })
        });
        let is_known = |way: &FormWay<'_>| {
            let mut known = others.0.iter();
            known.any(|(ty, ways)| *ty == way.ty && ways.contains(&way.parts))
        };
        all.filter(|way| !is_known(way)).collect()
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
