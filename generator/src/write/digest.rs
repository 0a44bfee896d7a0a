//! SHA-256, as locks have it.

use std::fmt::Write;

/// The hash of a content: `sha256:` and the number that `sha256sum` gives.
pub(crate) fn digest(content: &[u8]) -> String {
    format!("sha256:{}", hexadecimal(&sha256(content)))
}

#[cfg(feature = "sha2")]
fn sha256(content: &[u8]) -> [u8; 32] {
    use sha2::{Digest, Sha256};

    Sha256::digest(content).into()
}

#[cfg(not(feature = "sha2"))]
fn sha256(content: &[u8]) -> [u8; 32] {
    hmac_sha256::Hash::hash(content)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
