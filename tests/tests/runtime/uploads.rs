//! Bodies that are not in memory.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use bytes::Bytes;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::sample::uploading::{Album, on_disk, stream};
use crate::sample::{Client, ErrorKind, File, Payload, Retry, builder};
use crate::support::{Reply, Request, Server, reply};

fn done() -> Reply {
    reply("204 No Content", "", "")
}

async fn server() -> (Server, Client) {
    let server = Server::answering(vec![done()]).await;
    let client = client(&server);
    (server, client)
}

fn client(server: &Server) -> Client {
    let builder = builder().endpoint(server.url());
    builder.retry(Retry::attempts(3)).build().unwrap()
}

fn only(server: &Server) -> Request {
    let mut requests = server.requests();
    assert_eq!(requests.len(), 1);
    requests.remove(0)
}

/// No request has arrived whole: the server takes one connection after the other, and what is sent
/// now comes first.
async fn assert_nothing_whole(server: &Server, client: &Client) {
    client.upload(File::new("next")).await.unwrap();
    assert_eq!(only(server).body, b"next");
}

#[tokio::test]
async fn a_length_is_told_where_it_is_known() {
    let (_folder, path) = on_disk(b"abcd");
    for (file, length, body) in [
        (File::open(path).await.unwrap(), Some("4"), "abcd"),
        (stream(Some(4), &["ab", "", "cd"]), Some("4"), "abcd"),
        (stream(None, &["", "ab", "cd", ""]), None, "abcd"),
        (stream(Some(0), &[]), Some("0"), ""),
        (stream(None, &[]), None, ""),
        (File::new("abcd"), Some("4"), "abcd"),
    ] {
        let (server, client) = server().await;
        client.upload(file).await.unwrap();
        let request = only(&server);
        assert_eq!(request.body, body.as_bytes());
        assert_eq!(request.header("content-length"), length);
        let chunked = length.is_none().then_some("chunked");
        assert_eq!(request.header("transfer-encoding"), chunked);
        let media_type = request.header("content-type");
        assert_eq!(media_type, Some("application/octet-stream"));
    }
}

#[tokio::test]
async fn a_get_carries_what_nobody_has_measured() {
    let (server, client) = server().await;
    client
        .search()
        .body(stream(None, &["ab", "cd"]))
        .await
        .unwrap();
    let request = only(&server);
    assert_eq!(request.line, "GET /search HTTP/1.1");
    assert_eq!(request.body, b"abcd");
    assert_eq!(request.header("transfer-encoding"), Some("chunked"));
}

#[tokio::test]
async fn a_file_of_the_system_is_read_in_pieces() {
    let content: Vec<u8> = (0..=255).cycle().take(300_000).collect();
    let (_folder, path) = on_disk(&content);
    let mut payload = Payload::from(&File::open(&path).await.unwrap());
    assert_eq!((payload.bytes(), payload.length()), (None, Some(300_000)));
    let mut read = Vec::new();
    while let Some(piece) = payload.chunk().await {
        let piece = piece.unwrap();
        assert!(piece.len() <= 64 * 1024);
        read.extend_from_slice(&piece);
        assert_eq!(payload.length(), Some(300_000 - read.len() as u64));
    }
    assert!(read == content);
}

#[tokio::test]
async fn a_source_that_fails_breaks_the_request_off() {
    for length in [None, Some(100)] {
        let (server, client) = server().await;
        let mut count = 0;
        let file = File::from_stream(length, move |_| {
            count += 1;
            Poll::Ready(Some(match count {
                1 | 2 => Ok(Bytes::from_static(b"ab")),
                _ => Err(io::Error::other("the disk is gone")),
            }))
        });
        let error = client.upload(file).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1));
        let mut cause = error.reason();
        while let Some(inner) = cause.and_then(|cause| cause.source()) {
            cause = Some(inner);
        }
        let cause = cause.and_then(|cause| cause.downcast_ref::<io::Error>());
        assert_eq!(cause.unwrap().to_string(), "the disk is gone");
        let problem = "/upload could not read the body that it sends: the disk is gone";
        let text = error.to_string();
        assert!(text.starts_with("upload: PUT http://127.0.0.1:"), "{text}");
        assert!(text.ends_with(problem), "{text}");
        assert_nothing_whole(&server, &client).await;
    }
}

#[tokio::test]
async fn lengths_that_are_not_true() {
    for (file, problem) in [
        (stream(Some(5), &["ab", "cd"]), "has fewer bytes than"),
        (stream(Some(3), &["ab", "cd"]), "has more bytes than"),
        (stream(Some(2), &["ab", "", "cd"]), "has more bytes than"),
        (stream(Some(0), &["ab"]), "has more bytes than"),
    ] {
        let (server, client) = server().await;
        let error = client.upload(file).await.unwrap_err();
        assert!(error.to_string().contains(problem), "{error}");
        assert_nothing_whole(&server, &client).await;
    }
}

