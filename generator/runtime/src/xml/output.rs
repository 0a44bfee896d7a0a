//! XML that is being written.

use std::ops::Range;

use super::escape::push_attribute;
use super::table::Name;

/// What says that an element is `null`.
const NULL: &str = " xsi:nil=\"true\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";

/// XML that is being written.
#[derive(Default)]
pub(super) struct Output {
    pub(super) text: String,
    /// The attributes that came after something else of their element.
    attributes: String,
    /// Where in the text parts of these belong.
    inserted: Vec<(usize, Range<usize>)>,
    /// The namespaces that prefixes stand for here, the innermost last.
    bound: Vec<Bound>,
}

/// What stands for a namespace: a prefix, or none.
type Bound = (Option<&'static str>, &'static str);

/// What an element is called.
#[derive(Clone, Copy)]
pub(super) struct Called<'k> {
    prefix: Option<&'static str>,
    local: &'k str,
    namespace: Option<&'static str>,
}

impl From<Name> for Called<'_> {
    fn from(name: Name) -> Self {
        Self {
            prefix: name.prefix,
            local: name.local,
            namespace: name.namespace,
        }
    }
}

impl<'k> Called<'k> {
    /// The same under another name.
    pub(super) fn renamed(self, local: &'k str) -> Self {
        Self { local, ..self }
    }

    /// An element that is called like a key.
    pub(super) fn like(key: &'k str) -> Self {
        Self {
            prefix: None,
            local: key,
            namespace: None,
        }
    }
}

/// An element that has begun.
#[derive(Clone, Copy)]
pub(super) struct Begun<'k> {
    called: Called<'k>,
    /// Where its attributes belong.
    at: usize,
    /// How many namespaces are known around it.
    around: usize,
}

impl Output {
    pub(super) fn begin<'k>(&mut self, called: Called<'k>) -> Begun<'k> {
        let around = self.bound.len();
        self.text.push('<');
        push_name(&mut self.text, called);
        // mark: xml-namespace
        if let Some(namespace) = called.namespace {
            let bound = (called.prefix, namespace);
            if !self.is_bound(bound) {
                push_declaration(&mut self.text, bound);
                self.bound.push(bound);
            }
        }
        let at = self.text.len();
        self.text.push('>');
        Begun { called, at, around }
    }

    pub(super) fn end(&mut self, element: Begun<'_>) {
        if self.text.len() == element.at + 1 {
            self.text.pop();
            self.text.push_str("/>");
        } else {
            self.text.push_str("</");
            push_name(&mut self.text, element.called);
            self.text.push('>');
        }
        // mark: xml-scope
        self.bound.truncate(element.around);
    }

    /// Writes an element that is `null`.
    pub(super) fn null(&mut self, called: Called<'_>) {
        let element = self.begin(called);
        self.text.insert_str(element.at, NULL);
        let at = element.at + NULL.len();
        self.end(Begun { at, ..element });
    }

    /// Writes an attribute, whatever of its element was written before. Without a prefix it is in no
    /// namespace. Gives a prefix that would stand for two things on one element.
    pub(super) fn attribute(
        &mut self,
        element: Begun<'_>,
        name: Name,
        value: &str,
    ) -> Result<(), &'static str> {
        let begin = self.attributes.len();
        if let (Some(prefix), Some(namespace)) = (name.prefix, name.namespace) {
            let bound = (name.prefix, namespace);
            if !self.is_bound(bound) {
                let own = self.bound.get(element.around..).unwrap_or_default();
                if own.iter().any(|(own, _)| *own == name.prefix) {
                    return Err(prefix);
                }
                push_declaration(&mut self.attributes, bound);
                self.bound.push(bound);
            }
        }
        self.attributes.push(' ');
        push_name(&mut self.attributes, name.into());
        self.attributes.push_str("=\"");
        push_attribute(&mut self.attributes, value);
        self.attributes.push('"');
        self.inserted
            .push((element.at, begin..self.attributes.len()));
        Ok(())
    }

    fn is_bound(&self, bound: Bound) -> bool {
        let mut innermost = self.bound.iter().rev();
        let nearest = innermost.find(|(prefix, _)| *prefix == bound.0);
        nearest.is_some_and(|(_, namespace)| *namespace == bound.1)
    }

    /// All that was written.
    pub(super) fn finish(mut self) -> String {
        if self.inserted.is_empty() {
            return self.text;
        }
        self.inserted.sort_by_key(|(at, _)| *at);
        let mut whole = String::with_capacity(self.text.len() + self.attributes.len());
        let mut copied = 0;
        for (at, attributes) in self.inserted {
            whole.push_str(self.text.get(copied..at).unwrap_or_default());
            whole.push_str(self.attributes.get(attributes).unwrap_or_default());
            copied = at;
        }
        whole.push_str(self.text.get(copied..).unwrap_or_default());
        whole
    }
}

