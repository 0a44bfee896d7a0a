//! Whichever credentials there are.

use std::time::Instant;

#[cfg(feature = "huaweicloud")]
use super::access_key::AccessKey;
use super::login::{self, Login};
use super::scheme::{PROJECT, SCHEME};
use crate::auth::credential::{Authorizer, Credential, Preparation};
use crate::auth::refusal::Refusal;
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
    /// The project that they are for, if that is known: it was found with them, or set on what they
    /// were made of. A login may know it once it has a token.
    ///
    /// A client that has no project of its own takes this one.
    #[must_use]
    pub fn project_id(&self) -> Option<&str> {
        self.parameter(PROJECT)
    }

    /// The access key, if they are one, which [signs](AccessKey::sign) other requests as well.
    #[cfg(feature = "huaweicloud")]
    #[must_use]
    pub fn access_key(&self) -> Option<&AccessKey> {
        match &self.way {
            Way::AccessKey(key) => Some(key),
            _ => None,
        }
    }

    /// The same for another project.
    pub(crate) fn for_project(mut self, project_id: String) -> Self {
        #[cfg(feature = "huaweicloud")]
        if let Way::AccessKey(key) = self.way {
            self.way = Way::AccessKey(key.project_id(&project_id));
        }
        self.project_id = Some(project_id);
        self
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

    fn parameter(&self, name: &str) -> Option<&str> {
        let known = match &self.way {
            Way::Token(_) => None,
            Way::Login(login) => login.parameter(name),
            #[cfg(feature = "huaweicloud")]
            Way::AccessKey(key) => key.parameter(name),
        };
        known.or_else(|| self.project_id.as_deref().filter(|_| name == PROJECT))
    }

    fn brings(&self, name: &str) -> bool {
        matches!(&self.way, Way::Login(login) if login.brings(name))
    }

    fn refusal(&self) -> Option<Refusal> {
        if let Way::Login(login) = &self.way {
            login.refusal()
        } else {
            None
        }
    }

    fn prepare(&self, now: Instant) -> Preparation {
        if let Way::Login(login) = &self.way {
            login.prepare(now)
        } else {
            // The others are all that they will ever be.
            Preparation::Ready
        }
    }

    fn refused(&self, sent: Instant) -> bool {
        if let Way::Login(login) = &self.way {
            login.refused(sent)
        } else {
            false
        }
    }
}
