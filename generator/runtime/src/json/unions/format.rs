//! Formats of texts that are no types, by which unions tell their types apart even so.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::kinds::Kinds;
use super::node::Node;

/// Whether all texts in a value are of a format. Any text is of one that is not known.
pub(super) fn is_of(format: &str, value: Node<'_>) -> bool {
    match value.kind() {
        Kinds::TEXT => value.as_str().is_none_or(|text| is_text_of(format, &text)),
        Kinds::LIST => value.within().all(|item| is_of(format, item)),
        Kinds::OBJECT => value.entries().all(|(_, item)| is_of(format, item)),
        _ => true,
    }
}

fn is_text_of(format: &str, text: &str) -> bool {
    match format {
        "ipv4" => text.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<Ipv6Addr>().is_ok(),
        "ip" => text.parse::<IpAddr>().is_ok(),
        "email" => text.contains('@'),
        "uri" => text
            .split_once(':')
            .is_some_and(|(word, _)| is_scheme(word)),
        "uuid" => is_like("hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh", text),
        "date" => is_like("dddd-dd-dd", text),
        "date-time" => text.get(..19).is_some_and(is_moment),
        _ => true,
    }
}

/// Whether it is what an address begins with.
fn is_scheme(word: &str) -> bool {
    let mut bytes = word.bytes();
    let is_further = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.all(is_further)
}

/// Whether a day and a time of it stand there, whatever is between them.
fn is_moment(text: &str) -> bool {
    let (day, time) = text.split_at_checked(10).unwrap_or_default();
    is_like("dddd-dd-dd", day) && time.get(1..).is_some_and(|time| is_like("dd:dd:dd", time))
}

/// Whether a text has digits and hexadecimal digits where the other has `d` and `h`, and is else the same.
fn is_like(form: &str, text: &str) -> bool {
    let mut pairs = form.bytes().zip(text.bytes());
    form.len() == text.len()
        && pairs.all(|(form, byte)| match form {
            b'd' => byte.is_ascii_digit(),
            b'h' => byte.is_ascii_hexdigit(),
            _ => form == byte,
        })
}

#[cfg(test)]
mod tests {
    use super::is_text_of;

    #[test]
    fn a_text_is_of_its_own_format_alone() {
        let texts = [
            ("ipv4", "192.0.2.1"),
            ("ipv6", "2001:db8::1"),
            ("email", "a@example.com"),
            ("uri", "https://example.com/"),
            ("uuid", "9cc10173-e9ea-4176-9dbc-a4cee4c4ff30"),
            ("date", "2024-01-02"),
            ("date-time", "2024-01-02T03:04:05.6Z"),
            ("", "any"),
        ];
        for (format, _) in texts {
            for (other, text) in texts {
                let is_it = format == other || format.is_empty();
                assert_eq!(is_text_of(format, text), is_it, "{format}: {text}");
            }
        }
        for text in ["192.0.2.1", "2001:db8::1"] {
            assert!(is_text_of("ip", text), "{text}");
        }
        for (format, text) in [
            ("uri", "://a"),
            ("uri", "a b:c"),
            ("date-time", "2024-01-02é03:04:05"),
        ] {
            assert!(!is_text_of(format, text), "{format}: {text}");
        }
    }
}
