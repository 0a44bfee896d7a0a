//! Whole bodies in XML.

use super::facts::{component, facts};
use super::name::name;
use super::node::{Way, node};
use super::tables::{Tables, Unwritable};
use crate::ir::{XmlId, XmlNode, XmlRootId};
use crate::lower::shape::same::end;
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
        let claim = component(source, root).unwrap_or_else(|| hint.to_owned());
        let at = end(source, root);
        // A list as a whole is written otherwise than as a property, so that it has a table of its own.
        let own = at.child("xml");
        let made = node(self, source, root, way, 0)?;
        match made {
            XmlNode::Table(id) => Ok(id),
            made => self.table(&own, claim, |_| Ok(made)),
        }
    }
}

/// What a body is called by itself.
fn called<'b>(source: &Source<'b>, root: &Subschema<'b>) -> Option<String> {
    let said = facts(source, root).name;
    said.or_else(|| component(source, root))
}
