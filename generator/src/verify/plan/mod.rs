//! The cases: every operation, with what is worth trying.

mod answer;
mod body;
mod parameters;
mod reasons;
mod secrets;

use std::collections::HashSet;

use serde_json::Value;

use super::case::{Answer, BodyInput, Case, Credential, CredentialKind, Expected, Inputs, Place};
use super::document::media::{self, Kind};
use super::document::{Document, Media, Operation, Scheme};
use super::sample::{Leaf, Sampler};
use body::BodyMaker;

/// An operation has at most so many cases of requests.
const MOST: usize = 12;

/// What is tried: a title, the leaves, and whether all is there that may be.
const TRIES: [(&str, Leaf, bool); 7] = [
    ("examples", Leaf::Example, true),
    ("only what is required", Leaf::Plain, false),
    ("shortest and least", Leaf::Least, true),
    ("longest and greatest", Leaf::Most, true),
    ("reserved characters", Leaf::Reserved, true),
    ("characters beyond ASCII", Leaf::Foreign, true),
    ("null", Leaf::Null, true),
];

/// All calls that are made of a document.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The operations, in the document's order.
    pub operations: Vec<Planned>,
    /// The cases of all operations.
    pub cases: Vec<Case>,
}

/// What is planned for one operation.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Where it stands, as [`Case::operation`] has it.
    pub operation: String,
    /// The method in capital letters.
    pub method: String,
    /// The path as the document spells it.
    pub path: String,
    /// The numbers of its cases.
    pub cases: Vec<usize>,
    /// What of it is not tried, and why, in sentences.
    pub reasons: Vec<String>,
}

impl Plan {
    /// Plans the calls of a document.
    #[must_use]
    pub fn make(document: &Document) -> Self {
        let credentials = document
            .schemes
            .iter()
            .zip(1..)
            .map(|(scheme, number)| credential(scheme, number));
        let credentials: Vec<Credential> = credentials.collect();
        let mut plan = Self::default();
        for operation in &document.operations {
            let maker = Maker {
                document,
                operation,
                sampler: Sampler::new(&document.requests),
                credentials: &credentials,
                reasons: Vec::new(),
                unmade: Vec::new(),
                made: HashSet::new(),
            };
            let (cases, reasons) = maker.cases();
            let first = plan.cases.len();
            plan.operations.push(Planned {
                operation: operation.at.clone(),
                method: operation.method.clone(),
                path: operation.path.clone(),
                cases: (first..first + cases.len()).collect(),
                reasons,
            });
            plan.cases.extend(
                cases
                    .into_iter()
                    .zip(first..)
                    .map(|(case, number)| Case { number, ..case }),
            );
        }
        plan
    }
}

/// Makes the cases of one operation.
struct Maker<'d> {
    document: &'d Document,
    operation: &'d Operation,
    sampler: Sampler<'d>,
    credentials: &'d [Credential],
    reasons: Vec<String>,
    /// What could not be made in some attempt, and what could in one.
    unmade: Vec<(String, String)>,
    made: HashSet<String>,
}

