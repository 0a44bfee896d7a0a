//! What of the settings goes together.

use std::path::{Path, PathBuf};

use super::contents::Settings;
use super::read::Reader;
use crate::diagnostic::Place;
use crate::pointer::Pointer;
use crate::read::tidy;

impl Reader<'_> {
    /// Says what is of no use beside the rest.
    pub(super) fn together(&mut self, at: &Pointer) {
        self.module(at);
        self.runtime(at);
        self.features(at);
    }

    /// A folder that another client has: each would take the files of the other for its own of
    /// before, and remove them.
    pub(super) fn folder(&mut self, others: &[Settings], at: &Pointer) {
        let path = |settings: &Settings| settings.output.folder.as_deref().map(tidied);
        let Some(own) = path(&self.settings) else {
            return;
        };
        let mut others = others.iter().filter_map(path);
        if others.any(|other| other == own) {
            let message = format!(
                "another client goes to the folder `{}` as well",
                own.display()
            );
            let place = Place::Key(at.clone());
            let help = "give each client an `output.folder` of its own".to_owned();
            self.error("invalid-value", place, message, Some(help));
        }
    }

    /// A folder of a dependency that there is not.
    fn runtime(&mut self, at: &Pointer) {
        let runtime = &self.settings.runtime;
        if runtime.path.is_some() && runtime.source.as_deref() != Some("crate") {
            let message = "`path` is of no use where `source` is not `crate`".to_owned();
            let place = Place::Value(at.child("runtime").child("path"));
            let help = Some("set `source = \"crate\"`, or leave `path` out".to_owned());
            self.error("invalid-value", place, message, help);
        }
    }

    /// What a module has not, since it is no package.
    fn module(&mut self, at: &Pointer) {
        if !self.settings.output.is_module() {
            return;
        }
        let tags = self.settings.features.has_tags();
        let reasons = [
            (
                tags,
                "features",
                "a module has no features of its own; leave operations out by `[only]`",
            ),
            (
                !self.settings.manifest.is_empty(),
                "manifest",
                "a module has no manifest; say it in that of its crate",
            ),
        ];
        for (is_set, table, help) in reasons {
            if is_set {
                let message = format!("`{table}` is of no use where `module` is true");
                let place = Place::Key(at.child("output").child("module"));
                self.error("invalid-value", place, message, Some(help.to_owned()));
            }
        }
    }

    /// Features that there are not.
    fn features(&mut self, at: &Pointer) {
        let features = &self.settings.features;
        if features.default_tags.is_some() && !features.has_tags() {
            let message = "`default-tags` is of no use where `tags` is not true".to_owned();
            let place = Place::Value(at.child("features").child("default-tags"));
            let help = Some("set `tags = true`, or leave `default-tags` out".to_owned());
            self.error("invalid-value", place, message, help);
        }
    }
}

/// A folder as it stands in a message, however it is spelled.
fn tidied(folder: &str) -> PathBuf {
    match tidy(Path::new(folder)) {
        here if here.as_os_str().is_empty() => PathBuf::from("."),
        folder => folder,
    }
}
