//! What is worth sending.

use std::collections::HashSet;

use serde_json::Value;

use super::body::BodyMaker;
use super::content::offered;
use super::parameter::{self, key, unmade};
use super::reasons;
use crate::limits::proof::{ADDRESS, EXAMPLES, REQUESTS};
use crate::verify::case::{BodyInput, Credential, Input, Inputs, Location};
use crate::verify::document::{Document, Media, Operation};
use crate::verify::media::{self, MediaKind};
use crate::verify::sample::{Sampler, ValueKind, Variation};
use crate::verify::schema::described::described;

/// What is tried: a title, the kind of values, and whether all is there that may be.
const TRIES: [(&str, ValueKind, bool); 7] = [
    ("examples", ValueKind::Example, true),
    ("only what is required", ValueKind::Plain, false),
    ("shortest and least", ValueKind::Least, true),
    ("longest and greatest", ValueKind::Most, true),
    ("reserved characters", ValueKind::Reserved, true),
    ("characters beyond ASCII", ValueKind::Foreign, true),
    ("null", ValueKind::Null, true),
];

/// The property by which requests ask for a stream, as is the custom.
const STREAM: &str = "stream";

/// The required body cannot be made, nor therefore the request.
struct Unmakeable;

/// Makes the requests of one operation.
pub(super) struct Requests<'d> {
    document: &'d Document,
    operation: &'d Operation,
    credentials: &'d [Credential],
    sampler: Sampler<'d>,
    /// What could not be made in some attempt, and what could in one.
    unmade: Vec<(String, String)>,
    made: HashSet<String>,
    done: Vec<(String, Inputs)>,
}

impl<'d> Requests<'d> {
    pub(super) fn new(
        document: &'d Document,
        operation: &'d Operation,
        credentials: &'d [Credential],
    ) -> Self {
        Self {
            document,
            operation,
            credentials,
            sampler: Sampler::new(&document.requests),
            unmade: Vec::new(),
            made: HashSet::new(),
            done: Vec::new(),
        }
    }

    /// The requests, each with its title; and what is in none of them, in sentences.
    pub(super) fn all(mut self) -> (Vec<(String, Inputs)>, Vec<String>) {
        let content = offered(&self.document.requests, self.content());
        let main = content
            .iter()
            .find(|media| media::kind(&media.name) == MediaKind::Json);
        let main = main.or(content.first()).copied();
        for (index, (title, kind, everything)) in TRIES.into_iter().enumerate() {
            let variation = Variation {
                kind,
                everything,
                index,
            };
            self.attempt(title.to_owned(), variation, main);
        }
        for index in 1..self.sampler.examples().min(EXAMPLES) {
            let variation = Variation {
                kind: ValueKind::Example,
                everything: true,
                index,
            };
            self.attempt(format!("example {}", index + 1), variation, main);
        }
        for index in TRIES.len()..self.sampler.widest().min(REQUESTS) {
            let variation = Variation {
                kind: ValueKind::Plain,
                everything: true,
                index,
            };
            self.attempt(format!("choice {}", index + 1), variation, main);
        }
        let others = content.iter();
        for other in others.filter(|other| main.is_some_and(|main| main.name != other.name)) {
            let variation = Variation {
                kind: ValueKind::Example,
                everything: true,
                index: 0,
            };
            self.attempt(format!("body {}", other.name), variation, Some(*other));
        }
        let never = self.never();
        (self.done, never)
    }

