//! Objects of JSON, made of elements.

use std::collections::HashSet;
use std::ops::Range;

use super::characters::is_blank;
use super::documented::{attribute, field_of, has_any};
use super::malformed::{Malformed, Problem};
use super::read::Reading;
use super::references;
use super::scalar;
use super::table::{Field, Name, Place, Xml};
use super::tolerance::held;
use super::tree::{Element, Tree};

impl Reading<'_, '_> {
    /// Reads the object that an element is.
    pub(super) fn object(
        &mut self,
        element: Element,
        fields: &'static [Field],
        further: Option<&'static Xml>,
    ) -> Result<(), Malformed> {
        let begin = self.found.len();
        for child in self.tree.children(element) {
            let place = field_of(fields, self.tree.name(child));
            if place.is_some() || further.is_some() {
                self.found.push((place.unwrap_or(fields.len()), child));
            }
        }
        if let Some(found) = self.found.get_mut(begin..) {
            found.sort_by_key(|(place, _)| *place);
        }
        if is_text(self.tree, fields, element) {
            self.scalar(element, &Xml::Text);
            return Ok(());
        }
        self.json.push(b'{');
        let mut end = begin;
        for (place, field) in fields.iter().enumerate() {
            let first = end;
            while self.found.get(end).is_some_and(|found| found.0 == place) {
                end += 1;
            }
            match field.place {
                Place::Element => self.field(field, first..end)?,
                // mark: xml-read-attribute
                Place::Attribute => self.attribute(element, field)?,
                // mark: xml-read-text
                Place::Text | Place::CData => self.text(element, field),
            }
        }
        // mark: xml-read-further
        if let Some(of) = further {
            self.further(fields, of, end)?;
        }
        self.found.truncate(begin);
        self.close(b'}');
        Ok(())
    }

    /// A property that is these of the elements that were found.
    fn field(&mut self, field: &'static Field, found: Range<usize>) -> Result<(), Malformed> {
        if let Some((item, of)) = field.of.unwrapped() {
            if !found.is_empty() || field.required {
                self.key(field.key);
                self.json.push(b'[');
                for place in found {
                    // mark: xml-read-item
                    self.item(item, of, place)?;
                }
                self.close(b']');
                self.json.push(b',');
            }
            return Ok(());
        }
        let Some((_, element)) = self.found.get(found.start).filter(|_| !found.is_empty()) else {
            return Ok(());
        };
        let element = *element;
        if let Some((_, second)) = self.found.get(found.start + 1).filter(|_| found.len() > 1) {
            return Err(twice(self.tree, *second));
        }
        self.key(field.key);
        self.value(element, field.of)?;
        self.json.push(b',');
        Ok(())
    }

    /// What an element is in a list whose items stand where the list would: an item, or several.
    fn item(&mut self, item: Name, of: &'static Xml, place: usize) -> Result<(), Malformed> {
        let Some((_, element)) = self.found.get(place).copied() else {
            return Ok(());
        };
        let tree = self.tree;
        let Some(items) = held(tree, item, of, element) else {
            self.value(element, of)?;
            self.json.push(b',');
            return Ok(());
        };
        for item in items {
            self.value(item, of)?;
            self.json.push(b',');
        }
        Ok(())
    }

    fn attribute(&mut self, element: Element, field: &'static Field) -> Result<(), Malformed> {
        let Some(found) = attribute(self.tree, element, field.name)? else {
            return Ok(());
        };
        let value = references::value(found.value).map_err(|problem| Malformed {
            path: self.tree.path(element),
            problem,
        })?;
        self.key(field.key);
        scalar::push(&mut self.json, field.of, &value);
        self.json.push(b',');
        Ok(())
    }

    /// Where nothing stands, a text that has to be there is empty, and others are not there.
    fn text(&mut self, element: Element, field: &'static Field) {
        let text = self.tree.text(element);
        let is_there = match field.of {
            Xml::Text => !text.is_empty(),
            _ => !is_blank(text),
        };
        if is_there || field.required {
            self.key(field.key);
            scalar::push(&mut self.json, field.of, text);
            self.json.push(b',');
        }
    }

