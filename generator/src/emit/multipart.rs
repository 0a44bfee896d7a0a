//! How bodies are sent in several parts.

use super::part::{self, Given};
use super::types::Types;
use super::union::has_place;
use crate::ir::{
    Api, BodyForm, Branch, Field, ModelId, ModelKind, Object, PartForm, Presence, Type, Union,
};

/// What a document says of the parts of a form.
type Parts<'a> = Vec<&'a (String, PartForm)>;

/// The types that are sent in parts, each with the ways in which calls send it: what the document
/// says of parts belongs to a body, and two bodies can be of one type.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways<'a>(Vec<(Type, Vec<Parts<'a>>)>);

impl<'a> Ways<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let mut ways = Self::default();
        for body in api.operations().filter_map(|known| known.body.as_ref()) {
            for (form, ty) in api.forms(body) {
                ways.meet(api, form, ty);
            }
        }
        ways.meet_choices(api);
        ways
    }

    /// Takes up what the choices of bodies say, which stand among the models even where no call of
    /// a part of a crate has them.
    pub(super) fn meet_choices(&mut self, api: &'a Api) {
        for model in &api.models {
            let ModelKind::Choice(choice) = &model.kind else {
                continue;
            };
            for variant in &choice.variants {
                if let Some(sent) = &variant.sent {
                    self.meet(api, &sent.form, &variant.ty);
                }
            }
        }
    }

    /// Takes up a way of sending a type.
    pub(super) fn meet(&mut self, api: &Api, form: &'a BodyForm, ty: &Type) {
        if let BodyForm::Multipart(parts) = form {
            self.meet_parts(api, &parts.iter().collect(), ty.unboxed());
        }
    }

    fn meet_parts(&mut self, api: &Api, all: &Parts<'a>, ty: &Type) {
        if !is_form(api, ty) {
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

    /// The number of a way of sending a type.
    fn way(&self, api: &Api, ty: &Type, parts: &Parts<'_>) -> usize {
        let parts = own(api, ty.unboxed(), parts);
        let known = self.0.iter().find(|(known, _)| known == ty.unboxed());
        let way = known.and_then(|(_, ways)| ways.iter().position(|known| *known == parts));
        way.unwrap_or_default()
    }

    /// Those of these ways that others have not.
    pub(super) fn beyond(&self, others: &Self) -> Vec<Way<'a>> {
        let all = self.0.iter().flat_map(|(ty, ways)| {
            let numbered = ways.iter().enumerate();
            numbered.map(|(number, parts)| Way {
                ty: ty.clone(),
                number,
                parts: parts.clone(),
            })
        });
        let is_known = |way: &Way<'_>| {
            let mut known = others.0.iter();
            known.any(|(ty, ways)| *ty == way.ty && ways.contains(&way.parts))
        };
        all.filter(|way| !is_known(way)).collect()
    }
}

/// A way of sending a type.
pub(super) struct Way<'a> {
    pub(super) ty: Type,
    /// Its place among the ways of the type.
    number: usize,
    parts: Parts<'a>,
}

