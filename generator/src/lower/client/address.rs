//! Whether a request can be sent to where a server is said to be.

use std::net::Ipv6Addr;

use openapiv3::Server;

use super::servers::Group;
use crate::lower::source::report::Report;

/// Reports the servers to which no request can be sent.
pub(super) fn report_bad(report: &mut Report<'_>, group: &Group<'_>) {
    for (index, server) in group.servers.iter().enumerate() {
        let Some(reason) = reason(&usual(server)) else {
            continue;
        };
        let message = format!(
            "no request can be sent to `{}`, since {reason}, so the caller has to give an `endpoint`",
            server.url
        );
        let at = group.at.item(index).child("url");
        report.warning("bad-server", &at, message);
    }
}

/// The URL with the usual values of its variables.
fn usual(server: &Server) -> String {
    let variables = server.variables.iter().flatten();
    variables.fold(server.url.clone(), |url, (name, variable)| {
        url.replace(&format!("{{{name}}}"), &variable.default)
    })
}

/// What is wrong with an address. One that begins with a variable of no known value may be anything,
/// and one without a scheme is relative to where the document is.
fn reason(url: &str) -> Option<String> {
    if let Some(found) = url.chars().find(|&c| !has_place(c)) {
        return Some(format!("{found:?} has no place in a URL"));
    }
    if url.starts_with('{') {
        return None;
    }
    let Some((scheme, rest)) = url.split_once("://") else {
        return cut(url).map(str::to_owned);
    };
    let is_http = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    if !is_http && !scheme.contains('{') {
        return Some(format!(
            "its scheme is `{scheme}`, and a call needs `http` or `https`"
        ));
    }
    if rest.contains(['?', '#']) {
        let reason = "it has a query or a fragment, and the paths of calls begin where it ends";
        return Some(reason.to_owned());
    }
    let host = rest.split('/').next().unwrap_or_default();
    if host.is_empty() {
        return Some("it names no host".to_owned());
    }
    if rest.contains('@') {
        return Some("it has user information, which is given with `auth`".to_owned());
    }
    // What a variable of no known value makes of it is not known either.
    if url.contains('{') {
        return None;
    }
    host_fault(host)
}

/// Whether a character can stand in a URL. What is not ASCII is sent as it is.
fn has_place(found: char) -> bool {
    !found.is_whitespace() && !found.is_control() && !matches!(found, '<' | '>' | '`')
}

/// What is wrong with a host and its port, as RFC 3986 has them.
fn host_fault(host: &str) -> Option<String> {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, port),
        _ => (host, ""),
    };
    if !port.is_empty() && port.parse::<u16>().is_err() {
        return Some("no port has that number".to_owned());
    }
    let bracketed = name
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    if let Some(address) = bracketed {
        // Behind a `%` is by which interface it is reached.
        let number = address.split('%').next().unwrap_or_default();
        let is_none = number.parse::<Ipv6Addr>().is_err();
        return is_none.then(|| format!("`{address}` is no IPv6 address"));
    }
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=".contains(c);
    let strange = name.chars().find(|&c| !is_of_name(c));
    match strange {
        Some(found) => Some(format!("{found:?} has no place in a host")),
        None => name.is_empty().then(|| "it names no host".to_owned()),
    }
}

/// What is wrong with an address that has no `://`, where it can be no relative one.
fn cut(url: &str) -> Option<&'static str> {
    let begins = |word: &str| {
        let head = url.get(..word.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(word))
    };
    if ["http:", "https:", "http/", "https/"]
        .into_iter()
        .any(begins)
    {
        return Some("there is no `://` behind its scheme");
    }
    let first = url.split('/').next().unwrap_or_default();
    has_port(first).then_some("there is no `https://` or `http://` in front of its host")
}

/// Whether a number stands behind a host.
fn has_port(host: &str) -> bool {
    let port = host.rsplit_once(':').map(|(_, port)| port);
    port.is_some_and(|port| !port.is_empty() && port.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn an_address_is_one_to_which_http_goes() {
        let right = [
            "https://api.example/v1",
            "HTTP://api.example",
            "http://[::1]:8080",
            "http://[fe80::1%25eth0]/v1",
            "/v1",
            "api.example/v1",
            "",
            "{base}/v1",
            "{scheme}://api.example",
            "https://{host}/v1",
            "https://{host}:{port}/v1",
        ];
        for url in right {
            assert_eq!(reason(url), None, "{url}");
        }
        let wrong = [
            ("https:/api.example", "there is no `://` behind its scheme"),
            ("HTTPS//api.example", "there is no `://` behind its scheme"),
            ("https:///v1", "it names no host"),
            ("https://api. example", "' ' has no place in a URL"),
            (
                "https://api.example/v1?key=1",
                "it has a query or a fragment, and the paths of calls begin where it ends",
            ),
            (
                "https://me:pw@api.example",
                "it has user information, which is given with `auth`",
            ),
            ("https://<host>/v1", "'<' has no place in a URL"),
            ("https://api_example|v1/", "'|' has no place in a host"),
            ("https://api:8080:80/v1", "':' has no place in a host"),
            ("https://münchen.example/v1", "'ü' has no place in a host"),
            ("https://[api]/v1", "`api` is no IPv6 address"),
            ("https://:8080/v1", "it names no host"),
            ("https://api.example:80a/v1", "no port has that number"),
            ("https://api.example:99999", "no port has that number"),
            (
                "localhost:8080/v1",
                "there is no `https://` or `http://` in front of its host",
            ),
            (
                "wss://api.example",
                "its scheme is `wss`, and a call needs `http` or `https`",
            ),
        ];
        for (url, expected) in wrong {
            assert_eq!(reason(url).as_deref(), Some(expected), "{url}");
        }
    }
}
