//! One operation: its parameters, its body, its answers.

use openapiv3::{MediaType, RequestBody, SecurityScheme};

use super::bounds::unchecked_within;
use super::credentials;
use super::docs;
use super::draft::Drafts;
use super::form;
use super::media::{self, Media};
use super::property::Property;
use super::response::Answers;
use super::schema::nullable;
use super::servers::Servers;
use super::tags::Site;
use super::template;
use super::view::{View, extension, section};
use crate::ir::{self, Body, BodyForm, Docs, ModelKind, Operation, Parameter, Type};
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
    server: Option<usize>,
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
            server: self.server,
            security: self.security,
            parameters: self.parameters,
            body: self.body,
            output: self.answers.output,
            error: self.answers.error,
            success: self.answers.success,
            errors: self.answers.errors,
            accept: self.answers.accept,
            kept: self.answers.kept,
            origin: self.origin,
        }
    }
}

impl Drafts {
    /// Lowers an operation, without the names that it has among others.
    pub(super) fn operation(
        &mut self,
        view: &mut View<'_>,
        site: &Site<'_>,
        servers: &Servers<'_>,
    ) -> Lowered {
        let at = site.at();
        let words = site.words();
        let mut parameters = self.parameters(view, site, &words);
        let body = site.operation.request_body.as_ref();
        let body = body.and_then(|body| self.body(view, body, &at.child("requestBody"), &words));
        let answers = self.answers(view, site, &words);
        let security = security(view, site);
        credentials::clashes(view, &security, &at);
        self.name_parameters(&mut parameters, body.as_ref());
        let method = site.method.to_uppercase();
        Lowered {
            id: site.operation.operation_id.clone(),
            docs: docs::operation(site.operation, &method, site.path),
            method,
            path: template::plain(site.path),
            deprecated: site.operation.deprecated,
            server: servers.of(site),
            security,
            parameters,
            body,
            answers,
            origin: view.origin(&at),
        }
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
            let place = parameter.location.as_str();
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

    fn body(
        &mut self,
        view: &mut View<'_>,
        body: &openapiv3::ReferenceOr<RequestBody>,
        at: &Pointer,
        words: &str,
    ) -> Option<Body> {
        let (body, at) = view.request_body(body, at.clone())?;
        let all = at.child("content");
        let (media_type, content, media) = media::chosen(view, &body.content, &all)?;
        let fields: bool = extension(&body.extensions, FIELDS_AS_ARGUMENTS).unwrap_or_default();
        let described = body.description.as_deref().map(docs::markdown);
        let at = all.child(media_type);
        let (ty, form) = self.body_type(view, content, media, &at, words);
        let fields_of = if fields {
            self.fields_of(view, &ty, body.required, &at)
        } else {
            None
        };
        Some(Body {
            ty,
            form,
            media_type: sent_as(view, media_type, &at),
            required: body.required,
            fields_of,
            docs: described.unwrap_or_default(),
            origin: view.origin(&at),
        })
    }

    fn body_type(
        &mut self,
        view: &mut View<'_>,
        content: &MediaType,
        media: Media,
        at: &Pointer,
        words: &str,
    ) -> (Type, BodyForm) {
        let typed = match media {
            Media::Text | Media::Events => return (Type::Text, BodyForm::Text),
            Media::Bytes => return (Type::Bytes, BodyForm::Bytes),
            Media::Json | Media::JsonAs => BodyForm::Json,
            Media::Form => BodyForm::Form(form::styles(view, content, at)),
            Media::Multipart => BodyForm::Multipart(form::content_types(content)),
        };
        let ty = match &content.schema {
            Some(schema) => {
                let (schema, at) = (Property::Plain(schema), at.child("schema"));
                let ty = self.ty(view, schema, &at, &format!("{words} body"), None);
                unchecked_within(view, None, schema, &at, &ty);
                nullable(view, schema, ty)
            }
            None => Type::Json,
        };
        let object =
            matches!(&ty, Type::Model(id) if matches!(self.draft(*id).kind, ModelKind::Object(_)));
        match typed {
            BodyForm::Multipart(_) if !object => {
                let message = "only an object with properties can be sent in parts, so the \
                               caller gives the bytes of the whole, and the header for them";
                view.unrepresented("plain-multipart", at, message);
                (Type::Bytes, BodyForm::Bytes)
            }
            BodyForm::Form(_) if matches!(ty, Type::Text | Type::File | Type::Bytes) => {
                (Type::Text, BodyForm::Text)
            }
            BodyForm::Json if matches!(ty, Type::File | Type::Bytes) => {
                (Type::Bytes, BodyForm::Bytes)
            }
            form => (ty, form),
        }
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

/// What the body is sent as; a range says no media type of its own.
fn sent_as(view: &mut View<'_>, media_type: &str, at: &Pointer) -> String {
    if !media::is_range(media_type) {
        return media_type.to_owned();
    }
    let message = format!(
        "`{media_type}` is sent as `application/octet-stream`, unless the caller sets the header"
    );
    view.unrepresented("media-type-range", at, message);
    "application/octet-stream".to_owned()
}

pub(super) fn security(view: &View<'_>, site: &Site<'_>) -> Vec<Vec<String>> {
    let requirements = site
        .operation
        .security
        .as_ref()
        .or(view.api().security.as_ref());
    let requirements = requirements.map(Vec::as_slice).unwrap_or_default();
    let alternatives = requirements.iter().map(|alternative| {
        let schemes = alternative.keys();
        let sent = schemes.filter(|scheme| is_sent(view, scheme));
        sent.cloned().collect()
    });
    alternatives.collect()
}

/// Whether a scheme is a part of requests rather than of connections.
fn is_sent(view: &View<'_>, scheme: &str) -> bool {
    let Some(definition) = view.components().security_schemes.get(scheme) else {
        return true;
    };
    let at = section("securitySchemes").child(scheme);
    let definition = view.security_scheme(definition, at);
    !matches!(
        definition,
        Some(SecurityScheme::HTTP { scheme, .. }) if scheme.eq_ignore_ascii_case("mutualtls")
    )
}
