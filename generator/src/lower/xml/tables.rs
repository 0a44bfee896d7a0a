//! The tables that bodies in XML lead to, each made once.

use std::collections::HashMap;

use super::settled::{found, pruned};
use crate::ir::{Xml, XmlId, XmlName, XmlNode, XmlRoot, XmlRootId, XmlTable};
use crate::names::{Case, Claim, Scope};
use crate::pointer::Pointer;

/// The tables so far.
#[derive(Default)]
pub(in crate::lower) struct Tables {
    drafts: Vec<Draft>,
    known: HashMap<Pointer, XmlId>,
    roots: Vec<(Option<XmlName>, XmlId)>,
    /// The tables of whole bodies.
    wanted: Vec<XmlId>,
}

pub(super) struct Draft {
    claim: String,
    /// How the values are written, or why they cannot be; what stands there is looked at later.
    pub(super) made: Result<XmlNode, Unwritable>,
    /// Whether it is known of all that it leads to whether that can be written.
    is_settled: bool,
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
    /// The table of what stands there, and whether it is new, so that it is to be made.
    pub(super) fn draft(&mut self, at: &Pointer, claim: String) -> (XmlId, bool) {
        if let Some(known) = self.known.get(at) {
            return (*known, false);
        }
        let id = XmlId(self.drafts.len());
        self.drafts.push(Draft {
            claim,
            made: Ok(XmlNode::Text),
            is_settled: false,
        });
        self.known.insert(at.clone(), id);
        (id, true)
    }

    /// Says how what is in a table is written.
    pub(super) fn make(&mut self, id: XmlId, made: Result<XmlNode, Unwritable>) {
        if let Some(draft) = self.drafts.get_mut(id.0) {
            draft.made = made;
        }
    }

    /// Looks for what cannot be written since what has to be in it cannot, and leaves out what need not be
    /// there and cannot. What was settled before leads to nothing new.
    pub(super) fn settle(&mut self) {
        while self.spreads() {}
        for place in 0..self.drafts.len() {
            let draft = &self.drafts[place];
            if let (false, Ok(node)) = (draft.is_settled, &draft.made) {
                let node = pruned(&self.drafts, node);
                self.make(XmlId(place), Ok(node));
            }
        }
        for draft in &mut self.drafts {
            draft.is_settled = true;
        }
    }

    /// Takes note of tables that cannot be written for what is in them, of those that were found last first,
    /// since what leads to them was found before; whether there was any.
    fn spreads(&mut self) -> bool {
        let mut has_any = false;
        for place in (0..self.drafts.len()).rev() {
            let draft = &self.drafts[place];
            if let (false, Ok(node)) = (draft.is_settled, &draft.made)
                && let Some(why) = found(&self.drafts, node)
            {
                self.make(XmlId(place), Err(why));
                has_any = true;
            }
        }
        has_any
    }

    /// The table of a whole body, if that can be written.
    pub(super) fn whole(&mut self, id: XmlId) -> Result<XmlId, Unwritable> {
        match self.drafts.get(id.0).map(|draft| &draft.made) {
            Some(Err(why)) => Err(why.clone()),
            _ => {
                self.wanted.push(id);
                Ok(id)
            }
        }
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

    /// All of them with their names, which differ. Those that no body leads to are not used.
    pub(in crate::lower) fn finish(self) -> Xml {
        let used = used(&self.drafts, &self.wanted);
        let tables = self.drafts.iter().map(|draft| draft.claim.clone());
        let claims: Vec<String> = tables.collect();
        let bodies = self.roots.iter().map(|(_, table)| {
            let table = claims.get(table.0).map_or("", String::as_str);
            format!("{table} root")
        });
        let all = claims.iter().cloned().chain(bodies);
        let all = all.map(|claim| Claim::new(claim).or_exact());
        let mut names = Scope::new(Case::Constant).claim_all(all).into_iter();
        let tables = self.drafts.into_iter().zip(names.by_ref()).zip(used);
        let tables = tables.map(|((draft, name), is_used)| XmlTable {
            name,
            node: draft.made.ok().filter(|_| is_used),
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

/// Which tables whole bodies lead to.
fn used(drafts: &[Draft], wanted: &[XmlId]) -> Vec<bool> {
    let mut used = vec![false; drafts.len()];
    let mut open = wanted.to_vec();
    while let Some(XmlId(place)) = open.pop() {
        let is_new = used
            .get_mut(place)
            .is_some_and(|used| !std::mem::replace(used, true));
        if let Some(Ok(node)) = drafts.get(place).map(|draft| &draft.made)
            && is_new
        {
            node.each_table(&mut |id| open.push(id));
        }
    }
    used
}
