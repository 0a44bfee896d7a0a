//! Which addresses are fetched from.

use std::net::IpAddr;

/// That an address may be fetched from, or why not: nobody on the way may change what comes, and what
/// the lock shows may hold no secret.
pub(super) fn allowed(url: &str) -> Result<(), String> {
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(
            "an address with a password is not fetched, since the lock would show it".to_owned(),
        );
    }
    match scheme.to_ascii_lowercase().as_str() {
        "https" => Ok(()),
        "http" if is_here(authority) => Ok(()),
        "http" => Err(format!(
            "`{url}` is not fetched: with `http`, anybody on the way could change it; use `https`, \
             or a server on this machine"
        )),
        _ => Err(format!(
            "`{url}` is not fetched: it is neither `https` nor `http`"
        )),
    }
}

/// Whether a server is on this machine.
fn is_here(authority: &str) -> bool {
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    let is_loopback = |address: IpAddr| address.is_loopback();
    host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(is_loopback)
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn only_what_nobody_can_change_is_fetched() {
        for (url, is) in [
            ("https://a.example/api.yaml", true),
            ("HTTPS://a.example", true),
            ("http://127.0.0.1:80/api.yaml", true),
            ("http://[::1]:80/api.yaml", true),
            ("http://localhost/api.yaml", true),
            ("http://localhost.a.example/api.yaml", false),
            ("http://a.example/127.0.0.1", false),
            ("https://user:secret@a.example/", false),
            ("ftp://a.example/", false),
            ("a.yaml", false),
        ] {
            assert_eq!(allowed(url).is_ok(), is, "{url}");
        }
    }
}
