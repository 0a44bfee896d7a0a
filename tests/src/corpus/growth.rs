//! How the generator's time and memory grow with a document, which is made up:
//! schemas that refer to each other, unions, and operations on them.

use std::fs;
use std::io;

use serde_json::{Map, Value, json};

use super::arguments::Runtime;
use super::documents::Document;
use super::generated::generate;
use super::workspace::Workspace;
use crate::measure::Usage;
use crate::table::table;

/// How many resources the smallest document has.
const RESOURCES: usize = 200;

/// The sizes, as multiples of the smallest.
const FACTORS: [usize; 4] = [1, 2, 4, 8];

/// Each is generated so often, and the least counts.
const RUNS: usize = 3;

/// Generates a document of each size and lays out what that took.
pub(super) fn measure() -> io::Result<String> {
    let folder = Workspace::new().crates().with_file_name("growth");
    fs::create_dir_all(&folder)?;
    let mut rows = Vec::new();
    let mut first: Option<Usage> = None;
    for factor in FACTORS {
        let text = document(factor * RESOURCES).to_string();
        let spec = folder.join(format!("growth-{factor}.json"));
        fs::write(&spec, &text)?;
        let usage = least(&Document {
            name: format!("growth-{factor}"),
            spec,
            bytes: 0,
        })?;
        let first = first.get_or_insert(usage);
        rows.push(vec![
            format!("{factor}x"),
            text.len().to_string(),
            format!("{:.2} s", usage.cpu),
            format!("{:.2}", usage.cpu / first.cpu),
            format!("{:.0} MiB", usage.mebibytes()),
            format!("{:.2}", usage.mebibytes() / first.mebibytes()),
        ]);
    }
    let titles = ["SIZE", "BYTES", "CPU", "FACTOR", "MEMORY", "FACTOR"];
    Ok(table(&titles, &rows))
}

/// The least that generating a document takes.
fn least(document: &Document) -> io::Result<Usage> {
    let output = document.spec.with_extension("");
    let mut usage: Option<Usage> = None;
    for _ in 0..RUNS {
        let generated = generate(document, &output, Runtime::Vendored, false)?;
        if !generated.written {
            let why = generated.messages.first();
            let why = why.map_or("the generator failed", |why| &why.message);
            return Err(io::Error::other(why.to_owned()));
        }
        usage = Some(usage.map_or(generated.usage, |least| least.least(generated.usage)));
    }
    Ok(usage.unwrap_or_default())
}

/// A document of so many resources.
fn document(resources: usize) -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    for number in 0..resources {
        let name = format!("Resource{number}");
        let next = format!("Resource{}", (number + 1) % resources);
        paths.insert(format!("/resource{number}/{{id}}"), path(number, &name));
        schemas.insert(format!("{name}Kind"), kind());
        schemas.insert(format!("{name}Owner"), union(&name, &next));
        schemas.insert(name.clone(), object(&name, &next));
    }
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Growth", "version": "1" },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn path(number: usize, name: &str) -> Value {
    let content = json!({ "application/json": { "schema": reference(name) } });
    let id =
        json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } });
    let page = json!({ "name": "page", "in": "query", "schema": { "type": "integer" } });
    let answer = json!({ "200": { "description": "It.", "content": content } });
    let operation = |verb: &str| {
        json!({
            "operationId": format!("{verb}{name}"),
            "tags": [format!("tag{}", number / 20)],
            "summary": format!("What {verb} does to a resource, in `words`."),
            "responses": answer,
        })
    };
    let (mut get, mut put) = (operation("get"), operation("put"));
    get["parameters"] = json!([page]);
    put["requestBody"] = json!({ "required": true, "content": content });
    json!({ "parameters": [id], "get": get, "put": put })
}

fn kind() -> Value {
    json!({ "type": "string", "enum": ["small", "large", "unknown"] })
}

fn union(name: &str, next: &str) -> Value {
    json!({ "oneOf": [reference(name), reference(next), { "type": "string" }] })
}

fn object(name: &str, next: &str) -> Value {
    json!({
        "type": "object",
        "description": "A resource, with *markdown* to be read.",
        "required": ["id", "kind"],
        "properties": {
            "id": { "type": "string", "maxLength": 36 },
            "kind": reference(&format!("{name}Kind")),
            "owner": reference(&format!("{name}Owner")),
            "next": reference(next),
            "labels": { "type": "object", "additionalProperties": { "type": "string" } },
            "parts": { "type": "array", "items": {
                "type": "object",
                "properties": { "size": { "type": "integer" }, "of": reference(name) },
            } },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_grows_in_proportion() {
        let sizes = [50, 100].map(|resources| document(resources).to_string().len());
        assert!(
            (190..=210).contains(&(sizes[1] * 100 / sizes[0])),
            "{sizes:?}"
        );
    }
}
