//! What a call costs beside the network: the generated client, and the same
//! request and answer by hand with `http` and `serde_json`. Both send through the same
//! transport, which answers from memory.

use std::future::{Future, ready};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Response, header};
use huaweicloud_hss::auth::Token;
use huaweicloud_hss::model::{AssetType, Category, CollectionType};
use huaweicloud_hss::{Body, BoxFuture, Client, Payload, Transport, TransportError};
use serde::{Deserialize, Serialize};

const ENDPOINT: &str = "https://hss.example";
const PROJECT: &str = "0123456789abcdef0123456789abcdef";
const TOKEN: &str = "MIIabcdefghijklmnopqrstuvwxyz";
const HEADERS: [(&str, &str); 2] = [("host_name", "Server Name"), ("host_id", "Server ID")];
const EXPORTED: &[u8] = br#"{"task_id":"513d9747-6059-495f-be82-2db216e643ae"}"#;
const SCANNED: &[u8] = br#"{"scan_status":"scanned","scanned_time":1743609707401}"#;

fn main() {
    divan::main();
}

/// Answers every request at once with the same body.
#[derive(Debug)]
struct Memory(&'static [u8]);

#[derive(Debug)]
struct Whole(Option<Bytes>);

impl Body for Whole {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(ready(self.0.take().map(Ok)))
    }
}

impl Transport for Memory {
    fn send(
        &self,
        request: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        divan::black_box(&request);
        let body: Box<dyn Body> = Box::new(Whole(Some(Bytes::from_static(self.0))));
        let mut response = Response::new(body);
        let value = header::HeaderValue::from_static("application/json");
        response.headers_mut().insert(header::CONTENT_TYPE, value);
        Box::pin(ready(Ok(response)))
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::pending())
    }
}

/// Runs a future that never has to wait.
fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(output) => output,
        Poll::Pending => unreachable!("the transport answers at once"),
    }
}

fn client(body: &'static [u8]) -> Client {
    let builder = Client::builder()
        .endpoint(ENDPOINT)
        .project_id(PROJECT)
        .auth(Token::new(TOKEN));
    builder.transport(Memory(body)).build().expect("a client")
}

/// The characters of a query's value, encoded as the vendor's own clients do.
fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(byte as char);
            }
            _ => {
                out.push('%');
                out.push(char::from(b"0123456789ABCDEF"[usize::from(byte >> 4)]));
                out.push(char::from(b"0123456789ABCDEF"[usize::from(byte & 15)]));
            }
        }
    }
}

fn url(path: &[&str], query: &[(&str, &str)]) -> String {
    let mut url = String::with_capacity(256);
    url.push_str(ENDPOINT);
    for segment in path {
        url.push('/');
        encode(&mut url, segment);
    }
    for (index, (key, value)) in query.iter().enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        url.push_str(key);
        url.push('=');
        encode(&mut url, value);
    }
    url
}

/// What a careful person writes: a request, an answer read in chunks, and JSON.
async fn by_hand<T: for<'a> Deserialize<'a>>(
    transport: &dyn Transport,
    method: Method,
    url: String,
    body: Option<Vec<u8>>,
) -> Result<T, Box<dyn std::error::Error>> {
    let mut request = Request::builder()
        .method(method)
        .uri(url)
        .header(header::ACCEPT, "application/json")
        .header(header::USER_AGENT, "by-hand/0.1.0")
        .header("x-auth-token", TOKEN);
    if body.is_some() {
        request = request.header(header::CONTENT_TYPE, "application/json");
    }
    let request = request.body(Bytes::from(body.unwrap_or_default()).into())?;
    let response = transport
        .send(request)
        .await
        .map_err(|error| error.to_string())?;
    if !response.status().is_success() {
        return Err(response.status().to_string().into());
    }
    let mut body = response.into_body();
    let mut bytes = Vec::new();
    while let Some(chunk) = body.chunk().await {
        bytes.extend_from_slice(&chunk.map_err(|error| error.to_string())?);
    }
    Ok(serde_json::from_slice(&bytes)?)
}

#[divan::bench_group]
mod export {
    use super::{
        AssetType, Category, EXPORTED, HEADERS, Memory, Method, PROJECT, by_hand, client, run, url,
    };
    use super::{Deserialize, Serialize};

    #[derive(Serialize)]
    struct Body<'a> {
        export_headers: &'a [(&'a str, &'a str)],
    }

    #[derive(Deserialize)]
    struct Exported {
        task_id: Option<String>,
    }

    #[divan::bench(sample_size = 1000)]
    fn generated(bencher: divan::Bencher<'_, '_>) {
        let client = client(EXPORTED);
        bencher.bench_local(|| {
            let call = client.export_assets(AssetType::WebService, Category::Host, HEADERS);
            run(call.enterprise_project_id("all_granted_eps").into_future())
                .expect("an answer")
                .task_id
        });
    }

    #[divan::bench(sample_size = 1000)]
    fn hand_written(bencher: divan::Bencher<'_, '_>) {
        let transport = Memory(EXPORTED);
        bencher.bench_local(|| {
            let query = [
                ("asset_type", "web_service"),
                ("category", "host"),
                ("enterprise_project_id", "all_granted_eps"),
            ];
            let url = url(&["v5", PROJECT, "asset", "export"], &query);
            let body = serde_json::to_vec(&Body {
                export_headers: &HEADERS,
            })
            .expect("JSON");
            let exported: Exported =
                run(by_hand(&transport, Method::POST, url, Some(body))).expect("an answer");
            exported.task_id
        });
    }
}

#[divan::bench_group]
mod status {
    use super::{
        CollectionType, Deserialize, Memory, Method, PROJECT, SCANNED, by_hand, client, run, url,
    };

    #[derive(Deserialize)]
    struct Status {
        scan_status: Option<String>,
        scanned_time: Option<i64>,
    }

    #[divan::bench(sample_size = 1000)]
    fn generated(bencher: divan::Bencher<'_, '_>) {
        let client = client(SCANNED);
        bencher.bench_local(|| {
            let call = client.show_collection_status(CollectionType::WebService, "a-host");
            run(call.into_future()).expect("an answer")
        });
    }

    #[divan::bench(sample_size = 1000)]
    fn hand_written(bencher: divan::Bencher<'_, '_>) {
        let transport = Memory(SCANNED);
        bencher.bench_local(|| {
            let url = url(
                &["v5", PROJECT, "asset", "manual-collect", "web-service"],
                &[("host_id", "a-host")],
            );
            let status: Status =
                run(by_hand(&transport, Method::GET, url, None)).expect("an answer");
            (status.scan_status, status.scanned_time)
        });
    }
}
