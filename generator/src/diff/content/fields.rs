//! The fields of a struct, those of a tuple, and the properties with one value.

use std::collections::BTreeMap;

use super::pair::Pair;
use super::reading::Reader;
use super::rest;
use super::tagged::is_told_apart;
use crate::diff::bounds;
use crate::diff::change::{Change, Effect, Subject};
use crate::diff::said;
use crate::diff::ways::Way;
use crate::record::{Field, Kind, REQUIRED};

/// All that is different between the fields of two structs.
pub(super) fn changes(reader: &mut Reader, pair: &Pair) -> Vec<Change> {
    let mut changes = Vec::new();
    let respelled = respelled(pair);
    for (wire, old) in &pair.old.fields {
        if let Some(come) = respelled.get(wire.as_str()) {
            changes.extend(spelled_otherwise(reader, pair, wire, come));
            continue;
        }
        match pair.new.fields.get(wire) {
            Some(new) => changes.extend(
                Both {
                    pair,
                    wire,
                    old,
                    new,
                }
                .changes(reader),
            ),
            None => changes.push(removed(pair, wire, old)),
        }
    }
    let added = pair.new.fields.iter();
    let is_known = |wire: &String| {
        pair.old.fields.contains_key(wire) || respelled.values().any(|come| come == wire)
    };
    let added = added.filter(|(wire, _)| !is_known(wire));
    changes.extend(added.map(|(wire, field)| self::added(reader, pair, wire, field)));
    let sides = reader.sides();
    let effect = |old: &str, new: &str| reader.effect(old, new, pair.way);
    changes.extend(rest::changes(sides, pair, effect));
    changes
}

/// Properties that are gone, with those that have their Rust names now.
fn respelled<'p>(pair: &Pair<'p>) -> BTreeMap<&'p str, &'p str> {
    let (old, new) = (&pair.old.fields, &pair.new.fields);
    let gone = old.iter().filter(|(wire, _)| !new.contains_key(*wire));
    let come = |gone: &Field| {
        let is_it =
            |(wire, field): &(&String, &Field)| !old.contains_key(*wire) && field.name == gone.name;
        new.iter().find(is_it)
    };
    gone.filter_map(|(wire, field)| Some((wire.as_str(), come(field)?.0.as_str())))
        .collect()
}

/// A property with another name on the wire, and the same in Rust.
fn spelled_otherwise(reader: &mut Reader, pair: &Pair, wire: &str, come: &str) -> Vec<Change> {
    let fields = (pair.old.fields.get(wire), pair.new.fields.get(come));
    let (Some(old), Some(new)) = fields else {
        return Vec::new();
    };
    let effect = removed(pair, wire, old)
        .wire
        .max(added(reader, pair, come, new).wire);
    let change = Change::new(Subject::Field, "a property is spelled otherwise").wire(effect);
    let of = |spelled: String, wire: &str| format!("{spelled} as {wire:?}");
    let change = change.old(of(spelled(pair.old_name, old), wire), pair.old_key_of(wire));
    let change = change.new_side(of(spelled(pair.new_name, new), come), pair.new_key_of(come));
    let mut changes = Both {
        pair,
        wire,
        old,
        new,
    }
    .changes(reader);
    changes.push(change);
    changes
}

/// A field as the struct has it: `Parcel.status: Option<Status>`.
fn spelled(of: &str, field: &Field) -> String {
    let mut ty = field.ty.clone();
    if field.nullable {
        ty = format!("Option<{ty}>");
    }
    if field.optional {
        ty = format!("Option<{ty}>");
    }
    format!("{of}.{}: {ty}", field.name)
}

fn removed(pair: &Pair, wire: &str, field: &Field) -> Change {
    let way = pair.way.of_field(field);
    let effect = match pair.new.constants.get(wire) {
        Some(_) => way.fewer(),
        // What an old client says by it is not heard.
        None if way.sent || (way.answered && !field.optional) => Effect::Breaking,
        None => way.some(),
    };
    Change::new(Subject::Field, "a field is gone")
        .wire(effect)
        .rust(Effect::Breaking)
        .old(spelled(pair.old_name, field), pair.old_key_of(wire))
}

