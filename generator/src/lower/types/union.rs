//! Unions: a value is one of several types.

use openapiv3::Schema;
use serde_json::Value;

use super::Context;
use super::alike::Shared;
use super::bounds::unchecked_within;
use super::drafts::Draft;
use super::exact::exact_hint;
use super::object::object;
use super::said::{also_said, said};
use super::schema::{inline, part, plain};
use super::spot::{Home, Spot};
use super::unchecked::{lost_choice, lost_properties, unchecked_not, unlisted_mappings};
use crate::ir::{self, Branch, Docs, Literal, ModelId, ModelKind, Said, Type};
use crate::lower::docs;
use crate::lower::shape::branch::{self, ListedBranch, listed};
use crate::lower::shape::deep::deep;
use crate::lower::shape::derived::{discriminator_of_base, is_base};
use crate::lower::shape::discriminator::{Discriminant, discriminant, meant};
use crate::lower::shape::keyed::are_keyed;
use crate::lower::shape::lineage::Lineages;
use crate::lower::shape::members::{Member, beneath, members};
use crate::lower::shape::properties::properties;
use crate::lower::shape::telling::hints;
use crate::lower::shape::{Shape, UnionShape, together};
use crate::lower::source::form;
use crate::lower::source::member::{name, told};
use crate::lower::source::report::Report;
use crate::lower::source::subschema::Subschema;
use crate::names::{Case, Claim, Scope};
use crate::pointer::Pointer;

/// A branch without its name.
struct Unnamed {
    claim: Claim,
    docs: Docs,
    ty: Type,
    tags: Vec<Literal>,
    is_default: bool,
    said: Vec<Said>,
    origin: Pointer,
}

/// Makes the union of these branches.
pub(super) fn union(
    context: &mut Context<'_, '_>,
    union: &UnionShape<'_>,
    spot: &Spot<'_>,
) -> ir::Union {
    let tag = discriminant(context.source, &Lineages::default(), union);
    report_unused(context, union, tag.as_ref(), &spot.at);
    if tag.is_some() {
        unlisted_mappings(context, union.schema, &union.branches, &spot.at);
    }
    if union.base.is_empty() {
        lost_properties(context.report, union.schema, &spot.at);
    }
    let source = context.source;
    let deep = tag.is_none().then(|| deep(source, union)).flatten();
    let by = tag.as_ref().or(deep.as_ref().map(|deep| &deep.told));
    let branches = branches(context, union, by, spot);
    let claims = branches.iter().map(|branch| branch.claim.clone());
    let is_open = match &tag {
        Some(tag) => tag.default.is_none(),
        None => deep.is_some() || are_keyed(source, union),
    };
    let other = is_open.then(|| context.kept.catch_all());
    let mut names = Scope::new(Case::Type)
        .without(&["Self"])
        .claim_all(claims.chain(other));
    let other = if is_open { names.pop() } else { None };
    let branches = branches
        .into_iter()
        .zip(names)
        .map(|(branch, name)| Branch {
            name,
            docs: branch.docs,
            ty: branch.ty,
            tags: branch.tags,
            is_default: branch.is_default,
            said: branch.said,
            origin: branch.origin,
        });
    ir::Union {
        is_decided: tag.as_ref().is_some_and(|tag| tag.decides),
        tag: tag.map(|tag| tag.property),
        within: deep.map(|deep| [deep.told.property, deep.within]),
        branches: branches.collect(),
        other,
    }
}

/// Reports a discriminator that does not tell the members apart.
fn report_unused(
    context: &mut Context<'_, '_>,
    union: &UnionShape<'_>,
    tag: Option<&Discriminant>,
    at: &Pointer,
) {
    let Some(declared) = &union.schema.schema_data.discriminator else {
        return;
    };
    let name = &declared.property_name;
    if tag.is_some_and(|tag| tag.property == *name && tag.is_distinct()) {
        return;
    }
    let message = match meant(context.source, union) {
        Some(meant) => format!("no member has `{name}`, so `{meant}` tells them apart"),
        None => "the discriminator does not tell all members apart, so it is not used".to_owned(),
    };
    context
        .report
        .unrepresented("unused-discriminator", at, message);
}

