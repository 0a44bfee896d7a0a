//! The document as `lower` reads it: references followed, places named.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use openapiv3::{
    AnySchema, Components, Header, OpenAPI, Parameter, ReferenceOr, RequestBody, Response, Schema,
    SchemaKind, SecurityScheme,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::facets::Member;
use super::property::Property;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::ir::{Model, ModelId};
use crate::limits::CHAIN;
use crate::normalize::Document;
use crate::pointer::{FileId, Pointer};

/// The document, and the place where messages about it go.
///
/// A [`Pointer`] that a function here takes or gives points into the model;
/// [`View::origin`] says where that stands in the sources.
pub(super) struct View<'a> {
    document: &'a Document,
    components: &'a Components,
    diagnostics: &'a mut Diagnostics,
    /// What has been said already: a schema is looked at wherever it is used.
    said: HashSet<(&'static str, Place)>,
    /// What matters only if a model can be sent, which is known at the end.
    pending: Vec<(ModelId, Diagnostic)>,
    /// The schemas of the components that are derived from another, by that one's name.
    derived: HashMap<String, Vec<&'a str>>,
    /// The schemas that are being looked at, to notice a circle.
    entered: RefCell<Vec<String>>,
    /// The schemas of the components that anything refers to, as pointers spell them.
    reached: RefCell<HashSet<String>>,
}

/// A schema is being looked at for as long as this lives.
pub(super) struct Entered<'v>(&'v RefCell<Vec<String>>);

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        self.0.borrow_mut().pop();
    }
}

static NO_COMPONENTS: LazyLock<Components> = LazyLock::new(Components::default);
static NO_SCHEMA: LazyLock<AnySchema> = LazyLock::new(AnySchema::default);

impl<'a> View<'a> {
    pub(super) fn new(document: &'a Document, diagnostics: &'a mut Diagnostics) -> Self {
        let components = document.api.components.as_ref().unwrap_or(&NO_COMPONENTS);
        Self {
            document,
            components,
            diagnostics,
            said: HashSet::new(),
            pending: Vec::new(),
            derived: derived(components),
            entered: RefCell::default(),
            reached: RefCell::default(),
        }
    }

    pub(super) fn document(&self) -> &'a Document {
        self.document
    }

    pub(super) fn api(&self) -> &'a OpenAPI {
        &self.document.api
    }

    pub(super) fn components(&self) -> &'a Components {
        self.components
    }

    /// Where a part of the model stands in the sources.
    pub(super) fn origin(&self, model: &Pointer) -> Pointer {
        self.document.origins.of(model.path())
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        if self
            .said
            .insert((diagnostic.code, diagnostic.place.clone()))
        {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Whether any mistake has been reported.
    pub(super) fn has_errors(&self) -> bool {
        self.diagnostics.has_errors()
    }

    /// Reports a mistake at a part of the model.
    pub(super) fn error(&mut self, code: &'static str, at: &Pointer, message: impl Into<String>) {
        let place = Place::Value(self.origin(at));
        self.report(Diagnostic::error(code, place, message));
    }

    /// Reports something that the crate does not represent in full.
    pub(super) fn unrepresented(
        &mut self,
        code: &'static str,
        at: &Pointer,
        message: impl Into<String>,
    ) {
        let place = Place::Value(self.origin(at));
        self.report(Diagnostic::unrepresented(code, place, message));
    }

    /// Reports something about values that are sent: at once, or when it is
    /// known whether their model can be.
    pub(super) fn unsent(
        &mut self,
        owner: Option<ModelId>,
        code: &'static str,
        at: &Pointer,
        message: impl Into<String>,
    ) {
        let place = Place::Value(self.origin(at));
        let diagnostic = Diagnostic::unrepresented(code, place, message);
        match owner {
            Some(owner) => self.pending.push((owner, diagnostic)),
            None => self.report(diagnostic),
        }
    }

    /// Reports what was pending on models that can be sent.
    pub(super) fn settle(&mut self, models: &[Model]) {
        for (owner, diagnostic) in std::mem::take(&mut self.pending) {
            if models[owner.0].in_request {
                self.report(diagnostic);
            }
        }
    }

    /// A part of a schema, wherever it stands.
    pub(super) fn resolve<'b>(
        &self,
        part: &'b ReferenceOr<Schema>,
        at: Pointer,
    ) -> Option<(&'b Schema, Pointer)>
    where
        'a: 'b,
    {
        match part {
            ReferenceOr::Item(schema) => Some((schema, at)),
            ReferenceOr::Reference { reference } => self.schema(reference),
        }
    }

    /// Where a part of a schema leads, if it is a reference.
    pub(super) fn resolve_reference(&self, part: &ReferenceOr<Schema>) -> Option<Pointer> {
        match part {
            ReferenceOr::Item(_) => None,
            ReferenceOr::Reference { reference } => self.schema(reference).map(|(_, at)| at),
        }
    }

    /// The schemas that a base with a discriminator stands for: those that its
    /// mapping names, and those that are derived from it by `allOf`.
    pub(super) fn derived<'b>(&self, schema: &'b Schema, at: &Pointer) -> Option<Vec<Member<'b>>>
    where
        'a: 'b,
    {
        let discriminator = schema.schema_data.discriminator.as_ref()?;
        let form = form(schema);
        let name = at.path().strip_prefix("/components/schemas/")?;
        if !form.one_of.is_empty() || !form.any_of.is_empty() {
            return None;
        }
        let mapped = discriminator.mapping.values();
        let mapped = mapped.map(|reference| Property::Reference(reference));
        let derived = self.derived.get(name).into_iter().flatten();
        let derived = derived.map(|name| Property::Component(name));
        let mut members: Vec<Member<'_>> = Vec::new();
        for property in mapped.chain(derived) {
            let Some((_, Some(target))) = property.resolve(self) else {
                continue;
            };
            if target != *at && members.iter().all(|member| member.at != target) {
                members.push(Member {
                    property,
                    at: target,
                });
            }
        }
        (!members.is_empty()).then_some(members)
    }

    /// Notes that a schema is being looked at; nothing if it is already.
    pub(super) fn enter(&self, at: &Pointer) -> Option<Entered<'_>> {
        let mut entered = self.entered.borrow_mut();
        if entered.iter().any(|path| path == at.path()) {
            return None;
        }
        entered.push(at.path().to_owned());
        Some(Entered(&self.entered))
    }

    /// The schema of that name, with its pointer.
    pub(super) fn schema(&self, reference: &str) -> Option<(&'a Schema, Pointer)> {
        let (schema, at) = follow(reference, "schemas", |name| {
            self.components.schemas.get(name)
        })?;
        let name = at.path().rsplit_once('/').map_or("", |(_, name)| name);
        if !self.reached.borrow().contains(name) {
            self.reached.borrow_mut().insert(name.to_owned());
        }
        Some((schema, at))
    }

    /// Whether anything that was looked at refers to a schema of the components.
    pub(super) fn is_reached(&self, schema: &str) -> bool {
        let at = section("schemas").child(schema);
        let name = at.path().rsplit_once('/').map_or("", |(_, name)| name);
        self.reached.borrow().contains(name)
    }

    pub(super) fn parameter(
        &self,
        parameter: &'a ReferenceOr<Parameter>,
        at: Pointer,
    ) -> Option<(&'a Parameter, Pointer)> {
        resolve(parameter, at, "parameters", |name| {
            self.components.parameters.get(name)
        })
    }

    pub(super) fn request_body(
        &self,
        body: &'a ReferenceOr<RequestBody>,
        at: Pointer,
    ) -> Option<(&'a RequestBody, Pointer)> {
        resolve(body, at, "requestBodies", |name| {
            self.components.request_bodies.get(name)
        })
    }

    pub(super) fn response(
        &self,
        response: &'a ReferenceOr<Response>,
        at: Pointer,
    ) -> Option<(&'a Response, Pointer)> {
        resolve(response, at, "responses", |name| {
            self.components.responses.get(name)
        })
    }

    pub(super) fn header(
        &self,
        header: &'a ReferenceOr<Header>,
        at: Pointer,
    ) -> Option<(&'a Header, Pointer)> {
        resolve(header, at, "headers", |name| {
            self.components.headers.get(name)
        })
    }
}

