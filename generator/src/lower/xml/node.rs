//! How a value is written in XML, by what kind of value it is.

use serde_json::Value;

use super::facts::{component, facts, is_component};
use super::field::fields;
use super::name::name;
use super::tables::{Tables, Unwritable};
use crate::ir::{XmlId, XmlName, XmlNode};
use crate::limits::WITHIN;
use crate::lower::shape::listed::Listed;
use crate::lower::shape::members::Member;
use crate::lower::shape::properties::{Further, further, has_patterns};
use crate::lower::shape::{Shape, settled_at};
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::pointer::Pointer;

/// What a value is to what it stands in.
#[derive(Clone, Copy)]
pub(super) enum Way<'w> {
    /// The whole body, which is called so.
    Root(Option<&'w str>),
    /// The property of that key.
    Property(&'w str),
    /// An item of a list, or a property that has no name in the document.
    Inner,
}

/// Where what is still to be made goes.
pub(super) struct Making<'m, 'b> {
    pub(super) tables: &'m mut Tables,
    pub(super) source: &'m Source<'b>,
    /// The components whose tables are to be made.
    pub(super) open: Vec<(XmlId, Subschema<'b>)>,
}

/// How the values of a schema are written. What stands in the components has a table, which is made
/// later, so that it may lead to itself.
pub(super) fn node<'b>(
    making: &mut Making<'_, 'b>,
    part: &Subschema<'b>,
    way: Way<'_>,
    depth: usize,
) -> Result<XmlNode, Unwritable> {
    let source = making.source;
    let Some((shape, at)) = settled_at(source, part).filter(|_| depth < WITHIN) else {
        return Err(Unwritable::new(&part.at, "it is nested too deep"));
    };
    if matches!(shape, Shape::Object(_) | Shape::Map(Some(_))) && is_component(&at).is_some() {
        let claim = component(source, part).or_else(|| at.last());
        let (id, is_new) = making.tables.draft(&at, claim.unwrap_or_default());
        if is_new {
            making.open.push((id, part.clone()));
        }
        return Ok(XmlNode::Table(id));
    }
    content(making, part, (shape, at), way, depth)
}

/// The same, whatever has a table.
pub(super) fn content<'b>(
    making: &mut Making<'_, 'b>,
    part: &Subschema<'b>,
    (shape, at): (Shape<'b>, Pointer),
    way: Way<'_>,
    depth: usize,
) -> Result<XmlNode, Unwritable> {
    let not = |why: &str| Err(Unwritable::new(&part.at, why));
    match shape {
        Shape::Text(_) => Ok(XmlNode::Text),
        Shape::Integer(_) | Shape::Number(_) => Ok(XmlNode::Number),
        Shape::Boolean => Ok(XmlNode::Boolean),
        Shape::Literals {
            lists,
            open,
            any_text,
        } => literals(&lists, open || any_text).map_or_else(
            || not("its values are of several kinds, which XML does not tell apart"),
            Ok,
        ),
        Shape::List(Some(item)) => list(making, (part, &item), way, depth),
        Shape::Object(members) => object(making, &members, &at, depth),
        Shape::Map(Some(values)) => Ok(XmlNode::Object {
            fields: Vec::new(),
            further: Some(Box::new(node(making, &values, Way::Inner, depth + 1)?)),
            origin: making.source.origin(&at),
            left: Vec::new(),
        }),
        Shape::List(None) => not("its items are of any kind"),
        Shape::Map(None) | Shape::Any => not("it is of any kind"),
        Shape::Null => not("it is `null` alone"),
        Shape::Tuple(_) => not("its items are of several kinds"),
        Shape::Union(_) => not("it is one of several kinds, which XML does not tell apart"),
        Shape::Same(_) => not("it refers to too many others in a row"),
    }
}

fn literals(lists: &[Listed<'_>], others: bool) -> Option<XmlNode> {
    let values = lists
        .iter()
        .flat_map(Listed::values)
        .map(|(_, value)| value);
    let values: Vec<&Value> = values.filter(|value| !value.is_null()).collect();
    let are = |is: fn(&Value) -> bool| values.iter().all(|value| is(value));
    if are(Value::is_string) {
        Some(XmlNode::Text)
    } else if are(Value::is_number) && !others {
        Some(XmlNode::Number)
    } else if are(Value::is_boolean) && !others {
        Some(XmlNode::Boolean)
    } else {
        None
    }
}

fn list<'b>(
    making: &mut Making<'_, 'b>,
    (list, item): (&Subschema<'b>, &Subschema<'b>),
    way: Way<'_>,
    depth: usize,
) -> Result<XmlNode, Unwritable> {
    let not = |why: String| Unwritable::new(&list.at, why);
    let said = facts(making.source, list);
    let is_element = said.node.as_deref() == Some("element");
    let wrapped = said.wrapped.unwrap_or(is_element) || matches!(way, Way::Root(_));
    let around = match way {
        Way::Root(name) => name.map(str::to_owned),
        Way::Property(key) if wrapped => Some(said.name.clone().unwrap_or_else(|| key.to_owned())),
        Way::Property(key) => Some(key.to_owned()),
        Way::Inner if wrapped => said.name.clone(),
        Way::Inner => {
            return Err(not("a list in a list has no element of its own".to_owned()));
        }
    };
    let of = node(making, item, Way::Inner, depth + 1)?;
    let own = facts(making.source, item);
    let item: Option<XmlName> = match (&own.name, &around) {
        (None, None) => None,
        (_, around) => {
            let otherwise = around.as_deref().unwrap_or_default();
            Some(name(&own, otherwise).map_err(not)?)
        }
    };
    if item.is_none() && !matches!(way, Way::Root(_)) {
        return Err(not("its items have no name".to_owned()));
    }
    Ok(XmlNode::List {
        item,
        wrapped,
        of: Box::new(of),
    })
}

/// The properties of an object, and how all others are written. What need not be there and has no way
/// is left out, unless nothing else is there.
fn object<'b>(
    making: &mut Making<'_, 'b>,
    members: &[Member<'b>],
    at: &Pointer,
    depth: usize,
) -> Result<XmlNode, Unwritable> {
    let source = making.source;
    let mut left = Vec::new();
    let fields = fields(making, &mut left, members, at, depth)?;
    let further = match further(source, members) {
        Some(Further::Of(values)) if !members.iter().any(has_patterns) => {
            Some(node(making, &values, Way::Inner, depth + 1))
        }
        None if !members.iter().any(has_patterns) => None,
        _ => {
            let why = "its further properties are of any kind, or of one by their names";
            Some(Err(Unwritable::new(at, why)))
        }
    };
    let further = match further {
        None if fields.is_empty() => {
            let why = "XML has no way for any of its properties";
            return Err(Unwritable::new(at, why));
        }
        None => None,
        Some(Ok(further)) => Some(Box::new(further)),
        Some(Err(why)) if fields.is_empty() => return Err(why),
        Some(Err(why)) => {
            left.push((source.origin(&why.at), why.why));
            None
        }
    };
    Ok(XmlNode::Object {
        fields,
        further,
        origin: source.origin(at),
        left,
    })
}
