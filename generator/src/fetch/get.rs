//! One text from the web.

#[cfg(feature = "fetch")]
pub(super) use with::get;
#[cfg(not(feature = "fetch"))]
pub(super) use without::get;

#[cfg(not(feature = "fetch"))]
mod without {
    /// Says what this build lacks.
    pub(in crate::fetch) fn get(url: &str) -> Result<String, String> {
        Err(format!(
            "`{url}` is not fetched: this oasmith is built without the feature `fetch`; \
             `cargo install --path generator --features fetch` has it"
        ))
    }
}

#[cfg(feature = "fetch")]
mod with {
    use ureq::http::header::LOCATION;
    use ureq::tls::{RootCerts, TlsConfig};
    use ureq::{Agent, Body, http};

    use crate::fetch::allowed::allowed;
    use crate::limits::fetching::{BYTES, REDIRECTS, TIME};
    use crate::read::joined;

    /// Fetches a text, by way of some redirects at most.
    pub(in crate::fetch) fn get(url: &str) -> Result<String, String> {
        let agent = agent();
        let mut at = url.to_owned();
        for _ in 0..=REDIRECTS {
            let response = agent.get(&at).call();
            let mut response = response.map_err(|error| unreached(&at, &error))?;
            match target(&response, &at)? {
                Some(next) => at = next,
                None => return text(&mut response, &at),
            }
        }
        Err(format!(
            "`{url}` is not fetched: it leads elsewhere more than {REDIRECTS} times"
        ))
    }

    fn agent() -> Agent {
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier);
        let config = Agent::config_builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(TIME))
            .user_agent(concat!("oasmith/", env!("CARGO_PKG_VERSION")))
            .tls_config(tls.build());
        config.build().new_agent()
    }

    /// Where an answer leads, if it does. What nobody can change on the way leads to nothing else.
    fn target(response: &http::Response<Body>, at: &str) -> Result<Option<String>, String> {
        if !response.status().is_redirection() {
            return Ok(None);
        }
        let to = response.headers().get(LOCATION);
        let to = to.and_then(|to| to.to_str().ok());
        let to = to.ok_or_else(|| format!("`{at}` is not fetched: it leads to no address"))?;
        let next = joined(at, to);
        allowed(&next)?;
        let is_safe = |url: &str| {
            url.get(..6)
                .is_some_and(|start| start.eq_ignore_ascii_case("https:"))
        };
        if is_safe(at) && !is_safe(&next) {
            return Err(format!(
                "`{at}` is not fetched: it leads to `{next}`, which is not `https`"
            ));
        }
        Ok(Some(next))
    }

    fn text(response: &mut http::Response<Body>, at: &str) -> Result<String, String> {
        let status = response.status();
        if !status.is_success() {
            return Err(format!(
                "`{at}` is not fetched: its server answers {status}"
            ));
        }
        let body = response.body_mut().with_config().limit(BYTES);
        body.read_to_string().map_err(|error| match error {
            ureq::Error::BodyExceedsLimit(_) => {
                format!("`{at}` is not fetched: it has more than {BYTES} bytes")
            }
            error => unreached(at, &error),
        })
    }

    fn unreached(at: &str, error: &ureq::Error) -> String {
        format!("`{at}` is not fetched: {error}")
    }
}
