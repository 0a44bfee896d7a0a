//! What those who watch a client are told of its calls.

use std::future::IntoFuture;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{HeaderMap, HeaderValue};

use crate::sample::{
    Attempt, AttemptEnd, Bearer, Blocking as _, CallEnd, Client, ClientBuilder, Grant, Observer,
    QueryKey, Reconnect, Retry, Token, builder, secret,
};
use crate::support::{Reply, Server, reply, time_for};

/// Keeps what it is told, a line each.
#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    fn add(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }

    /// All lines so far.
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl Observer for Notes {
    fn attempt_begins(&self, attempt: &Attempt, headers: &mut HeaderMap) {
        let Attempt {
            operation,
            purpose,
            number,
            method,
            template,
            url,
            ..
        } = attempt;
        let (path, template) = (url.path(), template.unwrap_or("nothing"));
        let query = url.query().unwrap_or_default();
        self.add(format!(
            "{operation} {number} {purpose:?}: {method} {path} {query} of {template}"
        ));
        headers.insert("x-trace", HeaderValue::from(*number));
    }

    fn attempt_ended(&self, attempt: &Attempt, end: &AttemptEnd) {
        let AttemptEnd {
            ending,
            status,
            next,
            ..
        } = end;
        let status = status.map_or(0, |status| status.as_u16());
        let next = next.is_some();
        let number = attempt.number;
        self.add(format!("{number} {ending:?} {status}, another: {next}"));
    }

    fn call_ended(&self, end: &CallEnd) {
        let CallEnd {
            operation,
            ending,
            status,
            attempts,
            ..
        } = end;
        let status = status.map_or(0, |status| status.as_u16());
        self.add(format!("{operation} {ending:?} {status} after {attempts}"));
    }
}

fn watched(server: &Server, notes: &Notes) -> ClientBuilder {
    builder().endpoint(server.url()).observer(notes.clone())
}

fn plain(server: &Server, notes: &Notes) -> Client {
    watched(server, notes).build().unwrap()
}

#[tokio::test]
async fn each_attempt_and_the_call() {
    let answers = vec![
        reply("503 Service Unavailable", "", "{}"),
        reply(
            "307 Temporary Redirect",
            "Location: /moved?sig=s3cret\r\n",
            "",
        ),
        reply("204 No Content", "", ""),
    ];
    let server = Server::answering(answers).await;
    let notes = Notes::default();
    let quick = Retry::attempts(3).waits(Duration::ZERO, Duration::ZERO);
    let client = watched(&server, &notes).retry(quick).build().unwrap();
    let mut call = client.touch(1);
    call.ratio = Some(0.5);
    call.await.unwrap();
    let first = "DELETE /a/1-0.1.x/end a%20b=REDACTED of /a/{big}-{small}.x/end";
    assert_eq!(
        notes.take(),
        [
            format!("touch 1 First: {first}").as_str(),
            "1 Failed(Api) 503, another: true",
            &format!("touch 2 Retry: {first}"),
            "2 Answered 307, another: true",
            "touch 3 Redirect: DELETE /moved sig=REDACTED of /a/{big}-{small}.x/end",
            "3 Answered 204, another: false",
            "touch Answered 204 after 3",
        ]
    );
    let requests = server.requests();
    let sent = requests.iter().map(|known| known.header("x-trace"));
    assert_eq!(sent.collect::<Vec<_>>(), [Some("1"), Some("2"), Some("3")]);
}

