//! Whether the parts of a form are what its fields ask for.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::multipart::Part;
use super::numerals::misspelled;
use super::style::{self, Pairs};
use super::wire::{self, Rule, Token};
use crate::verify::case::BodyInput;
use crate::verify::document::{Encoding, Form, Media, Style};
use crate::verify::media::{self, MediaKind};
use crate::verify::same;
use crate::verify::schema::Schemas;
use crate::verify::schema::binary::{content_of, is_text, only_value};

const TRANSFER_ENCODING: &str = "content-transfer-encoding";

/// Judges the parts of a form.
pub(super) struct FormJudge<'j> {
    pub(super) schemas: &'j Schemas,
    pub(super) media: &'j Media,
    pub(super) input: &'j BodyInput,
    pub(super) complaints: &'j mut Vec<String>,
    pub(super) expected: &'j mut Vec<String>,
}

impl FormJudge<'_> {
    pub(super) fn judge(mut self, fields: &Map<String, Value>, mut parts: Vec<Part>) {
        for (name, value) in fields {
            let style = self.media.encoding_of(name).and_then(|known| known.style);
            match style {
                Some(style) if !self.input.files.contains(name) => {
                    self.styled(name, value, style, &mut parts);
                }
                _ => self.plain(name, value, &mut parts),
            }
        }
        for part in parts {
            self.complaints.push(format!(
                "the part `{}` is not asked for",
                part.name.unwrap_or_default()
            ));
        }
    }

    /// A field without a style. "Array properties are handled by applying the same `name` to
    /// multiple parts", each with the media type of "the `items` schema".
    fn plain(&mut self, name: &str, value: &Value, parts: &mut Vec<Part>) {
        let encoding = self.media.encoding_of(name);
        let is_json = encoding.is_some_and(|encoding| {
            let named = encoding.content_type.as_deref();
            encoding.style.is_none() && named.is_some_and(is_json)
        });
        let wanted = match value {
            // A property that is said to be JSON is so as a whole.
            Value::Array(items) if !is_json => {
                // There is no text for `null`, which has no part as it is no pair of a query.
                items.iter().filter(|item| !item.is_null()).collect()
            }
            one => vec![one],
        };
        for value in wanted {
            let is_file = self.input.files.iter().any(|file| file == name) && value.is_string();
            self.expected.push(format!("part `{name}`: {value}"));
            let Some(part) = self.take(name, parts) else {
                continue;
            };
            let usual = self.usual(name, value, is_file);
            let problem = part_mistake(&part, value, is_file, encoding, &usual);
            let own = media::essence(&self.input.media_type) == "multipart/form-data";
            // What may be a text as well need not be sent as a file.
            let is_sure = is_file && !self.may_be_text(name);
            let nameless = own && is_sure && part.file_name.is_none();
            let nameless = nameless.then(|| "it is a file without a name".to_owned());
            let headers = self.header_mistakes(name, is_file, &part);
            for problem in problem.into_iter().chain(nameless).chain(headers) {
                self.complaints
                    .push(format!("the part `{name}`: {problem}"));
            }
        }
    }

    /// A field in a style: a part for each pair of a name and a value. "URI percent-encoding MUST
    /// NOT be applied", and "the value of `contentType` (implicit or explicit) SHALL be ignored".
    fn styled(&mut self, name: &str, value: &Value, style: Style, parts: &mut Vec<Part>) {
        let pairs = match style::pairs(&Form::Styled(style), name, value) {
            Pairs::Exact(pairs) => pairs,
            Pairs::Loose(strings) => return self.loose(name, &strings, parts),
        };
        for pair in pairs {
            let tokens: Vec<Token> = pair.value.into_iter().map(unescaped).collect();
            let wanted = wire::text(&tokens, Rule::Plain);
            self.expected.push(format!("part `{}`: {wanted}", pair.key));
            let Some(part) = self.take(&pair.key, parts) else {
                continue;
            };
            let text = String::from_utf8_lossy(&part.content);
            let problem = wire::mistake(&text, &tokens, Rule::Plain);
            let ty = media_type_mistake(&part);
            let headers = self.header_mistakes(name, false, &part);
            for problem in problem.into_iter().chain(ty).chain(headers) {
                self.complaints
                    .push(format!("the part `{}`: {problem}", pair.key));
            }
        }
    }

    /// What the specification has no form for: these strings, in parts whose names begin with the
    /// field's.
    fn loose(&mut self, name: &str, strings: &[String], parts: &mut Vec<Part>) {
        self.expected.push(format!(
            "parts of `{name}` with {strings:?}, which the specification has no form for"
        ));
        let is_own = |part: &Part| {
            let key = part.name.as_deref().unwrap_or_default();
            let rest = key.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
        };
        let (own, others): (Vec<Part>, Vec<Part>) = parts.drain(..).partition(is_own);
        *parts = others;
        let found = own
            .iter()
            .map(|part| String::from_utf8_lossy(&part.content));
        let found: Vec<_> = found.collect();
        if found != strings && found.join(",") != strings.join(",") {
            self.complaints.push(format!(
                "the parts of `{name}`: {strings:?} are expected and {found:?} are there"
            ));
        }
    }

    /// The first part of a name that is left.
    fn take(&mut self, name: &str, parts: &mut Vec<Part>) -> Option<Part> {
        let mut names = parts.iter().map(|part| part.name.as_deref());
        let place = names.position(|known| known == Some(name));
        if place.is_none() {
            self.complaints
                .push(format!("the part `{name}` is missing"));
        }
        place.map(|place| parts.remove(place))
    }

    /// The media type of a part of which the form says none: what the schema says of its content, or
    /// what the specification's table of defaults has for the type.
    fn usual(&self, name: &str, value: &Value, is_file: bool) -> String {
        let (content, encoding) = self.content_of(name);
        let content = content.filter(|content| is_file || !is_json(content));
        let usual = match value {
            _ if is_file => "application/octet-stream",
            Value::Object(_) | Value::Array(_) => "application/json",
            _ if encoding.is_some() => "application/octet-stream",
            _ => "text/plain",
        };
        content.unwrap_or(usual).to_owned()
    }

    fn content_of(&self, name: &str) -> (Option<&str>, Option<&str>) {
        let place = self.media.schema.as_ref();
        let schema = place.and_then(|place| self.schemas.at(place));
        schema.map_or((None, None), |schema| {
            content_of(self.schemas, schema, name)
        })
    }

    fn may_be_text(&self, name: &str) -> bool {
        let place = self.media.schema.as_ref();
        let schema = place.and_then(|place| self.schemas.at(place));
        schema.is_some_and(|schema| is_text(self.schemas, schema, name))
    }

    /// What is wrong with the headers of a part, its media type and its name aside.
    fn header_mistakes(&self, property: &str, is_file: bool, part: &Part) -> Vec<String> {
        let mut left = part.headers.clone();
        let mut mistakes = Vec::new();
        let encoding = self.media.encoding_of(property);
        let declared = encoding.into_iter().flat_map(|known| &known.headers);
        let fixed = declared.filter_map(|header| {
            let schema = self.schemas.at(header.schema.as_ref()?)?;
            let value = only_value(self.schemas, schema)?;
            Some((header.name.as_str(), text(value)))
        });
        let given = self.input.headers.iter();
        let given = given.filter(|header| is_file && header.property == property);
        let given = given.map(|header| (header.name.as_str(), header.value.clone()));
        let (_, encoding) = self.content_of(property);
        let encoding = encoding.filter(|encoding| !encoding.eq_ignore_ascii_case("binary"));
        let encoding = encoding.map(|word| (TRANSFER_ENCODING, word.to_owned()));
        if media::essence(&self.input.media_type) == "multipart/related" {
            // By which parts refer to each other.
            left.retain(|(name, _)| !name.eq_ignore_ascii_case("content-id"));
        }
        for (name, value) in fixed.chain(given).chain(encoding) {
            let place = left
                .iter()
                .position(|(known, _)| known.eq_ignore_ascii_case(name));
            match place.map(|place| left.remove(place).1) {
                None => mistakes.push(format!("its header `{name}` is missing")),
                Some(sent) if sent != value => {
                    mistakes.push(format!("its header `{name}` is `{sent}` and not `{value}`"));
                }
                Some(_) => {}
            }
        }
        let left = left.into_iter();
        mistakes.extend(left.map(|(name, _)| format!("its header `{name}` is not asked for")));
        mistakes
    }
}

