//! The operations of the document, read from its tree and from nothing that was
//! decided about it.

mod encoding;
mod filled;
mod operation;
mod reader;
mod schemes;
pub(super) mod template;

use std::collections::BTreeSet;

use super::case::{Case, CredentialKind};
use super::schema::{Direction, Schemas};
use crate::inspect::Tree;
use crate::read::Sources;
use crate::selection::Selection;
use reader::Reader;

pub use operation::{
    Body, Encoding, Flow, Form, Media, Operation, Parameter, Response, Scheme, Status, Style,
    StyleKind,
};

/// The document as the proof reads it.
pub struct Document {
    /// What can be called.
    pub operations: Vec<Operation>,
    /// How callers prove who they are.
    pub schemes: Vec<Scheme>,
    /// Whether a success of a status that is not documented is always an error.
    pub refuses_undocumented: bool,
    /// The schemas of what is sent.
    pub requests: Schemas,
    /// The schemas of what is received.
    pub answers: Schemas,
}

impl Document {
    /// Reads the operations that are selected of a document.
    #[must_use]
    pub fn read(sources: &Sources, selection: &Selection) -> Self {
        let tree = Tree::new(sources);
        let mut reader = Reader::new(tree, selection, sources.names());
        let operations = reader.operations();
        let (schemes, sent, received) = reader.finish();
        Self {
            operations,
            schemes,
            refuses_undocumented: false,
            requests: Schemas::new(tree, Direction::Request, sent),
            answers: Schemas::new(tree, Direction::Answer, received),
        }
    }

    /// Takes note that the credentials of these schemes are a vendor's own.
    pub(crate) fn leave_to_vendors(&mut self, names: &[&str]) {
        for scheme in &mut self.schemes {
            if names.contains(&scheme.name.as_str()) {
                scheme.kind = CredentialKind::Vendor;
                scheme.flow = None;
            }
        }
    }

    /// The scopes that a program asks for: all that operations need, without those that only other
    /// flows have.
    #[must_use]
    pub fn scopes(&self, scheme: &str) -> BTreeSet<&str> {
        let mut schemes = self.schemes.iter();
        let flow = schemes.find(|known| known.name == scheme);
        let flow = flow.and_then(|known| known.flow.as_ref());
        let needed = self.operations.iter().flat_map(|known| &known.scopes);
        let needed = needed.filter(|(of, _)| of == scheme);
        let is_given = |scope: &String| {
            flow.is_some_and(|flow| flow.own.contains(scope) || !flow.others.contains(scope))
        };
        needed
            .filter(|(_, scope)| is_given(scope))
            .map(|(_, scope)| scope.as_str())
            .collect()
    }

    /// The operation that a case is of: by where it stands, and by method and path
    /// as well, since several paths can refer to one item.
    #[must_use]
    pub fn operation(&self, case: &Case) -> Option<&Operation> {
        let mut all = self.operations.iter();
        all.find(|operation| {
            operation.at == case.operation
                && operation.method == case.method
                && operation.path == case.path
        })
    }
}
