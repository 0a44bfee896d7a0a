//! The answers that calls are given: each declared status and media type, and
//! one that the document does not have.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::body::as_text;
use super::content::{described_at, is_example, is_list, is_untyped, kind_among, sent_as};
use super::fractions::with_fractions;
use super::header;
use super::reasons;
use super::statuses::{statuses, undocumented};
use super::undocumented::like_documented;
use super::xml;
use crate::limits::proof::{ANSWERS, EXAMPLES};
use crate::verify::case::{Answer, Expected};
use crate::verify::document::{Document, Media, Operation, Response, Status};
use crate::verify::media::{self, MediaKind};
use crate::verify::sample::placement::Placement;
use crate::verify::sample::{Sampler, Sampling, ValueKind, Variation};
use crate::verify::schema::binary::parts;
use crate::verify::schema::described::described;
use crate::verify::schema::{SchemaId, Schemas};

/// What is tried of a success.
const TRIES: [(&str, ValueKind, bool); 4] = [
    ("", ValueKind::Example, true),
    (", only what is required", ValueKind::Plain, false),
    (", null", ValueKind::Null, true),
    (", longest and greatest", ValueKind::Most, true),
];

/// Nothing at all, as a success.
pub(super) fn nothing() -> Answer {
    Answer {
        status: 200,
        media_type: None,
        headers: Vec::new(),
        in_pieces: false,
        is_untyped: false,
        body: Vec::new(),
        expected: Expected::Success(None),
    }
}

/// All answers that are worth giving, each with its title.
pub(super) fn all(
    document: &Document,
    operation: &Operation,
    reasons: &mut Vec<String>,
) -> Vec<(String, Answer)> {
    let mut answers = Vec::new();
    for maker in makers(document, operation) {
        maker.answers(&mut answers, reasons);
    }
    answers.extend(like_documented(document, operation));
    if let Some(status) = undocumented(operation) {
        let answer = Answer {
            status,
            media_type: Some("text/plain".to_owned()),
            headers: Vec::new(),
            in_pieces: false,
            is_untyped: false,
            body: b"nothing that the document has".to_vec(),
            expected: Expected::Undocumented,
        };
        answers.push((format!("answer {status}, which is not documented"), answer));
    }
    answers
}

/// What makes the answers of each status that is worth giving.
pub(super) fn makers<'d>(
    document: &'d Document,
    operation: &'d Operation,
) -> impl Iterator<Item = AnswerMaker<'d>> {
    operation.responses.iter().flat_map(move |response| {
        let statuses = statuses(operation, response.status).into_iter();
        statuses.map(move |status| AnswerMaker::new(document, operation, response, status))
    })
}

/// Makes the answers of one status.
pub(in crate::verify) struct AnswerMaker<'d> {
    pub(super) schemas: &'d Schemas,
    operation: &'d Operation,
    pub(super) response: &'d Response,
    pub(super) sampler: Sampler<'d>,
    pub(super) status: u16,
}

impl<'d> AnswerMaker<'d> {
    /// What makes the answers of a status that the response is for.
    pub(in crate::verify) fn new(
        document: &'d Document,
        operation: &'d Operation,
        response: &'d Response,
        status: u16,
    ) -> Self {
        Self {
            schemas: &document.answers,
            operation,
            response,
            sampler: Sampler::new(&document.answers),
            status,
        }
    }
}

