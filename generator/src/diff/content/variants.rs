//! The variants of an enum, of values or of types.

use std::collections::BTreeSet;

use super::members;
use super::nested;
use super::pair::Pair;
use super::reading::Reader;
use crate::diff::change::{Change, Effect, Subject};
use crate::diff::said;
use crate::diff::ways::Way;
use crate::record::{Kind, Variant};

/// All that is different between the variants of two enums.
pub(super) fn changes(reader: &mut Reader, pair: &Pair) -> Vec<Change> {
    // What a call gives and takes is told of the call.
    let way = match pair.old.kind {
        Kind::Answers | Kind::Bodies => Way::default(),
        _ => pair.way,
    };
    let pair = &Pair { way, ..*pair };
    let mut changes = Vec::new();
    let mut same = BTreeSet::new();
    for (key, old) in &pair.old.variants {
        match same_variant(reader, pair, key, old) {
            Some((new_key, new)) => {
                same.insert(new_key);
                changes.extend(both(reader, pair, (key, old), (new_key, new)));
            }
            None => changes.push(
                Change::new(Subject::Variant, "a variant is gone")
                    .wire(gone(reader, pair, old))
                    .rust(Effect::Breaking)
                    .old(spelled(pair.old_name, old), pair.old_key_of(key)),
            ),
        }
    }
    let added = pair.new.variants.iter();
    let added = added.filter(|(key, _)| !same.contains(key.as_str()));
    for (key, variant) in added {
        let is_kept = is_kept(reader, pair, key, variant);
        let change = self::added(pair, key, variant, is_kept);
        let was_already = nested::was_already(reader.sides(), pair, variant);
        let effect = if was_already || pair.old.shape.any {
            Effect::None
        } else {
            change.wire
        };
        changes.push(change.wire(effect));
    }
    changes.extend(other(pair));
    changes.extend(any(reader, pair));
    changes
}

/// What it does on the wire that a variant is gone, unless what it held is in another, or is a text and
/// any text will do.
fn gone(reader: &mut Reader, pair: &Pair, variant: &Variant) -> Effect {
    if pair.new.shape.any || nested::is_still(reader.sides(), pair, variant) {
        return Effect::None;
    }
    let within = &mut |old: &str, new: &str, way| reader.effect(old, new, way);
    match members::taken(pair, variant, within) {
        Some(effect) if effect < Effect::Breaking => pair.way.some(),
        _ => pair.way.fewer(),
    }
}

/// What it does that members of a union hold something else, each of which another may take or be read as.
fn otherwise(reader: &mut Reader, pair: &Pair, old: &Variant, new: &Variant) -> Effect {
    let effect = reader.effect(&old.ty, &new.ty, pair.way);
    let sides = reader.sides();
    let within = &mut |old: &str, new: &str, way| reader.effect(old, new, way);
    let taken = members::taken(pair, old, within);
    let read = members::read(sides, pair, new, within);
    let others = taken.zip(read).map(|(taken, read)| taken.max(read));
    others.map_or(effect, |others| effect.min(others.max(pair.way.some())))
}

/// A variant as callers write it: `Status::Lost`, `Service::Road(Road)`.
fn spelled(of: &str, variant: &Variant) -> String {
    if variant.ty.is_empty() {
        format!("{of}::{}", variant.name)
    } else {
        format!("{of}::{}({})", variant.name, variant.ty)
    }
}

