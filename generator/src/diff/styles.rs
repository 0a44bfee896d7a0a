//! How parameters are written, and what comes to the same for what an old client sends.

use super::spelled::Spelled;
use crate::record::{Argument, Kind, Record};

/// What stands behind a style where some characters need not be escaped. Who escapes them says the same.
const RESERVED: &str = " allowReserved";

/// Whether what an old client writes is taken for the same: where no more than what has to be escaped is
/// another, or where one value stands behind its name either way.
pub(super) fn are_taken_alike(record: &Record, before: &Argument, after: &Argument) -> bool {
    let (old, new) = (plain(before), plain(after));
    let is_named = |style: &str| matches!(style, "" | "form" | "deepObject explode" | "deepObject");
    let is_one = is_value(record, &before.ty) && before.at.starts_with("query ");
    old == new || (is_one && is_named(old) && is_named(new))
}

/// The style, whichever characters are escaped; nothing where it is the usual one of its place.
fn plain(argument: &Argument) -> &str {
    let style = argument.style.strip_suffix(RESERVED);
    let style = style.unwrap_or(&argument.style);
    let usual = match argument.at.split_once(' ') {
        Some(("query" | "cookie", _)) => "form explode",
        _ => "simple",
    };
    if style == usual { "" } else { style }
}

/// Whether what is of a type is one value.
fn is_value(record: &Record, ty: &str) -> bool {
    let Spelled { around, name } = Spelled::parse(ty);
    let ty = record.types.get(name);
    around.is_empty() && ty.is_none_or(|ty| ty.kind == Kind::Enum) && name != "Json"
}

/// Whether a parameter takes a list of what it took one of, which is written like that one.
pub(super) fn is_list_of(old: &str, new: &str) -> bool {
    let item = new.strip_prefix("Vec<");
    item.and_then(|item| item.strip_suffix('>')) == Some(old)
}

/// Whether a list of one is written like the one that it was: whatever stands between several, and
/// where a name or a mark is in front it is in front of both.
pub(super) fn is_list_written_like_one(one: &Argument, list: &Argument) -> bool {
    const USUAL: [&str; 5] = [
        "simple",
        "form",
        "spaceDelimited",
        "pipeDelimited",
        "tabDelimited",
    ];
    let style = list.style.trim_end_matches(" explode");
    is_list_of(&one.ty, &list.ty) && one.style.is_empty() && USUAL.contains(&style)
}

/// Whether a parameter takes the one text that a list was written as, with commas between its items.
pub(super) fn is_text_of_list(list: &Argument, one: &Argument) -> bool {
    let is_text = one.ty == "String" && one.style.is_empty();
    is_text && list.ty.starts_with("Vec<") && matches!(&list.style[..], "simple" | "form")
}