#[tokio::test]
async fn files_of_the_system_that_change() {
    let (_folder, path) = on_disk(b"abcd");
    let file = File::open(&path).await.unwrap();
    std::fs::write(&path, "abcdefg").unwrap();
    let (server, client) = server().await;
    client.upload(file.clone()).await.unwrap();
    assert_eq!(only(&server).body, b"abcd", "as long as it was");
    std::fs::write(&path, "ab").unwrap();
    let error = client.upload(file.clone()).await.unwrap_err();
    assert!(error.to_string().contains("fewer bytes"), "{error}");
    std::fs::remove_file(&path).unwrap();
    let error = client.upload(file).await.unwrap_err();
    assert!(error.to_string().contains(&path), "{error}");
}

#[tokio::test]
async fn files_of_the_system_that_cannot_be_read() {
    let (folder, path) = on_disk(b"");
    let missing = format!("{path}.not");
    let error = File::open(&missing).await.unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::NotFound);
    assert!(error.to_string().contains(&missing));
    let error = File::open(folder.path()).await.unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
    assert!(error.to_string().contains("is no regular file"), "{error}");
}

#[tokio::test]
async fn parts_that_are_not_in_memory() {
    let (_folder, path) = on_disk(b"on disk");
    for (length, pages) in [(Some(5), "known"), (None, "other")] {
        let (server, client) = server().await;
        let album = Album {
            title: "A title".to_owned(),
            cover: File::open(&path).await.unwrap(),
            pages: Some(stream(length, &[pages]).named("pages.txt")),
        };
        client.print(album).await.unwrap();
        let request = only(&server);
        let size = request.body.len().to_string();
        let told = length.map(|_| size.as_str());
        assert_eq!(request.header("content-length"), told);
        let media_type = request.header("content-type").unwrap();
        let (_, boundary) = media_type.split_once("boundary=").unwrap();
        let head = "Content-Disposition: form-data; name=";
        let binary = "Content-Type: application/octet-stream";
        let expected = format!(
            "--{boundary}\r\n{head}\"title\"\r\n\r\nA title\r\n\
             --{boundary}\r\n{head}\"cover\"; filename=\"page.txt\"\r\n{binary}\r\n\r\non disk\r\n\
             --{boundary}\r\n{head}\"pages\"; filename=\"pages.txt\"\r\n{binary}\r\n\r\n{pages}\r\n\
             --{boundary}--\r\n"
        );
        assert_eq!(String::from_utf8(request.body).unwrap(), expected);
    }
}

#[tokio::test]
async fn a_part_that_fails_breaks_the_request_off() {
    let (server, client) = server().await;
    let album = Album {
        title: String::new(),
        cover: stream(Some(9), &["ab"]),
        pages: None,
    };
    let error = client.print(album).await.unwrap_err();
    assert!(error.to_string().contains("fewer bytes"), "{error}");
    assert_nothing_whole(&server, &client).await;
}

/// How many bytes are made in all, and in a piece.
const ALL: usize = 64 << 20;
const PIECE: usize = 64 << 10;

#[tokio::test]
async fn no_more_is_made_than_is_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let made = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&made);
    let file = File::from_stream(Some(ALL as u64), move |_| {
        let is_left = count.load(Ordering::Relaxed) < ALL;
        Poll::Ready(is_left.then(|| {
            count.fetch_add(PIECE, Ordering::Relaxed);
            Ok::<_, Infallible>(vec![b'x'; PIECE])
        }))
    });
    let client = builder().endpoint(url).build().unwrap();
    let call = tokio::spawn(client.upload(file).into_future());
    let (mut connection, _) = listener.accept().await.unwrap();
    let mut piece = vec![0; PIECE];
    let mut read = connection.read(&mut piece).await.unwrap();
    let head = piece.windows(4).position(|window| window == b"\r\n\r\n");
    let all = head.unwrap() + 4 + ALL;
    while read < all {
        // What is made and not read is in the buffers of the connection.
        let ahead = made.load(Ordering::Relaxed).saturating_sub(read);
        assert!(ahead < ALL / 2, "{ahead} bytes are made before");
        let count = connection.read(&mut piece).await.unwrap();
        assert_ne!(count, 0);
        read += count;
    }
    assert_eq!(read, all);
    let answer = b"HTTP/1.1 204 No Content\r\n\r\n";
    connection.write_all(answer).await.unwrap();
    call.await.unwrap().unwrap();
}

#[tokio::test]
async fn nothing_of_a_content_is_printed() {
    let (_folder, path) = on_disk(b"s3cret");
    let open = File::open(path).await.unwrap();
    for file in [open, stream(Some(6), &["s3cret"]), File::new("s3cret")] {
        let payload = Payload::from(&file);
        let all = format!("{file:?} {payload:?}");
        assert!(all.matches("length: Some(6)").count() == 2, "{all}");
        assert!(!all.contains("s3cret"), "{all}");
    }
}

#[test]
fn a_stream_is_no_value() {
    let file = stream(Some(2), &["ab"]);
    assert_eq!((file.bytes(), file.length()), (None, Some(2)));
    assert_eq!(file, file.clone());
    assert_ne!(file, stream(Some(2), &["ab"]));
    assert_ne!(file, File::new("ab"));
    let error = serde_json::to_string(&file).unwrap_err();
    assert_eq!(error.to_string(), "a file that is not in memory");
}
