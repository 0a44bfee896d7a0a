//! Unions: a value is one of several types.

use std::collections::HashSet;

use super::discriminator::tags;
use super::docs;
use super::draft::{Draft, Drafts};
use super::facets::{Facet, Member, facets, properties};
use super::schema::Spot;
use super::shape::{Shape, Union, settled};
use super::view::View;
use crate::ir::{self, Branch, Docs, Literal, ModelKind, Type};
use crate::names::{Case, Claim, Scope};
use crate::pointer::Pointer;

/// A branch on its way.
struct Lowered {
    claim: Claim,
    docs: Docs,
    ty: Type,
    tags: Vec<Literal>,
    origin: Pointer,
}

impl Drafts {
    pub(super) fn union(
        &mut self,
        view: &mut View<'_>,
        union: &Union<'_>,
        spot: &Spot,
    ) -> ir::Union {
        let (tag, tags) = match tags(view, union) {
            Some((tag, tags)) => (Some(tag), tags),
            None => (None, vec![Vec::new(); union.members.len()]),
        };
        let declared = union.schema.schema_data.discriminator.as_ref();
        if declared.is_some_and(|known| tag.as_ref() != Some(&known.property_name)) {
            let message = "the discriminator does not tell all members apart, so it is not used";
            view.unrepresented("unused-discriminator", &spot.at, message);
        }
        let mut branches: Vec<Lowered> = Vec::new();
        let listed = listed(view, union);
        for (member, tags) in union.members.iter().zip(tags) {
            let place = listed.iter().position(|(at, _)| *at == member.at);
            let words = match place {
                Some(_) => "word".to_owned(),
                None => words(view, union, member, &tags),
            };
            let part = spot.part(member.at.clone(), &words);
            let ty = match place {
                Some(0) => self.listed(view, member, &listed, &part),
                Some(_) => continue,
                None => self.branch(view, union, member, &part),
            };
            if let Some(same) = branches.iter_mut().find(|other| other.ty == ty) {
                same.tags.extend(tags);
                continue;
            }
            branches.push(Lowered {
                claim: Claim::new(words),
                docs: docs_of(member),
                ty,
                tags,
                origin: view.origin(&member.at),
            });
        }
        let claims = branches.iter().map(|branch| branch.claim.clone());
        let other = tag.is_some().then(|| Claim::new("other").or("unlisted"));
        let is_open = other.is_some();
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
                origin: branch.origin,
            });
        ir::Union {
            tag,
            branches: branches.collect(),
            other,
        }
    }

    /// The one enum of all values that members of a union list.
    fn listed(
        &mut self,
        view: &mut View<'_>,
        first: &Member<'_>,
        listed: &[(Pointer, Vec<Facet<'_>>)],
        spot: &Spot,
    ) -> Type {
        let Some(schema) = first.property.inline() else {
            return Type::Json;
        };
        let lists = listed.iter().flat_map(|(_, lists)| lists.clone()).collect();
        let shape = Shape::Literals {
            lists,
            open: true,
            any_text: false,
        };
        Type::Model(self.inline(view, schema, &shape, spot))
    }

    /// The type of one branch, together with what all branches have.
    fn branch(
        &mut self,
        view: &mut View<'_>,
        union: &Union<'_>,
        member: &Member<'_>,
        spot: &Spot,
    ) -> Type {
        let Some((schema, elsewhere)) = member.property.resolve(view) else {
            return Type::Json;
        };
        let at = elsewhere.unwrap_or_else(|| member.at.clone());
        if union.base.is_empty() {
            return self.part(view, member.property, spot);
        }
        let mut all: Vec<_> = union.base.clone();
        for facet in &mut all {
            facet.union = false;
        }
        all.extend(facets(view, schema, &at));
        Type::Model(self.inline(view, schema, &Shape::Object(all), spot))
    }

    /// A union of few types that have names of their own, which is the same type
    /// wherever it stands, named after them.
    pub(super) fn shared_union(
        &mut self,
        view: &mut View<'_>,
        union: &Union<'_>,
        spot: &Spot,
    ) -> Option<Type> {
        const MOST: usize = 3;
        const LONGEST: usize = 60;
        let has_discriminator = union.schema.schema_data.discriminator.is_some();
        if !union.base.is_empty() || has_discriminator || union.members.len() > MOST {
            return None;
        }
        let mut words = Vec::new();
        for member in &union.members {
            let word = independent(view, member)?;
            if !words.contains(&word) {
                words.push(word);
            }
        }
        // In which order they stand makes no difference to what they are.
        words.sort();
        let name = words.join(" or ");
        if name.len() > LONGEST {
            return None;
        }
        if let Some(id) = self.shared(&name) {
            return Some(Type::Model(id));
        }
        let origin = view.origin(&spot.at);
        let id = self.push(Draft {
            claim: Claim::new(name.as_str()).or(format!("{name} value")),
            named: false,
            file: None,
            docs: Docs::default(),
            kind: ModelKind::Union(ir::Union::default()),
            origin,
        });
        self.share(name, id);
        let inner = Spot {
            file: Some(id),
            ..spot.clone()
        };
        let kind = self.union(view, union, &inner);
        let names: Vec<String> = kind
            .branches
            .iter()
            .map(|branch| format!("`{}`", branch.name))
            .collect();
        let draft = self.draft_mut(id);
        draft.docs = Docs(format!("One of {}.", names.join(", ")));
        draft.kind = ModelKind::Union(kind);
        Some(Type::Model(id))
    }
}

/// The members that list texts right there, with their lists, if there are
/// several: they are one enum among the other types.
fn listed<'b>(view: &View<'b>, union: &Union<'b>) -> Vec<(Pointer, Vec<Facet<'b>>)> {
    let members = union.members.iter();
    let inline = members.filter(|member| member.property.inline().is_some());
    let listed: Vec<_> = inline
        .filter_map(|member| match settled(view, member)? {
            Shape::Literals { lists, .. } => Some((member.at.clone(), lists)),
            _ => None,
        })
        .collect();
    if listed.len() < 2 || !union.base.is_empty() {
        return Vec::new();
    }
    listed
}