/// The same in the new enum: of a type that is the same, or else of the same value or reference, or
/// of the same name where what both hold is the same on the wire.
fn same_variant<'p>(
    reader: &mut Reader,
    pair: &Pair<'p>,
    key: &str,
    old: &Variant,
) -> Option<(&'p str, &'p Variant)> {
    let news = || {
        pair.new
            .variants
            .iter()
            .map(|(key, new)| (key.as_str(), new))
    };
    let sides = reader.sides();
    let of_type = |new: &Variant| !old.ty.is_empty() && sides.is_same_unboxed(&old.ty, &new.ty);
    let is_new = |key: &str| !pair.old.variants.contains_key(key);
    let by_key = || pair.new.variants.get_key_value(key);
    // An old client goes by the name of an event, whatever else holds the same.
    if pair.old.kind == Kind::Events {
        let is_renamed = |new: &Variant| new.name == old.name && of_type(new);
        let same = by_key().map(|(key, new)| (key.as_str(), new));
        return same.or_else(|| news().find(|(key, new)| is_new(key) && is_renamed(new)));
    }
    by_key()
        .filter(|(_, new)| old.ty.is_empty() || of_type(new))
        .map(|(key, new)| (key.as_str(), new))
        .or_else(|| news().find(|(_, new)| of_type(new)))
        .or_else(|| by_key().map(|(key, new)| (key.as_str(), new)))
        .or_else(|| news().find(|(key, new)| is_new(key) && is_alike(old, new)))
        .or_else(|| {
            let mut called = news().filter(|(key, new)| is_new(key) && new.name == old.name);
            called.find(|(_, new)| reader.effect(&old.ty, &new.ty, pair.way) == Effect::None)
        })
}

/// Whether the same values of a tag choose both, or callers write both alike.
fn is_alike(old: &Variant, new: &Variant) -> bool {
    let is_chosen = !old.tags.is_empty() && old.tags == new.tags;
    is_chosen || (old.name == new.name && old.ty == new.ty)
}

/// Whether the old enum keeps what is new: events of all other types, and of what nothing tells apart, what is
/// read as another, or an object of one property.
fn is_kept(reader: &mut Reader, pair: &Pair, key: &str, variant: &Variant) -> bool {
    if pair.old.kind == Kind::Events {
        return true;
    }
    let by_keys = pair.old.kind == Kind::Union && pair.old.tag.is_none();
    let sides = reader.sides();
    let within = &mut |old: &str, new: &str, way| reader.effect(old, new, way);
    let read = members::read(sides, pair, variant, within);
    if read.is_some_and(|read| read < Effect::Breaking) {
        return true;
    }
    let new = reader.sides().new.types.get(key);
    let is_keyed = new.is_some_and(|ty| {
        let mut fields = ty.fields.values();
        ty.rest.is_none() && fields.len() == 1 && fields.all(|field| !field.optional)
    });
    // What a property within another tells is told by its values as well.
    let mut variants = pair.old.variants.values();
    let is_told = variants.any(|variant| !variant.tags.is_empty());
    pair.old.other.is_some() && (!by_keys || is_told || is_keyed)
}

fn added(pair: &Pair, key: &str, variant: &Variant, is_kept: bool) -> Change {
    let effect = if !is_kept && pair.way.answered {
        Effect::Breaking
    } else {
        pair.way.some()
    };
    Change::new(Subject::Variant, "a variant is new")
        .wire(effect)
        .rust(Effect::Compatible)
        .new_side(spelled(pair.new_name, variant), pair.new_key_of(key))
}

