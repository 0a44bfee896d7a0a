//! Whether values of one type can be read as another.

use std::collections::{BTreeMap, BTreeSet};

use super::pair::Pair;
use super::scalars::{self, has_texts_alone};
use super::variants::as_text;
use super::{constants, fields, kind, maps, members, variants};
use crate::diff::change::{Change, Effect, worst};
use crate::diff::sides::Sides;
use crate::diff::spelled::{Around, Spelled};
use crate::diff::ways::Way;
use crate::diff::whole::range;
use crate::record::{Kind, Record, Type};

/// How deep types that are no longer the same are compared; those further in are taken to differ.
const DEPTH: usize = 32;

/// All that is different in what two types hold.
pub(in crate::diff) fn changes(sides: &Sides, pair: &Pair) -> Vec<Change> {
    contents(&mut Reader::new(sides), pair)
}

/// What it does on the wire that another type stands where one stood. What is different within types
/// that are the same is told of them.
pub(in crate::diff) fn wire(sides: &Sides, old: &str, new: &str, way: Way) -> Effect {
    Reader::new(sides).effect(old, new, way)
}

fn contents(reader: &mut Reader, pair: &Pair) -> Vec<Change> {
    if pair.old.kind != pair.new.kind {
        let effect = reader.kinds(pair);
        return vec![kind::kind(pair).wire(effect)];
    }
    let mut changes = Vec::new();
    changes.extend(kind::tag(pair));
    changes.extend(scalars::change(pair));
    changes.extend(fields::changes(reader, pair));
    changes.extend(constants::changes(pair));
    changes.extend(variants::changes(reader, pair));
    changes
}

/// One comparison of two types by what is in them.
pub(super) struct Reader<'s, 'a> {
    sides: &'s Sides<'a>,
    /// What was found of types, and nothing of those that are being compared.
    seen: BTreeMap<(String, String, Way), Effect>,
    depth: usize,
}

impl<'s, 'a> Reader<'s, 'a> {
    fn new(sides: &'s Sides<'a>) -> Self {
        Self {
            sides,
            seen: BTreeMap::new(),
            depth: 0,
        }
    }

    /// What it does on the wire that `new` stands where `old` stood.
    pub(super) fn effect(&mut self, old: &str, new: &str, way: Way) -> Effect {
        // A list of one is written like one.
        if way.form && is_list_of(old, new) {
            return way.some();
        }
        let known = self.member(old, new, way);
        if let Some(effect) = known.or_else(|| self.map(old, new, way)) {
            return effect;
        }
        let old = Spelled::parse(old).unboxed();
        let new = Spelled::parse(new).unboxed();
        let mut effect = Effect::None;
        let (mut old_around, mut new_around) = (&old.around[..], &new.around[..]);
        loop {
            match (old_around, new_around) {
                ([], []) => return effect.max(self.named(old.name, new.name, way)),
                ([one, old_rest @ ..], [two, new_rest @ ..]) if one == two => {
                    (old_around, new_around) = (old_rest, new_rest);
                }
                ([Around::Option, rest @ ..], _) => {
                    effect = effect.max(way.fewer());
                    old_around = rest;
                }
                (_, [Around::Option, rest @ ..]) => {
                    effect = effect.max(way.more());
                    new_around = rest;
                }
                ([], _) if old.name == "Json" => return effect.max(way.fewer()),
                (_, []) if new.name == "Json" => return effect.max(way.more()),
                _ => return Effect::Breaking,
            }
        }
    }

    /// Where a union stands in place of what is none, or the other way round.
    fn member(&mut self, old: &str, new: &str, way: Way) -> Option<Effect> {
        let (sides, key) = (self.sides, (old.to_owned(), new.to_owned(), way));
        let choice = members::Choice::of(sides, old, new)?;
        if let Some(known) = self.seen.get(&key) {
            return Some(*known);
        }
        if self.depth == DEPTH {
            return None;
        }
        self.seen.insert(key.clone(), way.all());
        self.depth += 1;
        let within = &mut |old: &str, new: &str, way| self.effect(old, new, way);
        let effect = choice.effect(sides, way, within);
        self.depth -= 1;
        self.seen.remove(&key);
        let effect = effect?;
        self.seen.insert(key, effect);
        Some(effect)
    }