    /// The properties that are not named, from a place on.
    fn further(
        &mut self,
        fields: &'static [Field],
        of: &'static Xml,
        begin: usize,
    ) -> Result<(), Malformed> {
        let mut keys = HashSet::new();
        let mut place = begin;
        while let Some((_, element)) = self.found.get(place).copied() {
            place += 1;
            let key = self.tree.name(element).local;
            // What is called like a key is not what has that key.
            if fields.iter().any(|field| field.key == key) {
                continue;
            }
            if !keys.insert(key) {
                return Err(twice(self.tree, element));
            }
            self.key(key);
            self.value(element, of)?;
            self.json.push(b',');
        }
        Ok(())
    }
}

/// Whether the element of an object is a text and nothing else, which no object is that has none.
fn is_text(tree: &Tree<'_>, fields: &[Field], element: Element) -> bool {
    let has_text = |field: &Field| matches!(field.place, Place::Text | Place::CData);
    tree.is_leaf(element)
        && !tree.is_empty(element)
        && !fields.iter().any(has_text)
        && !has_any(tree, fields, element)
}

fn twice(tree: &Tree<'_>, element: Element) -> Malformed {
    Malformed {
        path: tree.path(element),
        problem: Problem::new(&"is there more than once"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::to_json;
    use super::super::table::{Name, Xml, field};

    static TEXT: Xml = Xml::Text;
    static NUMBER: Xml = Xml::Number;
    static BOOLEAN: Xml = Xml::Boolean;
    static TAGS: Xml = Xml::list(Name::new("tag"), &TEXT);
    static SIZES: Xml = Xml::wrapped(Name::new("size"), &NUMBER);
    static PARTS: Xml = Xml::list(Name::new("part"), &PART);
    static PART: Xml = Xml::object(&[
        field("id", &NUMBER).named(Name::new("Id")).attribute(),
        field("parts", &PARTS),
        field("note", &TEXT).text(),
    ]);
    static PET: Xml = Xml::object(&[
        field("name", &TEXT).named(Name::new("Name").prefixed("p").within("urn:p")),
        field("age", &NUMBER),
        field("is_old", &BOOLEAN).attribute(),
        field("tags", &TAGS).required(),
        field("sizes", &SIZES),
        field("part", &PART),
    ]);
    static OPEN: Xml = Xml::open(&[field("id", &NUMBER).named(Name::new("ID"))], &TEXT);
    static MAP: Xml = Xml::map(&SIZES);
    static PRICE: Xml = Xml::object(&[
        field("currency", &TEXT).attribute(),
        field("value", &NUMBER).text().required(),
    ]);

    fn read(of: &'static Xml, text: &str) -> String {
        let json = to_json(text.as_bytes(), of);
        String::from_utf8(json.expect(text)).unwrap()
    }

    fn problem(of: &'static Xml, text: &str) -> String {
        let malformed = to_json(text.as_bytes(), of).expect_err(text);
        format!("{}: {}", malformed.path, malformed.problem)
    }

    #[test]
    fn properties_are_found_by_their_local_names() {
        let text = "<q:Pet xmlns:q='urn:q' is_old='1' other='x'><age> 3 </age><tag>a</tag>\
                    <q:Name> Tom </q:Name><more><tag/></more><sizes><size>1</size></sizes><tag/></q:Pet>";
        let json = r#"{"name":" Tom ","age":3,"is_old":true,"tags":["a",""],"sizes":[1]}"#;
        assert_eq!(read(&PET, text), json);
    }

    #[test]
    fn a_list_that_has_to_be_there_is_empty_without_items() {
        assert_eq!(read(&PET, "<Pet/>"), r#"{"tags":[]}"#);
        assert_eq!(read(&PART, "<p/>"), "{}");
        assert_eq!(
            read(&PET, "<Pet><sizes/></Pet>"),
            r#"{"tags":[],"sizes":[]}"#
        );
    }

    #[test]
    fn objects_are_nested() {
        let text = "<Pet><part Id='1'>a<part Id='2'><part Id='3'/></part><part/>b</part></Pet>";
        let json = concat!(
            r#"{"tags":[],"part":{"id":1,"parts":[{"id":2,"parts":[{"id":3}]},{}],"#,
            r#""note":"ab"}}"#
        );
        assert_eq!(read(&PET, text), json);
    }

    #[test]
    fn a_text_is_a_property() {
        let text = "<Price currency='&#69;UR'> 1.50 </Price>";
        assert_eq!(read(&PRICE, text), r#"{"currency":"EUR","value":1.50}"#);
        assert_eq!(read(&PRICE, "<Price/>"), r#"{"value":""}"#);
        assert_eq!(
            read(&PART, "<p><![CDATA[ <a> ]]></p>"),
            r#"{"note":" <a> "}"#
        );
    }

    #[test]
    fn what_is_not_named_is_a_property_where_an_object_has_such() {
        let text = "<o><a>1</a><ID>2</ID><id>3</id><b:c>4</b:c></o>";
        assert_eq!(read(&OPEN, text), r#"{"id":2,"a":"1","c":"4"}"#);
        let text = "<o><a><size>1</size></a><b/></o>";
        assert_eq!(read(&MAP, text), r#"{"a":[1],"b":[]}"#);
        assert_eq!(
            problem(&OPEN, "<o><a/><b/><a/></o>"),
            "o/a[2]: is there more than once"
        );
    }

    #[test]
    fn no_property_is_there_twice() {
        let text = "<Pet><age>1</age><age>2</age></Pet>";
        assert_eq!(problem(&PET, text), "Pet/age[2]: is there more than once");
        let text = "<Pet><sizes/><sizes/></Pet>";
        assert_eq!(problem(&PET, text), "Pet/sizes[2]: is there more than once");
        let text = "<Pet is_old='1' is_old='1'/>";
        assert_eq!(problem(&PET, text), "Pet: has `is_old` more than once");
        let text = "<Pet a:is_old='0' is_old='1'/>";
        assert_eq!(read(&PET, text), r#"{"is_old":true,"tags":[]}"#);
    }

    #[test]
    fn null_is_said_by_an_attribute() {
        let text = "<Pet><age xsi:nil='true'/><sizes xsi:nil='1'/><tag nil='true'/><tag nil='false'/></Pet>";
        assert_eq!(
            read(&PET, text),
            r#"{"age":null,"tags":[null,""],"sizes":null}"#
        );
        assert_eq!(read(&PET, "<Pet i:nil='true'/>"), "null");
    }

    #[test]
    fn what_is_of_another_kind_is_left_to_the_type() {
        let text = "<Pet is_old='x'><age>1a</age><sizes>2</sizes><part Id='-'/></Pet>";
        let json = r#"{"age":"1a","is_old":"x","tags":[],"sizes":"2","part":{"id":"-"}}"#;
        assert_eq!(read(&PET, text), json);
        assert_eq!(read(&PET, "<Pet>Tom</Pet>"), r#""Tom""#);
        let text = "<Pet><Name><a/></Name><age><b>1</b></age></Pet>";
        assert_eq!(read(&PET, text), r#"{"name":{},"age":{},"tags":[]}"#);
        assert_eq!(
            read(&PET, "<Pet><Name>Tom<a/></Name></Pet>"),
            r#"{"name":"Tom","tags":[]}"#
        );
    }

    #[test]
    fn prefixes_tell_apart_what_is_called_alike() {
        static TWO: Xml = Xml::object(&[
            field("a", &TEXT).named(Name::new("x").prefixed("a")),
            field("b", &TEXT).named(Name::new("x").prefixed("b")),
        ]);
        let text = "<two><b:x>1</b:x><a:x>2</a:x></two>";
        assert_eq!(read(&TWO, text), r#"{"a":"2","b":"1"}"#);
        assert_eq!(read(&TWO, "<two><c:x>1</c:x></two>"), r#"{"a":"1"}"#);
    }
}
