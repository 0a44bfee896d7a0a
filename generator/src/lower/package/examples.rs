//! Programs that show how a call is made.

use openapiv3::{ParameterSchemaOrContent, ReferenceOr};
use serde_json::Value;

use super::environment::ENDPOINT;
use crate::diagnostic::{Diagnostic, Place};
use crate::ir::{
    Api, Credential, CredentialPlace, Example, ExampleArgument, ExampleCredential, GivenAs,
    ModelKind, Operation, Sample, Type,
};
use crate::lower::kept::Kept;
use crate::lower::operations::unknown::unknown;
use crate::lower::source::Source;
use crate::lower::source::media::is_json;
use crate::lower::source::report::Report;
use crate::names::Name;
use crate::pointer::Pointer;
use crate::settings::Settings;

/// The crate with the call that its first page shows, and the programs that the settings ask for.
pub(in crate::lower) fn with_examples(
    source: &Source<'_>,
    report: &mut Report<'_>,
    api: Api,
    settings: &Settings,
    kept: &Kept<'_>,
) -> Api {
    Api {
        examples: examples(source, report, &api, settings, kept),
        quick_start: quick_start(source, &api, settings),
        ..api
    }
}

/// The programs that the settings ask for.
fn examples(
    source: &Source<'_>,
    report: &mut Report<'_>,
    api: &Api,
    settings: &Settings,
    kept: &Kept<'_>,
) -> Vec<Example> {
    let mut examples = Vec::new();
    for asked in &settings.examples {
        let place = Place::Value(asked.origin.clone());
        let Some(operation) = api
            .operations()
            .find(|operation| operation.id == asked.value)
        else {
            let today = api.operations();
            let today = today.map(|known| [&known.id[..], &known.method, &known.path]);
            let today: Vec<[&str; 3]> = today.collect();
            report.push(unknown(&asked.value, place, &today, kept));
            continue;
        };
        let example = example(source, api, operation, &asked.key, settings);
        if operation.whole_body().is_some()
            || !example
                .arguments
                .iter()
                .all(|argument| is_givable(api, argument))
        {
            let message = format!(
                "`{}` has an argument that no example can be made of",
                asked.value
            );
            let help = "give the argument an `example` in the document; whole bodies are not supported yet";
            report.push(Diagnostic::warning("no-example", place, message).with_help(help));
        } else {
            examples.push(example);
        }
    }
    examples
}

/// Whether there is a value for the argument, or the command line can give one as text.
fn is_givable(api: &Api, argument: &ExampleArgument) -> bool {
    let is_text = match &argument.ty {
        Type::Text => true,
        Type::Model(id) => {
            matches!(&api.model(*id).kind, ModelKind::Enum(of) if of.other.is_some())
        }
        _ => false,
    };
    argument.sample.is_some() || is_text
}

/// The first call that can be shown with every argument: one that the settings
/// ask for, or else the first of the document that only asks.
fn quick_start(source: &Source<'_>, api: &Api, settings: &Settings) -> Option<Example> {
    let asked = settings.examples.iter().map(|asked| asked.value.as_str());
    let asked = asked.filter_map(|id| api.operations().find(|operation| operation.id == id));
    // Who reads it tries it: what only asks stands before what changes something, and that before what takes
    // something away.
    let mut others: Vec<&Operation> = api.operations().collect();
    others.sort_by_key(|operation| match operation.method.as_str() {
        "GET" => 0,
        "DELETE" => 2,
        _ => 1,
    });
    let mut candidates = asked
        .chain(others)
        .filter(|operation| operation.whole_body().is_none())
        .filter(|operation| !operation.deprecated);
    candidates.find_map(|operation| {
        let mut shown = example(source, api, operation, "quick_start", settings);
        for argument in &mut shown.arguments {
            let wire = argument.name.bare();
            argument.sample = argument
                .sample
                .take()
                .or_else(|| placeholder(api, wire, &argument.ty));
        }
        (shown
            .arguments
            .iter()
            .all(|argument| argument.sample.is_some()))
        .then_some(shown)
    })
}

/// A value for an argument that the document has no example for.
fn placeholder(api: &Api, name: &str, ty: &Type) -> Option<Sample> {
    match ty {
        Type::Text => Some(Sample::Text(name.trim_matches('_').replace('_', "-"))),
        Type::Integer32 | Type::Integer64 => Some(Sample::Integer(1)),
        Type::Boolean => Some(Sample::Boolean(true)),
        Type::Model(id) => match &api.model(*id).kind {
            ModelKind::Enum(of) => of
                .variants
                .first()
                .map(|first| Sample::Variant(*id, first.name.clone())),
            _ => None,
        },
        _ => None,
    }
}

fn example(
    source: &Source<'_>,
    api: &Api,
    operation: &Operation,
    name: &str,
    settings: &Settings,
) -> Example {
    let samples = Samples::of(source, api, operation);
    let variable = |wire: &str| {
        let mut entries = settings.environment.iter();
        let entry = entries.find(|entry| entry.key == wire);
        entry.map(|entry| entry.value.clone())
    };
    let read = |name: &Name, wire: &str| Some((name.clone(), variable(wire)?));
    let variables = api.client.variables.iter();
    let variables = variables.filter_map(|known| read(&known.name, &known.wire));
    let credentials: Vec<_> = api.first_credentials(operation).collect();
    let vendors = credentials.iter().filter_map(|known| known.vendor);
    let found: Vec<&str> = vendors
        .flat_map(|vendor| vendor.parameters)
        .copied()
        .collect();
    let parameters = api.client.parameters.iter();
    let parameters = parameters.filter(|known| !found.contains(&known.wire.as_str()));
    let parameters = parameters.filter_map(|known| read(&known.name, &known.wire));
    Example {
        name: name.to_owned(),
        operation: operation.id.clone(),
        variables: variables.collect(),
        parameters: parameters.collect(),
        endpoint: variable(ENDPOINT),
        credentials: credentials
            .into_iter()
            .filter_map(|known| credential(known, variable(&known.scheme)))
            .collect(),
        arguments: samples.arguments(operation),
        setters: samples.setters(operation),
    }
}

