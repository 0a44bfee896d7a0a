//! The faults that are put into the runtime, and where.

/// A fault at a marked place.
pub(crate) struct Fault {
    /// What it is.
    pub(crate) name: &'static str,
    /// The mark of its place: `// mark: NAME` above a statement or an arm of a `match`.
    pub(crate) mark: &'static str,
    /// What stands there instead, where `right` is what stood there: the value of a `let`, what an
    /// `if` or the guard of an arm depends on, the value of an arm without a guard, or any other
    /// statement as it is.
    pub(crate) wrong: &'static str,
}

const fn fault(name: &'static str, mark: &'static str, wrong: &'static str) -> Fault {
    Fault { name, mark, wrong }
}

pub(crate) const FAULTS: &[Fault] = &[
    fault(
        "reserved characters are left as they are",
        "unreserved",
        "right || byte == b'&'",
    ),
    fault(
        "a number in a style has a point",
        "styled-number",
        r#"format!("{value:?}")"#,
    ),
    fault("a number in JSON has a point", "json-number", "true"),
    fault(
        "an integer with a fraction is refused",
        "whole-numbers",
        "None",
    ),
    fault("a constant is left out", "constant", "{}"),
    fault("a union leaves out its tag", "tag", "Ok(())"),
    fault(
        "a success of another status is refused",
        "fitting",
        "self.undocumented()",
    ),
    fault("a label begins with nothing", "label-lead", "{}"),
    fault(
        "an exploded label is joined by commas",
        "label-delimiter",
        "self.url.push(',')",
    ),
    fault(
        "a matrix names the first value alone",
        "matrix-name",
        "self.push_text(&item)",
    ),
    fault("pipes are commas", "pipe", r#"",""#),
    fault("spaces are pluses", "space", r#""+""#),
    fault(
        "a deep object has dots",
        "deep-name",
        r#"deepen(all, format!("{name}.{key}"), value)"#,
    ),
    fault(
        "one item of a list is left out",
        "exploded-list",
        "all.extend(items.skip(1).map(|item| Spread::new(name, vec![item])))",
    ),
    fault(
        "a second cookie takes the place of the first",
        "further-cookie",
        "{ let _ = earlier; text }",
    ),
    fault(
        "a cookie in the style of cookies is escaped",
        "cookie-as-it-is",
        "percent::encode_text",
    ),
    fault(
        "all parts are those of form-data",
        "form-media-type",
        r#"format!("multipart/form-data; boundary={boundary}")"#,
    ),
    fault(
        "a form has no parameters",
        "urlencoded-media-type",
        r#"header::value("content-type", FORM)?"#,
    ),
    fault("a cookie is dropped", "cookie", "!right"),
    fault(
        "an object in a header is never exploded",
        "header-object",
        "','",
    ),
    fault("a form has no pluses", "form-space", "text.push(' ')"),
    fault(
        "a file is no file",
        "file-name",
        r#"write!(head, "; file=\"{}\"", escape(file_name))"#,
    ),
    fault(
        "a part in a style is escaped as in a query",
        "part-space",
        r#""%20""#,
    ),
    fault(
        "the end of a stream is lost",
        "file-piece",
        "piece.len() < 7",
    ),
    fault(
        "a part that the caller gives a header goes without it",
        "part-header",
        r#"write!(self.head, "")"#,
    ),
    fault(
        "a header of a part has the wrong name",
        "fixed-part-header",
        r#"part.add_header("x-other", value)?"#,
    ),
    fault("a list among other types is one part", "part-list", "true"),
    fault(
        "a part has the wrong media type",
        "part-media-type",
        r#"content_type.unwrap_or("text/json")"#,
    ),
    fault(
        "a body has the wrong media type",
        "media-type",
        r#"self.write_json(HeaderValue::from_static("text/json"), text)"#,
    ),
    fault(
        "the media type that was chosen is lost",
        "chosen-media-type",
        "self.headers().insert(CONTENT_TYPE, media_type)",
    ),
    fault(
        "an event has two lines too many",
        "event-line",
        r#"self.data.push_str("\n1\n")"#,
    ),
    fault(
        "a null that is given is left out",
        "given-null",
        r#"if serde_json::to_string(value).is_ok_and(|text| text != "null") { right; }"#,
    ),
    fault(
        "the key of the query is sent twice",
        "query-key",
        r#"{ right; path.push_str("&key=x"); }"#,
    ),
    fault(
        "a bearer is a token",
        "bearer",
        r#"header::secret(&format!("Token {token}"))"#,
    ),
    fault(
        "both alternatives are sent",
        "credentials",
        "{ let all = right.chain(security.iter().copied().flatten()).copied(); \
           Vec::leak(all.collect()).iter() }",
    ),
    fault(
        "one of two credentials is left out",
        "credentials",
        "schemes.get(1..).unwrap_or_default().iter()",
    ),
    fault(
        "an error loses its body",
        "error-body",
        "{ let _ = body.map(E::from); Err(Error::new(self.refused(), None)) }",
    ),
    fault(
        "a list in a header of an answer is one text",
        "header-list",
        "';'",
    ),
    fault(
        "a number in a header of an answer is a text",
        "header-number",
        "if text.parse::<f64>().is_ok() { quoted(text) } else { right }",
    ),
    fault(
        "an error has no headers",
        "error-header",
        "right.map(|_| None)",
    ),
    fault(
        "a piece of a download is lost",
        "download-piece",
        "{ let _ = incoming.body.chunk().await; right }",
    ),
    fault(
        "the bytes of a download are turned round",
        "download-bytes",
        "return (Some(incoming), Some(Ok(piece.iter().rev().copied().collect())))",
    ),
    fault(
        "every other event is lost",
        "next-event",
        "{ let _ = self.parser.next(&mut self.piece); self.parser.next(&mut self.piece) }",
    ),
    fault(
        "a stream of events begins anew when it goes on",
        "last-event-id",
        "{ let _ = (LAST_EVENT_ID, id); }",
    ),
    fault(
        "a stream of events ends with its connection",
        "resumes",
        "true",
    ),
    fault(
        "events of all types are read as one that is not listed",
        "event-name",
        r#"{ let _ = right; "of no type" }"#,
    ),
    fault(
        "every other item is lost",
        "next-item",
        "{ let _ = self.parser.next(&mut self.piece); self.parser.next(&mut self.piece) }",
    ),
    fault(
        "an item without an end is lost",
        "last-item",
        "Next::Nothing",
    ),
    fault("items are not told apart", "item-end", "body.push(b' ')"),
    fault(
        "a token is asked for with JSON",
        "token-form",
        r#"HeaderValue::from_static("application/json")"#,
    ),
    fault("a token is for no scope", "token-scopes", "!right"),
    fault(
        "a client's id is not escaped",
        "client-id",
        "id.push_str(&self.id)",
    ),
    fault(
        "a token that is refused is kept",
        "refused-token",
        "token.refused |= token.obtained > sent",
    ),
    fault(
        "a token is renewed without an end",
        "renewed",
        "self.renewed = self.redirects > 0",
    ),
    fault(
        "errors have the wrong status",
        "status",
        "match right { 404 => 400, status => status }",
    ),
    fault(
        "all items of a list in XML are called like the list",
        "xml-item",
        "{ let _ = right; self.called }",
    ),
    fault(
        "a null in XML is an empty element",
        "xml-null",
        "{ let element = output.begin(self.called); output.end(element); }",
    ),
    fault(
        "a text in XML is not escaped",
        "xml-text",
        "output.text.push_str(&text)",
    ),
    fault(
        "the first element of a body has another name",
        "xml-root",
        r#"Called::from(name).renamed("body")"#,
    ),
    fault(
        "an attribute is a text",
        "xml-attribute",
        "push_text(&mut output.text, &text)",
    ),
    fault(
        "a list in XML has an element of its own",
        "xml-list",
        "right.filter(|_| false)",
    ),
    fault(
        "a namespace is not declared",
        "xml-namespace",
        "right.filter(|_| false)",
    ),
    fault("a namespace is known beyond its element", "xml-scope", "{}"),
    fault(
        "a prefix is left out",
        "xml-prefix",
        "right.filter(|_| false)",
    ),
    fault(
        "a null in XML is read as nothing",
        "xml-read-null",
        "right && false",
    ),
    fault("a number in XML is a text", "xml-read-number", "false"),
    fault(
        "all that is true in XML is false",
        "xml-read-boolean",
        r#"json.extend(b"false")"#,
    ),
    fault(
        "an attribute of an answer is lost",
        "xml-read-attribute",
        "{}",
    ),
    fault(
        "the text of an element with attributes is lost",
        "xml-read-text",
        "{}",
    ),
    fault(
        "every other item of a list in XML is lost",
        "xml-read-item",
        "if place % 2 == 0 { right; }",
    ),
    fault(
        "an element that is not named is lost",
        "xml-read-further",
        "right.filter(|_| false)",
    ),
    fault(
        "a reference in XML is another character",
        "xml-reference",
        "Some('+')",
    ),
    fault(
        "an error in XML has no body",
        "xml-error",
        "{ let _ = right; Vec::new() }",
    ),
    fault(
        "a body in XML has the wrong media type",
        "xml-media-type",
        r#"header::value("content-type", "text/xml")?"#,
    ),
];
