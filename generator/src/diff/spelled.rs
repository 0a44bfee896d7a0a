//! Types as a record spells them: `Vec<Option<Parcel>>`.

/// What stands around a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    Option,
    Vec,
    Map,
    Box,
}

const AROUND: [(&str, Around); 4] = [
    ("Option<", Around::Option),
    ("Vec<", Around::Vec),
    ("Map<", Around::Map),
    ("Box<", Around::Box),
];

/// A type: what stands around it, the outermost first, and its name.
///
/// As nothing takes more than one type, there is nothing to be nested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelled<'a> {
    pub(super) around: Vec<Around>,
    pub(super) name: &'a str,
}

impl<'a> Spelled<'a> {
    pub(super) fn parse(text: &'a str) -> Self {
        let mut around = Vec::new();
        let mut name = text.trim();
        while let Some((rest, found)) = opened(name) {
            around.push(found);
            name = rest.strip_suffix('>').unwrap_or(rest);
        }
        Self { around, name }
    }

    /// The same as JSON has it, where a box is nothing.
    pub(super) fn unboxed(mut self) -> Self {
        self.around.retain(|around| *around != Around::Box);
        self
    }
}

fn opened(text: &str) -> Option<(&str, Around)> {
    AROUND
        .into_iter()
        .find_map(|(start, around)| Some((text.strip_prefix(start)?, around)))
}

/// The name of the innermost type.
pub(super) fn innermost(text: &str) -> &str {
    Spelled::parse(text).name
}
