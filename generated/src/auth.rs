// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! How a caller proves who they are: one type for each security scheme.

use super::runtime::{self, Authorizer, Credential, Invalid, Secret};

/// Who calls, which every call has to prove: requests are signed with an access key
/// (`SDK-HMAC-SHA256`, in the header `Authorization`), or carry a token (in the header
/// `X-Auth-Token`).
#[doc(inline)]
pub use super::runtime::vendor::huaweicloud::Credentials;
#[cfg(feature = "huaweicloud")]
#[doc(inline)]
pub use super::runtime::vendor::huaweicloud::AccessKey;
#[doc(inline)]
pub use super::runtime::vendor::huaweicloud::NoCredentials;
#[doc(inline)]
pub use super::runtime::vendor::huaweicloud::Login;

/// A user token that the caller has, which holds the identity and the permissions of a user. It is
/// not renewed: `Login` obtains tokens by itself.
///
/// The identity service (IAM) issues it: `POST /v3/auth/tokens` answers with the token in the
/// response header `X-Subject-Token`, as the vendor's page *Obtaining a User Token* describes. A
/// token lives for 24 hours, and can become invalid earlier. It has 1 to 32,768 characters.
#[derive(Clone, Debug)]
pub struct Token(Secret);

impl Token {
    /// Takes the credential as it is sent. It is never printed.
    #[must_use]
    pub fn new(value: impl Into<String>) -> Self {
        Self(Secret::new(value))
    }
}

impl Credential for Token {
    fn scheme(&self) -> &'static str {
        "Token"
    }

    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        request.header("x-auth-token", &self.0, &runtime::Bounds::length(1, 32_768))
    }
}
