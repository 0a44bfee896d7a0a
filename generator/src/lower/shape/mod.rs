//! What kind of value a schema describes, before anything is made of it.

pub(in crate::lower) mod branch;
pub(in crate::lower) mod constant;
mod derived;
pub(in crate::lower) mod discriminator;
pub(in crate::lower) mod items;
mod keywords;
pub(in crate::lower) mod literal;
pub(in crate::lower) mod lost;
pub(in crate::lower) mod members;
pub(in crate::lower) mod null;
pub(in crate::lower) mod properties;
pub(in crate::lower) mod property;
pub(in crate::lower) mod same;

use openapiv3::{AdditionalProperties, AnySchema, Schema};
use serde_json::Value;

use self::derived::derived;
use self::items::Items;
use self::literal::literal;
use self::members::{Member, members};
use self::properties::{additional, properties};
use self::same::{LONGEST_CHAIN, sole};
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{Source, extension, form};
use crate::pointer::Pointer;
use crate::vocabulary::{EXTENSIBLE_ENUM, NULL, PATTERN_PROPERTIES, PREFIX_ITEMS};

/// A kind of value.
pub(in crate::lower) enum Shape<'b> {
    /// The same as another schema.
    Same(Subschema<'b>),
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
    /// One of the values that these members list.
    Literals {
        lists: Vec<Member<'b>>,
        open: bool,
        /// Whether the document itself says that any other text will do.
        any_text: bool,
    },
    List(Option<Subschema<'b>>),
    /// An array of fixed length.
    Tuple(Items<'b>),
    /// An object whose keys are data.
    Map(Option<Subschema<'b>>),
    /// An object with these properties.
    Object(Vec<Member<'b>>),
    Union(Union<'b>),
}

/// One of several schemas.
pub(in crate::lower) struct Union<'b> {
    pub(in crate::lower) branches: Vec<Subschema<'b>>,
    /// What holds whichever of them it is.
    pub(in crate::lower) base: Vec<Member<'b>>,
    /// The schema that lists them, which may have a discriminator.
    pub(in crate::lower) schema: &'b Schema,
}

impl Shape<'_> {
    /// Whether it becomes a type of its own.
    pub(in crate::lower) fn defines_type(&self) -> bool {
        matches!(
            self,
            Self::Literals { .. } | Self::Tuple(_) | Self::Object(_) | Self::Union(_)
        )
    }
}

/// The unions that are being looked into, to notice a circle.
struct Open<'o> {
    at: &'o Pointer,
    outer: Option<&'o Open<'o>>,
}

impl Open<'_> {
    fn holds(&self, at: &Pointer) -> bool {
        self.at == at || self.outer.is_some_and(|outer| outer.holds(at))
    }
}

/// The kind of value that a schema describes.
pub(in crate::lower) fn shape<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    at: &Pointer,
) -> Shape<'b> {
    shape_within(source, schema, at, None)
}

fn shape_within<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    at: &Pointer,
    open: Option<&Open<'_>>,
) -> Shape<'b> {
    let facts = &schema.schema_data.extensions;
    if extension(facts, NULL).unwrap_or_default() {
        return Shape::Null;
    }
    if let Some(same) = sole(schema, at) {
        return Shape::Same(same);
    }
    if let Some(branches) = derived(source, schema, at) {
        return Shape::Union(Union {
            branches,
            base: Vec::new(),
            schema,
        });
    }
    let all = members(source, schema, at);
    let unions: Vec<Member<'_>> = all
        .iter()
        .filter(|member| member.branches().is_some())
        .cloned()
        .collect();
    let Some(first) = unions.first() else {
        return plain(source, all);
    };
    let branches = branches(first);
    let has_base = !properties(&all).is_empty();
    if branches.is_empty() {
        return plain(source, all);
    }
    let any_of = matches!(first.branches(), Some(("anyOf", _)));
    if unions.len() > 1 || (has_base && any_of) || both(first.form()) {
        return merged(source, all, &unions);
    }
    if !has_base && let Some(collapsed) = collapsed(source, &branches, at, open) {
        return collapsed;
    }
    Shape::Union(Union {
        branches,
        base: if has_base { all } else { Vec::new() },
        schema: first.schema,
    })
}

fn both(form: &AnySchema) -> bool {
    !form.one_of.is_empty() && !form.any_of.is_empty()
}

/// The branches of a union, without those that only constrain what is described
/// beside it.
fn branches<'b>(member: &Member<'b>) -> Vec<Subschema<'b>> {
    let Some((keyword, branches)) = member.branches() else {
        return Vec::new();
    };
    let all = member.at.child(keyword);
    let branches = branches.iter().enumerate();
    branches
        .filter(|(_, branch)| !branch.as_item().is_some_and(is_constraint))
        .map(|(index, branch)| Subschema::plain(branch, all.item(index)))
        .collect()
}

