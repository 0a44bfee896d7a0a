//! What the docs of a thing say.
//!
//! Descriptions come first, as the document has them; ranges and defaults
//! follow in words.

mod breaks;
mod headings;
mod html;
mod markdown;
pub(in crate::lower) mod parameter;
mod plain;
mod range;
mod words;

use openapiv3::{ExternalDocumentation, Info, OpenAPI, Operation, Schema};
use serde_json::Value;

pub(in crate::lower) use words::words;

use crate::ir::Docs;
use crate::selection::Terms;

/// A text of the document, made safe for Rust docs.
pub(in crate::lower) fn markdown(text: &str) -> Docs {
    Docs(markdown::safe(text.trim()))
}

/// What a package says of itself, with the marks that the document has in it where it is the document's.
pub(in crate::lower) fn summary(description: &str, info: &Info) -> Docs {
    let first = first_paragraph(info);
    let is_own = words(&first) == description;
    markdown(if is_own { &first } else { description })
}

/// The first paragraph of what a document says of itself.
pub(in crate::lower) fn first_paragraph(info: &Info) -> String {
    let text = info.description.as_deref().unwrap_or_default();
    Docs(text.trim().to_owned()).first_paragraph()
}

/// What the document says of a thing, or else a sentence of ours: an empty text says nothing.
pub(in crate::lower) fn described(text: Option<&str>, else_: impl FnOnce() -> String) -> Docs {
    let said = text.map(markdown).filter(|docs| !docs.0.is_empty());
    said.unwrap_or_else(|| Docs(else_()))
}

/// Paragraphs, each of them Markdown already.
pub(in crate::lower) fn paragraphs(parts: impl IntoIterator<Item = Option<String>>) -> Docs {
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    Docs(parts.collect::<Vec<_>>().join("\n\n"))
}

/// A wire value as inline code.
pub(in crate::lower) fn code(text: &str) -> String {
    let text = text.replace('\n', " ");
    if text.contains('`') {
        format!("`` {text} ``")
    } else {
        format!("`{text}`")
    }
}

/// A text as inline code, which an empty one cannot be.
pub(in crate::lower) fn shown(text: &str) -> String {
    match text {
        "" => "an empty text".to_owned(),
        text => code(text),
    }
}

/// The docs of a type.
pub(in crate::lower) fn schema(schema: &Schema) -> Docs {
    paragraphs([
        description(schema),
        see(schema.schema_data.external_docs.as_ref()),
        default(schema),
    ])
}

/// The docs of a value: a field or a parameter of this schema.
pub(in crate::lower) fn value(schema: &Schema) -> Docs {
    value_with(None, schema)
}

/// The docs of a value whose type has docs of its own: the first paragraph says enough, unless it
/// leads to what follows.
pub(in crate::lower) fn value_of_model(schema: &Schema) -> Docs {
    let data = &schema.schema_data;
    let text = data.description.as_deref().or(data.title.as_deref());
    let first = text.and_then(|text| text.split("\n\n").next());
    value_with(
        first.filter(|first| !first.ends_with(':') && !first.contains("```")),
        schema,
    )
}

/// As [`value`], with a description that stands outside of the schema.
pub(in crate::lower) fn value_with(outer: Option<&str>, schema: &Schema) -> Docs {
    let description = outer
        .map(|text| markdown(text).0)
        .or_else(|| description(schema));
    let is_told = description.as_deref().is_some_and(is_told_deprecated);
    let deprecated = (schema.schema_data.deprecated && !is_told).then(|| DEPRECATED.to_owned());
    let notes = [
        range::range(schema),
        default(schema),
        direction(schema),
        deprecated,
    ];
    let notes = notes.into_iter().flatten().collect::<Vec<_>>().join(" ");
    match (description, see(schema.schema_data.external_docs.as_ref())) {
        (Some(text), None) if !notes.is_empty() && is_sentence(&text) => {
            let stop = if text.trim_end_matches('"').ends_with(['.', '!', '?']) {
                ""
            } else {
                "."
            };
            Docs(format!("{text}{stop} {notes}"))
        }
        (description, see) => paragraphs([description, see, Some(notes)]),
    }
}

/// What is said of a thing that the document advises against.
const DEPRECATED: &str = "Deprecated.";

/// Whether a text says in its first or its last words that the document advises against something.
fn is_told_deprecated(text: &str) -> bool {
    let first = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_first = first
        .get(..DEPRECATED.len() - 1)
        .is_some_and(|first| first.eq_ignore_ascii_case("deprecated"));
    is_first || text.ends_with(DEPRECATED)
}

/// Whether the text is one plain line that others can follow in its paragraph.
fn is_sentence(text: &str) -> bool {
    let is_word =
        |c: char| c.is_alphanumeric() || matches!(c, '.' | '!' | '?' | ')' | '`' | '>' | '"');
    let is_block = text.starts_with(['|', '#', '>', '-', '*', '+', '`', '~', '=']);
    !text.contains('\n') && !is_block && text.ends_with(is_word)
}

/// What the docs of an operation consist of, without those of its arguments.
pub(in crate::lower) struct OperationDocs {
    /// What it is about. The last paragraph is for who looks it up elsewhere.
    pub(in crate::lower) about: Docs,
    /// Where else there is more, in a line.
    pub(in crate::lower) see: Docs,
    /// The parts of its description that have headings, behind which nothing stands that is not theirs.
    pub(in crate::lower) sections: Docs,
}

