//! Which of the credentials that a client has a call is made with.

use super::shared::Shared;
use crate::auth::credential::Credential;
use crate::core::invalid::Invalid;

/// The credentials of the first alternative that the client has whole. To send none comes last,
/// wherever the document has it: who gives a credential wants it to be used.
pub(crate) fn chosen<'c>(
    client: &'c Shared,
    security: &'static [&'static [&'static str]],
) -> Result<impl Iterator<Item = &'c dyn Credential> + Clone, Invalid> {
    let lacks = |scheme: &&&str| client.credential(scheme).is_none();
    let is_whole = |schemes: &&&[&str]| !schemes.iter().any(|scheme| lacks(&scheme));
    let whole = || security.iter().filter(is_whole);
    let named = whole().find(|schemes| !schemes.is_empty());
    let schemes: &[&str] = match named.or_else(|| whole().next()) {
        Some(schemes) => schemes,
        None if security.is_empty() => &[],
        None => {
            let missing = security.iter().map(|schemes| {
                let missing: Vec<&str> = schemes.iter().filter(lacks).copied().collect();
                missing.join(" and ")
            });
            let mut missing: Vec<String> = missing.collect();
            missing.dedup();
            return Err(Invalid::new(
                missing.join(" or "),
                "is needed: give `ClientBuilder::auth` a `Credential` for it",
            ));
        }
    };
    // mark: credentials
    let credentials = schemes.iter();
    Ok(credentials.filter_map(|scheme| client.credential(scheme)))
}

impl Shared {
    fn credential(&self, scheme: &str) -> Option<&dyn Credential> {
        let mut credentials = self.credentials.iter();
        let found = credentials.find(|credential| credential.scheme() == scheme);
        found.map(|credential| &**credential)
    }
}
