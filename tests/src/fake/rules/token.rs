//! The rules for the token.

use super::value;
use crate::fake::received::Received;

const NAME: &str = "X-Auth-Token";

pub(super) fn check(request: &Received) -> Result<(), String> {
    let mut tokens = request.headers.get_all(NAME).iter();
    let Some(token) = tokens.next() else {
        return Err(format!(
            "Incorrect IAM authentication information: `{NAME}` is missing"
        ));
    };
    if tokens.next().is_some() {
        return Err(format!("`{NAME}` stands twice"));
    }
    let text = token
        .to_str()
        .map_err(|_| format!("`{NAME}` is not plain text"))?;
    value::check_length(NAME, text, 1, 32_768)
}
