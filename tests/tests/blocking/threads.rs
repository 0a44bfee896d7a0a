//! Threads that share one client.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use huaweicloud_hss::Blocking;

use crate::support::{Service, builder};

#[test]
fn threads_call_at_the_same_time() {
    let service = Service::start();
    let client = service.client();
    thread::scope(|scope| {
        for number in 0..32 {
            let client = client.clone();
            scope.spawn(move || {
                for round in 0..10 {
                    let host = format!("host-{number}-{round}");
                    let call = client.show_collection_status("midware", host);
                    call.send().unwrap();
                }
            });
        }
    });
    let requests = service.requests();
    let hosts = requests
        .iter()
        .map(|request| request.query_value("host_id").unwrap());
    let mut hosts: Vec<_> = hosts.collect();
    hosts.sort_unstable();
    hosts.dedup();
    assert_eq!(hosts.len(), 320);
}

/// Answers every request on connections that stay open, and counts those.
fn counting(connections: Arc<AtomicUsize>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            connections.fetch_add(1, Ordering::SeqCst);
            thread::spawn(move || answer(stream.unwrap()));
        }
    });
    endpoint
}

fn answer(mut stream: TcpStream) {
    let reader = BufReader::new(stream.try_clone().unwrap());
    for line in reader.lines().map_while(Result::ok) {
        if line.is_empty() {
            let answer =
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
            stream.write_all(answer.as_bytes()).unwrap();
        }
    }
}

#[test]
fn connections_are_kept_and_shared() {
    const THREADS: usize = 8;
    let connections = Arc::new(AtomicUsize::new(0));
    let endpoint = counting(Arc::clone(&connections));
    let client = builder(endpoint).build().unwrap();
    for _ in 0..2 {
        thread::scope(|scope| {
            for _ in 0..THREADS {
                let client = client.clone();
                scope.spawn(move || {
                    for _ in 0..20 {
                        let call = client.show_collection_status("midware", "h");
                        call.send().unwrap();
                    }
                });
            }
        });
    }
    let count = connections.load(Ordering::SeqCst);
    assert!((1..=THREADS).contains(&count), "{count} connections");
}
