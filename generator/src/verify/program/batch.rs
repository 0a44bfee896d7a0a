//! A part of a crate, built and called.

use std::collections::{BTreeSet, HashMap};

use super::build::build;
use super::drive::{DriveError, drive};
use super::error::VerifyError;
use super::progress::Progress;
use super::scratch::Scratch;
use crate::File;
use crate::ir::Api;
use crate::limits::proof::RESTARTS;
use crate::verify::case::{Case, Outcome};

/// A part of a crate, or the whole of one.
pub(in crate::verify) struct Batch<'a> {
    pub(in crate::verify) scratch: Scratch,
    pub(in crate::verify) cases: Vec<&'a Case>,
}

/// What was heard of the cases, by their numbers.
#[derive(Debug, Default)]
pub(in crate::verify) struct Heard {
    pub(in crate::verify) outcomes: HashMap<usize, Outcome>,
    /// How the program broke off at a case.
    pub(in crate::verify) breaks: HashMap<usize, String>,
}

impl Batch<'_> {
    pub(in crate::verify) fn write(
        &self,
        api: &Api,
        enabled: &BTreeSet<usize>,
        files: &[File<String>],
    ) -> Result<(), VerifyError> {
        let written = self.scratch.write(api, enabled, files, &self.cases);
        written.map_err(VerifyError::Write)
    }

    /// Builds the program, and has it make all calls.
    pub(in crate::verify) fn call(
        &self,
        endpoint: &str,
        heard: &mut Heard,
        tell: &mut dyn FnMut(Progress<'_>),
    ) -> Result<(), VerifyError> {
        let mut crates = 0;
        let program = build(&self.scratch, &mut |name| {
            crates += 1;
            tell(Progress::Compiling { done: crates, name });
        });
        let program = program.map_err(VerifyError::Build)?;
        let of = self.cases.len();
        let (mut done, mut breaks) = (0, 0);
        while done < of {
            let end = drive(
                &program,
                &self.scratch.cases(),
                endpoint,
                done,
                &mut |said| {
                    heard.outcomes.insert(said.number, said.outcome);
                    done += 1;
                    tell(Progress::Calling { done, of });
                },
            );
            match (end, self.cases.get(done)) {
                (_, None) => {}
                (Err(error @ DriveError::Start(_)), _) => return Err(VerifyError::Drive(error)),
                (Err(error), _) if breaks == RESTARTS => return Err(VerifyError::Drive(error)),
                (Err(error), Some(case)) => {
                    heard.breaks.insert(case.number, error.to_string());
                    breaks += 1;
                    done += 1;
                }
                (Ok(()), Some(case)) => {
                    heard
                        .breaks
                        .insert(case.number, "the driver says nothing of it".to_owned());
                    done += 1;
                }
            }
        }
        Ok(())
    }
}
