//! Whichever credentials there are.

use std::env;
use std::path::Path;
use std::time::Instant;

#[cfg(feature = "huaweicloud")]
use super::access_key::AccessKey;
use super::found::NoCredentials;
use super::login::{self, Login};
use super::{SCHEME, environment, profile};
use crate::auth::credential::{Authorizer, Credential, Preparation};
use crate::core::invalid::Invalid;
use crate::core::secret::Secret;

/// Whichever credentials there are: a token, a login, or an access key.
///
/// They are found where the vendor's SDKs look for them, or made of one of the other types, so that
/// a program can leave to its user which it is.
#[derive(Clone, Debug)]
pub struct Credentials {
    way: Way,
    project_id: Option<String>,
}

#[derive(Clone, Debug)]
enum Way {
    Token(Secret),
    Login(Login),
    #[cfg(feature = "huaweicloud")]
    AccessKey(AccessKey),
}

impl Credentials {
    /// Looks in the environment, then in the profile file.
    ///
    /// # Errors
    ///
    /// When both have none. The error says what was missing in each.
    pub fn find() -> Result<Self, NoCredentials> {
        Self::from_environment().or_else(|missing| {
            let found = Self::from_profile();
            found.map_err(|also| missing.and(also))
        })
    }

    /// Takes a token from the environment variable `HUAWEICLOUD_TOKEN`, or else an access key from
    /// those of the vendor's SDKs: `HUAWEICLOUD_SDK_AK`, `HUAWEICLOUD_SDK_SK`, and where there are
    /// some, `HUAWEICLOUD_SDK_SECURITY_TOKEN` and `HUAWEICLOUD_SDK_PROJECT_ID`.
    ///
    /// # Errors
    ///
    /// When the variables are not set. The error says which.
    pub fn from_environment() -> Result<Self, NoCredentials> {
        environment::read(&|name| env::var(name).ok()).map_err(NoCredentials::new)
    }

    /// Takes an access key from the profile file of the vendor's SDKs: `~/.huaweicloud/credentials`,
    /// or where the environment variable `HUAWEICLOUD_SDK_CREDENTIALS_FILE` says.
    ///
    /// Its section `[basic]` has `ak` and `sk`, and can have `security_token` and `project_id`.
    ///
    /// # Errors
    ///
    /// When there is no such file, or not all in it. The error says which.
    pub fn from_profile() -> Result<Self, NoCredentials> {
        profile::read().map_err(NoCredentials::new)
    }

    /// As [`from_profile`](Self::from_profile), from a file in another place.
    ///
    /// # Errors
    ///
    /// When there is no such file, or not all in it. The error says which.
    pub fn from_profile_at(path: impl AsRef<Path>) -> Result<Self, NoCredentials> {
        profile::read_at(path.as_ref()).map_err(NoCredentials::new)
    }

    /// The project that was found with them.
    #[must_use]
    pub fn project_id(&self) -> Option<&str> {
        self.project_id.as_deref()
    }

    pub(crate) fn from_token(token: String, project_id: Option<String>) -> Self {
        Self {
            way: Way::Token(Secret::new(token)),
            project_id,
        }
    }

    #[cfg(feature = "huaweicloud")]
    #[allow(clippy::unnecessary_wraps, reason = "without the feature it fails")]
    pub(crate) fn from_key(
        (access_key, secret_key): (String, String),
        security_token: Option<String>,
        project_id: Option<String>,
    ) -> Result<Self, String> {
        let mut key = AccessKey::new(access_key, secret_key);
        if let Some(token) = security_token {
            key = key.security_token(token);
        }
        if let Some(project_id) = &project_id {
            key = key.project_id(project_id);
        }
        Ok(Self {
            way: Way::AccessKey(key),
            project_id,
        })
    }

    #[cfg(not(feature = "huaweicloud"))]
    pub(crate) fn from_key(
        _: (String, String),
        _: Option<String>,
        _: Option<String>,
    ) -> Result<Self, String> {
        Err("has an access key, which the crate's feature `huaweicloud` signs with".to_owned())
    }
}

impl From<Login> for Credentials {
    fn from(login: Login) -> Self {
        Self {
            way: Way::Login(login),
            project_id: None,
        }
    }
}

#[cfg(feature = "huaweicloud")]
impl From<AccessKey> for Credentials {
    fn from(key: AccessKey) -> Self {
        Self {
            way: Way::AccessKey(key),
            project_id: None,
        }
    }
}

impl Credential for Credentials {
    fn scheme(&self) -> &'static str {
        SCHEME
    }

    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        match &self.way {
            Way::Token(token) => login::send(token, request),
            Way::Login(login) => login.authorize(request),
            #[cfg(feature = "huaweicloud")]
            Way::AccessKey(key) => key.authorize(request),
        }
    }

    fn prepare(&self) -> Preparation {
        match &self.way {
            Way::Login(login) => login.prepare(),
            // The others are all that they will ever be.
            _ => Preparation::Ready,
        }
    }

    fn refused(&self, sent: Instant) -> bool {
        match &self.way {
            Way::Login(login) => login.refused(sent),
            _ => false,
        }
    }
}
