//! The crate of one document, made by a process of its own, so that it can be
//! measured, and that nothing a document does can end the run.

use std::collections::BTreeSet;
use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

use super::arguments::Runtime;
use super::documents::Document;
use crate::measure::{Measured, Usage, measured};
use crate::project;
use crate::structure::Sources;

/// The first argument that makes this program the generator.
pub(super) const GENERATOR: &str = "oasmith";

/// What came of a document.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Generated {
    /// Whether there is a crate.
    pub(super) written: bool,
    /// What it took.
    pub(super) usage: Usage,
    /// Lines of Rust in the crate.
    pub(super) lines: usize,
    /// The features of its tags.
    pub(super) features: Vec<String>,
    /// How much of the document is in the crate.
    pub(super) counts: Vec<Count>,
    /// What is not.
    pub(super) missing: Vec<Missing>,
    /// What there was to say.
    #[serde(skip)]
    pub(super) messages: Vec<Said>,
    /// Why there is no crate, if not for a message.
    pub(super) failure: Option<String>,
}

/// How many of one thing there are.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Count {
    pub(super) what: String,
    pub(super) in_document: usize,
    pub(super) in_crate: usize,
}

/// A thing of the document that is not in the crate.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Missing {
    pub(super) what: String,
    pub(super) name: String,
    pub(super) pointer: String,
    /// What the report says of it.
    pub(super) reason: Option<String>,
}

/// One message about the document.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Said {
    pub(super) code: String,
    pub(super) severity: String,
    pub(super) message: String,
    pub(super) path: String,
    pub(super) line: Option<usize>,
    pub(super) pointer: Option<String>,
}

impl Said {
    /// Where it stands, as an editor is told.
    pub(super) fn place(&self) -> String {
        let file = Path::new(&self.path).file_name().unwrap_or_default();
        let line = self.line.map_or(String::new(), |line| format!(":{line}"));
        let pointer = self.pointer.as_deref().unwrap_or_default();
        format!("{}{line} #{pointer}", file.to_string_lossy())
    }
}

/// What the generator prints as JSON, as far as it is of interest here.
#[derive(Deserialize)]
struct Printed {
    ok: bool,
    diagnostics: Vec<Said>,
    inspection: Option<Inspection>,
}

#[derive(Default, Deserialize)]
struct Inspection {
    operations: Vec<Operation>,
    counts: Vec<Count>,
    missing: Vec<Missing>,
}

#[derive(Deserialize)]
struct Operation {
    features: Vec<String>,
}

impl Generated {
    /// How many of one thing there are.
    pub(super) fn count(&self, what: &str) -> Option<&Count> {
        self.counts.iter().find(|count| count.what == what)
    }

    /// The messages of one weight.
    pub(super) fn of_severity(&self, severity: &str) -> impl Iterator<Item = &Said> {
        self.messages
            .iter()
            .filter(move |message| message.severity == severity)
    }
}

/// Makes the crate of a document in a folder.
pub(super) fn generate(
    document: &Document,
    output: &Path,
    runtime: Runtime,
    tag_features: bool,
) -> io::Result<Generated> {
    let mut command = Command::new(env::current_exe()?);
    command.args([GENERATOR, "generate", "--format", "json", "--name"]);
    command.arg(document.package());
    command.arg(&document.spec).arg("--output").arg(output);
    command.arg("--runtime").arg(match runtime {
        Runtime::Vendored => PathBuf::from("vendored"),
        Runtime::Crate => project::root().join("generator").join("runtime"),
    });
    command.args(tag_features.then_some("--tag-features"));
    let run = measured(&mut command)?;
    let Ok(printed) = serde_json::from_slice::<Printed>(&run.stdout) else {
        return Ok(broken(&run));
    };
    let inspection = printed.inspection.unwrap_or_default();
    let features = inspection.operations.into_iter();
    let features: BTreeSet<String> = features.flat_map(|known| known.features).collect();
    Ok(Generated {
        written: printed.ok,
        usage: run.usage,
        lines: if printed.ok {
            Sources::read(output)?.lines()
        } else {
            0
        },
        features: features.into_iter().collect(),
        counts: inspection.counts,
        missing: inspection.missing,
        messages: printed.diagnostics,
        failure: None,
    })
}

/// What is left of a generator that did not come to its end.
fn broken(run: &Measured) -> Generated {
    let said = String::from_utf8_lossy(&run.stderr);
    Generated {
        usage: run.usage,
        failure: Some(format!("{}: {}", run.status, said.trim())),
        ..Generated::default()
    }
}
