//! A request as bytes, and its answer.

use serde_json::Value;
use tests::fake::Fake;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A request that is right as it is made, to be spoilt in one place.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) method: &'static str,
    pub(crate) target: String,
    pub(crate) host: &'static str,
    pub(crate) headers: Vec<String>,
    pub(crate) body: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Raw {
    pub(crate) fn export() -> Self {
        Self {
            method: "POST",
            target: "/v5/p/asset/export?asset_type=web_service&category=host".to_owned(),
            host: "hss",
            headers: vec![
                "X-Auth-Token: t".to_owned(),
                "Content-Type: application/json".to_owned(),
            ],
            body: r#"{"export_headers":[["host_name","Server Name"]]}"#.to_owned(),
        }
    }

    pub(crate) fn status() -> Self {
        Self {
            method: "GET",
            target: "/v5/p/asset/manual-collect/web-service?host_id=h".to_owned(),
            host: "hss",
            headers: vec!["X-Auth-Token: t".to_owned()],
            body: String::new(),
        }
    }

    pub(crate) fn target(mut self, target: impl Into<String>) -> Self {
        self.target = target.into();
        self
    }

    pub(crate) fn host(mut self, host: &'static str) -> Self {
        self.host = host;
        self
    }

    pub(crate) fn method(mut self, method: &'static str) -> Self {
        self.method = method;
        self
    }

    pub(crate) fn body(mut self, body: impl Into<String>) -> Self {
        self.body = body.into();
        self
    }

    pub(crate) fn header(mut self, line: impl Into<String>) -> Self {
        self.headers.push(line.into());
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|line| !line.starts_with(name));
        self
    }

    pub(crate) async fn send(&self, fake: &Fake) -> Reply {
        let mut stream = TcpStream::connect(fake.address()).await.unwrap();
        stream.write_all(self.text().as_bytes()).await.unwrap();
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).await.unwrap();
        Reply::read(&String::from_utf8(reply).unwrap())
    }

    /// Sends the request to a server of its own, which must accept it.
    pub(crate) async fn accepted(&self) {
        let fake = Fake::start().await.unwrap();
        let reply = self.send(&fake).await;
        assert_eq!(reply.status, 200, "{self:?}: {}", reply.body);
        assert_eq!(fake.requests()[0].refusal, None);
    }

    /// Sends the request to a server of its own, which must refuse it in the
    /// service's form, for a reason in which these words stand.
    pub(crate) async fn refused(&self, words: &str) {
        let fake = Fake::start().await.unwrap();
        let reply = self.send(&fake).await;
        assert_eq!(reply.status, 400, "{self:?}: {}", reply.body);
        let error = reply.json();
        assert_eq!(error["error_code"], "HSS.0001");
        let message = error["error_msg"].as_str().unwrap();
        assert!(message.contains(words), "{message}");
        assert_eq!(fake.requests()[0].refusal.as_deref(), Some(message));
    }

    fn text(&self) -> String {
        let mut lines = vec![
            format!("{} {} HTTP/1.1", self.method, self.target),
            format!("Host: {}", self.host),
            "Connection: close".to_owned(),
        ];
        lines.extend(self.headers.iter().cloned());
        if !self.body.is_empty() {
            lines.push(format!("Content-Length: {}", self.body.len()));
        }
        format!("{}\r\n\r\n{}", lines.join("\r\n"), self.body)
    }
}

impl Reply {
    fn read(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").expect("a whole head");
        Self {
            status: head["HTTP/1.1 ".len()..][..3].parse().unwrap(),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}
