//! What is asked for and does not exist.

use std::collections::BTreeSet;

use super::calls::Call;
use super::selector::{By, Selector};
use super::wanted::{Asked, Wanted};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, nearest};
use crate::settings::Placed;

fn nothing(place: Place, message: String) -> Diagnostic {
    Diagnostic::error("nothing-selected", place, message)
}

/// Reports what no operation answers to; and that no operation is left, if that is all there is.
pub(super) fn report(wanted: &Wanted, calls: &[Call<'_>], diagnostics: &mut Diagnostics) {
    let asked = wanted.only.iter().chain(&wanted.except);
    let names = asked.filter_map(|asked| name(asked, wanted, calls));
    let methods = wanted.methods.iter();
    let methods = methods.filter_map(|asked| method(asked, calls));
    let mut unknown: Vec<Diagnostic> = names.chain(methods).collect();
    let is_left = || calls.iter().any(|call| wanted.wants(call));
    if unknown.is_empty() && !calls.is_empty() && !is_left() {
        let (written, place) = wanted.written();
        let message = format!("no operation is left by {}", written.join(" and "));
        unknown.push(nothing(place, message));
    }
    for diagnostic in unknown {
        diagnostics.push(diagnostic);
    }
}

fn name(asked: &Asked, wanted: &Wanted, calls: &[Call<'_>]) -> Option<Diagnostic> {
    let Asked { selector, by } = asked;
    if calls.iter().any(|call| selector.selects(call)) {
        return None;
    }
    let message = match &selector.0 {
        By::Id(id) => format!("no operation has the id `{id}`"),
        By::Tag(tag) => format!("no operation has the tag `{tag}`"),
        By::Path { method: None, glob } => format!("no path is `{}`", glob.as_str()),
        By::Path { .. } => format!("no operation is `{selector}`"),
    };
    let message = format!("{message}, so `{}` selects nothing by it", by.written());
    let diagnostic = nothing(by.place(), message);
    let help = renamed(selector, wanted, calls).or_else(|| meant(selector, calls));
    Some(match help {
        Some(help) => diagnostic.with_help(help),
        None => diagnostic,
    })
}

/// What an operation is called now that is known to have had that id.
fn renamed(selector: &Selector, wanted: &Wanted, calls: &[Call<'_>]) -> Option<String> {
    let By::Id(id) = &selector.0 else {
        return None;
    };
    let now = wanted.called_now(id, calls)?;
    Some(format!("`{id}` is called `{now}` now"))
}

/// What was probably meant.
fn meant(selector: &Selector, calls: &[Call<'_>]) -> Option<String> {
    let ids = || calls.iter().filter_map(|call| call.id);
    let tags = || {
        let tags = calls.iter().flat_map(|call| call.tags.iter().copied());
        tags.collect::<BTreeSet<_>>()
    };
    let near = match &selector.0 {
        By::Id(id) if tags().contains(id.as_str()) => {
            return Some(format!("`{id}` is a tag"));
        }
        By::Tag(tag) if ids().any(|id| id == tag) => {
            return Some(format!("`{tag}` is the id of an operation"));
        }
        By::Id(id) => nearest(id, ids())?.to_owned(),
        By::Tag(tag) => nearest(tag, tags())?.to_owned(),
        By::Path { method, glob } => {
            let there = calls
                .iter()
                .filter(|call| call.path.is_some_and(|path| glob.matches(path)));
            let methods: BTreeSet<String> = there.map(|call| call.method.name()).collect();
            if !methods.is_empty() {
                let methods: Vec<String> = methods.into_iter().collect();
                return Some(format!("there it has {}", methods.join(", ")));
            }
            let near = path(glob.as_str(), calls)?;
            match method {
                Some(method) => format!("{method} {near}"),
                None => near,
            }
        }
    };
    Some(format!("did you mean `{near}`?"))
}

/// The path that is spelled most like one, or all below the first segment of one.
fn path(asked: &str, calls: &[Call<'_>]) -> Option<String> {
    let paths: BTreeSet<&str> = calls.iter().filter_map(|call| call.path).collect();
    let first = |path: &&str| path.split('/').nth(1).map(|first| format!("/{first}/**"));
    let below: BTreeSet<String> = paths.iter().filter_map(first).collect();
    let known = paths.into_iter().chain(below.iter().map(String::as_str));
    nearest(asked, known).map(str::to_owned)
}

fn method(asked: &Placed<String>, calls: &[Call<'_>]) -> Option<Diagnostic> {
    let word = &asked.value;
    if calls.iter().any(|call| call.is_method(word)) {
        return None;
    }
    let message = format!("no operation has the method `{word}`");
    let place = Place::Value(asked.origin.clone());
    let known: BTreeSet<&str> = calls.iter().map(|call| call.method.key.as_str()).collect();
    Some(nothing(place, message).with_nearest(word, known))
}
