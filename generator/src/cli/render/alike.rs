//! Things to say that differ in their places alone, which are said once.

use crate::cli::text::count;
use crate::diagnostic::Severity;
use crate::told::Told;

/// How many of the other places are named.
const NAMED: usize = 3;

/// What is said, where it is first, and where it is as well.
pub(super) struct Alike<'a> {
    pub(super) first: Told<'a>,
    others: Vec<String>,
    count: usize,
}

impl Alike<'_> {
    /// Where else that is to be said, if anywhere: the first of the places.
    pub(super) fn elsewhere(&self) -> Option<String> {
        let named = self.others.join(", ");
        match (self.count, self.count - self.others.len()) {
            (0, _) => None,
            (1, _) => Some(format!("the same at {named}")),
            (count, 0) => Some(format!("the same at {count} more places: {named}")),
            (count, rest) => Some(format!(
                "the same at {count} more places: {named} and {}",
                self::count(rest, "other")
            )),
        }
    }
}

/// Brings together what is the same but for its place. Each has the place of the first.
pub(super) fn alike(told: Vec<Told<'_>>) -> Vec<Alike<'_>> {
    let mut all: Vec<Alike<'_>> = Vec::new();
    let mut known = std::collections::HashMap::new();
    for told in told {
        let diagnostic = told.diagnostic;
        let key: (Severity, &str, &str, Option<&str>) = (
            diagnostic.severity,
            diagnostic.code,
            &diagnostic.message,
            diagnostic.help.as_deref(),
        );
        let index = *known.entry(key).or_insert(all.len());
        match all.get_mut(index) {
            Some(same) => {
                same.count += 1;
                if same.others.len() < NAMED {
                    same.others.push(told.spot());
                }
            }
            None => all.push(Alike {
                first: told,
                others: Vec::new(),
                count: 0,
            }),
        }
    }
    all
}
