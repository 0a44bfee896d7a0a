//! What an event holds, and what is said of it.

use crate::ir::{EventData, Said, Type};
use crate::lower::shape::envelope::{Content, content, mixes_content};
use crate::lower::shape::{Shape, settled};
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::lower::types::Context;
use crate::lower::types::said::said;
use crate::lower::types::schema::nullable_ty;
use crate::lower::types::spot::Home;

/// What events hold, and what is said of it in each of their descriptions.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) data: EventData,
    pub(super) said: Vec<Said>,
}

impl Held {
    /// Any text.
    pub(super) fn text() -> Self {
        Self {
            data: EventData::Text,
            said: Vec::new(),
        }
    }

    /// What is told by the types of events, of each of which something else is said.
    pub(super) fn named(ty: Type) -> Self {
        Self {
            data: EventData::Named(ty),
            said: Vec::new(),
        }
    }
}

/// What events hold whose data a schema describes.
pub(super) fn held(
    context: &mut Context<'_, '_>,
    schema: Option<&Subschema<'_>>,
    hint: &str,
    home: Home<'_>,
) -> Held {
    let data = data(context, schema, hint, home);
    let said = schema.map(|schema| said_of(context.source, schema, data.ty()));
    Held {
        data,
        said: said.into_iter().collect(),
    }
}

/// What is said of the data, or of the JSON that it is.
fn said_of(source: &Source<'_>, schema: &Subschema<'_>, ty: &Type) -> Said {
    match content(source, schema) {
        Some(Content::Of(json)) => said(source, &json, ty),
        Some(Content::Any) | None => said(source, schema, ty),
    }
}

/// The type of what events hold, and how it is read.
fn data(
    context: &mut Context<'_, '_>,
    schema: Option<&Subschema<'_>>,
    hint: &str,
    home: Home<'_>,
) -> EventData {
    let Some(schema) = schema else {
        return EventData::Text;
    };
    match content(context.source, schema) {
        Some(Content::Any) => return EventData::Json(Type::Json),
        Some(Content::Of(json)) => {
            return EventData::Json(nullable_ty(context, &json, hint, home));
        }
        None => {}
    }
    if mixes_content(context.source, schema) {
        let message = "this is JSON in some events and another text in others, which nothing tells apart, so it is a text";
        context
            .report
            .unrepresented("untold-events", &schema.at, message);
        return EventData::Text;
    }
    match settled(context.source, schema) {
        None | Some(Shape::Any | Shape::Text(_) | Shape::Literals { .. }) => EventData::Text,
        _ => match nullable_ty(context, schema, hint, home) {
            Type::Text | Type::Bytes | Type::File => EventData::Text,
            ty => EventData::Json(ty),
        },
    }
}
