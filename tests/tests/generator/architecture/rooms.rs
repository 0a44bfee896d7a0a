//! The rooms of each stage have one order, and no circle of files is large.

use tests::structure::{Graph, Sources, misplaced};

use super::{generator, runtime};

/// What holds of the sources of a crate.
struct Crate {
    name: &'static str,
    sources: fn() -> Sources,
    rooms: &'static [Rooms],
    /// The circles of more files than are allowed.
    exceptions: &'static [Exception],
    /// Folders that have no rooms yet, whose circles are not looked at.
    without_rooms: &'static [&'static str],
}

/// The rooms of a folder, each of which knows those before it alone. The rooms of a
/// whole crate are its stages.
struct Rooms {
    /// The folder; empty for the whole crate.
    folder: &'static str,
    order: &'static [&'static str],
}

/// A circle that may be larger.
struct Exception {
    /// One of its files.
    file: &'static str,
    /// Why its files cannot do without each other.
    reason: &'static str,
}

/// The most files that may import each other in a circle.
const LARGEST_CIRCLE: usize = 3;

/// The most circles that may be larger.
const MOST_EXCEPTIONS: usize = 2;

const CRATES: [Crate; 2] = [
    Crate {
        name: "generator",
        sources: generator,
        rooms: &[
            Rooms {
                folder: "",
                order: &[
                    "file",
                    "pointer",
                    "diagnostic",
                    "vocabulary",
                    "vendor",
                    "names",
                    "read",
                    "settings",
                    "normalize",
                    "ir",
                    "lower",
                    "emit",
                    "format",
                    "write",
                    "header",
                    "lock_tables",
                    "lib",
                    "inspect",
                    "verify",
                    "cli",
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
                    "document",
                    "mod",
                ],
            },
        ],
        exceptions: &[],
        without_rooms: &["ir", "lower", "emit"],
    },
    Crate {
        name: "runtime",
        sources: runtime,
        rooms: &[],
        exceptions: &[],
        without_rooms: &[""],
    },
];

impl Crate {
    fn graph(&self) -> Graph {
        Graph::of(&(self.sources)()).expect("Rust")
    }

    /// Whether a file stands in a folder that has no rooms yet.
    fn is_without_rooms(&self, file: &str) -> bool {
        let mut folders = self.without_rooms.iter();
        folders.any(|folder| folder.is_empty() || file.starts_with(&format!("{folder}/")))
    }
}

/// The part of a graph that is in a folder.
fn part(graph: &Graph, folder: &str) -> Graph {
    match folder {
        "" => graph.clone(),
        folder => graph.below(folder),
    }
}

#[test]
fn the_rooms_of_a_stage_have_one_order() {
    for one in &CRATES {
        let graph = one.graph();
        for rooms in one.rooms {
            let wrong = misplaced(&part(&graph, rooms.folder), rooms.order);
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
    let mut exceptions = 0;
    for one in &CRATES {
        let graph = one.graph();
        let circles = graph.circles();
        let large = |circle: &&Vec<&str>| circle.len() > LARGEST_CIRCLE;
        let large: Vec<&Vec<&str>> = circles.iter().filter(large).collect();
        for circle in &large {
            let is_allowed = circle.iter().all(|file| one.is_without_rooms(file))
                || one
                    .exceptions
                    .iter()
                    .any(|allowed| circle.contains(&allowed.file));
            assert!(is_allowed, "{}: a circle of {circle:#?}", one.name);
        }
        for allowed in one.exceptions {
            let is_needed = large.iter().any(|circle| circle.contains(&allowed.file));
            assert!(
                is_needed,
                "{}: {} is in no large circle",
                one.name, allowed.file
            );
            assert!(!allowed.reason.is_empty(), "{}: {}", one.name, allowed.file);
        }
        for folder in one.without_rooms {
            let is_needed = part(&graph, folder)
                .circles()
                .iter()
                .any(|circle| circle.len() > LARGEST_CIRCLE);
            assert!(
                is_needed,
                "{}/{folder} has no large circle any more",
                one.name
            );
        }
        exceptions += one.exceptions.len();
    }
    assert!(
        exceptions <= MOST_EXCEPTIONS,
        "{exceptions} circles are larger"
    );
}
