//! JSON becomes XML.

use std::borrow::Cow;
use std::fmt;

use serde_core::Deserialize;
use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::characters::{forbidden, is_name};
use super::escape::push_text;
use super::output::{Called, Output};
use super::property::{Found, Key, Property};
use super::table::{Root, Xml};
use crate::core::excerpt::Excerpt;
use crate::core::invalid::Invalid;
use crate::core::place::Place;

/// The XML of a value that is given as JSON.
pub(super) fn to_xml(
    json: &[u8],
    root: &'static Root,
    given: Option<&str>,
) -> Result<String, Invalid> {
    let called = match (given, root.name) {
        (Some(given), _) if !is_name(given) => {
            return Err(Invalid::new(
                "with_root",
                "has to be the name of an element",
            ));
        }
        (Some(given), Some(name)) => Called::from(name).renamed(given),
        (Some(given), None) => Called::like(given),
        // mark: xml-root
        (None, Some(name)) => name.into(),
        (None, None) => return Err(Invalid::new("the body", NAMELESS)),
    };
    let mut writing = Writing::default();
    let mut json = serde_json::Deserializer::from_slice(json);
    let whole = Element {
        writing: &mut writing,
        called,
        of: root.of,
        place: Place::TOP,
    };
    match whole.deserialize(&mut json) {
        Ok(()) => Ok(writing.output.finish()),
        Err(error) => Err(writing.problem.unwrap_or_else(|| {
            Invalid::new("the body", format!("cannot be written as XML: {error}"))
        })),
    }
}

const NAMELESS: &str = "has a first element without a name, which the document does not say and \
                        `with_root` does";

/// What has been written, and what keeps the rest from being.
#[derive(Default)]
pub(super) struct Writing {
    pub(super) output: Output,
    pub(super) problem: Option<Invalid>,
}

impl Writing {
    /// Keeps what is wrong with a value, of which the error alone does not say all.
    pub(super) fn fail<E: Error>(
        &mut self,
        place: &Place<'_>,
        problem: impl Into<Cow<'static, str>>,
    ) -> E {
        let place = place.to_string();
        let place = if place.is_empty() {
            "the body".to_owned()
        } else {
            place
        };
        self.problem = Some(Invalid::new(place, problem));
        E::custom("invalid")
    }

    /// The text of a value that is no object and no list; nothing of `null`.
    pub(super) fn scalar<'j, E: Error>(
        &mut self,
        place: &Place<'_>,
        json: &'j RawValue,
    ) -> Result<Option<Cow<'j, str>>, E> {
        let json = json.get();
        let text: Cow<'_, str> = match json.as_bytes().first() {
            Some(b'n') => return Ok(None),
            Some(b'{' | b'[') => return Err(self.fail(place, MISFIT)),
            Some(b'"') if json.contains('\\') => serde_json::from_str::<String>(json)
                .map_err(E::custom)?
                .into(),
            _ => json.trim_matches('"').into(),
        };
        match forbidden(&text) {
            Some(found) => {
                let code = u32::from(found);
                let problem = format!("has the character U+{code:04X}, which XML cannot hold");
                Err(self.fail(place, problem))
            }
            None => Ok(Some(text)),
        }
    }
}

const MISFIT: &str = "is of a kind that the document does not say";

/// An element that is to be written.
pub(super) struct Element<'w, 'p> {
    pub(super) writing: &'w mut Writing,
    pub(super) called: Called<'p>,
    pub(super) of: &'static Xml,
    pub(super) place: Place<'p>,
}

