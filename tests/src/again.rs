//! Values that are written and read again.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Whether a text is a value of a type. What is written of it is read as the same value again.
///
/// # Panics
///
/// When it is not, or there are no words for why it is none.
#[must_use]
pub fn is_read_again<T: DeserializeOwned + Serialize + Debug + PartialEq>(text: &[u8]) -> bool {
    let value = match serde_json::from_slice::<T>(text) {
        Ok(value) => value,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return false;
        }
    };
    assert!(!format!("{value:?}").is_empty());
    // What has no spelling is not written, such as a year of five digits.
    if let Ok(written) = serde_json::to_vec(&value) {
        let again = serde_json::from_slice::<T>(&written);
        // A `null` that is not written may have told one branch of a union from another.
        let is_same = again.as_ref().is_ok_and(|again| {
            *again == value || serde_json::to_vec(again).is_ok_and(|again| again == written)
        });
        assert!(is_same, "{value:?}: {again:?}");
    }
    true
}
