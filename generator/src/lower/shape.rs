//! What kind of value a schema describes, before anything is made of it.

use openapiv3::{AdditionalProperties, AnySchema, ReferenceOr, Schema};
use serde_json::Value;

use super::facets::{Facet, Member, additional, facets, is_annotation, properties};
use super::property::{Property, unboxed};
use super::tuple::{self, Items};
use super::view::{View, extension, form};
use crate::ir::Literal;
use crate::limits::CHAIN;
use crate::pointer::Pointer;
use crate::vocabulary::{EXTENSIBLE_ENUM, NULL, PATTERN_PROPERTIES, PREFIX_ITEMS};

/// A kind of value.
pub(super) enum Shape<'b> {
    /// The same as another schema.
    Same(Member<'b>),
    /// Any value at all.
    Any,
    /// `null` alone.
    Null,
    Boolean,
    /// A whole number, with its format.
    Integer(Option<&'b str>),
    /// A number, with its format.
    Number(Option<&'b str>),
    /// Text, with its format.
    Text(Option<&'b str>),
    /// One of the values that these facets list.
    Literals {
        lists: Vec<Facet<'b>>,
        open: bool,
        /// Whether the document itself says that any other text will do.
        any_text: bool,
    },
    List(Option<Member<'b>>),
    /// An array of fixed length.
    Tuple(Items<'b>),
    /// An object whose keys are data.
    Map(Option<Member<'b>>),
    /// An object with these properties.
    Object(Vec<Facet<'b>>),
    Union(Union<'b>),
}

/// One of several schemas.
pub(super) struct Union<'b> {
    pub(super) members: Vec<Member<'b>>,
    /// What holds whichever of them it is.
    pub(super) base: Vec<Facet<'b>>,
    /// The schema that lists them, which may have a discriminator.
    pub(super) schema: &'b Schema,
}

impl Shape<'_> {
    /// Whether it becomes a type of its own.
    pub(super) fn defines_type(&self) -> bool {
        matches!(
            self,
            Self::Literals { .. } | Self::Tuple(_) | Self::Object(_) | Self::Union(_)
        )
    }
}

/// The kind of value that a schema describes.
pub(super) fn shape<'b>(view: &View<'b>, schema: &'b Schema, at: &Pointer) -> Shape<'b> {
    let facts = &schema.schema_data.extensions;
    if extension(facts, NULL).unwrap_or_default() {
        return Shape::Null;
    }
    if let Some(same) = sole(schema, at) {
        return Shape::Same(same);
    }
    if let Some(members) = view.derived(schema, at) {
        return Shape::Union(Union {
            members,
            base: Vec::new(),
            schema,
        });
    }
    let all = facets(view, schema, at);
    let unions: Vec<Facet<'_>> = all
        .iter()
        .filter(|facet| facet.members().is_some())
        .cloned()
        .collect();
    let Some(first) = unions.first() else {
        return plain(view, all);
    };
    let members = members(first);
    let has_base = !properties(&all).is_empty();
    if members.is_empty() {
        return plain(view, all);
    }
    let any_of = matches!(first.members(), Some(("anyOf", _)));
    if unions.len() > 1 || (has_base && any_of) || both(first.form()) {
        return merged(view, all, &unions);
    }
    if !has_base && let Some(collapsed) = collapsed(view, &members, at) {
        return collapsed;
    }
    Shape::Union(Union {
        members,
        base: if has_base { all } else { Vec::new() },
        schema: first.schema,
    })
}

fn both(form: &AnySchema) -> bool {
    !form.one_of.is_empty() && !form.any_of.is_empty()
}

/// The members of a union, without those that only constrain what is described
/// beside it.
fn members<'b>(facet: &Facet<'b>) -> Vec<Member<'b>> {
    let Some((keyword, members)) = facet.members() else {
        return Vec::new();
    };
    let all = facet.at.child(keyword);
    let members = members.iter().enumerate();
    members
        .filter(|(_, member)| !member.as_item().is_some_and(is_constraint))
        .map(|(index, member)| Member {
            property: Property::Plain(member),
            at: all.item(index),
        })
        .collect()
}

/// Whether a schema says which values are right without saying what they are.
pub(super) fn is_constraint(schema: &Schema) -> bool {
    let form = form(schema);
    let bare = AnySchema {
        typ: form.typ.clone().filter(|word| word == "object"),
        required: form.required.clone(),
        not: form.not.clone(),
        min_properties: form.min_properties,
        max_properties: form.max_properties,
        ..AnySchema::default()
    };
    *form == bare && (!form.required.is_empty() || form.not.is_some())
}

/// An object of which some properties are there in some cases: those of several
/// unions, or of an `anyOf`, of which more than one member may hold.
fn merged<'b>(view: &View<'b>, all: Vec<Facet<'b>>, unions: &[Facet<'b>]) -> Shape<'b> {
    let mut everything = Vec::new();
    for facet in unions {
        let form = facet.form();
        for (keyword, list) in [("oneOf", &form.one_of), ("anyOf", &form.any_of)] {
            let place = facet.at.child(keyword);
            for (index, member) in list.iter().enumerate() {
                if let Some((schema, at)) = view.resolve(member, place.item(index)) {
                    everything.extend(facets(view, schema, &at).into_iter().map(|facet| Facet {
                        optional: true,
                        ..facet
                    }));
                }
            }
        }
    }
    let mut everything_binding = all;
    everything_binding.extend(everything);
    plain(view, everything_binding)
}

/// What several members come to that are no different types.
fn collapsed<'b>(view: &View<'b>, members: &[Member<'b>], at: &Pointer) -> Option<Shape<'b>> {
    if let [only] = members {
        return Some(Shape::Same(only.clone()));
    }
    let _guard = view.enter(at)?;
    let mut lists = Vec::new();
    let (mut texts, mut others, mut any) = (0, 0, false);
    for member in members {
        match settled(view, member) {
            Some(Shape::Literals {
                lists: more,
                any_text,
                ..
            }) => {
                lists.extend(more);
                texts += usize::from(any_text);
            }
            Some(Shape::Text(format)) if !has_type(format) => texts += 1,
            Some(Shape::Any) => any = true,
            _ => others += 1,
        }
    }
    let only_texts = || lists.iter().all(lists_texts);
    if any {
        Some(Shape::Any)
    } else if others > 0 {
        None
    } else if lists.is_empty() {
        Some(Shape::Text(None))
    } else if texts == 0 {
        let open = lists.iter().all(is_open);
        Some(Shape::Literals {
            lists,
            open,
            any_text: false,
        })
    } else if only_texts() {
        // A listed text or any other: that is what an open enum is.
        Some(Shape::Literals {
            lists,
            open: true,
            any_text: true,
        })
    } else {
        None
    }
}

/// Whether text of a format can become a type of its own.
fn has_type(format: Option<&str>) -> bool {
    let typed = ["date-time", "date", "uuid", "byte", "binary"];
    format.is_some_and(|format| typed.contains(&format))
}

fn lists_texts(facet: &Facet<'_>) -> bool {
    facet.form().enumeration.iter().all(Value::is_string)
}

fn is_open(facet: &Facet<'_>) -> bool {
    extension(&facet.schema.schema_data.extensions, EXTENSIBLE_ENUM).unwrap_or(true)
}

/// The schemas that a part stands for, each the same as the one before it.
pub(super) fn chain<'b>(
    view: &View<'b>,
    first: &Member<'b>,
) -> impl Iterator<Item = (&'b Schema, Pointer)> {
    let found = move |member: &Member<'b>| {
        let (schema, elsewhere) = member.property.resolve(view)?;
        Some((schema, elsewhere.unwrap_or_else(|| member.at.clone())))
    };
    let first = found(first);
    let next = move |(schema, at): &(&'b Schema, Pointer)| found(&sole(schema, at)?);
    std::iter::successors(first, next).take(CHAIN)
}

/// The shape of a part, what it is the same as included.
pub(super) fn settled<'b>(view: &View<'b>, member: &Member<'b>) -> Option<Shape<'b>> {
    let mut member = member.clone();
    for _ in 0..CHAIN {
        let (schema, elsewhere) = member.property.resolve(view)?;
        let at = elsewhere.unwrap_or(member.at);
        match shape(view, schema, &at) {
            Shape::Same(next) => member = next,
            other => return Some(other),
        }
    }
    None
}

/// The one schema that a schema stands for, if it says nothing more of its values.
pub(super) fn sole<'b>(schema: &'b Schema, at: &Pointer) -> Option<Member<'b>> {
    let form = form(schema);
    let (keyword, list) = match (&form.all_of[..], &form.one_of[..], &form.any_of[..]) {
        (list, [], []) if !list.is_empty() => ("allOf", list),
        ([], list @ [_], []) => ("oneOf", list),
        ([], [], list @ [_]) => ("anyOf", list),
        _ => return None,
    };
    let alone = AnySchema {
        typ: form.typ.clone(),
        all_of: form.all_of.clone(),
        one_of: form.one_of.clone(),
        any_of: form.any_of.clone(),
        ..AnySchema::default()
    };
    if *form != alone {
        return None;
    }
    let says = |member: &ReferenceOr<Schema>| !member.as_item().is_some_and(is_annotation);
    let mut saying = list.iter().enumerate().filter(|(_, member)| says(member));
    let (index, only) = saying.next().or_else(|| list.iter().enumerate().next())?;
    saying.next().is_none().then(|| Member {
        property: Property::Plain(only),
        at: at.child(keyword).item(index),
    })
}