fn added(reader: &Reader, pair: &Pair, wire: &str, field: &Field) -> Change {
    let way = pair.way.of_field(field);
    let is_asked_for = pair.new.new.iter().any(|taken| taken == wire) && pair.old.shape.made;
    let effect = match pair.old.constants.get(wire) {
        // Who is told apart by it reads what it does not know as another.
        Some(_) if is_told_apart(reader.sides().old, pair.old_name, wire) => way.some(),
        Some(_) => way.more(),
        None if way.sent && field.is_needed() => Effect::Breaking,
        None => way.some(),
    };
    let is_constant = pair.old.constants.contains_key(wire);
    let was_sent = is_constant && !pair.old.unsent.iter().any(|unsent| unsent == wire);
    let was_written = was_sent && pair.old.shape.made && way.sent;
    let (says, rust) = if is_asked_for {
        ("a field is new, and has to be given", Effect::Breaking)
    } else if was_written {
        (
            "what was written by itself is a field now, and written only where it is given",
            Effect::Breaking,
        )
    } else {
        ("a field is new", Effect::Compatible)
    };
    Change::new(Subject::Field, says)
        .wire(effect)
        .rust(rust)
        .new_side(spelled(pair.new_name, field), pair.new_key_of(wire))
}

/// A field that is on both sides.
struct Both<'p> {
    pair: &'p Pair<'p>,
    wire: &'p str,
    old: &'p Field,
    new: &'p Field,
}

