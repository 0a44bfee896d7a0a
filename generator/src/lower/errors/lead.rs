//! What a JSON Pointer leads to in a body, as far as its type tells.

use std::collections::HashSet;

use crate::ir::{Format, Literal, Model, ModelId, ModelKind, Type};
use crate::pointer::Pointer;

/// What is there, the least telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lead {
    /// An object, a list or a boolean.
    Apart,
    /// A number that may have a fraction.
    Number,
    /// Nobody knows: the document allows anything there.
    Anything,
    /// A text or a whole number.
    Word,
}

impl Lead {
    /// The same below a key that need not be there.
    fn unsure(self) -> Self {
        if self == Self::Apart {
            self
        } else {
            Self::Anything
        }
    }
}

/// What a pointer leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found<'m> {
    /// The pointer, with the keys as they are on the wire.
    pub(super) pointer: Pointer,
    pub(super) lead: Lead,
    /// Where the last key is described, if it is.
    pub(super) origin: Option<&'m Pointer>,
}

/// How the segments of a pointer are told from the keys on the wire.
pub(super) type IsMeant = fn(wire: &str, segment: &str) -> bool;

/// All that a pointer leads to in a body of a type, one of several as it may be.
pub(super) fn follow<'m>(
    models: &'m [Model],
    body: &'m Type,
    segments: &[impl AsRef<str>],
    is_meant: IsMeant,
) -> Vec<Found<'m>> {
    let mut walk = Walk {
        models,
        is_meant,
        been: HashSet::new(),
        found: Vec::new(),
    };
    let here = Here {
        pointer: Pointer::default(),
        origin: None,
    };
    let segments: Vec<&str> = segments.iter().map(AsRef::as_ref).collect();
    walk.go(body, &segments, &here);
    walk.found
}

struct Walk<'m> {
    models: &'m [Model],
    is_meant: IsMeant,
    /// What has been looked at for each pointer: a choice may hold itself, or one thing many times.
    been: HashSet<(ModelId, Pointer)>,
    found: Vec<Found<'m>>,
}

/// How far it has come.
struct Here<'m> {
    pointer: Pointer,
    origin: Option<&'m Pointer>,
}

impl<'m> Here<'m> {
    fn child(&self, key: &str, origin: Option<&'m Pointer>) -> Self {
        Self {
            pointer: self.pointer.child(key),
            origin,
        }
    }
}

impl<'m> Walk<'m> {
    fn go(&mut self, ty: &'m Type, segments: &[&str], here: &Here<'m>) {
        match ty {
            Type::Nullable(inner) | Type::Boxed(inner) => self.go(inner, segments, here),
            Type::Json => self.find(Lead::Anything, here),
            Type::Model(id) => {
                if self.been.insert((*id, here.pointer.clone())) {
                    self.into(&self.models[id.0], segments, here);
                }
            }
            _ => match segments.split_first() {
                None => self.find(scalar(ty), here),
                Some((segment, rest)) => self.within(ty, (segment, rest), here),
            },
        }
    }

    fn find(&mut self, lead: Lead, here: &Here<'m>) {
        self.found.push(Found {
            pointer: here.pointer.clone(),
            lead,
            origin: here.origin,
        });
    }

    /// Into a list or a map.
    fn within(&mut self, ty: &'m Type, (segment, rest): (&str, &[&str]), here: &Here<'m>) {
        match ty {
            Type::List(item) if segment.parse::<usize>().is_ok() => {
                self.go(item, rest, &here.child(segment, here.origin));
            }
            Type::Map(value) => self.any_key(value, (segment, rest), here),
            _ => {}
        }
    }

    /// Below a key that the document does not name.
    fn any_key(&mut self, value: &'m Type, (segment, rest): (&str, &[&str]), here: &Here<'m>) {
        let before = self.found.len();
        self.go(value, rest, &here.child(segment, None));
        for found in &mut self.found[before..] {
            found.lead = found.lead.unsure();
        }
    }

    fn into(&mut self, model: &'m Model, segments: &[&str], here: &Here<'m>) {
        if let ModelKind::Union(union) = &model.kind {
            if let (Some(tag), [segment]) = (&union.tag, segments)
                && (self.is_meant)(tag, segment)
            {
                self.find(Lead::Word, &here.child(tag, Some(&model.origin)));
            }
            for branch in &union.branches {
                self.go(&branch.ty, segments, here);
            }
            return;
        }
        match segments.split_first() {
            None => self.find(whole(model), here),
            Some((segment, rest)) => self.key(model, (segment, rest), here),
        }
    }

    /// Below a key of an object, or an item of a tuple.
    fn key(&mut self, model: &'m Model, (segment, rest): (&str, &[&str]), here: &Here<'m>) {
        match &model.kind {
            ModelKind::Object(object) => {
                let before = self.found.len();
                let is_meant = self.is_meant;
                let fields = object.fields.iter();
                for field in fields.filter(|field| is_meant(&field.wire, segment)) {
                    let here = here.child(&field.wire, Some(&field.origin));
                    self.go(&field.ty, rest, &here);
                }
                let constants = object.constants.iter();
                for known in constants.filter(|known| is_meant(&known.wire, segment)) {
                    if rest.is_empty() {
                        let here = here.child(&known.wire, Some(&known.origin));
                        self.find(literal(&known.value), &here);
                    }
                }
                if let (true, Some(others)) = (self.found.len() == before, &object.rest) {
                    self.any_key(&others.ty, (segment, rest), here);
                }
            }
            ModelKind::Tuple(tuple) => {
                let index = segment.parse::<usize>().ok();
                if let Some(item) = index.and_then(|index| tuple.items.get(index)) {
                    self.go(&item.ty, rest, &here.child(segment, here.origin));
                }
            }
            ModelKind::Enum(_) | ModelKind::Union(_) | ModelKind::Choice(_) => {}
        }
    }
}

/// What a value without parts is.
fn scalar(ty: &Type) -> Lead {
    match ty {
        Type::Number | Type::Formatted(Format::DecimalNumber) => Lead::Number,
        Type::Boolean => Lead::Apart,
        ty if ty.is_scalar() => Lead::Word,
        _ => Lead::Apart,
    }
}

/// What a value of a model is, as a whole.
fn whole(model: &Model) -> Lead {
    let ModelKind::Enum(listed) = &model.kind else {
        return Lead::Apart;
    };
    let values = listed.variants.iter();
    let leads = values.map(|variant| literal(&variant.wire));
    leads.max().unwrap_or(Lead::Apart)
}

fn literal(value: &Literal) -> Lead {
    match value {
        Literal::Text(_) | Literal::Integer(_) => Lead::Word,
        Literal::Boolean(_) => Lead::Apart,
    }
}
