//! A server on the loopback interface that answers as it is told, and remembers what it was sent.

use std::net::SocketAddr;
use std::time::Duration;

use huaweicloud_hss::auth::Token;
use huaweicloud_hss::{Client, ClientBuilder, Retry};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) line: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What to answer.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    /// These bytes, after which the connection is closed.
    Raw(String),
    /// These bytes, and then nothing.
    Stall(String),
}

/// An answer with a status line, headers and a body.
pub(crate) fn reply(status: &str, headers: &str, body: &str) -> Reply {
    let length = body.len();
    Reply::Raw(format!(
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n{body}"
    ))
}

/// How long a call may take that is answered like this: no time is long enough for what does not
/// end.
pub(crate) fn time_for(reply: &Reply) -> Duration {
    match reply {
        Reply::Raw(_) => Duration::from_secs(60),
        Reply::Stall(_) => Duration::from_millis(100),
    }
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    requests: watch::Receiver<Vec<Request>>,
}

impl Server {
    /// Answers with these, one after the other, and with the last one from then on.
    pub(crate) async fn answering(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (seen, requests) = watch::channel(Vec::new());
        tokio::spawn(async move {
            let mut count = 0;
            while let Ok((mut stream, _)) = listener.accept().await {
                let Some(request) = read(&mut stream).await else {
                    continue;
                };
                seen.send_modify(|all| all.push(request));
                let reply = replies[count.min(replies.len() - 1)].clone();
                count += 1;
                tokio::spawn(answer(stream, reply));
            }
        });
        Self { address, requests }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.borrow().clone()
    }

    /// Waits until so many requests have arrived.
    pub(crate) async fn arrived(&self, count: usize) {
        let mut requests = self.requests.clone();
        let known = requests.wait_for(|known| known.len() >= count).await;
        known.expect("the server is there");
    }

    /// A builder of clients of this server, with a project and a token, which take the first answer.
    pub(crate) fn builder(&self) -> ClientBuilder {
        Client::builder()
            .endpoint(self.url())
            .project_id("p1")
            .auth(Token::new("s3cret"))
            .retry(Retry::never())
    }

    pub(crate) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }
}

async fn answer(mut stream: TcpStream, reply: Reply) {
    let (text, stall) = match reply {
        Reply::Raw(text) => (text, false),
        Reply::Stall(text) => (text, true),
    };
    let _ = stream.write_all(text.as_bytes()).await;
    if stall {
        std::future::pending::<()>().await;
    }
    let _ = stream.shutdown().await;
}

async fn read(stream: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
    let mut lines = head.split("\r\n");
    let line = lines.next()?.to_owned();
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let header = |wanted: &str| {
        let found = headers.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.as_str())
    };
    let length: usize = header("content-length").map_or(0, |value| value.parse().unwrap());
    let is_chunked = header("transfer-encoding") == Some("chunked");
    let mut body = bytes[end + 4..].to_vec();
    let body = loop {
        if is_chunked {
            if let Some(whole) = joined(&body) {
                break whole;
            }
        } else if body.len() >= length {
            break body;
        }
        if stream.read_buf(&mut body).await.ok()? == 0 {
            return None;
        }
    };
    Some(Request {
        line,
        headers,
        body,
    })
}

/// The chunks of a body as one, if all have arrived.
fn joined(mut chunks: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = chunks.windows(2).position(|window| window == b"\r\n")?;
        let size = std::str::from_utf8(&chunks[..end]).unwrap();
        let size = usize::from_str_radix(size, 16).unwrap();
        let chunk = chunks.get(end + 2..end + 2 + size)?;
        chunks = chunks.get(end + 4 + size..)?;
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(chunk);
    }
}
