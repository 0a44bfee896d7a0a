//! How parameters are written, and what comes to the same for what an old client sends.

use super::change::Effect;
use super::spelled::{Around, Spelled};
use super::whole::range;
use crate::media_type::essence;
use crate::record::{Argument, Body, Kind, Record};

/// What stands behind a style where some characters need not be escaped. Who escapes them says the same.
const RESERVED: &str = " allowReserved";

/// What stands behind a style in which each part of a value stands by itself.
const EXPLODE: &str = " explode";

/// The style of what stands behind its name in a form, where none is said.
const OF_FORM: &str = "form explode";

/// What another style does to an old client; nothing where it writes the same.
pub(super) fn effect(record: &Record, before: &Argument, after: &Argument) -> Option<Effect> {
    if before.style == after.style || is_text_of_list(before, after) {
        return None;
    }
    let value = Value::of(record, &before.ty, &before.bounds);
    let place = before.at.split(' ').next().unwrap_or_default();
    between(value, place, &before.style, &after.style)
}

/// The same of the properties of a form.
pub(super) fn of_form(record: &Record, before: &Body, after: &Body) -> Option<Effect> {
    if before.style == after.style {
        return None;
    }
    let is_form = essence(&before.media_type) == "application/x-www-form-urlencoded";
    let Some(ty) = record.types.get(&before.ty).filter(|_| is_form) else {
        return Some(Effect::Breaking);
    };
    let effects = ty.fields.iter().map(|(wire, field)| {
        let value = Value::of(record, &field.ty, &field.bounds);
        let [old, new] = [before, after].map(|body| of_property(body, wire, value));
        between(value, "query", old, new)
    });
    effects.max().flatten()
}

/// How a property of a form is written: where nothing is said of it, an object is JSON.
fn of_property<'b>(body: &'b Body, wire: &str, value: Value) -> &'b str {
    let of = |part: &'b str| part.strip_prefix(wire)?.strip_prefix(' ');
    let said = body.style.split(", ").find_map(of);
    said.unwrap_or(if value == Value::Other { "json" } else { "" })
}

fn between(value: Value, place: &str, old: &str, new: &str) -> Option<Effect> {
    let [(old, old_reserved), (new, new_reserved)] =
        [old, new].map(|style| match style.strip_suffix(RESERVED) {
            Some(style) => (style, true),
            None => (style, false),
        });
    if value.written(place, old) != value.written(place, new) {
        Some(Effect::Breaking)
    } else if old_reserved != new_reserved && value != Value::Plain {
        Some(Effect::Compatible)
    } else {
        None
    }
}

/// What is written, as far as that makes a difference to how.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    /// A whole number or a boolean, in which nothing is escaped, and which is the same in JSON.
    Plain,
    /// Any other that is one piece of text.
    One,
    /// A list of no more than one item.
    OneAtMost,
    List,
    /// An object, or what may be one.
    Other,
}

impl Value {
    fn of(record: &Record, ty: &str, bounds: &str) -> Self {
        let mut spelled = Spelled::parse(ty).unboxed();
        spelled.around.retain(|around| *around != Around::Option);
        let mut bounds = bounds.split(", ");
        match spelled.around[..] {
            [] if spelled.name == "bool" || range(spelled.name).is_some() => Self::Plain,
            [] if is_one(record, spelled.name) => Self::One,
            [Around::Vec] if bounds.any(|bound| matches!(bound, "maxItems 0" | "maxItems 1")) => {
                Self::OneAtMost
            }
            [Around::Vec] => Self::List,
            _ => Self::Other,
        }
    }

    /// The style, called alike where the same is written.
    fn written(self, place: &str, style: &str) -> String {
        let usual = match place {
            "path" | "header" => "simple",
            _ => OF_FORM,
        };
        let style = if style.is_empty() { usual } else { style };
        let (kind, explode) = match style.strip_suffix(EXPLODE) {
            Some(kind) => (kind, EXPLODE),
            None => (style, ""),
        };
        // What stands behind a name, or between others, and differs in what is between its items.
        let is_between = kind.ends_with("Delimited");
        let usual = usual.trim_end_matches(EXPLODE);
        let (kind, explode) = match self {
            Self::Plain if kind == "json" => (usual, ""),
            Self::Plain | Self::One if is_between || kind == "deepObject" => (usual, ""),
            Self::OneAtMost if is_between => (usual, ""),
            Self::Plain | Self::One | Self::OneAtMost => (kind, ""),
            Self::List if kind == "simple" => (kind, ""),
            _ if kind == "deepObject" => (kind, ""),
            _ if is_between && !explode.is_empty() => (usual, explode),
            _ => (kind, explode),
        };
        format!("{kind}{explode}")
    }
}

/// Whether what is of a type is one piece of text.
fn is_one(record: &Record, name: &str) -> bool {
    let is_text = |name: &str| !matches!(name, "Json" | "File" | "Bytes" | "Null");
    match record.types.get(name) {
        None => is_text(name),
        Some(ty) if ty.kind == Kind::Union => {
            let mut members = ty.variants.values().map(|member| member.ty.as_str());
            members.all(|member| match record.types.get(member) {
                None => is_text(member) && !member.contains('<'),
                Some(ty) => ty.kind == Kind::Enum,
            })
        }
        Some(ty) => ty.kind == Kind::Enum,
    }
}

/// Whether a parameter takes a list of what it took one of, which is written like that one.
pub(super) fn is_list_of(old: &str, new: &str) -> bool {
    let item = new.strip_prefix("Vec<");
    item.and_then(|item| item.strip_suffix('>')) == Some(old)
}

/// Whether a parameter takes the one text that a list was written as, with commas between its items.
pub(super) fn is_text_of_list(list: &Argument, one: &Argument) -> bool {
    let is_text = one.ty == "String" && one.style.is_empty();
    is_text && list.ty.starts_with("Vec<") && matches!(&list.style[..], "simple" | "form")
}
