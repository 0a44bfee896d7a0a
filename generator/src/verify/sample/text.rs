//! Strings within their bounds, of formats and of patterns.

use serde_json::Value;

use super::pattern;
use super::{Facts, Sampler, Sampling, ValueKind};
use crate::limits::proof::{LONG_STRING, REQUIRED_STRING, TRIED_STRING};

/// Characters that mean something in an address, a header, a form or JSON.
const RESERVED: &str = "/?#[]@!$&'()*+,;= %\"<>\\^`{|}\n";
/// Characters of two, three and four bytes.
const FOREIGN: &str = "\u{e4}\u{df}\u{6f22}\u{5b57}\u{1f600}";
impl<'s> Sampler<'s> {
    pub(in crate::verify) fn text(
        &self,
        facts: &Facts<'s>,
        sampling: Sampling<'_>,
    ) -> Option<String> {
        let least = facts.most("minLength").unwrap_or_default();
        let most = facts.least("maxLength").unwrap_or(usize::MAX);
        if least > REQUIRED_STRING {
            return None;
        }
        let patterns: Vec<&str> = facts.all("pattern").filter_map(Value::as_str).collect();
        let mut formats = facts.all("contentEncoding").chain(facts.all("format"));
        let format = formats.find_map(Value::as_str).unwrap_or_default();
        if let Some(first) = patterns.first() {
            let usual = of_format(format, sampling.index);
            let fits = |text: &String| {
                patterns
                    .iter()
                    .all(|pattern| self.schemas.matches(pattern, text))
            };
            return usual
                .filter(fits)
                .or_else(|| pattern::text(first, sampling, least, most));
        }
        if let Some(text) = of_format(format, sampling.index) {
            return Some(text);
        }
        let text = self.free(sampling, least, most);
        let text: String = text.chars().take(most).collect();
        // A header loses the spaces at its ends.
        let text = if sampling.placement.is_body() {
            text
        } else {
            text.trim().to_owned()
        };
        Some(padded(text, least))
    }

    /// A text of which nothing but the length is said.
    fn free(&self, sampling: Sampling<'_>, least: usize, most: usize) -> String {
        let takes = |text: &str| -> String {
            let characters = text.chars();
            characters
                .filter(|c| sampling.placement.takes(*c))
                .collect()
        };
        match sampling.kind {
            ValueKind::Least => self.met(padded(String::new(), least)),
            ValueKind::Most => {
                let length = if most == usize::MAX {
                    LONG_STRING.max(least)
                } else {
                    most.min(TRIED_STRING.max(least))
                };
                self.met(padded(String::new(), length))
            }
            ValueKind::Reserved => self.met(takes(RESERVED)),
            ValueKind::Foreign => {
                let text = takes(FOREIGN);
                if text.is_empty() {
                    usual(sampling.index)
                } else {
                    self.met(text)
                }
            }
            _ => usual(sampling.index),
        }
    }
}

fn usual(index: usize) -> String {
    match index {
        0 => "text".to_owned(),
        index => format!("text{index}"),
    }
}

fn padded(mut text: String, least: usize) -> String {
    let missing = least.saturating_sub(text.chars().count());
    text.extend("abcdefghijklmnopqrstuvwxyz".chars().cycle().take(missing));
    text
}

/// A text of a format that has a form of its own.
fn of_format(format: &str, index: usize) -> Option<String> {
    let day = 1 + index % 28;
    let low = index % 100;
    Some(match format {
        "date-time" => format!("2020-02-{day:02}T03:04:05Z"),
        "date" => format!("2020-02-{day:02}"),
        "time" => format!("03:04:{:02}Z", index % 60),
        "duration" => format!("P{day}D"),
        "email" | "idn-email" => format!("pat{index}@mail.example"),
        "hostname" | "idn-hostname" => format!("host{index}.example"),
        "ipv4" | "ip" => format!("192.0.2.{low}"),
        "ipv6" => format!("2001:db8::{low}"),
        "uri" | "url" | "iri" => format!("https://host.example/path/{index}?a=b&c=d"),
        "uri-reference" | "iri-reference" => format!("/path/{index}"),
        "uri-template" => format!("/path/{{id}}/{index}"),
        "uuid" => format!("6ba7b810-9dad-11d1-80b4-00c04fd4{index:04x}"),
        "json-pointer" => format!("/a/{index}"),
        "relative-json-pointer" => format!("{index}/a"),
        "regex" => format!("^a{{{index}}}$"),
        "byte" | "base64" => ["AA==", "+/8=", "dGV4dA==", "/+9+"][index % 4].to_owned(),
        "base64url" => ["AA==", "-_8=", "dGV4dA==", "_-9-"][index % 4].to_owned(),
        "decimal" => format!("{index}.25"),
        _ => return None,
    })
}
