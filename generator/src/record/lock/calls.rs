//! Calls as they stand in the lock.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::line::{argument, read_argument};
use crate::record::{Answer, Body, Call};

/// An operation.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct LockedCall {
    /// The method and the path.
    http: String,
    /// The method of the client and the type of the call.
    rust: String,
    tag: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    arguments_in: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    had: Vec<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    arguments: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bodies: Vec<Body>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    answers: BTreeMap<String, Answers>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accept: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headers: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    said: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    xml: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    follows: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wait: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    security: Vec<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    certified: Vec<Vec<String>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    scopes: BTreeMap<String, Vec<Vec<String>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    servers: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    idempotent: Option<bool>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deprecated: bool,
}

/// What stands between the type of an answer and its media type.
const AS: &str = " as ";

/// What stands between media types of which answers are read in the same way.
const OR: &str = " or ";
/// What stands between that and the range that it is one of.
const WITHIN: &str = " within ";

/// The answers of a status: of one type whatever their media type is, or as they are.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Answers {
    One(String),
    Several(Vec<Answer>),
}

impl From<&Call> for LockedCall {
    fn from(call: &Call) -> Self {
        let http = call.called();
        let call = call.clone();
        let answers = call.answers.into_iter();
        Self {
            http,
            rust: format!("{} -> {}", call.function, call.call),
            tag: call.tag,
            arguments_in: call.arguments_in,
            had: call.had,
            arguments: call.arguments.iter().map(argument).collect(),
            options: call.options.iter().map(argument).collect(),
            bodies: call.bodies,
            output: call.output,
            error: call.error,
            answers: answers
                .map(|(status, answers)| (status, locked_answers(answers)))
                .collect(),
            accept: call.accept,
            headers: call.headers,
            said: call.said,
            xml: call.xml,
            events: call.events,
            items: call.items,
            pages: call.pages,
            follows: call.follows,
            wait: call.wait,
            until: call.until,
            security: call.security,
            certified: call.certified,
            scopes: call.scopes,
            servers: call.servers,
            idempotent: call.idempotent,
            deprecated: call.deprecated,
        }
    }
}

impl From<LockedCall> for Call {
    fn from(call: LockedCall) -> Self {
        let (method, path) = call.http.split_once(' ').unwrap_or_default();
        let (function, of) = call.rust.split_once(" -> ").unwrap_or_default();
        let answers = call.answers.into_iter();
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            function: function.to_owned(),
            call: of.to_owned(),
            tag: call.tag,
            arguments_in: call.arguments_in,
            had: call.had,
            arguments: call
                .arguments
                .iter()
                .map(|line| read_argument(line))
                .collect(),
            options: call
                .options
                .iter()
                .map(|line| read_argument(line))
                .collect(),
            bodies: call.bodies,
            output: call.output,
            error: call.error,
            answers: answers
                .map(|(status, answers)| (status, all(answers)))
                .collect(),
            accept: call.accept,
            headers: call.headers,
            said: call.said,
            xml: call.xml,
            events: call.events,
            items: call.items,
            pages: call.pages,
            follows: call.follows,
            wait: call.wait,
            until: call.until,
            security: call.security,
            certified: call.certified,
            scopes: call.scopes,
            servers: call.servers,
            idempotent: call.idempotent,
            deprecated: call.deprecated,
        }
    }
}

fn locked_answers(answers: Vec<Answer>) -> Answers {
    match &answers[..] {
        [only] if only.media_type.is_empty() && only.sent_as.is_empty() => {
            Answers::One(only.ty.clone())
        }
        [only] if only.media_type.is_empty() => {
            let alike = only.alike.iter().map(String::as_str);
            let all: Vec<&str> = std::iter::once(&only.sent_as[..]).chain(alike).collect();
            let mut line = [&only.ty, AS, &all.join(OR)].concat();
            if !only.range.is_empty() {
                line.extend([WITHIN, &only.range]);
            }
            Answers::One(line)
        }
        _ => Answers::Several(answers),
    }
}

fn all(answers: Answers) -> Vec<Answer> {
    match answers {
        Answers::One(line) => {
            let (ty, sent_as) = line.split_once(AS).unwrap_or((&line, ""));
            let (sent_as, range) = sent_as.split_once(WITHIN).unwrap_or((sent_as, ""));
            let mut all = sent_as.split(OR).map(str::to_owned);
            vec![Answer {
                media_type: String::new(),
                sent_as: all.next().unwrap_or_default(),
                alike: all.collect(),
                range: range.to_owned(),
                ty: ty.to_owned(),
            }]
        }
        Answers::Several(answers) => answers,
    }
}
