//! Whole bodies in XML.

use super::facts::{component, facts};
use super::name::name;
use super::node::{Making, Way, content, node};
use super::tables::{Tables, Unwritable};
use crate::ir::{XmlId, XmlNode, XmlRootId};
use crate::lower::shape::same::end;
use crate::lower::shape::settled_at;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;

impl Tables {
    /// How a body is written that the caller gives.
    pub(in crate::lower) fn sent<'b>(
        &mut self,
        source: &Source<'b>,
        root: &Subschema<'b>,
        hint: &str,
    ) -> Result<XmlRootId, Unwritable> {
        let called = called(source, root);
        let name = called.map(|called| name(&facts(source, root), &called));
        let name = name
            .transpose()
            .map_err(|why| Unwritable::new(&root.at, why))?;
        let table = self.answered(source, root, hint)?;
        Ok(self.root(name, table))
    }

    /// How a body is read, whatever its first element is called.
    pub(in crate::lower) fn answered<'b>(
        &mut self,
        source: &Source<'b>,
        root: &Subschema<'b>,
        hint: &str,
    ) -> Result<XmlId, Unwritable> {
        let called = called(source, root);
        let way = Way::Root(called.as_deref());
        let at = end(source, root);
        let mut making = Making {
            tables: self,
            source,
            open: Vec::new(),
        };
        let id = node(&mut making, root, way, 0).map(|made| match made {
            XmlNode::Table(id) => id,
            // A list as a whole is written otherwise than as a property, so that it has a table of its own.
            made => {
                let claim = component(source, root).unwrap_or_else(|| hint.to_owned());
                let (id, is_new) = making.tables.draft(&at.child("xml"), claim);
                if is_new {
                    making.tables.make(id, Ok(made));
                }
                id
            }
        });
        // What was met is made even if the whole cannot be written, since others lead to it.
        making.all();
        self.settle();
        let id = id?;
        self.whole(id)
    }
}

impl Making<'_, '_> {
    /// Makes all tables that are to be made.
    fn all(&mut self) {
        while let Some((id, part)) = self.open.pop() {
            if let Some(found) = settled_at(self.source, &part) {
                let made = content(self, &part, found, Way::Inner, 0);
                self.tables.make(id, made);
            }
        }
    }
}

/// What a body is called by itself.
fn called<'b>(source: &Source<'b>, root: &Subschema<'b>) -> Option<String> {
    let said = facts(source, root).name;
    said.or_else(|| component(source, root))
}
