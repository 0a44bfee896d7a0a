//! The parameters of an operation, its path item's included.

use openapiv3::{ParameterData, ParameterSchemaOrContent};
use std::collections::HashSet;

use super::declared::declared;
use super::path_parameters::in_template;
use super::security::{Filled, filled};
use super::style::encoding;
use crate::diagnostic::{Diagnostic, Place};
use crate::framing::is_framing;
use crate::ir::{
    Encoding, Format, Literal, Location, ModelId, ModelKind, Parameter, Type, Variant,
};
use crate::lower::docs;
use crate::lower::shape::{Shape, settled};
use crate::lower::source::media::{Media, is_json, kind};
use crate::lower::source::report::Report;
use crate::lower::source::site::Site;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, extension, template};
use crate::lower::types::Context;
use crate::lower::types::bounds::{Stated, stated};
use crate::lower::types::drafts::Drafts;
use crate::lower::types::schema::ty_at;
use crate::lower::types::spot::Spot;
use crate::names::Case;
use crate::pointer::Pointer;
use crate::token::is_token;
use crate::vocabulary::{CLIENT, IN_QUERYSTRING};

/// All parameters in the order in which they are sent: path (as in the
/// template), query, header, cookie. Their names are given later.
pub(super) fn parameters(
    context: &mut Context<'_, '_>,
    site: &Site<'_>,
    spot: &Spot<'_>,
) -> Vec<Parameter> {
    let mut parameters: Vec<Parameter> = Vec::new();
    // What all operations of a path have is not called like the first of them.
    let all_of_path = site.item_at().child("parameters");
    for (declared, at) in declared(context.source, context.report, site) {
        if is_ignored(context.source, context.report, site, declared, &at) {
            continue;
        }
        let name = &declared.parameter_data_ref().name;
        let of_path = at.parent().as_ref() == Some(&all_of_path);
        context
            .drafts
            .told
            .tell(&at, format!("{} {name}", location(declared).as_str()));
        let mut here = spot.member(at, name);
        if of_path {
            here.hint = format!("{} {name}", site.item_hint());
        }
        let mut parameter = parameter(context, declared, &here);
        if parameter.location == Location::Path {
            parameter.wire = template::meant(site.path, &parameter.wire);
        }
        if filled(context.source, site, declared) == Filled::Sometimes {
            leave_to_credential(&mut parameter);
        }
        let same = |other: &Parameter| {
            let place = other.location;
            place == parameter.location && place.is_same_name(&other.wire, &parameter.wire)
        };
        match parameters.iter().find(|other| same(other)) {
            Some(first) => report_repetition(context.report, first, &parameter),
            None => parameters.push(parameter),
        }
    }
    let order = in_template(context.report, site, &mut parameters);
    parameters.sort_by_key(|parameter| match parameter.location {
        Location::Path => (0, order.iter().position(|name| *name == parameter.wire)),
        Location::Query => (1, None),
        Location::QueryString => (2, None),
        Location::Header => (3, None),
        Location::Cookie => (4, None),
    });
    parameters
}

fn parameter(
    context: &mut Context<'_, '_>,
    parameter: &openapiv3::Parameter,
    spot: &Spot<'_>,
) -> Parameter {
    let (data, at) = (parameter.parameter_data_ref(), &spot.at);
    let location = location(parameter);
    let client = is_of_client(context.report, data, at);
    let required = is_required(context.report, data, location, at);
    let schema = Subschema::of_parameter(data, at);
    let schema = schema.filter(|schema| !is_callers(context.source, data, schema));
    let (ty, Stated { bounds, said }) = match schema {
        Some(schema) => {
            let ty = sent_as_text(ty_at(context, &schema, spot));
            let stated = stated(context.source, context.report, None, &schema, &ty);
            (ty, stated)
        }
        None => (Type::Text, Stated::default()),
    };
    let encoding = encoding(context.drafts, context.report, parameter, at, &ty);
    if allows_empty(parameter) {
        report_empty(context, data, (encoding, &ty), at);
    }
    if !bounds.is_empty() {
        report_unchecked(context.report, location, encoding, at);
    }
    Parameter {
        name: Case::Value.name(&data.name),
        wire: data.name.clone(),
        location,
        encoding,
        docs: docs::parameter::docs(context.source, data),
        bounds,
        said,
        ty,
        required,
        client,
        deprecated: data.deprecated == Some(true),
        origin: context.source.origin(at),
    }
}