/// Makes the union of branches with these hints and of that name, which is the same type wherever its
/// branches are the same types, once.
pub(super) fn shared_union(
    context: &mut Context<'_, '_>,
    of: &UnionShape<'_>,
    (hints, name): (Vec<String>, String),
    spot: &Spot<'_>,
) -> ModelId {
    let branches = of.branches.iter();
    let types: Vec<Type> = branches
        .map(|branch| part(context, branch.schema, &spot.at(branch.at.clone())))
        .collect();
    let exact = types.iter().zip(&hints);
    let exact: Vec<String> = exact.map(|(ty, hint)| exact_hint(ty, hint)).collect();
    let exact = branch::called(&exact);
    let key = Shared::Union(name.clone(), exact.clone());
    if let Some(id) = context.same(&key, &spot.at) {
        context.drafts.stands(id, &spot.at);
        for (branch, ty) in of.branches.iter().zip(&types) {
            unchecked_within(context.source, context.report, Some(id), branch, ty);
            let said = said(context.source, branch, ty);
            also_said(&mut context.drafts.draft_mut(id).kind, ty, said);
        }
        return id;
    }
    let id = context.drafts.push(Draft {
        claim: Claim::new(name.clone())
            .or(exact)
            .or(format!("{name} value")),
        named: false,
        file: None,
        docs: Docs::default(),
        kind: ModelKind::Union(ir::Union::default()),
        origin: context.source.origin(&spot.at),
        places: vec![spot.at.clone()],
    });
    context.share(key, id, &spot.at);
    let inner = Spot {
        home: Home::With(id),
        ..spot.clone()
    };
    let made = union(context, of, &inner);
    let branches = made.branches.iter();
    let names: Vec<String> = branches
        .map(|branch| format!("`{}`", branch.name))
        .collect();
    let draft = context.drafts.draft_mut(id);
    draft.docs = Docs(format!("One of {}.", names.join(", ")));
    draft.kind = ModelKind::Union(made);
    id
}

/// The branches, those of one type being one.
fn branches(
    context: &mut Context<'_, '_>,
    union: &UnionShape<'_>,
    tag: Option<&Discriminant>,
    spot: &Spot<'_>,
) -> Vec<Unnamed> {
    let mut branches: Vec<Unnamed> = Vec::new();
    let listed = listed(context.source, union);
    let hints = hints(context.source, union, tag);
    let places = places(union, spot);
    tell(context, &union.branches, &places);
    for (index, branch) in union.branches.iter().enumerate() {
        let tags = tag.map_or_else(Vec::new, |tag| tag.values[index].clone());
        let is_default = tag.is_some_and(|tag| tag.default == Some(index));
        let place = listed.iter().position(|known| known.at == branch.at);
        let hint = match place {
            Some(_) => "word".to_owned(),
            None => hints[index].clone(),
        };
        let here = Spot {
            own: own(branch),
            ..spot.part(branch.at.clone(), &hint)
        };
        let ty = match place {
            Some(0) => list(context, branch, &listed, &here),
            Some(_) => continue,
            None => branch_type(context, union, (branch, &places[index]), &here),
        };
        let owner = spot.home.owner();
        unchecked_within(context.source, context.report, owner, branch, &ty);
        let said = said(context.source, branch, &ty);
        if let Some(same) = branches.iter_mut().find(|other| other.ty == ty) {
            same.said.push(said);
            same.tags.extend(tags);
            same.is_default |= is_default;
            continue;
        }
        branches.push(Unnamed {
            claim: Claim::new(hint),
            docs: docs_of(branch),
            ty,
            tags,
            is_default,
            said: vec![said],
            origin: context.source.origin(&branch.at),
        });
    }
    branches
}

/// Where the branches of a union stand in it. Those of another union, which this one extends, have a
/// place of their own.
fn places(union: &UnionShape<'_>, spot: &Spot<'_>) -> Vec<Pointer> {
    let branches = union.branches.iter().enumerate();
    let places = branches.map(|(index, branch)| {
        if branch.at.is_within(&spot.at) {
            branch.at.clone()
        } else {
            spot.at.child("oneOf").item(index)
        }
    });
    places.collect()
}

