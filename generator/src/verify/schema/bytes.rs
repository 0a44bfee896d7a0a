//! Texts that stand for bytes, which may be spelled in several ways.

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::Value;

const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

/// The text of these schemas as a type of bytes writes it: with padding, in the alphabet that the
/// schemas name, and in one line. Any other text stays as it is.
pub(super) fn spelled(all: &[&Value], text: String) -> String {
    let word = |key: &str| all.iter().find_map(|schema| schema.get(key)?.as_str());
    let name = word("contentEncoding")
        .or(word("format"))
        .unwrap_or_default();
    let alphabet = match name.to_ascii_lowercase().as_str() {
        "byte" | "base64" => &STANDARD,
        "base64url" => &URL_SAFE,
        _ => return text,
    };
    let is_listed = |schema: &&Value| schema.get("enum").or(schema.get("const")).is_some();
    if all.iter().any(is_listed) {
        return text;
    }
    let plain: String = text
        .chars()
        .filter(|letter| !letter.is_ascii_whitespace())
        .map(|letter| match letter {
            '-' => '+',
            '_' => '/',
            other => other,
        })
        .collect();
    let bytes = GeneralPurpose::new(&STANDARD, CONFIG).decode(plain);
    bytes.map_or(text, |bytes| {
        GeneralPurpose::new(alphabet, CONFIG).encode(bytes)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::spelled;

    #[test]
    fn bytes_have_one_spelling() {
        let byte = json!({ "type": "string", "format": "byte" });
        let url = json!({ "type": "string", "contentEncoding": "BASE64URL" });
        let named = json!({ "format": "byte", "enum": ["YQ"] });
        for (schema, text, wanted) in [
            (&byte, "YWJj\nZGVm\r\n", "YWJjZGVm"),
            (&byte, "-_8", "+/8="),
            (&url, "+/8", "-_8="),
            (&byte, "no base64!", "no base64!"),
            (&named, "YQ", "YQ"),
            (&json!({ "type": "string" }), "a\nb", "a\nb"),
        ] {
            assert_eq!(spelled(&[schema], text.to_owned()), wanted, "{text}");
        }
    }
}
