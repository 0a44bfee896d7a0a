//! Pages are followed to their end, whatever leads from one to the next.

mod server;

use case_pages::model::{Key, Paging, Scroll, SearchThingsBody};
use case_pages::{Client, Error, PageItems};
use server::{Request, Server, answer};

/// A server that answers each address with headers and a body.
fn serving(found: impl Fn(&str) -> (String, String) + Send + 'static) -> Server {
    Server::start(move |request| {
        let (headers, body) = found(&target(request));
        let is_redirect = headers.starts_with("Location");
        let status = if is_redirect { "307 Moved" } else { "200 OK" };
        answer(status, &headers, &body)
    })
}

fn client(server: &Server) -> Client {
    Client::builder().endpoint(&server.url).build().unwrap()
}

/// What a server was asked for.
fn targets(server: &Server) -> Vec<String> {
    server.asked().iter().map(target).collect()
}

/// What is asked for: the address, and the body behind it if there is one.
fn target(request: &Request) -> String {
    request.line_and_body().split_once(' ').unwrap().1.to_owned()
}

fn body(text: &str) -> (String, String) {
    (String::new(), text.to_owned())
}

macro_rules! all {
    ($items:expr) => {{
        let mut items = $items;
        let mut all = Vec::new();
        while let Some(item) = items.next().await {
            all.push(item.unwrap());
        }
        all
    }};
}

#[tokio::test]
async fn items_are_counted() {
    let server = serving(|target| {
        body(match target {
            "/by-offset" => r#"{"found": {"items": ["a", "b"]}}"#,
            "/by-offset?offset=2" => r#"{"found": {"items": ["c"]}}"#,
            "/by-offset?offset=4&limit=3" => r#"{"found": {"items": ["x", "y", "z"]}}"#,
            "/by-offset?offset=7&limit=3" => r#"{"found": {"items": null}}"#,
            other => panic!("{other}"),
        })
    });
    let client = client(&server);
    // Without a limit of the caller's, the document's holds, so that a page of one is the last.
    assert_eq!(all!(client.list_by_offset().items()), ["a", "b", "c"]);
    let from = client.list_by_offset().offset(4).limit(3);
    assert_eq!(all!(from.items()), ["x", "y", "z"]);
    assert_eq!(targets(&server).len(), 4);
}

#[tokio::test]
async fn pages_are_counted() {
    let server = serving(|target| {
        body(match target {
            "/by-page?page=3" => r#"{"things": [{"id": 1}]}"#,
            "/by-page?page=4" => r#"{"things": [{"id": 2}], "more": true}"#,
            "/by-page?page=5" => r#"{"things": [{"id": 3}], "more": false}"#,
            "/by-settings?per_page=3" => r#"["a", "b"]"#,
            "/by-settings?page=1&per_page=3" => "[]",
            other => panic!("{other}"),
        })
    });
    let client = client(&server);
    let things = all!(client.list_by_page(3).items());
    assert_eq!(
        things.iter().map(|thing| thing.id).collect::<Vec<_>>(),
        [1, 2, 3]
    );
    // A page that is not full is no end where nobody knows how many it may have.
    assert_eq!(
        all!(client.list_by_settings().per_page(3).pages()),
        [vec!["a", "b"], vec![]]
    );
    assert_eq!(
        targets(&server)[3..],
        ["/by-settings?per_page=3", "/by-settings?page=1&per_page=3"]
    );
}

#[tokio::test]
async fn no_page_is_asked_for_behind_the_last_that_is_counted() {
    let server = serving(|target| {
        body(match target {
            "/by-count" => r#"{"things": [{"id": 1}], "count": 2}"#,
            "/by-count?page=1" => r#"{"things": [{"id": 2}], "count": 2}"#,
            // Without the count, a page without items is the end.
            "/by-count?page=7" => r#"{"things": [{"id": 3}]}"#,
            "/by-count?page=8" => r#"{"things": []}"#,
            other => panic!("{other}"),
        })
    });
    let client = client(&server);
    assert_eq!(all!(client.list_by_count().items()).len(), 2);
    assert_eq!(targets(&server), ["/by-count", "/by-count?page=1"]);
    assert_eq!(all!(client.list_by_count().page(7).items()).len(), 1);
    assert_eq!(targets(&server).len(), 4);
}

