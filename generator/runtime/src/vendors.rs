//! What is said of the vendors whose own credentials are here: one row for each name that the
//! extension `x-oasmith-credential` knows. A vendor is added here and in a folder of its name, and
//! in no other place.

/// Credentials that are a vendor's own, and that OpenAPI has no words for.
#[derive(Debug, PartialEq, Eq)]
pub struct Vendor {
    /// What a document calls it, and its module and the feature that signs too.
    pub name: &'static str,
    /// The feature that has its module, but for what signs.
    pub login: &'static str,
    /// What the feature that signs brings.
    pub docs: &'static str,
    /// What its credentials answer when they are asked for the security scheme that they satisfy.
    pub scheme: &'static str,
    /// The types that callers use, each with whether it is there only with the feature that signs.
    pub types: &'static [(&'static str, bool)],
    /// The one of these types that is told of first.
    pub main: &'static str,
    /// How an example makes its value, in a function that can fail.
    pub sample: &'static str,
    /// Where that takes it from.
    pub reads: &'static str,
    /// The parameters of a client that its credentials know where they are found, so that no example
    /// has to give them.
    pub parameters: &'static [&'static str],
    /// What the first page says of them, in Markdown.
    pub practice: &'static str,
    /// What the feature that signs depends on: a crate, and its value in the manifest.
    pub dependencies: &'static [(&'static str, &'static str)],
}

/// All of them.
pub const VENDORS: &[Vendor] = &[Vendor {
    name: "huaweicloud",
    login: "huaweicloud-login",
    docs: "Signs requests with an access key of Huawei Cloud.",
    scheme: "huaweicloud::Credentials",
    types: &[
        ("AccessKey", true),
        ("Credentials", false),
        ("NoCredentials", false),
        ("Login", false),
    ],
    main: "Credentials",
    sample: "Credentials::find()?",
    reads: "the environment variables and the profile file of the vendor's SDKs",
    parameters: &["project_id"],
    practice: "\
`Credentials::find` looks in the environment first: for a token in `HUAWEICLOUD_TOKEN`, or else for an access key in \
`HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`, with `HUAWEICLOUD_SDK_SECURITY_TOKEN` where it is a temporary one. Then it \
looks in the profile file of the vendor's SDKs, `~/.huaweicloud/credentials` or where `HUAWEICLOUD_SDK_CREDENTIALS_FILE` \
says:\n\n\
```ini\n[basic]\nak = an-access-key\nsk = its-secret-key\nproject_id = a-project\nsecurity_token = of-a-temporary-key\n```\n\n\
The last two can be left out. The file is read in all forms that one of the SDKs takes: with `=` or `:`, keys in capitals, \
values in quotes, and comments behind `#` or `;`. Tokens of an identity provider (`idp_id`) are not supported.\n\n\
A call is for one project: its own, or the client's, or else what the credentials are for, which is said in \
`HUAWEICLOUD_SDK_PROJECT_ID` or the file, by the key, or by the answer to a login. `Login` obtains tokens for a user with a \
password, and renews them. `AccessKey::sign` signs a request of your own, for a neighbouring service say.",
    dependencies: &[
        (
            "hmac",
            r#"{ version = "0.13", default-features = false, features = ["zeroize"], optional = true }"#,
        ),
        (
            "sha2",
            r#"{ version = "0.11", default-features = false, features = ["zeroize"], optional = true }"#,
        ),
    ],
}];
