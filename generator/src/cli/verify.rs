//! `oasmith verify`: proving that a crate does on the wire what its document says.

use serde_json::{Value, json};

use super::args::{Format, Verify};
use super::beside::rows;
use super::color::{ADDED, CHANGED as YELLOW, Colors, HEADING, REMOVED, paint};
use super::columns::columns;
use super::inspect::said;
use super::json as machine;
use super::progress::{ProgressLine, bar};
use super::report::{CHANGED, FINE, Report, Style, WRONG, error};
use super::table::{Side, table};
use super::text::{chain, count, failure, visible};
use crate::ir::Source;
use crate::verify::{
    Counts, Failure, Finding, Options, Progress, Proof, Verdict, VerifyError, prove,
};
use crate::{MadeAs, Outcome, Request};

/// How many failures of one operation a person is shown.
const FEW: usize = 3;

pub(super) fn run(args: &Verify, style: Style) -> Report {
    let options = Options {
        keep: args.keep.clone(),
        target: None,
        features: features(args),
    };
    let request = match args.document.client(style) {
        Ok(request) => request,
        Err(refused) => return refused.report("verify", style),
    };
    let mut progress = ProgressLine::new(style.colors.watched);
    progress.show("reading and generating".to_owned());
    let outcome = crate::generate(&Request {
        output: options.client_of(&request.spec),
        // The crate that is proved stands somewhere else, and alone.
        runtime: Some(Source::Vendored),
        made_as: MadeAs::Proof,
        ..request.clone()
    });
    let proof = prove(&outcome, &request.spec, &options, &mut |step| {
        progress.show(line(step));
    });
    drop(progress);
    report(&outcome, &proof, style)
}

/// The features of tags that are asked for, if any are.
fn features(args: &Verify) -> Option<Vec<String>> {
    let names = args.features.as_ref()?.iter();
    Some(names.filter(|name| !name.is_empty()).cloned().collect())
}

fn line(step: Progress<'_>) -> String {
    match step {
        Progress::Planning => "planning the calls".to_owned(),
        Progress::Writing => "writing the crate and its driver".to_owned(),
        Progress::Compiling { done, name } => {
            format!("compiling: {} done, {name}", count(done, "crate"))
        }
        Progress::Calling { done, of } => format!("calling {}", bar(done, of)),
    }
}

fn report(outcome: &Outcome, proof: &Result<Proof, VerifyError>, style: Style) -> Report {
    let code = match proof {
        Ok(proof) if proof.is_whole() => FINE,
        Ok(_) => CHANGED,
        Err(_) => WRONG,
    };
    if style.format == Format::Json {
        return machine::verify(outcome, &facts(proof), code);
    }
    let (stdout, stderr) = match proof {
        Ok(proof) => (human(proof, style.colors), String::new()),
        Err(VerifyError::Refused) => {
            let end = "; nothing has been verified";
            (String::new(), said(outcome, end, style.colors.stderr))
        }
        Err(error) => (String::new(), failure(&chain(error), style.colors.stderr)),
    };
    Report {
        stdout,
        stderr,
        code,
    }
}