/// Whether a type has names, each of which becomes parts.
fn is_form(api: &Api, ty: &Type) -> bool {
    let is_named = |kind| matches!(kind, &ModelKind::Object(_) | &ModelKind::Union(_));
    matches!(ty, Type::Map(_)) || kind(api, ty).is_some_and(is_named)
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
fn own<'a>(api: &Api, ty: &Type, parts: &Parts<'a>) -> Parts<'a> {
    let object = match kind(api, ty) {
        Some(ModelKind::Object(object)) => object,
        Some(_) => return parts.clone(),
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

/// The models that the implementation for a type names.
pub(super) fn models(api: &Api, ty: &Type) -> Vec<ModelId> {
    let mut models: Vec<ModelId> = ty.model().into_iter().collect();
    if let Some(ModelKind::Object(object)) = kind(api, ty) {
        let rest = object.rest.iter().map(|rest| &rest.ty);
        let fields = object.fields.iter().map(|field| &field.ty);
        models.extend(fields.chain(rest).flat_map(|ty| part::unions(api, ty)));
    }
    if let Type::Map(value) = ty {
        models.extend(part::unions(api, value));
    }
    models
}

/// The implementation of one way of sending a type.
pub(super) fn implementation(
    api: &Api,
    way: &Way<'_>,
    ways: &Ways<'_>,
    types: &Types<'_>,
) -> String {
    let Way { ty, number, parts } = way;
    let body = match ty {
        Type::Map(value) => entries(api, "self", value, types),
        Type::Model(id) => match &api.model(*id).kind {
            ModelKind::Object(known) => object(api, known, parts, types),
            ModelKind::Union(known) => return of_union(api, way, known, ways, types),
            _ => return String::new(),
        },
        _ => return String::new(),
    };
    let form = if body.is_empty() { "_form" } else { "form" };
    let head = head(&types.text(ty), *number, form);
    format!("{head}{body}        Ok(())\n    }}\n}}\n")
}

fn head(name: &str, way: usize, form: &str) -> String {
    let way = generic(way);
    format!(
        "impl runtime::Multipart{way} for {name} {{\n    fn parts(&self, {form}: &mut runtime::Form) -> Result<(), runtime::Invalid> {{\n"
    )
}

/// The first way needs no number.
fn generic(way: usize) -> String {
    match way {
        0 => "<Client>".to_owned(),
        way => format!("<Client, {way}>"),
    }
}

fn object(api: &Api, object: &Object, parts: &Parts<'_>, types: &Types<'_>) -> String {
    let usual = PartForm::default();
    let said = |wire: &str| {
        let said = parts.iter().find(|(name, _)| name == wire);
        said.map_or(&usual, |(_, form)| form)
    };
    let constants = object.constants.iter().map(|constant| {
        let value = format!("&{}", constant.value);
        part::constant(&constant.wire, &value, said(&constant.wire))
    });
    let fields = object.fields.iter().map(|field| {
        let Field { name, wire, ty, .. } = field;
        let given = Given {
            name: &format!("{wire:?}"),
            place: &format!("self.{name}"),
            is_borrowed: false,
            form: said(wire),
        };
        let options = match field.presence {
            Presence::Required => 0,
            Presence::Nullable | Presence::Optional => 1,
            Presence::OptionalNullable => 2,
        };
        part::statement(api, &given, (ty, options), types)
    });
    let mut rows: String = constants.chain(fields).collect();
    if let Some(rest) = &object.rest {
        rows.push_str(&entries(
            api,
            &format!("&self.{}", rest.name),
            &rest.ty,
            types,
        ));
    }
    rows
}

/// The entries of a map, each as parts of its name.
fn entries(api: &Api, map: &str, value: &Type, types: &Types<'_>) -> String {
    let given = Given {
        name: "name",
        place: "value",
        is_borrowed: true,
        form: &PartForm::default(),
    };
    let statement = part::statement(api, &given, (value, 0), types);
    let statement = statement.replace("\n        ", "\n            ");
    format!("        for (name, value) in {map} {{\n    {statement}        }}\n")
}

/// The branch in force writes its parts.
fn of_union(api: &Api, way: &Way<'_>, union: &Union, ways: &Ways<'_>, types: &Types<'_>) -> String {
    let arm = |branch: &Branch| {
        let Branch { name, ty, tags, .. } = branch;
        if !is_form(api, ty.unboxed()) {
            return format!("            Self::{name}(_) => runtime::Form::nameless(),\n");
        }
        let value = match ty {
            Type::Boxed(_) => "value.as_ref()",
            _ => "value",
        };
        let number = ways.way(api, ty, &way.parts);
        let written = format!("runtime::Multipart::<Client, {number}>::parts({value}, form)");
        // The value of the tag, where the type has no place for it.
        let tag = union.tag.as_ref().filter(|tag| !has_place(api, ty, tag));
        match (tag, tags.first()) {
            (Some(tag), Some(first)) => format!(
                "            Self::{name}(value) => {{\n                form.text({tag:?}, &{first})?;\n                {written}\n            }}\n"
            ),
            _ => format!("            Self::{name}(value) => {written},\n"),
        }
    };
    let other = union.other.iter();
    let other =
        other.map(|other| format!("            Self::{other}(value) => form.members(value),\n"));
    let arms: String = union.branches.iter().map(arm).chain(other).collect();
    let is_written = arms.contains("(value)");
    let form = if is_written { "form" } else { "_form" };
    let head = head(&types.text(&way.ty), way.number, form);
    format!("{head}        match self {{\n{arms}        }}\n    }}\n}}\n")
}

/// How a call names a way of sending a type.
pub(super) fn sending(api: &Api, ty: &Type, parts: &[(String, PartForm)]) -> String {
    match Ways::new(api).way(api, ty, &parts.iter().collect()) {
        0 => "multipart".to_owned(),
        way => format!("multipart({way})"),
    }
}
