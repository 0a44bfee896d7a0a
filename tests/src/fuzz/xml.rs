//! What a body in XML is, which is written again.

use runtime::{Bytes, Error, ErrorKind};

use super::answer::{Answer, Echo, at_once, client};
use super::sample::{Parcel, Problem};

/// Reads some bytes as an answer in XML, and as an error. What is written of a value is read as the
/// same value again.
///
/// # Panics
///
/// When it is not.
pub fn xml(data: &[u8]) {
    let error = answered(400, data).expect_err("an error");
    assert!(!format!("{error} {error:?}").is_empty());
    match answered(200, data) {
        Ok(parcel) => match sent_again(parcel.clone()) {
            Ok(again) => assert_eq!(again, parcel),
            // A reference may stand for a character that XML forbids, and that is not sent.
            Err(error) => assert_eq!(error.kind(), ErrorKind::Invalid, "{error}"),
        },
        Err(error) => assert!(!format!("{error} {error:?}").is_empty()),
    }
}

fn answered(status: u16, data: &[u8]) -> Result<Parcel, Error<Problem>> {
    let body = Bytes::copy_from_slice(data);
    let client = client(Answer::whole(status, "application/xml", body));
    let nothing = Parcel::new(0, [], []);
    at_once(async move { client.put_parcel(nothing).await })
}

fn sent_again(parcel: Parcel) -> Result<Parcel, Error<Problem>> {
    let client = client(Echo);
    at_once(async move { client.put_parcel(parcel).await })
}
