//! What a command is asked for: a request for each client that its arguments or the settings name.

use std::io;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{Document, Fetch};
use super::render;
use super::report::{Refused, Style};
use super::text::failure;
use crate::diagnostic::Diagnostics;
use crate::fetch;
use crate::header;
use crate::read::{Sources, Texts, input, is_address};
use crate::settings::{Client, SETTINGS, clients, path_beside};
use crate::told::in_order;
use crate::{Known, Request};

/// What stands for the standard input.
const INPUT: &str = "-";

impl Document {
    /// A request for each client, with the folder that it goes to.
    ///
    /// # Errors
    ///
    /// When nothing says which document is meant or where its crate goes, or the settings are wrong.
    pub(super) fn clients(
        &self,
        output: Option<&Path>,
        style: Style,
    ) -> Result<Vec<Request>, Refused> {
        let named = self.named(style)?;
        if output.is_some() && named.len() > 1 {
            return Err(several(&named, "--output is of one client"));
        }
        let requests = named.into_iter().map(|request| {
            let of_settings = || Some(request.output.clone()).filter(|path| !is_empty(path));
            let output = output.map(Path::to_owned).or_else(of_settings);
            let output = output.ok_or_else(without_output)?;
            self.fetched(Request {
                output,
                known: Known::Folder,
                ..request
            })
        });
        requests.collect()
    }

    /// The request for one client, wherever its crate goes.
    ///
    /// # Errors
    ///
    /// The same, and when the settings have several clients and none is named.
    pub(super) fn client(&self, style: Style) -> Result<Request, Refused> {
        let mut named = self.named(style)?;
        match named.pop() {
            Some(only) if named.is_empty() => self.fetched(only),
            last => {
                named.extend(last);
                Err(several(&named, "this command is for one client"))
            }
        }
    }

    /// The documents that are meant, with the folders that the settings name.
    fn named(&self, style: Style) -> Result<Vec<Request>, Refused> {
        let request = self.request();
        let Some(spec) = &self.spec else {
            return self.of_settings(&request, style);
        };
        if let Some(refused) = refused_url(spec).filter(|_| self.fetch.is_none()) {
            return Err(refused);
        }
        if spec.as_os_str() == INPUT {
            let text = input(io::stdin().lock());
            let text = text.map_err(|error| format!("cannot read the standard input: {error}"))?;
            // It is seen from the working folder, and so is what it refers to.
            let spec = PathBuf::from(header::INPUT);
            let texts = Texts::beside_files(&spec, text);
            return Ok(vec![self.placed(Request {
                spec,
                texts,
                ..request
            })]);
        }
        let spec = spec.clone();
        Ok(vec![self.placed(Request { spec, ..request })])
    }

    /// The same, with what is fetched for it, if that is asked for.
    fn fetched(&self, request: Request) -> Result<Request, Refused> {
        let Some(what) = self.fetch else {
            return match refused_url(&request.spec) {
                Some(refused) => Err(refused),
                None => Ok(request),
            };
        };
        let mode = match what {
            Fetch::Pinned => fetch::Mode::Pinned,
            Fetch::Update => fetch::Mode::Update,
        };
        fetch::fetch(request, mode, &fetch::folder()).map_err(Refused::from)
    }

    /// The same, going to the folder that the settings name for its document. What is wrong with
    /// these is told when they are read.
    fn placed(&self, request: Request) -> Request {
        let beside = path_beside(&request.spec);
        let file = self.settings.as_deref().unwrap_or(&beside);
        let mut sources = Sources::default();
        if !sources.is_there(file) {
            return request;
        }
        let clients = clients(file, &mut sources, &mut Diagnostics::default());
        let is_only = clients.len() == 1;
        let mut known = clients.into_iter();
        let found = known.find(|client| {
            let is_any = is_only && client.document.is_none();
            is_any || client.has_document(&request.spec)
        });
        let output = found.and_then(|client| client.output);
        Request {
            output: output.unwrap_or_default(),
            ..request
        }
    }

    /// All that the settings name: those that are given, or else those of the working folder.
    fn of_settings(&self, request: &Request, style: Style) -> Result<Vec<Request>, Refused> {
        let file = self.settings.clone();
        let file = file.unwrap_or_else(|| PathBuf::from(SETTINGS));
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        if !sources.is_there(&file) {
            return Err(Refused::from(format!(
                "name a document, such as api.yaml: there is no `{}` that names one; \
                 `oasmith init api.yaml` writes it",
                file.display()
            )));
        }
        let clients = clients(&file, &mut sources, &mut diagnostics);
        if diagnostics.has_errors() {
            let message = "the settings are wrong";
            let said = render::render(in_order(&diagnostics, &sources), style.colors.stderr);
            let said = said + &failure(message, style.colors.stderr);
            let facts = json!(render::json(&diagnostics, &sources));
            return Err(Refused::said(said, facts, message));
        }
        let requests = clients.into_iter().map(|Client { document, output }| {
            let spec = document.ok_or_else(|| {
                let file = file.display();
                format!("`{file}` names no document; name one here, or in it: document.path = \"api.yaml\"")
            })?;
            Ok(Request {
                spec,
                output: output.unwrap_or_default(),
                settings: Some(file.clone()),
                ..request.clone()
            })
        });
        requests.collect()
    }

    /// What is asked for of each client.
    fn request(&self) -> Request {
        Request {
            settings: self.settings.clone(),
            overlays: self.overlays.clone(),
            name: self.name.clone(),
            root: self.root.clone(),
            strict: self.strict,
            tag_features: self.tag_features,
            only: self.only.clone(),
            except: self.except.clone(),
            known: Known::Nothing,
            ..Request::default()
        }
    }
}

/// Why an address is no document, if it is one.
fn refused_url(spec: &Path) -> Option<Refused> {
    let url = is_address(spec).then(|| spec.display())?;
    Some(Refused::from(format!(
        "`{url}` is an address, and nothing is read over the network that is not asked for; \
         `--fetch` reads it and pins what it was, or download it: curl -o api.yaml {url}"
    )))
}

fn is_empty(path: &Path) -> bool {
    path.as_os_str().is_empty()
}

fn without_output() -> Refused {
    Refused::from(format!(
        "nothing says where the crate goes; say it by `--output <DIR>`, or in `{SETTINGS}`: \
         output.folder = \"client\""
    ))
}

fn several(named: &[Request], why: &str) -> Refused {
    let documents = named
        .iter()
        .map(|request| format!("`{}`", request.spec.display()));
    let documents: Vec<String> = documents.collect();
    Refused::from(format!(
        "{why}, and the settings have several; name the document of one: {}",
        documents.join(", ")
    ))
}
