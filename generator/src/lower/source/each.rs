//! The schemas of a document, wherever they stand.

use openapiv3::{
    AdditionalProperties, Header, MediaType, Operation, Parameter, ParameterData,
    ParameterSchemaOrContent, PathItem, ReferenceOr, RequestBody, Response, Schema,
};

use super::site::sites;
use super::{Source, form, section};
use crate::pointer::{FileId, Pointer, push_segment};

/// Shows every schema with the path of its place.
pub(in crate::lower) fn each<'a>(source: &Source<'a>, see: impl FnMut(&'a Schema, &str)) {
    let mut each = Each { see };
    each.components(source);
    for site in sites(source) {
        each.parameters(&site.item.parameters, &site.item_at());
        each.operation(site.operation, &site.at());
    }
    let webhooks = Pointer::root(FileId::default()).child("webhooks");
    for (name, item) in &source.document().webhooks {
        each.item(item, &webhooks.child(name));
    }
}

struct Each<F> {
    see: F,
}

impl<'a, F: FnMut(&'a Schema, &str)> Each<F> {
    fn components(&mut self, source: &Source<'a>) {
        let components = source.components();
        for (name, schema) in &components.schemas {
            self.schema(schema, section("schemas").child(name));
        }
        for (name, parameter) in &components.parameters {
            self.parameter(parameter, &section("parameters").child(name));
        }
        for (name, header) in &components.headers {
            self.header(header, &section("headers").child(name));
        }
        for (name, body) in &components.request_bodies {
            self.body(body, &section("requestBodies").child(name));
        }
        for (name, response) in &components.responses {
            self.response(response, &section("responses").child(name));
        }
    }

    fn item(&mut self, item: &'a PathItem, at: &Pointer) {
        self.parameters(&item.parameters, at);
        for (method, operation) in item.iter() {
            self.operation(operation, &at.child(method));
        }
    }

    fn operation(&mut self, operation: &'a Operation, at: &Pointer) {
        self.parameters(&operation.parameters, at);
        if let Some(body) = &operation.request_body {
            self.body(body, &at.child("requestBody"));
        }
        let all = at.child("responses");
        let by_status = operation.responses.responses.iter();
        let by_status = by_status.map(|(status, response)| (status.to_string(), response));
        let default = operation.responses.default.iter();
        let default = default.map(|response| ("default".to_owned(), response));
        for (status, response) in by_status.chain(default) {
            self.response(response, &all.child(&status));
        }
        let all = at.child("callbacks");
        for (name, callback) in &operation.callbacks {
            for (expression, item) in callback {
                self.item(item, &all.child(name).child(expression));
            }
        }
    }

    fn parameters(&mut self, parameters: &'a [ReferenceOr<Parameter>], at: &Pointer) {
        let all = at.child("parameters");
        for (index, parameter) in parameters.iter().enumerate() {
            self.parameter(parameter, &all.item(index));
        }
    }

    fn parameter(&mut self, parameter: &'a ReferenceOr<Parameter>, at: &Pointer) {
        if let ReferenceOr::Item(parameter) = parameter {
            let ParameterData { format, .. } = parameter.parameter_data_ref();
            self.described(format, at);
        }
    }

    fn header(&mut self, header: &'a ReferenceOr<Header>, at: &Pointer) {
        if let ReferenceOr::Item(header) = header {
            self.described(&header.format, at);
        }
    }

    fn described(&mut self, format: &'a ParameterSchemaOrContent, at: &Pointer) {
        match format {
            ParameterSchemaOrContent::Schema(schema) => self.schema(schema, at.child("schema")),
            ParameterSchemaOrContent::Content(content) => self.content(content, at),
        }
    }

    fn body(&mut self, body: &'a ReferenceOr<RequestBody>, at: &Pointer) {
        if let ReferenceOr::Item(body) = body {
            self.content(&body.content, at);
        }
    }

    fn response(&mut self, response: &'a ReferenceOr<Response>, at: &Pointer) {
        if let ReferenceOr::Item(response) = response {
            self.content(&response.content, at);
            let all = at.child("headers");
            for (name, header) in &response.headers {
                self.header(header, &all.child(name));
            }
        }
    }

    fn content(
        &mut self,
        content: impl IntoIterator<Item = (&'a String, &'a MediaType)>,
        at: &Pointer,
    ) {
        let all = at.child("content");
        for (name, media_type) in content {
            if let Some(schema) = &media_type.schema {
                self.schema(schema, all.child(name).child("schema"));
            }
        }
    }

    /// A schema, and all that stand in it.
    fn schema(&mut self, schema: &'a ReferenceOr<Schema>, at: Pointer) {
        let ReferenceOr::Item(schema) = schema else {
            return;
        };
        // Most schemas are only passed by, so that there is one path for all of them.
        let mut path = at.into_path();
        let mut open = vec![Part::whole(schema, path.len())];
        while let Some(part) = open.pop() {
            path.truncate(part.within);
            part.step.add_to(&mut path);
            (self.see)(part.schema, &path);
            Part::add_those_in(part.schema, path.len(), &mut open);
        }
    }
}

/// A schema that stands in another.
struct Part<'a> {
    schema: &'a Schema,
    /// The length of the path of the other.
    within: usize,
    step: Step<'a>,
}

/// The way from a schema to one that stands in it.
enum Step<'a> {
    None,
    Keyword(&'static str),
    Branch(&'static str, usize),
    Property(&'a str),
}

impl<'a> Part<'a> {
    fn whole(schema: &'a Schema, within: usize) -> Self {
        let step = Step::None;
        Self {
            schema,
            within,
            step,
        }
    }

    /// Adds the schemas that stand directly in one.
    fn add_those_in(schema: &'a Schema, within: usize, open: &mut Vec<Self>) {
        let part = |schema: &'a Schema, step| Self {
            schema,
            within,
            step,
        };
        let form = form(schema);
        let lists = [
            ("allOf", &form.all_of),
            ("oneOf", &form.one_of),
            ("anyOf", &form.any_of),
        ];
        for (keyword, list) in lists {
            let inline = list.iter().enumerate();
            let inline = inline.filter_map(|(index, schema)| Some((index, schema.as_item()?)));
            open.extend(inline.map(|(index, schema)| part(schema, Step::Branch(keyword, index))));
        }
        for (name, property) in &form.properties {
            let inline = property.as_item();
            open.extend(inline.map(|schema| part(schema, Step::Property(name))));
        }
        let items = form.items.as_ref().and_then(ReferenceOr::as_item);
        open.extend(items.map(|schema| part(schema, Step::Keyword("items"))));
        if let Some(AdditionalProperties::Schema(further)) = &form.additional_properties {
            let inline = further.as_item();
            open.extend(inline.map(|schema| part(schema, Step::Keyword("additionalProperties"))));
        }
    }
}

impl Step<'_> {
    fn add_to(&self, path: &mut String) {
        match self {
            Self::None => {}
            Self::Keyword(keyword) => push_segment(path, keyword),
            Self::Branch(keyword, index) => {
                push_segment(path, keyword);
                push_segment(path, &index.to_string());
            }
            Self::Property(name) => {
                push_segment(path, "properties");
                push_segment(path, name);
            }
        }
    }
}
