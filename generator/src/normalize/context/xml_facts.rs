//! What a schema says of XML, for which the 3.0 model has no place.

/// What the `xml` of a schema says, as far as it says anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XmlFacts {
    /// The name in place of the one that a property or a component has.
    pub name: Option<String>,
    /// The namespace that the name is of.
    pub namespace: Option<String>,
    /// The prefix that stands for the namespace.
    pub prefix: Option<String>,
    /// Whether it is an attribute.
    pub attribute: Option<bool>,
    /// Whether a list has an element of its own around its items.
    pub wrapped: Option<bool>,
    /// What it becomes, as OpenAPI says since 3.2: `element`, `attribute`, `text`, `cdata` or `none`.
    pub node: Option<String>,
}

impl XmlFacts {
    /// The same, with what another says of all that this says nothing of.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self {
            name: self.name.or_else(|| other.name.clone()),
            namespace: self.namespace.or_else(|| other.namespace.clone()),
            prefix: self.prefix.or_else(|| other.prefix.clone()),
            attribute: self.attribute.or(other.attribute),
            wrapped: self.wrapped.or(other.wrapped),
            node: self.node.or_else(|| other.node.clone()),
        }
    }
}
