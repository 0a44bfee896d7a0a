//! What is told of the calls meanwhile: spans, events, and lines of the log.

use std::net::SocketAddr;
use std::sync::{Mutex, Once};

use log::{LevelFilter, Log, Metadata, Record};
use tests::recorder::{Recorded, Recorder};

use crate::credential::check_secret;
use crate::way::{Operation, Way};

static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Where ureq writes, at the level `TRACE`, each byte that it sends. It has no setting for that,
/// and cuts the bytes into rows, in which no secret could be found.
const BYTES_OF_UREQ: &str = "ureq_proto::util";

/// Keeps all lines of all levels.
struct Lines;

impl Log for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() != BYTES_OF_UREQ
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            let line = format!("{}: {}", record.target(), record.args());
            LINES.lock().unwrap().push(line);
        }
    }

    fn flush(&self) {}
}

/// What is told from a moment on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Journal {
    /// How many spans there were before.
    before: usize,
}

impl Journal {
    pub(crate) fn begin() -> Self {
        static LOG: Once = Once::new();
        LOG.call_once(|| {
            log::set_logger(&Lines).unwrap();
            log::set_max_level(LevelFilter::Trace);
        });
        let before = Recorder::everywhere().look(|spans, _| spans.len());
        Self { before }
    }

    /// Checks the spans of a call: each attempt has one, which is closed and tells no secret.
    pub(crate) fn check(
        self,
        operation: Operation,
        address: SocketAddr,
        attempts: u32,
    ) -> Result<(), String> {
        let port = address.port().to_string();
        Recorder::everywhere().look(|spans, _| {
            let of_attempts = spans[self.before..]
                .iter()
                .filter(|span| span.name == "attempt" && span.field("server.port") == port);
            let mut found = 0;
            for attempt in of_attempts {
                found += 1;
                let call = attempt.parent.map(|number| place(spans, number));
                let is_whole = |span: &Recorded| span.is_closed();
                let is_its = |span: &Recorded| span.field("otel.name") == operation.id();
                if !is_whole(attempt) || !call.is_some_and(|call| is_whole(call) && is_its(call)) {
                    return Err(format!("the span of an attempt: {attempt:?} in {call:?}"));
                }
                check_secret(&format!("{attempt:?} {call:?}"))?;
            }
            if found != attempts {
                return Err(format!("{found} spans of attempts"));
            }
            Ok(())
        })
    }
}

fn place(spans: &[Recorded], number: u64) -> &Recorded {
    &spans[usize::try_from(number).unwrap() - 1]
}

/// Checks all that was ever told, whoever has told it, and that there is a log.
pub(crate) fn complaints(way: Way) -> Vec<String> {
    let lines = LINES.lock().unwrap().clone();
    let mut texts = lines.clone();
    Recorder::everywhere().look(|spans, events| {
        let told = spans.iter().chain(events);
        texts.extend(told.map(|told| format!("{told:?}")));
    });
    let checked = texts.iter().map(|text| check_secret(text).err());
    let mut complaints: Vec<String> = checked.flatten().collect();
    if let Some(target) = way.logs()
        && !lines.iter().any(|line| line.starts_with(target))
    {
        complaints.push(format!("{target} has logged nothing"));
    }
    complaints
}
