//! What a call begins is followed to its end, as others' extensions say.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use case_waits_of_others::model::{Check, Disk};
use case_waits_of_others::auth::Key;
use case_waits_of_others::{Client, WaitError};

/// A server on this machine, which answers each request with a status, headers and a body.
struct Server {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

/// What is answered: the status, a header or nothing, and the body.
type Answer = (&'static str, &'static str, &'static str);

impl Server {
    fn start(answers: &'static [(&'static str, Answer)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        thread::spawn(move || {
            let mut answers = answers.iter();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let asked = read(&mut stream);
                seen.lock().unwrap().push(asked.clone());
                let Some((expected, (status, header, body))) = answers.next() else {
                    panic!("{asked}")
                };
                assert_eq!(asked, *expected);
                let length = body.len();
                let between = if header.is_empty() { "" } else { "\r\n" };
                let text = format!(
                    "HTTP/1.1 {status} Status\r\nConnection: close\r\nContent-Length: {length}\r\n{header}{between}\r\n{body}"
                );
                stream.write_all(text.as_bytes()).unwrap();
            }
        });
        Self { url, asked }
    }

    fn client(&self) -> Client {
        let builder = Client::builder().endpoint(&self.url);
        builder.auth(Key::new("secret")).build().unwrap()
    }

    fn asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

/// What is asked for: the method, the address and the body; each request has the key, and none of those
/// that only ask a condition.
fn read(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let small = head.to_ascii_lowercase();
    assert!(small.contains("\r\nx-key: secret\r\n"), "{head}");
    assert_eq!(small.contains("if-none-match"), head.starts_with("PUT"), "{head}");
    let length = small.split_once("\r\ncontent-length: ");
    let length = length.map_or("0", |(_, rest)| rest.split_once('\r').unwrap().0);
    let mut sent = vec![0; length.parse().unwrap()];
    stream.read_exact(&mut sent).unwrap();
    let sent = String::from_utf8(sent).unwrap();
    let line = head.split_once(" HTTP").unwrap().0;
    [line, &sent].join(" ").trim_end().to_owned()
}

/// Waits no longer than it has to.
const SOON: Duration = Duration::from_millis(1);

macro_rules! done {
    ($call:expr) => {
        $call.until_done().with_interval(SOON, SOON).await
    };
}

#[tokio::test]
async fn what_is_put_is_at_the_address_of_the_call() {
    let server = Server::start(&[
        (
            r#"PUT /disks/a {"size":1}"#,
            ("201", "Azure-AsyncOperation: /operations/1?v=2", r#"{"size": 0}"#),
        ),
        ("GET /operations/1?v=2", ("200", "", r#"{"status": "Running"}"#)),
        ("GET /operations/1?v=2", ("503", "Retry-After: 0", "")),
        ("GET /operations/1?v=2", ("200", "", r#"{"status": "Succeeded"}"#)),
        ("GET /disks/a", ("200", "", r#"{"size": 1}"#)),
    ]);
    let call = server.client().disks_create("a", Disk::default().with_size(1));
    let disk = done!(call.if_none_match("*")).unwrap();
    assert_eq!((disk.size, server.asked()), (Some(1), 5));
}

#[tokio::test]
async fn what_is_made_may_itself_say_how_far_it_is() {
    let server = Server::start(&[
        (
            r#"PUT /disks/a {"size":1}"#,
            ("201", "", r#"{"size": 0, "properties": {"provisioningState": "Creating"}}"#),
        ),
        ("GET /disks/a", ("200", "", r#"{"properties": {"provisioningState": "Updating"}}"#)),
        ("GET /disks/a", ("200", "", r#"{"size": 1, "properties": {"provisioningState": "Succeeded"}}"#)),
    ]);
    let call = server.client().disks_create("a", Disk::default().with_size(1));
    let disk = done!(call.if_none_match("*")).unwrap();
    assert_eq!((disk.size, server.asked()), (Some(1), 3));
}

#[tokio::test]
async fn an_answer_that_begins_nothing_is_the_end() {
    let server = Server::start(&[(r#"PUT /disks/a {"size":1}"#, ("200", "", r#"{"size": 1}"#))]);
    let call = server.client().disks_create("a", Disk::default().with_size(1));
    let disk = done!(call.if_none_match("*")).unwrap();
    assert_eq!((disk.size, server.asked()), (Some(1), 1));
}

#[tokio::test]
async fn a_location_is_asked_until_it_has_the_result() {
    let server = Server::start(&[
        ("POST /disks/a/copy", ("202", "Location: /copies/1", "")),
        ("GET /copies/1", ("202", "Location: /copies/2", "")),
        ("GET /copies/2", ("202", "", "")),
        ("GET /copies/2", ("200", "", r#"{"size": 3}"#)),
        // A monitor says that it is done, and the location has the result.
        (
            "POST /disks/a/copy",
            ("202", "Operation-Location: /operations/1\r\nLocation: /copies/3", ""),
        ),
        ("GET /operations/1", ("200", "", r#"{"status": "Succeeded"}"#)),
        ("GET /copies/3", ("200", "", r#"{"size": 4}"#)),
        ("POST /disks/a/copy", ("202", "Operation-Location: /operations/2", "")),
        (
            "GET /operations/2",
            ("200", "", r#"{"status": "Succeeded", "resourceLocation": "/disks/b"}"#),
        ),
        ("GET /disks/b", ("200", "", r#"{"size": 5}"#)),
    ]);
    let client = server.client();
    let disk = done!(client.disks_copy("a")).unwrap();
    assert_eq!(disk.unwrap().size, Some(3));
    let disk = done!(client.disks_copy("a")).unwrap();
    assert_eq!((disk.unwrap().size, server.asked()), (Some(4), 7));
    let disk = done!(client.disks_copy("a")).unwrap();
    assert_eq!((disk.unwrap().size, server.asked()), (Some(5), 10));
}

#[tokio::test]
async fn the_monitor_may_have_the_result() {
    let server = Server::start(&[
        ("POST /disks/a/check", ("202", "Operation-Location: /checks/1", "")),
        ("GET /checks/1", ("200", "", r#"{"status": "notStarted"}"#)),
        ("GET /checks/1", ("200", "", r#"{"status": "succeeded", "found": "dust"}"#)),
        ("DELETE /disks/a", ("202", "Location: /gone/1", "")),
        ("GET /gone/1", ("204", "", "")),
    ]);
    let client = server.client();
    let check: Check = done!(client.disks_check("a")).unwrap().unwrap();
    assert_eq!(check.found.as_deref(), Some("dust"));
    // That lacks the body which the document promises, and only begins something.
    assert_eq!(done!(client.disks_delete("a")).unwrap(), None);
    assert_eq!(server.asked(), 5);
}

#[tokio::test]
async fn what_failed_says_why() {
    let server = Server::start(&[
        ("POST /disks/a/check", ("202", "Operation-Location: /checks/1", "")),
        ("GET /checks/1", ("200", "", r#"{"status": "Failed", "error": {"code": "Dust"}}"#)),
    ]);
    let error = done!(server.client().disks_check("a")).unwrap_err();
    let WaitError::Failed(last) = error else {
        panic!("{error}")
    };
    assert_eq!((last.state(), last.calls()), (Some("Failed"), 1));
    let said: serde_json::Value = last.into_answer().json().unwrap();
    assert_eq!(said["error"]["code"], "Dust");
}

#[tokio::test]
async fn nothing_is_asked_of_another_server() {
    let server = Server::start(&[(
        "POST /disks/a/check",
        ("202", "Operation-Location: https://elsewhere.example/checks/1", ""),
    )]);
    let error = done!(server.client().disks_check("a")).unwrap_err();
    let message = "what is begun leads to https://elsewhere.example";
    assert!(error.to_string().contains(message), "{error}");
    assert_eq!(server.asked(), 1);
}

#[tokio::test]
async fn there_is_an_end_to_the_waiting() {
    let server = Server::start(&[
        ("DELETE /disks/a", ("202", "Location: /gone/1", "")),
        ("GET /gone/1", ("202", "Retry-After: 3600", "")),
    ]);
    let error = done!(server.client().disks_delete("a")).unwrap_err();
    assert!(matches!(error, WaitError::TimedOut(_)), "{error}");
    assert_eq!(server.asked(), 2);
}

#[test]
fn who_blocks_waits_as_well() {
    use case_waits_of_others::Blocking as _;

    let server = Server::start(&[
        ("POST /disks/a/copy", ("202", "Location: /copies/1", "")),
        ("GET /copies/1", ("202", "", "")),
        ("GET /copies/1", ("200", "", r#"{"size": 3}"#)),
    ]);
    let copy = server.client().disks_copy("a").until_done();
    let disk = copy.with_interval(SOON, SOON).send().unwrap();
    assert_eq!((disk.unwrap().size, server.asked()), (Some(3), 3));
}