impl Both<'_> {
    fn told(&self, says: &str) -> Change {
        Change::new(Subject::Field, says)
            .old(
                spelled(self.pair.old_name, self.old),
                self.pair.old_key_of(self.wire),
            )
            .new_side(
                spelled(self.pair.new_name, self.new),
                self.pair.new_key_of(self.wire),
            )
    }

    fn changes(&self, reader: &mut Reader) -> Vec<Change> {
        let all = [
            self.name(reader),
            self.absence(),
            self.presence(),
            self.need(),
            self.null(),
            self.ty(reader),
            self.bounds(reader),
            self.one_way(),
            self.deprecated(),
        ];
        all.into_iter().flatten().chain(self.said()).collect()
    }

    /// What else is said of its values.
    fn said(&self) -> Vec<Change> {
        let (mut old, mut new) = (self.old.said.clone(), self.new.said.clone());
        // What has to be there is never left out.
        if !self.old.optional || !self.new.optional {
            said::without_default([&mut old, &mut new]);
        }
        let told = |says: &str| self.told(&format!("of a field, {says}"));
        said::of_way(self.way(), &old, &new, &self.old.ty, told)
    }

    /// The way that the field travels on both sides.
    fn way(&self) -> Way {
        self.pair.way.of_field(self.old).of_field(self.new)
    }

    fn name(&self, reader: &Reader) -> Option<Change> {
        let is_tuple = self.old.name.bytes().all(|byte| byte.is_ascii_digit());
        let is_renamed = self.old.name != self.new.name && !is_tuple;
        // The document gives the fields of a tuple their names, which are nothing on the wire.
        let is_named = self.pair.old.kind == Kind::Tuple;
        is_renamed.then(|| {
            let path = |field: &Field| format!("model::{}::{}", self.pair.new_name, field.name);
            let new = reader.sides().new;
            let change = self.told(if new.has_alias(&path(self.old), &path(self.new)) {
                "a field is called otherwise; a method has the old name, deprecated"
            } else {
                "a field is called otherwise"
            });
            change.undeserved().asked(is_named)
        })
    }

    /// Whether what is left out was `null`, or is: `None` of the same type is written otherwise.
    fn absence(&self) -> Option<Change> {
        if !self.is_none_otherwise() {
            return None;
        }
        let (says, effect) = if self.new.nullable {
            (
                "a field that was left out is `null` now",
                self.way().fewer(),
            )
        } else {
            ("a field that was `null` is left out now", self.way().all())
        };
        let none = |field: &Field| if field.nullable { "`null`" } else { "left out" };
        let rust = if self.way().sent {
            Effect::Breaking
        } else {
            Effect::None
        };
        let change = self.told(says).wire(effect).rust(rust);
        Some(change.beside(none(self.old), none(self.new)))
    }

    /// Whether `None` stood for what is left out and stands for `null`, or the other way round.
    fn is_none_otherwise(&self) -> bool {
        let (old, new) = (self.old, self.new);
        let is_one = |field: &Field| field.optional != field.nullable;
        is_one(old) && is_one(new) && old.optional != new.optional
    }

    fn presence(&self) -> Option<Change> {
        let (says, effect) = match (self.old.optional, self.new.optional) {
            _ if self.is_none_otherwise() => return None,
            (false, true) => ("a field may be absent now", self.way().more()),
            (true, false) => ("a field has to be there now", self.way().fewer()),
            _ => return None,
        };
        let is_needed_still = self.way() == self.way().in_requests() && self.old.is_needed();
        let effect = if is_needed_still && self.new.is_needed() {
            Effect::None
        } else {
            effect
        };
        Some(self.told(says).wire(effect).rust(Effect::Breaking))
    }

    /// Whether requests have to have what may be absent in Rust.
    fn need(&self) -> Option<Change> {
        let is_optional = self.old.optional && self.new.optional && self.way().sent;
        let (says, effect) = match (self.old.is_needed(), self.new.is_needed()) {
            _ if !is_optional => return None,
            (false, true) => ("requests have to have a field now", Effect::Breaking),
            (true, false) => (
                "requests need not have a field any more",
                Effect::Compatible,
            ),
            _ => return None,
        };
        let said = |field: &Field| if field.is_needed() { REQUIRED } else { "" };
        let change = self.told(says).wire(effect);
        Some(change.beside(said(self.old), said(self.new)))
    }

    fn null(&self) -> Option<Change> {
        let (says, effect) = match (self.old.nullable, self.new.nullable) {
            _ if self.is_none_otherwise() => return None,
            // `null` is read as a field that is absent.
            (false, true) if self.old.optional => ("a field may be `null` now", self.way().some()),
            (false, true) => ("a field may be `null` now", self.way().more()),
            (true, false) => ("a field may not be `null` any more", self.way().fewer()),
            _ => return None,
        };
        Some(self.told(says).wire(effect).rust(Effect::Breaking))
    }

    fn ty(&self, reader: &mut Reader) -> Option<Change> {
        let (old, new) = (&self.old.ty, &self.new.ty);
        if reader.sides().is_same(old, new) {
            return None;
        }
        if reader.sides().is_same_unboxed(old, new) {
            return Some(self.told("a field is boxed otherwise").undeserved());
        }
        let way = self.way().within(reader.sides().old, old);
        let effect = reader.effect(old, new, way);
        let change = self.told("a field has another type");
        Some(change.wire(effect).rust(Effect::Breaking))
    }

    fn bounds(&self, reader: &Reader) -> Option<Change> {
        let (old, new) = (&self.old.bounds, &self.new.bounds);
        let effect = bounds::effect(old, new, &self.old.ty);
        if effect == Effect::None || self.way().is_none() {
            return None;
        }
        let has_come = reader.sides().has_come(&self.old.ty, &self.new.ty);
        if effect == Effect::Compatible && has_come {
            return None;
        }
        // Nobody checks what is answered.
        let (says, effect) = if self.way().sent {
            ("other values of a field can be sent", effect)
        } else {
            (
                "other values of a field can be answered",
                Effect::Compatible,
            )
        };
        Some(self.told(says).wire(effect).beside(old, new))
    }

    /// Whether only requests or only answers have it.
    fn one_way(&self) -> Option<Change> {
        let (old, new) = (self.old, self.new);
        let Way { sent, answered, .. } = self.pair.way;
        let may_lack = |lacks: bool| {
            if lacks {
                Effect::Breaking
            } else {
                Effect::Compatible
            }
        };
        let (says, effect) = match () {
            () if sent && !old.read_only && new.read_only => {
                ("requests have a field no more", Effect::Breaking)
            }
            () if answered && !old.write_only && new.write_only => {
                ("answers have a field no more", may_lack(!old.optional))
            }
            () if sent && old.read_only && !new.read_only => {
                ("requests have a field too", may_lack(new.is_needed()))
            }
            () if answered && old.write_only && !new.write_only => {
                ("answers have a field too", Effect::Compatible)
            }
            () => return None,
        };
        let goes = |field: &Field| match (field.read_only, field.write_only) {
            (true, _) => "readOnly",
            (false, true) => "writeOnly",
            _ => "",
        };
        let change = self.told(says).wire(effect);
        Some(change.beside(goes(old), goes(new)))
    }

    fn deprecated(&self) -> Option<Change> {
        let (was, is) = (self.old.deprecated, self.new.deprecated);
        said::deprecated("a field", was, is, |says| self.told(says))
    }
}
