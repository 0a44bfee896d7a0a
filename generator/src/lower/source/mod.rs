//! The document as `lower` reads it: references followed, places named.
//!
//! A [`Pointer`] that a function here takes or gives points into the model; [`Source::origin`] says
//! where that stands in the sources.

pub(in crate::lower) mod each;
mod file_parts;
mod form;
mod mappings;
pub(in crate::lower) mod media;
pub(in crate::lower) mod member;
pub(in crate::lower) mod place;
mod reached;
pub(in crate::lower) mod report;
pub(in crate::lower) mod said;
mod schemas;
pub(in crate::lower) mod site;
pub(in crate::lower) mod subschema;
pub(in crate::lower) mod template;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;
use std::sync::LazyLock;

use openapiv3::{
    Components, Discriminator, Header, OpenAPI, Parameter, PathItem, ReferenceOr, RequestBody,
    Response, Schema, SecurityScheme,
};

use self::file_parts::FileParts;
pub(in crate::lower) use self::form::{extension, form, section};
use self::mappings::{Mapping, Mappings};
use self::schemas::Schemas;
use crate::limits::CHAIN;
use crate::normalize::Document;
use crate::pointer::{FileId, Pointer};

/// The document.
pub(in crate::lower) struct Source<'a> {
    document: &'a Document,
    components: &'a Components,
    schemas: Schemas<'a>,
    file_parts: FileParts,
    /// Where unions stand that are known to stay choices between their branches.
    choices: RefCell<HashSet<Pointer>>,
    /// Where bases stand that are known to be one of the schemas that they stand for.
    among_derived: RefCell<HashSet<Pointer>>,
    mappings: Mappings,
    /// The names of schemas that stand elsewhere, by where they stand.
    components_by_place: BTreeMap<&'a Pointer, &'a str>,
    /// The ids of all operations, once they are asked for.
    operations: OnceCell<HashSet<String>>,
    /// The references to all components that something leads to, once they are asked for.
    reached: OnceCell<HashSet<String>>,
}

static NO_COMPONENTS: LazyLock<Components> = LazyLock::new(Components::default);

impl<'a> Source<'a> {
    pub(in crate::lower) fn new(document: &'a Document) -> Self {
        let components = document.api.components.as_ref().unwrap_or(&NO_COMPONENTS);
        let mut source = Self {
            document,
            components,
            schemas: Schemas::new(&components.schemas),
            file_parts: FileParts::default(),
            choices: RefCell::default(),
            among_derived: RefCell::default(),
            mappings: Mappings::default(),
            components_by_place: by_place(document),
            operations: OnceCell::new(),
            reached: OnceCell::new(),
        };
        source.file_parts = FileParts::of(&source);
        // What a schema is was asked before it was known which of them are files.
        source.choices.take();
        source
    }

    /// Whether the union there is known to stay a choice between its branches.
    pub(in crate::lower) fn is_choice(&self, at: &Pointer) -> bool {
        self.choices.borrow().contains(at)
    }

    /// Notes that the union there stays a choice between its branches.
    pub(in crate::lower) fn note_choice(&self, at: &Pointer) {
        self.choices.borrow_mut().insert(at.clone());
    }

    /// Whether the base there is known to be one of the schemas that it stands for.
    pub(in crate::lower) fn is_among_derived(&self, at: &Pointer) -> bool {
        self.among_derived.borrow().contains(at)
    }

    /// Notes that the base there is one of the schemas that it stands for.
    pub(in crate::lower) fn note_among_derived(&self, at: &Pointer) {
        self.among_derived.borrow_mut().insert(at.clone());
    }

    /// Whether a schema without a type is that of a file, since a form has it as a part.
    pub(in crate::lower) fn is_file_part(&self, at: &Pointer) -> bool {
        self.file_parts.has(at)
    }

    /// Whether a schema without a type is no file only because JSON has it as well.
    pub(in crate::lower) fn is_shared_part(&self, at: &Pointer) -> bool {
        self.file_parts.is_shared(at)
    }

    /// Whether such a file is anywhere below.
    pub(in crate::lower) fn has_file_parts(&self, at: &Pointer) -> bool {
        self.file_parts.are_below(at)
    }

    /// Whether the document calls an operation so.
    pub(in crate::lower) fn has_operation(&self, id: &str) -> bool {
        let all = || {
            let items = self.api().paths.paths.values();
            let items = items.filter_map(ReferenceOr::as_item);
            let operations = items.flat_map(PathItem::iter);
            let ids = operations.filter_map(|(_, operation)| operation.operation_id.clone());
            ids.collect()
        };
        self.operations.get_or_init(all).contains(id)
    }

