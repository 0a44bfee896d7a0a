//! Faults, put one at a time into the runtime of a client, each of which
//! `oasmith verify` has to find.

use std::path::{Path, PathBuf};

use oasmith::verify::{Finding, Options, Proof, prove};
use oasmith::{Outcome, Request};
use tests::project;

/// A fault: what it is, the file of the runtime, a text in it, and what stands
/// there instead.
type Fault = (&'static str, &'static str, &'static str, &'static str);

const FAULTS: &[Fault] = &[
    (
        "reserved characters are left as they are",
        "core/percent",
        r"b'-' | b'_' | b'.' | b'~'",
        r"b'-' | b'_' | b'.' | b'~' | b'&'",
    ),
    (
        "a label begins with nothing",
        "request/styled_path",
        "            Kind::Label => self.url.push('.'),\n            Kind::Matrix => self.url.push(';'),\n            _ => {}",
        "            Kind::Matrix => self.url.push(';'),\n            _ => {}",
    ),
    (
        "an exploded label is joined by commas",
        "request/styled_path",
        "            Kind::Label => self.url.push('.'),\n            Kind::Matrix => self.url.push(';'),\n            _ => self.url.push(',')",
        "            Kind::Matrix => self.url.push(';'),\n            _ => self.url.push(',')",
    ),
    (
        "a matrix names the first value alone",
        "request/styled_path",
        "                self.push_delimiter();\n                self.push_named(&item);",
        "                self.push_delimiter();\n                self.push_text(&item);",
    ),
    (
        "pipes are commas",
        "request/pairs",
        "Kind::PipeDelimited => \"%7C\"",
        "Kind::PipeDelimited => \",\"",
    ),
    (
        "spaces are pluses",
        "request/pairs",
        "Kind::SpaceDelimited => \"%20\"",
        "Kind::SpaceDelimited => \"+\"",
    ),
    (
        "a deep object has dots",
        "request/spread",
        "deepen(all, format!(\"{name}[{key}]\"), value)",
        "deepen(all, format!(\"{name}.{key}\"), value)",
    ),
    (
        "one item of a list is left out",
        "request/spread",
        "all.extend(items.map(|item| Spread::new(name, vec![item])))",
        "all.extend(items.skip(1).map(|item| Spread::new(name, vec![item])))",
    ),
    (
        "a second cookie takes the place of the first",
        "request/cookies",
        "format!(\"{earlier}; {text}\")",
        "{ let _ = earlier; text }",
    ),
    (
        "a cookie is dropped",
        "request/cookies",
        "if text.is_empty() {",
        "if !text.is_empty() {",
    ),
    (
        "an object in a header is never exploded",
        "request/styled_path",
        "if style.explode { '=' } else { ',' }",
        "if style.explode { ',' } else { ',' }",
    ),
    (
        "a form has no pluses",
        "request/forms",
        "text.push('+')",
        "text.push(' ')",
    ),
    ("a file is no file", "multipart", "; filename=", "; file="),
    (
        "a part in a style is escaped as in a query",
        "multipart/styled",
        "Kind::SpaceDelimited => \" \"",
        "Kind::SpaceDelimited => \"%20\"",
    ),
    (
        "the end of a stream is lost",
        "file/content",
        "piece.is_empty()",
        "piece.len() < 7",
    ),
    (
        "a part that the caller gives a header goes without it",
        "multipart/form",
        "let _ = write!(self.head, \"{name}: {value}\\r\\n\");",
        "let _ = write!(self.head, \"\");",
    ),
    (
        "a header of a part has the wrong name",
        "multipart/headers",
        "part.add_header(name, value)?;",
        "part.add_header(\"x-other\", value)?;",
    ),
    (
        "a list among other types is one part",
        "multipart/json",
        "if json.first() != Some(&b'[') {",
        "if true {",
    ),
    (
        "a part has the wrong media type",
        "multipart/json",
        "const JSON: &str = \"application/json\"",
        "const JSON: &str = \"text/json\"",
    ),
    (
        "a body has the wrong media type",
        "request/encode",
        "HeaderValue::from_static(\"application/json\")",
        "HeaderValue::from_static(\"text/json\")",
    ),
    (
        "the media type that was chosen is lost",
        "request/encode",
        "self.headers().entry(CONTENT_TYPE).or_insert(media_type);",
        "self.headers().insert(CONTENT_TYPE, media_type);",
    ),
    (
        "an event has two lines too many",
        "stream/event_parser",
        "self.data.push('\\n');",
        "self.data.push_str(\"\\n1\\n\");",
    ),
    (
        "a null that is given is left out",
        "json/writer",
        "        self.optional(key, value);",
        "        if serde_json::to_string(value).is_ok_and(|text| text != \"null\") { self.optional(key, value); }",
    ),
    (
        "the key of the query is sent twice",
        "auth/keys",
        "percent::encode(&mut path, &Scalar::Text(secret));",
        "percent::encode(&mut path, &Scalar::Text(secret)); path.push_str(\"&key=x\");",
    ),
    (
        "a bearer is a token",
        "auth/credential",
        "format!(\"Bearer {token}\")",
        "format!(\"Token {token}\")",
    ),
    (
        "both alternatives are sent",
        "client/chosen",
        "let credentials = schemes.iter();",
        "let credentials = schemes.iter().chain(info.security.iter().copied().flatten());",
    ),
    (
        "one of two credentials is left out",
        "client/chosen",
        "let credentials = schemes.iter();",
        "let credentials = schemes.iter().skip(1);",
    ),
    (
        "an error loses its body",
        "answer/received",
        "Err(Error::new(self.refused(), body.map(E::from)))",
        "{ let _ = body.map(E::from); Err(Error::new(self.refused(), None)) }",
    ),
    (
        "a list in a header of an answer is one text",
        "answer/typed_header",
        "let items = text.split(',').map(str::trim);",
        "let items = text.split(';').map(str::trim);",
    ),
    (
        "a number in a header of an answer is a text",
        "answer/typed_header",
        "Ok(value @ (Value::Number(_) | Value::Bool(_))) => value,",
        "Ok(value @ Value::Bool(_)) => value,",
    ),
    (
        "an error has no headers",
        "answer/typed_header",
        "Some(headers) => header.read(headers),",
        "Some(headers) => header.read(headers).map(|_| None),",
    ),
    (
        "a piece of a download is lost",
        "stream/download",
        "limits.within(incoming.body.chunk()).await",
        "{ let _ = incoming.body.chunk().await; limits.within(incoming.body.chunk()).await }",
    ),
    (
        "the bytes of a download are turned round",
        "stream/download",
        "return (Some(incoming), Some(Ok(piece))),",
        "return (Some(incoming), Some(Ok(piece.iter().rev().copied().collect()))),",
    ),
    (
        "events come in the wrong order",
        "stream/event_source",
        "self.events.pop_front()",
        "self.events.pop_back()",
    ),
    (
        "a stream of events begins anew when it goes on",
        "stream/event_source",
        "headers.insert(LAST_EVENT_ID, id);",
        "let _ = (LAST_EVENT_ID, id);",
    ),
    (
        "a stream of events ends with its connection",
        "stream/event_source",
        "self.reconnects && self.work.info().method == \"GET\" && is_announced",
        "self.reconnects && self.work.info().method == \"PUT\" && is_announced",
    ),
    (
        "a token is asked for with JSON",
        "auth/grant",
        "HeaderValue::from_static(\"application/x-www-form-urlencoded\")",
        "HeaderValue::from_static(\"application/json\")",
    ),
    (
        "a token is for no scope",
        "auth/grant",
        "if !self.scopes.is_empty() {",
        "if self.scopes.is_empty() {",
    ),
    (
        "a client's id is not escaped",
        "auth/grant",
        "percent::encode_text(&mut id, &self.id);",
        "id.push_str(&self.id);",
    ),
    (
        "a token that is refused is kept",
        "auth/obtained",
        "token.refused |= token.obtained <= sent;",
        "token.refused |= token.obtained > sent;",
    ),
    (
        "a token is renewed without an end",
        "exchange/machine",
        "self.renewed = true;",
        "self.renewed = self.redirects > 0;",
    ),
    (
        "errors have the wrong status",
        "answer/received",
        "self.reply.status.as_u16()",
        "{ let status = self.reply.status.as_u16(); if status == 404 { 400 } else { status } }",
    ),
];

