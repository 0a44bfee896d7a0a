//! What was found of an access key.

use super::credentials::Credentials;

/// What a place has of an access key.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) access_key: Option<String>,
    pub(crate) secret_key: Option<String>,
    pub(crate) security_token: Option<String>,
    pub(crate) project_id: Option<String>,
}

impl Found {
    /// The key, if it is whole; the names of both halves are those that they have in this place.
    pub(crate) fn key(self, access: &str, secret: &str) -> Result<Credentials, String> {
        match (self.access_key, self.secret_key) {
            (Some(access_key), Some(secret_key)) => {
                let key = (access_key, secret_key);
                Credentials::from_key(key, self.security_token, self.project_id)
            }
            (Some(_), None) => Err(format!("has `{access}`, but not `{secret}`")),
            (None, Some(_)) => Err(format!("has `{secret}`, but not `{access}`")),
            (None, None) => Err(format!("has neither `{access}` nor `{secret}`")),
        }
    }
}
