//! What a call begins is followed to its end, as others' extensions say.

mod server;

use std::time::Duration;

use case_waits_of_others::auth::Key;
use case_waits_of_others::model::{Check, Disk};
use case_waits_of_others::{Client, WaitError};
use server::{Request, Server, answer};

/// What is answered: the status, a header or nothing, and the body.
type Answer = (&'static str, &'static str, &'static str);

/// A server that is asked for this and for nothing else, and how it answers.
fn serving(answers: &'static [(&'static str, Answer)]) -> Server {
    let mut answers = answers.iter();
    Server::start(move |request| {
        let asked = asked(request);
        let Some((expected, (status, header, body))) = answers.next() else {
            panic!("{asked}")
        };
        assert_eq!(asked, *expected);
        let end = if header.is_empty() { "" } else { "\r\n" };
        answer(&format!("{status} Status"), &format!("{header}{end}"), body)
    })
}

fn client(server: &Server) -> Client {
    let builder = Client::builder().endpoint(&server.url);
    builder.auth(Key::new("secret")).build().unwrap()
}

/// What is asked for: the method, the address and the body; each request has the key, and none of those
/// that only ask a condition.
fn asked(request: &Request) -> String {
    let head = &request.head;
    assert_eq!(request.header("x-key"), Some("secret"), "{head}");
    let has_condition = request.header("if-none-match").is_some();
    assert_eq!(has_condition, head.starts_with("PUT"), "{head}");
    request.line_and_body()
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
    let server = serving(&[
        (
            r#"PUT /disks/a {"size":1}"#,
            ("201", "Azure-AsyncOperation: /operations/1?v=2", r#"{"size": 0}"#),
        ),
        ("GET /operations/1?v=2", ("200", "", r#"{"status": "Running"}"#)),
        ("GET /operations/1?v=2", ("503", "Retry-After: 0", "")),
        ("GET /operations/1?v=2", ("200", "", r#"{"status": "Succeeded"}"#)),
        ("GET /disks/a", ("200", "", r#"{"size": 1}"#)),
    ]);
    let call = client(&server).disks_create("a", Disk::default().with_size(1));
    let disk = done!(call.if_none_match("*")).unwrap();
    assert_eq!((disk.size, server.asked().len()), (Some(1), 5));
}

#[tokio::test]
async fn what_is_made_may_itself_say_how_far_it_is() {
    let server = serving(&[
        (
            r#"PUT /disks/a {"size":1}"#,
            ("201", "", r#"{"size": 0, "properties": {"provisioningState": "Creating"}}"#),
        ),
        ("GET /disks/a", ("200", "", r#"{"properties": {"provisioningState": "Updating"}}"#)),
        ("GET /disks/a", ("200", "", r#"{"size": 1, "properties": {"provisioningState": "Succeeded"}}"#)),
    ]);
    let call = client(&server).disks_create("a", Disk::default().with_size(1));
    let disk = done!(call.if_none_match("*")).unwrap();
    assert_eq!((disk.size, server.asked().len()), (Some(1), 3));
}

#[tokio::test]
async fn an_answer_that_begins_nothing_is_the_end() {
    let server = serving(&[(r#"PUT /disks/a {"size":1}"#, ("200", "", r#"{"size": 1}"#))]);
    let call = client(&server).disks_create("a", Disk::default().with_size(1));
    let disk = done!(call.if_none_match("*")).unwrap();
    assert_eq!((disk.size, server.asked().len()), (Some(1), 1));
}

#[tokio::test]
async fn a_location_is_asked_until_it_has_the_result() {
    let server = serving(&[
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
    let client = client(&server);
    let disk = done!(client.disks_copy("a")).unwrap();
    assert_eq!(disk.unwrap().size, Some(3));
    let disk = done!(client.disks_copy("a")).unwrap();
    assert_eq!((disk.unwrap().size, server.asked().len()), (Some(4), 7));
    let disk = done!(client.disks_copy("a")).unwrap();
    assert_eq!((disk.unwrap().size, server.asked().len()), (Some(5), 10));
}

#[tokio::test]
async fn the_monitor_may_have_the_result() {
    let server = serving(&[
        ("POST /disks/a/check", ("202", "Operation-Location: /checks/1", "")),
        ("GET /checks/1", ("200", "", r#"{"status": "notStarted"}"#)),
        ("GET /checks/1", ("200", "", r#"{"status": "succeeded", "found": "dust"}"#)),
        ("DELETE /disks/a", ("202", "Location: /gone/1", "")),
        ("GET /gone/1", ("204", "", "")),
    ]);
    let client = client(&server);
    let check: Check = done!(client.disks_check("a")).unwrap().unwrap();
    assert_eq!(check.found.as_deref(), Some("dust"));
    // That lacks the body which the document promises, and only begins something.
    assert_eq!(done!(client.disks_delete("a")).unwrap(), None);
    assert_eq!(server.asked().len(), 5);
}

#[tokio::test]
async fn what_failed_says_why() {
    let server = serving(&[
        ("POST /disks/a/check", ("202", "Operation-Location: /checks/1", "")),
        ("GET /checks/1", ("200", "", r#"{"status": "Failed", "error": {"code": "Dust"}}"#)),
    ]);
    let error = done!(client(&server).disks_check("a")).unwrap_err();
    let WaitError::Failed(last) = error else {
        panic!("{error}")
    };
    assert_eq!((last.state(), last.calls()), (Some("Failed"), 1));
    let said: serde_json::Value = last.into_answer().json().unwrap();
    assert_eq!(said["error"]["code"], "Dust");
}

#[tokio::test]
async fn nothing_is_asked_of_another_server() {
    let server = serving(&[(
        "POST /disks/a/check",
        ("202", "Operation-Location: https://elsewhere.example/checks/1", ""),
    )]);
    let error = done!(client(&server).disks_check("a")).unwrap_err();
    let message = "what is begun leads to https://elsewhere.example";
    assert!(error.to_string().contains(message), "{error}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn there_is_an_end_to_the_waiting() {
    let server = serving(&[
        ("DELETE /disks/a", ("202", "Location: /gone/1", "")),
        ("GET /gone/1", ("202", "Retry-After: 3600", "")),
    ]);
    let error = done!(client(&server).disks_delete("a")).unwrap_err();
    assert!(matches!(error, WaitError::TimedOut(_)), "{error}");
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn who_blocks_waits_as_well() {
    use case_waits_of_others::Blocking as _;

    let server = serving(&[
        ("POST /disks/a/copy", ("202", "Location: /copies/1", "")),
        ("GET /copies/1", ("202", "", "")),
        ("GET /copies/1", ("200", "", r#"{"size": 3}"#)),
    ]);
    let copy = client(&server).disks_copy("a").until_done();
    let disk = copy.with_interval(SOON, SOON).send().unwrap();
    assert_eq!((disk.unwrap().size, server.asked().len()), (Some(3), 3));
}