/// Whether the caller writes a parameter as text, since it has several values in a media type that is
/// written by nothing here, such as XML.
fn is_callers(source: &Source<'_>, data: &ParameterData, schema: &Subschema<'_>) -> bool {
    let ParameterSchemaOrContent::Content(content) = &data.format else {
        return false;
    };
    let media_type = content.keys().next().map_or("", String::as_str);
    let whole = extension(&data.extensions, IN_QUERYSTRING).unwrap_or_default();
    let is_written = is_json(media_type) || (whole && kind(media_type) == Media::Form);
    let is_structured = || {
        let shape = settled(source, schema);
        matches!(
            shape,
            Some(Shape::List(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Object(_))
        )
    };
    !is_written && is_structured()
}

/// Reports a parameter that the document lets be empty, where no value of its type is.
fn report_empty(
    context: &mut Context<'_, '_>,
    data: &ParameterData,
    (encoding, ty): (Encoding, &Type),
    at: &Pointer,
) {
    if encoding != Encoding::Json && can_be_empty(context.drafts, ty, &mut HashSet::new()) {
        return;
    }
    let message = format!(
        "`{}` is sent with a value of its type or not at all, and never with an empty one",
        data.name
    );
    let at = at.child("allowEmptyValue");
    context
        .report
        .unrepresented("not-represented", &at, message);
}

/// Reports bounds that are not checked because of how the value is sent.
fn report_unchecked(report: &mut Report<'_>, location: Location, encoding: Encoding, at: &Pointer) {
    let message = match (location, encoding) {
        (Location::QueryString, _) => "the bounds of a whole query are not checked",
        (_, Encoding::Json) => "the bounds of a value that is sent as JSON are not checked",
        _ => return,
    };
    report.unrepresented("unchecked-bound", &at.child("content"), message);
}

/// Whether the document lets a parameter be there without a value.
fn allows_empty(parameter: &openapiv3::Parameter) -> bool {
    matches!(
        parameter,
        openapiv3::Parameter::Query {
            allow_empty_value: Some(true),
            ..
        }
    )
}

/// Whether some value of the type is an empty text where it is sent; a model that was met is none.
fn can_be_empty(drafts: &Drafts, ty: &Type, met: &mut HashSet<ModelId>) -> bool {
    match ty {
        Type::Text | Type::Json | Type::Formatted(Format::Base64 | Format::Base64Url) => true,
        Type::List(inner) | Type::Boxed(inner) | Type::Nullable(inner) => {
            can_be_empty(drafts, inner, met)
        }
        Type::Model(id) if met.insert(*id) => match drafts.kind(*id) {
            ModelKind::Enum(listed) => {
                let is_empty = |known: &Variant| known.wire == Literal::Text(String::new());
                listed.other.is_some() && listed.is_text() || listed.variants.iter().any(is_empty)
            }
            ModelKind::Union(union) => {
                let mut branches = union.branches.iter();
                branches.any(|branch| can_be_empty(drafts, &branch.ty, met))
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether it is set once on the client.
fn is_of_client(report: &mut Report<'_>, data: &ParameterData, at: &Pointer) -> bool {
    let client = extension(&data.extensions, CLIENT).unwrap_or_default();
    if client && !at.path().starts_with("/components/parameters/") {
        let message = "a parameter that is set once on the client has to stand in the components";
        report.error("bad-client-parameter", &at.child(CLIENT), message);
    }
    client
}

/// Whether a call needs it.
fn is_required(
    report: &mut Report<'_>,
    data: &ParameterData,
    location: Location,
    at: &Pointer,
) -> bool {
    let in_path = location == Location::Path;
    if in_path && !data.required {
        let message = format!(
            "`{}` is a part of the path, so it is always required",
            data.name
        );
        let place = report.place(at);
        report.push(Diagnostic::warning(
            "optional-path-parameter",
            place,
            message,
        ));
    }
    data.required || in_path
}

pub(super) fn location(parameter: &openapiv3::Parameter) -> Location {
    let data = parameter.parameter_data_ref();
    let whole = extension(&data.extensions, IN_QUERYSTRING).unwrap_or_default();
    match parameter {
        openapiv3::Parameter::Query { .. } if whole => Location::QueryString,
        openapiv3::Parameter::Query { .. } => Location::Query,
        openapiv3::Parameter::Path { .. } => Location::Path,
        openapiv3::Parameter::Header { .. } => Location::Header,
        openapiv3::Parameter::Cookie { .. } => Location::Cookie,
    }
}

/// Bytes stand in a URL or a header as the text that the caller makes of them.
fn sent_as_text(ty: Type) -> Type {
    match ty {
        Type::File | Type::Bytes => Type::Text,
        other => other,
    }
}

/// OpenAPI has three headers follow from media types and security. A document
/// that declares one all the same means it, so it can be set where nothing else
/// of the document sets it. A wrong length, or a wrong host, is a request that nobody can answer:
/// those are the transport's.
fn is_ignored(
    source: &Source<'_>,
    report: &mut Report<'_>,
    site: &Site<'_>,
    parameter: &openapiv3::Parameter,
    at: &Pointer,
) -> bool {
    let name = &parameter.parameter_data_ref().name;
    let filled = filled(source, site, parameter);
    let place = match parameter {
        openapiv3::Parameter::Header { .. } => Some("header"),
        openapiv3::Parameter::Cookie { .. } => Some("cookie"),
        _ => None,
    };
    if let Some(place) = place.filter(|_| !is_token(name)) {
        let message = format!("`{name}` cannot be the name of a {place}, so it is left out");
        report.warning("bad-header", &at.child("name"), message);
        return true;
    }
    if place != Some("header") {
        return filled == Filled::Always && is_credential(report, name, at);
    }
    let (ignored, by) = match name.to_ascii_lowercase().as_str() {
        name if is_framing(name) => (true, "the transport"),
        "content-type" => (site.operation.request_body.is_some(), "the body"),
        "authorization" => (filled != Filled::Never, "a credential"),
        _ => return filled == Filled::Always && is_credential(report, name, at),
    };
    if ignored {
        let message = format!("{by} sets `{name}`, so it is not a parameter of the call");
        report.unrepresented("ignored-header", at, message);
    }
    ignored
}

/// Reports a parameter that a credential sends whenever the call is made.
fn is_credential(report: &mut Report<'_>, name: &str, at: &Pointer) -> bool {
    let message = format!("a credential sends `{name}`, so it is not a parameter of the call");
    report.unrepresented("credential-parameter", at, message);
    true
}

/// Where some credentials send a parameter, it is the caller's with the others alone.
fn leave_to_credential(parameter: &mut Parameter) {
    parameter.required = false;
    let said = "A credential that is sent in its place has the last word.";
    let docs = [Some(parameter.docs.0.clone()), Some(said.to_owned())];
    parameter.docs = docs::paragraphs(docs);
}

/// Reports a parameter that stands in its list already: a name stands once in each place. The same
/// one may be referred to twice, which says nothing more.
fn report_repetition(report: &mut Report<'_>, first: &Parameter, second: &Parameter) {
    if first.origin != second.origin {
        let place = Place::Value(second.origin.clone());
        report.push(Diagnostic::repeated_parameter(&second.wire, place));
    }
}
