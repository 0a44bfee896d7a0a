//! Many arguments are one struct, and are sent like those that stand by themselves.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};

use case_arguments::api::operations::{
    KeepFileRequiredArguments, PutThingArguments, SendBackArguments, SendParcelArguments,
};
use case_arguments::model::{Cause, KeepFileD, ParcelSpeed, Region, Thing};
use case_arguments::{Client, File};

/// A server on this machine, which gives the next request as it came.
struct Server {
    url: String,
    request: JoinHandle<String>,
}

impl Server {
    fn start(answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let request = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut bytes = Vec::new();
            let mut piece = [0; 4096];
            while !is_whole(&bytes) {
                let read = stream.read(&mut piece).unwrap();
                bytes.extend_from_slice(&piece[..read]);
            }
            stream.write_all(answer.as_bytes()).unwrap();
            String::from_utf8(bytes).unwrap()
        });
        Self { url, request }
    }

    fn client(&self) -> Client {
        Client::builder().endpoint(&self.url).build().unwrap()
    }

    fn request(self) -> String {
        self.request.join().unwrap()
    }
}

/// Whether the head is there, and so much of a body as it says.
fn is_whole(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let mut lines = head.lines();
    let length = lines.find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.map_or(0, |length| length.parse().unwrap())
}

const NOTHING: &str = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

fn thing() -> PutThingArguments {
    PutThingArguments {
        region: Region::North,
        r#type: "a b".into(),
        foo: 7,
        at: vec!["one".into(), "two".into()],
        x_secret: "hush".into(),
        body_cookie: "crumb".into(),
        body: Thing::new("lamp"),
    }
}

#[tokio::test]
async fn each_field_is_sent_where_it_belongs() {
    let server = Server::start(
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Content-Length: 15\r\n\r\n{\"name\":\"lamp\"}",
    );
    let kept = server.client().put_thing(thing()).dry(true).await.unwrap();
    assert_eq!(kept.name, "lamp");
    let request = server.request();
    assert!(
        request.starts_with("PUT /regions/north/things/a%20b?foo=7&at=one&at=two&dry=true "),
        "{request}"
    );
    assert!(request.contains("\r\nx-secret: hush\r\n"), "{request}");
    assert!(request.contains("\r\ncookie: body=crumb\r\n"), "{request}");
    assert!(request.ends_with("\r\n\r\n{\"name\":\"lamp\"}"), "{request}");
}

#[tokio::test]
async fn what_is_out_of_bounds_does_not_leave() {
    let client = Client::builder().build().unwrap();
    let arguments = PutThingArguments { foo: 0, ..thing() };
    let error = client.put_thing(arguments).await.unwrap_err();
    assert!(error.to_string().contains("foo is 0"), "{error}");
}

#[test]
fn what_is_printed_shows_no_value() {
    assert_eq!(format!("{:?}", thing()), "PutThingArguments { .. }");
    let call = Client::builder().build().unwrap().put_thing(thing());
    assert!(!format!("{call:?}").contains("hush"), "{call:?}");
}

#[tokio::test]
async fn fields_of_a_body_are_fields_of_the_struct() {
    let server = Server::start(NOTHING);
    let arguments = SendParcelArguments {
        from: "here".into(),
        to: "there".into(),
        weight: 3,
        insured: true,
        speed: ParcelSpeed::Fast,
        stops: vec!["halfway".into()],
        size: (2, "wide").into(),
    };
    let call = server.client().send_parcel(arguments).remark("gently");
    call.await.unwrap();
    let request = server.request();
    assert!(
        request.ends_with(
            "{\"from\":\"here\",\"to\":\"there\",\"weight\":3,\"insured\":true,\"speed\":\"fast\",\
             \"stops\":[\"halfway\"],\"size\":[2,\"wide\"],\"remark\":\"gently\"}"
        ),
        "{request}"
    );
}

#[tokio::test]
async fn what_the_body_keeps_on_the_heap_is_given_as_it_is() {
    let server = Server::start(NOTHING);
    let arguments = SendBackArguments {
        a: "1".into(),
        b: "2".into(),
        c: "3".into(),
        d: "4".into(),
        e: "5".into(),
        f: "6".into(),
        cause: Cause::default(),
    };
    server.client().send_back(arguments).await.unwrap();
    let request = server.request();
    assert!(request.ends_with("\"f\":\"6\",\"cause\":{}}"), "{request}");
}

#[tokio::test]
async fn a_file_is_one_of_many_arguments() {
    let server = Server::start(NOTHING);
    let arguments = KeepFileRequiredArguments {
        name: "x".into(),
        a: "1".into(),
        b: 2.5,
        c: false,
        d: KeepFileD::All,
        e: vec![vec![vec!["deep".into()]]],
        body: File::from("content"),
    };
    server.client().keep_file(arguments).await.unwrap();
    let request = server.request();
    let target = "POST /files/x?a=1&b=2.5&c=false&d=all&e=%5B%5B%5B%22deep%22%5D%5D%5D ";
    assert!(request.starts_with(target), "{request}");
    assert!(request.ends_with("\r\n\r\ncontent"), "{request}");
}
