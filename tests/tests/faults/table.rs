//! The table of faults: what the service does, how often an export and a question are sent, and
//! what both end in.

use std::io::Write as _;
use std::time::{Duration, SystemTime};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::fault::{
    At, Fault, VALUE, broken, late, lost, refused, unconnected, unexpected, unfinished,
};
use crate::script::Act::{Answer, Close, Forever, Make, Pause, Reset, Right, Say, Slowly};
use crate::script::HEAD;

/// Longer than any call of the table may take.
const VERY_LONG: Duration = Duration::from_secs(60);
const ALMOST_A_SECOND: Duration = Duration::from_millis(900);

#[rustfmt::skip]
pub(crate) const FAULTS: &[Fault] = &[
    // No connection: nothing was sent, and everybody may try again.
    Fault::new("refused", &[], [3, 3], unconnected(false, " could not connect: ")).at(At::Nobody),
    Fault::new("no room for a connection", &[], [3, 3], unconnected(true, " could not connect in time: ")).at(At::Full),

    // No answer: who knows what the service has done.
    Fault::new("closed without an answer", &[&[Close]], [1, 3], lost()),
    Fault::new("reset without an answer", &[&[Reset]], [1, 3], lost()),
    Fault::new("closed though it was kept", &[&[Close]], [1, 3], lost()).at(At::KeptConnection),
    Fault::new("reset though it was kept", &[&[Reset]], [1, 3], lost()).at(At::KeptConnection),
    Fault::new("reset in the headers", &[&[Say("HTTP/1.1 200 OK\r\ncontent-ty"), Reset]], [1, 3], lost()),
    Fault::new("headers without end", &[&[Say("HTTP/1.1 200 OK\r\n"), Forever("x-more: and more of it, on and on and on\r\n")]], [1, 3], lost()),
    Fault::new("another protocol", &[&[Say("SSH-2.0-OpenSSH_9.9\r\n"), Close]], [1, 3], lost()),
    Fault::new("slow first byte", &[&[Pause(VERY_LONG)]], [1, 3], late()),
    Fault::new("slow first byte, but in time", &[&[Pause(Duration::from_millis(100)), Right]], [1, 1], VALUE),
    Fault::new("one byte of the head a second", &[&[Slowly("HTTP/1.1 200 OK\r\n")]], [1, 3], late()),
    Fault::new("about to begin for ever", &[&[Say("HTTP/1.1 100 Continue\r\n\r\n"), Pause(VERY_LONG)]], [1, 3], late()),

    // Half an answer.
    Fault::new("reset after the headers", &[&[Say(HEAD), Reset]], [1, 3], broken()),
    Fault::new("reset in the body", &[&[Say(HEAD), Say("{\"task_id\":"), Reset]], [1, 3], broken()),
    Fault::new("length too long", &[&[Say(HEAD), Say("{\"task_id\":\"t\"}"), Close]], [1, 3], broken()),
    Fault::new("length too short", &[&[Say("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{\"task_id\":\"t\"}")]], [1, 1], unexpected(200, " answered 200 OK with a body that is not as documented")),
    Fault::new("length that is no number", &[&[Say("HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n{}"), Close]], [1, 3], lost()),
    Fault::new("chunk that is none", &[&[Say("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nmany\r\n{}"), Close]], [1, 3], broken()),
    Fault::new("body that stops", &[&[Say(HEAD), Say("{\"task_id\":"), Pause(VERY_LONG)]], [1, 3], unfinished()),
    Fault::new("one byte of the body a second", &[&[Say(HEAD), Slowly("{\"task_id\":\"t\"}     ")]], [1, 3], unfinished()),
    Fault::new("body without end", &[&[Say("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n"), Forever("{\"a\":{}}{}{}{}{}{}{}{}{}{}{}{}{}")]], [1, 1], unexpected(200, " with more than the limit of 65536 bytes")),
    Fault::new("chunks without end", &[&[Say("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"), Forever("20\r\n[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\r\n")]], [1, 1], unexpected(200, " with more than the limit of 65536 bytes")),
    Fault::new("gzip", &[&[Make(whole_gzip)]], [1, 1], VALUE),
    Fault::new("gzip that is none", &[&[Answer("200 OK", "\r\ncontent-encoding: gzip", "{\"task_id\":\"t\"}")]], [1, 3], broken()),
    Fault::new("gzip that is cut", &[&[Make(cut_gzip)]], [1, 3], broken()),
    Fault::new("gzip of too much", &[&[Make(large_gzip)]], [1, 1], unexpected(200, " with more than the limit of 65536 bytes")),
    Fault::new("a coding that is not read", &[&[Answer("200 OK", "\r\ncontent-encoding: gzip, br", "{\"task_id\":\"t\"}")]], [1, 1], unexpected(200, ", but its body is in a coding that is not read here: `br`")),

    // Answers that say no.
    Fault::new("401, then 200", &[&[Answer("401 Unauthorized", "", "{}")], &[Right]], [2, 2], VALUE).signed([1, 1], refused(401, " answered 401 Unauthorized")),
    Fault::new("401 for ever", &[&[Answer("401 Unauthorized", "", "{}")]], [2, 2], refused(401, " answered 401 Unauthorized")).signed([1, 1], refused(401, " answered 401 Unauthorized")),
    Fault::new("400 of the service", &[&[Answer("400 Bad Request", "", "{\"error_code\":\"HSS.0001\",\"error_msg\":\"wrong\"}")]], [1, 1], refused(400, ": HSS.0001: wrong")),
    Fault::new("429", &[&[Answer("429 Too Many Requests", "", "{}")]], [3, 3], refused(429, " answered 429 Too Many Requests")),
    Fault::new("429, then 200 after a second", &[&[Answer("429 Too Many Requests", "\r\nretry-after: 1", "{}")], &[Right]], [2, 2], VALUE).no_sooner(ALMOST_A_SECOND),
    Fault::new("429, then 200 after a date", &[&[Make(until_a_date)], &[Right]], [2, 2], VALUE).no_sooner(ALMOST_A_SECOND),
    Fault::new("429 for an hour", &[&[Answer("429 Too Many Requests", "\r\nretry-after: 3600", "{}")]], [1, 1], refused(429, " answered 429 Too Many Requests")),
    Fault::new("429 with a wait that is none", &[&[Answer("429 Too Many Requests", "\r\nretry-after: soon", "{}")]], [3, 3], refused(429, " answered 429 Too Many Requests")),
    Fault::new("408", &[&[Answer("408 Request Timeout", "", "{}")]], [1, 3], refused(408, " answered 408 Request Timeout")),
    Fault::new("500", &[&[Answer("500 Internal Server Error", "", "{}")]], [1, 3], refused(500, " answered 500 Internal Server Error")),
    Fault::new("502", &[&[Answer("502 Bad Gateway", "", "{}")]], [1, 3], refused(502, " answered 502 Bad Gateway")),
    Fault::new("503", &[&[Answer("503 Service Unavailable", "", "{}")]], [1, 3], refused(503, " answered 503 Service Unavailable")),
    Fault::new("504", &[&[Answer("504 Gateway Timeout", "", "{}")]], [1, 3], refused(504, " answered 504 Gateway Timeout")),
    Fault::new("502 in HTML", &[&[Answer("502 Bad Gateway", "\r\ncontent-type: text/html", "<h1>Oh no!\r\n</h1>")]], [1, 3], refused(502, " answered 502 Bad Gateway: <h1>Oh no!")),
    Fault::new("404 in HTML", &[&[Answer("404 Not Found", "\r\ncontent-type: text/html", "<h1>Oh no!\r\n</h1>")]], [1, 1], refused(404, " answered 404 Not Found: <h1>Oh no!")),

    // Answers that are something else.
    Fault::new("200 in HTML", &[&[Answer("200 OK", "\r\ncontent-type: text/html", "<h1>Sign in</h1>")]], [1, 1], unexpected(200, ": <h1>Sign in</h1>")),
    Fault::new("truncated JSON", &[&[Answer("200 OK", "", "{\"task_id\":\"t")]], [1, 1], unexpected(200, " answered 200 OK with a body that is not as documented")),
    Fault::new("nothing", &[&[Answer("200 OK", "", "")]], [1, 1], unexpected(200, " answered 200 OK with a body that is not as documented")),
    Fault::new("302 in a circle", &[&[Answer("302 Found", "\r\nlocation: /v5/p/asset/again", "")]], [1, 6], unexpected(302, " answered 302 Found, a redirect ")),
    Fault::new("307 in a circle", &[&[Answer("307 Temporary Redirect", "\r\nlocation: /v5/p/asset/export", "")]], [6, 6], unexpected(307, ", a redirect after 5 others")),
    Fault::new("302 to another host", &[&[Answer("302 Found", "\r\nlocation: {elsewhere}/v5", "")]], [1, 1], unexpected(302, ", a redirect to ")),
    Fault::new("307 to another host", &[&[Answer("307 Temporary Redirect", "\r\nlocation: {elsewhere}/v5", "")]], [1, 1], unexpected(307, ", a redirect to http://127.0.0.1, which is another origin")),
    Fault::new("308 home, then to another host", &[&[Answer("308 Permanent Redirect", "\r\nlocation: /v5/p/asset/export", "")], &[Answer("307 Temporary Redirect", "\r\nlocation: {elsewhere}/v5", "")]], [2, 2], unexpected(307, ", a redirect to http://127.0.0.1, which is another origin")),
];

/// An answer that asks to wait until a date, which has whole seconds.
fn until_a_date() -> Vec<u8> {
    let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(2));
    format!("HTTP/1.1 429 Too Many Requests\r\nretry-after: {date}\r\ncontent-length: 0\r\n\r\n")
        .into_bytes()
}

/// An answer that is compressed.
fn whole_gzip() -> Vec<u8> {
    compressed(&gzip(br#"{"task_id":"t","status":"scanned"}"#))
}

/// An answer whose body is whole, but not what it was before it was compressed.
fn cut_gzip() -> Vec<u8> {
    let mut body = gzip(br#"{"task_id":"t"}"#);
    body.truncate(body.len() - 9);
    compressed(&body)
}

/// An answer that is small until it is decompressed.
fn large_gzip() -> Vec<u8> {
    compressed(&gzip(" ".repeat(1 << 20).as_bytes()))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn compressed(body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip";
    let head = format!("{head}\r\ncontent-length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}
