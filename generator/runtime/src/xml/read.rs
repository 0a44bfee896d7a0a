//! XML becomes JSON.

use super::encoding::decode;
use super::malformed::{Malformed, Problem};
use super::parse::parse;
use super::scalar;
use super::table::{Field, Place, Xml};
use super::tolerance::{holder, is_misfit, wrapped};
use super::tree::{Element, Tree};
use crate::json::text::unmarked;

/// The JSON of a body. That of none is none.
pub(super) fn to_json(body: &[u8], of: &'static Xml) -> Result<Vec<u8>, Malformed> {
    let body = unmarked(body);
    if body.trim_ascii().is_empty() {
        return Ok(Vec::new());
    }
    let tree = parse(decode(body)?)?;
    if is_misfit(&tree, of, Tree::ROOT) {
        return Err(misfit(&tree));
    }
    let mut reading = Reading {
        tree: &tree,
        json: Vec::with_capacity(body.len()),
        found: Vec::new(),
    };
    reading.value(Tree::ROOT, of)?;
    Ok(reading.json)
}

/// Says what there was in place of what was promised.
fn misfit(tree: &Tree<'_>) -> Malformed {
    let names = tree
        .children(Tree::ROOT)
        .map(|child| tree.name(child).local);
    let names: Vec<String> = names.take(5).map(|name| format!("`{name}`")).collect();
    let problem = format!(
        "has nothing in it that is documented, but {}",
        names.join(", ")
    );
    Malformed {
        path: tree.path(Tree::ROOT),
        problem: Problem::new(&problem),
    }
}

/// A tree that is being read.
pub(super) struct Reading<'t, 'x> {
    pub(super) tree: &'t Tree<'x>,
    pub(super) json: Vec<u8>,
    /// The elements of the objects that are being read, each with the place of its property.
    pub(super) found: Vec<(usize, Element)>,
}

impl Reading<'_, '_> {
    pub(super) fn value(&mut self, element: Element, of: &'static Xml) -> Result<(), Malformed> {
        // mark: xml-read-null
        if self.is_null(element, of) {
            self.json.extend(b"null");
            return Ok(());
        }
        match of {
            Xml::Text | Xml::Number | Xml::Boolean => self.scalar(element, of),
            Xml::List { item, of, .. } => match wrapped(self.tree, *item, element) {
                Some(items) => return self.items(element, &items, of),
                None => self.json.extend(b"{}"),
            },
            Xml::Object { fields, further } => {
                let element = holder(self.tree, of, element);
                return self.object(element, fields, *further);
            }
        }
        Ok(())
    }

    /// Whether an element says that it is `null`.
    fn is_null(&self, element: Element, of: &Xml) -> bool {
        let mut attributes = self.tree.attributes(element);
        let mut is_null = attributes.any(|attribute| {
            attribute.name.local == "nil" && matches!(attribute.value, "true" | "1")
        });
        if let Xml::Object { fields, .. } = of {
            let is_other =
                |field: &Field| field.place == Place::Attribute && field.name.local == "nil";
            is_null = is_null && !fields.iter().any(is_other);
        }
        is_null
    }

    /// An element that is no scalar is one of a type that refuses it.
    pub(super) fn scalar(&mut self, element: Element, of: &Xml) {
        let text = self.tree.text(element);
        if text.is_empty() && !self.tree.is_leaf(element) {
            self.json.extend(b"{}");
        } else {
            scalar::push(&mut self.json, of, text);
        }
    }

    /// The items of a list that has an element of its own.
    fn items(
        &mut self,
        element: Element,
        items: &[Element],
        of: &'static Xml,
    ) -> Result<(), Malformed> {
        if items.is_empty() && !self.tree.is_empty(element) {
            self.scalar(element, &Xml::Text);
            return Ok(());
        }
        self.json.push(b'[');
        for item in items {
            self.value(*item, of)?;
            self.json.push(b',');
        }
        self.close(b']');
        Ok(())
    }

    pub(super) fn key(&mut self, key: &str) {
        scalar::push_string(&mut self.json, key);
        self.json.push(b':');
    }

