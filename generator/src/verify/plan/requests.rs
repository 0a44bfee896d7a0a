//! What is worth sending.

use std::collections::HashSet;

use serde_json::Value;

use super::body::BodyMaker;
use super::parameter::{self, key, unmade};
use super::reasons;
use crate::limits::proof::{ADDRESS, REQUESTS};
use crate::verify::case::{BodyInput, Credential, Input, Inputs, Place};
use crate::verify::document::{Document, Media, Operation};
use crate::verify::media::{self, Kind};
use crate::verify::sample::{Leaf, Sampler};
use crate::verify::schema::described::described;

/// What is tried: a title, the leaves, and whether all is there that may be.
const TRIES: [(&str, Leaf, bool); 7] = [
    ("examples", Leaf::Example, true),
    ("only what is required", Leaf::Plain, false),
    ("shortest and least", Leaf::Least, true),
    ("longest and greatest", Leaf::Most, true),
    ("reserved characters", Leaf::Reserved, true),
    ("characters beyond ASCII", Leaf::Foreign, true),
    ("null", Leaf::Null, true),
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
        let content = self.content();
        let main = content
            .iter()
            .find(|media| media::kind(&media.name) == Kind::Json);
        let main = main.or(content.first());
        for (index, (title, leaf, everything)) in TRIES.into_iter().enumerate() {
            self.attempt(title.to_owned(), (leaf, everything, index), main);
        }
        for index in TRIES.len()..self.sampler.widest().min(REQUESTS) {
            let wish = (Leaf::Plain, true, index);
            self.attempt(format!("choice {}", index + 1), wish, main);
        }
        let others = content.iter();
        for other in others.filter(|other| main.is_some_and(|main| main.name != other.name)) {
            let wish = (Leaf::Example, true, 0);
            self.attempt(format!("body {}", other.name), wish, Some(other));
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

    fn attempt(&mut self, title: String, wish: (Leaf, bool, usize), media: Option<&Media>) {
        self.sampler.take_met();
        let Some(inputs) = self.inputs(wish, media) else {
            return;
        };
        let is_edge = !matches!(wish.0, Leaf::Example | Leaf::Plain);
        if is_edge && !self.sampler.take_met() {
            return;
        }
        if self.done.iter().all(|(_, other)| *other != inputs) {
            self.done.push((title, inputs));
        }
    }

    fn inputs(&mut self, wish: (Leaf, bool, usize), media: Option<&Media>) -> Option<Inputs> {
        let parameters = self.parameters(wish)?;
        let is_required = self
            .operation
            .body
            .as_ref()
            .is_some_and(|body| body.required);
        let body = match media.filter(|_| is_required || wish.1) {
            Some(media) => self.body(media, wish, is_required).ok()?,
            None => None,
        };
        Some(Inputs {
            parameters,
            body,
            credentials: self.credentials.to_vec(),
        })
    }

    /// The parameters, whose values are as short as any where the address would be too long.
    fn parameters(&mut self, wish: (Leaf, bool, usize)) -> Option<Vec<Input>> {
        let parameters = self.made(wish)?;
        if wish.0 == Leaf::Most && length(&parameters) > ADDRESS {
            return self.made((Leaf::Plain, wish.1, wish.2));
        }
        Some(parameters)
    }

    /// The parameters of a request; nothing where a required one cannot be made.
    fn made(&mut self, wish: (Leaf, bool, usize)) -> Option<Vec<Input>> {
        let mut parameters = Vec::new();
        for parameter in &self.operation.parameters {
            if !parameter.required && !wish.1 {
                continue;
            }
            if let Some(value) = parameter::value(&self.sampler, parameter, wish) {
                self.made.insert(key(parameter));
                parameters.push(Input {
                    location: parameter.place,
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
        wish: (Leaf, bool, usize),
        is_required: bool,
    ) -> Result<Option<BodyInput>, Unmakeable> {
        let schemas = &self.document.requests;
        let maker = BodyMaker::new(schemas, &self.sampler, media, self.content());
        let body = maker.body(wish);
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
    let in_address = |input: &&Input| !matches!(input.location, Place::Header | Place::Cookie);
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
