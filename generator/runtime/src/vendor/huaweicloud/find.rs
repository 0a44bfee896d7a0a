//! Where credentials are looked for.

use std::env;
use std::path::Path;

use super::credentials::Credentials;
use super::missing::NoCredentials;
use super::{environment, profile};

impl Credentials {
    /// Looks in the environment, then in the profile file. The project of the environment goes
    /// before that of the file, so that one key serves for several.
    ///
    /// # Errors
    ///
    /// When both have none. The error says what was missing in each.
    pub fn find() -> Result<Self, NoCredentials> {
        Self::from_environment().or_else(|missing| {
            let found = Self::from_profile().map_err(|also| missing.and(also))?;
            let project_id = environment::project_id(&|name| env::var(name).ok());
            Ok(match project_id {
                Some(project_id) => found.for_project(project_id),
                None => found,
            })
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
    /// Its section `[basic]` has `ak` and `sk`, and can have `security_token` and `project_id`. It is
    /// read in all forms that any of the vendor's SDKs takes: with `=` or `:` behind a key, keys in
    /// capitals, quotes around a value, and comments that begin with `#` or `;`.
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
}
