//! Operations that write what a test tells them, and read the answer in each of the ways.

use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};

use super::{Client, Empty, builder};
use crate::memory::Memory;
use runtime::{Answer, Call, Encoder, Error, File, Info, Invalid, Multipart, Operation};

type Write = dyn Fn(&mut Encoder<'_>) -> Result<(), Invalid> + Send + Sync;

macro_rules! probe {
    ($name:ident: $path:literal, $accept:literal, $output:ty, $error:ty, $answer:ident => $read:expr) => {
        pub(crate) struct $name {
            call: Call,
            write: Arc<Write>,
        }

        call! { @options $name -> $output, $error }

        impl Operation for $name {
            type Output = $output;
            type Error = $error;

            const INFO: &'static Info = &Info {
                id: "probe",
                method: "QUERY",
                path: $path,
                accept: $accept,
                ..Info::PLAIN
            };

            fn call(&self) -> &Call {
                &self.call
            }

            fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Invalid> {
                (self.write)(request)
            }

            fn decode($answer: Answer) -> Result<$output, Error<$error>> {
                $read
            }
        }
    };
}

/// What several types of an answer become.
#[derive(Debug, PartialEq)]
pub(crate) enum Either {
    Empty(Empty),
    Text(String),
    Bytes(Bytes),
}

impl From<Empty> for Either {
    fn from(empty: Empty) -> Self {
        Self::Empty(empty)
    }
}

impl From<String> for Either {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Bytes> for Either {
    fn from(bytes: Bytes) -> Self {
        Self::Bytes(bytes)
    }
}

probe! { Plain: "/w", "", (), (), answer => answer.empty() }
probe! { Segment: "/w/{color}/end", "text/plain, */*;q=0.1", (), (), answer => answer.empty() }
probe! { Spelled: "/<a b>/%2F,\u{e4}", "", (), (), answer => answer.empty() }
probe! { Files: "/w", "*/*", File, Bytes, answer => match answer.status_code() {
    200 => answer.bytes(),
    _ => answer.error_bytes(),
} }
probe! { Mixed: "/w", "*/*", Either, Either, answer => match answer.status_code() {
    200 => answer.json::<Empty, _, _>(),
    201 => answer.text(),
    202 => answer.bytes(),
    400 => answer.error::<Empty, _, _>(),
    401 => answer.error_text(),
    _ => answer.error_bytes(),
} }
probe! { Maybe: "/w", "*/*", Option<Either>, (), answer => answer.empty() }

/// Sends what a test writes, and gives what was sent or why it was not.
pub(crate) async fn send(
    write: impl Fn(&mut Encoder<'_>) -> Result<(), Invalid> + Send + Sync + 'static,
) -> Result<Request<Bytes>, String> {
    let memory = Memory::answering(200, "");
    let client = builder().transport(memory.clone()).build().unwrap();
    let probe = Plain {
        call: Call::new(&client.0),
        write: Arc::new(write),
    };
    match probe.await {
        Ok(()) => Ok(memory.request()),
        Err(error) => Err(error.to_string()),
    }
}

/// The same, where the path has a parameter.
pub(crate) async fn send_segment(
    write: impl Fn(&mut Encoder<'_>) -> Result<(), Invalid> + Send + Sync + 'static,
) -> Result<Request<Bytes>, String> {
    let memory = Memory::answering(200, "");
    let client = builder().transport(memory.clone()).build().unwrap();
    let probe = Segment {
        call: Call::new(&client.0),
        write: Arc::new(write),
    };
    match probe.await {
        Ok(()) => Ok(memory.request()),
        Err(error) => Err(error.to_string()),
    }
}

/// Sends nothing to a path with characters of all kinds, and gives where it went.
pub(crate) async fn spelled() -> String {
    let memory = Memory::answering(200, "");
    let client = builder().transport(memory.clone()).build().unwrap();
    let call = Call::new(&client.0);
    let write: Arc<Write> = Arc::new(|_| Ok(()));
    Spelled { call, write }.await.unwrap();
    memory.request().uri().path().to_owned()
}

/// Reads an answer as one of several types.
pub(crate) async fn read(answer: Response<&'static [u8]>) -> Result<Either, Error<Either>> {
    let memory = Memory::with(answer);
    let client = builder().transport(memory).build().unwrap();
    let call = Call::new(&client.0);
    let write: Arc<Write> = Arc::new(|_| Ok(()));
    Mixed { call, write }.await
}

/// Reads an answer that is a file.
pub(crate) async fn read_file(answer: Response<&'static [u8]>) -> Result<File, Error<Bytes>> {
    let memory = Memory::with(answer);
    let client = builder().transport(memory).build().unwrap();
    let call = Call::new(&client.0);
    let write: Arc<Write> = Arc::new(|_| Ok(()));
    Files { call, write }.await
}

/// Reads an answer that may be there.
pub(crate) async fn read_nothing() -> Result<Option<Either>, Error<()>> {
    let memory = Memory::answering(204, "ignored");
    let client = builder().transport(memory).build().unwrap();
    let call = Call::new(&client.0);
    let write: Arc<Write> = Arc::new(|_| Ok(()));
    Maybe { call, write }.await
}

/// What writes the parts of a form.
pub(crate) type Written = fn(&mut runtime::Form) -> Result<(), Invalid>;

/// Parts that a function writes.
pub(crate) struct Parts(pub(crate) Written);

impl Multipart<Client> for Parts {
    fn parts(&self, form: &mut runtime::Form) -> Result<(), Invalid> {
        (self.0)(form)
    }
}
