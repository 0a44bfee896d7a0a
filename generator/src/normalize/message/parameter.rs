//! Parameters, each with the styles that its place allows.

use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, HeaderStyle, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle,
    QueryStyle, ReferenceOr,
};
use serde_json::Value;

use super::example::example_or_ref;
use super::header::without_prefix;
use super::media_type::content;
use crate::diagnostic::{Diagnostic, Place};
use crate::normalize::context::{At, Context, Section, Version};
use crate::normalize::object::{Object, any, boolean, extension, reference_or, string};
use crate::normalize::schema::{said_beside, schema_or_ref, text};
use crate::read::Node;
use crate::vocabulary;

#[derive(Clone, Copy, PartialEq)]
enum Location {
    Query,
    Header,
    Path,
    Cookie,
    Querystring,
}

const LOCATIONS: [(&str, Location); 5] = [
    ("query", Location::Query),
    ("header", Location::Header),
    ("path", Location::Path),
    ("cookie", Location::Cookie),
    ("querystring", Location::Querystring),
];

pub(in crate::normalize) fn parameter_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<openapiv3::Parameter>> {
    reference_or(context, node, at, Section::Parameters, parameter)
}

fn parameter(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Parameter> {
    let mut object = Object::open(context, node, at, "a parameter")?;
    let location = object.needed_choice("in", &LOCATIONS)?;
    let name = object.needed("name", string)?;
    let mut is_cookie_style = false;
    let mut parameter = match location {
        Location::Header => {
            without_prefix(&mut object);
            let style = object
                .choice("style", &[("simple", HeaderStyle::Simple)])
                .unwrap_or_default();
            Parameter::Header {
                parameter_data: data(&mut object, name),
                style,
            }
        }
        Location::Path => path(context, &mut object, at, name),
        Location::Cookie => {
            let styles = [("form", false), ("cookie", true)];
            is_cookie_style = object.choice("style", &styles).unwrap_or_default();
            Parameter::Cookie {
                parameter_data: data(&mut object, name),
                style: CookieStyle::Form,
            }
        }
        Location::Query | Location::Querystring => query(&mut object, name),
    };
    said_beside(
        context,
        &mut object,
        at,
        &mut data_of(&mut parameter).format,
    );
    reserved(context, &mut object, location);
    let client = object.read(vocabulary::CLIENT, boolean);
    let tabs = match location {
        Location::Path | Location::Query => object.read(vocabulary::TAB_DELIMITED, boolean),
        _ => None,
    };
    let mut extensions = extension::set(object.finish(), vocabulary::CLIENT, client);
    extensions = extension::set(extensions, vocabulary::TAB_DELIMITED, tabs);
    if is_cookie_style {
        extensions.insert(vocabulary::COOKIE_STYLE.to_owned(), Value::Bool(true));
    }
    if location == Location::Querystring {
        extensions.insert(vocabulary::IN_QUERYSTRING.to_owned(), Value::Bool(true));
    }
    Some(with_extensions(parameter, extensions))
}

fn query(object: &mut Object<'_>, name: String) -> Parameter {
    let styles = [
        ("form", QueryStyle::Form),
        ("spaceDelimited", QueryStyle::SpaceDelimited),
        ("pipeDelimited", QueryStyle::PipeDelimited),
        ("deepObject", QueryStyle::DeepObject),
    ];
    Parameter::Query {
        style: object.choice("style", &styles).unwrap_or_default(),
        allow_reserved: object.read("allowReserved", boolean).unwrap_or_default(),
        allow_empty_value: object.read("allowEmptyValue", boolean),
        parameter_data: data(object, name),
    }
}

/// Reads what says that values are not escaped: an extension of others, and `allowReserved` where only 3.2
/// has it. It says nothing of a header, in which nothing is escaped.
fn reserved(context: &Context<'_>, object: &mut Object<'_>, location: Location) {
    if object.read(vocabulary::MS_SKIP_ENCODING, boolean) == Some(true) {
        object.unrepresented(
            vocabulary::MS_SKIP_ENCODING,
            "what means something in a URL is percent-encoded in any case",
        );
    }
    let is_older = context.version.get() < Version::V32;
    if is_older || matches!(location, Location::Query | Location::Querystring) {
        return;
    }
    if object.node("allowReserved") == Some(&Node::Bool(true)) && location != Location::Header {
        object.unrepresented("allowReserved", "reserved characters are escaped here");
    }
    object.read("allowReserved", boolean);
}

fn path(context: &Context<'_>, object: &mut Object<'_>, at: &At<'_>, name: String) -> Parameter {
    let styles = [
        ("simple", PathStyle::Simple),
        ("label", PathStyle::Label),
        ("matrix", PathStyle::Matrix),
    ];
    let style = object.choice("style", &styles).unwrap_or_default();
    let mut parameter_data = data(object, name);
    if !parameter_data.required {
        let message = format!(
            "the path parameter `{}` must say `required: true`, and is read as if it did",
            parameter_data.name
        );
        context.report(Diagnostic::warning(
            "optional-path-parameter",
            Place::Value(at.pointer()),
            message,
        ));
        parameter_data.required = true;
    }
    Parameter::Path {
        parameter_data,
        style,
    }
}

/// What parameters have in common wherever they are sent.
fn data(object: &mut Object<'_>, name: String) -> ParameterData {
    ParameterData {
        name,
        description: object.read("description", string),
        required: object.read("required", boolean).unwrap_or_default(),
        deprecated: object.read("deprecated", boolean),
        format: schema_or_content(object),
        example: object.read("example", any),
        examples: object.map("examples", example_or_ref).unwrap_or_default(),
        explode: object.read("explode", boolean),
        extensions: IndexMap::new(),
    }
}

/// The `schema` or the `content` of a parameter or a header, one of which must be there. What says
/// neither is text, as all that is sent there is in the end.
pub(super) fn schema_or_content(object: &mut Object<'_>) -> ParameterSchemaOrContent {
    if object.node("schema").is_none() {
        let content = object.read("content", content);
        if let Some(content) = content.filter(|content| !content.is_empty()) {
            return ParameterSchemaOrContent::Content(content);
        }
        object.missing_so("schema", ", so it is taken as text");
    }
    let schema = object.read("schema", schema_or_ref);
    ParameterSchemaOrContent::Schema(schema.unwrap_or_else(|| ReferenceOr::Item(text())))
}

fn with_extensions(mut parameter: Parameter, extensions: IndexMap<String, Value>) -> Parameter {
    let parameter_data = data_of(&mut parameter);
    if extension::is_set(&extensions, vocabulary::DEPRECATED) {
        parameter_data.deprecated = Some(true);
    }
    parameter_data.extensions = extensions;
    parameter
}

fn data_of(parameter: &mut Parameter) -> &mut ParameterData {
    match parameter {
        Parameter::Query { parameter_data, .. }
        | Parameter::Header { parameter_data, .. }
        | Parameter::Path { parameter_data, .. }
        | Parameter::Cookie { parameter_data, .. } => parameter_data,
    }
}
