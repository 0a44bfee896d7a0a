//! Hosts in small letters.

use http::Uri;
use http::uri::Authority;

/// Writes the host of an address in small letters, which means the same: who signs a request and who
/// sends it have to agree on how it is spelled.
pub(crate) fn in_small_letters(uri: &mut Uri) {
    let Some(authority) = uri.authority() else {
        return;
    };
    if !authority
        .as_str()
        .bytes()
        .any(|byte| byte.is_ascii_uppercase())
    {
        return;
    }
    let small = Authority::try_from(authority.as_str().to_ascii_lowercase());
    let mut parts = uri.clone().into_parts();
    // Neither can fail, as the address is one already.
    if let Ok(small) = small {
        parts.authority = Some(small);
    }
    if let Ok(changed) = Uri::from_parts(parts) {
        *uri = changed;
    }
}