impl<'de> DeserializeSeed<'de> for Element<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        if matches!(self.of, Xml::Object { .. } | Xml::List { .. }) {
            return json.deserialize_any(self);
        }
        // Numbers of any length are only whole as they are written.
        let json = <&RawValue>::deserialize(json)?;
        let text = self.writing.scalar(&self.place, json)?;
        let output = &mut self.writing.output;
        match text {
            Some(text) => {
                let element = output.begin(self.called);
                // mark: xml-text
                push_text(&mut output.text, &text);
                output.end(element);
            }
            // mark: xml-null
            None => output.null(self.called),
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Element<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.of {
            Xml::List { .. } => "a list",
            _ => "an object",
        })
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.writing.output.null(self.called);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        let Xml::List { item, of, .. } = self.of else {
            return Err(self.writing.fail(&self.place, MISFIT));
        };
        let element = self.writing.output.begin(self.called);
        // mark: xml-item
        let called = item.map_or(self.called, Called::from);
        let items = Items {
            writing: &mut *self.writing,
            called,
            of,
            place: self.place,
        };
        items.visit_seq(list)?;
        self.writing.output.end(element);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Xml::Object { fields, further } = self.of else {
            return Err(self.writing.fail(&self.place, MISFIT));
        };
        let element = self.writing.output.begin(self.called);
        while let Some(key) = map.next_key_seed(Key(fields))? {
            let writing = &mut *self.writing;
            match key {
                Found::Field(field) => {
                    let place = self.place.field(field.key);
                    Property {
                        writing,
                        element,
                        field,
                        place,
                    }
                    .write(&mut map)?;
                }
                Found::Other(key) => {
                    let place = self.place.field(&key);
                    let Some(of) = further else {
                        return Err(writing.fail(&place, "has no place in the XML"));
                    };
                    if !is_name(&key) {
                        let key = Excerpt::of_body(key.as_bytes());
                        let problem = format!("has the key `{key}`, which is no name that XML has");
                        return Err(writing.fail(&self.place, problem));
                    }
                    let called = Called::like(&key);
                    map.next_value_seed(Element {
                        writing,
                        called,
                        of,
                        place,
                    })?;
                }
            }
        }
        self.writing.output.end(element);
        Ok(())
    }
}

/// The elements of a list, one for each item.
pub(super) struct Items<'w, 'p> {
    pub(super) writing: &'w mut Writing,
    pub(super) called: Called<'p>,
    pub(super) of: &'static Xml,
    pub(super) place: Place<'p>,
}

