//! One operation: its parameters, its body, its answers.

use super::asked_by::asked_by;
use super::body::body;
use super::event_data::Held;
use super::form::keep_types;
use super::groups::title;
use super::headers::Headers;
use super::parameter::parameters;
use super::response::{Answers, answers};
use super::security::{certified, report_clashes, scopes, security};
use crate::ir::{
    Body, Events, Field, Model, ModelId, ModelKind, Operation, Parameter, Presence, Sequence, Type,
};
use crate::lower::client::servers::Servers;
use crate::lower::docs::{self, OperationDocs};
use crate::lower::kept::{KeptCall, Today, Use};
use crate::lower::repeated::call::Call;
use crate::lower::repeated::declared::Declared;
use crate::lower::repeated::pages::pages;
use crate::lower::repeated::wait::wait;
use crate::lower::source::report::Report;
use crate::lower::source::site::Site;
use crate::lower::source::{extension, template};
use crate::lower::types::Context;
use crate::lower::types::drafts::Drafts;
use crate::lower::types::spot::{Home, Spot};
use crate::names::{CALL_METHODS, Case, Claim, Name, Scope};
use crate::pointer::Pointer;
use crate::settings::{self, Settings};
use crate::vocabulary::IDEMPOTENT;

/// An operation of which all is known but what its types are called and made of.
pub(super) struct OperationDraft<'k> {
    id: String,
    key: String,
    kept: KeptCall<'k>,
    pub(super) function: Name,
    method: String,
    path: String,
    docs: OperationDocs,
    deprecated: bool,
    server: Option<usize>,
    security: Vec<Vec<String>>,
    certified: Vec<Vec<String>>,
    scopes: Vec<(String, Vec<String>)>,
    parameters: Vec<Parameter>,
    body: Option<Body>,
    answers: Answers,
    idempotent: Option<bool>,
    declared: Declared,
    origin: Pointer,
}

/// What is known of the arguments of an operation, by their places.
struct Ordered {
    /// What was given one by one, one list after another.
    had: Vec<Vec<String>>,
    /// The order in which they are given.
    order: Vec<String>,
}

/// What the types of an operation are called.
pub(super) struct TypeNames {
    pub(super) call: Name,
    /// The struct of its arguments, if it has one.
    pub(super) arguments: Option<Name>,
}

impl<'k> OperationDraft<'k> {
    /// What it is called, its method and its path.
    pub(super) fn called(&self) -> [&str; 3] {
        [&self.id, &self.method, &self.path]
    }

    /// The places of the arguments that a call takes.
    pub(super) fn arguments(&self, models: &[Model]) -> Vec<String> {
        let parameters = self.parameters.iter();
        let parameters = parameters.filter(|parameter| parameter.is_argument());
        let parameters = parameters.map(Parameter::at);
        let is_whole = |body: &&Body| body.required && body.fields_of.is_none();
        let body = self.body.iter().filter(is_whole);
        let body = body.map(|_| "body".to_owned());
        let fields_of = self.body.as_ref().and_then(|body| body.fields_of);
        let fields = fields_of.map_or(&[][..], |id| match &models[id.0].kind {
            ModelKind::Object(object) => &object.fields,
            _ => &[],
        });
        let is_required = |field: &&Field| field.presence == Presence::Required;
        let fields = fields.iter().filter(is_required);
        let fields = fields.map(|field| format!("body {}", field.wire));
        parameters.chain(fields).chain(body).collect()
    }

    /// Whether one struct takes all arguments: where they are many, where one did, and where without
    /// it as many others would be given without a word.
    pub(super) fn takes_struct(&self, models: &[Model], many: usize) -> bool {
        let places = self.arguments(models);
        let today = Today {
            path: &self.path,
            places: &places,
        };
        places.len() > many || self.kept.takes_struct(today)
    }

    /// The models that a call takes.
    pub(super) fn requested(&self) -> impl Iterator<Item = ModelId> {
        let content_type = self.body.iter().flat_map(|body| &body.content_type);
        let parameters = self.parameters.iter().chain(content_type);
        let parameters = parameters.filter_map(|parameter| parameter.ty.model());
        let body = self.body.iter().filter_map(|body| body.given().model());
        parameters.chain(body)
    }

    /// The types that its answers are of.
    pub(super) fn answered(&self) -> impl Iterator<Item = ModelId> {
        let answers = self.answers.success.iter().chain(&self.answers.errors);
        let read = answers.filter_map(|answer| answer.read.ty()?.model());
        let together = [&self.answers.output, &self.answers.error].into_iter();
        let together = together.flatten().filter_map(Type::model);
        let events = self.answers.events.iter().map(|held| held.data.ty());
        let items = self.answers.items.iter().map(|(item, _)| item);
        let streamed = events.chain(items).filter_map(Type::model);
        read.chain(together).chain(streamed)
    }

