//! What of the settings goes together.

use super::read::Reader;
use crate::diagnostic::Place;
use crate::pointer::Pointer;

impl Reader<'_> {
    /// Says what is of no use beside the rest.
    pub(super) fn together(&mut self, at: &Pointer) {
        self.module(at);
        self.runtime(at);
        self.features(at);
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
