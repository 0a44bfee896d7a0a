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