    /// What it takes and gives, each with the type that stood there.
    pub(super) fn uses(&self) -> Vec<Use<'k>> {
        let kept = self.kept;
        let body = self.body.as_ref();
        let content_type = body.and_then(|body| body.content_type.as_ref());
        let parameters = self.parameters.iter().chain(content_type);
        let parameters = parameters.filter_map(|given| kept.use_of_parameter(given));
        let body = body.and_then(|body| kept.use_of_body(body));
        let answers = self.answers.success.iter().chain(&self.answers.errors);
        let answers = answers.flat_map(|answer| kept.uses_of_answer(answer));
        let events = self.answers.events.as_ref();
        let events = events.and_then(|held| kept.use_of_events(&held.data));
        let items = self.answers.items.as_ref();
        let items = items.and_then(|(item, _)| kept.use_of_item(item));
        let streamed = events.into_iter().chain(items);
        parameters
            .chain(body)
            .chain(answers)
            .chain(streamed)
            .collect()
    }

    /// What is known of it from before.
    pub(super) fn kept(&self) -> KeptCall<'k> {
        self.kept
    }

    /// Names what a caller gives, and gives the places of arguments in the order that is kept.
    fn named(&mut self, models: &[Model], kept: KeptCall<'_>) -> Ordered {
        let fields_of = self.body.as_ref().and_then(|body| body.fields_of);
        let fields = fields_of.map_or(&[][..], |id| match &models[id.0].kind {
            ModelKind::Object(object) => &object.fields,
            _ => &[],
        });
        let methods = self.declared.methods();
        name_parameters(&mut self.parameters, fields, &methods, kept, &self.path);
        let parameters = self.parameters.iter();
        let parameters = parameters.map(|known| (known.name.bare().to_owned(), known.at()));
        let fields = fields.iter();
        let fields =
            fields.map(|known| (known.name.bare().to_owned(), format!("body {}", known.wire)));
        let body = [("body".to_owned(), "body".to_owned())];
        let today: Vec<(String, String)> = parameters.chain(fields).chain(body).collect();
        let places: Vec<String> = today.iter().map(|(_, at)| at.clone()).collect();
        let given = Today {
            path: &self.path,
            places: &places,
        };
        Ordered {
            had: kept.had(given),
            order: kept.order(&self.path, &today),
        }
    }

    /// The operation, now that the models are known: where declarations lead depends on them.
    pub(super) fn settled(
        mut self,
        report: &mut Report<'_>,
        models: &[Model],
        names: TypeNames,
    ) -> Operation {
        let Ordered { had, order } = self.named(models, self.kept);
        if let Some(body) = &mut self.body {
            keep_types(body, self.kept);
        }
        let call = Call {
            id: &self.id,
            method: &self.method,
            idempotent: self.idempotent,
            parameters: &self.parameters,
            body: self.body.as_ref(),
            output: self.answers.output.as_ref(),
            models,
        };
        let wait = wait(report, &call, &self.declared);
        let pages = pages(report, &call, &self.declared);
        let asked_by = asked_by(models, self.body.as_ref());
        let events = self.answers.events.map(|Held { data, said }| Events {
            data,
            said,
            asked_by: asked_by.clone(),
        });
        let sequence = self.answers.items.map(|(item, media_type)| Sequence {
            item,
            said: self.answers.said_of_items,
            media_type,
            asked_by,
        });
        Operation {
            id: self.id,
            former: self.kept.other_than(&self.key),
            key: self.key,
            function: self.function,
            call: names.call,
            method: self.method,
            path: self.path,
            docs: self.docs.about,
            see: self.docs.see,
            sections: self.docs.sections,
            deprecated: self.deprecated,
            server: self.server,
            security: self.security,
            certified: self.certified,
            scopes: self.scopes,
            arguments: names.arguments,
            had,
            order,
            parameters: self.parameters,
            body: self.body,
            output: self.answers.output,
            error: self.answers.error,
            success: self.answers.success,
            undocumented: self.answers.undocumented,
            errors: self.answers.errors,
            accept: self.answers.accept,
            events,
            sequence,
            kept: self.answers.kept,
            redirects: self.answers.redirects,
            idempotent: self.idempotent,
            wait,
            begins: self.declared.begins,
            pages,
            origin: self.origin,
        }
    }
}

/// What is given for all operations.
pub(super) struct Given<'s, 'a> {
    pub(super) servers: &'s Servers<'a>,
    pub(super) settings: &'s Settings,
}

