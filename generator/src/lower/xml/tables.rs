//! The tables that bodies in XML lead to, each made once.

use std::collections::HashMap;

use crate::ir::{Xml, XmlId, XmlName, XmlNode, XmlRoot, XmlRootId, XmlTable};
use crate::names::{Case, Claim, Scope};
use crate::pointer::Pointer;

/// The tables so far.
#[derive(Default)]
pub(in crate::lower) struct Tables {
    drafts: Vec<Draft>,
    known: HashMap<Pointer, Known>,
    roots: Vec<(Option<XmlName>, XmlId)>,
    /// What is in no body in XML, though it is a part of one.
    left: Vec<Unwritable>,
}

struct Draft {
    claim: String,
    node: Option<XmlNode>,
}

#[derive(Clone)]
enum Known {
    Made(XmlId),
    Not(Unwritable),
}

/// Why XML has no way for a value, and where that stands in the model.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Unwritable {
    pub(in crate::lower) at: Pointer,
    pub(in crate::lower) why: String,
}

impl Unwritable {
    pub(super) fn new(at: &Pointer, why: impl Into<String>) -> Self {
        Self {
            at: at.clone(),
            why: why.into(),
        }
    }
}

impl Tables {
    /// The table of what stands there, which `make` makes if there is none yet. While it is made, what leads
    /// to it again takes it as made.
    pub(super) fn table(
        &mut self,
        at: &Pointer,
        claim: String,
        make: impl FnOnce(&mut Self) -> Result<XmlNode, Unwritable>,
    ) -> Result<XmlId, Unwritable> {
        match self.known.get(at).cloned() {
            Some(Known::Made(id)) => return Ok(id),
            Some(Known::Not(why)) => return Err(why),
            None => {}
        }
        let id = XmlId(self.drafts.len());
        self.drafts.push(Draft { claim, node: None });
        self.known.insert(at.clone(), Known::Made(id));
        match make(self) {
            Ok(node) => {
                if let Some(draft) = self.drafts.get_mut(id.0) {
                    draft.node = Some(node);
                }
                Ok(id)
            }
            Err(why) => {
                // What was made on the way may lead to this one.
                self.drafts.truncate(id.0);
                self.known
                    .retain(|_, known| !matches!(known, Known::Made(other) if *other >= id));
                self.known.insert(at.clone(), Known::Not(why.clone()));
                Err(why)
            }
        }
    }

    /// Takes note of what is in no body, since XML has no way for it.
    pub(super) fn leave(&mut self, at: &Pointer, why: &Unwritable) {
        let why = Unwritable::new(at, why.why.clone());
        self.left.push(why);
    }

    /// What is in no body in XML, though it is a part of one.
    pub(in crate::lower) fn left(&self) -> &[Unwritable] {
        &self.left
    }

    /// Forgets what was left since there were so many.
    pub(super) fn forget_left(&mut self, before: usize) {
        self.left.truncate(before);
    }

    /// A body that is sent, of that name if it has one, and by that table.
    pub(super) fn root(&mut self, name: Option<XmlName>, table: XmlId) -> XmlRootId {
        let root = (name, table);
        let known = self.roots.iter().position(|known| *known == root);
        let place = known.unwrap_or_else(|| {
            self.roots.push(root);
            self.roots.len() - 1
        });
        XmlRootId(place)
    }

    /// Whether the document says what the first element of a body is called.
    pub(in crate::lower) fn is_named(&self, root: XmlRootId) -> bool {
        self.roots
            .get(root.0)
            .is_some_and(|(name, _)| name.is_some())
    }

    /// All of them with their names, which differ.
    pub(in crate::lower) fn finish(self) -> Xml {
        let tables = self.drafts.iter().map(|draft| draft.claim.clone());
        let claims: Vec<String> = tables.collect();
        let bodies = self.roots.iter().map(|(_, table)| {
            let table = claims.get(table.0).map_or("", String::as_str);
            format!("{table} root")
        });
        let all = claims.iter().cloned().chain(bodies);
        let all = all.map(|claim| Claim::new(claim).or_exact());
        let mut names = Scope::new(Case::Constant).claim_all(all).into_iter();
        let tables = self.drafts.into_iter().zip(names.by_ref());
        let tables = tables.map(|(draft, name)| XmlTable {
            name,
            node: draft.node.unwrap_or(XmlNode::Text),
        });
        let tables = tables.collect();
        let roots = self.roots.into_iter().zip(names);
        let roots = roots.map(|((element, table), name)| XmlRoot {
            name,
            element,
            table,
        });
        Xml {
            tables,
            roots: roots.collect(),
        }
    }
}
