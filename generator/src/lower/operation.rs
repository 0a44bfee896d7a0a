//! One operation: its parameters, its body, its answers.

use openapiv3::SecurityScheme;

use super::credentials;
use super::docs;
use super::draft::Drafts;
use super::repeated::Repeated;
use super::response::Answers;
use super::servers::Servers;
use super::tags::Site;
use super::template;
use super::view::{View, extension, section};
use crate::ir::{Body, Docs, Events, Field, ModelKind, Operation, Parameter};
use crate::names::{CALL_METHODS, Case, Claim, Name, Scope};
use crate::pointer::Pointer;
use crate::vocabulary::IDEMPOTENT;

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
    events: Option<Events>,
    idempotent: Option<bool>,
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
            arguments: None,
            parameters: self.parameters,
            body: self.body,
            output: self.answers.output,
            error: self.answers.error,
            success: self.answers.success,
            errors: self.answers.errors,
            accept: self.answers.accept,
            events: self.events,
            kept: self.answers.kept,
            idempotent: self.idempotent,
            wait: None,
            pages: None,
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
        repeated: Repeated,
    ) -> Lowered {
        let at = site.at();
        let words = site.words();
        let mut parameters = self.parameters(view, site, &words);
        let body = site.operation.request_body.as_ref();
        let body = body.and_then(|body| self.body(view, body, &at.child("requestBody"), &words));
        let mut answers = self.answers(view, site, &words);
        let events = self.events(answers.events.take(), body.as_ref());
        let security = security(view, site);
        credentials::clashes(view, &security, &at);
        let methods = repeated.methods();
        self.name_parameters(&mut parameters, body.as_ref(), &methods);
        refuse_fields(view, self.fields(body.as_ref()), &methods, &at);
        let origin = view.origin(&at);
        self.repeats.insert(origin.clone(), repeated);
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
            events,
            idempotent: extension(&site.operation.extensions, IDEMPOTENT),
            origin,
        }
    }

    /// Names the arguments and setters of a call. The fields of a body come
    /// with names of their own, so the parameters make room for them.
    fn name_parameters(&self, parameters: &mut [Parameter], body: Option<&Body>, methods: &[&str]) {
        let fields = self.fields(body).iter();
        let taken: Vec<&str> = fields.map(|field| field.name.bare()).collect();
        let claims = parameters.iter().map(|parameter| {
            let place = parameter.location.as_str();
            Claim::new(parameter.wire.as_str())
                .or_spelled_out()
                .or(format!("{} {place}", parameter.wire))
                .or_spelled_out_whole()
        });
        let mut scope = Scope::new(Case::Value)
            .without(CALL_METHODS)
            .without(methods)
            .without(&taken);
        let names = scope.claim_all(claims);
        for (parameter, name) in parameters.iter_mut().zip(names) {
            parameter.name = name;
        }
    }

    /// The fields of a body that are arguments and setters of the call.
    fn fields(&self, body: Option<&Body>) -> &[Field] {
        let id = body.and_then(|body| body.fields_of);
        match id.map(|id| &self.draft(id).kind) {
            Some(ModelKind::Object(object)) => &object.fields,
            _ => &[],
        }
    }
}

/// Reports a field of a body whose setter would have the name of a method of its own.
fn refuse_fields(view: &mut View<'_>, fields: &[Field], methods: &[&str], at: &Pointer) {
    let mut names = fields.iter().map(|field| field.name.bare());
    if let Some(taken) = names.find(|name| methods.contains(name)) {
        let message =
            format!("`{taken}` cannot be an argument: this call has a method of that name");
        view.error("bad-body", at, message);
    }
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
