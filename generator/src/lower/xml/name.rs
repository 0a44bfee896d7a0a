//! Names of elements and attributes.

use crate::ir::XmlName;
use crate::normalize::XmlFacts;

/// What is said of a thing, or what it is called otherwise, as a name; nothing where that is none in XML.
pub(super) fn name(facts: &XmlFacts, otherwise: &str) -> Result<XmlName, String> {
    let local = facts.name.as_deref().unwrap_or(otherwise);
    let prefix = facts.prefix.as_deref().filter(|prefix| !prefix.is_empty());
    let (own, local) = local
        .split_once(':')
        .map_or((None, local), |(own, local)| (Some(own), local));
    let prefix = prefix.or(own);
    for part in prefix.iter().copied().chain([local]) {
        if !is_name(part) {
            return Err(format!("`{part}` is no name in XML"));
        }
    }
    let namespace = facts.namespace.clone().filter(|name| !name.is_empty());
    Ok(XmlName {
        local: local.to_owned(),
        prefix: prefix.map(str::to_owned),
        namespace,
    })
}

/// Whether a text is a name without a colon, as Namespaces in XML 1.0 has it.
fn is_name(text: &str) -> bool {
    let mut all = text.chars();
    let begins = |one: char| one.is_alphabetic() || one == '_';
    let goes_on = |one: char| one.is_alphanumeric() || matches!(one, '-' | '.' | '_' | '\u{b7}');
    all.next().is_some_and(begins) && all.all(goes_on)
}

#[cfg(test)]
mod tests {
    use super::{is_name, name};
    use crate::normalize::XmlFacts;

    #[test]
    fn a_name_is_one_of_xml() {
        for text in ["pet", "_a", "größe", "a-b.c", "x1"] {
            assert!(is_name(text), "{text}");
        }
        for text in ["", "1a", "a b", "$id", "a:b", "-a", "@odata.type"] {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn a_prefix_may_stand_in_the_name() {
        let facts = XmlFacts {
            name: Some("smp:pet".to_owned()),
            namespace: Some("https://example.com/pets".to_owned()),
            ..XmlFacts::default()
        };
        let named = name(&facts, "other").unwrap();
        assert_eq!(
            (named.prefix.as_deref(), named.local.as_str()),
            (Some("smp"), "pet")
        );
        let none = name(&XmlFacts::default(), "$id");
        assert_eq!(none, Err("`$id` is no name in XML".to_owned()));
    }
}
