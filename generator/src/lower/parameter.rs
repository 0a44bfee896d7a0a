//! The parameters of an operation, its path item's included.

use openapiv3::{ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr};

use super::bounds::bounds;
use super::docs;
use super::draft::Drafts;
use super::property::Property;
use super::tags::Site;
use super::view::{View, extension};
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{Docs, Location, ModelKind, Parameter, Type};
use crate::names::Case;
use crate::normalize::template_names;
use crate::pointer::Pointer;
use crate::vocabulary::CLIENT;

/// The schema of a parameter that has one.
pub(super) fn schema_of(data: &ParameterData) -> Option<Property<'_>> {
    match &data.format {
        ParameterSchemaOrContent::Schema(schema) => Some(Property::Plain(schema)),
        ParameterSchemaOrContent::Content(_) => None,
    }
}

impl Drafts {
    /// All parameters in the order in which they are sent: path (as in the
    /// template), query, header. Nothing where one that is required is not
    /// supported. Their names are given later.
    pub(super) fn parameters(
        &mut self,
        view: &mut View<'_>,
        site: &Site<'_>,
        words: &str,
    ) -> Option<Vec<Parameter>> {
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut callable = true;
        for (parameter, at) in declared(view, site) {
            let data = parameter.parameter_data_ref();
            if is_ignored(view, parameter, &at) {
                continue;
            }
            match self.parameter(view, parameter, &at, words) {
                Some(parameter) => {
                    let same = |other: &Parameter| {
                        other.wire == parameter.wire && other.location == parameter.location
                    };
                    match parameters.iter_mut().find(|other| same(other)) {
                        Some(other) => {
                            twice(view, other, &parameter);
                            *other = parameter;
                        }
                        None => parameters.push(parameter),
                    }
                }
                None => callable &= !data.required,
            }
        }
        in_template(view, site, &parameters);
        let order: Vec<&str> = template_names(site.path).collect();
        parameters.retain(|parameter| {
            parameter.location != Location::Path || order.contains(&parameter.wire.as_str())
        });
        parameters.sort_by_key(|parameter| match parameter.location {
            Location::Path => (0, order.iter().position(|name| *name == parameter.wire)),
            Location::Query => (1, None),
            Location::Header => (2, None),
        });
        callable.then_some(parameters)
    }

    fn parameter(
        &mut self,
        view: &mut View<'_>,
        parameter: &openapiv3::Parameter,
        at: &Pointer,
        words: &str,
    ) -> Option<Parameter> {
        let data = parameter.parameter_data_ref();
        let location = supported_location(view, parameter, at)?;
        let client = extension(&data.extensions, CLIENT).unwrap_or_default();
        if client && !at.path().starts_with("/components/parameters/") {
            let message =
                "a parameter that is set once on the client has to stand in the components";
            view.error("bad-client-parameter", &at.child(CLIENT), message);
        }
        let Some(schema) = schema_of(data) else {
            let message = format!(
                "the parameter `{}` holds a media type, which cannot be sent yet",
                data.name
            );
            view.unrepresented("unsupported-parameter", &at.child("content"), message);
            return None;
        };
        let ty = self.ty(
            view,
            schema,
            &at.child("schema"),
            &format!("{words} {}", data.name),
            None,
        );
        if !self.is_scalar(&ty) {
            let message = format!(
                "the parameter `{}` is no single value, and others cannot be sent yet",
                data.name
            );
            view.unrepresented("unsupported-parameter", &at.child("schema"), message);
            return None;
        }
        Some(Parameter {
            name: Case::Value.name(&data.name),
            wire: data.name.clone(),
            location,
            docs: docs_of(view, data),
            bounds: bounds(view, None, schema, &at.child("schema"), &ty),
            ty,
            required: data.required,
            client,
            deprecated: data.deprecated == Some(true),
            origin: view.origin(at),
        })
    }

    /// Whether a value of the type is one piece of text in a URL or a header.
    fn is_scalar(&self, ty: &Type) -> bool {
        match ty {
            Type::Model(id) => matches!(self.draft(*id).kind, ModelKind::Enum(_)),
            Type::Json | Type::List(_) | Type::Map(_) | Type::Boxed(_) | Type::Nullable(_) => false,
            _ => true,
        }
    }
}

/// The docs of a parameter: its own description before its schema's.
pub(super) fn docs_of(view: &View<'_>, data: &ParameterData) -> Docs {
    let schema = schema_of(data).and_then(|schema| schema.resolve(view));
    let docs = match schema {
        Some((schema, _)) => docs::value_with(data.description.as_deref(), schema),
        None => data
            .description
            .as_deref()
            .map(docs::markdown)
            .unwrap_or_default(),
    };
    // An argument has no attribute that could say it.
    let deprecated =
        (data.required && data.deprecated == Some(true)).then(|| "Deprecated.".to_owned());
    docs::paragraphs([Some(docs.0), deprecated])
}

