//! What is made of all that was sent and heard: a verdict on each operation.

use super::case::{Case, Expected, Outcome};
use super::judge::Judged;
use super::plan::{Plan, Planned};
use super::program::batch::Heard;
use super::program::calls::Calls;
use super::report::{Failure, Finding, Proof, Verdict};
use super::schema::Schemas;
use super::{variants, verdict};
use crate::ir::{Api, Operation};

/// All that is known when the calls are done.
pub(super) struct Known<'a> {
    pub(super) api: &'a Api,
    /// The schemas of what is received.
    pub(super) answers: &'a Schemas,
    pub(super) plan: &'a Plan,
    pub(super) calls: &'a Calls<'a>,
    pub(super) heard: &'a Heard,
    /// What the judge says of each case.
    pub(super) judged: &'a [Judged],
}

impl Known<'_> {
    /// The verdicts, in the document's order.
    pub(super) fn proof(&self) -> Proof {
        let operations = self
            .plan
            .operations
            .iter()
            .map(|planned| self.verdict(planned));
        Proof {
            operations: operations.collect(),
            notes: self.plan.notes.clone(),
        }
    }

    fn verdict(&self, planned: &Planned) -> Verdict {
        let known = self.calls.find(planned);
        let mut reasons = planned.reasons.clone();
        let mut unmade = Unmade::default();
        let (mut failures, mut calls) = (Vec::new(), 0);
        if known.is_none() {
            reasons.push("the crate has no such operation".to_owned());
        }
        let cases = planned
            .cases
            .iter()
            .filter_map(|number| self.plan.cases.get(*number));
        for (case, known) in cases.filter_map(|case| Some((case, known?))) {
            if let Some(Outcome::Unmade(why)) = self.heard.outcomes.get(&case.number) {
                unmade.add(why, &case.title);
                continue;
            }
            calls += 1;
            for reason in self.untyped(case) {
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
            failures.extend(self.failure(case, known));
        }
        reasons.extend(unmade.reasons());
        if calls == 0 && reasons.is_empty() {
            reasons.push("no call of it could be made".to_owned());
        }
        let finding = if !failures.is_empty() {
            Finding::Failed { failures }
        } else if reasons.is_empty() {
            Finding::Proved
        } else {
            Finding::NotProved { reasons }
        };
        Verdict {
            id: known.map(|known| known.id.clone()),
            method: planned.method.clone(),
            path: planned.path.clone(),
            pointer: planned.operation.clone(),
            calls,
            finding,
        }
    }
}

impl Known<'_> {
    /// What of a call is a text or bytes to the client, although the document says more of it. An
    /// answer that the client does not ask for is none, and none is given where nothing is to be sent.
    fn untyped(&self, case: &Case) -> Vec<String> {
        let body = case.inputs.body.as_ref().filter(|body| body.is_untyped);
        let declines = self
            .judged
            .get(case.number)
            .is_some_and(|judged| judged.declines);
        let is_unsent = matches!(case.answer.expected, Expected::Unsent(_));
        let is_read = !declines && !is_unsent;
        let answer = Some(&case.answer).filter(|answer| answer.is_untyped && is_read);
        let body = body.map(|body| ("body", body.media_type.as_str()));
        let answer =
            answer.map(|answer| ("answer", answer.media_type.as_deref().unwrap_or_default()));
        let both = body.into_iter().chain(answer);
        both.map(|(what, media_type)| {
            format!("the {what} `{media_type}` is a text or bytes, of which the document says more")
        })
        .collect()
    }

    /// What is wrong with a call, if anything is.
    fn failure(&self, case: &Case, known: &Operation) -> Option<Failure> {
        let judged = self.judged.get(case.number)?;
        let mut complaints = judged.complaints.clone();
        match self.heard.outcomes.get(&case.number) {
            Some(_) if judged.declines && !is_undocumented(case) => {}
            Some(outcome) => {
                complaints.extend(verdict::compare(case, outcome));
                complaints.extend(self.variant(case, known, outcome));
            }
            None => {
                let why = self.heard.breaks.get(&case.number);
                let why = why.map_or("nothing is heard of the call", String::as_str);
                complaints.push(why.to_owned());
            }
        }
        // Where nothing was sent, the client's own error says why.
        let is_unsent = matches!(case.answer.expected, Expected::Unsent(_));
        if !is_unsent
            && !judged.is_sent()
            && let Some(Outcome::Error { message, .. }) = self.heard.outcomes.get(&case.number)
        {
            complaints = vec![format!("nothing is sent: {message}")];
        }
        (!complaints.is_empty()).then(|| Failure {
            case: case.number,
            title: case.title.clone(),
            complaints,
            exchanges: judged.exchanges.clone(),
        })
    }
}

impl Known<'_> {
    /// What is wrong with the variants of what a call gave.
    fn variant(&self, case: &Case, known: &Operation, outcome: &Outcome) -> Option<String> {
        let (ty, debug) = match outcome {
            Outcome::Success { debug, .. } => (&known.output, debug),
            Outcome::Error { debug, .. } => (&known.error, debug),
            Outcome::Unmade(_) => return None,
        };
        let value = serde_json::from_slice(&case.last_answer().body).ok()?;
        variants::mistake(
            self.api,
            self.answers,
            ty.as_ref()?,
            debug.as_ref()?,
            &value,
        )
    }
}

fn is_undocumented(case: &Case) -> bool {
    case.last_answer().expected == Expected::Undocumented
}

/// Why calls cannot be made of their inputs, each reason once.
#[derive(Default)]
struct Unmade(Vec<(String, Vec<String>)>);

impl Unmade {
    fn add(&mut self, why: &str, title: &str) {
        match self.0.iter_mut().find(|(known, _)| known == why) {
            Some((_, titles)) => titles.push(title.to_owned()),
            None => self.0.push((why.to_owned(), vec![title.to_owned()])),
        }
    }

    fn reasons(self) -> impl Iterator<Item = String> {
        self.0
            .into_iter()
            .map(|(why, titles)| match titles.as_slice() {
                [title] => format!("the call of `{title}` cannot be made: {why}"),
                [title, more @ ..] => {
                    let more = more.len();
                    format!("the call of `{title}` and {more} more cannot be made: {why}")
                }
                [] => why,
            })
    }
}