fn facts(proof: &Result<Proof, VerifyError>) -> [(&'static str, Value); 4] {
    let none = Proof::default();
    let (proof, error) = match proof {
        Ok(proof) => (proof, Value::Null),
        Err(why) => (&none, error(&chain(why), &[])),
    };
    [
        ("operations", json!(proof.operations)),
        ("notes", json!(proof.notes)),
        ("counts", json!(proof.counts())),
        ("error", error),
    ]
}

fn human(proof: &Proof, colors: Colors) -> String {
    let titles = [
        ("OPERATION", Side::Left),
        ("CALLS", Side::Right),
        ("VERDICT", Side::Left),
    ];
    let rows = proof.operations.iter().map(|verdict| {
        [
            called(verdict),
            verdict.calls.to_string(),
            verdict.finding.as_str().to_owned(),
        ]
    });
    let mut text = table(titles, &rows.collect::<Vec<_>>(), colors.stdout);
    for verdict in &proof.operations {
        text.push_str(&details(verdict, colors));
    }
    for (index, note) in proof.notes.iter().enumerate() {
        let gap = if index == 0 { "\n" } else { "" };
        text.extend([gap, "note: ", &visible(note), "\n"]);
    }
    text + "\n" + &summary(proof.counts(), colors.stdout)
}

fn called(verdict: &Verdict) -> String {
    format!("{} {}", verdict.method, verdict.path)
}

/// What there is to say of an operation that is not proved.
fn details(verdict: &Verdict, colors: Colors) -> String {
    let title = |style, word: &str| {
        let id = verdict
            .id
            .as_ref()
            .map_or(String::new(), |id| format!(" ({id})"));
        let called = visible(&format!("{}{id}", called(verdict)));
        format!("\n{}: {called}\n", paint(word, style, colors.stdout))
    };
    match &verdict.finding {
        Finding::Proved => String::new(),
        Finding::NotProved { reasons } => {
            let reasons = reasons
                .iter()
                .map(|reason| format!("  {}\n", visible(reason)));
            title(YELLOW, "not proved") + &reasons.collect::<String>()
        }
        Finding::Failed { failures } => {
            let shown = failures
                .iter()
                .take(FEW)
                .map(|failure| failed(failure, colors));
            let mut text = title(REMOVED, "failed") + &shown.collect::<String>();
            if failures.len() > FEW {
                let more = failures.len() - FEW;
                text.extend(["  and ", &count(more, "call"), " more\n"]);
            }
            text
        }
    }
}

fn failed(failure: &Failure, colors: Colors) -> String {
    let title = format!("case {}: {}", failure.case, failure.title);
    let title = paint(&visible(&title), HEADING, colors.stdout);
    let mut text = format!("  {title}\n");
    for complaint in &failure.complaints {
        text.extend(["    ", &visible(complaint), "\n"]);
    }
    for exchange in &failure.exchanges {
        text.push_str(&columns(&rows(exchange), colors.width, colors.stdout));
    }
    text
}

fn summary(counts: Counts, color: bool) -> String {
    let Counts {
        operations,
        proved,
        failed,
        not_proved,
        calls,
    } = counts;
    let part = |number: usize, word: &str, style| match number {
        0 => format!("0 {word}"),
        number => paint(&format!("{number} {word}"), style, color),
    };
    format!(
        "{}, {}: {}, {}, {}.\n",
        count(operations, "operation"),
        count(calls, "call"),
        part(proved, "proved", ADDED),
        part(failed, "failed", REMOVED),
        part(not_proved, "not proved", YELLOW),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::Exchange;

    fn verdict(path: &str, finding: Finding) -> Verdict {
        Verdict {
            id: Some(path.trim_start_matches('/').to_owned()),
            method: "GET".to_owned(),
            path: path.to_owned(),
            pointer: String::new(),
            calls: 2,
            finding,
        }
    }

    #[test]
    fn a_failure_is_shown_with_what_was_asked_for_and_what_was_sent() {
        let failure = Failure {
            case: 7,
            title: "examples".to_owned(),
            complaints: vec!["the path is wrong".to_owned()],
            exchanges: vec![Exchange {
                asked: "GET /a".to_owned(),
                sent: Some("GET /b HTTP/1.1\nhost: h\n\n".to_owned()),
            }],
        };
        let failures = vec![failure; 5];
        let reasons = vec!["no value is found".to_owned()];
        let proof = Proof {
            operations: vec![
                verdict("/fine", Finding::Proved),
                verdict("/bad", Finding::Failed { failures }),
                verdict("/odd", Finding::NotProved { reasons }),
            ],
            notes: vec!["some are a vendor's".to_owned()],
        };
        let text = human(&proof, Colors::NONE);
        let one = "  case 7: examples\n    the path is wrong\n    asked ! GET /a\n     sent ! GET /b\n     \
                   sent | host: h\n";
        let bad = format!(
            "\nfailed: GET /bad (bad)\n{}  and 2 calls more\n",
            one.repeat(3)
        );
        assert!(text.contains(&bad), "{text}");
        assert!(text.contains("\nnot proved: GET /odd (odd)\n  no value is found\n"));
        assert!(text.contains("\n\nnote: some are a vendor's\n\n"));
        assert!(text.ends_with("\n3 operations, 6 calls: 1 proved, 1 failed, 1 not proved.\n"));
        assert!(!proof.is_whole());
    }
}
