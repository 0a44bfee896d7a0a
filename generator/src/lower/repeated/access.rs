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
    follow(models, from, pointer, false)
}

/// As [`find`], but where the document does not say what is in a value, it may be anything.
pub(super) fn find_any<'m>(
    models: &'m [Model],
    from: &'m Type,
    pointer: &str,
) -> Result<(Access, &'m Type), Lost> {
    follow(models, from, pointer, true)
}

fn follow<'m>(
    models: &'m [Model],
    from: &'m Type,
    pointer: &str,
    is_open: bool,
) -> Result<(Access, &'m Type), Lost> {
    if !pointer.is_empty() && !pointer.starts_with('/') {
        let message = format!("`{pointer}` is no JSON Pointer, which begins with `/`");
        return Err(Lost::new(pointer, message));
    }
    let mut steps = Vec::new();
    let mut ty = unwrapped(from, &mut steps);
    let segments: Vec<String> = Pointer::new(FileId::default(), pointer)
        .segments()
        .collect();
    for (index, segment) in segments.iter().enumerate() {
        if is_open && *ty == Type::Json {
            let rest = segments[index..].iter();
            let rest = rest.fold(Pointer::default(), |rest, segment| rest.child(segment));
            steps.push(Step::Any(rest.path().to_owned()));
            break;
        }
        let next = step(models, ty, segment, &mut steps)?;
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

#[cfg(test)]
mod tests {
    use super::{Step, find, find_any};
    use crate::ir::{Docs, Field, Gate, Model, ModelId, ModelKind, Object, Presence, Type};
    use crate::names::Case;
    use crate::pointer::Pointer;

    fn field(wire: &str, presence: Presence, ty: Type) -> Field {
        Field {
            name: Case::Value.name(wire),
            wire: wire.to_owned(),
            docs: Docs::default(),
            ty,
            presence,
            read_only: false,
            write_only: false,
            bounds: crate::ir::Bounds::default(),
            said: crate::ir::Said::default(),
            format: None,
            deprecated: false,
            origin: Pointer::default(),
        }
    }

    /// One model, which holds itself in every way.
    fn models() -> Vec<Model> {
        let itself = || Type::Boxed(Box::new(Type::Model(ModelId(0))));
        let fields = vec![
            field("type", Presence::Required, Type::Text),
            field("a/b", Presence::OptionalNullable, itself()),
            field("all", Presence::Optional, Type::List(Box::new(itself()))),
            field(
                "map",
                Presence::Required,
                Type::Map(Box::new(Type::Nullable(Box::new(Type::Text)))),
            ),
            field("any", Presence::Required, Type::Json),
        ];
        vec![Model {
            name: Case::Type.name("thing"),
            former: None,
            module: Case::Module.name("thing"),
            docs: Docs::default(),
            kind: ModelKind::Object(Object {
                fields,
                ..Object::default()
            }),
            in_request: false,
            in_union: false,
            eq: false,
            default: false,
            checked: false,
            gate: Gate::Open,
            origin: Pointer::default(),
            places: Vec::new(),
        }]
    }

    fn way(pointer: &str) -> Result<Vec<Step>, String> {
        let (models, from) = (models(), Type::Nullable(Box::new(Type::Model(ModelId(0)))));
        let found = find(&models, &from, pointer);
        found
            .map(|(access, _)| access.0)
            .map_err(|lost| lost.message)
    }

    #[test]
    fn a_pointer_is_followed_through_all_that_a_value_can_be_in() {
        let to = |name: &str| Step::Field(Case::Value.name(name));
        assert_eq!(way(""), Ok(vec![Step::Given]));
        assert_eq!(way("/type"), Ok(vec![Step::Given, to("type")]));
        let deep = vec![
            Step::Given,
            to("a/b"),
            Step::Given,
            Step::Given,
            to("all"),
            Step::Given,
        ];
        assert_eq!(way("/a~1b/all"), Ok(deep.clone()));
        let item = [
            Step::Item(3),
            to("map"),
            Step::Key("k".to_owned()),
            Step::Given,
        ];
        assert_eq!(
            way("/a~1b/all/3/map/k"),
            Ok(deep.into_iter().chain(item).collect())
        );
    }

    #[test]
    fn what_is_not_there_is_said() {
        let said = |pointer| way(pointer).unwrap_err();
        assert_eq!(
            said("type"),
            "`type` is no JSON Pointer, which begins with `/`"
        );
        assert_eq!(said("/typ"), "`Thing` has no property `typ`");
        assert_eq!(said("/type/x"), "`x` is looked for in what has no parts");
        assert_eq!(
            said("/all/first"),
            "`first` is no number of an item, counted from 0"
        );
        assert_eq!(
            said("/any/x"),
            "the document does not say of what type `x` is"
        );
    }

    #[test]
    fn what_may_be_anything_is_looked_into_where_that_is_allowed() {
        let (models, from) = (models(), Type::Model(ModelId(0)));
        let (access, ty) = find_any(&models, &from, "/any/x~1y/0").unwrap();
        assert_eq!(access.0.last(), Some(&Step::Any("/x~1y/0".to_owned())));
        assert_eq!(*ty, Type::Json);
        assert!(find_any(&models, &from, "/typ").is_err());
    }
}