impl Maker<'_> {
    fn cases(mut self) -> (Vec<Case>, Vec<String>) {
        let answers = answer::all(self.document, self.operation, &mut self.reasons);
        let usual = answers
            .iter()
            .find(|(_, answer)| matches!(answer.expected, Expected::Success(_)));
        let usual = usual.or(answers.first()).map(|(_, answer)| answer.clone());
        let usual = usual.unwrap_or_else(answer::nothing);
        let mut cases = Vec::new();
        for (title, inputs) in self.requests() {
            cases.push(self.case(title, inputs, usual.clone()));
        }
        if let Some(inputs) = cases.first().map(|case| case.inputs.clone()) {
            for (title, answer) in answers {
                cases.push(self.case(title, inputs.clone(), answer));
            }
            for (title, credentials, expected) in secrets::tries(self.document, self.operation) {
                let all = self.credentials.iter();
                let given = all.filter(|one| credentials.contains(&one.scheme)).cloned();
                let inputs = Inputs {
                    credentials: given.collect(),
                    ..inputs.clone()
                };
                let answer = Answer {
                    expected: expected.unwrap_or_else(|| usual.expected.clone()),
                    ..usual.clone()
                };
                cases.push(self.case(title, inputs, answer));
            }
        }
        let never = self
            .unmade
            .into_iter()
            .filter(|(what, _)| !self.made.contains(what));
        for (_, reason) in never {
            if !self.reasons.contains(&reason) {
                self.reasons.push(reason);
            }
        }
        (cases, self.reasons)
    }

    fn case(&self, title: String, inputs: Inputs, answer: Answer) -> Case {
        Case {
            number: 0,
            operation: self.operation.at.clone(),
            method: self.operation.method.clone(),
            path: self.operation.path.clone(),
            title,
            inputs,
            answer,
        }
    }

    /// What is worth sending, each with its title.
    fn requests(&mut self) -> Vec<(String, Inputs)> {
        let content = self
            .operation
            .body
            .as_ref()
            .map_or(&[][..], |body| &body.content);
        let main = content
            .iter()
            .find(|media| media::kind(&media.name) == Kind::Json);
        let main = main.or(content.first());
        let mut requests: Vec<(String, Inputs)> = Vec::new();
        for (index, (title, leaf, everything)) in TRIES.into_iter().enumerate() {
            let wish = (leaf, everything, index);
            self.attempt(title.to_owned(), wish, main, &mut requests);
        }
        for index in TRIES.len()..self.sampler.widest().min(MOST) {
            let wish = (Leaf::Plain, true, index);
            self.attempt(format!("choice {}", index + 1), wish, main, &mut requests);
        }
        for other in content
            .iter()
            .filter(|other| main.is_some_and(|main| main.name != other.name))
        {
            let wish = (Leaf::Example, true, 0);
            self.attempt(
                format!("body {}", other.name),
                wish,
                Some(other),
                &mut requests,
            );
        }
        requests
    }

    fn attempt(
        &mut self,
        title: String,
        wish: (Leaf, bool, usize),
        media: Option<&Media>,
        requests: &mut Vec<(String, Inputs)>,
    ) {
        self.sampler.take_met();
        let Some(inputs) = self.inputs(wish, media) else {
            return;
        };
        let is_edge = !matches!(wish.0, Leaf::Example | Leaf::Plain);
        if is_edge && !self.sampler.take_met() {
            return;
        }
        if requests.iter().all(|(_, other)| *other != inputs) {
            requests.push((title, inputs));
        }
    }

    fn inputs(&mut self, wish: (Leaf, bool, usize), media: Option<&Media>) -> Option<Inputs> {
        let parameters = self.parameters(wish)?;
        let content = self.operation.body.as_ref();
        let is_required = content.is_some_and(|body| body.required);
        let media = media.filter(|_| is_required || wish.1);
        let body = media.and_then(|media| self.body(wish, media));
        // A call may be without a body that is not found, unless there has to be one.
        if is_required && media.is_some() && body.is_none() {
            return None;
        }
        Some(Inputs {
            parameters,
            body,
            credentials: self.credentials.to_vec(),
        })
    }

    fn body(&mut self, wish: (Leaf, bool, usize), media: &Media) -> Option<BodyInput> {
        let content = self.operation.body.as_ref();
        let content = content.map_or(&[][..], |body| &body.content);
        let maker = BodyMaker::new(&self.document.requests, &self.sampler, media, content);
        let body = maker.body(wish);
        let name = &media.name;
        if body.is_some() {
            self.made.insert(name.clone());
        } else {
            let why = reasons::of_body(&self.document.requests, media, content);
            let problem = format!("no body of `{name}` is found that its schema allows{why}");
            self.unmade.push((name.clone(), problem));
        }
        body
    }
}

/// A value for a scheme that no other scheme has.
fn credential(scheme: &Scheme, number: usize) -> Credential {
    let values = match scheme.kind {
        CredentialKind::ApiKey => vec![format!("key-number-{number}")],
        CredentialKind::Basic => vec![format!("user{number}"), format!("pass:word {number}")],
        CredentialKind::Bearer => vec![format!("token-number-{number}")],
        CredentialKind::Whole => vec![format!("{} whole-{number}", scheme.word)],
        CredentialKind::MutualTls => Vec::new(),
    };
    Credential {
        scheme: scheme.name.clone(),
        kind: scheme.kind,
        values,
    }
}

impl Inputs {
    /// The value of a parameter, if it is given.
    #[must_use]
    pub fn parameter(&self, location: Place, name: &str) -> Option<&Value> {
        let mut all = self.parameters.iter();
        let found = all.find(|input| input.location == location && input.name == name);
        found.map(|input| &input.value)
    }
}
