//! The forms of an error's body: the service's, the gateway's, the identity
//! service's, and the one of policies.

use huaweicloud_hss::ErrorKind;
use serde_json::json;
use tests::fake::Answer;

use crate::support::failure;

#[tokio::test]
async fn of_the_service() {
    for code in ["HSS.0001", "HSS.0010", "HSS.0011", "HSS.0013"] {
        let body = json!({ "error_code": code, "error_msg": "no such thing" });
        let answer = Answer::json(400, &body).with_header("x-request-id", "r-1");
        let error = failure(answer).await;
        assert_eq!(error.kind(), ErrorKind::Api);
        assert_eq!(error.status().unwrap(), 400);
        assert_eq!(error.code(), Some(code));
        assert_eq!(error.message(), Some("no such thing"));
        assert_eq!(error.request_id(), Some("r-1"));
        assert_eq!(error.body(), body.to_string().as_bytes());

        let api = error.api().unwrap();
        assert_eq!(api.error_code.as_deref(), Some(code));
        assert_eq!(api.error_msg.as_deref(), Some("no such thing"));
        assert_eq!(api.request_id, None);
        assert_eq!(api.encoded_authorization_message, None);
    }
}

#[tokio::test]
async fn of_the_gateway() {
    let id = "0123456789abcdef0123456789abcdef";
    let body = json!({ "error_msg": "bad", "error_code": "APIGW.0301", "request_id": id });
    let error = failure(Answer::json(401, &body).without_request_id()).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(error.code(), Some("APIGW.0301"));
    assert_eq!(error.message(), Some("bad"));
    assert_eq!(error.request_id(), Some(id));
    assert_eq!(error.into_api().unwrap().request_id.as_deref(), Some(id));
}

#[tokio::test]
async fn of_the_identity_service() {
    let body = json!({
        "error": { "code": 401, "message": "wrong password", "title": "Unauthorized" },
    });
    let error = failure(Answer::json(401, &body)).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.code(), Some("401"));
    assert_eq!(error.message(), Some("wrong password"));
}

#[tokio::test]
async fn of_policies() {
    let body = json!({
        "error_code": "HSS.0013",
        "error_msg": "no permission",
        "encoded_authorization_message": "c2VjcmV0",
    });
    let error = failure(Answer::json(403, &body)).await;
    assert_eq!(error.code(), Some("HSS.0013"));
    let encoded = &error.api().unwrap().encoded_authorization_message;
    assert_eq!(encoded.as_deref(), Some("c2VjcmV0"));
}

#[tokio::test]
async fn with_other_fields_or_none() {
    let body = json!({ "error_code": "HSS.0001", "details": [1], "error_msg": null });
    let error = failure(Answer::json(400, &body)).await;
    assert_eq!(error.code(), Some("HSS.0001"));
    assert_eq!(error.message(), None);
    assert!(error.api().is_some());

    let error = failure(Answer::json(400, &json!({}))).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!((error.code(), error.message()), (None, None));
}

#[tokio::test]
async fn with_fields_of_other_types() {
    let body = json!({ "error_code": 17, "error_msg": ["a"], "request_id": 5 });
    let error = failure(Answer::json(500, &body).without_request_id()).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.code(), Some("17"));
    assert_eq!(error.message(), None);
    assert_eq!(error.request_id(), Some("5"));
    assert!(error.api().is_none());
    assert_eq!(error.body(), body.to_string().as_bytes());
}

#[tokio::test]
async fn a_header_tells_the_request_id_better_than_the_body() {
    let body = json!({ "error_code": "APIGW.0101", "request_id": "of the body" });
    let answer = Answer::json(404, &body).with_header("X-Request-Id", "of the header");
    assert_eq!(failure(answer).await.request_id(), Some("of the header"));
}

#[tokio::test]
async fn a_message_has_all_of_it_in_one_line() {
    let body = json!({ "error_code": "HSS.0001", "error_msg": "not\nso" });
    let error = failure(Answer::json(400, &body).with_header("x-request-id", "r-1")).await;
    let (host, path) = (error.host().unwrap(), error.path().unwrap());
    assert!(
        path.ends_with("/asset/manual-collect/web-service"),
        "{path}"
    );
    assert_eq!(
        error.to_string(),
        format!(
            "showCollectionStatus: GET http://{host}{path} answered 400 Bad Request: HSS.0001: not \
             so (request id r-1)"
        )
    );
    assert_eq!(error.operation(), "showCollectionStatus");
}

#[tokio::test]
async fn of_other_services() {
    for body in [
        json!({ "errorCode": "X.1", "errorMsg": "no" }),
        json!({ "error": { "error_code": "X.1", "error_msg": "no" } }),
    ] {
        let error = failure(Answer::json(400, &body)).await;
        assert_eq!((error.code(), error.message()), (Some("X.1"), Some("no")));
    }
}

#[tokio::test]
async fn problem_details() {
    let problem = json!({
        "type": "https://problems.example/out-of-credit", "title": "No credit", "detail": "You have 30.",
    });
    let media_type = "Application/Problem+JSON; charset=utf-8";
    let error = failure(Answer::text(403, media_type, problem.to_string())).await;
    assert_eq!(error.code(), Some("https://problems.example/out-of-credit"));
    assert_eq!(error.message(), Some("You have 30."));

    let blank = json!({ "type": "about:blank", "title": "Forbidden" });
    let error = failure(Answer::text(403, media_type, blank.to_string())).await;
    assert_eq!((error.code(), error.message()), (None, Some("Forbidden")));

    // What the document says of errors comes first.
    let both = json!({ "error_code": "HSS.0001", "error_msg": "no", "title": "Forbidden" });
    let error = failure(Answer::text(403, media_type, both.to_string())).await;
    assert_eq!(
        (error.code(), error.message()),
        (Some("HSS.0001"), Some("no"))
    );

    // Of another media type these are words like others.
    let error = failure(Answer::json(403, &blank)).await;
    assert_eq!((error.code(), error.message()), (None, None));
}
