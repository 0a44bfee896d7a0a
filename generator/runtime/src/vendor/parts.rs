// What vendors have of their own: one row for each name that the extension
// `x-oasmith-credential` knows. A vendor is added here and in a folder of its name, and nowhere else.

use super::{Module, Vendor};

macro_rules! module {
    ($vendor:literal, $name:literal, $signs:literal) => {
        Module {
            name: $name,
            text: include_str!(concat!($vendor, "/", $name, ".rs")),
            needs_feature: $signs,
        }
    };
}

pub(super) const VENDORS: &[Vendor] = &[Vendor {
    name: "huaweicloud",
    docs: "The credentials of Huawei Cloud.",
    feature_docs: "Signs requests with an access key of Huawei Cloud.",
    modules: &[
        module!("huaweicloud", "access_key", true),
        module!("huaweicloud", "credentials", false),
        module!("huaweicloud", "environment", false),
        module!("huaweicloud", "expiry", false),
        module!("huaweicloud", "found", false),
        module!("huaweicloud", "login", false),
        module!("huaweicloud", "profile", false),
        module!("huaweicloud", "signature", true),
    ],
    types: &[
        ("access_key", "AccessKey"),
        ("credentials", "Credentials"),
        ("found", "NoCredentials"),
        ("login", "Login"),
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
