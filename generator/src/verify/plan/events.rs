//! Events, as a server sends them and as a client gives them.

use serde_json::{Value, json};

use super::answer::AnswerMaker;
use crate::limits::proof::ANSWERS;
use crate::verify::case::Event;
use crate::verify::document::Media;
use crate::verify::media::{self, MediaKind};
use crate::verify::sample::placement::Placement;
use crate::verify::sample::{Sampling, ValueKind};
use crate::verify::schema::binary::parts;
use crate::verify::schema::described::{described, of_member};
use crate::verify::schema::{SchemaId, Schemas};

/// The type of an event that says none.
const USUAL: &str = "message";

/// The field of an event that says its type.
const EVENT: &str = "event";

/// The field of an event that says what it is about.
const DATA: &str = "data";

/// What many APIs send as the last event, which is none.
const DONE: &str = "[DONE]";

/// An event of the document.
#[derive(Clone)]
pub(super) struct Sample {
    name: Option<String>,
    id: Option<String>,
    /// What stands behind `data`.
    data: String,
    /// What the client gives: the data, as far as it is described.
    value: Value,
    /// The data, where that is JSON, and else the text.
    original: Value,
    /// Whether its schema describes all of its fields.
    is_whole: bool,
}

/// Events of a media type, as far as there are values for them: two, or as many as the choices are
/// that their schema has.
pub(super) fn samples(maker: &AnswerMaker<'_>, media: &Media) -> impl Iterator<Item = Sample> {
    let at = media.item.as_ref().or(media.schema.as_ref());
    let schema = at.and_then(|at| maker.schemas.at(at));
    let is_item = media.item.is_some();
    // A list is what the whole is: its items are what the events hold.
    let item = schema.filter(|_| !is_item);
    let item = item.and_then(|schema| item_of(maker.schemas, schema));
    let schema = item.or(schema);
    let is_event = !is_item && schema.is_some_and(|schema| is_event(maker.schemas, schema));
    // How many choices there are is known as they are met.
    let is_new = move |index: &usize| *index < maker.sampler.widest().max(2);
    (0..ANSWERS).take_while(is_new).filter_map(move |index| {
        let Some(schema) = schema else {
            return Some(Sample::of_text(format!("text {index}")));
        };
        let of_event = Described {
            maker,
            schema,
            sampling: Sampling {
                kind: ValueKind::Example,
                everything: true,
                index,
                placement: &Placement::BODY,
            },
        };
        let sample = of_event.sample(is_item || is_event);
        sample.filter(|sample| !sample.is_end())
    })
}

/// What describes the items of a list.
fn item_of(schemas: &Schemas, schema: SchemaId) -> Option<SchemaId> {
    let all = parts(schemas, schemas.get(schema), 0).into_iter();
    let mut items = all.filter_map(|part| part.get("items")?.get("$ref")?.as_str());
    items.find_map(|reference| schemas.id(reference))
}

/// Whether a schema has the fields of an event, and no others, so that it is none of the data. Some of its
/// kinds may have others that need not be there, where all say their types.
fn is_event(schemas: &Schemas, schema: SchemaId) -> bool {
    const FIELDS: [&str; 4] = ["event", "data", "id", "retry"];
    let all = parts(schemas, schemas.get(schema), 0).into_iter();
    let fields = all.filter_map(|part| part.get("properties")?.as_object());
    let fields: Vec<_> = fields.collect();
    let is_other = |name: &&str| !FIELDS.contains(name);
    let has_others = fields
        .iter()
        .filter(|one| one.keys().any(|name| is_other(&name.as_str())));
    let [data, events] =
        [DATA, EVENT].map(|name| fields.iter().filter(|one| one.contains_key(name)).count());
    let all = parts(schemas, schemas.get(schema), 0).into_iter();
    let mut required = all
        .filter_map(|part| part.get("required")?.as_array())
        .flatten();
    let requires_others = required.any(|name| name.as_str().is_some_and(|name| is_other(&name)));
    match has_others.count() {
        0 => data > 0,
        some => events == data && some * 2 <= data && !requires_others,
    }
}

/// What describes an event.
#[derive(Clone, Copy)]
struct Described<'m> {
    maker: &'m AnswerMaker<'m>,
    schema: SchemaId,
    sampling: Sampling<'m>,
}

impl<'m> Described<'m> {
    /// An event; a schema of `event`s describes all fields of theirs where it has the data.
    fn sample(self, of_events: bool) -> Option<Sample> {
        if of_events && self.has(DATA) {
            return self.whole();
        }
        let schemas = self.maker.schemas;
        let value = self.maker.sampler.sample(self.schema, self.sampling)?;
        let kept = described(schemas, self.schema, value.clone());
        self.data(vec![schemas.get(self.schema)], value, kept)
    }

    /// Whether a field of an event is described, be it in each case or in some.
    fn has(self, field: &str) -> bool {
        let schemas = self.maker.schemas;
        let mut parts = parts(schemas, schemas.get(self.schema), 0).into_iter();
        parts.any(|part| part["properties"].get(field).is_some())
    }

