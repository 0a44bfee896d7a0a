//! Tables of what is written as XML, made of the schemas of bodies.

/// How a value is written as XML.
pub enum Xml {
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An object, each of whose properties is an element, an attribute or the text.
    Object {
        /// Its properties.
        fields: &'static [Field],
        /// What all others are, each an element called like its key.
        further: Option<&'static Xml>,
    },
    /// A list, each of whose items is an element.
    List {
        /// What each of them is called. Without a name, one of any is read.
        item: Option<Name>,
        /// Whether they stand in an element of their own.
        wrapped: bool,
        /// What each of them is.
        of: &'static Xml,
    },
}

/// The name of an element or an attribute.
#[derive(Clone, Copy)]
pub struct Name {
    pub(super) local: &'static str,
    pub(super) prefix: Option<&'static str>,
    pub(super) namespace: Option<&'static str>,
}

/// A property of an object.
pub struct Field {
    pub(super) key: &'static str,
    pub(super) name: Name,
    pub(super) place: Place,
    pub(super) required: bool,
    pub(super) of: &'static Xml,
}

/// Where in the element of its object a property stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In an element, or in several if it is a list.
    Element,
    /// In an attribute.
    Attribute,
    /// It is the text.
    Text,
    /// It is the text, which is written as CDATA.
    CData,
}

/// The whole of a body.
pub struct Root {
    /// What its first element is called, if the document says that.
    pub(super) name: Option<Name>,
    pub(super) of: &'static Xml,
}

impl Name {
    /// A name without a prefix and a namespace.
    #[must_use]
    pub const fn new(local: &'static str) -> Self {
        Self {
            local,
            prefix: None,
            namespace: None,
        }
    }

    /// The name with a prefix.
    #[must_use]
    pub const fn prefixed(self, prefix: &'static str) -> Self {
        Self {
            prefix: Some(prefix),
            ..self
        }
    }

    /// The name in a namespace.
    #[must_use]
    pub const fn within(self, namespace: &'static str) -> Self {
        Self {
            namespace: Some(namespace),
            ..self
        }
    }
}

/// A property in an element that is called like its key.
#[must_use]
pub const fn field(key: &'static str, of: &'static Xml) -> Field {
    Field {
        key,
        name: Name::new(key),
        place: Place::Element,
        required: false,
        of,
    }
}

impl Field {
    /// The property with a name of its own.
    #[must_use]
    pub const fn named(self, name: Name) -> Self {
        Self { name, ..self }
    }

    /// The property as an attribute.
    #[must_use]
    pub const fn attribute(self) -> Self {
        let place = Place::Attribute;
        Self { place, ..self }
    }

    /// The property as the text of its object's element.
    #[must_use]
    pub const fn text(self) -> Self {
        let place = Place::Text;
        Self { place, ..self }
    }

    /// The property as that text, written as CDATA.
    #[must_use]
    pub const fn cdata(self) -> Self {
        let place = Place::CData;
        Self { place, ..self }
    }

    /// The property, which has to be there.
    #[must_use]
    pub const fn required(self) -> Self {
        let required = true;
        Self { required, ..self }
    }
}

impl Xml {
    /// An object of these properties alone.
    #[must_use]
    pub const fn object(fields: &'static [Field]) -> Self {
        let further = None;
        Self::Object { fields, further }
    }

    /// An object with properties beside these.
    #[must_use]
    pub const fn open(fields: &'static [Field], further: &'static Self) -> Self {
        let further = Some(further);
        Self::Object { fields, further }
    }

    /// An object of properties that are known to nobody.
    #[must_use]
    pub const fn map(of: &'static Self) -> Self {
        Self::open(&[], of)
    }

    /// A list, whose items stand where the list would.
    #[must_use]
    pub const fn list(item: Name, of: &'static Self) -> Self {
        Self::of_items(Some(item), false, of)
    }

    /// A list, whose items stand in an element of their own.
    #[must_use]
    pub const fn wrapped(item: Name, of: &'static Self) -> Self {
        Self::of_items(Some(item), true, of)
    }

    /// A list that is only read, and whose items stand in an element of their own.
    #[must_use]
    pub const fn any_named(of: &'static Self) -> Self {
        Self::of_items(None, true, of)
    }

    const fn of_items(item: Option<Name>, wrapped: bool, of: &'static Self) -> Self {
        Self::List { item, wrapped, of }
    }

    /// What each item is of a list whose items stand where the list would.
    pub(super) fn unwrapped(&self) -> Option<(Name, &'static Self)> {
        match self {
            Self::List {
                item: Some(item),
                wrapped: false,
                of,
            } => Some((*item, of)),
            _ => None,
        }
    }
}

impl Root {
    /// A body whose element has a name.
    #[must_use]
    pub const fn new(name: Name, of: &'static Xml) -> Self {
        let name = Some(name);
        Self { name, of }
    }

    /// A body whose element has no name in the document, so that the caller gives one.
    #[must_use]
    pub const fn unnamed(of: &'static Xml) -> Self {
        Self { name: None, of }
    }
}
