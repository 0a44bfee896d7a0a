//! The rooms of each stage have one order, and no circle of files is large.

use tests::structure::{Graph, Sources, large_circles, misplaced};

use super::{generator, runtime};

/// What holds of the sources of a crate.
struct Crate {
    name: &'static str,
    sources: fn() -> Sources,
    rooms: &'static [Rooms],
}

/// The rooms of a folder, each of which knows those before it alone. The rooms of a
/// whole crate are its stages.
struct Rooms {
    /// The folder; empty for the whole crate.
    folder: &'static str,
    order: &'static [&'static str],
}

/// The most files that may import each other in a circle.
const LARGEST_CIRCLE: usize = 3;

const CRATES: [Crate; 2] = [
    Crate {
        name: "generator",
        sources: generator,
        rooms: &[
            Rooms {
                folder: "",
                order: &[
                    "limits",
                    "hidden",
                    "within",
                    "file",
                    "pointer",
                    "diagnostic",
                    "vocabulary",
                    "vendor",
                    "token",
                    "framing",
                    "media_type",
                    "beginning",
                    "names",
                    "read",
                    "follow",
                    "rewrite",
                    "overlay",
                    "no_overlays",
                    "swagger",
                    "settings",
                    "selection",
                    "normalize",
                    "ir",
                    "record",
                    "diff",
                    "lower",
                    "emit",
                    "format",
                    "write",
                    "header",
                    "selected",
                    "pins",
                    "release",
                    "making",
                    "lib",
                    "told",
                    "needs",
                    "fetch",
                    "inspect",
                    "fix",
                    "build",
                    "verify",
                    "cli",
                ],
            },
            Rooms {
                folder: "read",
                order: &[
                    "tree",
                    "written",
                    "text",
                    "formats",
                    "resources",
                    "address",
                    "tidy",
                    "references",
                    "input",
                    "file",
                    "around",
                    "stamp",
                    "texts",
                    "source",
                    "sources",
                    "revision",
                    "mod",
                ],
            },
            Rooms {
                folder: "overlay",
                order: &[
                    "unknown", "query", "document", "merge", "action", "extends", "mod",
                ],
            },
            Rooms {
                folder: "swagger",
                order: &[
                    "context",
                    "schema",
                    "parameter",
                    "body",
                    "response",
                    "security",
                    "server",
                    "operation",
                    "document",
                    "reference",
                    "mod",
                ],
            },
            Rooms {
                folder: "diff",
                order: &[
                    "change",
                    "spelled",
                    "whole",
                    "value",
                    "bounds",
                    "ways",
                    "said",
                    "contents",
                    "exchanged",
                    "pairs",
                    "given_away",
                    "merged",
                    "schemes",
                    "renamed",
                    "sides",
                    "servers",
                    "aliases",
                    "content",
                    "call",
                    "servers",
                    "together",
                    "modules",
                    "scopes",
                    "given",
                    "kept_in_place",
                    "security",
                    "media",
                    "styles",
                    "bodies",
                    "arguments",
                    "turned",
                    "following",
                    "headers",
                    "whole_answers",
                    "answers",
                    "xml",
                    "calls",
                    "types",
                    "expected",
                    "webhooks",
                    "credentials",
                    "choices",
                    "client",
                    "mod",
                ],
            },
            Rooms {
                folder: "release",
                order: &["version", "changelog", "before", "news", "mod"],
            },
            Rooms {
                folder: "selection",
                order: &[
                    "glob", "calls", "selector", "wanted", "unknown", "counts", "needed",
                    "schemes", "part", "mod",
                ],
            },
            Rooms {
                folder: "normalize",
                order: &[
                    "context",
                    "object",
                    "about",
                    "schema",
                    "message",
                    "operation",
                    "composed",
                    "document",
                    "mod",
                ],
            },
            Rooms {
                folder: "lower",
                order: &[
                    "kept",
                    "source",
                    "docs",
                    "shape",
                    "xml",
                    "types",
                    "client",
                    "repeated",
                    "operations",
                    "passes",
                    "package",
                    "errors",
                    "aliases",
                    "mod",
                ],
            },
            Rooms {
                folder: "emit",
                order: &[
                    "layout",
                    "spelling",
                    "xml_tables",
                    "bodies",
                    "models",
                    "operations",
                    "runtime",
                    "client",
                    "examples",
                    "package",
                    "driver",
                    "mod",
                ],
            },
            Rooms {
                folder: "format",
                order: &[
                    "room",
                    "visible",
                    "fill",
                    "code",
                    "prose",
                    "tokens",
                    "side_by_side",
                    "mod",
                ],
            },
            Rooms {
                folder: "verify",
                order: &[
                    "case",
                    "media",
                    "same",
                    "schema",
                    "xml",
                    "document",
                    "sample",
                    "plan",
                    "received",
                    "listening",
                    "server",
                    "report",
                    "judge",
                    "mock",
                    "program",
                    "verdict",
                    "variants",
                    "conclusion",
                    "called",
                    "run",
                    "mod",
                ],
            },
        ],
    },
    Crate {
        name: "runtime",
        sources: runtime,
        rooms: &[Rooms {
            folder: "",
            order: &[
                "core",
                "json",
                "transport",
                "auth",
                "client",
                "watch",
                "request",
                "answer",
                "exchange",
                "custom",
                "file",
                "multipart",
                "xml",
                "stream",
                "repeat",
                "testing",
                "vendor",
                "sources",
                "vendors",
                "lib",
            ],
        }],
    },
];

impl Crate {
    fn graph(&self) -> Graph {
        Graph::of(&(self.sources)()).expect("Rust")
    }
}

#[test]
fn the_rooms_of_a_stage_have_one_order() {
    for one in &CRATES {
        let graph = one.graph();
        for rooms in one.rooms {
            let wrong = misplaced(&graph.below(rooms.folder), rooms.order);
            assert!(
                wrong.is_empty(),
                "{}/{}: {wrong:#?}",
                one.name,
                rooms.folder
            );
        }
    }
}

#[test]
fn no_circle_of_files_is_large() {
    for one in &CRATES {
        let wrong = large_circles(&one.graph(), LARGEST_CIRCLE);
        assert!(wrong.is_empty(), "{}: {wrong:#?}", one.name);
    }
}
