//! The same calls as a careful person writes them with reqwest.

use std::error::Error;
use std::net::SocketAddr;
use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::redirect::Policy;
use serde::{Deserialize, Serialize};

/// Calls the service by reqwest alone.
#[derive(Clone)]
pub(crate) struct Plain {
    client: reqwest::Client,
    base: String,
    /// The token, unless the client adds it.
    token: Option<&'static str>,
}

const TOKEN: &str = "a-token";

#[derive(Serialize)]
struct Columns<'a> {
    export_headers: &'a [(&'a str, &'a str)],
}

#[derive(Deserialize)]
struct Exported {
    task_id: Option<String>,
}

#[derive(Deserialize)]
struct Status {
    scan_status: Option<String>,
}

impl Plain {
    /// A client that adds the token to each request, and never prints it.
    pub(crate) fn new(service: SocketAddr) -> Self {
        // A token is known at run time, so that its memory is shared and counted.
        let mut token = HeaderValue::try_from(TOKEN.to_owned()).expect("a token");
        token.set_sensitive(true);
        let headers = HeaderMap::from_iter([(HeaderName::from_static("x-auth-token"), token)]);
        Self::with(service, headers, None)
    }

    /// A client that does not know the token, which is a constant and written anew for each
    /// request. No memory is shared, and nothing keeps it from being printed.
    pub(crate) fn with_constant_token(service: SocketAddr) -> Self {
        Self::with(service, HeaderMap::new(), Some(TOKEN))
    }

    fn with(service: SocketAddr, headers: HeaderMap, token: Option<&'static str>) -> Self {
        let client = reqwest::Client::builder()
            .default_headers(headers)
            .connect_timeout(Duration::from_secs(10))
            .timeout(Duration::from_secs(60))
            .redirect(Policy::none())
            .user_agent("plain/0.1.0");
        Self {
            client: client.build().expect("a client"),
            base: format!("http://{service}/v5/p/asset"),
            token,
        }
    }

    pub(crate) async fn call(self, number: u32) -> Result<(), String> {
        let outcome = if number.is_multiple_of(2) {
            self.export().await
        } else {
            self.status().await
        };
        match outcome {
            Ok(true) => Ok(()),
            Ok(false) => Err("an empty answer".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    async fn export(&self) -> Result<bool, Box<dyn Error + Send + Sync>> {
        let columns = Columns {
            export_headers: &[("host_name", "Server Name"), ("host_id", "Server ID")],
        };
        let base = &self.base;
        let url = format!("{base}/export?asset_type=web_service&category=host");
        let request = self
            .client
            .post(url)
            .header(CONTENT_TYPE, "application/json")
            .body(serde_json::to_vec(&columns)?);
        let exported: Exported = self.sent(request).await?;
        Ok(exported.task_id.is_some())
    }

    async fn status(&self) -> Result<bool, Box<dyn Error + Send + Sync>> {
        let base = &self.base;
        let url = format!("{base}/manual-collect/web-service?host_id=a-host");
        let status: Status = self.sent(self.client.get(url)).await?;
        Ok(status.scan_status.is_some())
    }

    async fn sent<T: for<'a> Deserialize<'a>>(
        &self,
        request: reqwest::RequestBuilder,
    ) -> Result<T, Box<dyn Error + Send + Sync>> {
        let request = request.header(ACCEPT, "application/json");
        let request = match self.token {
            Some(token) => request.header("x-auth-token", token),
            None => request,
        };
        let answer = request.send().await?.error_for_status()?;
        Ok(serde_json::from_slice(&answer.bytes().await?)?)
    }
}
