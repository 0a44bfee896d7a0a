//! The record of a crate, from the decisions about it.

mod call;
mod choices;
mod client;
mod had;
mod seen;
mod types;
mod whole;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use self::seen::Seen;
use self::whole::alternatives;
use crate::ir::{Api, Formats, Library, Said, Type};
use crate::record::{Alias, Module, Record, SAYS, place};

impl Record {
    /// What callers see of the crate.
    #[must_use]
    pub fn of(api: &Api) -> Self {
        let seen = Seen {
            api,
            xml: xml::objects(api),
        };
        Self {
            edition: api.edition,
            says: SAYS,
            package: api.package.name.clone(),
            version: api.package.version.clone(),
            formats: formats(api.formats),
            choices: Some(choices::choices(api)),
            client: client::client(api),
            credentials: client::credentials(api),
            headers: client::headers(&seen),
            modules: modules(api),
            calls: api.tags.iter().flat_map(|tag| seen.calls(tag)).collect(),
            left_out: api.left_out.iter().map(|called| left_out(called)).collect(),
            sent: sent(&seen),
            sent_said: sent_said(api),
            sent_with: sent_with(api),
            expects: expects(api),
            types: api
                .models
                .iter()
                .map(|model| (model.name.to_string(), seen.model(model)))
                .collect(),
            constants: client::constants(api),
            aliases: Self::aliases_of(api),
            gone: BTreeMap::new(),
            gone_calls: BTreeMap::new(),
            gone_types: BTreeMap::new(),
        }
    }

    /// The old names that the crate has.
    #[must_use]
    pub fn aliases_of(api: &Api) -> BTreeMap<String, Alias> {
        let aliases = api.aliases.iter().filter_map(|alias| {
            let now = alias.now(api)?;
            let since = alias.since.clone();
            Some((alias.path(api), Alias { now, since }))
        });
        aliases.collect()
    }
}

/// The place of an operation that is left out.
fn left_out(called: &str) -> String {
    let (method, path) = called.split_once(' ').unwrap_or(("", called));
    place(method, path)
}

/// What the API sends to others, with the types of the bodies, each once.
fn sent(seen: &Seen<'_>) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for received in &seen.api.received {
        let bodies = all.entry(received.title.clone()).or_default();
        let body = received.body.as_ref().map(|ty| seen.ty(ty));
        bodies.extend(body.filter(|body| !bodies.contains(body)));
        bodies.sort();
    }
    all
}

/// What is said of the whole of these bodies.
fn sent_said(api: &Api) -> BTreeMap<String, Vec<BTreeMap<String, String>>> {
    let mut all: BTreeMap<String, Vec<&Said>> = BTreeMap::new();
    for received in api
        .received
        .iter()
        .filter(|received| received.body.is_some())
    {
        let known = all.entry(received.title.clone()).or_default();
        known.push(&received.said);
    }
    let all = all.into_iter();
    let all = all.map(|(title, said)| (title, alternatives(said)));
    all.filter(|(_, said)| !said.is_empty()).collect()
}

/// The features that bring the types of these bodies.
fn sent_with(api: &Api) -> BTreeMap<String, Vec<String>> {
    let bodies = api
        .received
        .iter()
        .filter_map(|received| received.body.as_ref());
    let models = bodies.filter_map(Type::model).map(|id| api.model(id));
    let all = models.map(|model| {
        let features = api.features_of(&model.gate).into_iter();
        let features: BTreeSet<String> = features.map(str::to_owned).collect();
        (model.name.to_string(), features.into_iter().collect())
    });
    all.filter(|(_, features): &(_, Vec<String>)| !features.is_empty())
        .collect()
}

/// What is expected of who is sent something, each once.
fn expects(api: &Api) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for received in &api.received {
        let lines = all.entry(received.title.clone()).or_default();
        let method = &received.method;
        lines.insert(method.clone());
        lines.extend(
            received
                .answers
                .iter()
                .map(|answer| format!("{method} {answer}")),
        );
    }
    let all = all.into_iter();
    all.map(|(title, lines)| (title, lines.into_iter().collect()))
        .collect()
}

fn formats(formats: Formats) -> BTreeMap<String, String> {
    let all = [
        ("date-time", formats.date_time),
        ("date", formats.date),
        ("uuid", formats.uuid),
        ("byte", formats.byte),
        ("uri", formats.uri),
        ("decimal", formats.decimal),
    ];
    let word = |library: Library| match library {
        Library::Jiff => "jiff",
        Library::JiffOrCivil => "jiff-or-civil",
        Library::Chrono => "chrono",
        Library::Time => "time",
        Library::Uuid => "uuid",
        Library::Base64 => "base64",
        Library::Url => "url",
        Library::Decimal => "rust_decimal",
    };
    let all = all.into_iter();
    all.filter_map(|(format, library)| Some((format.to_owned(), word(library?).to_owned())))
        .collect()
}

fn modules(api: &Api) -> BTreeMap<String, Module> {
    let tags = api.tags.iter().map(|tag| {
        let mut features = api.tag_features.iter();
        let feature = features.find(|feature| feature.title == tag.title);
        let module = Module {
            name: tag.module.to_string(),
            feature: feature.map(|feature| feature.name.to_string()),
        };
        (tag.title.clone(), module)
    });
    tags.collect()
}