#[tokio::test]
async fn the_answer_says_where_to_go_on() {
    let server = serving(|target| {
        body(match target {
            "/by-cursor" => r#"{"things": [{"id": 1}], "meta": {"more": true, "continue": "a b"}}"#,
            // A page without items is no end as long as there is a next one.
            "/by-cursor?continue=a%20b" => {
                r#"{"things": [], "meta": {"more": true, "continue": "c"}}"#
            }
            "/by-cursor?continue=c" => {
                r#"{"things": [{"id": 2}], "meta": {"more": true, "continue": ""}}"#
            }
            "/after-last" => r#"{"things": [{"id": 4}, {"id": 7}], "meta": {"more": true}}"#,
            "/after-last?since=9" => r#"{"things": [], "meta": {"more": true}}"#,
            "/after-last?since=7" => r#"{"things": [{"id": 9}], "meta": {"more": false}}"#,
            other => panic!("{other}"),
        })
    });
    let client = client(&server);
    assert_eq!(all!(client.list_by_cursor().items()).len(), 2);
    let ids: Vec<i64> = all!(client.list_after_last().items())
        .iter()
        .map(|thing| thing.id)
        .collect();
    assert_eq!(ids, [4, 7, 9]);
    assert_eq!(targets(&server).len(), 5);

    // What says that there is more and does not say where is no end.
    let mut items = client.list_after_last().since(9).items();
    let error = items.next().await.unwrap().unwrap_err();
    assert!(
        error.to_string().contains("there are more pages"),
        "{error}"
    );
}

#[tokio::test]
async fn what_moves_on_may_be_in_the_body() {
    let server = serving(|asked| {
        body(match asked {
            r#"/search {"words":"a"}"# => {
                r#"{"things": [{"id": 1}], "meta": {"more": true, "continue": "x"}}"#
            }
            r#"/search {"words":"a","after":"x"}"# => r#"{"things": [{"id": 2}]}"#,
            "/scroll" => r#"{"things": [{"id": 3}], "last_key": {"part": "p", "row": 1}}"#,
            r#"/scroll {"paging":{"from":{"part":"p","row":1}}}"# => {
                r#"{"things": [{"id": 4}], "last_key": {"part": "q"}}"#
            }
            r#"/scroll {"paging":{"from":{"part":"q"}}}"# => r#"{"things": [{"id": 5}]}"#,
            r#"/scroll {"paging":{"from":{"part":"z"},"limit":1}}"# => {
                r#"{"things": [{"id": 6}], "last_key": {"part": "z"}}"#
            }
            "/count" => r#"{"things": [{"id": 7}, {"id": 8}]}"#,
            r#"/count {"paging":{"offset":3}}"# => r#"{"things": [{"id": 9}]}"#,
            r#"/count {"paging":{"offset":5,"limit":1}}"# => r#"{"things": [{"id": 10}]}"#,
            r#"/count {"paging":{"offset":6,"limit":1}}"# => r#"{"things": []}"#,
            other => panic!("{other}"),
        })
    });
    let client = client(&server);
    let ids = |things: Vec<case_pages::model::Thing>| -> Vec<i64> {
        things.iter().map(|thing| thing.id).collect()
    };
    let search = client.search_things(SearchThingsBody::new("a"));
    assert_eq!(ids(all!(search.items())), [1, 2]);
    assert_eq!(ids(all!(client.scroll_things().items())), [3, 4, 5]);
    assert_eq!(ids(all!(client.count_things().items())), [7, 8, 9]);
    let from = Paging::default().with_offset(5).with_limit(1);
    let count = client
        .count_things()
        .body(Scroll::default().with_paging(from));
    assert_eq!(ids(all!(count.items())), [10]);

    // What was asked for with a value is asked for again when a page leads to the same.
    let from = Paging::default().with_from(Key::new("z")).with_limit(1);
    let mut circle = client
        .scroll_things()
        .body(Scroll::default().with_paging(from))
        .items();
    assert_eq!(circle.next().await.unwrap().unwrap().id, 6);
    assert_eq!(circle.next().await.unwrap().unwrap().id, 6);
    let error = circle.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("there was already"), "{error}");
}

