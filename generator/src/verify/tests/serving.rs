//! The server by itself.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::*;
use crate::verify::server::Server;

#[test]
fn each_case_has_its_answer_and_requests_are_kept_as_they_are() {
    let document = document(
        "{openapi: 3.1.0, paths: {/a: {get: {responses: {'200': {content: {text/plain: {example: hello}}}}}}}}",
    );
    let plan = Plan::make(&document);
    let server = Server::start(&plan.cases).unwrap();
    let address = server.url().replace("http://", "").replace("/base", "");
    let mut connection = TcpStream::connect(address).unwrap();
    let request = |number: &str| {
        format!(
            "GET /base/a HTTP/1.1\r\nhost: x\r\naccept: text/plain\r\noasmith-case: {number}\r\n\r\n"
        )
    };
    connection
        .write_all((request("0") + &request("99")).as_bytes())
        .unwrap();
    let mut text = String::new();
    while !text.contains("Of no case") {
        let mut bytes = [0; 1024];
        let read = connection.read(&mut bytes).unwrap();
        assert!(read > 0, "{text}");
        text.push_str(&String::from_utf8_lossy(&bytes[..read]));
    }
    assert!(text.starts_with("HTTP/1.1 200 "), "{text}");
    assert!(
        text.contains("content-type: text/plain") && text.contains("hello"),
        "{text}"
    );
    let received = server.finish();
    assert_eq!(received.len(), 2);
    let judged = crate::verify::judge::judge(&document, &plan, &received);
    assert_eq!(judged[0].complaints, Vec::<String>::new());
    assert_eq!(crate::verify::judge::unexpected(&plan, &received).len(), 1);
}