/// The kind of value of schemas that all hold, none of which chooses.
fn plain<'b>(view: &View<'b>, facets: Vec<Facet<'b>>) -> Shape<'b> {
    let typ = facets.iter().find_map(|facet| facet.form().typ.as_deref());
    let format = facets
        .iter()
        .rev()
        .find_map(|facet| facet.form().format.as_deref());
    let has_properties = facets
        .iter()
        .any(|facet| !facet.form().properties.is_empty());
    if has_properties && matches!(typ, None | Some("object")) {
        return Shape::Object(facets);
    }
    let list = facets.iter().rev().find(|facet| has_literals(facet));
    if let Some(list) = list.filter(|_| matches!(typ, None | Some("string" | "integer"))) {
        return Shape::Literals {
            lists: vec![list.clone()],
            open: is_open(list),
            any_text: false,
        };
    }
    if let Some(items) = tuple::items(view, &facets) {
        return Shape::Tuple(items);
    }
    match typ {
        Some("boolean") => Shape::Boolean,
        Some("string") => Shape::Text(format),
        Some("integer") => Shape::Integer(format),
        Some("number") => Shape::Number(format),
        Some("array") => Shape::List(list_item(&facets)),
        Some("object") => Shape::Map(map_value(&facets)),
        _ => match (list_item(&facets), map_value(&facets)) {
            (Some(item), None) => Shape::List(Some(item)),
            (None, Some(value)) => Shape::Map(Some(value)),
            _ => Shape::Any,
        },
    }
}

