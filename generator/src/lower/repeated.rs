//! What is said of operations that are called again and again, by the document
//! or by the settings, before it is known what their answers are.

use std::collections::HashMap;

use indexmap::IndexMap;
use openapiv3::{Parameter, ParameterSchemaOrContent, ReferenceOr};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::access::Lost;
use super::slot;
use super::tags::Site;
use super::view::{View, extension};
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Model, Tag};
use crate::pointer::Pointer;
use crate::settings::{Declared, Settings};
use crate::vocabulary::{PAGES, Pages, WAIT, Wait};

/// What is said of one operation, and what of its parameters that needs.
#[derive(Clone, Debug, Default)]
pub(super) struct Repeated {
    pub(super) wait: Option<Said<Wait>>,
    pub(super) pages: Option<Said<Pages>>,
    /// The whole numbers that are the defaults of what pages set, by the names in their
    /// declaration.
    pub(super) defaults: HashMap<String, i64>,
}

/// What is said, and where in the sources.
#[derive(Clone, Debug)]
pub(super) struct Said<T> {
    pub(super) says: T,
    pub(super) at: Pointer,
}

/// What is said of all operations, by where they stand in the sources.
pub(super) type Repeats = HashMap<Pointer, Repeated>;

impl Repeated {
    /// What is said of an operation. The settings have the last word.
    pub(super) fn new(view: &View<'_>, site: &Site<'_>, id: &str, settings: &Settings) -> Self {
        let extensions = &site.operation.extensions;
        let wait = said(view, site, (extensions, WAIT), (&settings.waits, id));
        let pages = said(view, site, (extensions, PAGES), (&settings.pages, id));
        let defaults = match &pages {
            Some(said) => defaults(view, site, &said.says),
            None => HashMap::new(),
        };
        Self {
            wait,
            pages,
            defaults,
        }
    }

    /// The methods that the call has for it, which no setter may be named like.
    pub(super) fn methods(&self) -> Vec<&'static str> {
        let wait = self.wait.iter().map(|_| "until_done");
        let pages = self.pages.iter().flat_map(|_| ["pages", "items"]);
        wait.chain(pages).collect()
    }
}

fn said<T: DeserializeOwned>(
    view: &View<'_>,
    site: &Site<'_>,
    (extensions, key): (&IndexMap<String, Value>, &str),
    (declared, id): (&[Declared], &str),
) -> Option<Said<T>> {
    if let Some(declared) = declared.iter().find(|declared| declared.operation == id) {
        let says = T::deserialize(Value::Object(declared.says.clone())).ok()?;
        let at = declared.origin.clone();
        return Some(Said { says, at });
    }
    let says = extension(extensions, key)?;
    let at = view.origin(&site.at().child(key));
    Some(Said { says, at })
}

fn defaults(view: &View<'_>, site: &Site<'_>, says: &Pages) -> HashMap<String, i64> {
    let own = (&site.operation.parameters, site.at());
    let shared = (&site.item.parameters, site.item_at());
    let mut defaults = HashMap::new();
    for (parameters, at) in [shared, own] {
        for (index, parameter) in parameters.iter().enumerate() {
            let at = at.child("parameters").item(index);
            if let Some((name, default)) = default(view, parameter, at) {
                defaults.insert(name, default);
            }
        }
    }
    let names = says.parameter.iter().chain(&says.size);
    for name in names.filter(|name| slot::is_in_body(name)) {
        let default = slot::default_in_body(view, site, name);
        defaults.extend(default.map(|default| (name.clone(), default)));
    }
    defaults
}

fn default<'a>(
    view: &View<'a>,
    parameter: &'a ReferenceOr<Parameter>,
    at: Pointer,
) -> Option<(String, i64)> {
    let (parameter, at) = view.parameter(parameter, at)?;
    let Parameter::Query { parameter_data, .. } = parameter else {
        return None;
    };
    let ParameterSchemaOrContent::Schema(schema) = &parameter_data.format else {
        return None;
    };
    let (schema, _) = view.resolve(schema, at.child("schema"))?;
    let default = schema.schema_data.default.as_ref()?.as_i64()?;
    Some((parameter_data.name.clone(), default))
}

/// Decides what can be waited for and which answers are pages, now that the models are known.
pub(super) fn apply(
    view: &mut View<'_>,
    tags: &mut [Tag],
    models: &[Model],
    repeats: &Repeats,
    settings: &Settings,
) {
    for declared in settings.waits.iter().chain(&settings.pages) {
        let mut operations = tags.iter().flat_map(|tag| &tag.operations);
        if !operations.any(|operation| operation.id == declared.operation) {
            unknown(view, tags, &declared.operation, &declared.origin);
        }
    }
    for operation in tags.iter_mut().flat_map(|tag| &mut tag.operations) {
        let Some(repeated) = repeats.get(&operation.origin) else {
            continue;
        };
        let wait = repeated.wait.as_ref();
        operation.wait = wait.and_then(|said| super::wait::wait(view, operation, models, said));
        let pages = repeated.pages.as_ref();
        operation.pages = pages.and_then(|said| {
            let defaults = &repeated.defaults;
            super::pages::pages(view, operation, models, said, defaults)
        });
    }
}

/// Reports an operation of the settings that the document does not have.
pub(super) fn unknown(view: &mut View<'_>, tags: &[Tag], id: &str, origin: &Pointer) {
    let message = format!("there is no operation `{id}`");
    let place = Place::Key(origin.clone());
    let ids = tags.iter().flat_map(|tag| &tag.operations);
    let ids = ids.map(|operation| operation.id.as_str());
    let diagnostic = Diagnostic::error("unknown-operation", place, message);
    view.report(diagnostic.with_nearest(id, ids));
}

/// Reports a value of a declaration that cannot be used.
pub(super) fn refuse(view: &mut View<'_>, at: &Pointer, message: impl Into<String>) {
    let place = Place::Value(at.clone());
    view.report(Diagnostic::error("bad-declaration", place, message));
}

/// Reports a pointer that leads nowhere.
pub(super) fn lost(view: &mut View<'_>, at: &Pointer, lost: &Lost) {
    // A mistake that keeps a type from being known has been told already.
    if lost.untyped && view.has_errors() {
        return;
    }
    let place = Place::Value(at.clone());
    let diagnostic = Diagnostic::error("unknown-place", place, lost.message.as_str());
    let known = lost.known.iter().map(String::as_str);
    view.report(diagnostic.with_nearest(&lost.word, known));
}