impl AnswerMaker<'_> {
    fn answers(&self, answers: &mut Vec<(String, Answer)>, problems: &mut Vec<String>) {
        let status = self.status;
        if self.is_bodiless() || self.response.content.is_empty() {
            let answer = self.answer(None, Vec::new(), None);
            answers.push((format!("answer {status}"), answer));
            return;
        }
        for (position, media) in self.response.content.iter().enumerate() {
            let mut is_found = false;
            let is_main = position == 0 && (200..300).contains(&status);
            for (index, (title, kind, everything)) in TRIES.into_iter().enumerate() {
                if index == 0 || is_main {
                    let variation = Variation {
                        kind,
                        everything,
                        index,
                    };
                    is_found |= self.attempt(media, title, variation, answers);
                }
            }
            for index in 1..self.sampler.examples().min(EXAMPLES) {
                let variation = Variation {
                    kind: ValueKind::Example,
                    everything: true,
                    index,
                };
                let title = format!(", example {}", index + 1);
                is_found |= self.attempt(media, &title, variation, answers);
            }
            for index in TRIES.len()..self.sampler.widest().min(ANSWERS) {
                if is_main {
                    let title = format!(", choice {}", index + 1);
                    let variation = Variation {
                        kind: ValueKind::Plain,
                        everything: true,
                        index,
                    };
                    is_found |= self.attempt(media, &title, variation, answers);
                }
            }
            if !is_found {
                let name = &media.name;
                let why = reasons::of_answer(self.schemas, media);
                problems.push(format!(
                    "no answer {status} of `{name}` is found that its schema allows{why}"
                ));
            }
        }
    }

    /// The first answer of the first media type, or the one without a body.
    pub(super) fn first(&self) -> Option<(String, Answer)> {
        self.first_of(self.response.content.first())
    }

    /// The first answer of a media type that is accepted, or else of the first one.
    pub(in crate::verify) fn given(&self, is_accepted: impl Fn(&str) -> bool) -> Option<Answer> {
        let mut content = self.response.content.iter();
        let accepted = content.find(|media| is_accepted(&media.name));
        let media = accepted.or(self.response.content.first());
        if let Some(events) = media.and_then(|media| self.stream(media)) {
            return Some(events);
        }
        let (_, answer) = self.first_of(media)?;
        Some(answer)
    }

    /// The first answer of a media type, or the one without a body.
    fn first_of(&self, media: Option<&Media>) -> Option<(String, Answer)> {
        let mut answers = Vec::new();
        let Some(media) = media.filter(|_| !self.is_bodiless()) else {
            return Some((String::new(), self.answer(None, Vec::new(), None)));
        };
        let (title, kind, everything) = TRIES[0];
        let variation = Variation {
            kind,
            everything,
            index: 0,
        };
        self.attempt(media, title, variation, &mut answers);
        answers.pop()
    }

    /// Whether nothing stands behind the headers, whatever the document says.
    pub(super) fn is_bodiless(&self) -> bool {
        let has_none = |status: u16| matches!(status, 204 | 205 | 304);
        let is_like_one = matches!(self.response.status, Status::Code(code) if has_none(code));
        has_none(self.status) || is_like_one || self.operation.method == "HEAD"
    }

    /// Whether a body is made of items, and yet a text to a client, since what is no success is no
    /// stream.
    fn is_text_of_items(&self, media: &Media) -> bool {
        self.kind(media) == MediaKind::Sequence && !(200..300).contains(&self.status)
    }

    /// Adds an answer unless it is there; whether there is one that the schema allows.
    fn attempt(
        &self,
        media: &Media,
        title: &str,
        variation: Variation,
        answers: &mut Vec<(String, Answer)>,
    ) -> bool {
        self.sampler.take_met();
        let Some((body, value)) = self.body(media, variation) else {
            return false;
        };
        if variation.kind != ValueKind::Example
            && variation.kind != ValueKind::Plain
            && !self.sampler.take_met()
        {
            return false;
        }
        let mut answer = self.answer(
            Some(sent_as(self.kind(media), &media.name)),
            body,
            Some(value),
        );
        if answer.expected == Expected::Error(Some(json!({}))) && self.promises(media) {
            answer.expected = Expected::Error(None);
        }
        answer.is_untyped =
            self.is_text_of_items(media) || is_untyped(self.schemas, self.kind(media), media);
        if answers.iter().all(|(_, other)| *other != answer) {
            answers.push((
                format!("answer {} {}{title}", self.status, media.name),
                answer,
            ));
        }
        true
    }

    /// Whether objects of a media type have properties with names, and no others: an error without any of
    /// them is not the one that is documented.
    fn promises(&self, media: &Media) -> bool {
        let schema = media.schema.as_ref().and_then(|at| self.schemas.at(at));
        let Some(schema) = schema else {
            return false;
        };
        let all = parts(self.schemas, self.schemas.get(schema), 0);
        let says = |keys: &[&str]| {
            let mut keys = keys.iter();
            keys.any(|key| all.iter().any(|part| part.get(key).is_some()))
        };
        let is_open = says(&[
            "additionalProperties",
            "patternProperties",
            "anyOf",
            "oneOf",
        ]);
        says(&["properties"]) && !is_open
    }

    pub(super) fn answer(
        &self,
        media_type: Option<String>,
        body: Vec<u8>,
        value: Option<Value>,
    ) -> Answer {
        let expected = match self.status {
            200..=299 => Expected::Success(value),
            // A redirect is nothing that a caller is given.
            300..=399 => Expected::Undocumented,
            _ => Expected::Error(value),
        };
        Answer {
            status: self.status,
            media_type,
            headers: header::all(self.schemas, &self.sampler, self.response),
            in_pieces: false,
            is_untyped: false,
            body,
            expected,
        }
    }

    /// The bytes of a body, and what a client makes of them.
    fn body(&self, media: &Media, variation: Variation) -> Option<(Vec<u8>, Value)> {
        let sampling = variation.at(&Placement::BODY);
        let schema = media
            .schema
            .as_ref()
            .and_then(|place| self.schemas.at(place));
        match self.kind(media) {
            MediaKind::Json => {
                let value = self.value(schema, &media.examples, sampling)?;
                let body = match variation.kind {
                    ValueKind::Most => with_fractions(&value),
                    _ => value.to_string().into_bytes(),
                };
                let value = match schema {
                    Some(schema) => described(self.schemas, schema, value),
                    None => value,
                };
                Some((body, value))
            }
            MediaKind::Xml => {
                let value = self.value(schema, &media.examples, sampling)?;
                xml::given(self.schemas, schema?, value, variation)
            }
            MediaKind::Events => {
                let item = media.item.as_ref().and_then(|place| self.schemas.at(place));
                let value = self.value(item.or(schema), &[], sampling)?;
                let events = [value.clone(), value];
                let text: String = events
                    .iter()
                    .map(|event| format!("data: {event}\n\n"))
                    .collect();
                Some((text.clone().into_bytes(), text.into()))
            }
            MediaKind::Sequence => {
                let items = self.items(media, variation)?;
                let body = media::written(&media.name, &items);
                let value = if self.is_text_of_items(media) {
                    body.clone().into()
                } else {
                    self.items_described(media, items)
                };
                Some((body.into_bytes(), value))
            }
            MediaKind::Text => {
                let text = as_text(self.value(schema, &media.examples, sampling)?);
                Some((text.clone().into_bytes(), text.into()))
            }
            MediaKind::Bytes | MediaKind::Form | MediaKind::Multipart => {
                Some(self.bytes(variation))
            }
        }
    }

    /// Bytes, and the text that stands for them.
    fn bytes(&self, variation: Variation) -> (Vec<u8>, Value) {
        let body = match variation.kind {
            ValueKind::Most => self.sampler.met((0..=255).collect()),
            _ => b"bytes".to_vec(),
        };
        let value = STANDARD.encode(&body).into();
        (body, value)
    }

    /// The items of a sequential media type: two of what describes one, or a list of them.
    pub(super) fn items(&self, media: &Media, variation: Variation) -> Option<Vec<Value>> {
        let sampling = variation.at(&Placement::BODY);
        let schema = described_at(media).and_then(|at| self.schemas.at(at));
        let examples = match &media.item {
            Some(_) => &[][..],
            None => &media.examples,
        };
        match self.value(schema, examples, sampling)? {
            Value::Array(items) if media.item.is_none() => Some(items),
            first => {
                let second = self.value(schema, &[], sampling.next(1));
                Some(std::iter::once(first).chain(second).collect())
            }
        }
    }

    /// What the document describes of items.
    pub(super) fn items_described(&self, media: &Media, items: Vec<Value>) -> Value {
        let Some(schema) = described_at(media).and_then(|at| self.schemas.at(at)) else {
            return items.into();
        };
        if media.item.is_none() && is_list(self.schemas, schema) {
            return described(self.schemas, schema, items.into());
        }
        let items = items.into_iter();
        items
            .map(|item| described(self.schemas, schema, item))
            .collect()
    }

    pub(super) fn kind(&self, media: &Media) -> MediaKind {
        kind_among(self.schemas, media, &self.response.content)
    }

    fn value(
        &self,
        schema: Option<SchemaId>,
        examples: &[Value],
        sampling: Sampling<'_>,
    ) -> Option<Value> {
        if sampling.kind == ValueKind::Example {
            let is_valid = |example: &&Value| {
                schema.is_none_or(|schema| is_example(self.schemas, schema, example))
            };
            let examples: Vec<&Value> = examples.iter().filter(is_valid).collect();
            if let Some(example) = self.sampler.turn(&examples, sampling.index) {
                return Some(example.clone());
            }
        }
        match schema {
            Some(schema) => self.sampler.sample(schema, sampling),
            None => Some(json!({ "any": "value" })),
        }
    }
}
