//! Whether a request is what its case and the document ask for.

mod body;
mod form_parts;
mod grant;
mod headers;
pub(super) mod multipart;
mod numerals;
mod pairs;
mod request;
mod secrets;
mod segment;
mod style;
pub(super) mod wire;
mod xml;

use std::collections::HashMap;

use super::case::{Case, Expected};
use super::document::{Document, Operation};
use super::media;
use super::plan::Plan;
use super::received::Received;
use super::report::Exchange;
use grant::Grant;
use headers::accepted;
use request::Request;

/// What there is to say about the requests of a case.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The number of the case.
    pub case: usize,
    /// The requests that were sent, each with what is asked for.
    pub exchanges: Vec<Exchange>,
    /// What is wrong with the requests.
    pub complaints: Vec<String>,
    /// Whether the request does not accept the media type of the answer, so that
    /// nothing is to be expected of how that is read.
    pub declines: bool,
}

impl Judged {
    /// Whether any request arrived.
    #[must_use]
    pub fn is_sent(&self) -> bool {
        self.exchanges
            .iter()
            .any(|exchange| exchange.sent.is_some())
    }
}

/// Judges the requests of all cases that were run.
#[must_use]
pub fn judge(document: &Document, plan: &Plan, received: &[Received]) -> Vec<Judged> {
    let mut by_case: HashMap<usize, Vec<&Received>> = HashMap::new();
    for request in received {
        if let Some(number) = request.case {
            by_case.entry(number).or_default().push(request);
        }
    }
    let judged = plan.cases.iter().map(|case| {
        let requests = by_case.remove(&case.number).unwrap_or_default();
        judge_case(document, case, &requests)
    });
    judged.collect()
}

/// The requests that say no case of the plan.
#[must_use]
pub fn unexpected(plan: &Plan, received: &[Received]) -> Vec<String> {
    let is_known =
        |request: &&Received| request.case.is_some_and(|number| number < plan.cases.len());
    received
        .iter()
        .filter(|request| !is_known(request))
        .map(Received::text)
        .collect()
}

/// Judges the requests of one case: one, unless the case asks for more.
#[must_use]
pub fn judge_case(document: &Document, case: &Case, requests: &[&Received]) -> Judged {
    let mut judged = Judged {
        case: case.number,
        exchanges: Vec::new(),
        complaints: Vec::new(),
        declines: requests.iter().any(|received| declines(case, received)),
    };
    match document.operation(case) {
        None => {
            let problem = "the document has no such operation";
            judged.complaints.push(problem.to_owned());
        }
        Some(_) if matches!(case.answer.expected, Expected::Unsent(_)) => {
            judged.nothing(requests);
        }
        Some(operation) => judged.turns(document, operation, case, requests),
    }
    judged
}

impl Judged {
    /// Judges a case in which nothing may be sent.
    fn nothing(&mut self, requests: &[&Received]) {
        if !requests.is_empty() {
            let problem = "a request is sent without its credentials";
            self.complaints.push(problem.to_owned());
        }
        self.exchanges.push(Exchange {
            asked: "nothing without a credential".to_owned(),
            sent: requests.first().map(|received| received.text()),
        });
    }

    /// Judges requests one by one, each behind that for its token where the client
    /// obtains it.
    fn turns(
        &mut self,
        document: &Document,
        operation: &Operation,
        case: &Case,
        requests: &[&Received],
    ) {
        let (tokens, calls): (Vec<&Received>, Vec<&Received>) =
            requests.iter().partition(|received| received.is_for_token);
        let wanted = 1 + case.further.len();
        let wanted_tokens = if case.obtains_token() { wanted } else { 0 };
        self.count(calls.len(), wanted, "request");
        self.count(tokens.len(), wanted_tokens, "request for a token");
        for turn in 0..wanted.max(calls.len()).max(tokens.len()) {
            if turn < wanted_tokens.max(tokens.len()) {
                let grant = (turn < wanted_tokens).then(|| Grant::new(document, case));
                let grant = grant.flatten();
                let received = tokens.get(turn).copied();
                let said = grant.as_ref().zip(received);
                let said = said.map(|(grant, received)| grant.mistakes(received));
                let asked = grant.map(|grant| grant.asked());
                self.exchange(asked, received, said.unwrap_or_default());
            }
            if turn < wanted.max(calls.len()) {
                let received = calls.get(turn).copied();
                let mut said = Vec::new();
                let asked = (turn < wanted).then(|| {
                    let mut request = Request::new(document, operation, case, turn);
                    if let Some(received) = received {
                        request.judge(received, &mut said);
                    }
                    request.expected.join("\n")
                });
                self.exchange(asked, received, said);
            }
        }
    }

    fn exchange(&mut self, asked: Option<String>, received: Option<&Received>, said: Vec<String>) {
        // The first one is what a call is about; of others it has to be said.
        let number = self.exchanges.len() + 1;
        self.complaints
            .extend(said.into_iter().map(|said| match number {
                1 => said,
                number => format!("request {number}: {said}"),
            }));
        self.exchanges.push(Exchange {
            asked: asked.unwrap_or_else(|| "nothing more".to_owned()),
            sent: received.map(Received::text),
        });
    }

    fn count(&mut self, found: usize, wanted: usize, what: &str) {
        let wanted = match wanted {
            _ if found == wanted => return,
            0 => "none".to_owned(),
            1 => "one".to_owned(),
            wanted => wanted.to_string(),
        };
        self.complaints.push(match found {
            0 => format!("no {what} arrived"),
            found => format!("{found} {what}s arrived in place of {wanted}"),
        });
    }
}

/// Whether a request accepts something, and not the media type of its answer.
fn declines(case: &Case, received: &Received) -> bool {
    let Some(given) = &case.answer.media_type else {
        return false;
    };
    let given = media::essence(given);
    let mut accepted = accepted(received).peekable();
    accepted.peek().is_some() && !accepted.any(|one| media::is_of(&given, &media::essence(one)))
}
