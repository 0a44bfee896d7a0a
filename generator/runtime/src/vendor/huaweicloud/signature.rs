//! The signature `SDK-HMAC-SHA256` of a request.

use std::fmt::Write as _;
use std::time::{Duration, SystemTime};

use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, Method, Uri};
use sha2::{Digest, Sha256};

use crate::core::invalid::Invalid;
use crate::core::percent;

pub(crate) const ALGORITHM: &str = "SDK-HMAC-SHA256";

/// What of a request is signed, the header `X-Sdk-Date` included.
pub(crate) struct Signed<'r> {
    pub(crate) method: &'r Method,
    pub(crate) uri: &'r Uri,
    pub(crate) headers: &'r HeaderMap,
    /// The body, unless it is made while it is sent.
    pub(crate) body: Option<&'r [u8]>,
}

impl Signed<'_> {
    /// The signature by a secret key, in hexadecimal digits, of these headers among others. Their
    /// names are in small letters and in their order.
    pub(crate) fn signature(&self, names: &[&str], secret_key: &str) -> Result<String, Invalid> {
        let canonical = hash(self.canonical(names)?.as_bytes());
        let date = self.header("x-sdk-date")?;
        let text = format!("{ALGORITHM}\n{date}\n{canonical}");
        let mac = Hmac::<Sha256>::new_from_slice(secret_key.as_bytes());
        let mut mac = mac.map_err(|_| Invalid::new("the secret key", "cannot sign"))?;
        mac.update(text.as_bytes());
        Ok(hexadecimal(&mac.finalize().into_bytes()))
    }

    /// The request in the one form that both sides sign.
    fn canonical(&self, names: &[&str]) -> Result<String, Invalid> {
        let Some(body) = self.body else {
            let problem =
                "is streamed, so that it cannot be signed: keep it in memory, or use a token";
            return Err(Invalid::new("the body", problem));
        };
        let mut headers = String::new();
        for name in names {
            let _ = writeln!(headers, "{name}:{}", self.header(name)?.trim());
        }
        Ok([
            self.method.as_str(),
            &path(self.uri.path()),
            &query(self.uri.query().unwrap_or_default()),
            &headers,
            &names.join(";"),
            &hash(body),
        ]
        .join("\n"))
    }

    fn header(&self, name: &str) -> Result<String, Invalid> {
        match self.headers.get(name) {
            Some(value) => match value.to_str() {
                Ok(value) => Ok(value.to_owned()),
                Err(_) => Err(Invalid::new(name, "is no plain text, and cannot be signed")),
            },
            None => Ok(host(self.uri)),
        }
    }
}

/// What transports send as `Host`: the port is left out where it is the usual one.
fn host(uri: &Uri) -> String {
    let host = uri.host().unwrap_or_default().to_ascii_lowercase();
    let usual = match uri.scheme_str() {
        Some("https") => 443,
        _ => 80,
    };
    match uri.port_u16() {
        Some(port) if port != usual => format!("{host}:{port}"),
        _ => host,
    }
}

/// A path with each segment encoded in the same way, however the request spells it, and a slash at
/// its end.
fn path(path: &str) -> String {
    let mut out = String::with_capacity(path.len() + 1);
    for segment in path.split('/').skip(1) {
        out.push('/');
        out.push_str(&encoded(&decoded(segment)));
    }
    if !out.ends_with('/') {
        out.push('/');
    }
    out
}

