//! How the functions of a caller are called that are about a type.

use crate::promises::surface::{CRATE, Type};

/// A name for a type, from its path.
pub(super) fn name(ty: &Type) -> String {
    let path = ty.path.trim_start_matches(CRATE).trim_start_matches("::");
    path.replace("r#", "").replace("::", "_").to_lowercase()
}
