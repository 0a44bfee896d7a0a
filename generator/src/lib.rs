//! oasmith turns an OpenAPI document into a Rust client crate that reads as if
//! it had been written by hand.
//!
//! The data flows forward only, through eight stages. Each knows the type before
//! it and the type after it; `selection` and `lower` know the [`settings`] as well:
//!
//! | stage | from | to |
//! |---|---|---|
//! | [`read`] | a path | [`read::Sources`]: the text of every file, parsed into one tree |
//! | [`swagger`] | sources | the same, with a document of Swagger 2.0 as one of OpenAPI 3.0 |
//! | [`selection`] | sources | [`selection::Selection`]: which operations are wanted, and what these need |
//! | [`normalize`] | sources | [`normalize::Document`]: the one model, with where each part comes from |
//! | [`lower`] | a document | [`ir::Api`]: every decision about the crate |
//! | [`emit`] | decisions | [`File`]s of code as a value |
//! | [`mod@format`] | code as a value | [`File`]s of text |
//! | [`mod@write`] | text | the changes in a folder |
//!
//! [`inspect`](fn@inspect) is the first five of them, and [`generate`] all but the last, so that
//! whoever calls it decides what is written. What a stage has to say about
//! the document it adds to the [`diagnostic::Diagnostics`], with the place as a
//! [`pointer::Pointer`]; Rust identifiers come from [`names`] alone, and the
//! extensions that oasmith understands are listed in [`vocabulary`].

mod beginning;
pub mod build;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnostic;
pub mod diff;
pub mod emit;
#[cfg(feature = "cli")]
pub mod fetch;
mod file;
#[cfg(feature = "overlays")]
pub mod fix;
mod follow;
pub mod format;
mod framing;
mod header;
mod hidden;
pub mod inspect;
pub mod ir;
mod limits;
pub mod lower;
mod making;
mod media_type;
pub mod names;
pub mod needs;
#[cfg(not(feature = "overlays"))]
mod no_overlays;
pub mod normalize;
#[cfg(feature = "overlays")]
pub mod overlay;
pub mod pins;
pub mod pointer;
pub mod read;
pub mod record;
pub mod release;
mod rewrite;
mod selected;
pub mod selection;
pub mod settings;
pub mod swagger;
mod token;
pub mod told;
pub mod vendor;
#[cfg(feature = "verify")]
pub mod verify;
pub mod vocabulary;
mod within;
pub mod write;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use file::File;

use diagnostic::{Diagnostic, Diagnostics, Place};
use ir::Api;
use making::{Made, Making};
#[cfg(not(feature = "overlays"))]
use no_overlays as overlay;
use pins::Pins;
use pointer::FileId;
use read::{Location, Sources, Texts};
use record::Record;
use release::Before;
use selection::{Selection, Selector, Wanted};
use settings::{Asked, Settings};
use write::WriteError;

/// What is asked for.
///
/// ```
/// use oasmith::{Request, read::Texts};
///
/// let document = "{openapi: 3.0.3, info: {title: Shop, version: '1'}, paths: {}}";
/// let outcome = oasmith::generate(&Request {
///     spec: "api.yaml".into(),
///     texts: Texts::alone([("api.yaml", document)]),
///     ..Request::default()
/// });
/// for told in outcome.told() {
///     println!("{told}"); // api.yaml:3:5: warning[unknown-key]: ...
/// }
/// let manifest = outcome.files.iter().find(|file| file.path == "Cargo.toml");
/// # assert!(manifest.is_some());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The OpenAPI document.
    pub spec: PathBuf,
    /// Where other versions of the document stand, or crates of it: of settings with several clients,
    /// its own is that of one of them where none has the document itself.
    pub versions: Vec<PathBuf>,
    /// The settings, in place of `oasmith.toml` beside the document.
    pub settings: Option<PathBuf>,
    /// Texts that stand in for files, the document's among them.
    pub texts: Texts,
    /// Overlays that are laid over the document, behind those that the settings name.
    pub overlays: Vec<PathBuf>,
    /// The folder that the crate goes to.
    pub output: PathBuf,
    /// The name of the package, in place of what the settings say.
    pub name: Option<String>,
    /// Where the crate has the runtime from, in place of what the settings say.
    pub runtime: Option<ir::Source>,
    /// The folder that all files which the document refers to must be in; the
    /// document's own, if none is given.
    pub root: Option<PathBuf>,
    /// Whether a document is refused of which there is a warning.
    pub strict: bool,
    /// Whether there is a feature for each tag, whatever the settings say of it.
    pub tag_features: bool,
    /// As what it is made, in place of what the settings say.
    pub made_as: MadeAs,
    /// The operations that the crate has, in place of those that the settings name in `[only]`.
    pub only: Vec<Selector>,
    /// Operations that it does not have, beside those that the settings name in `[except]`.
    pub except: Vec<Selector>,
    /// What the names and the shapes of the crate keep to.
    pub known: Known,
    /// What was fetched of the texts, which the lock pins.
    pub pins: Pins,
}