#[tokio::test]
async fn addresses_are_followed_on_the_same_server() {
    let server = serving(|target| {
        match target {
        "/by-header?q=x" => (
            "Link: </first>; rel=first, </other?a=1,2>; title=\"a, b; rel=next\"; rel=\"prev NEXT\"\r\n".to_owned(),
            r#"[{"id": 1}]"#.to_owned(),
        ),
        "/other?a=1,2" => (String::new(), r#"[{"id": 2}]"#.to_owned()),
        "/by-address" => body(r#"{"things": [{"id": 1}], "meta": {"more": true, "next": "/by-address?p=2"}}"#),
        "/by-address?p=2" => body(r#"{"things": [], "meta": {"more": true, "next": "https://evil.example/steal"}}"#),
        other => panic!("{other}"),
    }
    });
    let client = client(&server);
    assert_eq!(all!(client.list_by_header("x").items()).len(), 2);

    let mut pages = client.list_by_address().pages();
    assert!(pages.next().await.unwrap().is_ok());
    assert!(
        pages.next().await.unwrap().is_ok(),
        "the page itself has arrived"
    );
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(
        error
            .to_string()
            .contains("at /meta/next: the next page leads to https://evil.example"),
        "{error}"
    );
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn addresses_are_relative_to_the_page() {
    let link = |next: &str| format!("Link: <{next}>; rel=next\r\n");
    let server = serving(move |target| {
        let headers = match target {
            "/by-header?q=x" => link("?q=x&page=2"),
            "/by-header?q=x&page=2" => link("more/3"),
            "/more/3" => link("../last"),
            "/last" => String::new(),
            other => panic!("{other}"),
        };
        (headers, r#"[{"id": 1}]"#.to_owned())
    });
    let client = client(&server);
    assert_eq!(all!(client.list_by_header("x").items()).len(), 4);
    assert_eq!(targets(&server).len(), 4);
}

#[tokio::test]
async fn a_page_that_was_moved_is_where_it_was_found() {
    let server = serving(|target| match target {
        "/by-header?q=x" => ("Location: /v2/first\r\n".to_owned(), String::new()),
        "/v2/first" => ("Link: <second>; rel=next\r\n".to_owned(), "[]".to_owned()),
        "/v2/second" => (String::new(), "[]".to_owned()),
        other => panic!("{other}"),
    });
    let client = client(&server);
    assert!(all!(client.list_by_header("x").items()).is_empty());
    assert_eq!(
        targets(&server),
        ["/by-header?q=x", "/v2/first", "/v2/second"]
    );
}

#[tokio::test]
async fn a_page_that_leads_to_itself_is_a_circle() {
    let server = serving(|_| {
        let link = "Link: <by-header?q=x>; rel=next\r\n".to_owned();
        (link, "[]".to_owned())
    });
    let mut pages = client(&server).list_by_header("x").pages();
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("there was already"), "{error}");
}

#[tokio::test]
async fn a_circle_ends_with_an_error() {
    let server = serving(|target| {
        let next = if target.ends_with('a') { 'b' } else { 'a' };
        body(&format!(
            r#"{{"things": [{{"id": 1}}], "meta": {{"more": true, "continue": "{next}"}}}}"#
        ))
    });
    let mut items: PageItems<_> = client(&server).list_by_cursor().items();
    let mut count = 0;
    let error: Error<()> = loop {
        match items.next().await.unwrap() {
            Ok(_) => count += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(count, 3);
    assert!(error.to_string().contains("there was already"), "{error}");
    assert!(items.next().await.is_none());
}

/// What leads on is in a header.
fn by_headers() -> Server {
    serving(|target| {
        let (header, body) = match target {
            "/by-token" => (
                "x-ms-ContinuationToken: a b\r\n",
                r#"{"things": [{"id": 1}]}"#,
            ),
            "/by-token?continuationToken=a%20b" => (
                "X-MS-CONTINUATIONTOKEN: c\r\n",
                r#"{"things": [{"id": 2}]}"#,
            ),
            "/by-token?continuationToken=c" => ("", r#"{"things": [{"id": 3}]}"#),
            "/by-number" => ("X-Next-Page: 2\r\n", r#"[{"id": 4}]"#),
            "/by-number?page=2" => ("X-Next-Page: \r\n", r#"[{"id": 5}]"#),
            "/by-number?page=9" => ("X-Next-Page: ten\r\n", r#"[{"id": 6}]"#),
            "/by-location" => ("X-Next: /by-location?p=2\r\n", r#"[{"id": 7}]"#),
            "/by-location?p=2" => ("", r#"[{"id": 8}]"#),
            other => panic!("{other}"),
        };
        (header.to_owned(), body.to_owned())
    })
}

#[tokio::test]
async fn a_header_says_where_to_go_on() {
    let client = client(&by_headers());
    let ids = |things: Vec<case_pages::model::Thing>| -> Vec<i64> {
        things.iter().map(|thing| thing.id).collect()
    };
    assert_eq!(ids(all!(client.list_by_token().items())), [1, 2, 3]);
    assert_eq!(ids(all!(client.list_by_number().items())), [4, 5]);
    assert_eq!(ids(all!(client.list_by_location().items())), [7, 8]);

    let mut pages = client.list_by_number().page(9).pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err().to_string();
    assert!(
        error.contains("at the header `x-next-page`: `ten` leads to no page"),
        "{error}"
    );
}

#[cfg(feature = "blocking")]
#[test]
fn a_header_says_where_to_go_on_to_who_blocks() {
    use case_pages::Blocking as _;

    let client = client(&by_headers());
    let items = client.list_by_token().items().send();
    let ids: Vec<i64> = items.map(|item| item.unwrap().id).collect();
    assert_eq!(ids, [1, 2, 3]);
}

#[tokio::test]
async fn an_error_is_the_end() {
    let server = serving(|target| match target {
        "/by-header?q=x" => (
            "Link: <https://evil.example>; rel=first\r\nLink: </broken>; rel=next\r\n".to_owned(),
            "[]".to_owned(),
        ),
        _ => body("no JSON"),
    });
    let mut pages = client(&server).list_by_header("x").pages();
    assert!(pages.next().await.unwrap().is_ok());
    assert!(pages.next().await.unwrap().is_err());
    assert!(pages.next().await.is_none());
    assert_eq!(targets(&server), ["/by-header?q=x", "/broken"]);
}

#[cfg(feature = "blocking")]
#[test]
fn pages_are_an_iterator_for_who_blocks() {
    use case_pages::Blocking as _;

    let server = serving(|target| {
        body(match target {
            "/by-cursor" => r#"{"things": [{"id": 1}], "meta": {"more": true, "continue": "a"}}"#,
            "/by-cursor?continue=a" => {
                r#"{"things": [{"id": 2}, {"id": 3}], "meta": {"more": true, "continue": "b"}}"#
            }
            _ => "no JSON",
        })
    });
    let client = client(&server);
    let items = client.list_by_cursor().items().send();
    let ids: Vec<Option<i64>> = items.map(|item| item.ok().map(|thing| thing.id)).collect();
    assert_eq!(ids, [Some(1), Some(2), Some(3), None]);
    let pages: Vec<bool> = client
        .list_by_cursor()
        .pages()
        .send()
        .map(|page| page.is_ok())
        .collect();
    assert_eq!(pages, [true, true, false]);
}

#[cfg(feature = "blocking")]
#[tokio::test]
async fn pages_that_were_awaited_go_on_as_an_iterator() {
    use case_pages::Blocking as _;

    let server = serving(|target| {
        body(match target {
            "/by-settings" => r#"["a"]"#,
            "/by-settings?page=1" => r#"["b"]"#,
            _ => "[]",
        })
    });
    let mut items = client(&server).list_by_settings().items();
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    let rest = tokio::task::spawn_blocking(|| items.send().map(Result::unwrap).collect::<Vec<_>>());
    assert_eq!(rest.await.unwrap(), ["b"]);
}
