//! The Rust type of a schema.

use openapiv3::Schema;

use super::Context;
use super::bounds::{unchecked_together, unchecked_within};
use super::called::{called_so, claim, in_components};
use super::drafts::{Draft, Pending, Progress};
use super::enums::enum_of;
use super::object::{merged_type, object, of_all_further};
use super::scalar::{scalars, wider};
use super::shared::{calls, one_list, same, share};
use super::single::single;
use super::spot::{Home, Spot};
use super::tuple;
use super::unchecked::{
    mixed_values, unchecked_branches, unchecked_not, unchecked_texts, unchecked_value,
    unlisted_mappings,
};
use super::union::{shared_union, union};
use crate::ir::{Docs, Enum, ModelId, ModelKind, Object, Type};
use crate::limits::WITHIN;
use crate::lower::docs;
use crate::lower::shape::branch;
use crate::lower::shape::items::Item;
use crate::lower::shape::lost::report_lost;
use crate::lower::shape::members::members;
use crate::lower::shape::null::{excludes_null, nullable};
use crate::lower::shape::properties::{Further, further};
use crate::lower::shape::property::{Container, merged, others_within};
use crate::lower::shape::{Shape, shape};
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{form, section};
use crate::pointer::Pointer;

/// The type of a schema; `hint` says of what it is the type, as the name of a type that may have
/// to be made. What stands in the components is called like that: `hint` is of whoever met it first.
pub(in crate::lower) fn ty(
    context: &mut Context<'_, '_>,
    schema: &Subschema<'_>,
    hint: &str,
    home: Home<'_>,
) -> Type {
    let spot = Spot {
        at: schema.at.clone(),
        hint: hint.to_owned(),
        own: String::new(),
        home,
    };
    ty_at(context, schema, &spot)
}

/// As [`ty`], of what stands at `spot` and says what it is called there.
pub(in crate::lower) fn ty_at(
    context: &mut Context<'_, '_>,
    schema: &Subschema<'_>,
    spot: &Spot<'_>,
) -> Type {
    let mut spot = spot.at(schema.at.clone());
    if let Some(hint) = in_components(&schema.at) {
        spot.hint = hint;
    }
    let ty = part(context, schema.schema, &spot);
    make_pending(context);
    ty
}

/// As [`ty`], with `null` among the values where the schema has it.
pub(in crate::lower) fn nullable_ty(
    context: &mut Context<'_, '_>,
    schema: &Subschema<'_>,
    hint: &str,
    home: Home<'_>,
) -> Type {
    let ty = ty(context, schema, hint, home);
    nullable(context.source, schema.schema, ty)
}

/// As [`ty`], for a part of something that is being made itself.
pub(super) fn part(context: &mut Context<'_, '_>, schema: SchemaRef<'_>, spot: &Spot<'_>) -> Type {
    if context.depth == WITHIN {
        return too_deep(context, &spot.at);
    }
    context.depth += 1;
    let ty = match (schema.reference(), schema.inline()) {
        (Some(reference), _) => referenced(context, &reference, &spot.at),
        (None, Some(schema)) => of_schema(context, schema, spot),
        (None, None) => Type::Json,
    };
    context.depth -= 1;
    ty
}

/// The type of what is too deep within others.
fn too_deep(context: &mut Context<'_, '_>, at: &Pointer) -> Type {
    let message =
        format!("this is more than {WITHIN} schemas deep within others, so it is any JSON value");
    context.report.unrepresented("endless-schema", at, message);
    Type::Json
}

/// Makes a model of a schema that has no name of its own.
pub(super) fn inline(
    context: &mut Context<'_, '_>,
    schema: &Schema,
    shape: &Shape<'_>,
    spot: &Spot<'_>,
) -> ModelId {
    let identity = context.source.identity(&spot.at);
    if let Some(id) = context.drafts.met(&identity) {
        context.drafts.stands(id, &spot.at);
        return id;
    }
    let name = called_so(context.source, shape);
    let claim = claim(spot, name.as_deref());
    let called = name.map(|name| spot.called(name));
    let spot = called.as_ref().unwrap_or(spot);
    let list = one_list(shape, spot);
    if let Some(id) = list.as_ref().and_then(|key| context.same(key, &spot.at)) {
        share(context, id, schema, spot);
        context.drafts.meet(identity, id);
        return id;
    }
    // What is an operation's own goes with the others of its tag.
    let file = match calls(spot) {
        Some(tag) => Some(context.drafts.first_of_calls(tag)),
        None => spot.home.owner(),
    };
    let id = context.drafts.push(Draft {
        claim,
        named: false,
        file,
        docs: Docs::default(),
        kind: ModelKind::Object(Object::default()),
        origin: context.source.origin(&spot.at),
        places: vec![spot.at.clone()],
    });
    context.drafts.meet(identity, id);
    if let Some(key) = list {
        context.share(key, id, &spot.at);
    }
    let inner = Spot {
        home: Home::With(file.unwrap_or(id)),
        ..spot.clone()
    };
    make(context, id, schema, shape, &inner);
    id
}

