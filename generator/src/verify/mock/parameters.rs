//! Whether a request has the parameters that its operation asks for.

use super::query::{Pairs, STATUS, in_query, pairs, unescaped};
use super::route::Route;
use super::values;
use crate::verify::case::Location;
use crate::verify::document::{Document, Form, Parameter, StyleKind};
use crate::verify::received::Received;

/// What a request has for parameters.
pub(super) struct Given<'r> {
    document: &'r Document,
    route: &'r Route<'r>,
    received: &'r Received,
    query: Pairs,
    cookies: Pairs,
}

impl<'r> Given<'r> {
    pub(super) fn new(
        document: &'r Document,
        route: &'r Route<'r>,
        received: &'r Received,
    ) -> Self {
        let cookies = received.all("cookie").flat_map(|all| all.split(';'));
        let cookies = cookies.filter_map(|pair| pair.trim().split_once('='));
        Self {
            document,
            route,
            received,
            query: pairs(in_query(received)),
            cookies: cookies
                .map(|(name, value)| (name.to_owned(), unescaped(value)))
                .collect(),
        }
    }

    /// What is wrong with them.
    pub(super) fn complaints(&self) -> Vec<String> {
        let parameters = self.route.operation.parameters.iter();
        let own = parameters.filter(|parameter| !self.is_credential(parameter));
        let mut complaints: Vec<String> = own.filter_map(|known| self.complaint(known)).collect();
        complaints.extend(self.unknown());
        complaints
    }

    fn complaint(&self, parameter: &Parameter) -> Option<String> {
        let place = parameter.location.as_str();
        let name = &parameter.name;
        let texts = self.texts(parameter);
        if texts.is_empty() {
            let is_there = self.is_spread(parameter) || !parameter.required;
            return (!is_there).then(|| format!("the {place} parameter `{name}` is missing"));
        }
        if parameter.allows_empty && texts.iter().all(String::is_empty) {
            return None;
        }
        let schemas = &self.document.requests;
        let schema = schemas.at(parameter.schema.as_ref()?)?;
        let mistake = values::mistake(schemas, schema, &parameter.form, &texts)?;
        Some(format!("the {place} parameter `{name}`: {mistake}"))
    }

    /// The texts of a parameter.
    fn texts(&self, parameter: &Parameter) -> Vec<String> {
        let named = |all: &Pairs| -> Vec<String> {
            let own = all.iter().filter(|(name, _)| *name == parameter.name);
            own.map(|(_, value)| value.clone()).collect()
        };
        match parameter.location {
            Location::Path => named(&self.route.values),
            Location::Query => named(&self.query),
            Location::Cookie => named(&self.cookies),
            Location::Header => {
                let all = self.received.all(&parameter.name);
                all.map(str::to_owned).collect()
            }
            Location::Querystring => Vec::new(),
        }
    }

    /// Whether a parameter may stand in a request under other names than its own.
    fn is_spread(&self, parameter: &Parameter) -> bool {
        let is_inner = |(name, _): &(String, String)| {
            let rest = name.strip_prefix(parameter.name.as_str());
            rest.is_some_and(|rest| rest.starts_with('['))
        };
        match &parameter.form {
            _ if parameter.location == Location::Querystring => true,
            Form::Styled(style) if style.kind == StyleKind::DeepObject => {
                self.query.iter().any(is_inner)
            }
            Form::Styled(style) => {
                let is_row = matches!(style.kind, StyleKind::Form | StyleKind::Cookie);
                is_row && style.explode && self.is_object(parameter)
            }
            Form::Content(_) => false,
        }
    }

    fn is_object(&self, parameter: &Parameter) -> bool {
        let schemas = &self.document.requests;
        let schema = parameter.schema.as_ref().and_then(|at| schemas.at(at));
        schema.is_some_and(|schema| values::is_of(schemas, schema, "object"))
    }

    /// What of the query no parameter has.
    fn unknown(&self) -> Vec<String> {
        let operation = self.route.operation;
        let in_query = operation
            .parameters
            .iter()
            .filter(|known| matches!(known.location, Location::Query | Location::Querystring));
        let is_open = in_query.clone().any(|known| {
            known.location == Location::Querystring
                || (self.is_object(known) && self.is_spread(known))
        });
        if is_open {
            return Vec::new();
        }
        let is_known = |name: &str| {
            let bare = name.split('[').next().unwrap_or_default();
            let mut all = in_query.clone();
            let keys = self
                .document
                .schemes
                .iter()
                .filter_map(|scheme| scheme.key.as_ref());
            let mut keys = keys.filter(|(location, _)| *location == Location::Query);
            name == STATUS
                || all.any(|known| known.name == name || known.name == bare)
                || keys.any(|(_, key)| key == name)
        };
        let unknown = self.query.iter().filter(|(name, _)| !is_known(name));
        unknown
            .map(|(name, _)| format!("the query parameter `{name}` is none of the document's"))
            .collect()
    }

    /// Whether a parameter stands where a credential or what goes with a body does, which is judged by
    /// itself.
    fn is_credential(&self, parameter: &Parameter) -> bool {
        let keys = self
            .document
            .schemes
            .iter()
            .filter_map(|scheme| scheme.key.as_ref());
        let mut keys = keys.filter(|(location, _)| *location == parameter.location);
        let is_usual = parameter.location == Location::Header
            && ["accept", "authorization", "content-type"]
                .iter()
                .any(|usual| parameter.name.eq_ignore_ascii_case(usual));
        is_usual || keys.any(|(_, name)| *name == parameter.name)
    }
}