/// Whether a property is JSON by what the form says of it, which can be several media types.
fn is_json(content_type: &str) -> bool {
    let mut all = content_type.split(',').map(str::trim);
    let first = all.find(|one| !one.is_empty() && !one.contains('*'));
    first.is_some_and(|one| media::kind(one) == MediaKind::Json)
}

/// A delimiter as it is where nothing is escaped.
fn unescaped(token: Token) -> Token {
    match token {
        Token::Exact(text) if text == "%20" => Token::Exact(" ".to_owned()),
        Token::Exact(text) if text == "%7C" => Token::Exact("|".to_owned()),
        Token::Exact(text) if text == "%09" => Token::Exact("\t".to_owned()),
        token => token,
    }
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// What is wrong with the media type of a part that has a style, which makes it a text.
fn media_type_mistake(part: &Part) -> Option<String> {
    let sent = part.content_type.as_deref().unwrap_or("text/plain");
    let is_text = media::is_of(sent, "text/plain");
    (!is_text).then(|| format!("its media type is `{sent}`, although it has a style"))
}

/// What is wrong with one part of a form.
fn part_mistake(
    part: &Part,
    value: &Value,
    is_file: bool,
    encoding: Option<&Encoding>,
    usual: &str,
) -> Option<String> {
    // A style takes the place of a media type.
    let declared = encoding.filter(|encoding| encoding.style.is_none());
    let declared = declared.and_then(|encoding| encoding.content_type.as_deref());
    let sent = part.content_type.as_deref().unwrap_or("text/plain");
    let mut allowed = declared.unwrap_or(usual).split(',').map(str::trim);
    // A file says itself what it is, where the document does not.
    let is_free = is_file && declared.is_none();
    if !is_free && !allowed.any(|allowed| media::is_of(sent, allowed)) {
        return Some(format!(
            "its media type is `{sent}` and not `{}`",
            declared.unwrap_or(usual)
        ));
    }
    if is_file {
        let wanted = STANDARD
            .decode(value.as_str().unwrap_or_default())
            .unwrap_or_default();
        return (part.content != wanted).then(|| "its bytes are not those of the case".to_owned());
    }
    if media::kind(sent) == MediaKind::Json || matches!(value, Value::Object(_) | Value::Array(_)) {
        return match serde_json::from_slice(&part.content) {
            Ok(read) => same::difference(value, &read).or_else(|| misspelled(&part.content)),
            Err(error) => Some(format!("it is no JSON: {error}")),
        };
    }
    let text = String::from_utf8_lossy(&part.content);
    wire::mistake(&text, &[style::scalar(value)], Rule::Plain)
}
