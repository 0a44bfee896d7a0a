//! The cases: every operation, with what is worth trying.

pub(super) mod answer;
mod arrivals;
mod body;
pub(super) mod content;
mod events;
mod fractions;
mod grants;
pub(super) mod header;
mod parameter;
mod reasons;
mod requests;
mod secrets;
mod statuses;
mod undocumented;
mod xml;

use serde_json::Value;

use super::case::{
    Answer, BodyInput, Case, Credential, CredentialKind, Expected, Inputs, Location, Way,
};
use super::document::{Document, Operation, Scheme};
use requests::Requests;

/// All calls that are made of a document.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The operations, in the document's order.
    pub operations: Vec<Planned>,
    /// The cases of all operations.
    pub cases: Vec<Case>,
    /// What of the document is not tried although everything else is, in sentences.
    pub notes: Vec<String>,
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
        let mut plan = Self {
            notes: secrets::notes(document),
            ..Self::default()
        };
        for operation in &document.operations {
            let mut maker = Maker {
                document,
                operation,
                credentials: &credentials,
                cases: Vec::new(),
                reasons: Vec::new(),
            };
            maker.all();
            let Maker { cases, reasons, .. } = maker;
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
    credentials: &'d [Credential],
    cases: Vec<Case>,
    reasons: Vec<String>,
}

impl Maker<'_> {
    fn all(&mut self) {
        if secrets::are_unknown(self.document, self.operation) {
            let reason = "its credentials are a vendor's own, which nobody here can judge";
            self.reasons.push(reason.to_owned());
            return;
        }
        let answers = answer::all(self.document, self.operation, &mut self.reasons);
        let usual = usual(&answers);
        let requests = Requests::new(self.document, self.operation, self.credentials);
        let (requests, unmade) = requests.all();
        for (title, inputs) in requests {
            self.add(title, inputs, usual.clone());
        }
        self.reasons.extend(unmade);
        let Some(inputs) = self.cases.first().map(|case| case.inputs.clone()) else {
            return;
        };
        for (title, answer) in &answers {
            self.add(title.clone(), inputs.clone(), answer.clone());
        }
        self.arrivals(&inputs, &answers);
        self.secrets(&inputs, &usual);
        self.grants(&inputs, &answers, &usual);
    }

    fn add(&mut self, title: String, inputs: Inputs, answer: Answer) -> &mut Case {
        let index = self.cases.len();
        self.cases.push(Case {
            number: 0,
            operation: self.operation.at.clone(),
            method: self.operation.method.clone(),
            path: self.operation.path.clone(),
            title,
            way: Way::Whole,
            inputs,
            answer,
            further: Vec::new(),
            elsewhere: None,
        });
        &mut self.cases[index]
    }

    /// Answers that are read as they arrive.
    fn arrivals(&mut self, inputs: &Inputs, answers: &[(String, Answer)]) {
        for arrival in arrivals::all(self.document, self.operation, answers) {
            let mut inputs = inputs.clone();
            if matches!(arrival.way, Way::Events | Way::Items) {
                requests::ask_for_stream(self.document, self.operation, &mut inputs);
            }
            let case = self.add(arrival.title, inputs, arrival.answer);
            case.way = arrival.way;
            case.further = arrival.further;
        }
    }

    /// Other credentials than the usual ones, or none.
    fn secrets(&mut self, inputs: &Inputs, usual: &Answer) {
        for tried in secrets::tries(self.document, self.operation) {
            let all = self.credentials.iter();
            let given = all
                .filter(|one| tried.schemes.contains(&one.scheme))
                .cloned();
            let inputs = Inputs {
                credentials: given.collect(),
                ..inputs.clone()
            };
            let answer = Answer {
                expected: tried.expected.unwrap_or_else(|| usual.expected.clone()),
                ..usual.clone()
            };
            self.add(tried.title, inputs, answer);
        }
    }

    /// Tokens that the client obtains by itself.
    fn grants(&mut self, inputs: &Inputs, answers: &[(String, Answer)], usual: &Answer) {
        let (document, operation) = (self.document, self.operation);
        // A file may be a stream, which cannot be sent again for a second token.
        let has_file = |body: &BodyInput| body.binary || !body.files.is_empty();
        if inputs.body.as_ref().is_some_and(has_file) {
            return;
        }
        for obtained in grants::all(document, operation, self.credentials, answers, usual) {
            let inputs = Inputs {
                credentials: obtained.credentials,
                ..inputs.clone()
            };
            let case = self.add(obtained.title.to_owned(), inputs, obtained.answer);
            case.further = obtained.further;
        }
    }
}

/// The first answer that is a success, or else the first one at all.
fn usual(answers: &[(String, Answer)]) -> Answer {
    let mut all = answers.iter();
    let success = all.find(|(_, answer)| matches!(answer.expected, Expected::Success(_)));
    let usual = success.or(answers.first());
    usual.map_or_else(answer::nothing, |(_, answer)| answer.clone())
}

/// A value for a scheme that no other scheme has.
fn credential(scheme: &Scheme, number: usize) -> Credential {
    let values = match scheme.kind {
        CredentialKind::ApiKey => vec![format!("key-number-{number}")],
        CredentialKind::Basic => vec![format!("user{number}"), format!("pass:word {number}")],
        CredentialKind::Bearer | CredentialKind::Client => vec![format!("token-number-{number}")],
        CredentialKind::Whole => vec![format!("{} whole-{number}", scheme.word)],
        CredentialKind::MutualTls | CredentialKind::Vendor => Vec::new(),
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
    pub fn parameter(&self, location: Location, name: &str) -> Option<&Value> {
        let mut all = self.parameters.iter();
        let found = all.find(|input| input.location == location && input.name == name);
        found.map(|input| &input.value)
    }
}
