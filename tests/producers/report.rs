//! What came of each operation of a document: it was called and all values were equal, or a reason why not.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Debug;
use std::process::ExitCode;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Nothing, or the reason why something is not equal.
pub type Outcome = Result<(), Box<dyn Error>>;

/// One row for each thing that was tried; an operation may have several.
pub struct Report {
    operations: Vec<String>,
    /// The operations of which it is known why they are not equal.
    known: BTreeMap<String, String>,
    rows: Vec<(String, Outcome)>,
}

impl Report {
    /// Of the document whose path is the program's second argument; its third is that of what is known.
    pub fn new() -> Result<Self, Box<dyn Error>> {
        let document: Value = serde_json::from_str(&read_argument(2)?)?;
        let paths = document["paths"]
            .as_object()
            .ok_or("the document has no paths")?;
        let operations = paths
            .values()
            .flat_map(|path| {
                path.as_object()
                    .into_iter()
                    .flat_map(serde_json::Map::values)
            })
            .filter_map(|operation| Some(operation.get("operationId")?.as_str()?.to_owned()))
            .collect();
        let known = read_argument(3)?
            .lines()
            .filter_map(|line| line.split_once(": "))
            .map(|(operation, reason)| (operation.to_owned(), reason.to_owned()))
            .collect();
        Ok(Self {
            operations,
            known,
            rows: Vec::new(),
        })
    }

    /// Tries something of an operation, which its `operationId` names. A server that does not answer is a reason as well.
    pub async fn row(&mut self, operation: &str, attempt: impl Future<Output = Outcome>) {
        assert!(
            self.operations.iter().any(|known| known == operation),
            "the document has no operation `{operation}`"
        );
        let limit = Duration::from_secs(20);
        let outcome = tokio::time::timeout(limit, attempt).await;
        let outcome = outcome.unwrap_or_else(|_| Err("no answer in 20 seconds".into()));
        self.rows.push((operation.to_owned(), outcome));
    }

    /// Says how many operations were called and gave what they ought to, and of each other one why not. It fails where that
    /// is not what is known.
    pub fn print(self) -> ExitCode {
        let mut equal = 0;
        let mut surprises = 0;
        for operation in &self.operations {
            let rows: Vec<_> = self.rows.iter().filter(|(of, _)| of == operation).collect();
            let reasons: Vec<_> = rows
                .iter()
                .filter_map(|(_, outcome)| outcome.as_ref().err())
                .collect();
            let is_equal = !rows.is_empty() && reasons.is_empty();
            if rows.is_empty() {
                println!("{operation}: not called");
            }
            for reason in reasons {
                println!("{operation}: {}", with_sources(reason.as_ref()));
            }
            match self.known.get(operation) {
                Some(_) if is_equal => {
                    println!("{operation}: equal, although it is not known to be")
                }
                Some(reason) => println!("  as is known: {reason}"),
                None if is_equal => {}
                None => println!("  which is not known"),
            }
            equal += usize::from(is_equal);
            surprises += usize::from(is_equal == self.known.contains_key(operation));
        }
        println!(
            "operations called and equal: {equal} of {}",
            self.operations.len()
        );
        ExitCode::from(u8::from(surprises > 0))
    }
}

/// The address of the server, which is the program's first argument.
pub fn endpoint() -> Result<String, Box<dyn Error>> {
    argument(1)
}

fn argument(position: usize) -> Result<String, Box<dyn Error>> {
    Ok(std::env::args()
        .nth(position)
        .ok_or_else(|| format!("argument {position} is missing"))?)
}

fn read_argument(position: usize) -> Result<String, Box<dyn Error>> {
    Ok(std::fs::read_to_string(argument(position)?)?)
}

/// Holds what came back to what ought to.
pub fn equal<T: Debug + PartialEq>(got: T, wanted: T) -> Outcome {
    if got == wanted {
        return Ok(());
    }
    Err(format!("got {got:?}, wanted {wanted:?}").into())
}

/// What a service understood of a request. Each service answers that with texts that are JSON, which may be read as texts
/// or as any values.
pub fn understood<V: Clone + Into<Value>>(
    values: &BTreeMap<String, V>,
) -> Result<Value, Box<dyn Error>> {
    let mut understood = serde_json::Map::new();
    for (name, value) in values {
        let text: Value = value.clone().into();
        let text = text
            .as_str()
            .ok_or("the service understood something that is no text")?;
        understood.insert(name.clone(), serde_json::from_str(text)?);
    }
    Ok(Value::Object(understood))
}

/// Holds what a service understood to what was sent.
pub fn saw<V: Clone + Into<Value>>(values: &BTreeMap<String, V>, wanted: Value) -> Outcome {
    equal(understood(values)?, wanted)
}

/// An id that services know things by.
pub const ID: Uuid = Uuid::from_u128(0x1234_5678_9abc_4def_8123_4567_89ab_cdef);

/// A day as a service writes it.
pub fn day(text: &str) -> Result<Date, jiff::Error> {
    text.parse()
}

/// A moment as a service writes it.
pub fn moment(text: &str) -> Result<Timestamp, jiff::Error> {
    text.parse()
}

/// A content that no text has.
pub fn every_byte() -> Vec<u8> {
    (0..=255).collect()
}

/// The hash by which a service says what it received.
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn with_sources(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text = format!("{text}: {error}");
        source = error.source();
    }
    text
}
