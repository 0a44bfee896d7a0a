//! Pages are followed to their end as others' extensions say.

mod server;

use case_pages_of_others::Client;
use case_pages_of_others::model::{MsSearchBody, Search};
use server::{Request, Server, answer};

/// A server that answers each request with a body.
fn serving(body: impl Fn(&str) -> String + Send + 'static) -> Server {
    Server::start(move |request| answer("200 OK", "", &body(&asked(request))))
}

fn client(server: &Server) -> Client {
    Client::builder().endpoint(&server.url).build().unwrap()
}

/// What is asked for: the method, the address, and the page in a header and the body behind them, if there
/// are.
fn asked(request: &Request) -> String {
    let page = request.header("x-page").unwrap_or_default();
    let parts = [request.line(), page, &request.body];
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
    let server = serving(|asked| match asked {
        "GET /ms/plain" => r#"{"value": [{"id": "a"}], "nextLink": "/ms/plain?p=2"}"#.to_owned(),
        "GET /ms/plain?p=2" => r#"{"value": [{"id": "b"}], "nextLink": ""}"#.to_owned(),
        r#"POST /ms/named {"words":"x"}"# => things(&["c"], r#", "@next/link": "/next?of=1""#),
        "GET /next?of=1" => things(&["d"], r#", "@next/link": "/next?of=2""#),
        "GET /next?of=2" => things(&["e"], ""),
        other => panic!("{other}"),
    });
    let client = client(&server);
    assert_eq!(ids!(client.ms_list()), ["a", "b"]);
    let body = MsSearchBody::default().with_words("x");
    assert_eq!(ids!(client.ms_search().body(body)), ["c", "d", "e"]);
    assert_eq!(server.asked().len(), 5);
}

#[tokio::test]
async fn the_next_page_stays_on_the_server() {
    let server = serving(|_| {
        r#"{"value": [{"id": "a"}], "nextLink": "https://elsewhere.example/ms/plain"}"#.to_owned()
    });
    let mut pages = client(&server).ms_list().pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    let message = "the next page leads to https://elsewhere.example";
    assert!(error.to_string().contains(message), "{error}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn pages_and_items_are_counted() {
    let server = serving(|asked| match asked {
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
    let client = client(&server);
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
    let server = serving(|asked| match asked {
        "GET /fern/page" => r#"["a", "b"]"#.to_owned(),
        "GET /fern/page?page=2" => "[]".to_owned(),
        other => panic!("{other}"),
    });
    let mut items = client(&server).fern_page().items();
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    assert_eq!(items.next().await.unwrap().unwrap(), "b");
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn the_answer_says_where_to_go_on() {
    let next = |next: &str| format!(r#", "meta": {{"next": "{next}"}}"#);
    let server = serving(move |asked| match asked {
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
    let client = client(&server);
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
