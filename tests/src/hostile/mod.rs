//! Documents that are made to hurt who reads them: each is as long, as deep or as wide as it is asked
//! to be.

mod calls;
mod chains;
mod circles;
mod parts;
mod schemas;
mod syntax;
mod texts;

/// One kind of document.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    /// What there is much of.
    pub name: &'static str,
    /// What its file's name ends in.
    pub extension: &'static str,
    /// How much of it no reader is spared.
    pub size: usize,
    make: fn(usize) -> String,
}

impl Document {
    const fn json(name: &'static str, size: usize, make: fn(usize) -> String) -> Self {
        Self {
            name,
            extension: "json",
            size,
            make,
        }
    }

    const fn yaml(name: &'static str, size: usize, make: fn(usize) -> String) -> Self {
        Self {
            name,
            extension: "yaml",
            size,
            make,
        }
    }

    /// The document with so much of it.
    #[must_use]
    pub fn text(&self, size: usize) -> String {
        (self.make)(size)
    }
}

/// All kinds of documents.
pub fn all() -> impl Iterator<Item = Document> {
    let rooms = [
        chains::ALL,
        circles::ALL,
        schemas::ALL,
        calls::ALL,
        texts::ALL,
        syntax::ALL,
    ];
    rooms.into_iter().flatten().copied()
}
