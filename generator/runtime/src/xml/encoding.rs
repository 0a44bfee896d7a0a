//! What the bytes of a body are: UTF-8, and nothing else.

use std::str;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::malformed::Malformed;

/// How many bytes a declaration may have.
const HEAD: usize = 256;

/// The text of a body.
pub(super) fn decode(body: &[u8]) -> Result<&str, Malformed> {
    if body.starts_with(b"\xfe\xff") || body.starts_with(b"\xff\xfe") {
        return Err(other("UTF-16"));
    }
    let head = body.get(..HEAD).unwrap_or(body);
    let head = String::from_utf8_lossy(head);
    match declared(&head) {
        Some(declared) if !is_utf8(&declared) => Err(other(&declared)),
        _ => str::from_utf8(body).map_err(|error| {
            let at = error.valid_up_to();
            Malformed::whole(&format_args!("is not UTF-8, at byte {at}"))
        }),
    }
}

fn other(encoding: &str) -> Malformed {
    Malformed::whole(&format_args!(
        "is in the encoding `{encoding}`, where UTF-8 alone is read"
    ))
}

/// The encoding that a text names itself.
fn declared(head: &str) -> Option<String> {
    match Reader::from_str(head).read_event() {
        Ok(Event::Decl(declaration)) => {
            let encoding = declaration.encoding()?.ok()?;
            Some(String::from_utf8_lossy(&encoding).into_owned())
        }
        _ => None,
    }
}

/// ASCII is a part of it.
fn is_utf8(encoding: &str) -> bool {
    let names = ["utf-8", "utf8", "us-ascii", "ascii"];
    names.iter().any(|name| encoding.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn nothing_but_utf8_is_read() {
        for body in [
            "<a/>",
            "<?xml version='1.0'?><a/>",
            "<?xml version='1.0' encoding='utf-8' standalone=\"yes\"?><a>é</a>",
            "<?xml version=\"1.0\" encoding=\"US-ASCII\"?><a/>",
        ] {
            assert_eq!(decode(body.as_bytes()).ok(), Some(body));
        }
        let utf16: Vec<u8> = "\u{feff}<a/>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (body, named) in [
            (&utf16[..], "`UTF-16`"),
            (b"<?xml version='1.0' encoding='UTF-16'?><a/>", "`UTF-16`"),
            (
                b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>",
                "`ISO-8859-1`",
            ),
            (b"<a>\xe9</a>", "at byte 3"),
            (b"<\0a\0/\0>\0\xff", "at byte 8"),
        ] {
            let problem = decode(body).err().unwrap().problem.to_string();
            assert!(problem.contains(named), "{problem}");
        }
    }
}