#[tokio::test]
async fn a_credentials_own_requests() {
    let token = reply("200 OK", "", r#"{"access_token": "t0ken-s3cret"}"#);
    let tokens = Server::answering(vec![token.clone(), token, reply("400 Bad Request", "", "")]);
    let tokens = tokens.await;
    let refused = reply("401 Unauthorized", "", "");
    let api = Server::answering(vec![
        refused.clone(),
        reply("204 No Content", "", ""),
        refused,
    ]);
    let api = api.await;
    let notes = Notes::default();
    let url = format!("{}/token?key=s3cret", tokens.url()).replace("//", "//u:s3cret@");
    let grant = Grant::client(&url, &[], "id".to_owned(), "s3cret".to_owned());
    let client = watched(&api, &notes).auth(Token(grant)).build().unwrap();
    client.touch(1).await.unwrap();
    let obtained = [
        "touch 1 Credential: POST /token key=REDACTED of nothing",
        "1 Answered 200, another: false",
    ];
    let call = "DELETE /a/1-0.1.x/end  of /a/{big}-{small}.x/end";
    let lines = notes.take();
    assert_eq!(lines[..2], obtained);
    assert_eq!(lines[2], format!("touch 1 First: {call}"));
    assert_eq!(lines[3], "1 Failed(Api) 401, another: true");
    assert_eq!(
        lines[4..6],
        obtained.map(|line| {
            line.replace("touch 1", "touch 2")
                .replace("1 Answered", "2 Answered")
        })
    );
    assert_eq!(lines[6], format!("touch 2 Renewed: {call}"));
    assert_eq!(lines[7], "2 Answered 204, another: false");
    assert_eq!(lines[8..], ["touch Answered 204 after 2"]);

    client.touch(1).await.unwrap_err();
    let lines = notes.take();
    assert_eq!(lines[3], "2 Failed(Credential) 400, another: false");
    assert_eq!(lines[4..], ["touch Failed(Credential) 0 after 1"]);
}

#[tokio::test]
async fn calls_that_fail() {
    let notes = Notes::default();
    let link = "link 1 First: GET /link  of /link";
    for (answer, attempt, call) in [
        (
            reply("200 OK", "", "{}"),
            "1 Answered 200, another: false",
            "link Failed(Unexpected) 200 after 1",
        ),
        (
            reply("404 Not Found", "", "{}"),
            "1 Failed(Api) 404, another: false",
            "link Failed(Api) 404 after 1",
        ),
        (
            reply(
                "301 Moved Permanently",
                "Location: http://else.example/\r\n",
                "",
            ),
            "1 Failed(Unexpected) 301, another: false",
            "link Failed(Unexpected) 301 after 1",
        ),
        (
            Reply::Raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".to_owned()),
            "1 Failed(Transport) 200, another: false",
            "link Failed(Transport) 200 after 1",
        ),
        (
            Reply::Stall(String::new()),
            "1 Failed(Timeout) 0, another: false",
            "link Failed(Timeout) 0 after 1",
        ),
    ] {
        let server = Server::answering(vec![answer.clone()]).await;
        let client = watched(&server, &notes).auth(Bearer(secret("a")));
        let client = client.timeout(time_for(&answer)).build().unwrap();
        client.link().await.unwrap_err();
        assert_eq!(notes.take(), [link, attempt, call]);
    }
    let server = Server::answering(vec![reply("200 OK", "", "{}")]).await;
    plain(&server, &notes).link().await.unwrap_err();
    assert_eq!(notes.take(), ["link Failed(Invalid) 0 after 0"]);
    let unsendable = watched(&server, &notes).auth(Bearer(secret("a\n")));
    let unsendable = unsendable.build().unwrap();
    unsendable.link().await.unwrap_err();
    let ended = "1 Failed(Invalid) 0, another: false";
    assert_eq!(
        notes.take(),
        [link, ended, "link Failed(Invalid) 0 after 1"]
    );
}

#[tokio::test]
async fn calls_that_are_dropped() {
    let server = Server::answering(vec![Reply::Stall(String::new())]).await;
    let notes = Notes::default();
    let call = plain(&server, &notes).get_file().into_future();
    tokio::select! {
        answer = call => panic!("{answer:?}"),
        () = server.arrived(1) => {}
    }
    assert_eq!(
        notes.take(),
        [
            "getFile 1 First: GET /file  of /file",
            "1 Cancelled 0, another: false",
            "getFile Cancelled 0 after 1",
        ]
    );
    let call = plain(&server, &notes).get_file();
    drop(call.clone().into_future());
    drop(call);
    assert!(notes.take().is_empty(), "it was never awaited");
}

#[tokio::test]
async fn answers_that_are_read_as_they_arrive() {
    let notes = Notes::default();
    let text = "HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: 9\r\n\r\nab";
    let server = Server::answering(vec![Reply::Stall(text.to_owned())]).await;
    let client = plain(&server, &notes);
    let mut download = client.get_file().with_stream().await.unwrap();
    let begun = [
        "getFile 1 First: GET /file  of /file",
        "1 Answered 200, another: false",
        "getFile Answered 200 after 1",
    ];
    assert_eq!(notes.take(), begun);
    assert_eq!(download.chunk().await.unwrap().unwrap(), "ab");
    drop(download);
    assert!(notes.take().is_empty());

    let events = "Content-Type: text/event-stream\r\n";
    let first = reply("200 OK", events, "retry: 1\nid: 7\ndata: a\n\n");
    let last = reply("204 No Content", "", "");
    let server = Server::answering(vec![first, last]).await;
    let client = plain(&server, &notes);
    let short = Duration::from_millis(5);
    let reconnect = Reconnect::attempts(1).waits(short, short).at_the_end();
    let call = client.get_news().with_events().with_reconnect(reconnect);
    let mut events = call.await.unwrap();
    assert_eq!(notes.take()[2..], ["getNews Answered 200 after 1"]);
    events.next().await.unwrap().unwrap();
    assert!(events.next().await.is_none());
    assert_eq!(notes.take()[2..], ["getNews Answered 204 after 1"]);
}

#[tokio::test]
async fn calls_that_block_are_told_in_the_same_way() {
    let answers = vec![
        reply("503 Service Unavailable", "", "{}"),
        reply("204 No Content", "", ""),
        reply("200 OK", "X-Long: 0123456789\r\n", "ab"),
        reply("200 OK", "", "ab"),
    ];
    let server = Server::answering(answers).await;
    let notes = Notes::default();
    let quick = Retry::attempts(3).waits(Duration::ZERO, Duration::ZERO);
    let client = watched(&server, &notes).retry(quick).max_header_size(40);
    let client = client.build().unwrap();
    let calls = tokio::task::spawn_blocking(move || {
        client.touch(1).send().unwrap();
        let error = client.get_file().send().unwrap_err();
        assert!(error.to_string().contains("limit of 40 bytes"), "{error}");
        client.get_file().with_stream().send().unwrap();
    });
    calls.await.unwrap();
    let touch = "DELETE /a/1-0.1.x/end  of /a/{big}-{small}.x/end";
    assert_eq!(
        notes.take(),
        [
            format!("touch 1 First: {touch}").as_str(),
            "1 Failed(Api) 503, another: true",
            &format!("touch 2 Retry: {touch}"),
            "2 Answered 204, another: false",
            "touch Answered 204 after 2",
            "getFile 1 First: GET /file  of /file",
            "1 Failed(Unexpected) 200, another: false",
            "getFile Failed(Unexpected) 200 after 1",
            "getFile 1 First: GET /file  of /file",
            "1 Answered 200, another: false",
            "getFile Answered 200 after 1",
        ]
    );
    assert_eq!(server.requests()[1].header("x-trace"), Some("2"));
}

/// Prints all that it is told.
#[derive(Clone, Default)]
struct Printer(Notes);

impl Observer for Printer {
    fn attempt_begins(&self, attempt: &Attempt, headers: &mut HeaderMap) {
        self.0.add(format!("{attempt:?} {attempt:#?} {headers:?}"));
    }

    fn attempt_ended(&self, attempt: &Attempt, end: &AttemptEnd) {
        self.0.add(format!("{attempt:?} {end:?}"));
    }

    fn call_ended(&self, end: &CallEnd) {
        self.0.add(format!("{end:?}"));
    }
}

#[tokio::test]
async fn no_secret_is_told() {
    let moved = "Location: /moved?signature=s3cret&s3cret\r\n";
    let server = Server::answering(vec![
        reply("307 Temporary Redirect", moved, "s3cret"),
        reply("204 No Content", "Set-Cookie: a=s3cret\r\n", ""),
    ])
    .await;
    let printer = Printer::default();
    let client = builder().endpoint(server.url()).observer(printer.clone());
    let client = client
        .auth(Bearer(secret("s3cret")))
        .auth(QueryKey(secret("s3cret")));
    let client = client.build().unwrap();
    let call = client.touch(1).with_header("x-mine", "s3cret");
    call.await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert!(requests[0].line.contains("?key=s3cret "), "{requests:?}");
    let lines = printer.0.take();
    assert_eq!(lines.len(), 5);
    assert!(!lines.concat().contains("s3cret"), "{lines:?}");
}
