//! The rules for one value.

use crate::fake::state::Lenience;

/// Every parameter of the two pages has 1 to 256 characters.
pub(super) fn check(name: &str, value: &str) -> Result<(), String> {
    check_length(name, value, 1, 256)
}

pub(super) fn check_length(
    name: &str,
    value: &str,
    least: usize,
    most: usize,
) -> Result<(), String> {
    let length = value.chars().count();
    if (least..=most).contains(&length) {
        return Ok(());
    }
    Err(format!(
        "`{name}` has {length} characters, not {least} to {most}"
    ))
}

pub(super) fn check_listed(
    name: &str,
    value: &str,
    listed: &[&str],
    lenience: Lenience,
) -> Result<(), String> {
    if lenience.unlisted_values || listed.contains(&value) {
        return Ok(());
    }
    Err(format!(
        "`{name}` is `{value}`, not one of {}",
        listed.join(", ")
    ))
}