/// What is different of a variant that is on both sides.
fn both(
    reader: &mut Reader,
    pair: &Pair,
    (old_at, old): (&str, &Variant),
    (new_at, new): (&str, &Variant),
) -> Vec<Change> {
    let told = |says: &str| {
        Change::new(Subject::Variant, says)
            .old(spelled(pair.old_name, old), pair.old_key_of(old_at))
            .new_side(spelled(pair.new_name, new), pair.new_key_of(new_at))
    };
    let mut changes = Vec::new();
    if old.name != new.name {
        let path = |name: &str| format!("model::{}::{name}", pair.new_name);
        let new_record = reader.sides().new;
        let is_kept = new_record.has_alias(&path(&old.name), &path(&new.name));
        // No reference is matched on a constant, and none is imported like a variant.
        let change = told(if is_kept {
            "a variant is called otherwise; a constant has the old name, deprecated"
        } else {
            "a variant is called otherwise"
        });
        let change = change.rust(Effect::Breaking);
        // A name that the document gives, and gave otherwise or not at all, is followed.
        let given = new.given.as_ref();
        let is_given = given.is_some_and(|given| given != old.given.as_ref().unwrap_or(&old.name));
        changes.push(change.asked(is_given || old_at != new_at));
    }
    if !reader.sides().is_same(&old.ty, &new.ty) {
        changes.push(if reader.sides().is_same_unboxed(&old.ty, &new.ty) {
            told("a variant is boxed otherwise").undeserved()
        } else {
            let effect = otherwise(reader, pair, old, new);
            let change = told("a variant holds another type");
            change.wire(effect).rust(Effect::Breaking)
        });
    }
    let told_of = |says: &str| told(&format!("of a variant, {says}"));
    changes.extend(said::of_several(
        pair.way, &old.said, &new.said, &old.ty, told_of,
    ));
    let is_same_text = pair.way.bare && as_text(old_at) == as_text(new_at);
    if pair.old.kind == Kind::Enum && old_at != new_at && !is_same_text {
        let change = told("a value is spelled otherwise").wire(pair.way.fewer());
        changes.push(Change {
            old: change.old.map(|text| format!("{text} as {old_at}")),
            new: change.new.map(|text| format!("{text} as {new_at}")),
            ..change
        });
    }
    // That a property tells them apart, or none any more, is told of the whole.
    let is_told = pair.old.tag.is_some() != pair.new.tag.is_some();
    if old.tags != new.tags && !is_told {
        // Without a tag, what they are tells them apart.
        let is_tagged = pair.new.tag.is_some() || pair.old.tag.is_none();
        let is_gone = is_tagged && old.tags.iter().any(|tag| !new.tags.contains(tag));
        let effect = if is_gone {
            pair.way.fewer()
        } else {
            pair.way.some()
        };
        let change = told("a variant is chosen by other values").wire(effect);
        changes.push(Change {
            old: change
                .old
                .map(|text| format!("{text} by {}", old.tags.join(", "))),
            new: change
                .new
                .map(|text| format!("{text} by {}", new.tags.join(", "))),
            ..change
        });
    }
    changes
}

/// Whether any text is taken, or those alone that are listed. What is answered is let pass either way.
fn any(reader: &Reader, pair: &Pair) -> Option<Change> {
    let (says, effect) = match (pair.old.shape.any, pair.new.shape.any) {
        (true, false) => ("no texts but those of an enum are taken", pair.way.fewer()),
        (false, true) => ("any text is taken beside those of an enum", pair.way.some()),
        _ => return None,
    };
    let is_known = reader.sides().old.says_all() && reader.sides().new.says_all();
    let taken = |is_any: bool| if is_any { "any text" } else { "" };
    let [old, new] = [pair.old, pair.new].map(|ty| taken(ty.shape.any));
    is_known.then(|| pair.told(says).wire(effect).beside(old, new))
}

/// A value as text alone.
pub(super) fn as_text(value: &str) -> &str {
    let inner = value.strip_prefix('"');
    inner
        .and_then(|inner| inner.strip_suffix('"'))
        .unwrap_or(value)
}

/// The variant for what is not listed.
fn other(pair: &Pair) -> Option<Change> {
    let spelled = |of: &str, name: &str| format!("{of}::{name}");
    let (old, new) = (&pair.old.other, &pair.new.other);
    match (old, new) {
        (None, None) => None,
        (Some(old), Some(new)) if old == new => None,
        (Some(old), Some(new)) => {
            let change = Change::new(
                Subject::Variant,
                "the variant for all else is called otherwise",
            );
            let change = change.undeserved();
            let change = change.old(spelled(pair.old_name, old), pair.old_key());
            Some(change.new_side(spelled(pair.new_name, new), pair.new_key()))
        }
        (None, Some(new)) => Some(
            Change::new(Subject::Variant, "a variant for all else is new")
                .wire(pair.way.some())
                .rust(match pair.new.kind {
                    Kind::Union => Effect::Compatible,
                    // What holds any value is not copied as one that holds none.
                    _ => Effect::Breaking,
                })
                .new_side(spelled(pair.new_name, new), pair.new_key()),
        ),
        (Some(old), None) => Some(
            Change::new(Subject::Variant, "the variant for all else is gone")
                .rust(Effect::Breaking)
                .old(spelled(pair.old_name, old), pair.old_key()),
        ),
    }
}