    pub(in crate::lower) fn document(&self) -> &'a Document {
        self.document
    }

    pub(in crate::lower) fn api(&self) -> &'a OpenAPI {
        &self.document.api
    }

    pub(in crate::lower) fn components(&self) -> &'a Components {
        self.components
    }

    /// Where a part of the model stands in the sources.
    pub(in crate::lower) fn origin(&self, model: &Pointer) -> Pointer {
        self.document.origins.of(model.path())
    }

    /// What tells a schema from all others: where it stands in the sources. What was made of one
    /// of several types stands where the whole does, so that its place in the model is added.
    pub(in crate::lower) fn identity(&self, model: &Pointer) -> Pointer {
        let origin = self.origin(model);
        let list = model.parent();
        let whole = list.as_ref().and_then(Pointer::parent);
        if whole.is_none_or(|whole| self.origin(&whole) != origin) {
            return origin;
        }
        let keys = list.as_ref().and_then(Pointer::last).into_iter();
        keys.chain(model.last())
            .fold(origin, |origin, key| origin.child(&key))
    }

    /// A part of a schema, wherever it stands.
    pub(in crate::lower) fn resolve<'b>(
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
    pub(in crate::lower) fn resolve_reference(
        &self,
        part: &ReferenceOr<Schema>,
    ) -> Option<Pointer> {
        match part {
            ReferenceOr::Item(_) => None,
            ReferenceOr::Reference { reference } => self.schema(reference).map(|(_, at)| at),
        }
    }

    /// The names of the schemas to which nothing leads that can be called or is sent.
    pub(in crate::lower) fn unused_schemas(&self) -> Vec<&'a String> {
        let mut unused: Vec<&String> = self.schemas.unused().collect();
        unused.retain(|name| !self.document.unlisted.contains(*name));
        if !unused.is_empty() {
            let all = section("schemas");
            unused.retain(|name| !self.is_reached(&all.child(name)));
        }
        unused
    }

    /// Whether anything leads to a component that can be called or is sent.
    pub(in crate::lower) fn is_reached(&self, at: &Pointer) -> bool {
        let all = || reached::reached(self.document, self.components);
        self.reached.get_or_init(all).contains(&at.to_string())
    }

    /// Whether the schema there is a component in the model alone.
    pub(in crate::lower) fn is_hoisted(&self, at: &Pointer) -> bool {
        at.last()
            .is_some_and(|name| self.document.unlisted.contains(&name))
    }

    /// The schemas of the components.
    pub(in crate::lower) fn schemas(&self) -> &Schemas<'a> {
        &self.schemas
    }

    /// Where the component stands that a schema is as well, given what tells it from all others: one
    /// that stands within another and is referred to there.
    pub(in crate::lower) fn as_component(&self, identity: &Pointer) -> Option<Pointer> {
        let name = self.components_by_place.get(identity)?;
        Some(section("schemas").child(name))
    }

    /// Whether something within a schema is referred to by others, given what tells it from all others.
    pub(in crate::lower) fn is_led_into(&self, identity: &Pointer) -> bool {
        let inside = Pointer::new(identity.file(), format!("{}/", identity.path()));
        let mut behind = self.components_by_place.range::<Pointer, _>(&inside..);
        behind.next().is_some_and(|(at, _)| {
            at.file() == inside.file() && at.path().starts_with(inside.path())
        })
    }

    /// Where the component stands that a reference names, whatever that refers to.
    pub(in crate::lower) fn component(&self, reference: &str) -> Option<Pointer> {
        let name = reference.strip_prefix("#/components/schemas/")?;
        let (name, _) = self.components.schemas.get_key_value(name)?;
        Some(section("schemas").child(name))
    }

    /// The schema that is referred to, with its pointer.
    pub(in crate::lower) fn schema(&self, reference: &str) -> Option<(&'a Schema, Pointer)> {
        let schemas = &self.components.schemas;
        let (schema, at) = follow(reference, "schemas", |name| schemas.get(name))?;
        self.schemas.note(&at);
        Some((schema, at))
    }

    /// The values that the mapping of a discriminator has for each of the schemas that it names.
    pub(in crate::lower) fn mapping(&self, discriminator: &'a Discriminator) -> Rc<Mapping> {
        let target = |reference: &str| self.schema(reference).map(|(_, at)| at);
        self.mappings.of(discriminator, target)
    }

    pub(in crate::lower) fn parameter(
        &self,
        parameter: &'a ReferenceOr<Parameter>,
        at: Pointer,
    ) -> Option<(&'a Parameter, Pointer)> {
        resolve(parameter, at, "parameters", |name| {
            self.components.parameters.get(name)
        })
    }

    pub(in crate::lower) fn request_body(
        &self,
        body: &'a ReferenceOr<RequestBody>,
        at: Pointer,
    ) -> Option<(&'a RequestBody, Pointer)> {
        resolve(body, at, "requestBodies", |name| {
            self.components.request_bodies.get(name)
        })
    }

    pub(in crate::lower) fn response(
        &self,
        response: &'a ReferenceOr<Response>,
        at: Pointer,
    ) -> Option<(&'a Response, Pointer)> {
        resolve(response, at, "responses", |name| {
            self.components.responses.get(name)
        })
    }

    pub(in crate::lower) fn header(
        &self,
        header: &'a ReferenceOr<Header>,
        at: Pointer,
    ) -> Option<(&'a Header, Pointer)> {
        resolve(header, at, "headers", |name| {
            self.components.headers.get(name)
        })
    }

    pub(in crate::lower) fn security_scheme(
        &self,
        scheme: &'a ReferenceOr<SecurityScheme>,
        at: Pointer,
    ) -> Option<&'a SecurityScheme> {
        let find = |name: &str| self.components.security_schemes.get(name);
        resolve(scheme, at, "securitySchemes", find).map(|(scheme, _)| scheme)
    }
}

/// The schemas of a document that stand elsewhere, by where they stand. One in which dynamic anchors
/// stand for something is another than the one that stands there.
fn by_place(document: &Document) -> BTreeMap<&Pointer, &str> {
    let elsewhere = document.elsewhere.iter();
    let plain = elsewhere.filter(|(_, known)| known.scope.is_empty());
    plain
        .map(|(name, known)| (&known.at, name.as_str()))
        .collect()
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
