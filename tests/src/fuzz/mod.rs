//! What may be given any bytes whatever: reading a document, making its crate, and what a client does
//! with what it is sent. A target is given to a fuzzer, and to a test that tries a few bytes of its own.

mod answer;
mod changed;
mod documents;
mod events;
mod json_path;
#[allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "the macros of the runtime make all that a crate offers"
)]
mod sample;
mod union;
mod xml;

use std::fs;
use std::io;

pub use self::changed::Changes;
pub use self::documents::{document, reader};
pub use self::events::events;
pub use self::json_path::json_path;
pub use self::union::union;
pub use self::xml::xml;
use crate::project;

/// Something that takes any bytes.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// What it is called, as a program for a fuzzer and as the folder of its seeds.
    pub name: &'static str,
    /// Takes some bytes. It panics where something is wrong with what became of them.
    pub run: fn(&[u8]),
    /// Whether they are a document.
    pub is_of_documents: bool,
}

/// All of them.
pub const TARGETS: [Target; 6] = [
    Target {
        name: "reader",
        run: reader,
        is_of_documents: true,
    },
    Target {
        name: "document",
        run: document,
        is_of_documents: true,
    },
    Target {
        name: "events",
        run: events,
        is_of_documents: false,
    },
    Target {
        name: "union",
        run: union,
        is_of_documents: false,
    },
    Target {
        name: "json_path",
        run: json_path,
        is_of_documents: false,
    },
    Target {
        name: "xml",
        run: xml,
        is_of_documents: false,
    },
];

impl Target {
    /// What to begin with: the documents of the cases, or the files in its own folder.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn seeds(&self) -> io::Result<Vec<Vec<u8>>> {
        let mut files = Vec::new();
        if self.is_of_documents {
            files.extend(project::cases()?.into_iter().map(|(_, spec)| spec));
        } else {
            let folder = project::root().join("tests").join("fuzz").join("seeds");
            for entry in fs::read_dir(folder.join(self.name))? {
                files.push(entry?.path());
            }
        }
        files.sort();
        files.into_iter().map(fs::read).collect()
    }
}