/// Whether all values that a schema lists can be variants of an enum.
fn has_literals(facet: &Facet<'_>) -> bool {
    let values = &facet.form().enumeration;
    !values.is_empty()
        && values.iter().all(|value| literal(value).is_some())
        && !values.iter().all(Value::is_boolean)
}

/// A value that generated code can spell out.
pub(super) fn literal(value: &Value) -> Option<Literal> {
    match value {
        Value::String(text) => Some(Literal::Text(text.clone())),
        Value::Bool(truth) => Some(Literal::Boolean(*truth)),
        Value::Number(number) => number.as_i64().map(Literal::Integer),
        _ => None,
    }
}

fn list_item<'b>(facets: &[Facet<'b>]) -> Option<Member<'b>> {
    let found = facets.iter().rev().find_map(|facet| {
        // What follows the first items says nothing of those.
        let extensions = &facet.schema.schema_data.extensions;
        let items = facet.form().items.as_ref()?;
        let applies = !extensions.contains_key(PREFIX_ITEMS);
        applies.then(|| (items, facet.at.child("items")))
    });
    found.map(|(items, at)| Member {
        property: unboxed(items),
        at,
    })
}

fn map_value<'b>(facets: &[Facet<'b>]) -> Option<Member<'b>> {
    match additional(facets) {
        Some((AdditionalProperties::Schema(schema), at)) => Some(Member {
            property: Property::Plain(schema),
            at,
        }),
        Some((AdditionalProperties::Any(_), _)) => None,
        None => pattern_value(facets),
    }
}

/// The values of a map of which only the keys' pattern is known.
fn pattern_value<'b>(facets: &[Facet<'b>]) -> Option<Member<'b>> {
    facets.iter().find_map(|facet| {
        let patterns = facet
            .schema
            .schema_data
            .extensions
            .get(PATTERN_PROPERTIES)?;
        let mut values = patterns.as_object()?.iter();
        let (pattern, reference) = values.next()?;
        let at = facet.at.child("patternProperties").child(pattern);
        let property = Property::Reference(reference.as_str()?);
        values.next().is_none().then_some(Member { property, at })
    })
}