    fn content(&self) -> &'d [Media] {
        let body = self.operation.body.as_ref();
        body.map_or(&[][..], |body| &body.content)
    }

    /// Why what is in no request is in none, each reason once.
    fn never(&self) -> Vec<String> {
        let mut reasons = Vec::new();
        for (what, reason) in &self.unmade {
            if !self.made.contains(what) && !reasons.contains(reason) {
                reasons.push(reason.clone());
            }
        }
        reasons
    }

    fn attempt(&mut self, title: String, variation: Variation, media: Option<&Media>) {
        self.sampler.take_met();
        let Some(inputs) = self.inputs(variation, media) else {
            return;
        };
        let is_edge = !matches!(variation.kind, ValueKind::Example | ValueKind::Plain);
        if is_edge && !self.sampler.take_met() {
            return;
        }
        if self.done.iter().all(|(_, other)| *other != inputs) {
            self.done.push((title, inputs));
        }
    }

    fn inputs(&mut self, variation: Variation, media: Option<&Media>) -> Option<Inputs> {
        let parameters = self.parameters(variation)?;
        let is_required = self
            .operation
            .body
            .as_ref()
            .is_some_and(|body| body.required);
        let body = match media.filter(|_| is_required || variation.everything) {
            Some(media) => self.body(media, variation, is_required).ok()?,
            None => None,
        };
        Some(Inputs {
            parameters,
            body,
            credentials: self.credentials.to_vec(),
        })
    }

    /// The parameters, whose values are as short as any where the address would be too long.
    fn parameters(&mut self, variation: Variation) -> Option<Vec<Input>> {
        let parameters = self.made(variation)?;
        if variation.kind == ValueKind::Most && length(&parameters) > ADDRESS {
            return self.made(Variation {
                kind: ValueKind::Plain,
                ..variation
            });
        }
        Some(parameters)
    }

    /// The parameters of a request; nothing where a required one cannot be made.
    fn made(&mut self, variation: Variation) -> Option<Vec<Input>> {
        let mut parameters = Vec::new();
        for parameter in &self.operation.parameters {
            if !parameter.required && !variation.everything {
                continue;
            }
            if let Some(value) = parameter::value(&self.sampler, parameter, variation) {
                self.made.insert(key(parameter));
                parameters.push(Input {
                    location: parameter.location,
                    name: parameter.name.clone(),
                    value,
                });
                continue;
            }
            let reason = unmade(self.document, parameter);
            self.unmade.push((key(parameter), reason));
            if parameter.required {
                return None;
            }
        }
        Some(parameters)
    }

    fn body(
        &mut self,
        media: &Media,
        variation: Variation,
        is_required: bool,
    ) -> Result<Option<BodyInput>, Unmakeable> {
        let schemas = &self.document.requests;
        let maker = BodyMaker::new(schemas, &self.sampler, media, self.content());
        let body = maker.body(variation);
        let name = &media.name;
        if body.is_some() {
            self.made.insert(name.clone());
            return Ok(body);
        }
        let why = reasons::of_body(schemas, media, self.content());
        let problem = format!("no body of `{name}` is found that its schema allows{why}");
        self.unmade.push((name.clone(), problem));
        if is_required {
            Err(Unmakeable)
        } else {
            Ok(None)
        }
    }
}

/// How long the values in an address are, roughly.
fn length(parameters: &[Input]) -> usize {
    let in_address =
        |input: &&Input| !matches!(input.location, Location::Header | Location::Cookie);
    let values = parameters.iter().filter(in_address);
    values.map(|input| input.value.to_string().len()).sum()
}

/// Has a body ask for a stream, where it is JSON that can do so.
pub(super) fn ask_for_stream(document: &Document, operation: &Operation, inputs: &mut Inputs) {
    let Some(input) = &mut inputs.body else {
        return;
    };
    let content = operation.body.iter().flat_map(|body| &body.content);
    let mut named = content.filter(|media| media.name == input.media_type);
    let schema = named.find_map(|media| document.requests.at(media.schema.as_ref()?));
    let mut value = input.value.clone();
    let (Some(schema), Some(members)) = (schema, value.as_object_mut()) else {
        return;
    };
    members.insert(STREAM.to_owned(), Value::Bool(true));
    let schemas = &document.requests;
    let is_described = described(schemas, schema, value.clone()) == value;
    if is_described && schemas.allows(schema, &value) {
        input.value = value;
    }
}
