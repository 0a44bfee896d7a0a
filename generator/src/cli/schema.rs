//! `oasmith schema`: the JSON Schema of the settings.

use super::report::{FINE, Report};
use crate::settings::schema;

/// It is JSON already, whatever the format.
pub(super) fn run() -> Report {
    Report {
        stdout: format!("{:#}\n", schema()),
        stderr: String::new(),
        code: FINE,
    }
}
