//! How tables of XML are named where something is sent or read.

use crate::emit::layout::Item;
use crate::ir::{Api, XmlId, XmlRootId};

/// The import of the module of the tables, for a file in a folder of the crate.
pub(in crate::emit) fn xml_import(is_used: bool) -> Option<Item> {
    is_used.then(|| "use super::super::xml_tables;".into())
}

/// The table by which an answer is read.
pub(in crate::emit) fn xml_table(api: &Api, id: XmlId) -> String {
    let name = api.xml.table(id).map_or("", |table| table.name.as_str());
    format!("xml_tables::{name}")
}

/// The table by which a body is sent.
pub(in crate::emit) fn xml_root(api: &Api, id: XmlRootId) -> String {
    let name = api.xml.root(id).map_or("", |root| root.name.as_str());
    format!("xml_tables::{name}")
}
