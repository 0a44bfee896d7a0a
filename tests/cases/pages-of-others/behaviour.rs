//! Pages are followed to their end as others' extensions say.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use case_pages_of_others::Client;
use case_pages_of_others::model::{MsSearchBody, Search};

/// A server on this machine, which answers each request with a body.
struct Server {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(answer: impl Fn(&str) -> String + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let asked = read(&mut stream);
                let body = answer(&asked);
                seen.lock().unwrap().push(asked);
                let length = body.len();
                let text = format!(
                    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
                );
                stream.write_all(text.as_bytes()).unwrap();
            }
        });
        Self { url, asked }
    }

    fn client(&self) -> Client {
        Client::builder().endpoint(&self.url).build().unwrap()
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// What is asked for: the method, the address, and the page in a header and the body behind them, if there
/// are.
fn read(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let length = head.to_ascii_lowercase();
    let length = length.split_once("\r\ncontent-length: ");
    let length = length.map_or("0", |(_, rest)| rest.split_once('\r').unwrap().0);
    let mut sent = vec![0; length.parse().unwrap()];
    stream.read_exact(&mut sent).unwrap();
    let sent = String::from_utf8(sent).unwrap();
    let line = head.split_once(" HTTP").unwrap().0;
    let page = head.split_once("\r\nx-page: ");
    let page = page.map_or("", |(_, rest)| rest.split_once('\r').unwrap().0);
    let parts = [line, page, &sent];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

macro_rules! ids {
    ($call:expr) => {{
        let mut items = $call.items();
        let mut all = Vec::new();
        while let Some(item) = items.next().await {
            all.push(item.unwrap().id);
        }
        all
    }};
}

/// An answer with things, and what else there is to say of them.
fn things(ids: &[&str], rest: &str) -> String {
    let things: Vec<String> = ids.iter().map(|id| format!(r#"{{"id": "{id}"}}"#)).collect();
    format!(r#"{{"things": [{}]{rest}}}"#, things.join(", "))
}

#[tokio::test]
async fn the_next_page_is_asked_for_by_a_get() {
    let server = Server::start(|asked| match asked {
        "GET /ms/plain" => r#"{"value": [{"id": "a"}], "nextLink": "/ms/plain?p=2"}"#.to_owned(),
        "GET /ms/plain?p=2" => r#"{"value": [{"id": "b"}], "nextLink": ""}"#.to_owned(),
        r#"POST /ms/named {"words":"x"}"# => things(&["c"], r#", "@next/link": "/next?of=1""#),
        "GET /next?of=1" => things(&["d"], r#", "@next/link": "/next?of=2""#),
        "GET /next?of=2" => things(&["e"], ""),
        other => panic!("{other}"),
    });
    let client = server.client();
    assert_eq!(ids!(client.ms_list()), ["a", "b"]);
    let body = MsSearchBody::default().with_words("x");
    assert_eq!(ids!(client.ms_search().body(body)), ["c", "d", "e"]);
    assert_eq!(server.asked().len(), 5);
}

#[tokio::test]
async fn the_next_page_stays_on_the_server() {
    let server = Server::start(|_| {
        r#"{"value": [{"id": "a"}], "nextLink": "https://elsewhere.example/ms/plain"}"#.to_owned()
    });
    let mut pages = server.client().ms_list().pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    let message = "the next page leads to https://elsewhere.example";
    assert!(error.to_string().contains(message), "{error}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn pages_and_items_are_counted() {
    let server = Server::start(|asked| match asked {
        "GET /speakeasy/page" => things(&["a"], r#", "meta": {"pages": 2}"#),
        "GET /speakeasy/page?page=2" => things(&["b"], r#", "meta": {"pages": 2}"#),
        "POST /speakeasy/offset" => things(&["c", "d"], ""),
        r#"POST /speakeasy/offset {"offset":2}"# => things(&["e"], ""),
        r#"POST /speakeasy/offset {"offset":3}"# => things(&[], ""),
        "GET /fern/offset?limit=2" => things(&["f", "g"], ""),
        "GET /fern/offset?offset=2&limit=2" => things(&["h"], ""),
        "GET /speakeasy/header" => things(&["k"], ""),
        "GET /speakeasy/header 2" => things(&[], ""),
        "GET /speakeasy/path/4" => things(&["l"], ""),
        "GET /speakeasy/path/5" => things(&["m"], ""),
        "GET /speakeasy/path/6" => things(&[], ""),
        "GET /fern/more" => things(&["i"], r#", "meta": {"more": true}"#),
        "GET /fern/more?page=2" => things(&["j"], r#", "meta": {"more": false}"#),
        other => panic!("{other}"),
    });
    let client = server.client();
    assert_eq!(ids!(client.speakeasy_page()), ["a", "b"]);
    assert_eq!(ids!(client.speakeasy_offset()), ["c", "d", "e"]);
    assert_eq!(ids!(client.fern_offset().limit(2)), ["f", "g", "h"]);
    assert_eq!(ids!(client.fern_more()), ["i", "j"]);
    assert_eq!(ids!(client.speakeasy_header()), ["k"]);
    assert_eq!(ids!(client.speakeasy_path(4)), ["l", "m"]);
    assert_eq!(server.asked().len(), 14);
}

#[tokio::test]
async fn an_answer_may_itself_be_the_list() {
    let server = Server::start(|asked| match asked {
        "GET /fern/page" => r#"["a", "b"]"#.to_owned(),
        "GET /fern/page?page=2" => "[]".to_owned(),
        other => panic!("{other}"),
    });
    let mut items = server.client().fern_page().items();
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    assert_eq!(items.next().await.unwrap().unwrap(), "b");
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn the_answer_says_where_to_go_on() {
    let next = |next: &str| format!(r#", "meta": {{"next": "{next}"}}"#);
    let server = Server::start(move |asked| match asked {
        "GET /speakeasy/cursor" => things(&["a"], &next("x")),
        "GET /speakeasy/cursor?after=x" => things(&["b"], ""),
        r#"POST /speakeasy/last {"words":"w"}"# => things(&["c", "d"], ""),
        r#"POST /speakeasy/last {"words":"w","since":"d"}"# => things(&[], ""),
        "GET /speakeasy/url" => things(&["e"], &next("/speakeasy/url?p=2")),
        "GET /speakeasy/url?p=2" => things(&["f"], ""),
        "POST /fern/cursor" => things(&["g"], &next("y")),
        r#"POST /fern/cursor {"paging":{"from":"y"}}"# => things(&["h"], ""),
        "GET /fern/document" => things(&["i"], &next("z")),
        "GET /fern/document?after=z" => things(&["j"], ""),
        "GET /fern/path" => things(&["k"], &next("/further")),
        "GET /further" => things(&["l"], ""),
        "GET /ms/ours" => things(&["m"], &next("n")),
        "GET /ms/ours?after=n" => things(&["o"], ""),
        other => panic!("{other}"),
    });
    let client = server.client();
    assert_eq!(ids!(client.speakeasy_cursor()), ["a", "b"]);
    let search = Search::default().with_words("w");
    assert_eq!(ids!(client.speakeasy_last(search)), ["c", "d"]);
    assert_eq!(ids!(client.speakeasy_url()), ["e", "f"]);
    assert_eq!(ids!(client.fern_cursor()), ["g", "h"]);
    assert_eq!(ids!(client.fern_document()), ["i", "j"]);
    assert_eq!(ids!(client.fern_path()), ["k", "l"]);
    assert_eq!(ids!(client.ms_ours()), ["m", "o"]);
    assert_eq!(server.asked().len(), 14);
}
