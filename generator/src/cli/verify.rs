//! `oasmith verify`: proving that a crate does on the wire what its document says.

use serde_json::{Value, json};

use super::args::{Format, Verify};
use super::color::{ADDED, CHANGED as YELLOW, HEADING, REMOVED, paint};
use super::inspect::said;
use super::progress::{Progress, bar};
use super::table::{Side, table};
use super::text::{chain, count, failure, visible};
use super::{CHANGED, FINE, Report, Style, WRONG, json as machine};
use crate::verify::{Counts, Failure, Finding, Options, Proof, Step, Verdict, VerifyError, prove};
use crate::{Outcome, Request};

/// How many failures of one operation a person is shown.
const FEW: usize = 3;

pub(super) fn run(args: &Verify, style: Style) -> Report {
    let options = Options {
        only: args.only.clone(),
        keep: args.keep.clone(),
        target: None,
    };
    let mut progress = Progress::new(style.colors.watched);
    progress.show("reading and generating".to_owned());
    let outcome = crate::generate(&Request {
        spec: args.document.spec.clone(),
        output: options.client_of(&args.document.spec),
        name: args.document.name.clone(),
        root: args.document.root.clone(),
    });
    let proof = prove(&outcome, &args.document.spec, &options, &mut |step| {
        progress.show(line(step));
    });
    drop(progress);
    report(&outcome, &proof, style)
}

fn line(step: Step<'_>) -> String {
    match step {
        Step::Planning => "planning the calls".to_owned(),
        Step::Writing => "writing the crate and its driver".to_owned(),
        Step::Compiling { done, name } => {
            format!("compiling: {} done, {name}", count(done, "crate"))
        }
        Step::Calling { done, of } => format!("calling {}", bar(done, of)),
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
        Ok(proof) => (human(proof, style.colors.stdout), String::new()),
        Err(VerifyError::Refused) => {
            let why = said(outcome, style.colors.stderr);
            (String::new(), why + "Nothing has been verified.\n")
        }
        Err(error) => (String::new(), failure(&chain(error), style.colors.stderr)),
    };
    Report {
        stdout,
        stderr,
        code,
    }
}

fn facts(proof: &Result<Proof, VerifyError>) -> [(&'static str, Value); 3] {
    let (operations, counts, error) = match proof {
        Ok(proof) => (json!(proof.operations), json!(proof.counts()), Value::Null),
        Err(error) => (json!([]), json!(Counts::default()), json!(chain(error))),
    };
    [
        ("operations", operations),
        ("counts", counts),
        ("error", error),
    ]
}

fn human(proof: &Proof, color: bool) -> String {
    let columns = [
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
    let mut text = table(columns, &rows.collect::<Vec<_>>(), color);
    for verdict in &proof.operations {
        text.push_str(&details(verdict, color));
    }
    text + "\n" + &summary(proof.counts(), color)
}

fn called(verdict: &Verdict) -> String {
    format!("{} {}", verdict.method, verdict.path)
}

/// What there is to say of an operation that is not proved.
fn details(verdict: &Verdict, color: bool) -> String {
    let title = |style, word: &str| {
        let id = verdict
            .id
            .as_ref()
            .map_or(String::new(), |id| format!(" ({id})"));
        let called = visible(&format!("{}{id}", called(verdict)));
        format!("\n{}: {called}\n", paint(word, style, color))
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
                .map(|failure| failed(failure, color));
            let mut text = title(REMOVED, "failed") + &shown.collect::<String>();
            if failures.len() > FEW {
                let more = failures.len() - FEW;
                text.extend(["  and ", &count(more, "call"), " more\n"]);
            }
            text
        }
    }
}

fn failed(failure: &Failure, color: bool) -> String {
    let title = format!("case {}: {}", failure.case, failure.title);
    let mut text = format!("  {}\n", paint(&visible(&title), HEADING, color));
    for complaint in &failure.complaints {
        text.extend(["    ", &visible(complaint), "\n"]);
    }
    text.push_str(&beside(&failure.expected, failure.sent.as_deref()));
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

/// What the document asks for, and below it what was sent.
fn beside(expected: &str, sent: Option<&str>) -> String {
    let sides = [("asked", expected), ("sent", sent.unwrap_or("nothing"))];
    let lines = sides.into_iter().flat_map(|(word, side)| {
        let lines = side.trim_end().lines();
        lines.map(move |line| format!("    {word:>5} | {}\n", visible(line)))
    });
    lines.collect()
}
