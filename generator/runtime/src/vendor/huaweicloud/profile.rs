//! Credentials in the profile file of the vendor's SDKs.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::credentials::Credentials;
use super::found::Found;

/// The variable that names the file where it is not in its usual place.
const FILE: &str = "HUAWEICLOUD_SDK_CREDENTIALS_FILE";

/// The section with an access key.
const SECTION: &str = "basic";

/// Takes credentials from the file in its usual place.
pub(crate) fn read() -> Result<Credentials, String> {
    let filled = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    if let Some(path) = filled(FILE) {
        return read_at(Path::new(&path));
    }
    match filled("HOME").or_else(|| filled("USERPROFILE")) {
        Some(home) => read_at(&PathBuf::from(home).join(".huaweicloud").join("credentials")),
        None => Err("there is no home folder that could have a profile file".to_owned()),
    }
}

/// Takes credentials from a file.
pub(crate) fn read_at(path: &Path) -> Result<Credentials, String> {
    let name = format!("the profile file {}", path.display());
    let text =
        fs::read_to_string(path).map_err(|error| format!("{name} cannot be read: {error}"))?;
    parse(&text).map_err(|problem| format!("{name} {problem}"))
}

/// Reads the section of an INI file. It is so small a part of what such files can hold that a crate
/// would be more than the code.
///
/// Each of the vendor's SDKs reads such files in its own way, and this one what any of them takes:
/// `=` or `:` behind a key, whose letters may be capitals (Python); quotes around a value, and a
/// comment behind it (Go).
fn parse(text: &str) -> Result<Credentials, String> {
    let mut found = Found::default();
    let (mut is_inside, mut has_section) = (false, false);
    let mut has_identity_provider = false;
    for line in text.trim_start_matches('\u{feff}').lines().map(str::trim) {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            is_inside = name.trim() == SECTION;
            has_section |= is_inside;
        } else if let Some((key, value)) = line.split_once(['=', ':']).filter(|_| is_inside) {
            // The key of a comment has its mark, and is nobody's.
            let field = match key.trim().to_ascii_lowercase().as_str() {
                "ak" => &mut found.access_key,
                "sk" => &mut found.secret_key,
                "security_token" => &mut found.security_token,
                "project_id" => &mut found.project_id,
                "idp_id" | "id_token_file" => {
                    has_identity_provider = true;
                    continue;
                }
                _ => continue,
            };
            *field = Some(plain(value).to_owned()).filter(|value| !value.is_empty());
        }
    }
    if !has_section {
        return Err(format!("has no section `[{SECTION}]`"));
    }
    found.key("ak", "sk").map_err(|problem| {
        let mut problem = format!("{problem} in `[{SECTION}]`");
        if has_identity_provider {
            problem.push_str(", and tokens of an identity provider (`idp_id`) are not supported");
        }
        problem
    })
}

/// A value without quotes and without a comment behind it.
fn plain(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\'', '`'] {
        let inside = value.strip_prefix(quote);
        if let Some((inside, _)) = inside.and_then(|inside| inside.split_once(quote)) {
            return inside;
        }
    }
    let comment = [" #", " ;", "\t#", "\t;"];
    let end = comment.iter().filter_map(|mark| value.find(mark)).min();
    let value = end.and_then(|end| value.get(..end)).unwrap_or(value);
    value.trim()
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn parsed(text: &str) -> String {
        match parse(text) {
            Ok(credentials) => format!("{credentials:?}"),
            Err(problem) => problem,
        }
    }

    #[cfg(feature = "huaweicloud")]
    #[test]
    fn the_section_is_read() {
        let text = "\u{feff}# ak = no\n[global]\nak = other\n\n[ basic ]\r\n; sk = no\nak=my-ak\r\n\
                    sk = a=b \nproject_id = p1\nsecurity_token =\niam_endpoint = https://x\n[more]\nak = no";
        let text = parsed(text);
        assert!(text.contains("my-ak") && text.contains("p1"), "{text}");
        assert!(text.contains("security_token: None"), "{text}");
        assert!(!text.contains("a=b"), "{text}");
    }

    #[cfg(feature = "huaweicloud")]
    #[test]
    fn each_sdk_writes_in_its_own_way() {
        for text in [
            "[basic]\nak: my-ak\nsk: s3cret\nproject_id: p1",
            "[basic]\nAK = my-ak\nSk = s3cret\nProject_ID = p1",
            "[basic]\nak = \"my-ak\"\nsk = 's3cret'\nproject_id = `p1`",
            "[basic]\nak = my-ak # mine\nsk = s3cret ; mine\nproject_id = \"p1\" # mine",
        ] {
            let known = super::parse(text).unwrap();
            assert_eq!(known.project_id(), Some("p1"), "{text}");
            let key = known.access_key().unwrap();
            let expected = crate::vendor::huaweicloud::AccessKey::new("my-ak", "s3cret");
            let mut requests = [(); 2].map(|()| {
                let request = http::Request::builder().uri("https://a.example/");
                request.body("").unwrap()
            });
            let now = std::time::SystemTime::UNIX_EPOCH;
            key.sign_at(&mut requests[0], now).unwrap();
            let expected = expected.project_id("p1");
            expected.sign_at(&mut requests[1], now).unwrap();
            let [read, given] = requests.map(|one| one.headers()["authorization"].clone());
            assert_eq!(read, given, "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        for (text, problem) in [
            (
                "[basic]\nidp_id = a\nid_token_file = b",
                "has neither `ak` nor `sk` in `[basic]`, and tokens of an identity provider \
                 (`idp_id`) are not supported",
            ),
            ("", "has no section `[basic]`"),
            ("[global]\nak = a\nsk = b", "has no section `[basic]`"),
            (
                "[basic]\nak = a\n# sk = b",
                "has `ak`, but not `sk` in `[basic]`",
            ),
            ("[basic]", "has neither `ak` nor `sk` in `[basic]`"),
        ] {
            assert_eq!(parsed(text), problem);
        }
    }
}
