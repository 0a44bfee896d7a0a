//! The identity service (IAM): where it is, and how it refuses.

use http::StatusCode;

use crate::auth::refusal::Refusal;

/// The regions that have an identity service of their own below the usual domain, as the vendor's SDK
/// lists them (the Python package `huaweicloudsdkcore`, 3.1.219, whose default is the one for all).
const REGIONS: &[&str] = &[
    "ae-ad-1",
    "af-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "cn-east-2",
    "cn-east-3",
    "cn-east-4",
    "cn-east-5",
    "cn-north-1",
    "cn-north-12",
    "cn-north-2",
    "cn-north-4",
    "cn-north-9",
    "cn-south-1",
    "cn-south-2",
    "cn-southwest-2",
    "eu-west-0",
    "la-north-2",
    "la-south-2",
    "me-east-1",
    "my-kualalumpur-1",
    "na-mexico-1",
    "ru-moscow-1",
    "sa-brazil-1",
    "tr-west-1",
];

/// The address of a region's identity service; nothing where that is no name of a region, which must
/// not lead anywhere else.
pub(crate) fn service(region: &str) -> Option<String> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if region.is_empty() || !region.bytes().all(is_plain) {
        return None;
    }
    Some(match region {
        // It has a domain of its own (`huaweicloudsdkiam`, 3.1.219).
        "eu-west-101" => "https://iam.eu-west-101.myhuaweicloud.eu".to_owned(),
        _ if REGIONS.contains(&region) => format!("https://iam.{region}.myhuaweicloud.com"),
        // This one serves all.
        _ => "https://iam.myhuaweicloud.com".to_owned(),
    })
}

/// Where a refusal has its code, its message and the id of the request: as other services write
/// them, as the gateway before them does, or as the identity service does by itself.
pub(crate) const PLACES: [&[&str]; 3] = [
    &["/error_code", "/error/error_code", "/error/code"],
    &["/error_msg", "/error/error_msg", "/error/message"],
    &["/request_id", "/error/request_id"],
];

/// A refusal in words.
pub(crate) fn told(status: StatusCode, refusal: &Refusal) -> String {
    let mut told = format!("the identity service answered {status}");
    if let Some(message) = &refusal.message {
        told = format!("{told}: {message}");
    }
    let code = refusal
        .code
        .as_ref()
        .filter(|code| *code != status.as_str());
    let code = code.map(|code| format!("code {code}"));
    let request_id = refusal.request_id.as_ref();
    let request_id = request_id.map(|id| format!("request id {id}"));
    let more: Vec<_> = [code, request_id].into_iter().flatten().collect();
    if !more.is_empty() {
        told = format!("{told} ({})", more.join(", "));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::service;

    #[test]
    fn each_region_has_an_identity_service() {
        for (region, address) in [
            (
                "cn-north-4",
                Some("https://iam.cn-north-4.myhuaweicloud.com"),
            ),
            (
                "eu-west-101",
                Some("https://iam.eu-west-101.myhuaweicloud.eu"),
            ),
            // The SDK's list of this service has it, and that of the identity service does not.
            ("cn-south-4", Some("https://iam.myhuaweicloud.com")),
            ("a-new-one-1", Some("https://iam.myhuaweicloud.com")),
            ("a.example/", None),
            ("", None),
        ] {
            assert_eq!(service(region).as_deref(), address, "{region}");
        }
    }
}
