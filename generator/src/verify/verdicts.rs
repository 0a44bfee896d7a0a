//! What is made of all that was sent and heard: a verdict on each operation.

use std::collections::HashMap;

use super::calls::Calls;
use super::case::{Case, Outcome};
use super::document::Document;
use super::part::Heard;
use super::plan::{Plan, Planned};
use super::report::{Failure, Finding, Proof, Verdict};
use super::server::Received;

/// All that is known when the calls are done.
pub(super) struct Known<'a> {
    pub(super) document: &'a Document,
    pub(super) plan: &'a Plan,
    pub(super) calls: &'a Calls<'a>,
    pub(super) heard: &'a Heard,
    /// The requests that came, by the numbers of their cases.
    pub(super) requests: &'a HashMap<usize, Vec<Received>>,
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
        }
    }

    fn verdict(&self, planned: &Planned) -> Verdict {
        let known = self.calls.find(planned);
        let mut reasons = planned.reasons.clone();
        let (mut failures, mut calls) = (Vec::new(), 0);
        if known.is_none() {
            reasons.push("the crate has no such operation".to_owned());
        }
        let cases = planned
            .cases
            .iter()
            .filter_map(|number| self.plan.cases.get(*number));
        for case in cases.filter(|_| known.is_some()) {
            if let Some(Outcome::Unmade(why)) = self.heard.outcomes.get(&case.number) {
                add(
                    &mut reasons,
                    format!("`{}` cannot be given: {why}", case.title),
                );
                continue;
            }
            calls += 1;
            failures.extend(self.failure(case));
        }
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
    fn failure(&self, case: &Case) -> Option<Failure> {
        let mut complaints = Vec::new();
        let e = match self.heard.outcomes.get(&case.number) {
            Some(Outcome::Success { status, value }) => {
                (true, *status, value.clone(), String::new())
            }
            Some(Outcome::Error {
                status,
                value,
                kind,
                message,
            }) => (
                false,
                status.unwrap_or(0),
                value.clone(),
                format!("{kind}: {message}"),
            ),
            other => {
                complaints.push(format!(
                    "{other:?} {:?}",
                    self.heard.breaks.get(&case.number)
                ));
                (false, 0, None, String::new())
            }
        };
        let ok = match &case.answer.expected {
            super::case::Expected::Success(v) => e.0 && (v.is_none() || v == &e.2),
            super::case::Expected::Error(v) => !e.0 && (v.is_none() || v == &e.2),
            super::case::Expected::Undocumented => !e.0,
        };
        if !ok {
            complaints.push(format!("expected {:?}, got {e:?}", case.answer.expected));
        }
        (!complaints.is_empty()).then(|| Failure {
            case: case.number,
            title: case.title.clone(),
            complaints,
            sent: self
                .requests
                .get(&case.number)
                .and_then(|r| r.first())
                .map(|r| r.text.clone()),
            given: Vec::new(),
        })
    }
}

fn add(reasons: &mut Vec<String>, reason: String) {
    if !reasons.contains(&reason) {
        reasons.push(reason);
    }
}
