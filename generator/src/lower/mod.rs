//! The third stage: every decision about the crate.
//!
//! What a thing means, what it is called in Rust, what is optional, boxed and derived, and what
//! its docs say is settled here; `emit` only writes it down.
//!
//! It has rooms in one order, which is that of the `mod` lines below. A room knows those before
//! it, and none behind it:
//!
//! 1. `kept`: what is known of the crate that was made before.
//! 2. `source`: the document, with references followed and places named, and the report.
//! 3. `docs`: what the docs of a thing say, made safe.
//! 4. `shape`: what kind of value a schema describes, before anything is made of it.
//! 5. `xml`: how values are written in XML.
//! 6. `types`: the types that schemas become.
//! 7. `client`: how a client is built, its servers and its credentials.
//! 8. `repeated`: what is waited for, and how pages follow each other.
//! 9. `operations`: what can be called, and what the API sends.
//! 10. `passes`: what follows from the models as a whole.
//! 11. `package`: the manifest, the features of the runtime, and the examples.
//! 12. `errors`: where errors have their code and their message, as far as it is said.
//! 13. `aliases`: the old names of what is called otherwise now.

use std::collections::BTreeSet;

mod kept;

mod source;

mod docs;

mod shape;

mod xml;

mod types;

mod client;

mod repeated;

mod operations;

mod passes;

mod package;

mod errors;

mod aliases;

pub use self::aliases::aliases;
use self::client::builder::client;
use self::client::credentials::{credentials, schemes, sent};
use self::client::servers::Servers;
pub use self::errors::Proposal;
use self::kept::{Kept, keep_constructors, keep_order, keep_parts};
use self::operations::groups::Grouping;
use self::operations::headers::Headers;
use self::operations::received::received;
use self::operations::tag_features::TagFeatures;
use self::operations::tags::{self, TagDraft};
use self::package::choices::choices;
use self::package::environment::tell_unknown;
use self::package::examples::with_examples;
use self::package::gates::with_gates;
use self::package::known::with_known_values;
use self::package::manifest::{package, runtime_source};
use self::package::runtime::features as runtime_features;
use self::passes::Travelling;
use self::shape::told::Told;
use self::source::Source;
use self::source::place::Places;
use self::source::report::Report;
use self::source::site::sites;
use self::types::Context;
use self::types::drafts::Drafts;
use self::types::formats::formats;
use self::types::known_values::known_values;
use self::types::unused::{keep_unused, report_unused};
use self::xml::Tables;
use crate::diagnostic::Diagnostics;
use crate::ir::{self, Api, Header, KnownValues, Model, ModelId, Received, Tag, Type, Xml};
use crate::normalize::Document;
use crate::record::Record;
use crate::selection::Selection;
use crate::settings::Settings;

/// Decides everything about the crate for what is selected of a document.
pub fn lower(
    document: &Document,
    selection: &Selection,
    settings: &Settings,
    name: Option<&str>,
    known: &Record,
    diagnostics: &mut Diagnostics,
) -> Api {
    let source = Source::new(document);
    let mut report = Report::new(document, diagnostics);
    let schemes = schemes(&source, &mut report, settings);
    let kept = Kept::new(known, &sent(&schemes));
    let formats = formats(settings);
    let servers = Servers::new(&source, &kept);
    let client = client(&source, &mut report, &servers, settings, &kept);
    let credentials = credentials(&source, schemes, &kept);
    let features = TagFeatures::new(&source, &mut report, settings, &kept);
    let made = made(
        &source,
        &mut report,
        &servers,
        selection,
        settings,
        &features,
        &kept,
    );
    let client = with_calls(&made.tags, client);
    let credentials = with_calls(&made.tags, credentials);
    let package = package(&document.api.info, settings, name, &kept);
    let choices = choices(settings, &credentials, &mut report);
    let front_page = docs::front_page(&document.api, selection.terms());
    let api = Api {
        edition: kept.edition(),
        files: document.files.clone(),
        summary: docs::summary(&package.description, &document.api.info),
        package,
        choices,
        title: document.api.info.title.clone(),
        version: document.api.info.version.clone(),
        readme: docs::deeper(&front_page),
        docs: front_page,
        selected: selection.terms().cloned(),
        left_out: selection.left_out().to_vec(),
        runtime: ir::Runtime {
            source: runtime_source(settings),
            optional: BTreeSet::new(),
            features: runtime_features(
                &credentials,
                &made.models,
                &made.headers,
                &made.tags,
                formats,
            ),
        },
        formats,
        recursion_limit: passes::limit(&made.models),
        client,
        credentials,
        models: made.models,
        headers: made.headers,
        known_values: made.known_values,
        xml: made.xml,
        tags: made.tags,
        tag_features: Vec::new(),
        received: made.received,
        aliases: Vec::new(),
        quick_start: None,
        examples: Vec::new(),
    };
    passes::tell_text_files(&mut report, &api);
    errors::tell(&source, &mut report, &api, selection, settings);
    let api = with_known_values(&source, with_gates(api, features));
    tell_unknown(&source, &mut report, &api, selection, settings);
    with_examples(&source, &mut report, api, settings, &kept)
}