/// OpenAPI says that three headers are not parameters, whatever the document says.
fn is_ignored(view: &mut View<'_>, parameter: &openapiv3::Parameter, at: &Pointer) -> bool {
    let name = &parameter.parameter_data_ref().name;
    if !matches!(parameter, openapiv3::Parameter::Header { .. }) {
        return false;
    }
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if name.is_empty() || !name.chars().all(is_token) {
        view.error(
            "bad-header",
            &at.child("name"),
            format!("`{name}` cannot be the name of a header"),
        );
        return true;
    }
    let ignored = ["accept", "content-type", "authorization"];
    let is_ignored = ignored
        .iter()
        .any(|header| name.eq_ignore_ascii_case(header));
    if is_ignored {
        let message = format!(
            "OpenAPI has `{name}` follow from media types and security, not from a parameter"
        );
        view.unrepresented("ignored-header", at, message);
    }
    is_ignored
}

/// Within one list, a name stands once in each place.
fn twice(view: &mut View<'_>, first: &Parameter, second: &Parameter) {
    let inline = first.origin.path().starts_with("/paths/");
    if inline && first.origin.parent() == second.origin.parent() {
        let message = format!("the parameter `{}` stands twice in its list", second.wire);
        let place = Place::Value(second.origin.clone());
        view.report(Diagnostic::error("duplicate-parameter", place, message));
    }
}

/// The path item's parameters and then the operation's, with where they stand.
fn declared<'a>(view: &View<'a>, site: &Site<'a>) -> Vec<(&'a openapiv3::Parameter, Pointer)> {
    let read = |list: &'a [ReferenceOr<openapiv3::Parameter>], at: Pointer| {
        let list = list.iter().enumerate();
        list.filter_map(|(index, parameter)| view.parameter(parameter, at.item(index)))
            .collect::<Vec<_>>()
    };
    let mut declared = read(&site.item.parameters, site.item_at().child("parameters"));
    let own = read(&site.operation.parameters, site.at().child("parameters"));
    // An operation's own parameter stands in for its path item's.
    declared.retain(|(common, _)| own.iter().all(|(own, _)| identity(own) != identity(common)));
    declared.extend(own);
    declared
}

/// What makes a parameter the same as another: its name and where it is sent.
fn identity(parameter: &openapiv3::Parameter) -> (&str, u8) {
    let place = match parameter {
        openapiv3::Parameter::Path { .. } => 0,
        openapiv3::Parameter::Query { .. } => 1,
        openapiv3::Parameter::Header { .. } => 2,
        openapiv3::Parameter::Cookie { .. } => 3,
    };
    (&parameter.parameter_data_ref().name, place)
}

fn supported_location(
    view: &mut View<'_>,
    parameter: &openapiv3::Parameter,
    at: &Pointer,
) -> Option<Location> {
    let name = &parameter.parameter_data_ref().name;
    let location = match parameter {
        openapiv3::Parameter::Path {
            style: PathStyle::Simple,
            ..
        } => Some(Location::Path),
        openapiv3::Parameter::Query {
            style: QueryStyle::Form,
            allow_reserved: false,
            ..
        } => Some(Location::Query),
        openapiv3::Parameter::Header { .. } => Some(Location::Header),
        _ => None,
    };
    if location.is_none() {
        let message =
            format!("the parameter `{name}` is of a style or in a place that cannot be sent yet");
        view.unrepresented("unsupported-parameter", at, message);
    }
    location
}

/// The names in braces and the path parameters must be the same.
fn in_template(view: &mut View<'_>, site: &Site<'_>, parameters: &[Parameter]) {
    let lists = [&site.item.parameters, &site.operation.parameters];
    let is_lost = |parameter| view.parameter(parameter, site.at()).is_none();
    if lists.iter().flat_map(|list| list.iter()).any(is_lost) {
        // One that could not be read has been reported, and may be the one.
        return;
    }
    let paths = || {
        parameters
            .iter()
            .filter(|parameter| parameter.location == Location::Path)
    };
    for name in template_names(site.path) {
        if !paths().any(|parameter| parameter.wire == name) && !is_declared(view, site, name) {
            let message = format!(
                "nothing declares the path parameter `{name}` of `{}`",
                site.id()
            );
            let help = format!("add a parameter `{name}` with `in: path` and `required: true`");
            let place = Place::Key(view.origin(&site.item_at()));
            view.report(
                Diagnostic::error("undeclared-path-parameter", place, message).with_help(help),
            );
        }
    }
    for parameter in
        paths().filter(|parameter| !template_names(site.path).any(|name| name == parameter.wire))
    {
        let message = format!("the path `{}` has no `{{{}}}`", site.path, parameter.wire);
        let place = Place::Value(parameter.origin.clone());
        view.report(Diagnostic::error("unused-path-parameter", place, message));
    }
}

/// Whether the document declares the parameter at all, be it one that is not supported.
fn is_declared(view: &View<'_>, site: &Site<'_>, name: &str) -> bool {
    declared(view, site)
        .iter()
        .any(|(parameter, _)| parameter.parameter_data_ref().name == name)
}