/// What an operation is known by.
pub(super) struct Called<'t, 'k> {
    /// What tells it from all others.
    pub(super) key: String,
    pub(super) kept: KeptCall<'k>,
    /// Its tags, as far as they matter.
    pub(super) tags: &'t [&'t str],
    /// The method of the client.
    pub(super) function: Name,
}

/// Takes up an operation.
pub(super) fn operation<'k>(
    context: &mut Context<'_, '_>,
    headers: &mut Headers,
    given: &Given<'_, '_>,
    site: &Site<'_>,
    called: Called<'_, 'k>,
) -> OperationDraft<'k> {
    let Called {
        key,
        kept,
        tags,
        function,
    } = called;
    let id = site.operation.operation_id.as_deref();
    let id = id.unwrap_or(function.bare()).to_owned();
    let declared = Declared::new(context.report, context.source, site, &id, given.settings);
    let group = title(tags);
    let spot = Spot {
        at: site.at(),
        hint: site.hint_of(&function),
        own: String::new(),
        home: Home::Calls(&group),
    };
    let parameters = parameters(context, site, &spot);
    let body = site.operation.request_body.as_ref().and_then(|request| {
        let at = spot.at.child("requestBody");
        body(context, request, kept, &spot.at(at))
    });
    let strict = given.settings.refuses_undocumented();
    let answers = answers(context, headers, site, &spot, (kept, strict));
    let security = context
        .kept
        .alternatives(kept, security(context.source, site));
    report_clashes(context.source, context.report, &security, &spot.at);
    let methods = declared.methods();
    let fields = fields(context.drafts, body.as_ref());
    refuse_fields(context.report, fields, &methods, &spot.at);
    let method = site.method_sent();
    OperationDraft {
        docs: docs::operation(site.operation, &method, site.path),
        idempotent: idempotent(site, &id, given.settings),
        id,
        key,
        kept,
        function,
        method,
        path: template::plain(site.path),
        deprecated: site.operation.deprecated,
        server: given.servers.of(site),
        certified: certified(context.source, site),
        scopes: scopes(context.source, site),
        security,
        parameters,
        body,
        answers,
        declared,
        origin: context.source.origin(&spot.at),
    }
}

/// Whether a repeated call does no more than one, if anybody says so. The settings have the last
/// word.
fn idempotent(site: &Site<'_>, id: &str, settings: &Settings) -> Option<bool> {
    let mut entries = settings.operations.iter();
    let entry = entries.find(|entry| entry.key == id);
    entry.map_or_else(
        || extension(&site.operation.extensions, IDEMPOTENT),
        |entry| Some(entry.value == settings::IDEMPOTENT),
    )
}

/// Names the arguments and setters of a call. The fields of a body come
/// with names of their own, so the parameters make room for them.
fn name_parameters(
    parameters: &mut [Parameter],
    fields: &[Field],
    methods: &[&str],
    kept: KeptCall<'_>,
    path: &str,
) {
    let taken: Vec<&str> = fields.iter().map(|field| field.name.bare()).collect();
    let places: Vec<String> = parameters.iter().map(Parameter::at).collect();
    let today = Today {
        path,
        places: &places,
    };
    let gone = kept.gone(today);
    let claims = parameters.iter().map(|parameter| {
        let place = parameter.location.as_str();
        Claim::new(parameter.wire.as_str())
            .or_spelled_out()
            .or(format!("{} {place}", parameter.wire))
            .or_spelled_out_whole()
            .or_exact()
            .known(kept.parameter(&parameter.at(), today))
    });
    let mut scope = Scope::new(Case::Value)
        .without(CALL_METHODS)
        .without(methods)
        .without(&taken)
        .without(&gone);
    let names = scope.claim_all(claims);
    for (parameter, name) in parameters.iter_mut().zip(names) {
        parameter.name = name;
    }
}

/// The fields of a body that are arguments and setters of the call.
fn fields<'d>(drafts: &'d Drafts, body: Option<&Body>) -> &'d [Field] {
    let id = body.and_then(|body| body.fields_of);
    match id.map(|id| drafts.kind(id)) {
        Some(ModelKind::Object(object)) => &object.fields,
        _ => &[],
    }
}

/// Reports a field of a body whose setter would have the name of a method of its own.
fn refuse_fields(report: &mut Report<'_>, fields: &[Field], methods: &[&str], at: &Pointer) {
    let mut names = fields.iter().map(|field| field.name.bare());
    if let Some(taken) = names.find(|name| methods.contains(name)) {
        let message =
            format!("`{taken}` cannot be an argument: this call has a method of that name");
        report.error("bad-body", at, message);
    }
}
