//! How values are written in XML.

use crate::names::Name;
use crate::pointer::Pointer;

/// How what is sent and answered in XML is written.
#[derive(Clone, Debug, Default)]
pub struct Xml {
    /// A table for each schema; an [`XmlId`] is an index into them.
    pub tables: Vec<XmlTable>,
    /// The bodies that are sent; an [`XmlRootId`] is an index into them.
    pub roots: Vec<XmlRoot>,
}

impl Xml {
    /// The tables that bodies lead to, each with how it is written.
    pub fn used(&self) -> impl Iterator<Item = (&XmlTable, &XmlNode)> {
        let tables = self.tables.iter();
        tables.filter_map(|table| Some((table, table.node.as_ref()?)))
    }

    /// One of the tables.
    #[must_use]
    pub fn table(&self, id: XmlId) -> Option<&XmlTable> {
        self.tables.get(id.0)
    }

    /// One of the bodies that are sent.
    #[must_use]
    pub fn root(&self, id: XmlRootId) -> Option<&XmlRoot> {
        self.roots.get(id.0)
    }
}

/// The table of how the values of a schema are written in XML.
#[derive(Clone, Debug)]
pub struct XmlTable {
    /// The name of the static.
    pub name: Name,
    /// How they are written; nothing where no body leads to it.
    pub node: Option<XmlNode>,
}

/// One of the crate's tables, by its place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct XmlId(pub usize);

/// How a value is written in XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlNode {
    /// As a text.
    Text,
    /// As a number.
    Number,
    /// As `true` or `false`.
    Boolean,
    /// As elements and attributes.
    Object {
        /// Those of the properties that have names.
        fields: Vec<XmlField>,
        /// How all others are written, each as an element of its name.
        further: Option<Box<Self>>,
        /// Where the schema stands in the document.
        origin: Pointer,
        /// Where what is left out stands, since XML has no way for it and it need not be there, each with
        /// why.
        left: Vec<(Pointer, String)>,
    },
    /// As an element for each item.
    List {
        /// What these are called; nothing where any name is read.
        item: Option<XmlName>,
        /// Whether an element of their own is around them.
        wrapped: bool,
        /// How each item is written.
        of: Box<Self>,
    },
    /// As another table says.
    Table(XmlId),
}

impl XmlNode {
    /// All tables that it leads to at once.
    pub(crate) fn each_table(&self, each: &mut impl FnMut(XmlId)) {
        self.each(&mut |node| {
            if let Self::Table(id) = node {
                each(*id);
            }
        });
    }

    /// This and all that is in it, but for what is in other tables.
    pub(crate) fn each<'n>(&'n self, each: &mut impl FnMut(&'n Self)) {
        each(self);
        match self {
            Self::Object {
                fields, further, ..
            } => {
                for field in fields {
                    field.of.each(each);
                }
                if let Some(further) = further {
                    further.each(each);
                }
            }
            Self::List { of, .. } => of.each(each),
            Self::Text | Self::Number | Self::Boolean | Self::Table(_) => {}
        }
    }
}

/// How a property is written in XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlField {
    /// The property.
    pub key: String,
    /// What the element or the attribute is called.
    pub name: XmlName,
    /// What it becomes.
    pub place: XmlPlace,
    /// Whether it has to be there.
    pub required: bool,
    /// How its value is written.
    pub of: XmlNode,
    /// Where it stands in the document.
    pub origin: Pointer,
}

/// What a property becomes in XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XmlPlace {
    /// An element within that of the object.
    Element,
    /// An attribute of the element of the object.
    Attribute,
    /// The text of the element of the object.
    Text,
    /// The same in a section of character data.
    CData,
}

/// The name of an element or an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlName {
    /// The name without a prefix.
    pub local: String,
    /// The prefix.
    pub prefix: Option<String>,
    /// The namespace.
    pub namespace: Option<String>,
}

/// One of the bodies that are sent, by its place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct XmlRootId(pub usize);

/// A whole body in XML.
#[derive(Clone, Debug)]
pub struct XmlRoot {
    /// The name of the static.
    pub name: Name,
    /// What its first element is called, if the document says that.
    pub element: Option<XmlName>,
    /// How what is in it is written.
    pub table: XmlId,
}