/// The type of what is in the list or the map that a schema describes: in `counts`, and in whatever else
/// its `allOf` brings in.
fn within(
    context: &mut Context<'_, '_>,
    (schema, container): (&Schema, Container),
    counts: Option<Subschema<'_>>,
    spot: &Spot<'_>,
) -> Type {
    let Some(counts) = counts else {
        return Type::Json;
    };
    let source = context.source;
    // Most lists are described by one schema, and there is nothing to look into.
    let others = if form(schema).all_of.is_empty() {
        Vec::new()
    } else {
        others_within(&members(source, schema, &spot.at), container, &counts)
    };
    let place = spot.inner(counts.at.clone(), container.part());
    let mut ty = if let Some(merged) = merged(source, counts.clone(), &others, 0) {
        let at = spot.at.child(container.keyword());
        merged_type(context, merged, container.keyword(), Spot { at, ..place })
    } else {
        report_lost(
            source,
            context.report,
            container.keyword(),
            &counts,
            &others,
            None,
        );
        part(context, counts.schema, &place)
    };
    if ty.layers() >= WITHIN {
        ty = too_deep(context, &counts.at);
    }
    let owner = spot.home.owner();
    unchecked_together(source, context.report, owner, (&counts, &others), &ty);
    nullable(source, counts.schema, ty)
}

/// Makes every model that has a place what it is.
fn make_pending(context: &mut Context<'_, '_>) {
    while let Some(Pending { id, schema: name }) = context.drafts.next_pending() {
        let at = section("schemas").child(&name);
        let schema = context.source.components().schemas.get(&name);
        let Some(schema) = schema.and_then(|schema| schema.as_item()) else {
            continue;
        };
        let shape = shape(context.source, schema, &at);
        let spot = Spot {
            at,
            hint: name,
            own: String::new(),
            home: Home::With(id),
        };
        make(context, id, schema, &shape, &spot);
    }
}

/// Makes a model of a schema whose shape is a type of its own.
fn make(
    context: &mut Context<'_, '_>,
    id: ModelId,
    schema: &Schema,
    shape: &Shape<'_>,
    spot: &Spot<'_>,
) {
    let since = context.report.so_far();
    unchecked_texts(context, schema, shape, &spot.at, Some(id));
    let kind = match shape {
        Shape::Literals {
            lists,
            open,
            any_text,
        } => {
            let open = open.then(|| context.kept.catch_all());
            ModelKind::Enum(Enum {
                any_text: *any_text,
                ..enum_of(context.report, lists, open)
            })
        }
        Shape::Tuple(items) => {
            tuple::check(context.report, items);
            let types = items.all.iter();
            let types = types.map(|item| item_type(context, item, spot)).collect();
            ModelKind::Tuple(tuple::tuple(context, items, types, spot))
        }
        Shape::Union(of) => ModelKind::Union(union(context, of, spot)),
        Shape::Object(members) => {
            unchecked_branches(context.report, members);
            ModelKind::Object(object(context, members, spot))
        }
        _ => ModelKind::Object(Object::default()),
    };
    let draft = context.drafts.draft_mut(id);
    draft.docs = docs::schema(schema);
    draft.kind = kind;
    context.report.made(id, since);
}

/// The type of an item of a tuple.
fn item_type(context: &mut Context<'_, '_>, item: &Item<'_>, spot: &Spot<'_>) -> Type {
    item.schema.as_ref().map_or(Type::Json, |schema| {
        let spot = spot.part(schema.at.clone(), &item.name);
        part(context, schema.schema, &spot)
    })
}

/// The type of a component. One that stood for what it only refers to by now is that still.
fn referenced(context: &mut Context<'_, '_>, reference: &str, at: &Pointer) -> Type {
    let ty = of_component(context, reference, at);
    if let (Type::Model(id), Some(named)) = (&ty, context.source.component(reference)) {
        context.stands_for(*id, &named);
    }
    ty
}