/// Where a program takes a credential from, if it is known.
fn credential(known: &Credential, variable: Option<String>) -> Option<ExampleCredential> {
    if let Some(vendor) = known.vendor {
        return Some(ExampleCredential::Vendor(vendor));
    }
    let name = known.name.clone();
    Some(match known.place {
        CredentialPlace::Basic => ExampleCredential::UserAndPassword(name, variable?),
        CredentialPlace::Header(_)
        | CredentialPlace::Query(_)
        | CredentialPlace::Cookie(_)
        | CredentialPlace::Bearer => ExampleCredential::Variable(name, variable?),
    })
}

/// The examples that the document gives for one operation.
struct Samples<'a> {
    api: &'a Api,
    described: Option<&'a openapiv3::Operation>,
    parameters: Vec<(String, Value)>,
    body: Option<Value>,
}

impl<'a> Samples<'a> {
    fn of(source: &Source<'a>, api: &'a Api, operation: &Operation) -> Self {
        let found = source.api().operations().find(|(path, method, _)| {
            *path == operation.path && method.eq_ignore_ascii_case(&operation.method)
        });
        let described = found.map(|(_, _, operation)| operation);
        let mut samples = Self {
            api,
            described,
            parameters: Vec::new(),
            body: None,
        };
        samples.read_parameters(source);
        samples.read_body(source);
        samples
    }

    fn read_parameters(&mut self, source: &Source<'a>) {
        for parameter in self
            .described
            .iter()
            .flat_map(|operation| &operation.parameters)
        {
            let Some((parameter, _)) = source.parameter(parameter, Pointer::default()) else {
                continue;
            };
            let data = parameter.parameter_data_ref();
            let inner = match &data.format {
                ParameterSchemaOrContent::Schema(ReferenceOr::Item(schema)) => {
                    schema.schema_data.example.clone()
                }
                _ => None,
            };
            let named = data
                .examples
                .values()
                .find_map(|example| example.as_item()?.value.clone());
            if let Some(value) = data.example.clone().or(named).or(inner) {
                self.parameters.push((data.name.clone(), value));
            }
        }
    }

    fn read_body(&mut self, source: &Source<'a>) {
        let Some(body) = self
            .described
            .and_then(|operation| operation.request_body.as_ref())
        else {
            return;
        };
        let Some((body, _)) = source.request_body(body, Pointer::default()) else {
            return;
        };
        let mut offered = body.content.iter();
        let Some((_, media_type)) = offered.find(|(name, _)| is_json(name)) else {
            return;
        };
        let named = || {
            media_type
                .examples
                .values()
                .find_map(|example| example.as_item()?.value.clone())
        };
        self.body = media_type.example.clone().or_else(named);
    }

    fn parameter(&self, wire: &str) -> Option<&Value> {
        self.parameters
            .iter()
            .find(|(name, _)| name == wire)
            .map(|(_, value)| value)
    }

    fn arguments(&self, operation: &Operation) -> Vec<ExampleArgument> {
        let arguments = self.api.arguments(operation).into_iter();
        let arguments = arguments.map(|argument| {
            let (ty, value) = match argument.given {
                GivenAs::Parameter(parameter) => (&parameter.ty, self.parameter(&parameter.wire)),
                GivenAs::Field(field) => {
                    let body = self.body.as_ref();
                    (&field.ty, body.and_then(|body| body.get(&field.wire)))
                }
                GivenAs::Body(body) => (&body.ty, None),
            };
            ExampleArgument {
                ty: ty.clone(),
                sample: value.and_then(|value| self.sample(value, ty)),
                name: argument.name,
            }
        });
        arguments.collect()
    }

    fn setters(&self, operation: &Operation) -> Vec<(Name, Sample)> {
        let parameters = operation
            .optional()
            .filter(|parameter| !parameter.client)
            .filter_map(|parameter| {
                let value = self.parameter(&parameter.wire)?;
                Some((parameter.name.clone(), self.sample(value, &parameter.ty)?))
            });
        parameters.collect()
    }

    /// A value of the document as Rust code of that type would write it.
    fn sample(&self, value: &Value, ty: &Type) -> Option<Sample> {
        match (ty, value) {
            (Type::Text, Value::String(text)) => Some(Sample::Text(text.clone())),
            (Type::Boolean, Value::Bool(flag)) => Some(Sample::Boolean(*flag)),
            (Type::Integer32 | Type::Integer64, value) => value.as_i64().map(Sample::Integer),
            (Type::List(item), Value::Array(values)) => values
                .iter()
                .map(|value| self.sample(value, item))
                .collect::<Option<_>>()
                .map(Sample::List),
            (Type::Model(id), value) => match (&self.api.model(*id).kind, value) {
                (ModelKind::Enum(of), Value::String(text)) => {
                    let variant = of
                        .variants
                        .iter()
                        .find(|variant| variant.wire.as_text() == Some(text))?;
                    Some(Sample::Variant(*id, variant.name.clone()))
                }
                (ModelKind::Tuple(of), Value::Array(values)) if of.items.len() == values.len() => {
                    let items = of.items.iter().zip(values);
                    items
                        .map(|(item, value)| self.sample(value, &item.ty))
                        .collect::<Option<_>>()
                        .map(Sample::Tuple)
                }
                _ => None,
            },
            _ => None,
        }
    }
}
