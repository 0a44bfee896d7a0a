//! How bodies are sent in several parts.

use super::part::{Given, Held, constant, statement};
use crate::emit::layout::Code;
use crate::emit::spelling::Types;
use crate::ir::{
    Api, Branch, Field, FormWay, FormWays, ModelKind, Object, PartForm, Presence, Type, Union,
};

/// The implementation of one way of sending a type; nothing for a type that has no names.
pub(in crate::emit) fn implementation(
    api: &Api,
    way: &FormWay<'_>,
    ways: &FormWays<'_>,
    types: &Types<'_>,
) -> Option<Code> {
    let mut statements = match &way.ty {
        Type::Map(value) => vec![entries(api, "self", value, types)],
        Type::Model(id) => match &api.model(*id).kind {
            ModelKind::Object(known) => object(api, known, way, types),
            ModelKind::Union(known) => return Some(of_union(api, way, known, ways, types)),
            _ => return None,
        },
        _ => return None,
    };
    let is_written = !statements.is_empty();
    statements.push("Ok(())".into());
    Some(parts(way, is_written, statements, types))
}

fn parts(way: &FormWay<'_>, is_written: bool, statements: Vec<Code>, types: &Types<'_>) -> Code {
    let name = types.ty(&way.ty);
    // The first way needs no number.
    let number = match way.number {
        0 => "<Client>".to_owned(),
        number => format!("<Client, {number}>"),
    };
    let form = if is_written { "form" } else { "_form" };
    let function =
        format!("fn parts(&self, {form}: &mut runtime::Form) -> Result<(), runtime::Invalid> {{");
    Code::items(
        format!("impl runtime::Multipart{number} for {name} {{"),
        [Code::block(function, statements, "}")],
    )
}

fn object(api: &Api, object: &Object, way: &FormWay<'_>, types: &Types<'_>) -> Vec<Code> {
    let usual = PartForm::default();
    let said = |wire: &str| {
        let said = way.parts.iter().find(|(name, _)| name == wire);
        said.map_or(&usual, |(_, form)| form)
    };
    let constants = object.constants.iter().filter(|known| known.is_sent);
    let constants = constants.map(|known| {
        let value = format!("&{}", known.value);
        constant(&known.wire, &value, said(&known.wire))
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
        statement(api, &given, Held { ty, options }, types)
    });
    let rest = object.rest.as_ref();
    let rest = rest.map(|rest| entries(api, &format!("&self.{}", rest.name), &rest.ty, types));
    constants.chain(fields).chain(rest).collect()
}

/// The entries of a map, each as parts of its name.
fn entries(api: &Api, map: &str, value: &Type, types: &Types<'_>) -> Code {
    let given = Given {
        name: "name",
        place: "value",
        is_borrowed: true,
        form: &PartForm::default(),
    };
    let held = Held {
        ty: value,
        options: 0,
    };
    Code::block(
        format!("for (name, value) in {map} {{"),
        [statement(api, &given, held, types)],
        "}",
    )
}

/// The branch in force writes its parts.
fn of_union(
    api: &Api,
    way: &FormWay<'_>,
    union: &Union,
    ways: &FormWays<'_>,
    types: &Types<'_>,
) -> Code {
    let has_form = |branch: &Branch| api.is_form(branch.ty.unboxed());
    let is_written = union.other.is_some() || union.branches.iter().any(has_form);
    let branches = union
        .branches
        .iter()
        .map(|branch| arm(api, way, union, branch, ways));
    let other = union.other.iter();
    let other = other.map(|other| format!("Self::{other}(value) => form.members(value),").into());
    let arms: Vec<Code> = branches.chain(other).collect();
    let body = Code::block("match self {", arms, "}");
    parts(way, is_written, vec![body], types)
}

fn arm(api: &Api, way: &FormWay<'_>, union: &Union, branch: &Branch, ways: &FormWays<'_>) -> Code {
    let Branch { name, ty, .. } = branch;
    if !api.is_form(ty.unboxed()) {
        return format!("Self::{name}(_) => runtime::Form::nameless(),").into();
    }
    let value = match ty {
        Type::Boxed(_) => "value.as_ref()",
        _ => "value",
    };
    let number = ways.number(api, ty, &way.parts);
    let written = format!("runtime::Multipart::<Client, {number}>::parts({value}, form)");
    match (&union.tag, api.written_tag(union, branch)) {
        (Some(tag), Some(first)) => Code::block(
            format!("Self::{name}(value) => {{"),
            [format!("form.text({tag:?}, &{first})?;"), written],
            "}",
        ),
        _ => format!("Self::{name}(value) => {written},").into(),
    }
}
