//! Items of a list stand between tabs, as Swagger 2.0 can say.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use case_tabs::Client;
use case_tabs::model::AddRowsBody;

/// What a request is, to the end of its body.
fn read(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let small = head.to_ascii_lowercase();
    let (_, length) = small.split_once("\r\ncontent-length: ").unwrap();
    let length = length.split_once('\r').unwrap().0;
    let mut sent = vec![0; length.parse().unwrap()];
    stream.read_exact(&mut sent).unwrap();
    head + &String::from_utf8(sent).unwrap()
}

#[tokio::test]
async fn items_stand_between_tabs() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let request = read(&mut stream);
        stream.write_all(b"HTTP/1.1 204 Fine\r\nConnection: close\r\n\r\n").unwrap();
        request
    });
    let client = Client::builder().endpoint(&url).build().unwrap();
    let body = AddRowsBody::default().with_row(["a,b", "c"]);
    let call = client.add_rows(["a,b", "c"]).columns([1, 2]).x_marks(["d", "e"]);
    call.body(body).await.unwrap();
    let request = server.join().unwrap();
    assert!(request.starts_with("POST /rows/a%2Cb%09c?columns=1%092 HTTP"), "{request}");
    assert!(request.ends_with("\r\n\r\nrow=a%2Cb%09c"), "{request}");
    // A header has no tabs that each server reads, which is told.
    assert!(request.contains("\r\nx-marks: d,e\r\n"), "{request}");
}