/// As what a crate is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MadeAs {
    /// As the settings say: a package, unless they ask for a module.
    #[default]
    Settings,
    /// As a module of a crate.
    Module,
    /// As a package with all of its features, for the proof.
    Proof,
}

/// What is known of a crate that was made before, to whose names and shapes the next one keeps.
#[derive(Clone, Debug, Default)]
pub enum Known {
    /// What the lock of the output folder has, if there is one.
    #[default]
    Folder,
    /// Nothing.
    Nothing,
    /// This.
    Record(Box<Record>),
    /// Nothing, so that names and shapes follow the rules of today; what callers had by this record
    /// has its old name beside the one that it gets.
    Former(Box<Record>),
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The files that were read, to find places in.
    pub sources: Sources,
    /// What of the document was selected.
    pub selection: Selection,
    /// What there is to say about the document.
    pub diagnostics: Diagnostics,
    /// What the settings say of what is selected.
    pub settings: Settings,
    /// The decisions, if it is an OpenAPI document at all.
    pub api: Option<Api>,
    /// What callers see of the crate, if there are decisions.
    pub record: Option<Record>,
    /// What is new of the crate, where it was made.
    pub news: Option<release::News>,
    /// Why what stands in the folder cannot be built upon, if it cannot.
    pub failure: Option<String>,
    /// The crate; no file at all where there are errors.
    pub files: Vec<File<String>>,
    /// Where the diagnostics point to, by their places, once somebody asked for it: to find that, whole
    /// files are gone through. The files are those that were here then.
    located: OnceLock<Vec<(Place, Option<Location>)>>,
}

/// Makes the crate for a document, in memory. [`write::plan`] compares it with a folder and gives
/// the changes, which can be written.
#[must_use]
pub fn generate(request: &Request) -> Outcome {
    let before = before(request);
    let mut outcome = decided(request, &before);
    if outcome.diagnostics.has_errors() {
        return outcome;
    }
    let made = (&mut outcome.api, &mut outcome.record);
    let ((Some(api), Some(record)), Ok(before)) = (made, &before) else {
        return outcome;
    };
    let news = release::settle(api, record, before, &outcome.settings);
    let code = emit::emit(api);
    let mut files = format::format(
        code,
        &header::header(&request.spec, &request.texts, &request.output),
    );
    files.extend(news.changelog.clone());
    let selected = api.selected.as_ref().map(selected::table);
    let tables = selected.unwrap_or_default() + &request.pins.table() + &record.to_toml();
    files.push(write::lock(&files, &tables));
    outcome.files = files;
    outcome.news = Some(news);
    outcome
}

/// Reads a document and decides everything about its crate, without making it.
#[must_use]
pub fn inspect(request: &Request) -> Outcome {
    decided(request, &before(request))
}

/// The addresses that a document leads to, and that no file and no text stands for; its own, if it has
/// one.
#[cfg(feature = "cli")]
fn addresses(request: &Request) -> Vec<String> {
    if read::is_address(&request.spec) && !request.texts.has(&request.spec) {
        return vec![request.spec.to_string_lossy().into_owned()];
    }
    let (sources, _) = read(request, &mut Diagnostics::default());
    sources.addresses()
}

/// What the crate was before. One that keeps to nothing has no history.
fn before(request: &Request) -> Result<Before, WriteError> {
    match &request.known {
        Known::Folder if request.output.as_os_str().is_empty() => Ok(Before::default()),
        Known::Folder => Before::read(&request.output),
        Known::Former(record) => Ok(Before {
            known: Some(Record::clone(record)),
            ..Before::read(&request.output)?
        }),
        Known::Nothing => Ok(Before::default()),
        Known::Record(record) => Ok(Before {
            known: Some(Record::clone(record)),
            ..Before::default()
        }),
    }
}

