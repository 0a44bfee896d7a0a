//! What is said of operations that are called again and again, by the document
//! or by the settings, before it is known what their answers are.

use std::collections::HashMap;

use openapiv3::{Parameter, ParameterSchemaOrContent, ReferenceOr};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::others;
use super::said::Said;
use super::slot::{default_in_body, is_in_body};
use crate::ir::Finally;
use crate::lower::source::report::Report;
use crate::lower::source::site::Site;
use crate::lower::source::{Source, extension};
use crate::pointer::Pointer;
use crate::settings::{self, Settings};
use crate::vocabulary::{PAGES, Pages, WAIT, Wait};

/// What is said of one operation, and what of its parameters that needs.
#[derive(Clone, Debug, Default)]
pub(in crate::lower) struct Declared {
    pub(in crate::lower) wait: Option<Said<Wait>>,
    /// Where the result is, if the call only begins something.
    pub(in crate::lower) begins: Option<Finally>,
    pub(in crate::lower) pages: Option<Said<Pages>>,
    /// The whole numbers that are the defaults of what pages set, by the names in their
    /// declaration.
    pub(in crate::lower) defaults: HashMap<String, i64>,
}

impl Declared {
    /// What is said of an operation. The settings have the last word, and our own extensions count for
    /// more than those of others.
    pub(in crate::lower) fn new(
        report: &mut Report<'_>,
        source: &Source<'_>,
        site: &Site<'_>,
        id: &str,
        settings: &Settings,
    ) -> Self {
        let wait = of_settings(&settings.waits, id);
        let wait = wait.or_else(|| of_document(source, site, WAIT));
        let begins = match &wait {
            Some(_) => None,
            None => others::begins(report, source, site),
        };
        let pages = of_settings(&settings.pages, id);
        let pages = pages.or_else(|| of_document(source, site, PAGES));
        let pages = pages.or_else(|| others::pages(report, source, site));
        let defaults = match &pages {
            Some(said) => defaults(source, site, &said.says),
            None => HashMap::new(),
        };
        Self {
            wait,
            begins,
            pages,
            defaults,
        }
    }

    /// The methods that the call has for it, which no setter may be named like.
    pub(in crate::lower) fn methods(&self) -> Vec<&'static str> {
        let waits = self.wait.is_some() || self.begins.is_some();
        let wait = waits.then_some("until_done").into_iter();
        let pages = self.pages.iter().flat_map(|_| ["pages", "items"]);
        wait.chain(pages).collect()
    }
}

/// What the settings say of the operation with that id.
fn of_settings<T: DeserializeOwned>(declared: &[settings::Declared], id: &str) -> Option<Said<T>> {
    let declared = declared.iter().find(|declared| declared.operation == id)?;
    let says = T::deserialize(Value::Object(declared.says.clone())).ok()?;
    Some(Said::ours(says, declared.origin.clone()))
}

/// What the document says of an operation by an extension.
fn of_document<T: DeserializeOwned>(
    source: &Source<'_>,
    site: &Site<'_>,
    key: &str,
) -> Option<Said<T>> {
    let says = extension(&site.operation.extensions, key)?;
    let at = source.origin(&site.at().child(key));
    Some(Said::ours(says, at))
}

fn defaults(source: &Source<'_>, site: &Site<'_>, says: &Pages) -> HashMap<String, i64> {
    let own = (&site.operation.parameters, site.at());
    let shared = (&site.item.parameters, site.item_at());
    let mut defaults = HashMap::new();
    for (parameters, at) in [shared, own] {
        for (index, parameter) in parameters.iter().enumerate() {
            let at = at.child("parameters").item(index);
            if let Some((name, default)) = default(source, parameter, at) {
                defaults.insert(name, default);
            }
        }
    }
    let names = says.parameter.iter().chain(&says.size);
    for name in names.filter(|name| is_in_body(name)) {
        let default = default_in_body(source, site, name);
        defaults.extend(default.map(|default| (name.clone(), default)));
    }
    defaults
}

fn default<'a>(
    source: &Source<'a>,
    parameter: &'a ReferenceOr<Parameter>,
    at: Pointer,
) -> Option<(String, i64)> {
    let (parameter, at) = source.parameter(parameter, at)?;
    let (Parameter::Query { parameter_data, .. }
    | Parameter::Path { parameter_data, .. }
    | Parameter::Header { parameter_data, .. }) = parameter
    else {
        return None;
    };
    let ParameterSchemaOrContent::Schema(schema) = &parameter_data.format else {
        return None;
    };
    let (schema, _) = source.resolve(schema, at.child("schema"))?;
    let default = schema.schema_data.default.as_ref()?.as_i64()?;
    Some((parameter_data.name.clone(), default))
}
