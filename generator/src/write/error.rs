//! Why a crate could not be written.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a crate could not be written, or what to write could not be told.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// Files that oasmith did not write stand where generated ones must go.
    /// Nothing has been written.
    InTheWay {
        /// The folder that the crate goes into.
        output: PathBuf,
        /// What stands in the way, relative to the folder, sorted.
        paths: Vec<String>,
    },
    /// The lock cannot be understood, so that oasmith's own files cannot be
    /// told from anybody else's. Nothing has been written.
    Lock {
        /// The lock.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
        /// What became of it, by which what to do follows.
        fault: LockFault,
    },
    /// A generated file would stand outside the folder that the crate goes into.
    Outside {
        /// The path as it was asked for.
        path: String,
    },
    /// The operating system refused.
    Io {
        /// What was tried, such as `read`.
        action: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

/// What became of a lock that cannot be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockFault {
    /// A later oasmith wrote it.
    Newer,
    /// Version control wrote both sides of a merge into it.
    Merged,
    /// Anything else.
    Other,
}

impl LockFault {
    /// What became of a lock with this text.
    #[must_use]
    pub fn of(text: &str, is_newer: bool) -> Self {
        if is_newer {
            Self::Newer
        } else if text.lines().any(|line| line.starts_with("<<<<<<< ")) {
            Self::Merged
        } else {
            Self::Other
        }
    }

    /// What to do about it.
    fn advice(self) -> &'static str {
        match self {
            Self::Newer => "a later oasmith wrote it, and that or one behind it has to be used",
            Self::Merged => {
                "it has both sides of a merge: take it from one side, such as by \
                 `git checkout --ours`, and generate again, which adds what the other side has"
            }
            Self::Other => {
                "restore it from version control. To remove it is the last resort: names and shapes \
                 that callers have are forgotten then, whatever is as oasmith would write it counts \
                 as its own again, and all else that stands in the way is named"
            }
        }
    }
}

impl WriteError {
    /// Makes the function that turns an [`io::Error`] into one that says what
    /// was tried, and with which path.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io {
            action,
            path,
            source,
        }
    }

    /// Whether a folder on the way to a file is not there.
    pub(super) fn is_missing(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }

    /// The error with its reason, for those who have its text alone.
    pub(crate) fn with_reason(&self) -> String {
        match self {
            Self::Io { source, .. } => format!("{self}: {source}"),
            Self::InTheWay { .. } | Self::Lock { .. } | Self::Outside { .. } => self.to_string(),
        }
    }

    /// The paths that stand in the way, relative to the output folder.
    #[must_use]
    pub fn in_the_way(&self) -> &[String] {
        match self {
            Self::InTheWay { paths, .. } => paths,
            Self::Lock { .. } | Self::Outside { .. } | Self::Io { .. } => &[],
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InTheWay { output, paths } => {
                let output = output.display();
                writeln!(
                    f,
                    "oasmith did not write these, and they stand where it must write in `{output}`:"
                )?;
                for path in paths {
                    writeln!(f, "  {path}")?;
                }
                f.write_str(
                    "move or remove them, or choose another folder; nothing has been written",
                )
            }
            Self::Lock {
                path,
                reason,
                fault,
            } => write!(
                f,
                "`{}` cannot be understood: {reason}\n{}; nothing has been written",
                path.display(),
                fault.advice()
            ),
            Self::Outside { path } => write!(
                f,
                "`{path}` cannot be a generated file: it must be a relative path with `/` \
                 between its parts, without `.` and `..`"
            ),
            Self::Io { action, path, .. } => {
                write!(f, "cannot {action} `{}`", path.display())
            }
        }
    }
}

impl Error for WriteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::InTheWay { .. } | Self::Lock { .. } | Self::Outside { .. } => None,
        }
    }
}
