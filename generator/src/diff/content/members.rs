//! What the members of a union do for each other: one may take what another took, or read what another
//! is.

use super::pair::Pair;
use crate::diff::change::Effect;
use crate::diff::sides::Sides;
use crate::diff::spelled::Spelled;
use crate::diff::ways::Way;
use crate::record::{Kind, Type, Variant};

/// What chooses the variant for events of all types that are not listed.
const ALL_OTHERS: &str = "*";

/// What it does that one type stands in place of another.
type OfTypes<'e> = dyn FnMut(&str, &str, Way) -> Effect + 'e;

/// What it does to what was sent as a member that any of today's may take it, as far as nothing but what
/// they are tells them apart.
pub(super) fn taken(pair: &Pair, old: &Variant, within: &mut OfTypes<'_>) -> Option<Effect> {
    let way = Way {
        answered: false,
        ..pair.way
    };
    let members = are_told_by_nothing(pair, old).then(|| pair.new.variants.values())?;
    members.map(|new| within(&old.ty, &new.ty, way)).min()
}

/// What it does to who reads a member that it may be read as any of those that were known.
pub(super) fn read(
    sides: &Sides,
    pair: &Pair,
    new: &Variant,
    within: &mut OfTypes<'_>,
) -> Option<Effect> {
    let way = Way {
        sent: false,
        ..pair.way
    };
    let members = are_told_by_nothing(pair, new).then(|| pair.old.variants.values())?;
    let members = members.filter(|old| has_all(sides, &old.ty, &new.ty));
    members.map(|old| within(&old.ty, &new.ty, way)).min()
}

/// Whether an object has all that another had. One that has not is read as that other, if that need not
/// have anything, and means something else.
fn has_all(sides: &Sides, old: &str, new: &str) -> bool {
    let types = sides.old_type(alone(old)).zip(sides.new_type(alone(new)));
    types.is_none_or(|(old, new)| {
        let mut had = old.fields.keys();
        old.kind != Kind::Object || (had.len() > 0 && had.all(|wire| new.fields.contains_key(wire)))
    })
}

fn are_told_by_nothing(pair: &Pair, variant: &Variant) -> bool {
    let is_plain = |ty: &Type| ty.kind == Kind::Union && ty.tag.is_none();
    is_plain(pair.old) && is_plain(pair.new) && variant.tags.is_empty()
}

/// A union on one side alone.
pub(super) enum Choice<'a> {
    /// There is one now.
    Comes { old: &'a str, union: &'a Type },
    /// There was one.
    Goes { union: &'a Type, new: &'a str },
}

impl<'a> Choice<'a> {
    pub(super) fn of(sides: &Sides<'a>, old: &'a str, new: &'a str) -> Option<Self> {
        let is_choice = |ty: &&Type| matches!(ty.kind, Kind::Union | Kind::Events);
        let union = |ty: Option<&'a Type>| ty.filter(is_choice);
        let types = (
            union(sides.old_type(alone(old))),
            union(sides.new_type(alone(new))),
        );
        match types {
            (None, Some(union)) => Some(Self::Comes { old, union }),
            (Some(union), None) => Some(Self::Goes { union, new }),
            _ => None,
        }
    }

    /// What it does, where one member is what the other side is, or nothing but what they are tells the
    /// members apart.
    pub(super) fn effect(
        &self,
        sides: &Sides,
        way: Way,
        within: &mut OfTypes<'_>,
    ) -> Option<Effect> {
        let (Self::Comes { union, .. } | Self::Goes { union, .. }) = self;
        if union.kind == Kind::Events {
            return Some(self.events(way, within));
        }
        let mut members = union.variants.values();
        let has_it = members.any(|member| self.is_same(sides, member));
        if union.tag.is_some() {
            return has_it.then(|| self.whole(way));
        }
        let (sent, answered) = (
            Way {
                answered: false,
                ..way
            },
            Way { sent: false, ..way },
        );
        let members = || union.variants.values();
        let mut each = |member: &Variant, way: Way| match self {
            Self::Comes { old, .. } if way.answered && !has_all(sides, old, &member.ty) => {
                way.all()
            }
            Self::Comes { old, .. } => within(old, &member.ty, way),
            Self::Goes { new, .. } => within(&member.ty, new, way),
        };
        // What is sent has to be taken by any, and of what is answered each has to be read; where the
        // union is that of before, it is the other way round.
        let (any, all) = match self {
            Self::Comes { .. } => (sent, answered),
            Self::Goes { .. } => (answered, sent),
        };
        let any = members().map(|member| each(member, any)).min();
        let all = members().map(|member| each(member, all)).max();
        let effect = any.max(all).unwrap_or_default();
        // Where what was answered is a member, and all others are read as that, no more is answered.
        let is_as_it_was = matches!(self, Self::Comes { .. }) && has_it && !way.sent;
        if is_as_it_was && effect < Effect::Breaking {
            return Some(Effect::None);
        }
        Some(effect.max(way.some())).filter(|effect| has_it || *effect != Effect::Breaking)
    }

    /// What it does that events have types by which they are told apart, or have none any more. Who knows
    /// none reads all alike, and who goes by them knows those without one as all others, if at all.
    fn events(&self, way: Way, within: &mut OfTypes<'_>) -> Effect {
        let effect = match self {
            Self::Comes { old, union } => {
                let members = union.variants.iter();
                // Where the document says nothing of all others, they are kept as text.
                let is_said = |key: &str, ty: &str| key != ALL_OTHERS || ty != "String";
                let members = members.filter(|(key, member)| is_said(key, &member.ty));
                members
                    .map(|(_, member)| within(old, &member.ty, way))
                    .max()
            }
            Self::Goes { union, new } => {
                let untold = union.variants.get(ALL_OTHERS);
                untold.map(|member| within(&member.ty, new, way))
            }
        };
        effect.unwrap_or(way.all()).max(way.some())
    }

    fn is_same(&self, sides: &Sides, member: &Variant) -> bool {
        match self {
            Self::Comes { old, .. } => sides.is_same_unboxed(old, &member.ty),
            Self::Goes { new, .. } => sides.is_same_unboxed(&member.ty, new),
        }
    }

    fn whole(&self, way: Way) -> Effect {
        match self {
            Self::Comes { .. } => way.more(),
            Self::Goes { .. } => way.fewer(),
        }
    }
}

/// The name of a type around which nothing stands but a box.
fn alone(spelled: &str) -> &str {
    let parsed = Spelled::parse(spelled).unboxed();
    if parsed.around.is_empty() {
        parsed.name
    } else {
        spelled
    }
}
