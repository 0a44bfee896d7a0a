//! Requests of a caller's own, signed with an access key and without a client.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::Request;
use huaweicloud_hss::auth::AccessKey;
use tests::fake::Received;
use tests::fake::identity::{
    ACCESS_KEY, SECRET_KEY, SECURITY_TOKEN, TEMPORARY_ACCESS_KEY, TEMPORARY_SECRET_KEY,
};

/// What arrives of a request, the host that every transport adds included.
fn arrived(mut request: Request<Bytes>) -> Received {
    let host = request.uri().authority().unwrap().as_str().parse().unwrap();
    request.headers_mut().insert("host", host);
    Received::elsewhere(request)
}

#[test]
fn a_request_to_a_neighbouring_service() {
    let permanent = AccessKey::new(ACCESS_KEY, SECRET_KEY).project_id("p1");
    let temporary = AccessKey::new(TEMPORARY_ACCESS_KEY, TEMPORARY_SECRET_KEY);
    for key in [permanent, temporary.security_token(SECURITY_TOKEN)] {
        let mut request = Request::post("https://ECS.cn-north-4.example/v1/p1/servers?b=2&a=%2F")
            .body(Bytes::from_static(b"{\"name\":\"x\"}"))
            .unwrap();
        key.sign(&mut request).unwrap();
        assert_eq!(request.uri().host(), Some("ecs.cn-north-4.example"));
        let signed = request.headers()["authorization"].clone();
        assert!(signed.is_sensitive());
        let mut other = request.clone();
        arrived(request).check_signature().unwrap();
        *other.body_mut() = Bytes::from_static(b"{}");
        arrived(other).check_signature().unwrap_err();
    }
}

#[test]
fn the_vendor_s_vector() {
    let key = AccessKey::new("AccessKey", "SecretKey");
    let address = "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpc/123";
    let mut request = Request::post(address).body(r#"{"key":"value"}"#).unwrap();
    // 2019-11-15, 03:36:55.
    let date = SystemTime::UNIX_EPOCH + Duration::from_secs(1_573_789_015);
    key.sign_at(&mut request, date).unwrap();
    assert_eq!(request.headers()["x-sdk-date"], "20191115T033655Z");
    assert_eq!(
        request.headers()["authorization"],
        "SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, \
         Signature=b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771"
    );
}

#[test]
fn what_cannot_be_signed() {
    let mut nowhere = Request::get("/v1/servers").body("").unwrap();
    let error = AccessKey::new("A", "B").sign(&mut nowhere).unwrap_err();
    assert_eq!(error.to_string(), "the request has no host");
    let mut request = Request::get("https://a.example/").body("").unwrap();
    for key in [
        AccessKey::new("", "B"),
        AccessKey::new("A", ""),
        AccessKey::new("A", "B").project_id("a\nb"),
        AccessKey::new("A", "B").security_token(""),
    ] {
        key.sign(&mut request).unwrap_err();
        assert!(!request.headers().contains_key("authorization"));
    }
}
