//! Bodies of XML whose schemas say what stands in them.

use serde_json::Value;

use crate::verify::sample::Variation;
use crate::verify::schema::described::described;
use crate::verify::schema::{SchemaId, Schemas};
use crate::verify::xml::{self, Manner};

/// What of a value a client can be asked to write as XML, if it can at all.
pub(super) fn sent(schemas: &Schemas, schema: SchemaId, value: Value) -> Option<Value> {
    let value = described(schemas, schema, value);
    let value = xml::carried(schemas, schema, value)?;
    written(schemas, schema, &value, Manner::Plain)?;
    Some(value)
}

/// The XML of a value, and what a client makes of it. Some servers write more than they need to, of
/// which every second variation is an example.
pub(super) fn given(
    schemas: &Schemas,
    schema: SchemaId,
    value: Value,
    variation: Variation,
) -> Option<(Vec<u8>, Value)> {
    let manner = match variation.index % 2 {
        0 => Manner::Plain,
        _ => Manner::Dressed,
    };
    let value = xml::carried(schemas, schema, value)?;
    let body = written(schemas, schema, &value, manner)?;
    let value = xml::arriving(schemas, schema, described(schemas, schema, value));
    Some((body.into_bytes(), value))
}

fn written(schemas: &Schemas, schema: SchemaId, value: &Value, manner: Manner) -> Option<String> {
    xml::text(&xml::element(schemas, schema, value)?, manner)
}
