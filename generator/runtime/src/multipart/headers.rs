//! Headers that the document asks for in a part of a body.

use super::form::{Form, Part};
use crate::core::invalid::Invalid;

impl Form {
    /// Adds parts that have these headers, where they do not say otherwise; they have to have the
    /// others.
    pub fn headed(
        &mut self,
        fixed: &[(&str, &str)],
        required: &[&str],
        add: impl FnOnce(&mut Self) -> Result<(), Invalid>,
    ) -> Result<(), Invalid> {
        let start = self.parts.len();
        add(self)?;
        let added = self.parts.iter_mut().skip(start);
        for part in added {
            for (name, value) in fixed {
                if !has(part, name) {
                    // mark: fixed-part-header
                    part.add_header(name, value)?;
                }
            }
            if let Some(missing) = required.iter().find(|name| !has(part, name)) {
                let problem = "is a header that a file of the body needs: `File::header` gives it";
                return Err(Invalid::new(*missing, problem));
            }
        }
        Ok(())
    }
}

pub(crate) fn has(part: &Part, name: &str) -> bool {
    value(part, name).is_some()
}

/// The value of a header of a part.
pub(crate) fn value<'p>(part: &'p Part, name: &str) -> Option<&'p str> {
    let mut headers = part.head.lines().filter_map(|line| line.split_once(':'));
    let found = headers.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    Some(found.1.trim())
}
