//! Why there is no proof.

use std::fmt;
use std::io;

use super::build::BuildError;
use super::drive::DriveError;
use crate::write::WriteError;

/// Why there is no proof.
#[derive(Debug)]
pub enum VerifyError {
    /// The document gives no crate.
    Refused,
    /// No tag has a feature of this name.
    Feature {
        /// The name.
        name: String,
        /// What was probably meant.
        near: Option<String>,
    },
    /// The scratch folder cannot be written.
    Write(WriteError),
    /// The program cannot be built.
    Build(BuildError),
    /// The server cannot listen.
    Server(io::Error),
    /// The program cannot be run.
    Drive(DriveError),
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Feature { name, near } => {
                write!(f, "no tag has a feature `{name}`")?;
                return near
                    .iter()
                    .try_for_each(|near| write!(f, "; did you mean `{near}`?"));
            }
            Self::Refused => "the document gives no crate",
            Self::Write(_) => "the scratch folder cannot be written",
            Self::Build(_) => "the program that calls the crate cannot be built",
            Self::Server(_) => "the server that answers it cannot listen",
            Self::Drive(_) => "the program that calls the crate cannot be run",
        })
    }
}

impl std::error::Error for VerifyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Refused | Self::Feature { .. } => None,
            Self::Write(error) => Some(error),
            Self::Build(error) => Some(error),
            Self::Server(error) => Some(error),
            Self::Drive(error) => Some(error),
        }
    }
}
