//! A transport that sends nothing: it keeps the requests, and answers each one
//! with an export's task.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use huaweicloud_hss::auth::Token;
use huaweicloud_hss::{Body, BoxFuture, Client, ClientBuilder, Payload, Transport, TransportError};

#[derive(Clone, Debug, Default)]
pub(crate) struct Recording {
    requests: Arc<Mutex<Vec<Request<Bytes>>>>,
}

impl Recording {
    pub(crate) fn requests(&self) -> Vec<Request<Bytes>> {
        self.requests.lock().unwrap().clone()
    }

    /// A builder with all but an address.
    pub(crate) fn builder(&self) -> ClientBuilder {
        Client::builder()
            .project_id("p")
            .auth(Token::new("a-token"))
            .transport(self.clone())
    }
}

impl Transport for Recording {
    fn send(
        &self,
        request: Request<Payload>,
    ) -> BoxFuture<'_, Result<Response<Box<dyn Body>>, TransportError>> {
        self.requests
            .lock()
            .unwrap()
            .push(request.map(|body| body.bytes().unwrap().clone()));
        let pieces = vec![Bytes::from(r#""t"}"#), Bytes::from(r#"{"task_id":"#)];
        let body: Box<dyn Body> = Box::new(Pieces(pieces));
        Box::pin(async { Ok(Response::new(body)) })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// A body's pieces, the last one first.
pub(crate) struct Pieces(pub(crate) Vec<Bytes>);

impl Body for Pieces {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let piece = self.0.pop();
        Box::pin(async { piece.map(Ok) })
    }
}
