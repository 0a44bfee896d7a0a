//! How paths and queries are written: everything but `A-Z a-z 0-9 - _ . ~` is
//! percent-encoded as UTF-8 with upper-case digits, and nothing else is.

use std::str::Bytes;

/// The decoded segments of an absolute path.
pub(in crate::fake) fn segments(path: &str) -> Result<Vec<String>, String> {
    path.split('/').skip(1).map(decode).collect()
}

/// The decoded pairs of a query, in their order.
pub(in crate::fake) fn pairs(query: Option<&str>) -> Result<Vec<(String, String)>, String> {
    let Some(query) = query else {
        return Ok(Vec::new());
    };
    query.split('&').map(pair).collect()
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) => Ok((decode(key)?, decode(value)?)),
        None => Err(format!("`{text}` in the query is no `key=value`")),
    }
}

fn decode(text: &str) -> Result<String, String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => escaped(&mut bytes)?,
            bare if is_unreserved(bare) => bare,
            b'+' => {
                return Err(format!(
                    "`+` in `{text}`: a space is `%20`, a plus is `%2B`"
                ));
            }
            other => return Err(format!("`{text}`: the byte %{other:02X} must be encoded")),
        });
    }
    String::from_utf8(decoded).map_err(|_| format!("`{text}` is not UTF-8"))
}

/// The byte that the two digits after a `%` stand for.
fn escaped(bytes: &mut Bytes<'_>) -> Result<u8, String> {
    let (Some(high), Some(low)) = (bytes.next().and_then(digit), bytes.next().and_then(digit))
    else {
        return Err("a `%` must be followed by two upper-case hexadecimal digits".to_owned());
    };
    let byte = high * 16 + low;
    if is_unreserved(byte) {
        return Err(format!("%{byte:02X} must not be encoded"));
    }
    Ok(byte)
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte)
}
