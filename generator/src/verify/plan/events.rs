//! Events, as a server sends them and as a client gives them.

use serde_json::{Value, json};

use super::answer::AnswerMaker;
use crate::verify::case::Event;
use crate::verify::document::Media;
use crate::verify::sample::placement::Placement;
use crate::verify::sample::{Sampling, ValueKind};
use crate::verify::schema::described::described;
use crate::verify::schema::{SchemaId, Schemas};

/// The type of an event that says none.
const USUAL: &str = "message";

/// An event of the document.
#[derive(Clone)]
pub(super) struct Sample {
    name: Option<String>,
    id: Option<String>,
    /// What stands behind `data`.
    data: String,
    /// What the client gives.
    value: Value,
    /// Whether that is the event with all of its fields.
    is_whole: bool,
}

/// Two events of a media type, as far as there are values for them.
pub(super) fn samples(maker: &AnswerMaker<'_>, media: &Media) -> impl Iterator<Item = Sample> {
    let at = media.item.as_ref().or(media.schema.as_ref());
    let schema = at.and_then(|at| maker.schemas.at(at));
    let is_item = media.item.is_some();
    (0..2).filter_map(move |index| {
        let Some(schema) = schema else {
            return Some(Sample::of_text(format!("text {index}")));
        };
        let sampling = Sampling {
            kind: ValueKind::Example,
            everything: true,
            index,
            placement: &Placement::BODY,
        };
        let value = maker.sampler.sample(schema, sampling)?;
        Some(sample(maker.schemas, schema, value, is_item))
    })
}

fn sample(schemas: &Schemas, schema: SchemaId, value: Value, is_item: bool) -> Sample {
    match value {
        Value::String(text) if is_text(schemas.get(schema)) => Sample::of_text(text),
        value if is_item && value.get("data").is_some() => Sample::whole(schemas, schema, value),
        value => Sample {
            name: None,
            id: None,
            data: value.to_string(),
            value: described(schemas, schema, value),
            is_whole: false,
        },
    }
}

/// Whether a schema says of a text nothing but that it is one.
fn is_text(schema: &Value) -> bool {
    let says = |word: &str| schema.get(word).is_some();
    !["enum", "const", "format", "oneOf", "anyOf", "allOf", "$ref"]
        .into_iter()
        .any(says)
}

impl Sample {
    fn of_text(text: String) -> Self {
        Self {
            name: None,
            id: None,
            data: text.clone(),
            value: text.into(),
            is_whole: false,
        }
    }

    /// An event whose schema describes all of its fields. How long to wait is
    /// nothing that a client gives.
    fn whole(schemas: &Schemas, schema: SchemaId, mut value: Value) -> Self {
        if let Some(members) = value.as_object_mut() {
            members.remove("retry");
        }
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        let data = &value["data"];
        let written = data.as_str().map(str::to_owned);
        Self {
            name: text("event"),
            id: text("id"),
            data: written.unwrap_or_else(|| data.to_string()),
            value: described(schemas, schema, value),
            is_whole: true,
        }
    }

    /// The same with a type, unless it has one or its schema says what it can be.
    pub(super) fn named(&self, name: &str) -> Self {
        let own = (!self.is_whole).then(|| name.to_owned());
        Self {
            name: self.name.clone().or(own),
            ..self.clone()
        }
    }

    pub(super) fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The same with an id.
    pub(super) fn with_id(&self, id: &str) -> Self {
        let mut same = self.clone();
        if let Some(known) = same.value.get_mut("id").filter(|_| self.is_whole) {
            *known = id.into();
        }
        same.id = Some(id.to_owned());
        same
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
        let name = self.name.as_deref().unwrap_or(USUAL);
        let data: Value =
            serde_json::from_str(&self.data).unwrap_or_else(|_| self.data.as_str().into());
        let original = if self.is_whole {
            json!({ "event": name, "id": id, "data": data })
        } else {
            data
        };
        Event {
            name: name.to_owned(),
            id: id.to_owned(),
            value: self.value.clone(),
            original,
        }
    }
}