impl<'a> View<'a> {
    pub(super) fn security_scheme(
        &self,
        scheme: &'a ReferenceOr<SecurityScheme>,
        at: Pointer,
    ) -> Option<&'a SecurityScheme> {
        let find = |name: &str| self.components.security_schemes.get(name);
        resolve(scheme, at, "securitySchemes", find).map(|(scheme, _)| scheme)
    }
}

/// Which schemas of the components name which other in their `allOf`.
fn derived(components: &Components) -> HashMap<String, Vec<&str>> {
    let mut derived: HashMap<String, Vec<&str>> = HashMap::new();
    for (name, schema) in &components.schemas {
        let bases = schema.as_item().map(|schema| &form(schema).all_of);
        for base in bases.into_iter().flatten() {
            if let ReferenceOr::Reference { reference } = base
                && let Some(base) = reference.strip_prefix("#/components/schemas/")
            {
                derived.entry(base.to_owned()).or_default().push(name);
            }
        }
    }
    derived
}

/// The pointer to a section of the components.
pub(super) fn section(name: &str) -> Pointer {
    Pointer::root(FileId::default())
        .child("components")
        .child(name)
}

/// The one form in which schemas come from `normalize`.
pub(super) fn form(schema: &Schema) -> &AnySchema {
    match &schema.schema_kind {
        SchemaKind::Any(form) => form,
        _ => &NO_SCHEMA,
    }
}

/// An extension that `normalize` has read.
pub(super) fn extension<T: DeserializeOwned>(
    extensions: &indexmap::IndexMap<String, Value>,
    key: &str,
) -> Option<T> {
    T::deserialize(extensions.get(key)?).ok()
}

fn resolve<'a, T: 'a>(
    thing: &'a ReferenceOr<T>,
    at: Pointer,
    section: &str,
    find: impl Fn(&str) -> Option<&'a ReferenceOr<T>>,
) -> Option<(&'a T, Pointer)> {
    match thing {
        ReferenceOr::Item(item) => Some((item, at)),
        ReferenceOr::Reference { reference } => follow(reference, section, find),
    }
}

/// Follows a reference, and the references that it may lead to, to the thing itself.
fn follow<'a, T: 'a>(
    reference: &str,
    name: &str,
    find: impl Fn(&str) -> Option<&'a ReferenceOr<T>>,
) -> Option<(&'a T, Pointer)> {
    let mut reference = reference.to_owned();
    for _ in 0..CHAIN {
        let target = Pointer::new(FileId::default(), reference.strip_prefix('#')?);
        let key = target.last()?;
        match find(&key)? {
            ReferenceOr::Item(item) => return Some((item, section(name).child(&key))),
            ReferenceOr::Reference { reference: next } => reference.clone_from(next),
        }
    }
    None
}