    /// Where an object stands in place of a map, or the other way round.
    fn map(&mut self, old: &str, new: &str, way: Way) -> Option<Effect> {
        let sides = self.sides;
        let within = &mut |old: &str, new: &str, way| self.effect(old, new, way);
        maps::effect(sides, (old, new), way, within)
    }

    /// What it does that a type is of another kind: nothing is as before, unless one is a union of
    /// which a member is what the other is.
    fn kinds(&mut self, pair: &Pair) -> Effect {
        let (union, other, is_more) = match (pair.old.kind, pair.new.kind) {
            (_, Kind::Union) => (pair.new, pair.old, true),
            (Kind::Union, _) => (pair.old, pair.new, false),
            _ => return pair.way.all(),
        };
        // What tells the variants apart has to be there.
        if union
            .tag
            .as_ref()
            .is_some_and(|tag| !has_always(other, tag))
        {
            return pair.way.all();
        }
        let effects = union.variants.values().map(|member| {
            if is_more {
                self.effect(pair.old_name, &member.ty, pair.way)
            } else {
                self.effect(&member.ty, pair.new_name, pair.way)
            }
        });
        let all = pair.way.all();
        let least = effects.min().unwrap_or(all);
        least.max(if is_more {
            pair.way.more()
        } else {
            pair.way.fewer()
        })
    }

    fn named(&mut self, old: &str, new: &str, way: Way) -> Effect {
        if self.sides.is_same_name(old, new) || is_set_otherwise(self.sides, old, new) {
            return Effect::None;
        }
        let types = (self.sides.old_type(old), self.sides.new_type(new));
        if are_any_text((old, types.0), (new, types.1)) {
            return Effect::None;
        }
        if let (Some(one), Some(two)) = types {
            return self.contents(&Pair {
                old_name: old,
                old: one,
                new_name: new,
                new: two,
                way,
            });
        }
        let texts = (texts(old, types.0), texts(new, types.1));
        let (less, more) = match texts {
            (Some(old), Some(new)) if way.bare => (new.is_subset(&old), old.is_subset(&new)),
            _ => (false, false),
        };
        let is_less = less || is_within(self.sides.new, new, old, way.bare);
        let is_more = more || is_within(self.sides.old, old, new, way.bare);
        match (is_less, is_more) {
            (true, true) => Effect::None,
            (true, false) => way.fewer(),
            (false, true) if way.answered && is_open(types.0, new) => Effect::Compatible,
            (false, true) => way.more(),
            (false, false) => way.all(),
        }
    }

    fn contents(&mut self, pair: &Pair) -> Effect {
        let both = (pair.old_name.to_owned(), pair.new_name.to_owned(), pair.way);
        if let Some(known) = self.seen.get(&both) {
            return *known;
        }
        if self.depth == DEPTH {
            return pair.way.all();
        }
        self.seen.insert(both.clone(), Effect::None);
        self.depth += 1;
        let changes = contents(self, pair);
        self.depth -= 1;
        let effect = worst(&changes).0;
        self.seen.insert(both, effect);
        effect
    }

    pub(super) fn sides(&self) -> &'s Sides<'a> {
        self.sides
    }
}

/// All values of a type as text alone, where they are known.
fn texts<'t>(name: &str, ty: Option<&'t Type>) -> Option<BTreeSet<&'t str>> {
    match ty {
        None if name == "bool" => Some(BTreeSet::from(["false", "true"])),
        Some(ty) if ty.kind == Kind::Enum => {
            Some(ty.variants.keys().map(|at| as_text(at)).collect())
        }
        _ => None,
    }
}

