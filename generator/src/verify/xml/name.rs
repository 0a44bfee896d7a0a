//! Names, their prefixes, and the namespaces that these stand for.

use std::fmt;

/// The namespace of what says that an element is `null`.
pub(super) const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The name of an element or of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Name {
    pub(in crate::verify) prefix: Option<String>,
    pub(in crate::verify) local: String,
    pub(in crate::verify) namespace: Option<String>,
}

impl Name {
    /// What says that an element is `null`.
    pub(super) fn nil() -> Self {
        Self {
            prefix: Some("xsi".to_owned()),
            local: "nil".to_owned(),
            namespace: Some(INSTANCE.to_owned()),
        }
    }

    /// Whether it is one that XML can have.
    pub(super) fn is_sound(&self) -> bool {
        let is_prefix = |prefix: &String| is_ncname(prefix) && prefix != "xmlns";
        is_ncname(&self.local) && self.prefix.as_ref().is_none_or(is_prefix)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.prefix {
            Some(prefix) => write!(f, "{prefix}:{}", self.local),
            None => f.write_str(&self.local),
        }
    }
}

/// The namespaces that prefixes stand for at an element; that without a prefix is an empty one.
#[derive(Default)]
pub(in crate::verify) struct Scope<'a> {
    around: Option<&'a Scope<'a>>,
    own: Vec<(&'a str, &'a str)>,
}

impl<'a> Scope<'a> {
    /// That of an element, with what it has to declare.
    pub(in crate::verify) fn within(
        &'a self,
        element: &'a Name,
        attributes: impl Iterator<Item = &'a Name>,
    ) -> Self {
        let mut own: Vec<(&str, &str)> = Vec::new();
        let prefixed = attributes.filter(|name| name.prefix.is_some());
        for name in std::iter::once(element).chain(prefixed) {
            let Some(namespace) = name.namespace.as_deref() else {
                continue;
            };
            let prefix = name.prefix.as_deref().unwrap_or_default();
            let is_known = own.iter().any(|(known, _)| *known == prefix);
            if !is_known && self.get(prefix) != Some(namespace) {
                own.push((prefix, namespace));
            }
        }
        Self {
            around: Some(self),
            own,
        }
    }

    /// What the element itself declares.
    pub(super) fn declared(&self) -> &[(&'a str, &'a str)] {
        &self.own
    }

    /// What a prefix stands for.
    pub(super) fn get(&self, prefix: &str) -> Option<&'a str> {
        let mut scope = Some(self);
        while let Some(one) = scope {
            let own = one.own.iter().find(|(known, _)| *known == prefix);
            if let Some((_, namespace)) = own {
                return Some(namespace);
            }
            scope = one.around;
        }
        None
    }

    /// The namespace that the name of an element is in. One that says none is in that of the elements
    /// around it.
    pub(in crate::verify) fn of_element(&self, name: &'a Name) -> Option<&'a str> {
        let prefix = name.prefix.as_deref().unwrap_or_default();
        name.namespace.as_deref().or_else(|| self.get(prefix))
    }

    /// The namespace that the name of an attribute is in, which is none without a prefix.
    pub(in crate::verify) fn of_attribute(&self, name: &'a Name) -> Option<&'a str> {
        let prefix = name.prefix.as_deref()?;
        name.namespace.as_deref().or_else(|| self.get(prefix))
    }
}

/// Whether a text is a name without a colon, as "Namespaces in XML 1.0" has it.
pub(super) fn is_ncname(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(is_start) && characters.all(is_further)
}

fn is_start(character: char) -> bool {
    matches!(character, 'A'..='Z' | 'a'..='z' | '_' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
        | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}'
        | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

fn is_further(character: char) -> bool {
    is_start(character)
        || matches!(character, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}'
            | '\u{203f}'..='\u{2040}')
}

/// Whether XML 1.0 can have a character, be it as a reference.
pub(super) fn is_character(character: char) -> bool {
    let is_control = character < ' ' && !matches!(character, '\t' | '\n' | '\r');
    !is_control && !matches!(character, '\u{fffe}' | '\u{ffff}')
}