/// Whether a schema says which values are right without saying what they are.
pub(in crate::lower) fn is_constraint(schema: &Schema) -> bool {
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
/// unions, or of an `anyOf`, of which more than one branch may hold.
fn merged<'b>(source: &Source<'b>, all: Vec<Member<'b>>, unions: &[Member<'b>]) -> Shape<'b> {
    let mut all = all;
    for member in unions {
        let form = member.form();
        for (keyword, list) in [("oneOf", &form.one_of), ("anyOf", &form.any_of)] {
            let place = member.at.child(keyword);
            for (index, branch) in list.iter().enumerate() {
                if let Some((schema, at)) = source.resolve(branch, place.item(index)) {
                    let members = members(source, schema, &at).into_iter();
                    all.extend(members.map(|member| Member {
                        optional: true,
                        ..member
                    }));
                }
            }
        }
    }
    plain(source, all)
}

/// What several branches come to that are no different types.
fn collapsed<'b>(
    source: &Source<'b>,
    branches: &[Subschema<'b>],
    at: &Pointer,
    outer: Option<&Open<'_>>,
) -> Option<Shape<'b>> {
    if let [only] = branches {
        return Some(Shape::Same(only.clone()));
    }
    if outer.is_some_and(|outer| outer.holds(at)) {
        return None;
    }
    let open = Open { at, outer };
    let mut lists = Vec::new();
    let (mut texts, mut others, mut any) = (0, 0, false);
    for branch in branches {
        match settled_within(source, branch, Some(&open)) {
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

fn lists_texts(member: &Member<'_>) -> bool {
    member.form().enumeration.iter().all(Value::is_string)
}

fn is_open(member: &Member<'_>) -> bool {
    extension(&member.schema.schema_data.extensions, EXTENSIBLE_ENUM).unwrap_or(true)
}

/// The shape of a part, what it is the same as included.
pub(in crate::lower) fn settled<'b>(
    source: &Source<'b>,
    part: &Subschema<'b>,
) -> Option<Shape<'b>> {
    settled_within(source, part, None)
}

fn settled_within<'b>(
    source: &Source<'b>,
    part: &Subschema<'b>,
    open: Option<&Open<'_>>,
) -> Option<Shape<'b>> {
    let mut part = part.clone();
    for _ in 0..LONGEST_CHAIN {
        let (schema, at) = part.resolve(source)?;
        match shape_within(source, schema, &at, open) {
            Shape::Same(next) => part = next,
            other => return Some(other),
        }
    }
    None
}

/// The kind of value of schemas that all hold, none of which chooses.
fn plain<'b>(source: &Source<'b>, members: Vec<Member<'b>>) -> Shape<'b> {
    let typ = members
        .iter()
        .find_map(|member| member.form().typ.as_deref());
    let format = members
        .iter()
        .rev()
        .find_map(|member| member.form().format.as_deref());
    let has_properties = members
        .iter()
        .any(|member| !member.form().properties.is_empty());
    if has_properties && matches!(typ, None | Some("object")) {
        return Shape::Object(members);
    }
    let list = members.iter().rev().find(|member| has_literals(member));
    if let Some(list) = list.filter(|_| matches!(typ, None | Some("string" | "integer"))) {
        return Shape::Literals {
            lists: vec![list.clone()],
            open: is_open(list),
            any_text: false,
        };
    }
    if let Some(items) = items::items(source, &members) {
        return Shape::Tuple(items);
    }
    match typ {
        Some("boolean") => Shape::Boolean,
        Some("string") => Shape::Text(format),
        Some("integer") => Shape::Integer(format),
        Some("number") => Shape::Number(format),
        Some("array") => Shape::List(list_item(&members)),
        Some("object") => Shape::Map(map_value(&members)),
        _ => match (list_item(&members), map_value(&members)) {
            (Some(item), None) => Shape::List(Some(item)),
            (None, Some(value)) => Shape::Map(Some(value)),
            _ => Shape::Any,
        },
    }
}

/// Whether all values that a schema lists can be variants of an enum.
fn has_literals(member: &Member<'_>) -> bool {
    let values = &member.form().enumeration;
    !values.is_empty()
        && values.iter().all(|value| literal(value).is_some())
        && !values.iter().all(Value::is_boolean)
}

fn list_item<'b>(members: &[Member<'b>]) -> Option<Subschema<'b>> {
    let found = members.iter().rev().find_map(|member| {
        // What follows the first items says nothing of those.
        let extensions = &member.schema.schema_data.extensions;
        let items = member.form().items.as_ref()?;
        let applies = !extensions.contains_key(PREFIX_ITEMS);
        applies.then(|| (items, member.at.child("items")))
    });
    found.map(|(items, at)| Subschema {
        schema: SchemaRef::Boxed(items),
        at,
    })
}

fn map_value<'b>(members: &[Member<'b>]) -> Option<Subschema<'b>> {
    match additional(members) {
        Some((AdditionalProperties::Schema(schema), at)) => Some(Subschema::plain(schema, at)),
        Some((AdditionalProperties::Any(_), _)) => None,
        None => pattern_value(members),
    }
}

/// The values of a map of which only the keys' pattern is known.
fn pattern_value<'b>(members: &[Member<'b>]) -> Option<Subschema<'b>> {
    members.iter().find_map(|member| {
        let patterns = member
            .schema
            .schema_data
            .extensions
            .get(PATTERN_PROPERTIES)?;
        let mut values = patterns.as_object()?.iter();
        let (pattern, reference) = values.next()?;
        let at = member.at.child("patternProperties").child(pattern);
        let schema = SchemaRef::Reference(reference.as_str()?);
        values.next().is_none().then_some(Subschema { schema, at })
    })
}