fn push_name(out: &mut String, called: Called<'_>) {
    // mark: xml-prefix
    if let Some(prefix) = called.prefix {
        out.extend([prefix, ":"]);
    }
    out.push_str(called.local);
}

fn push_declaration(out: &mut String, (prefix, namespace): Bound) {
    out.push_str(" xmlns");
    if let Some(prefix) = prefix {
        out.extend([":", prefix]);
    }
    out.push_str("=\"");
    push_attribute(out, namespace);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::table::{Name, Root, Xml, field};
    use super::super::write::to_xml;

    static TEXT: Xml = Xml::Text;
    const A: Name = Name::new("a");

    fn written(root: &'static Root, json: &str) -> String {
        to_xml(json.as_bytes(), root, None).expect(json)
    }

    #[test]
    fn a_prefix_is_declared_where_it_is_not_known() {
        static NODE: Xml = Xml::object(&[
            field("same", &NODE).named(A.prefixed("p").within("urn:p")),
            field("other", &NODE).named(A.prefixed("p").within("urn:q")),
            field("free", &NODE).named(A.prefixed("p")),
            field("whole", &NODE).named(A.within("urn:&")),
            field("plain", &NODE),
        ]);
        static ROOT: Root = Root::new(Name::new("r").prefixed("p").within("urn:p"), &NODE);
        for (json, inner) in [
            (r#"{"same":{"same":{}}}"#, "<p:a><p:a/></p:a>"),
            (
                r#"{"other":{"other":{},"same":{}},"same":{}}"#,
                "<p:a xmlns:p=\"urn:q\"><p:a/><p:a xmlns:p=\"urn:p\"/></p:a><p:a/>",
            ),
            (r#"{"free":{}}"#, "<p:a/>"),
            (
                r#"{"whole":{"plain":{"whole":{}}},"plain":{"whole":{}}}"#,
                "<a xmlns=\"urn:&amp;\"><plain><a/></plain></a><plain><a xmlns=\"urn:&amp;\"/></plain>",
            ),
        ] {
            let text = format!("<p:r xmlns:p=\"urn:p\">{inner}</p:r>");
            assert_eq!(written(&ROOT, json), text);
        }
    }

    #[test]
    fn attributes_declare_on_their_element() {
        static NODE: Xml = Xml::object(&[
            field("inner", &NODE),
            field("p", &TEXT)
                .named(A.prefixed("p").within("urn:p"))
                .attribute(),
            field("q", &TEXT)
                .named(A.prefixed("q").within("urn:q"))
                .attribute(),
            field("none", &TEXT).named(A.within("urn:none")).attribute(),
            field("clash", &TEXT)
                .named(A.prefixed("p").within("urn:q"))
                .attribute(),
        ]);
        static ROOT: Root = Root::new(Name::new("r").prefixed("p").within("urn:p"), &NODE);
        let json = r#"{"p":"1","inner":{"q":"2","inner":{"q":"3"}},"none":"4"}"#;
        let text = "<p:r xmlns:p=\"urn:p\" p:a=\"1\" a=\"4\"><inner xmlns:q=\"urn:q\" q:a=\"2\">\
                    <inner q:a=\"3\"/></inner></p:r>";
        assert_eq!(written(&ROOT, json), text);
        let problem = to_xml(br#"{"clash":"1"}"#, &ROOT, None)
            .unwrap_err()
            .to_string();
        assert_eq!(
            problem,
            "clash has the prefix `p`, which stands for something else there"
        );
    }
}