/// Notes what tells branches from each other, wherever they stand: their names, or what is in them.
fn tell(context: &mut Context<'_, '_>, branches: &[Subschema<'_>], places: &[Pointer]) {
    let branches = branches.iter().zip(places);
    let inline = branches.clone();
    let inline = inline.filter_map(|(branch, at)| Some((branch.schema.inline()?, (branch, at))));
    let (schemas, inline): (Vec<&Schema>, Vec<_>) = inline.unzip();
    let by_content = inline.into_iter().zip(told(&schemas));
    let by_name = branches.filter_map(|(branch, at)| {
        let reference = branch.schema.reference()?;
        Some(((branch, at), name(&reference)))
    });
    for ((branch, at), by) in by_content.chain(by_name) {
        context.drafts.told.tell(&branch.at, by.clone());
        context.drafts.told.tell(at, by);
    }
}

/// What a branch is called by itself that is one text and no other: it is the same in all unions.
fn own(branch: &Subschema<'_>) -> String {
    const LONGEST: usize = 40;
    let schema = branch.schema.inline();
    match schema.map(|schema| &form(schema).enumeration[..]) {
        Some([Value::String(text)]) if text.len() <= LONGEST => {
            format!("{} word", Case::Type.name(text))
        }
        _ => String::new(),
    }
}

/// The one enum of all values that branches of a union list.
fn list(
    context: &mut Context<'_, '_>,
    first: &Subschema<'_>,
    listed: &[ListedBranch<'_>],
    spot: &Spot<'_>,
) -> Type {
    let Some(schema) = first.schema.inline() else {
        return Type::Json;
    };
    let lists = listed.iter().flat_map(|listed| listed.lists.clone());
    let shape = Shape::Literals {
        lists: lists.collect(),
        open: true,
        any_text: false,
    };
    Type::Model(inline(context, schema, &shape, spot))
}

/// The type of one branch, together with what all branches have. One that is another union's is another
/// type in that, whose place in this one is its own.
fn branch_type(
    context: &mut Context<'_, '_>,
    union: &UnionShape<'_>,
    (branch, place): (&Subschema<'_>, &Pointer),
    spot: &Spot<'_>,
) -> Type {
    let Some((schema, at)) = branch.resolve(context.source) else {
        return Type::Json;
    };
    let is_base = |property| is_base(context.source, property, schema, &at);
    if union.hierarchy.is_some_and(is_base) {
        return base_type(context, schema, &at, spot);
    }
    if union.base.is_empty() {
        return part(context, branch.schema, spot);
    }
    let own = members(context.source, schema, &at);
    let all = with_base(context.report, union, own);
    let here = spot.at(place.clone());
    let shape = match together(context.source, all.clone(), &here.at) {
        Shape::Same(_) | Shape::Any | Shape::Map(Some(_)) => Shape::Object(all),
        chosen => chosen,
    };
    // What is no object is none of which something is said beside the branches.
    if !shape.defines_type() {
        return plain(context, schema, shape, &here);
    }
    unchecked_not(context, schema, &at);
    let id = inline(context, schema, &shape, &here);
    context.drafts.draft_mut(id).origin = context.source.origin(&spot.at);
    Type::Model(id)
}

/// The schemas of a branch with those of the base, whose own choice is this branch. A choice within the
/// branch is one as well, but for one within that: each level of them multiplies the types.
fn with_base<'b>(
    report: &mut Report<'_>,
    union: &UnionShape<'b>,
    branch: Vec<Member<'b>>,
) -> Vec<Member<'b>> {
    let is_within = union.base.iter().any(Member::is_chosen);
    let base = union.base.iter().cloned().map(Member::chosen);
    let is_base = |member: &Member<'_>| union.base.iter().any(|known| known.at == member.at);
    let branch = branch.into_iter().map(|member| {
        if is_base(&member) {
            return member.chosen();
        }
        match member.branches() {
            Some((keyword, _)) if is_within => {
                lost_choice(report, &member.at.child(keyword));
                member.chosen()
            }
            _ => member,
        }
    });
    let branch = branch.collect();
    beneath(base, branch)
}

/// The type of a base without what is derived from it.
fn base_type(
    context: &mut Context<'_, '_>,
    schema: &Schema,
    at: &Pointer,
    spot: &Spot<'_>,
) -> Type {
    let name = at.last().unwrap_or_default();
    let key = Shared::Base(name.clone());
    if let Some(id) = context.same(&key, at) {
        return Type::Model(id);
    }
    let members = members(context.source, schema, at);
    if properties(&members).is_empty() {
        return Type::Map(Box::new(Type::Json));
    }
    let has_discriminator = discriminator_of_base(schema).is_some();
    let id = context.drafts.push(Draft {
        claim: base_claim(has_discriminator, &name),
        named: false,
        file: spot.home.owner().filter(|_| has_discriminator),
        docs: docs::schema(schema),
        kind: ModelKind::Object(ir::Object::default()),
        origin: context.source.origin(at),
        places: vec![at.child("base")],
    });
    context.share(key, id, at);
    let inner = Spot {
        at: at.clone(),
        hint: name,
        own: String::new(),
        home: spot.home,
    };
    let made = object(context, &members, &inner);
    context.drafts.draft_mut(id).kind = ModelKind::Object(made);
    Type::Model(id)
}

/// What the type of a base alone may be called. One that is between a base and others has its own name
/// where nothing uses it as one of these.
fn base_claim(has_discriminator: bool, name: &str) -> Claim {
    let base = format!("{name} base");
    let claim = if has_discriminator {
        Claim::new(base)
    } else {
        Claim::new(name).or(base)
    };
    claim.or(format!("{name} base value"))
}

/// What the document says of a branch that stands right there.
fn docs_of(branch: &Subschema<'_>) -> Docs {
    branch.schema.inline().map(docs::schema).unwrap_or_default()
}
