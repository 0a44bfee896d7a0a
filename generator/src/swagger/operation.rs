//! Paths and their operations.

use std::collections::HashSet;

use super::body;
use super::context::{Context, Old, Usual};
use super::parameter::{self, Place};
use super::response::response;
use super::server::servers;
use crate::pointer::{FileId, Pointer};
use crate::rewrite::{Members, Part};

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// A path item, wherever it stands.
pub(super) fn path_item(context: &Context<'_>, usual: &Usual<'_>, old: &Old<'_>) -> Part {
    let referenced = context.followed(old.clone());
    if !referenced.is_map() {
        return referenced.same();
    }
    // What stands beside the reference counts as well. What both have is told as a key that stands twice.
    let beside = old.members().filter(|(key, _)| *key != "$ref");
    let beside = beside.filter(|_| old.reference().is_some());
    let fields: Vec<(&str, Old<'_>)> = beside.chain(referenced.members()).collect();
    let list = fields.iter().find(|(key, _)| *key == "parameters");
    let shared: Vec<Given<'_>> = given(context, list.map(|(_, list)| list));
    let mut members = Members::default();
    for (key, value) in fields {
        if METHODS.contains(&key) {
            members.push(key, operation(context, usual, &value, &shared));
        } else if key == "parameters" {
            let all = shared.iter().filter(|given| given.is_elsewhere());
            let all: Vec<Part> = all.map(|given| given.parameter(context)).collect();
            if !all.is_empty() {
                members.push(key, Part::list(all).at(&value.at));
            }
        } else {
            members.push(key, value.same());
        }
    }
    members.part().at(&referenced.at)
}

/// A parameter as it is given, and as it is meant.
#[derive(Clone)]
struct Given<'a> {
    written: Old<'a>,
    meant: Old<'a>,
}

impl Given<'_> {
    fn is_elsewhere(&self) -> bool {
        parameter::place(&self.meant) == Place::Elsewhere
    }

    /// What makes it another than those beside it.
    fn identity(&self) -> (Option<&str>, Option<&str>) {
        match parameter::place(&self.meant) {
            // There is one body, whatever it is called.
            Place::Body => (None, None),
            _ => (self.meant.str("in"), self.meant.str("name")),
        }
    }

    /// In the new document: what is referred to is there once.
    fn parameter(&self, context: &Context<'_>) -> Part {
        if is_component(&self.written, &self.meant) {
            referred(&self.written)
        } else {
            parameter::parameter(context, &self.meant)
        }
    }
}

/// Whether something is a reference to a component of the document, which is one in the new one.
fn is_component(written: &Old<'_>, meant: &Old<'_>) -> bool {
    let is_root = |old: &Old<'_>| old.at.file() == FileId::default();
    let place = meant.at.parent().map(Pointer::into_path);
    let is_shared = matches!(place.as_deref(), Some("/parameters" | "/responses"));
    written.reference().is_some() && is_root(written) && is_root(meant) && is_shared
}

/// A reference as it is written, which leads to where that is now.
fn referred(written: &Old<'_>) -> Part {
    let mut members = Members::default();
    for (key, value) in written.members() {
        members.push(
            key,
            if key == "$ref" {
                super::schema::reference(&value)
            } else {
                value.same()
            },
        );
    }
    members.part().at(&written.at)
}

fn given<'a>(context: &Context<'a>, list: Option<&Old<'a>>) -> Vec<Given<'a>> {
    let list = list.into_iter().flat_map(Old::items);
    let given = list.map(|written| Given {
        meant: context.followed(written.clone()),
        written,
    });
    given.collect()
}

fn operation(
    context: &Context<'_>,
    usual: &Usual<'_>,
    old: &Old<'_>,
    shared: &[Given<'_>],
) -> Part {
    if !old.is_map() {
        return old.same();
    }
    let own = given(context, old.get("parameters").as_ref());
    let consumes = old.get("consumes");
    let produces = old.get("produces").or_else(|| usual.produces.clone());
    let mut members = Members::default();
    for (key, value) in old.members() {
        match key {
            "consumes" | "produces" if value.is_list() => {}
            "schemes" if value.is_list() => {
                if let Some(servers) = servers(&usual.document, Some(&value)) {
                    members.push("servers", servers.at(&value.at));
                }
            }
            "parameters" => {
                let all = own.iter().filter(|given| given.is_elsewhere());
                let all: Vec<Part> = all.map(|given| given.parameter(context)).collect();
                if !all.is_empty() {
                    members.push(key, Part::list(all).at(&value.at));
                }
            }
            "responses" => members.push(key, responses(context, produces.as_ref(), &value)),
            _ => members.push(key, value.same()),
        }
    }
    let own_names: HashSet<_> = own.iter().map(Given::identity).collect();
    let shared = shared.iter();
    let shared = shared.filter(|given| !own_names.contains(&given.identity()));
    let all: Vec<Given<'_>> = own.iter().chain(shared).cloned().collect();
    if let Some(body) = request_body(context, usual, consumes.as_ref(), &all) {
        members.push("requestBody", body);
    }
    members.part().at(&old.at)
}

/// The body: a parameter of its own, or fields of a form.
fn request_body(
    context: &Context<'_>,
    usual: &Usual<'_>,
    consumes: Option<&Old<'_>>,
    all: &[Given<'_>],
) -> Option<Part> {
    let is_at = |place: Place| move |given: &&Given<'_>| parameter::place(&given.meant) == place;
    let mut bodies = all.iter().filter(is_at(Place::Body));
    let whole = bodies.next();
    for further in bodies {
        let message = "a call has one body, so this second one is left out";
        context.lose(&further.written.at, message.to_owned());
    }
    let fields: Vec<&Given<'_>> = all.iter().filter(is_at(Place::Form)).collect();
    if let Some(whole) = whole {
        for field in fields {
            let message = "a call has a body or fields of a form, so this field is left out";
            context.lose(&field.written.at, message.to_owned());
        }
        if consumes.is_none() && is_component(&whole.written, &whole.meant) {
            return Some(referred(&whole.written));
        }
        let consumes = consumes.or(usual.consumes.as_ref());
        return Some(body::whole(consumes, &whole.meant));
    }
    let meant: Vec<Old<'_>> = fields
        .into_iter()
        .map(|field| field.meant.clone())
        .collect();
    let consumes = consumes.or(usual.consumes.as_ref());
    (!meant.is_empty()).then(|| body::form(context, consumes, &meant))
}

fn responses(context: &Context<'_>, produces: Option<&Old<'_>>, old: &Old<'_>) -> Part {
    if !old.is_map() {
        return old.same();
    }
    let mut members = Members::default();
    for (status, one) in old.members() {
        let meant = context.followed(one.clone());
        members.push(
            status,
            if status.starts_with("x-") {
                one.same()
            } else if is_component(&one, &meant) {
                referred(&one)
            } else {
                response(context, produces, status, &meant)
            },
        );
    }
    members.part().at(&old.at)
}
