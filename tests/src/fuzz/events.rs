//! The events of an answer.

use runtime::{Bytes, Reconnect};

use super::answer::{Answer, at_once, client};
use super::sample::Change;

/// Reads some bytes as a stream of events. The first of them says how long the pieces are in which
/// they arrive, which makes no difference.
///
/// # Panics
///
/// When it does.
pub fn events(data: &[u8]) {
    let Some((piece, stream)) = data.split_first() else {
        return;
    };
    let whole = read(stream, stream.len());
    assert_eq!(read(stream, usize::from(*piece)), whole);
    assert_eq!(read(stream, 1), whole);
}

/// The events, each with what was made of it.
fn read(stream: &[u8], piece: usize) -> Vec<(String, String, Result<Change, String>)> {
    let answer = Answer {
        status: 200,
        media_type: "text/event-stream",
        body: Bytes::copy_from_slice(stream),
        piece,
    };
    let client = client(answer);
    let call = client.get_changes().with_events();
    at_once(async move {
        let mut events = call
            .with_reconnect(Reconnect::never())
            .await
            .expect("a stream");
        let mut all = Vec::new();
        while let Some(event) = events.next().await {
            all.push(match event {
                Ok(event) => (event.name, event.id, Ok(event.value)),
                Err(error) => (String::new(), String::new(), Err(error.to_string())),
            });
        }
        assert!(events.next().await.is_none());
        all
    })
}
