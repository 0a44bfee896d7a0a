//! Whether an enum is open.

use super::members::Member;
use crate::lower::source::extension;
use crate::vocabulary::EXTENSIBLE_ENUM;

/// Whether there may be other values than those that a schema lists.
pub(super) fn is_open(member: &Member<'_>) -> bool {
    extension(&member.schema.schema_data.extensions, EXTENSIBLE_ENUM).unwrap_or(true)
}
