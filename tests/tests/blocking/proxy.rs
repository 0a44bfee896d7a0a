//! The proxy that the environment names.

use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::process::Command;
use std::thread;

use crate::support::{builder, status};

/// An environment is that of a process, so that the test is one of its own.
#[test]
#[ignore = "it is run by the test below, with a proxy in its environment"]
fn calls_by_a_proxy() {
    let client = builder("http://nowhere.invalid".to_owned())
        .build()
        .unwrap();
    let error = status(&client).unwrap_err();
    assert!(error.to_string().contains("nowhere.invalid"), "{error}");
}

#[test]
fn the_proxy_of_the_environment_is_asked() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = format!("http://{}", listener.local_addr().unwrap());
    let asked = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut line = String::new();
        BufReader::new(stream.try_clone().unwrap())
            .read_line(&mut line)
            .unwrap();
        let answer = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n";
        stream.write_all(answer.as_bytes()).unwrap();
        line
    });
    let name = "proxy::calls_by_a_proxy";
    let output = Command::new(env::current_exe().unwrap())
        .args(["--ignored", "--exact", name])
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .env("HTTP_PROXY", proxy)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let line = asked.join().unwrap();
    assert!(line.contains("nowhere.invalid"), "{line}");
}