/// The words for a type that does not depend on where it stands: a schema of the
/// components, a single value, or a list of such.
fn independent(view: &View<'_>, member: &Member<'_>) -> Option<String> {
    if let Some(name) = component(view, member) {
        return Some(name);
    }
    match settled(view, member)? {
        Shape::List(Some(item)) => Some(format!("{} list", independent(view, &item)?)),
        shape => scalar(&shape).map(str::to_owned),
    }
}

/// The name of the schema that a member refers to.
fn component(view: &View<'_>, member: &Member<'_>) -> Option<String> {
    let reference = member.property.reference()?;
    view.schema(&reference)?.1.last()
}

/// The word for a single value.
fn scalar(shape: &Shape<'_>) -> Option<&'static str> {
    let word = match shape {
        Shape::Boolean => "boolean",
        Shape::Integer(Some(format)) if format.starts_with('u') => "unsigned integer",
        Shape::Integer(_) => "integer",
        Shape::Number(_) => "number",
        Shape::Text(Some("date-time")) => "date time",
        Shape::Text(Some("date")) => "date",
        Shape::Text(Some("uuid")) => "uuid",
        Shape::Text(Some("byte")) => "base64",
        Shape::Text(Some("binary")) => "file",
        Shape::Text(_) => "text",
        _ => return None,
    };
    Some(word)
}

/// What a branch is called: as the schema that it refers to, by its title, by
/// the value that chooses it, or by what kind of value it is.
fn words(view: &View<'_>, union: &Union<'_>, member: &Member<'_>, tags: &[Literal]) -> String {
    const LONGEST_TITLE: usize = 60;
    if let Some(name) = component(view, member) {
        return name;
    }
    let title = member
        .property
        .inline()
        .and_then(|schema| schema.schema_data.title.clone());
    if let Some(title) = title.filter(|title| title.len() < LONGEST_TITLE) {
        return title;
    }
    if let [Literal::Text(tag)] = tags {
        return tag.clone();
    }
    let Some(shape) = settled(view, member) else {
        return "any".to_owned();
    };
    let kind = match &shape {
        Shape::Object(_) => {
            return own_property(view, union, member).unwrap_or_else(|| "object".to_owned());
        }
        Shape::Map(_) => "map",
        Shape::Null => "null",
        Shape::Tuple(_) => "tuple",
        Shape::Union(_) => "choice",
        Shape::Literals { .. } => "word",
        Shape::List(_) => return independent(view, member).unwrap_or_else(|| "list".to_owned()),
        other => scalar(other).unwrap_or("any"),
    };
    kind.to_owned()
}

/// The one property of an object, or `with name` after the first that no other
/// branch has.
fn own_property(view: &View<'_>, union: &Union<'_>, member: &Member<'_>) -> Option<String> {
    let names = |member: &Member<'_>| -> Vec<String> {
        let Some((schema, elsewhere)) = member.property.resolve(view) else {
            return Vec::new();
        };
        let at = elsewhere.unwrap_or_else(|| member.at.clone());
        let facets = facets(view, schema, &at);
        let properties = properties(&facets);
        properties.keys().map(|wire| (*wire).to_owned()).collect()
    };
    let own = names(member);
    let objects = union.members.iter().filter(|other| other.at != member.at);
    let others: HashSet<String> = objects.flat_map(names).collect();
    let first = own.iter().find(|name| !others.contains(*name))?;
    match own.len() {
        1 => Some(first.clone()),
        _ if others.is_empty() => None,
        _ => Some(format!("with {first}")),
    }
}

/// What the document says of a branch that stands right there.
fn docs_of(member: &Member<'_>) -> Docs {
    member
        .property
        .inline()
        .map(docs::schema)
        .unwrap_or_default()
}
