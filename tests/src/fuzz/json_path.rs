//! Where in an answer something is wrong, and what an answer says that is an error.

use runtime::{Bytes, Error, Response};
use serde::de::IgnoredAny;
use serde_json::Value;

use super::answer::{Answer, at_once, client};
use super::sample::{ERROR_CODE, GetPets, List, Problem};

/// Reads some bytes as an answer, as one of which something may be left out, and as an error.
///
/// # Panics
///
/// When the place of what is wrong is none in the answer, or the code of an error is not where the
/// document says.
pub fn json_path(data: &[u8]) {
    if let Err(error) = called(200, data, |call| call) {
        assert!(!format!("{error} {error:?}").is_empty());
    }
    if let Ok(response) = called(200, data, |call| call.with_tolerate_drift(true)) {
        for left_out in response.left_out() {
            let json = serde_json::from_slice::<IgnoredAny>(unmarked(data));
            assert!(
                json.is_ok() && left_out.place().starts_with('$'),
                "{left_out}"
            );
            is_there(data, left_out.place());
        }
    }
    let error = called(400, data, |call| call).expect_err("an error");
    let body: Value = serde_json::from_slice(unmarked(data)).unwrap_or_default();
    let mut values = ERROR_CODE.iter().filter_map(|at| body.pointer(at));
    let code = values.find_map(|value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    assert_eq!(error.code(), code.as_deref());
}

fn called(
    status: u16,
    data: &[u8],
    with: impl Fn(GetPets) -> GetPets,
) -> Result<Response<List>, Error<Problem>> {
    let body = Bytes::copy_from_slice(data);
    let client = client(Answer::whole(status, "application/json", body));
    at_once(async move { with(client.get_pets()).with_response().await })
}

/// Follows a path of names and indexes through an answer, as far as it is made of these alone.
fn is_there(data: &[u8], path: &str) {
    let Ok(body) = serde_json::from_slice::<Value>(unmarked(data)) else {
        return;
    };
    let pointer = path.replace(['.', '['], "/").replace(']', "");
    let is_plain = !path.contains(['"', '~', '…']);
    if let Some(pointer) = pointer.strip_prefix('$').filter(|_| is_plain) {
        assert!(body.pointer(pointer).is_some(), "{path}");
    }
}

fn unmarked(data: &[u8]) -> &[u8] {
    data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data)
}