/// Whether components have types that nothing leads to: what has no operations is there for its types.
fn keeps_unused(source: &Source<'_>, settings: &Settings) -> bool {
    settings.types.unused.as_deref() == Some("keep") || sites(source).is_empty()
}

/// Says how much of the document is left out, if anything is.
fn left_out(report: &mut Report<'_>, selection: &Selection, unused: usize) {
    if let Some(left_out) = selection.report(unused) {
        report.push(left_out);
    }
}

/// Without a call there is no client, and nobody to prove who they are to.
fn with_calls<T: Default>(tags: &[Tag], thing: T) -> T {
    if tags.is_empty() { T::default() } else { thing }
}

/// The models that the API sends.
fn answered(tags: &[TagDraft<'_>], received: &[Received], headers: &[Header]) -> Vec<ModelId> {
    let bodies = received
        .iter()
        .filter_map(|received| received.body.as_ref());
    let headers = headers.iter().map(|header| &header.ty);
    let others = bodies.chain(headers).filter_map(Type::model);
    tags::answered(tags).into_iter().chain(others).collect()
}

/// Whether bodies in XML are models: crates of older rules have them as texts.
fn has_xml(settings: &Settings, kept: &Kept<'_>) -> bool {
    kept.edition() > 3 && settings.types.xml.as_deref() != Some("string")
}

/// What the operations and the schemas of a document become.
struct Made {
    tags: Vec<Tag>,
    received: Vec<Received>,
    models: Vec<Model>,
    headers: Vec<Header>,
    known_values: Vec<KnownValues>,
    xml: Xml,
}

/// Makes all types, and then the operations, which depend on what these are called and made of.
fn made<'a>(
    source: &Source<'a>,
    report: &mut Report<'a>,
    servers: &Servers<'_>,
    selection: &Selection,
    settings: &Settings,
    features: &TagFeatures,
    kept: &Kept<'_>,
) -> Made {
    let (mut drafts, mut headers) = (Drafts::default(), Headers::default());
    let mut xml = Tables::default();
    // What is looked through for this is not used by it, so that it is noted elsewhere.
    let told = Told::new(&Source::new(source.document()));
    let places = Places::new(source, kept);
    let mut context = Context {
        source,
        told: &told,
        formats: formats(settings),
        kept,
        places: &places,
        drafts: &mut drafts,
        report,
        xml: has_xml(settings, kept).then_some(&mut xml),
        keeps_unused: keeps_unused(source, settings),
        depth: 0,
    };
    let grouping = Grouping::of(settings);
    let tags = tags::tags(
        &mut context,
        &mut headers,
        servers,
        settings,
        grouping,
        kept,
    );
    let received = received(&mut context, grouping);
    if context.keeps_unused {
        keep_unused(&mut context);
        left_out(report, selection, 0);
    } else if selection.terms().is_some() {
        left_out(report, selection, source.unused_schemas().len());
    } else {
        report_unused(source, report);
    }
    let xml = xml.finish();
    xml::tell_left(report, &xml);
    let claims = headers.claims(&drafts);
    let known_values = known_values(source, kept);
    let files = &source.document().files;
    let titles = tags::titles(&tags);
    let uses = || tags::uses(&tags);
    let (mut models, were) = drafts.finish(&known_values, &titles, &places, files, kept, uses);
    let headers = headers.finish(claims, &were.types, kept);
    keep_parts(&mut models, &were, kept);
    passes::end_unions(&mut models, report);
    keep_order(&mut models, &were);
    let travelling = Travelling {
        requested: tags::requested(&tags),
        answered: answered(&tags, &received, &headers),
    };
    passes::run(&mut models, travelling, kept.edition(), &were.types);
    keep_constructors(&mut models, &were.types);
    passes::name_places(&mut models, source.document());
    let mut tags = tags::settled(report, tags, &models, settings, features, kept);
    passes::leave_out_usual(&mut tags, &mut models);
    report.settle(&models);
    Made {
        tags,
        received,
        models,
        headers,
        known_values,
        xml,
    }
}
