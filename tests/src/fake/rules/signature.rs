//! The rules for the signature `SDK-HMAC-SHA256`, which is computed anew from
//! the request as it arrived.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::encoding;
use crate::fake::identity;
use crate::fake::received::Received;

const ALGORITHM: &str = "SDK-HMAC-SHA256";
const DATE: &str = "x-sdk-date";

/// How far a clock may be off, in seconds.
const SKEW: i64 = 15 * 60;

/// Checks the header `Authorization`.
pub(in crate::fake) fn check(request: &Received, authorization: &str) -> Result<(), String> {
    let said = Said::read(authorization).ok_or("`Authorization` is not written as it must be")?;
    let (secret, token) = identity::secret(&said.access).ok_or("the access key is unknown")?;
    if request.header("x-security-token") != token {
        return Err("the security token is not the one of the access key".to_owned());
    }
    let mut sorted = said.names.clone();
    sorted.sort();
    if sorted != said.names {
        return Err("the names of the signed headers are not in their order".to_owned());
    }
    let present = ["x-project-id", "x-security-token"].into_iter();
    let present = present.filter(|name| request.headers.contains_key(*name));
    for name in ["host", DATE].into_iter().chain(present) {
        if !said.names.iter().any(|signed| signed == name) {
            return Err(format!("the header `{name}` is not signed"));
        }
    }
    let date = request.header(DATE).unwrap_or_default();
    check_date(date)?;
    let canonical = canonical(request, &said.names)?;
    let text = format!("{ALGORITHM}\n{date}\n{}", hex(&Sha256::digest(canonical)));
    if hex(&hmac(secret.as_bytes(), text.as_bytes())) == said.signature {
        Ok(())
    } else {
        Err("verify aksk signature fail".to_owned())
    }
}

/// What the header says.
struct Said {
    access: String,
    names: Vec<String>,
    signature: String,
}

impl Said {
    fn read(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(ALGORITHM)?.strip_prefix(" Access=")?;
        let (access, rest) = rest.split_once(", SignedHeaders=")?;
        let (names, signature) = rest.split_once(", Signature=")?;
        Some(Self {
            access: access.to_owned(),
            names: names.split(';').map(str::to_owned).collect(),
            signature: signature.to_owned(),
        })
    }
}

fn check_date(date: &str) -> Result<(), String> {
    let moment = DateTime::strptime("%Y%m%dT%H%M%SZ", date).ok();
    let moment = moment.and_then(|moment| TimeZone::UTC.to_timestamp(moment).ok());
    let moment = moment.ok_or_else(|| format!("`{DATE}` is no date: {date:?}"))?;
    let skew = moment.as_second() - Timestamp::now().as_second();
    if skew.abs() <= SKEW {
        Ok(())
    } else {
        Err(format!("`{DATE}` is {skew} seconds off"))
    }
}

fn canonical(request: &Received, names: &[String]) -> Result<String, String> {
    let mut path = String::new();
    for segment in encoding::segments(&request.path)? {
        path.push('/');
        path.push_str(&encode(&segment));
    }
    if !path.ends_with('/') {
        path.push('/');
    }
    let mut pairs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, value) in encoding::pairs(request.query.as_deref())? {
        pairs.entry(key).or_default().push(value);
    }
    let mut query = Vec::new();
    for (key, mut values) in pairs {
        values.sort();
        let values = values.iter();
        query.extend(values.map(|value| format!("{}={}", encode(&key), encode(value))));
    }
    let headers = names.iter().map(|name| match request.header(name) {
        Some(value) => Ok(format!("{name}:{}\n", value.trim())),
        None => Err(format!("the signed header `{name}` is not there")),
    });
    let headers = headers.collect::<Result<String, _>>()?;
    let body = hex(&Sha256::digest(&request.body));
    let (method, query, names) = (&request.method, query.join("&"), names.join(";"));
    Ok(format!(
        "{method}\n{path}\n{query}\n{headers}\n{names}\n{body}"
    ))
}

fn encode(text: &str) -> String {
    let bytes = text.bytes().map(|byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    });
    bytes.collect()
}

/// HMAC as RFC 2104 has it.
fn hmac(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut block = [0; 64];
    if key.len() > block.len() {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let inner = Sha256::new().chain_update(block.map(|byte| byte ^ 0x36));
    let inner = inner.chain_update(text).finalize();
    let outer = Sha256::new().chain_update(block.map(|byte| byte ^ 0x5c));
    outer.chain_update(inner).finalize().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
