//! Credentials in environment variables.

use super::credentials::Credentials;
use super::found::Found;

/// The variable that holds a token. The vendor's SDKs read none, so that this name is our own.
const TOKEN: &str = "HUAWEICLOUD_TOKEN";
const ACCESS_KEY: &str = "HUAWEICLOUD_SDK_AK";
const SECRET_KEY: &str = "HUAWEICLOUD_SDK_SK";
const SECURITY_TOKEN: &str = "HUAWEICLOUD_SDK_SECURITY_TOKEN";
const PROJECT_ID: &str = "HUAWEICLOUD_SDK_PROJECT_ID";

/// The project that is called.
pub(crate) fn project_id(variable: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    variable(PROJECT_ID).filter(|value| !value.is_empty())
}

/// Takes credentials from variables, of which an empty one is as good as none.
pub(crate) fn read(variable: &dyn Fn(&str) -> Option<String>) -> Result<Credentials, String> {
    let filled = |name: &str| variable(name).filter(|value| !value.is_empty());
    if let Some(token) = filled(TOKEN) {
        return Ok(Credentials::from_token(token, filled(PROJECT_ID)));
    }
    let found = Found {
        access_key: filled(ACCESS_KEY),
        secret_key: filled(SECRET_KEY),
        security_token: filled(SECURITY_TOKEN),
        project_id: filled(PROJECT_ID),
    };
    found
        .key(ACCESS_KEY, SECRET_KEY)
        .map_err(|problem| format!("the environment has no `{TOKEN}`, and {problem}"))
}

#[cfg(test)]
mod tests {
    use super::read;

    fn read_all(known: &[(&str, &str)]) -> String {
        let variable = |name: &str| {
            let mut known = known.iter();
            let found = known.find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        match read(&variable) {
            Ok(credentials) => format!("{credentials:?}"),
            Err(problem) => problem,
        }
    }

    #[test]
    fn a_token_goes_before_a_key() {
        let key = [
            ("HUAWEICLOUD_SDK_AK", "ak"),
            ("HUAWEICLOUD_SDK_SK", "s3cret"),
        ];
        let all = [&key[..], &[("HUAWEICLOUD_TOKEN", "s3cret")]].concat();
        assert!(read_all(&all).contains("Token"), "{}", read_all(&all));
        assert!(!read_all(&all).contains("s3cret"));
    }

    #[cfg(feature = "huaweicloud")]
    #[test]
    fn a_key_has_two_halves_and_more() {
        let key = [
            ("HUAWEICLOUD_TOKEN", ""),
            ("HUAWEICLOUD_SDK_AK", "ak"),
            ("HUAWEICLOUD_SDK_SK", "s3cret"),
            ("HUAWEICLOUD_SDK_SECURITY_TOKEN", "s3cret"),
            ("HUAWEICLOUD_SDK_PROJECT_ID", "the-project"),
        ];
        let text = read_all(&key);
        assert!(
            text.contains("AccessKey") && text.contains("the-project"),
            "{text}"
        );
        assert!(text.contains("security_token: Some"), "{text}");
        assert!(!text.contains("s3cret"), "{text}");
    }

    #[test]
    fn what_is_missing_is_named() {
        for (variables, problem) in [
            (
                &[][..],
                "and has neither `HUAWEICLOUD_SDK_AK` nor `HUAWEICLOUD_SDK_SK`",
            ),
            (
                &[("HUAWEICLOUD_SDK_AK", "ak"), ("HUAWEICLOUD_SDK_SK", "")],
                "and has `HUAWEICLOUD_SDK_AK`, but not `HUAWEICLOUD_SDK_SK`",
            ),
            (
                &[("HUAWEICLOUD_SDK_SK", "s3cret")],
                "and has `HUAWEICLOUD_SDK_SK`, but not `HUAWEICLOUD_SDK_AK`",
            ),
        ] {
            let expected = format!("the environment has no `HUAWEICLOUD_TOKEN`, {problem}");
            assert_eq!(read_all(variables), expected);
        }
    }
}