/// A query with its keys and values encoded in the same way, in their order.
fn query(query: &str) -> String {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let mut pairs: Vec<_> = pairs
        .map(|(key, value)| (decoded(key), decoded(value)))
        .collect();
    pairs.sort();
    let pairs = pairs
        .iter()
        .map(|(key, value)| format!("{}={}", encoded(key), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// The bytes that a text stands for, in which `%` and two digits are one.
fn decoded(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let escaped = match behind {
            [high, low, ..] if *first == b'%' => digit(*high).zip(digit(*low)),
            _ => None,
        };
        rest = match escaped {
            Some((high, low)) => {
                out.push(high * 16 + low);
                &behind[2..]
            }
            None => {
                out.push(*first);
                behind
            }
        };
    }
    out
}

fn digit(byte: u8) -> Option<u8> {
    let digit = char::from(byte).to_digit(16)?;
    u8::try_from(digit).ok()
}

fn encoded(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for byte in bytes {
        percent::encode_byte(&mut out, *byte);
    }
    out
}

fn hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// A moment as `20191115T033655Z`.
pub(crate) fn date(now: SystemTime) -> String {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    // The last second of the year 9999.
    let last = SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_799);
    // It writes `Fri, 15 Nov 2019 03:36:55 GMT`, which has all that is needed.
    let text = httpdate::fmt_http_date(now.clamp(SystemTime::UNIX_EPOCH, last));
    let words: Vec<&str> = text.split(' ').collect();
    let [_, day, month, year, time, _] = words.as_slice() else {
        return String::new();
    };
    let month = MONTHS.find(month).unwrap_or_default() / 3 + 1;
    format!("{year}{month:02}{day}T{}Z", time.replace(':', ""))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use http::{HeaderMap, Method, Uri};

    use super::{Signed, date, hash, host, path, query};

    const DATE: &str = "20191115T033655Z";
    const VPCS: &str = "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0";
    const VPC: &str =
        "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpc/123";

    fn with_signed<T>(
        method: &Method,
        uri: &str,
        body: Option<&str>,
        check: impl FnOnce(&Signed<'_>) -> T,
    ) -> T {
        let uri: Uri = uri.parse().unwrap();
        let mut headers = HeaderMap::new();
        headers.insert("content-type", "application/json".parse().unwrap());
        headers.insert("x-sdk-date", DATE.parse().unwrap());
        check(&Signed {
            method,
            uri: &uri,
            headers: &headers,
            body: body.map(str::as_bytes),
        })
    }

    #[test]
    fn the_vector_of_the_signing_guide() {
        with_signed(&Method::GET, VPCS, Some(""), |signed| {
            let names = ["content-type", "host", "x-sdk-date"];
            assert_eq!(
                hash(signed.canonical(&names).unwrap().as_bytes()),
                "b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a"
            );
            assert_eq!(
                signed
                    .signature(&names, "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc")
                    .unwrap(),
                "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe"
            );
        });
    }

    #[test]
    fn the_vectors_of_the_sdks() {
        for (method, uri, body, signature) in [
            (
                Method::GET,
                VPCS,
                "",
                "fd95e7da6f695cfb4cabbb9d6b0968aec155bc576b064835282473539ae9ea1d",
            ),
            (
                Method::POST,
                VPC,
                r#"{"key":"value"}"#,
                "b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771",
            ),
        ] {
            with_signed(&method, uri, Some(body), |signed| {
                let names = ["host", "x-sdk-date"];
                assert_eq!(signed.signature(&names, "SecretKey").unwrap(), signature);
            });
        }
    }

    #[test]
    fn what_is_sent_is_brought_into_one_form() {
        assert_eq!(path("/"), "/");
        assert_eq!(path("/a:b/%e4%b8%BB/c%2Fd//"), "/a%3Ab/%E4%B8%BB/c%2Fd//");
        assert_eq!(path("/100%/%zz"), "/100%25/%25zz/");
        assert_eq!(query("b=2&a=%7E&a=+&b=1&c"), "a=%2B&a=~&b=1&b=2&c=");
        assert_eq!(query(""), "");
    }

    #[test]
    fn a_usual_port_is_not_in_the_host() {
        for (uri, known) in [
            ("https://A.example:443/x", "a.example"),
            ("https://a.example:80/x", "a.example:80"),
            ("http://a.example:80/x", "a.example"),
            ("http://127.0.0.1:8080/x", "127.0.0.1:8080"),
            ("http://[::1]:8080/x", "[::1]:8080"),
        ] {
            assert_eq!(host(&uri.parse().unwrap()), known);
        }
    }

    #[test]
    fn a_stream_is_not_signed() {
        with_signed(&Method::POST, VPC, None, |signed| {
            let error = signed.signature(&["host"], "SecretKey").unwrap_err();
            let error = error.to_string();
            assert!(error.starts_with("the body is streamed"), "{error}");
        });
    }

    #[test]
    fn dates_are_written_without_marks() {
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        assert_eq!(date(at(1_573_789_015)), DATE);
        assert_eq!(date(at(951_782_400)), "20000229T000000Z");
        assert_eq!(date(at(1_767_225_599)), "20251231T235959Z");
    }
}