/// The docs of an operation.
pub(in crate::lower) fn operation(
    operation: &Operation,
    method: &str,
    path: &str,
) -> OperationDocs {
    let request = format!("{}.", code(&format!("{method} {path}")));
    let [summary, description] = summary_and_description(operation);
    let description = description.unwrap_or_default();
    // Without a summary, a heading that it begins with is one.
    let (description, sections) = headings::parted(&description, usize::from(summary.is_none()));
    let see = see(operation.external_docs.as_ref());
    let (line, block) = see.map_or_else(Default::default, |see| {
        if see.contains('\n') {
            (None, Some(see))
        } else {
            (Some(see), None)
        }
    });
    let description = Some(description.to_owned());
    OperationDocs {
        about: paragraphs([summary, description, block, Some(request)]),
        see: Docs(line.unwrap_or_default()),
        sections: Docs(sections.to_owned()),
    }
}

/// The summary of an operation, unless its description begins with the same, and the description.
pub(in crate::lower) fn summary_and_description(operation: &Operation) -> [Option<String>; 2] {
    let text = |text: &Option<String>| text.as_deref().map(|text| markdown(text).0);
    let (summary, description) = (text(&operation.summary), text(&operation.description));
    let is_said = |summary: &String| {
        let description = description.as_deref();
        description.is_some_and(|description| begins_with(description, summary))
    };
    [summary.filter(|summary| !is_said(summary)), description]
}

/// Whether the first paragraph of a description is its summary again.
fn begins_with(description: &str, summary: &str) -> bool {
    let plain = |text: &str| text.trim().trim_end_matches('.').to_owned();
    let first = description.split("\n\n").next().unwrap_or_default();
    plain(first) == plain(summary)
}

/// Docs for below a heading: theirs are one level deeper.
pub(in crate::lower) fn deeper(docs: &Docs) -> Docs {
    Docs(headings::deeper(&docs.0))
}

/// The docs of the crate's first page, without its example.
pub(in crate::lower) fn front_page(api: &OpenAPI, selected: Option<&Terms>) -> Docs {
    let info = &api.info;
    let description = info.description.as_deref().map(|text| markdown(text).0);
    let description = description.unwrap_or_default();
    // Behind a heading, all would seem to be of its part. One that it begins with is that of all.
    let (description, sections) = headings::parted(&description, 1);
    let terms = info
        .terms_of_service
        .as_deref()
        .map(|url| format!("Terms of service: {}.", link(url)));
    let contact = info.contact.as_ref().and_then(|contact| {
        let parts = [
            contact.name.as_deref().map(|name| markdown(name).0),
            contact.email.as_deref().map(code),
            contact.url.as_deref().map(link),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| format!("Contact: {}.", parts.join(", ")))
    });
    let license = info.license.as_ref().map(|license| {
        let url = license
            .url
            .as_deref()
            .map(|url| format!(", {}", link(url)))
            .unwrap_or_default();
        format!("Licence of the API: {}{url}.", markdown(&license.name).0)
    });
    paragraphs([
        Some(description.to_owned()),
        see(api.external_docs.as_ref()),
        terms,
        contact,
        license,
        selected.map(part),
        Some(sections.to_owned()),
    ])
}

/// Which part of the document the crate has.
fn part(terms: &Terms) -> String {
    let list = |texts: &[String]| {
        let texts: Vec<String> = texts.iter().map(|text| code(text)).collect();
        texts.join(", ")
    };
    let given = |texts: &[String], before: &str| {
        let is_given = !texts.is_empty();
        is_given.then(|| format!("{before}{}", list(texts)))
    };
    let clauses = [
        Some(given(&terms.only, "").unwrap_or_else(|| "all".to_owned())),
        given(&terms.methods, "only the methods "),
        (!terms.deprecated).then(|| "not the deprecated ones".to_owned()),
        given(&terms.except, "not "),
    ];
    let clauses: Vec<String> = clauses.into_iter().flatten().collect();
    format!(
        "This crate has a part of the document's operations: {}.",
        clauses.join("; ")
    )
}

fn description(schema: &Schema) -> Option<String> {
    let data = &schema.schema_data;
    let text = data.description.as_deref().or(data.title.as_deref())?;
    Some(markdown(text).0)
}

/// Where else there is more.
pub(in crate::lower) fn see(docs: Option<&ExternalDocumentation>) -> Option<String> {
    let docs = docs?;
    let text = described(docs.description.as_deref(), || "See".to_owned());
    let text = text.0.trim_end_matches(['.', ':']);
    Some(format!("{text}: {}.", link(&docs.url)))
}

/// A URL as a link, or as code where it could not be one.
fn link(url: &str) -> String {
    let plain = url.starts_with("http")
        && !url.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>'));
    if plain { format!("<{url}>") } else { code(url) }
}

fn direction(schema: &Schema) -> Option<String> {
    let data = &schema.schema_data;
    match (data.read_only, data.write_only) {
        (true, _) => Some("Only in answers.".to_owned()),
        (_, true) => Some("Only in requests.".to_owned()),
        _ => None,
    }
}

fn default(schema: &Schema) -> Option<String> {
    let default = schema.schema_data.default.as_ref()?;
    let text = match default {
        Value::String(text) => shown(text),
        other => code(&other.to_string()),
    };
    Some(format!("Default: {text}."))
}

/// Some ids as code, and how many there are besides.
pub(in crate::lower) fn some_of(ids: &[String]) -> String {
    const NAMED: usize = 4;
    let named: Vec<String> = ids.iter().take(NAMED).map(|id| code(id)).collect();
    let named = named.join(", ");
    match ids.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}
