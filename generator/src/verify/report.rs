//! What came of a proof: a verdict on each operation.

use serde::Serialize;

/// A proof of a whole document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Proof {
    /// The operations, in the document's order.
    pub operations: Vec<Verdict>,
    /// What is not tried of the document although everything else is, in sentences.
    pub notes: Vec<String>,
}

/// The verdict on one operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// Its id, if it has one.
    pub id: Option<String>,
    /// The method in capital letters.
    pub method: String,
    /// The path as it stands in the document.
    pub path: String,
    /// Where it stands in the document.
    pub pointer: String,
    /// How many calls were made.
    pub calls: usize,
    /// What is known of it.
    #[serde(flatten)]
    pub finding: Finding,
}

/// What is known of an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Finding {
    /// All calls went as the document says.
    Proved,
    /// Some did not.
    Failed {
        /// What is wrong, call by call.
        failures: Vec<Failure>,
    },
    /// It could not be tried, or not in every way.
    NotProved {
        /// Why, each reason once.
        reasons: Vec<String>,
    },
}

impl Finding {
    /// The finding in two words.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Proved => "proved",
            Self::Failed { .. } => "failed",
            Self::NotProved { .. } => "not proved",
        }
    }
}

/// A call that did not go as the document says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Failure {
    /// The number of the case, by which it is found among those of the scratch folder.
    pub case: usize,
    /// What the case tries.
    pub title: String,
    /// What is wrong.
    pub complaints: Vec<String>,
    /// The requests of the call, which are one unless more are asked for.
    pub exchanges: Vec<Exchange>,
}

/// A request beside what is asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Exchange {
    /// What the document asks for.
    pub asked: String,
    /// The request as it was sent, if one was.
    pub sent: Option<String>,
}

/// How many operations there are of each finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All operations.
    pub operations: usize,
    /// Those that are proved.
    pub proved: usize,
    /// Those that failed.
    pub failed: usize,
    /// Those that could not be tried in every way.
    pub not_proved: usize,
    /// All calls.
    pub calls: usize,
}

impl Proof {
    /// How many operations there are of each finding.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for verdict in &self.operations {
            counts.operations += 1;
            counts.calls += verdict.calls;
            match verdict.finding {
                Finding::Proved => counts.proved += 1,
                Finding::Failed { .. } => counts.failed += 1,
                Finding::NotProved { .. } => counts.not_proved += 1,
            }
        }
        counts
    }

    /// Whether every operation is proved.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let counts = self.counts();
        counts.proved == counts.operations
    }
}
