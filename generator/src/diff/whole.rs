//! Types of whole numbers.

/// The least and the greatest whole number of a type, the latter above all of the former.
pub(super) fn range(name: &str) -> Option<(i128, u128)> {
    let range = match name {
        "i32" => (i32::MIN.into(), i32::MAX.unsigned_abs().into()),
        "i64" => (i64::MIN.into(), i64::MAX.unsigned_abs().into()),
        "u32" => (0, u32::MAX.into()),
        "u64" => (0, u64::MAX.into()),
        "i128" => (i128::MIN, i128::MAX.unsigned_abs()),
        "u128" => (0, u128::MAX),
        _ => return None,
    };
    Some(range)
}