impl<'de> DeserializeSeed<'de> for Items<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Items<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    /// A list that is `null` has no element that could say so.
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut number = 0;
        loop {
            let item = Element {
                writing: &mut *self.writing,
                called: self.called,
                of: self.of,
                place: self.place.item(number),
            };
            if list.next_element_seed(item)?.is_none() {
                return Ok(());
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::{Name, Root, Xml, field};
    use super::to_xml;

    static TEXT: Xml = Xml::Text;
    static NUMBER: Xml = Xml::Number;
    static TAGS: Xml = Xml::list(Name::new("tag"), &TEXT);
    static SIZES: Xml = Xml::wrapped(Name::new("size"), &NUMBER);
    static PARTS: Xml = Xml::list(Name::new("part"), &PART);
    static PART: Xml = Xml::object(&[
        field("note", &TEXT).cdata(),
        field("parts", &PARTS),
        field("id", &NUMBER).named(Name::new("Id")).attribute(),
        field("is", &Xml::Boolean).attribute(),
    ]);
    static PET: Xml = Xml::open(
        &[
            field("name", &TEXT).named(Name::new("Name")),
            field("age", &NUMBER),
            field("tags", &TAGS).required(),
            field("sizes", &SIZES).named(Name::new("Sizes")),
            field("part", &PART),
        ],
        &TEXT,
    );
    static ROOT: Root = Root::new(Name::new("Pet"), &PET);

    fn written(root: &'static Root, json: &str) -> String {
        to_xml(json.as_bytes(), root, None).expect(json)
    }

    fn problem(json: &str) -> String {
        to_xml(json.as_bytes(), &ROOT, None)
            .expect_err(json)
            .to_string()
    }

    #[test]
    fn elements_stand_in_the_order_of_the_value() {
        let json = r#"{"tags":["a","<b>"],"name":"\"T\u00f6m\"&\r\n","sizes":[1,2.50],"age":3}"#;
        let text = "<Pet><tag>a</tag><tag>&lt;b&gt;</tag><Name>\"Töm\"&amp;&#13;\n</Name>\
                    <Sizes><size>1</size><size>2.50</size></Sizes><age>3</age></Pet>";
        assert_eq!(written(&ROOT, json), text);
        let json = r#"{"tags":[],"sizes":[],"name":"","part":{}}"#;
        let text = "<Pet><Sizes/><Name></Name><part/></Pet>";
        assert_eq!(
            written(&ROOT, json),
            text.replace("<Name></Name>", "<Name/>")
        );
    }

    #[test]
    fn attributes_stand_in_their_tag_whenever_they_come() {
        let json = concat!(
            r#"{"part":{"note":"a","parts":[{"is":true,"id":2,"parts":[{"id":3}]},{"id":null}],"#,
            r#""id":"\"\t\n","is":false}}"#
        );
        let text = "<Pet><part Id=\"&quot;&#9;&#10;\" is=\"false\"><![CDATA[a]]>\
                    <part is=\"true\" Id=\"2\"><part Id=\"3\"/></part><part/></part></Pet>";
        assert_eq!(written(&ROOT, json), text);
    }

    #[test]
    fn no_digit_is_lost() {
        for number in [
            "-123456789012345678901234567890123456789",
            "0.1234567890123456789012345678901234567890",
            "1e400",
        ] {
            let text = format!("<Pet><age>{number}</age></Pet>");
            assert_eq!(written(&ROOT, &format!("{{\"age\":{number}}}")), text);
        }
    }

    #[test]
    fn null_is_said() {
        let null = " xsi:nil=\"true\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"/>";
        for (json, text) in [
            ("null", "<Pet NULL"),
            (r#"{"age":null}"#, "<Pet><age NULL</Pet>"),
            (r#"{"sizes":null}"#, "<Pet><Sizes NULL</Pet>"),
            (
                r#"{"sizes":[null]}"#,
                "<Pet><Sizes><size NULL</Sizes></Pet>",
            ),
            (r#"{"part":null}"#, "<Pet><part NULL</Pet>"),
            (r#"{"other":null}"#, "<Pet><other NULL</Pet>"),
            // Nothing is there that could say it.
            (
                r#"{"tags":null,"part":{"note":null,"id":null}}"#,
                "<Pet><part/></Pet>",
            ),
        ] {
            assert_eq!(written(&ROOT, json), text.replace(" NULL", null));
        }
    }

    #[test]
    fn keys_are_names_of_elements() {
        assert_eq!(
            written(&ROOT, r#"{"größe":"1"}"#),
            "<Pet><größe>1</größe></Pet>"
        );
        for key in ["", "1", "a b", "a:b", "a/", "<"] {
            let said = problem(&format!("{{{key:?}:\"x\"}}"));
            assert_eq!(
                said,
                format!("the body has the key `{key}`, which is no name that XML has")
            );
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_not_sent() {
        for (json, said) in [
            (
                r#"{"name":"a\u0001"}"#,
                "name has the character U+0001, which XML cannot hold",
            ),
            (
                r#"{"tags":["a","\ufffe"]}"#,
                "tags[1] has the character U+FFFE, which XML cannot hold",
            ),
            (
                r#"{"part":{"parts":[{"id":"\u0000"}]}}"#,
                "part.parts[0].id has the character U+0000, which XML cannot hold",
            ),
            (
                r#"{"name":[]}"#,
                "name is of a kind that the document does not say",
            ),
            (
                r#"{"sizes":{}}"#,
                "sizes is of a kind that the document does not say",
            ),
            ("[]", "the body is of a kind that the document does not say"),
        ] {
            assert_eq!(problem(json), said);
        }
        let nested = format!("{{\"part\":{}1", r#"{"parts":["#.repeat(100));
        assert!(
            problem(&nested).contains("recursion limit"),
            "{}",
            problem(&nested)
        );
        assert!(problem("{").contains("cannot be written as XML"));
    }

    #[test]
    fn lists_as_a_whole() {
        static LIST: Root = Root::new(Name::new("Sizes"), &SIZES);
        static BARE: Root = Root::new(Name::new("Tags"), &TAGS);
        static ANY: Root = Root::new(Name::new("n"), &ITEMS);
        static ITEMS: Xml = Xml::any_named(&NUMBER);
        assert_eq!(written(&LIST, "[1]"), "<Sizes><size>1</size></Sizes>");
        assert_eq!(written(&BARE, r#"["a"]"#), "<Tags><tag>a</tag></Tags>");
        assert_eq!(written(&ANY, "[1,2]"), "<n><n>1</n><n>2</n></n>");
    }
}
