//! References of the new document, each of which leads to where that is now which it led to.

use super::context::Old;
use super::schema;
use crate::pointer::{FileId, Pointer};
use crate::read::{Node, Sources, Written};
use crate::rewrite::{Moves, Part, moved, tree};

/// The files of the document, written anew.
pub(super) struct Rewritten {
    pub(super) files: Vec<(FileId, Node, Written)>,
    pub(super) moves: Moves,
}

/// Writes the document anew, and what other files of it have in the old form.
pub(super) fn rewritten(sources: &Sources, document: Part) -> Rewritten {
    let entry = FileId::default();
    let (written, moves) = moved(&document, entry);
    let linker = Linker {
        sources,
        names: sources.names(),
        moves: &moves,
    };
    let mut files = vec![(entry, linker.tree(document, entry), written)];
    for (id, source) in sources.iter().filter(|(id, _)| *id != entry) {
        let part = schema::within(&Old {
            node: source.tree(),
            at: Pointer::root(id),
        });
        let (written, _) = moved(&part, id);
        files.push((id, linker.tree(part, id), written));
    }
    Rewritten { files, moves }
}

/// Knows where references lead.
struct Linker<'a> {
    sources: &'a Sources,
    names: Vec<String>,
    moves: &'a Moves,
}

impl Linker<'_> {
    /// The tree of a part that stands in `file` now.
    fn tree(&self, part: Part, file: FileId) -> Node {
        tree(part, &|from, text| self.reference(from, text, file))
    }

    fn reference(&self, from: &Pointer, text: String, file: FileId) -> String {
        let text = self.definition(&text).unwrap_or(text);
        // One that leads nowhere is told as it is written.
        let target = self.sources.resolve(from, &text).ok();
        let Some(target) = target.filter(|target| self.sources.at(target).is_some()) else {
            return text;
        };
        let is_entry = target.file() == FileId::default();
        if !is_entry && from.file() == file {
            return text;
        }
        let target = if is_entry {
            self.moves.find(&target)
        } else {
            target
        };
        let name = self.names.get(target.file().0 as usize);
        let name = name.filter(|_| target.file() != file);
        let path = target.path().replace('%', "%25");
        format!("{}#{path}", name.map_or("", |name| name))
    }

    /// The whole of a reference that is the bare name of a definition, as early documents have it.
    fn definition(&self, text: &str) -> Option<String> {
        let is_name = !text.contains(['#', '/', '.']);
        let definition = Pointer::default().child("definitions").child(text);
        (is_name && self.sources.at(&definition).is_some()).then(|| definition.to_string())
    }
}
