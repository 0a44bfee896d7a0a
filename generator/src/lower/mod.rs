//! The third stage: every decision about the crate.
//!
//! What a thing means, what it is called in Rust, what is optional, boxed and
//! derived, and what its docs say is settled here; `emit` only writes it down.

mod access;
mod arguments;
mod body;
mod bounds;
mod choice;
mod client;
mod credentials;
mod discriminator;
mod docs;
mod draft;
mod enums;
mod events;
mod examples;
mod facets;
mod form;
mod formats;
mod graph;
mod headers;
mod idempotent;
mod integer;
mod known_values;
mod markdown;
mod media;
mod model;
mod object;
mod offers;
mod operation;
mod overridden;
mod package;
mod pages;
mod parameter;
mod part_headers;
mod passes;
mod property;
mod received;
mod recursion;
mod repeated;
mod response;
mod runtime;
mod schema;
mod scopes;
mod servers;
mod shape;
mod size;
mod slot;
mod status;
mod style;
mod tags;
mod template;
mod tuple;
mod twice;
mod unions;
mod vendors;
mod view;
mod wait;

use crate::diagnostic::Diagnostics;
use crate::ir::{self, Api};
use crate::normalize::Document;
use crate::settings::Settings;

/// Decides everything about the crate for a document.
pub fn lower(
    document: &Document,
    settings: &Settings,
    name: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Api {
    let mut view = view::View::new(document, diagnostics);
    let formats = formats::Formats::new(settings);
    let mut drafts = draft::Drafts::new(&view, formats);
    let servers = servers::Servers::new(&view);
    let client = client::client(&mut view, &servers);
    let credentials = credentials::credentials(&mut view, settings);
    let mut tags = tags::tags(&mut view, &mut drafts, &servers, settings);
    idempotent::apply(&mut view, &mut tags, settings);
    // Without a call there is no client, and nobody to prove who they are to.
    let (client, credentials) = if tags.is_empty() {
        Default::default()
    } else {
        (client, credentials)
    };
    let received = drafts.received(&mut view);
    let keep = tags.is_empty() || settings.types.unused.as_deref() == Some("keep");
    drafts.lower_unused(&mut view, keep);
    let headers = drafts.finish_headers();
    let repeats = std::mem::take(&mut drafts.repeats);
    let (mut models, known_values) = drafts.finish();
    passes::run(&mut models, &tags);
    repeated::apply(&mut view, &mut tags, &models, &repeats, settings);
    view.settle(&models);
    let package = package::package(&document.api.info, settings, name);
    docs::name_places(&mut models, &document.files);
    let mut api = Api {
        files: document.files.clone(),
        summary: docs::markdown(&package.description),
        package,
        title: document.api.info.title.clone(),
        version: document.api.info.version.clone(),
        docs: docs::front_page(&document.api),
        runtime: ir::Runtime {
            source: package::runtime(settings),
            features: runtime::features(&credentials, &models, &headers, &tags, formats.libraries),
        },
        formats: formats.libraries,
        recursion_limit: recursion::limit(&models),
        client,
        credentials,
        models,
        headers,
        known_values,
        tags,
        received,
        quick_start: None,
        examples: Vec::new(),
    };
    arguments::apply(&mut api);
    api.examples = examples::examples(&mut view, &api, settings);
    api.quick_start = examples::quick_start(&view, &api, settings);
    api
}
