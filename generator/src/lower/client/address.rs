//! Whether a request can be sent to where a server is said to be.

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
    if let Some(found) = url.chars().find(|c| c.is_whitespace() || c.is_control()) {
        return Some(format!("{found:?} has no place in a URL"));
    }
    if url.starts_with('{') {
        return None;
    }
    let Some((scheme, rest)) = url.split_once("://") else {
        let begins = |word: &str| {
            let head = url.get(..word.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(word))
        };
        let is_cut = ["http:", "https:", "http/", "https/"]
            .into_iter()
            .any(begins);
        return is_cut.then(|| "there is no `://` behind its scheme".to_owned());
    };
    let is_http = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    if !is_http && !scheme.contains('{') {
        return Some(format!(
            "its scheme is `{scheme}`, and a call needs `http` or `https`"
        ));
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.is_empty().then(|| "it names no host".to_owned())
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
            "/v1",
            "api.example/v1",
            "",
            "{base}/v1",
            "{scheme}://api.example",
            "https://{host}/v1",
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
                "wss://api.example",
                "its scheme is `wss`, and a call needs `http` or `https`",
            ),
        ];
        for (url, expected) in wrong {
            assert_eq!(reason(url).as_deref(), Some(expected), "{url}");
        }
    }
}
