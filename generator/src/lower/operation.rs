//! One operation: its parameters, its body, its answers.

use openapiv3::{MediaType, RequestBody};

use super::bounds::unchecked_within;
use super::docs;
use super::draft::Drafts;
use super::property::Property;
use super::response::{Answers, json_media_type};
use super::schema::nullable;
use super::tags::Site;
use super::view::{View, extension};
use crate::ir::{self, Body, Docs, Location, ModelKind, Operation, Parameter, Type};
use crate::names::{CALL_METHODS, Case, Claim, Name, Scope};
use crate::pointer::Pointer;
use crate::vocabulary::FIELDS_AS_ARGUMENTS;

/// An operation without its names.
pub(super) struct Lowered {
    pub(super) id: Option<String>,
    method: String,
    path: String,
    docs: Docs,
    deprecated: bool,
    security: Vec<Vec<String>>,
    parameters: Vec<Parameter>,
    body: Option<Body>,
    answers: Answers,
    origin: Pointer,
}

impl Lowered {
    pub(super) fn named(self, function: Name, call: Name) -> Operation {
        Operation {
            id: self.id.unwrap_or_else(|| function.bare().to_owned()),
            function,
            call,
            method: self.method,
            path: self.path,
            docs: self.docs,
            deprecated: self.deprecated,
            security: self.security,
            parameters: self.parameters,
            body: self.body,
            success: self.answers.success,
            errors: self.answers.errors,
            origin: self.origin,
        }
    }
}

impl Drafts {
    /// Lowers an operation; nothing where it cannot be called without something
    /// that is not supported, which has been reported then.
    pub(super) fn operation(&mut self, view: &mut View<'_>, site: &Site<'_>) -> Option<Lowered> {
        let at = site.at();
        let words = site
            .operation
            .operation_id
            .clone()
            .unwrap_or_else(|| site.id());
        let mut parameters = self.parameters(view, site, &words);
        let body = match &site.operation.request_body {
            Some(body) => self.body(view, body, &at.child("requestBody"), &words),
            None => Some(None),
        };
        let answers = self.answers(view, site, &words);
        if !site.operation.servers.is_empty() || !site.item.servers.is_empty() {
            let message =
                "servers of one operation are not supported yet: the client's server is called";
            view.unrepresented("operation-servers", &at, message);
        }
        let body = body?;
        self.name_parameters(parameters.as_mut()?, body.as_ref());
        Some(Lowered {
            id: site.operation.operation_id.clone(),
            method: site.method.to_uppercase(),
            path: site.path.to_owned(),
            docs: docs::operation(site.operation, &site.method.to_uppercase(), site.path),
            deprecated: site.operation.deprecated,
            security: security(view, site),
            parameters: parameters?,
            body,
            answers,
            origin: view.origin(&at),
        })
    }

    /// Names the arguments and setters of a call. The fields of a body come
    /// with names of their own, so the parameters make room for them.
    fn name_parameters(&self, parameters: &mut [Parameter], body: Option<&Body>) {
        let fields = body
            .and_then(|body| body.fields_of)
            .map(|id| &self.draft(id).kind);
        let taken: Vec<&str> = match fields {
            Some(ModelKind::Object(object)) => object
                .fields
                .iter()
                .map(|field| field.name.bare())
                .collect(),
            _ => Vec::new(),
        };
        let claims = parameters.iter().map(|parameter| {
            let place = match parameter.location {
                Location::Path => "path",
                Location::Query => "query",
                Location::Header => "header",
            };
            Claim::new(parameter.wire.as_str()).or(format!("{} {place}", parameter.wire))
        });
        let mut scope = Scope::new(Case::Value)
            .without(CALL_METHODS)
            .without(&taken);
        let names = scope.claim_all(claims);
        for (parameter, name) in parameters.iter_mut().zip(names) {
            parameter.name = name;
        }
    }

    /// The body; the outer `None` means that the operation cannot be called.
    #[expect(
        clippy::option_option,
        reason = "not callable and no body are different things"
    )]
    fn body(
        &mut self,
        view: &mut View<'_>,
        body: &openapiv3::ReferenceOr<RequestBody>,
        at: &Pointer,
        words: &str,
    ) -> Option<Option<Body>> {
        let Some((body, at)) = view.request_body(body, at.clone()) else {
            return Some(None);
        };
        let Some((media_type, content)) = json_media_type(&body.content) else {
            let message = "only bodies of JSON can be sent yet";
            view.unrepresented("unsupported-body", &at.child("content"), message);
            return if body.required { None } else { Some(None) };
        };
        for other in body.content.keys().filter(|other| *other != media_type) {
            let message = format!("`{other}` cannot be sent yet: `{media_type}` is");
            view.unrepresented(
                "unsupported-media-type",
                &at.child("content").child(other),
                message,
            );
        }
        let required = body.required;
        let fields: bool = extension(&body.extensions, FIELDS_AS_ARGUMENTS).unwrap_or_default();
        let described = body.description.as_deref().map(docs::markdown);
        let at = at.child("content").child(media_type);
        let ty = self.body_type(view, content, &at, words);
        let fields_of = if fields {
            self.fields_of(view, &ty, required, &at)
        } else {
            None
        };
        Some(Some(Body {
            ty,
            media_type: media_type.clone(),
            required,
            fields_of,
            docs: described.unwrap_or_default(),
            origin: view.origin(&at),
        }))
    }

    fn body_type(
        &mut self,
        view: &mut View<'_>,
        content: &MediaType,
        at: &Pointer,
        words: &str,
    ) -> Type {
        let Some(schema) = &content.schema else {
            return Type::Json;
        };
        let (schema, at) = (Property::Plain(schema), at.child("schema"));
        let ty = self.ty(view, schema, &at, &format!("{words} body"), None);
        unchecked_within(view, None, schema, &at, &ty);
        nullable(view, schema, ty)
    }

    /// The object whose fields are to be arguments.
    fn fields_of(
        &self,
        view: &mut View<'_>,
        ty: &Type,
        required: bool,
        at: &Pointer,
    ) -> Option<ir::ModelId> {
        if let Type::Model(id) = ty
            && let ModelKind::Object(object) = &self.draft(*id).kind
            && required
        {
            let is_taken = |name: &Name| CALL_METHODS.contains(&name.bare());
            let Some(taken) = object.fields.iter().find(|field| is_taken(&field.name)) else {
                return Some(*id);
            };
            let message = format!(
                "`{}` cannot be an argument: a call has a method of that name",
                taken.wire
            );
            view.error("bad-body", at, message);
            return None;
        }
        let message = format!(
            "`{FIELDS_AS_ARGUMENTS}` needs a required body that is an object with properties"
        );
        view.error("bad-body", at, message);
        None
    }
}

fn security(view: &View<'_>, site: &Site<'_>) -> Vec<Vec<String>> {
    let requirements = site
        .operation
        .security
        .as_ref()
        .or(view.api().security.as_ref());
    let requirements = requirements.map(Vec::as_slice).unwrap_or_default();
    requirements
        .iter()
        .map(|alternative| alternative.keys().cloned().collect())
        .collect()
}
