//! Where a JSON Pointer leads in the type of an answer.

use crate::ir::{Access, Model, ModelKind, Presence, Step, Type};
use crate::pointer::{FileId, Pointer};

/// Why a pointer leads nowhere.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Lost {
    /// The segment that is not there.
    pub(super) word: String,
    /// What is the matter, in a sentence without a full stop.
    pub(super) message: String,
    /// Whether nothing is known of what is there.
    pub(super) untyped: bool,
    /// What could stand in its place.
    pub(super) known: Vec<String>,
}

impl Lost {
    fn new(word: &str, message: String) -> Self {
        Self {
            word: word.to_owned(),
            message,
            untyped: false,
            known: Vec::new(),
        }
    }
}

/// Follows a pointer from a value of a type to one within it, and tells that one's type, without
/// what it is wrapped in.
pub(super) fn find<'m>(
    models: &'m [Model],
    from: &'m Type,
    pointer: &str,
) -> Result<(Access, &'m Type), Lost> {
    if !pointer.is_empty() && !pointer.starts_with('/') {
        let message = format!("`{pointer}` is no JSON Pointer, which begins with `/`");
        return Err(Lost::new(pointer, message));
    }
    let mut steps = Vec::new();
    let mut ty = unwrapped(from, &mut steps);
    for segment in Pointer::new(FileId::default(), pointer).segments() {
        let next = step(models, ty, &segment, &mut steps)?;
        ty = unwrapped(next, &mut steps);
    }
    Ok((Access(steps), ty))
}

/// What is in a type, which need not be there. What is on the heap is reached as if it were not.
fn unwrapped<'m>(mut ty: &'m Type, steps: &mut Vec<Step>) -> &'m Type {
    loop {
        match ty {
            Type::Nullable(inner) => {
                steps.push(Step::Given);
                ty = inner;
            }
            Type::Boxed(inner) => ty = inner,
            _ => return ty,
        }
    }
}

fn step<'m>(
    models: &'m [Model],
    ty: &'m Type,
    segment: &str,
    steps: &mut Vec<Step>,
) -> Result<&'m Type, Lost> {
    match ty {
        Type::Model(id) => member(&models[id.0], segment, steps),
        Type::Map(value) => {
            steps.push(Step::Key(segment.to_owned()));
            Ok(value)
        }
        Type::List(item) => {
            let index = segment.parse();
            let index = index.map_err(|_| {
                let message = format!("`{segment}` is no number of an item, counted from 0");
                Lost::new(segment, message)
            })?;
            steps.push(Step::Item(index));
            Ok(item)
        }
        Type::Json => {
            let message = format!("the document does not say of what type `{segment}` is");
            Err(Lost {
                untyped: true,
                ..Lost::new(segment, message)
            })
        }
        _ => Err(nothing_in(segment)),
    }
}

/// A property of an object, or an item of a tuple.
fn member<'m>(model: &'m Model, segment: &str, steps: &mut Vec<Step>) -> Result<&'m Type, Lost> {
    match &model.kind {
        ModelKind::Object(object) => {
            let Some(field) = object.fields.iter().find(|field| field.wire == segment) else {
                let message = format!("`{}` has no property `{segment}`", model.name);
                let known = object.fields.iter().map(|field| field.wire.clone());
                return Err(Lost {
                    known: known.collect(),
                    ..Lost::new(segment, message)
                });
            };
            steps.push(Step::Field(field.name.clone()));
            let options = options(field.presence);
            steps.extend(std::iter::repeat_n(Step::Given, options));
            Ok(&field.ty)
        }
        ModelKind::Tuple(tuple) => {
            let index = segment.parse::<usize>().ok();
            let item = index.and_then(|index| tuple.items.get(index));
            let item = item.ok_or_else(|| {
                let message = format!("`{}` has no item `{segment}`", model.name);
                Lost::new(segment, message)
            })?;
            steps.push(Step::Field(item.name.clone()));
            Ok(&item.ty)
        }
        ModelKind::Union(_) | ModelKind::Choice(_) => {
            let message = format!(
                "`{}` is one of several types, so that nothing is known to be in all of them",
                model.name
            );
            Err(Lost::new(segment, message))
        }
        ModelKind::Enum(_) => Err(nothing_in(segment)),
    }
}

fn nothing_in(segment: &str) -> Lost {
    let message = format!("`{segment}` is looked for in what has no parts");
    Lost::new(segment, message)
}

/// How many options a field is in.
pub(super) fn options(presence: Presence) -> usize {
    match presence {
        Presence::Required => 0,
        Presence::Nullable | Presence::Optional => 1,
        Presence::OptionalNullable => 2,
    }
}
