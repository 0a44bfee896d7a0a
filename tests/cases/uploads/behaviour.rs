//! What may be sent as a file.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use case_uploads::model::{ContentType, PostAlbumBodyChoice, PostAlbumBodyValue};
use case_uploads::{Body, BoxFuture, Client, File, Payload, Transport, TransportError};
use http::{Request, Response};

/// Any stream, as libraries have it.
struct Pieces(Vec<&'static str>);

impl Pieces {
    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, std::io::Error>>> {
        Poll::Ready(self.0.pop().map(|piece| Ok(Bytes::from(piece))))
    }
}

/// A body's length, as far as it was announced, its media type, and itself.
type Sent = (Option<u64>, String, String);

/// Keeps what is sent.
#[derive(Clone, Debug, Default)]
struct Memory(Arc<Mutex<Vec<Sent>>>);

impl Transport for Memory {
    fn send(
        &self,
        mut request: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        Box::pin(async move {
            let length = request.body().length();
            let mut text = Vec::new();
            while let Some(piece) = request.body_mut().chunk().await {
                text.extend_from_slice(&piece?);
            }
            let text = String::from_utf8(text).unwrap();
            let media_type = request.headers()["content-type"].to_str().unwrap();
            let sent = (length, media_type.to_owned(), text);
            self.0.lock().unwrap().push(sent);
            let body: Box<dyn Body> = Box::new(Nothing);
            Ok(Response::builder().status(204).body(body).unwrap())
        })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'_, ()> {
        Box::pin(std::future::pending())
    }
}

struct Nothing;

impl Body for Nothing {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(std::future::ready(None))
    }
}

#[tokio::test]
async fn bytes_paths_and_streams() {
    let memory = Memory::default();
    let builder = Client::builder().transport(memory.clone());
    let client = builder.build().unwrap();
    let sent = || memory.0.lock().unwrap().pop().unwrap();
    let zip = "application/zip".to_owned();

    client.put_archive("abc").await.unwrap();
    assert_eq!(sent(), (Some(3), zip.clone(), "abc".to_owned()));

    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let file = File::open(manifest).await.unwrap();
    client.put_archive(file.clone()).await.unwrap();
    let (length, _, text) = sent();
    assert_eq!(length, Some(text.len() as u64));
    assert!(text.contains("case-uploads"));

    let mut stream = Box::pin(Pieces(vec!["c", "ab"]));
    let streamed = File::from_stream(None, move |context| stream.as_mut().poll_next(context));
    client.put_archive(streamed).await.unwrap();
    assert_eq!(sent(), (None, zip, "abc".to_owned()));

    let photo = client.put_photo().body(file.clone());
    photo.with_content_type(ContentType::ImageJpeg).await.unwrap();
    assert_eq!(sent().1, "image/jpeg");
    let photo = file.clone().content_type("image/jpeg");
    let error = client.put_photo().body(photo).await.unwrap_err();
    assert!(error.to_string().contains("within `image/png`"), "{error}");

    let album = PostAlbumBodyValue::new("A", file.clone()).with_pages([file]);
    client.post_album(album).await.unwrap();
    let (length, _, text) = sent();
    assert_eq!(length, Some(text.len() as u64));
    assert_eq!(text.matches("filename=\"Cargo.toml\"").count(), 2);
    let bytes = PostAlbumBodyChoice::Bytes(File::from("abc"));
    client.post_album(bytes).await.unwrap();
    assert_eq!(sent().1, "application/octet-stream");
}
