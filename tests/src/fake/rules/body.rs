//! The rules for a body.

use hyper::header::CONTENT_TYPE;
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

use super::value;
use crate::fake::received::Received;
use crate::fake::state::Lenience;

/// The body of the export, as the page's table has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Export {
    #[serde(default, deserialize_with = "present")]
    search_param: Option<String>,
    #[serde(rename = "export_headers")]
    _export_headers: Vec<[String; 2]>,
}

/// A value that may be left out, but is not `null` when it is there.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(Some)
}

pub(super) fn check_export(request: &Received, lenience: Lenience) -> Result<(), String> {
    check_content_type(request)?;
    let body: Export = serde_json::from_slice(&request.body)
        .map_err(|error| format!("the body is not what the page says: {error}"))?;
    let search_param = body.search_param.unwrap_or_default();
    value::check_length("search_param", &search_param, 0, 128)?;
    if search_param.is_empty() || lenience.any_search_param {
        return Ok(());
    }
    match serde_json::from_str::<IgnoredAny>(&search_param) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("`search_param` holds no JSON: {error}")),
    }
}

pub(super) fn check_absent(request: &Received) -> Result<(), String> {
    if request.body.is_empty() {
        return Ok(());
    }
    Err(format!("a {} has no body", request.method))
}

fn check_content_type(request: &Received) -> Result<(), String> {
    let values: Vec<_> = request.headers.get_all(CONTENT_TYPE).iter().collect();
    match *values {
        [value] if value == "application/json" => Ok(()),
        [] => Err("the header `Content-Type` is missing".to_owned()),
        _ => Err("`Content-Type` is not `application/json`".to_owned()),
    }
}