/// Whether one is a library's type for a format that the other side has settings take for what it is
/// in JSON. That is nothing to a server.
fn is_set_otherwise(sides: &Sides, old: &str, new: &str) -> bool {
    let is_one = |(with, ty): (&Record, &str), (without, plain): (&Record, &str)| {
        let known = FORMATS.iter().find(|(of, ..)| *of == ty);
        known.is_some_and(|(_, format, is)| {
            plain == *is
                && with.formats.contains_key(*format)
                && !without.formats.contains_key(*format)
        })
    };
    let (old, new) = ((sides.old, old), (sides.new, new));
    is_one(old, new) || is_one(new, old)
}

/// The types of a library, each with its format and with what it is without a library.
const FORMATS: [(&str, &str, &str); 8] = [
    ("DateTime", "date-time", "String"),
    ("Date", "date", "String"),
    ("Uuid", "uuid", "String"),
    ("Base64", "byte", "String"),
    ("Base64Url", "byte", "String"),
    ("Url", "uri", "String"),
    ("Decimal", "decimal", "String"),
    ("DecimalNumber", "decimal", "f64"),
];

/// Whether one is a list of what the other is.
fn is_list_of(old: &str, new: &str) -> bool {
    let (old, new) = (Spelled::parse(old).unboxed(), Spelled::parse(new).unboxed());
    old.around.is_empty() && new.around == [Around::Vec] && old.name == new.name
}

/// Whether each object of a type has a property.
fn has_always(ty: &Type, wire: &str) -> bool {
    let field = ty.fields.get(wire);
    field.is_some_and(|field| !field.optional) || ty.constants.contains_key(wire)
}

/// Whether an old client reads any text, or any number, where it knew some.
fn is_open(old: Option<&Type>, new: &str) -> bool {
    let is_any = new == "String" || range(new).is_some();
    is_any && old.is_some_and(|ty| ty.kind == Kind::Enum && ty.other.is_some())
}

/// Whether one is a text, and the other an enum of texts that takes any other as well.
fn are_any_text(one: (&str, Option<&Type>), other: (&str, Option<&Type>)) -> bool {
    let takes_any = |ty: Option<&Type>| ty.is_some_and(|ty| ty.shape.any && has_texts_alone(ty));
    one.0 == "String" && takes_any(other.1) || other.0 == "String" && takes_any(one.1)
}

/// Whether each value of one type is one of the other as well, in JSON or else in text alone.
fn is_within(record: &Record, less: &str, more: &str, is_bare: bool) -> bool {
    if more == "Json" || less == more && !record.types.contains_key(less) {
        return true;
    }
    if let (Some((least, most)), Some((lower, upper))) = (range(less), range(more)) {
        return lower <= least && most <= upper;
    }
    if let Some(((lower, upper), values)) = range(more).zip(whole_numbers(record, less)) {
        let is_in = |value: &i128| {
            let above = u128::try_from(*value).map_or(true, |value| value <= upper);
            lower <= *value && above
        };
        return values.iter().all(is_in);
    }
    match more {
        "f64" | "DecimalNumber" => range(less).is_some() || less == "f64" || less == more,
        "String" if is_bare => is_value(record, less),
        "String" => TEXTS.contains(&less) || has_texts(record, less),
        _ => false,
    }
}

/// The types of a library that JSON has as text.
const TEXTS: [&str; 7] = [
    "DateTime",
    "Date",
    "Uuid",
    "Base64",
    "Base64Url",
    "Url",
    "Decimal",
];

/// Whether what is of a type is one value, which can be written as text alone.
fn is_value(record: &Record, name: &str) -> bool {
    match record.types.get(name) {
        Some(ty) => ty.kind == Kind::Enum,
        None => !matches!(name, "File" | "Bytes" | "Json" | "Null"),
    }
}

/// Whether a type is an enum whose values are texts.
fn has_texts(record: &Record, name: &str) -> bool {
    let ty = record.types.get(name);
    ty.is_some_and(|ty| ty.kind == Kind::Enum && has_texts_alone(ty))
}

/// The values of an enum, if all are whole numbers.
fn whole_numbers(record: &Record, name: &str) -> Option<Vec<i128>> {
    let ty = record.types.get(name).filter(|ty| ty.kind == Kind::Enum)?;
    let values = ty.variants.keys();
    values.map(|value| value.parse().ok()).collect()
}