fn of_component(context: &mut Context<'_, '_>, reference: &str, at: &Pointer) -> Type {
    let Some((schema, target)) = context.source.schema(reference) else {
        return Type::Json;
    };
    let name = target.last().unwrap_or_default();
    match context.drafts.known(&name) {
        Some(Progress::Type(ty)) => return ty.clone(),
        // Once more round leads to what has been met, or leads nowhere.
        Some(Progress::Open) => {
            let message =
                format!("`{name}` stands for nothing but itself, so it is any JSON value");
            context.report.unrepresented("endless-schema", at, message);
            return Type::Json;
        }
        None => {}
    }
    context.drafts.know(name.clone(), Progress::Open);
    let shape = shape(context.source, schema, &target);
    let spot = Spot {
        at: target,
        hint: name.clone(),
        own: String::new(),
        home: Home::Own,
    };
    if shape.defines_type() {
        unchecked_not(context, schema, &spot.at);
    }
    let ty = if let Some(ty) = scalar(context, &shape, &spot) {
        ty
    } else if shape.defines_type() {
        let origin = context.source.origin(&spot.at);
        let id = context.drafts.named(name.clone(), spot.at, origin);
        Type::Model(id)
    } else {
        plain(context, schema, shape, &spot)
    };
    context.drafts.know(name, Progress::Type(ty.clone()));
    ty
}

/// The type of a component, for what stands elsewhere as well.
fn as_component(context: &mut Context<'_, '_>, component: &Pointer, spot: &Spot<'_>) -> Type {
    let ty = referenced(context, &component.to_string(), &spot.at);
    if let Type::Model(id) = ty {
        context.drafts.stands(id, &spot.at);
    }
    ty
}

fn of_schema(context: &mut Context<'_, '_>, schema: &Schema, spot: &Spot<'_>) -> Type {
    let shape = shape(context.source, schema, &spot.at);
    if !shape.defines_type() {
        return plain(context, schema, shape, spot);
    }
    unchecked_not(context, schema, &spot.at);
    if let Some(ty) = scalar(context, &shape, spot) {
        return ty;
    }
    let identity = context.source.identity(&spot.at);
    // Whoever is met first, what is referred to and what stands there are one type.
    let component = context.source.as_component(&identity);
    if let Some(component) = component.filter(|component| *component != spot.at) {
        return as_component(context, &component, spot);
    }
    if let Some(component) = context.component_like(schema, &shape, spot) {
        return as_component(context, &component, spot);
    }
    if let Shape::Union(union) = &shape
        && let Some(independents) = branch::independents(context.source, union)
    {
        return Type::Model(shared_union(context, union, independents, spot));
    }
    let (same, keys) = same(context, schema, &shape, spot);
    if let Some(id) = same {
        return Type::Model(id);
    }
    let id = inline(context, schema, &shape, spot);
    for key in keys {
        context.share(key, id, &spot.at);
    }
    Type::Model(id)
}

/// The type of a union that is one number or boolean, whatever its branches say of that.
fn scalar(context: &mut Context<'_, '_>, shape: &Shape<'_>, spot: &Spot<'_>) -> Option<Type> {
    let branches = scalars(context.source, shape)?.iter();
    let types = branches.map(|branch| {
        let ty = part(context, branch.schema, &spot.at(branch.at.clone()));
        let owner = spot.home.owner();
        unchecked_within(context.source, context.report, owner, branch, &ty);
        ty
    });
    types.reduce(wider)
}

/// The type of a schema that is not a type of its own.
pub(super) fn plain(
    context: &mut Context<'_, '_>,
    schema: &Schema,
    shape: Shape<'_>,
    spot: &Spot<'_>,
) -> Type {
    if let Shape::Same(same) = shape {
        unlisted_mappings(context, schema, std::slice::from_ref(&same), &spot.at);
        let ty = part(context, same.schema, &spot.at(same.at));
        return match nullable(context.source, same.schema, ty) {
            Type::Nullable(inner) if excludes_null(schema) => *inner,
            ty => ty,
        };
    }
    unchecked_value(context, schema, &shape, spot);
    match shape {
        Shape::List(item) => Type::List(Box::new(within(
            context,
            (schema, Container::List),
            item,
            spot,
        ))),
        Shape::Map(value) => Type::Map(Box::new(map_value(context, schema, value, spot))),
        shape => single(context, schema, &shape, &spot.at),
    }
}

/// The type of the values of a map.
fn map_value(
    context: &mut Context<'_, '_>,
    schema: &Schema,
    value: Option<Subschema<'_>>,
    spot: &Spot<'_>,
) -> Type {
    let members = members(context.source, schema, &spot.at);
    if value.is_some() {
        let ty = within(context, (schema, Container::Map), value, spot);
        return of_all_further(context, &members, ty, spot);
    }
    if let Some(Further::Mixed(at)) = further(context.source, &members) {
        mixed_values(context.report, &at);
    }
    Type::Json
}
