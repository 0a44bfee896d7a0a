//! What a `$ref` points to.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::limits::CHAIN;
use crate::normalize::context::{At, Context, mistake};
use crate::pointer::{FileId, Pointer};
use crate::read::{Node, Refusal, is_address};

/// What the `$ref` of a node says, if it is a reference.
pub(in crate::normalize) fn reference_text(node: &Node) -> Option<&str> {
    node.as_map()?.get("$ref")?.as_str()
}

/// What a reference points to; nothing where that is nowhere, which has been
/// reported then.
pub(in crate::normalize) fn target<'a>(
    context: &Context<'a>,
    reference: &str,
    at: &At<'_>,
) -> Option<(Pointer, &'a Node)> {
    let pointer = match context.sources.resolve(&at.pointer(), reference) {
        Ok(pointer) => pointer,
        Err(refusal) => {
            refused(context, reference, &refusal, at);
            return None;
        }
    };
    if let Some(found) = find(context, &pointer) {
        return Some(found);
    }
    let in_entry = Pointer::new(FileId::default(), pointer.path());
    if reference.starts_with('#')
        && pointer.file() != in_entry.file()
        && let Some(found) = find(context, &in_entry)
    {
        let message = format!(
            "`{reference}` does not exist in this file; the one in the document itself is taken"
        );
        context.warn("unknown-reference", at, message);
        return Some(found);
    }
    unknown(context, reference, &pointer, at);
    None
}

/// The target of a reference. Nothing is reported where there is none.
pub(in crate::normalize) fn find_quietly<'a>(
    context: &Context<'a>,
    reference: &str,
    from: &Pointer,
) -> Option<(Pointer, &'a Node)> {
    let pointer = context.sources.resolve(from, reference).ok()?;
    find(context, &pointer)
}

/// What a pointer leads to, through whatever references stand on its way.
fn find<'a>(context: &Context<'a>, pointer: &Pointer) -> Option<(Pointer, &'a Node)> {
    if let Some(node) = context.sources.at(pointer) {
        return Some((pointer.clone(), node));
    }
    let mut here = Pointer::root(pointer.file());
    let mut hops = 0;
    for segment in pointer.segments() {
        while context.sources.at(&here.child(&segment)).is_none() {
            let reference = reference_text(context.sources.at(&here)?)?;
            here = context.sources.resolve(&here, reference).ok()?;
            hops += 1;
            if hops > CHAIN {
                return None;
            }
        }
        here = here.child(&segment);
    }
    let node = context.sources.at(&here)?;
    Some((here, node))
}

fn refused(context: &Context<'_>, reference: &str, refusal: &Refusal, at: &At<'_>) {
    let file = reference.split('#').next().unwrap_or_default();
    let (message, help) = match refusal {
        Refusal::Network(url) => (
            if reference.starts_with(url.as_str()) {
                format!("`{reference}` is a URL, for which no file stands")
            } else {
                format!("`{reference}` means `{url}` here, for which no file stands")
            },
            Some(if is_address(Path::new(url)) {
                "name a file that stands for it in `[references]` of the settings, or have `--fetch` \
                 read and pin it"
            } else {
                "name a file that stands for it in `[references]` of the settings"
            }),
        ),
        Refusal::Outside => (
            format!("`{file}` is outside of the folder that may be read"),
            Some("name a folder that holds all files with `--root`"),
        ),
        Refusal::Unreadable(reason) => (format!("`{file}` cannot be read: {reason}"), None),
        Refusal::Unparsable(id) => {
            let mistake = context.sources.mistake(*id);
            if let Some(mistake) = mistake.filter(|_| context.first(&format!("file {}", id.0))) {
                context.report(mistake.clone());
            }
            (format!("`{file}` does not parse"), None)
        }
        Refusal::Anchor(anchor) => (format!("nothing has the anchor `{anchor}`"), None),
    };
    let place = Place::Value(at.pointer());
    // A file that is not there is not the document's mistake: whoever calls can bring it.
    let diagnostic = match refusal {
        Refusal::Anchor(_) => mistake("unknown-reference", place, message),
        _ => Diagnostic::error("unknown-reference", place, message),
    };
    context.report(match (meant(context, reference, at), help) {
        (Some(near), _) => diagnostic.with_help(did_you_mean(&near)),
        (None, Some(help)) => diagnostic.with_help(help),
        (None, None) => diagnostic,
    });
}

fn unknown(context: &Context<'_>, reference: &str, pointer: &Pointer, at: &At<'_>) {
    let message = format!("`{reference}` does not exist");
    let place = Place::Value(at.pointer());
    let mut diagnostic = mistake("unknown-reference", place, message);
    if let Some(near) = meant(context, reference, at) {
        diagnostic = diagnostic.with_help(did_you_mean(&near)).meaning(near);
    } else if let Some(near) = suggestion(context.sources.tree(pointer.file()), pointer) {
        diagnostic = diagnostic.with_help(format!("did you mean `{near}`?"));
        if near.file() == at.pointer().file() {
            diagnostic = diagnostic.meaning(format!("#{}", near.path().replace('%', "%25")));
        }
    }
    context.report(diagnostic);
}

fn did_you_mean(near: &str) -> String {
    format!("did you mean `{near}`?")
}

/// The component of the document that is meant by a reference without its beginning, or by one as
/// Swagger 2.0 has it.
fn meant(context: &Context<'_>, reference: &str, at: &At<'_>) -> Option<String> {
    let entry = FileId::default();
    let path = reference.trim_start_matches(['#', '/']);
    let path = match path.strip_prefix("definitions/") {
        Some(name) => format!("/components/schemas/{name}"),
        None if path.starts_with("components/") => format!("/{path}"),
        None => return None,
    };
    let is_there = at.pointer().file() == entry
        && context
            .sources
            .at(&Pointer::new(entry, path.as_str()))
            .is_some();
    is_there.then(|| format!("#{path}"))
}

/// The thing beside the missing one whose name is spelled most like it.
fn suggestion(tree: &Node, missing: &Pointer) -> Option<Pointer> {
    let parent = missing.parent()?;
    let Some(Node::Map(map)) = tree.at(parent.path()) else {
        return None;
    };
    let name = missing.last()?;
    let near = nearest(&name, map.iter().map(|(key, _)| key))?;
    Some(parent.child(near))
}
