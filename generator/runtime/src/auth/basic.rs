//! A user's name and password.

use http::HeaderValue;

use super::credential::Authorizer;
use crate::core::bounds::Bounds;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::secret::Secret;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

impl Authorizer<'_> {
    /// Sets the header `Authorization` to a user's name and password.
    ///
    /// # Errors
    ///
    /// When the name has a colon, which would end it.
    pub fn basic(&mut self, user: &str, password: &Secret) -> Result<(), Invalid> {
        if user.contains(':') {
            return Err(Invalid::new("the user's name", "must not contain a colon"));
        }
        let value = value(user, password.text());
        self.insert("authorization", user, &Bounds::NONE, value)
    }
}

/// The value of `Authorization` for a name and a password.
pub(crate) fn value(user: &str, password: &str) -> Option<HeaderValue> {
    let pair = base64(format!("{user}:{password}").as_bytes());
    header::secret(&format!("Basic {pair}"))
}

/// Written out here, since it is less than a dependency would be.
fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = [0; 3];
        group[..chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        for index in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * index)) as usize % 64];
            out.push(if index <= chunk.len() {
                letter.into()
            } else {
                '='
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_padded() {
        let known = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="];
        for (length, text) in known.into_iter().enumerate() {
            assert_eq!(base64(&b"foob"[..length]), text);
        }
    }
}
