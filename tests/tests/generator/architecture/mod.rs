//! The sources keep to the architecture.

mod names;
mod rooms;

use std::path::Path;

use tests::project;
use tests::structure::Sources;

/// All Rust files below a folder.
fn sources(folder: &Path) -> Sources {
    let sources = Sources::read(folder).expect("a folder of sources");
    assert!(sources.iter().next().is_some(), "{}", folder.display());
    sources
}

fn generator() -> Sources {
    sources(&project::root().join("generator").join("src"))
}

fn runtime() -> Sources {
    sources(
        &project::root()
            .join("generator")
            .join("runtime")
            .join("src"),
    )
}