    /// An event whose schema describes all of its fields. How long to wait is nothing that a client
    /// gives.
    fn whole(self) -> Option<Sample> {
        let schemas = self.maker.schemas;
        let has_types = self.has(EVENT);
        // One without a type has the usual one, and is of no branch for another.
        let typed = |event: &Value| {
            let mut event = event.clone();
            if let Value::Object(fields) = &mut event
                && has_types
            {
                fields.entry(EVENT).or_insert_with(|| USUAL.into());
            }
            event
        };
        let sampler = &self.maker.sampler;
        let event = sampler.sample_as(self.schema, self.sampling, &typed)?;
        let text = |key: &str| event[key].as_str().map(str::to_owned);
        let (name, id) = (text(EVENT), text("id"));
        let data = event.get(DATA)?.clone();
        let event = typed(&event);
        let all = of_member(schemas, self.schema, &event, DATA);
        let mut kept = described(schemas, self.schema, event);
        let sample = self.data(all, data, kept[DATA].take())?;
        Some(Sample {
            name,
            id,
            is_whole: true,
            ..sample
        })
    }

    /// An event with this data, of which so much is described: a text, JSON, or a text of which the
    /// schema says that it is JSON.
    fn data(self, described_by: Vec<&'m Value>, data: Value, kept: Value) -> Option<Sample> {
        let schemas = self.maker.schemas;
        let parts = described_by
            .into_iter()
            .flat_map(|schema| parts(schemas, schema, 0));
        let parts: Vec<&Value> = parts.collect();
        if holds_json(&parts) {
            let content = parts.iter().find_map(|part| part.get("contentSchema"));
            let content = content.and_then(|content| schemas.id(content["$ref"].as_str()?));
            let (data, kept) = match content {
                Some(content) => {
                    let json = self.maker.sampler.sample(content, self.sampling)?;
                    let kept = described(schemas, content, json.clone());
                    (json, kept)
                }
                None => (json!({ "any": "value" }), json!({ "any": "value" })),
            };
            return Some(Sample::of_json(data, kept));
        }
        let is_text = |ty: &Value| match ty {
            Value::Array(all) => all.iter().all(|ty| ty == "string" || ty == "null"),
            one => one == "string",
        };
        let mut types = parts.iter().filter_map(|part| part.get("type"));
        Some(match data {
            Value::String(text) if types.all(is_text) => Sample::of_text(text),
            data => Sample::of_json(data, kept),
        })
    }
}

/// Whether a text is JSON. Who describes it need not say so.
fn holds_json(parts: &[&Value]) -> bool {
    let media_types = parts.iter().filter_map(|part| part.get("contentMediaType"));
    let media_types: Vec<&str> = media_types.filter_map(Value::as_str).collect();
    match media_types.as_slice() {
        [] => parts.iter().any(|part| part.get("contentSchema").is_some()),
        all => all.iter().any(|name| media::kind(name) == MediaKind::Json),
    }
}

impl Sample {
    fn of_text(text: String) -> Self {
        // A client may give what it says, where that is JSON.
        let original = serde_json::from_str(&text).unwrap_or_else(|_| text.as_str().into());
        Self {
            name: None,
            id: None,
            data: text.clone(),
            value: text.into(),
            original,
            is_whole: false,
        }
    }

    fn of_json(original: Value, value: Value) -> Self {
        Self {
            name: None,
            id: None,
            data: original.to_string(),
            value,
            original,
            is_whole: false,
        }
    }

    /// Whether a client may take it for the mark of the end.
    fn is_end(&self) -> bool {
        self.data == DONE || self.original == DONE
    }

    /// The same with a type, unless its schema says what it can be.
    pub(super) fn named(&self, name: &str) -> Self {
        Self {
            name: if self.is_whole {
                self.name.clone()
            } else {
                Some(name.to_owned())
            },
            ..self.clone()
        }
    }

    pub(super) fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The same with an id.
    pub(super) fn with_id(&self, id: &str) -> Self {
        Self {
            id: Some(id.to_owned()),
            ..self.clone()
        }
    }

    /// The lines of the event.
    pub(super) fn written(&self) -> String {
        let field = |name: &str, value: &str| format!("{name}: {value}\n");
        let name = self.name.iter().map(|name| field("event", name));
        let id = self.id.iter().map(|id| field("id", id));
        let data = self.data.split('\n').map(|line| field("data", line));
        name.chain(id)
            .chain(data)
            .chain(["\n".to_owned()])
            .collect()
    }

    /// What the client gives of it, where the last id is this.
    pub(super) fn given(&self, id: &str) -> Event {
        Event {
            name: self.name.as_deref().unwrap_or(USUAL).to_owned(),
            id: id.to_owned(),
            value: self.value.clone(),
            original: self.original.clone(),
        }
    }
}