/// Has the settings say what is asked for in their place.
fn asked_for(request: &Request, settings: &mut Settings) {
    match request.made_as {
        MadeAs::Settings => {}
        MadeAs::Module => settings.output.be_module(true),
        MadeAs::Proof => {
            settings.output.be_module(false);
            settings.features.without.clear();
            settings.features.default = None;
            settings.manifest.clear();
        }
    }
    if request.tag_features && !settings.output.is_module() {
        settings.features.give_tags();
    }
    if settings.output.is_module() {
        settings.release.be_off();
    }
}

/// The document with overlays over it, as it is written otherwise.
#[cfg(feature = "overlays")]
fn laid(request: &Request) -> Sources {
    with_overlays(request, &mut Diagnostics::default()).0
}

/// The document with overlays over it, and the settings.
fn with_overlays(request: &Request, diagnostics: &mut Diagnostics) -> (Sources, Settings) {
    let mut sources = Sources::begin(&request.spec, request.texts.clone(), diagnostics);
    let asked = asked(request);
    let settings = Settings::read(asked, &mut sources, diagnostics);
    let mut overlays = settings.overlay_files(asked, &sources, diagnostics);
    overlays.extend_from_slice(&request.overlays);
    overlay::apply(&mut sources, &overlays, diagnostics);
    (sources, settings)
}

/// What decides where the settings are.
fn asked(request: &Request) -> Asked<'_> {
    Asked {
        spec: &request.spec,
        versions: &request.versions,
        output: &request.output,
        file: request.settings.as_deref(),
    }
}

/// The document with all that it refers to, and the settings, which have a say in where that is.
fn read(request: &Request, diagnostics: &mut Diagnostics) -> (Sources, Settings) {
    let (mut sources, settings) = with_overlays(request, diagnostics);
    let asked = asked(request);
    let root = request.root.clone().or_else(|| settings.root(asked));
    if let Some(root) = &root {
        tell_root(request, root, &mut sources, diagnostics);
    }
    let references = settings.files_of_urls(asked);
    sources.follow(&request.spec, root.as_deref(), references);
    swagger::upgrade(&mut sources, diagnostics);
    (sources, settings)
}

/// Says what is wrong with the folder that all files of the document must be in. Of a comparison, one
/// side may be a copy elsewhere of what is in it.
fn tell_root(request: &Request, root: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) {
    if !request.versions.is_empty() {
        return;
    }
    let Some(mistake) = sources.mistake_of_root(&request.spec, root) else {
        return;
    };
    let file = match &request.root {
        Some(_) => FileId::default(),
        None => sources.add(&asked(request).settings(), diagnostics),
    };
    diagnostics.push(Diagnostic::error("unreadable", Place::File(file), mistake));
}

/// Which operations the settings and the request want, which may be called otherwise by now.
fn wanted(request: &Request, settings: &Settings, former: &Record) -> Wanted {
    let known = former.calls.iter();
    let known = known.map(|(id, call)| (id.clone(), call.called()));
    Wanted::new(settings, &request.only, &request.except).knowing(known)
}

/// The decisions about the crate of a document, which keep to what is known of it.
fn decided(request: &Request, before: &Result<Before, WriteError>) -> Outcome {
    let mut diagnostics = Diagnostics::default();
    let (sources, mut settings) = read(request, &mut diagnostics);
    asked_for(request, &mut settings);
    let former = before.as_ref().map(Before::former).unwrap_or_default();
    let wanted = wanted(request, &settings, &former);
    let selection = Selection::of(&sources, &wanted, &mut diagnostics);
    selection.trim(&mut settings);
    let nothing = Record::default();
    let known = match request.known {
        Known::Former(_) => &nothing,
        _ => &*former,
    };
    let document = normalize::normalize(&sources, &selection, &mut diagnostics);
    let made = document.map(|document| {
        let making = Making {
            document: &document,
            selection: &selection,
            settings: &settings,
            name: request.name.as_deref(),
            runtime: request.runtime.as_ref(),
            output: &request.output,
            diagnostics: &diagnostics,
        };
        making.decided(before.as_ref().ok(), known, &former)
    });
    let (api, record) = match made {
        Some(Made {
            api,
            record,
            diagnostics: said,
        }) => {
            diagnostics = said;
            (Some(api), Some(record))
        }
        None => (None, None),
    };
    if request.strict {
        diagnostics.refuse_warnings();
    }
    Outcome {
        sources,
        selection,
        settings,
        diagnostics,
        api,
        record,
        news: None,
        failure: before.as_ref().err().map(WriteError::with_reason),
        files: Vec::new(),
        located: OnceLock::new(),
    }
}
