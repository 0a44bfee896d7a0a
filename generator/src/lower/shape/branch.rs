//! What the branches of a union are, and what they are called.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use super::listed::Listed;
use super::members::members_of;
use super::properties::properties;
use super::{Shape, UnionShape, settled};
use crate::ir::Literal;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::pointer::Pointer;

/// A branch that lists strings right there.
pub(in crate::lower) struct ListedBranch<'b> {
    pub(in crate::lower) at: Pointer,
    pub(in crate::lower) lists: Vec<Listed<'b>>,
}

/// The branches that list strings right there, with their lists, if there are
/// several: they are one enum among the other types.
pub(in crate::lower) fn listed<'b>(
    source: &Source<'b>,
    union: &UnionShape<'b>,
) -> Vec<ListedBranch<'b>> {
    let branches = union.branches.iter();
    let inline = branches.filter(|branch| branch.schema.inline().is_some());
    let listed: Vec<_> = inline
        .filter_map(|branch| match settled(source, branch)? {
            Shape::Literals { lists, .. } => Some(ListedBranch {
                at: branch.at.clone(),
                lists,
            }),
            _ => None,
        })
        .collect();
    if listed.len() < 2 || !union.base.is_empty() {
        return Vec::new();
    }
    listed
}

/// The name hints of the branches of a union of few types that have names of their own, which depends on
/// nothing but its branches, and what it is called by them.
pub(in crate::lower) fn independents(
    source: &Source<'_>,
    union: &UnionShape<'_>,
) -> Option<(Vec<String>, String)> {
    const MOST: usize = 3;
    const LONGEST: usize = 60;
    let has_discriminator = union.schema.schema_data.discriminator.is_some();
    if !union.base.is_empty() || has_discriminator || union.branches.len() > MOST {
        return None;
    }
    let branches = union.branches.iter();
    let hints: Option<Vec<String>> = branches.map(|branch| independent(source, branch)).collect();
    let hints = hints?;
    let name = called(&hints);
    (name.len() <= LONGEST).then_some((hints, name))
}

/// What a union of these is called. In which order they stand makes no difference to what they are.
pub(in crate::lower) fn called(hints: &[String]) -> String {
    let hints: BTreeSet<&str> = hints.iter().map(String::as_str).collect();
    Vec::from_iter(hints).join(" or ")
}

/// A name hint for a type that does not depend on where it stands: a schema of the
/// components, a single value, or a list of such.
fn independent(source: &Source<'_>, branch: &Subschema<'_>) -> Option<String> {
    if let Some(name) = component(source, branch) {
        return Some(name);
    }
    match settled(source, branch)? {
        Shape::List(Some(item)) => Some(format!("{} list", independent(source, &item)?)),
        shape => scalar(&shape).map(str::to_owned),
    }
}

/// The name of the schema that a branch refers to.
fn component(source: &Source<'_>, branch: &Subschema<'_>) -> Option<String> {
    let reference = branch.schema.reference()?;
    source.schema(&reference)?.1.last()
}

/// A name hint for a single value.
pub(super) fn scalar(shape: &Shape<'_>) -> Option<&'static str> {
    let hint = match shape {
        Shape::Boolean => "boolean",
        Shape::Integer(Some(format)) if is_unsigned(format) => "unsigned integer",
        Shape::Integer(_) => "integer",
        Shape::Number(_) => "number",
        Shape::Text(Some("date-time")) => "date time",
        Shape::Text(Some("date")) => "date",
        Shape::Text(Some("uuid")) => "uuid",
        Shape::Text(Some("byte" | "base64" | "base64url")) => "base64",
        Shape::Text(Some("binary")) => "file",
        Shape::Text(_) => "text",
        _ => return None,
    };
    Some(hint)
}

/// Whether a format is one of whole numbers that are never negative, whatever their size.
fn is_unsigned(format: &str) -> bool {
    let size = format.strip_prefix("uint").or(format.strip_prefix('u'));
    size.is_some_and(|size| size.bytes().all(|digit| digit.is_ascii_digit()))
}

/// What the branches of a union are called, each by itself.
pub(super) struct Hints<'s, 'b> {
    source: &'s Source<'b>,
    union: &'s UnionShape<'b>,
    /// How many branches have a property of a name.
    names: OnceCell<HashMap<String, usize>>,
}

impl<'s, 'b> Hints<'s, 'b> {
    pub(super) fn new(source: &'s Source<'b>, union: &'s UnionShape<'b>) -> Self {
        Self {
            source,
            union,
            names: OnceCell::new(),
        }
    }

    /// What a branch is called: as the schema that it refers to, by its title, by the value that
    /// chooses it, or by what kind of value it is.
    pub(super) fn of(&self, branch: &Subschema<'b>, tags: &[Literal]) -> String {
        const LONGEST_TITLE: usize = 60;
        if let Some(name) = component(self.source, branch) {
            return name;
        }
        let title = branch
            .schema
            .inline()
            .and_then(|schema| schema.schema_data.title.clone());
        if let Some(title) = title.filter(|title| title.len() < LONGEST_TITLE) {
            return title;
        }
        if let [Literal::Text(tag)] = tags {
            return tag.clone();
        }
        let Some(shape) = settled(self.source, branch) else {
            return "any".to_owned();
        };
        let kind = match &shape {
            Shape::Object(_) => {
                let own = self.own_property(branch);
                return own.unwrap_or_else(|| "object".to_owned());
            }
            Shape::Map(_) => "map",
            Shape::Null => "null",
            Shape::Tuple(_) => "tuple",
            Shape::Union(_) => "choice",
            Shape::Literals { .. } => "word",
            Shape::List(_) => {
                let item = independent(self.source, branch);
                return item.unwrap_or_else(|| "list".to_owned());
            }
            other => scalar(other).unwrap_or("any"),
        };
        kind.to_owned()
    }

    /// The one property of an object, or `with name` after the first that no other branch has.
    fn own_property(&self, branch: &Subschema<'b>) -> Option<String> {
        let names = self.names.get_or_init(|| {
            let mut names = HashMap::new();
            for name in self
                .union
                .branches
                .iter()
                .flat_map(|branch| self.properties(branch))
            {
                *names.entry(name).or_default() += 1;
            }
            names
        });
        let own = self.properties(branch);
        let first = own.iter().find(|name| names.get(*name) == Some(&1))?;
        let is_alone = names.values().sum::<usize>() == own.len();
        match own.len() {
            1 => Some(first.clone()),
            _ if is_alone => None,
            _ => Some(format!("with {first}")),
        }
    }

    fn properties(&self, branch: &Subschema<'b>) -> Vec<String> {
        let members = members_of(self.source, branch).unwrap_or_default();
        let properties = properties(&members);
        properties.keys().map(|wire| (*wire).to_owned()).collect()
    }
}