/// The scratch folders of these tests, which share what Cargo builds.
fn folder() -> PathBuf {
    project::root().join("target").join("faults")
}

fn spec() -> PathBuf {
    project::root()
        .join("tests")
        .join("tests")
        .join("verify")
        .join("wire.yaml")
}

fn generated() -> Outcome {
    oasmith::generate(&Request {
        spec: spec(),
        output: folder().join("scratch").join("client"),
        name: Some("faulty".to_owned()),
        root: None,
        runtime: None,
    })
}

fn proof(outcome: &Outcome) -> Proof {
    let options = Options {
        only: Vec::new(),
        keep: Some(folder().join("scratch")),
        target: Some(folder().join("target")),
    };
    prove(outcome, &spec(), &options, &mut |_| {}).expect("the proof comes to its end")
}

/// What is said of the operations that are not proved.
fn said(proof: &Proof) -> Vec<String> {
    let told = proof
        .operations
        .iter()
        .filter_map(|verdict| match &verdict.finding {
            Finding::Proved => None,
            Finding::NotProved { reasons } => Some(format!("{}: {reasons:?}", verdict.path)),
            Finding::Failed { failures } => {
                Some(format!("{}: {:#?}", verdict.path, failures.first()))
            }
        });
    told.collect()
}

/// Puts a fault into the runtime of a crate.
fn with_fault(mut outcome: Outcome, (name, file, from, to): Fault) -> Outcome {
    let path = Path::new("src/runtime").join(file).with_extension("rs");
    let mut files = outcome.files.iter_mut();
    let file = files.find(|file| Path::new(&file.path) == path);
    let file = file.unwrap_or_else(|| panic!("{name}: there is no {}", path.display()));
    assert!(
        file.content.contains(from),
        "{name}: {} has no `{from}`",
        path.display()
    );
    file.content = file.content.replace(from, to);
    outcome
}

#[test]
fn a_client_that_is_right_is_proved_and_one_with_a_fault_is_not() {
    let right = generated();
    // A text that has moved is told before minutes are spent on proofs.
    let faulty = FAULTS.iter().map(|fault| with_fault(right.clone(), *fault));
    let faulty: Vec<Outcome> = faulty.collect();
    let whole = proof(&right);
    assert_eq!(said(&whole), Vec::<String>::new());
    assert!(whole.is_whole());
    let proofs = FAULTS.iter().zip(faulty);
    let missed = proofs.filter_map(|(fault, outcome)| {
        let found = proof(&outcome).counts().failed > 0;
        (!found).then_some(fault.0)
    });
    let missed: Vec<&str> = missed.collect();
    assert_eq!(missed, Vec::<&str>::new(), "faults that nobody finds");
}