    /// Ends a list or an object, each of whose values has a comma behind it.
    pub(super) fn close(&mut self, bracket: u8) {
        if self.json.last() == Some(&b',') {
            self.json.pop();
        }
        self.json.push(bracket);
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::{Name, Xml, field};
    use super::to_json;

    static TEXT: Xml = Xml::Text;
    static NUMBER: Xml = Xml::Number;
    static BOOLEAN: Xml = Xml::Boolean;
    static NUMBERS: Xml = Xml::wrapped(Name::new("n"), &NUMBER);
    static ANY: Xml = Xml::any_named(&NUMBERS);
    static TOPIC: Xml = Xml::object(&[
        field("arn", &TEXT).named(Name::new("TopicArn")),
        field("size", &NUMBER).attribute(),
    ]);
    static TOPICS: Xml = Xml::wrapped(Name::new("Topic"), &TOPIC);

    fn read(of: &'static Xml, text: &str) -> String {
        let json = to_json(text.as_bytes(), of);
        String::from_utf8(json.expect(text)).unwrap()
    }

    #[test]
    fn numbers_are_what_json_has() {
        let large = "-123456789012345678901234567890123456789";
        let long = "0.1234567890123456789012345678901234567890";
        for number in ["0", "-0.5", "1e400", "1E-3", large, long] {
            assert_eq!(read(&NUMBER, &format!("<a>\n {number}\t</a>")), number);
        }
        for other in [
            "", " ", "+1", "01", ".5", "1.", "NaN", "INF", "0x1", "1 2", "true", "1\u{a0}",
        ] {
            let text = serde_json::to_string(other).unwrap();
            assert_eq!(read(&NUMBER, &format!("<a>{other}</a>")), text);
        }
    }

    #[test]
    fn booleans_are_words_or_digits() {
        for (text, json) in [
            ("true", "true"),
            (" 1 ", "true"),
            ("false", "false"),
            ("0", "false"),
            ("True", "\"True\""),
            ("2", "\"2\""),
            ("", "\"\""),
        ] {
            assert_eq!(read(&BOOLEAN, &format!("<a>{text}</a>")), json);
        }
    }

    #[test]
    fn texts_are_as_they_are() {
        let text = "<a> \"\\&quot;\r\n<![CDATA[ <b/> ]]>&#13;\u{1f600}</a>";
        assert_eq!(read(&TEXT, text), r#"" \"\\\"\n <b/> \r😀""#);
        assert_eq!(read(&TEXT, "<a/>"), "\"\"");
    }

    #[test]
    fn lists_as_a_whole() {
        static BARE: Xml = Xml::list(Name::new("n"), &Xml::Number);
        assert_eq!(read(&NUMBERS, "<l><n>1</n><m/><n>2</n></l>"), "[1,2]");
        assert_eq!(read(&NUMBERS, "<l/>"), "[]");
        assert_eq!(read(&ANY, "<l><a><n>1</n></a><b/></l>"), "[[1],[]]");
        // What is called otherwise, but all alike.
        assert_eq!(read(&NUMBERS, "<l><m>1</m><m>2</m></l>"), "[1,2]");
        assert_eq!(read(&NUMBERS, "<l><m>1</m><o>2</o></l>"), "{}");
        assert_eq!(read(&NUMBERS, "<l>1</l>"), "\"1\"");
        // A list that is a whole body has an element of its own in any case.
        assert_eq!(read(&BARE, "<l><n>1</n><n>2</n></l>"), "[1,2]");
    }

    #[test]
    fn no_body_is_no_json() {
        for body in ["", " \r\n", "\u{feff}", "\u{feff} "] {
            assert_eq!(read(&TEXT, body), "");
        }
        assert_eq!(read(&TEXT, "\u{feff}<a>b</a>"), "\"b\"");
    }

    #[test]
    fn a_body_that_is_something_else_is_told() {
        for (of, text, path) in [
            (&TOPIC, "<html><head/><body><p>no</p></body></html>", "html"),
            (&TOPIC, "<r><a><TopicArn/></a><b><TopicArn/></b></r>", "r"),
            (
                &TOPICS,
                "<r><Topic><a/></Topic><Topic><b/></Topic></r>",
                "r",
            ),
        ] {
            let malformed = to_json(text.as_bytes(), of).expect_err(text);
            let problem = malformed.problem.to_string();
            assert_eq!(malformed.path, path, "{problem}");
            assert!(problem.contains("that is documented, but `"), "{problem}");
        }
        for text in [
            "<r/>",
            "<r><Topic/></r>",
            "<r><Topic><a/></Topic><Topic size='1'/></r>",
        ] {
            assert!(to_json(text.as_bytes(), &TOPICS).is_ok(), "{text}");
        }
        for text in ["<r/>", "<r size='1'><a/></r>", "<r><a/><TopicArn/></r>"] {
            assert!(to_json(text.as_bytes(), &TOPIC).is_ok(), "{text}");
        }
    }

    /// Whoever compares all of these with each other never comes to an end.
    #[test]
    fn what_is_wide_is_read_in_one_go() {
        static MAP: Xml = Xml::map(&TEXT);
        static HOLDER: Xml = Xml::object(&[field("Topics", &BARE)]);
        static BARE: Xml = Xml::list(Name::new("Topics"), &TOPIC);
        const MANY: usize = 200_000;
        let attributes: String = (0..MANY).map(|n| format!(" a{n}=''")).collect();
        read(&TOPIC, &format!("<r{attributes} size='1'/>"));
        let keys: String = (0..MANY).map(|n| format!("<k{n}/>")).collect();
        read(&MAP, &format!("<r>{keys}</r>"));
        let items = "<m><TopicArn/></m>".repeat(MANY);
        let json = read(&HOLDER, &format!("<r><Topics>{items}</Topics></r>"));
        assert_eq!(json.matches("arn").count(), MANY);
        let texts = "a<b/>&amp;<!-- -->".repeat(MANY);
        assert!(read(&HOLDER, &format!("<r><Topics/>{texts}</r>")).len() < 30);
        let malformed = to_json(format!("<r>{}<x>", "<x/>".repeat(MANY)).as_bytes(), &MAP);
        assert_eq!(malformed.unwrap_err().path, format!("r/x[{}]", MANY + 1));
    }
}
