//! What an error tells of the call and of who refused it.

use huaweicloud_hss::api::asset_management::ShowCollectionStatus;
use huaweicloud_hss::auth::Token;
use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use huaweicloud_hss::{Client, ClientBuilder, ErrorOf, WaitError, WaitErrorOf};

const SECRET: &str = "a-token-that-nobody-may-read";

fn builder(double: &TestTransport) -> ClientBuilder {
    let builder = Client::builder().project_id("p 1").auth(Token::new(SECRET));
    builder.transport(double.clone())
}

async fn error(client: ClientBuilder) -> ErrorOf<ShowCollectionStatus> {
    let client = client.build().unwrap();
    let call = client.show_collection_status("app", "a-host-of-mine");
    let error = call.await.unwrap_err();
    for text in [format!("{error}"), format!("{error:?}")] {
        assert!(
            !text.contains(SECRET) && !text.contains("a-host-of-mine"),
            "{text}"
        );
    }
    error
}

async fn answered(answer: TestAnswer) -> ErrorOf<ShowCollectionStatus> {
    let double = TestTransport::new();
    double.queue(answer);
    error(builder(&double).region("cn-north-4")).await
}

#[tokio::test]
async fn it_names_host_region_and_the_path_as_it_was_called() {
    let path = "/v5/p%201/asset/manual-collect/app";
    let refused = TestAnswer::new(404, "{}");
    let found = answered(refused.clone()).await;
    let text = format!(
        "showCollectionStatus: GET https://hss.cn-north-4.myhuaweicloud.com{path} \
         (region cn-north-4) answered 404 Not Found: {{}}"
    );
    assert_eq!(found.to_string(), text);
    assert_eq!(found.host(), Some("hss.cn-north-4.myhuaweicloud.com"));
    assert_eq!(found.path(), Some(path));

    // What has a server of its own says what that was chosen by, a whole endpoint nothing.
    let double = TestTransport::new();
    double.queue(refused.clone());
    double.queue(refused);
    let found = error(builder(&double).region("eu-west-101")).await;
    let server = "GET https://hss.eu-west-101.myhuaweicloud.eu/v5/";
    assert!(found.to_string().contains(server), "{found}");
    assert!(
        found.to_string().contains(" (region eu-west-101) "),
        "{found}"
    );
    let endpoint = builder(&double)
        .region("cn-north-4")
        .endpoint("http://proxy:8080/hss");
    let found = error(endpoint).await;
    let server = format!("GET http://proxy:8080/hss{path} answered");
    assert!(found.to_string().contains(&server), "{found}");

    // So does one without an answer, and what was never sent went nowhere.
    let found = error(builder(&double).endpoint("http://proxy:8080")).await;
    assert_eq!(found.host(), Some("proxy:8080"));
    let client = builder(&double).region("cn-north-4").project_id("").build();
    let call = client.unwrap().show_collection_status("app", "h");
    let found = call.await.unwrap_err();
    assert_eq!((found.host(), found.path()), (None, None));
    let template = "showCollectionStatus: GET /v5/{project_id}/asset/manual-collect/{type}: ";
    assert!(found.to_string().starts_with(template), "{found}");
}

#[tokio::test]
async fn it_tells_whether_the_credential_has_expired() {
    for prefix in ["APIGW", "APIG", "APIC"] {
        for (code, is_expired) in [("0307", true), ("0301", false)] {
            let body = format!(r#"{{"error_code":"{prefix}.{code}","error_msg":"no"}}"#);
            let error = answered(TestAnswer::new(401, body)).await;
            assert_eq!(error.is_expired_credential(), is_expired, "{error}");
        }
    }
    for (status, header, is_expired) in [
        (401, r#"Bearer realm="a", error="invalid_token""#, true),
        (401, "Basic realm=a, bearer error = invalid_token", true),
        (401, r#"Bearer error="insufficient_scope""#, false),
        (403, r#"Bearer error="invalid_token""#, false),
    ] {
        let answer = TestAnswer::new(status, "{}").with_header("www-authenticate", header);
        let error = answered(answer).await;
        assert_eq!(error.is_expired_credential(), is_expired, "{header}");
    }
}

#[tokio::test]
async fn its_body_is_there_where_something_is_that_the_document_promises() {
    for (body, is_promised) in [
        (r#"{"error_code":"HSS.0001"}"#, true),
        (r#"{"request_id":"r","other":1}"#, true),
        (r#"{"error":{"code":401,"message":"no"}}"#, false),
        (r#"{"error_code":null}"#, false),
        ("{}", false),
        ("[]", false),
    ] {
        let error = answered(TestAnswer::new(400, body)).await;
        assert_eq!(error.api().is_some(), is_promised, "{body}");
    }
}

#[tokio::test]
async fn the_error_of_a_wait_has_a_short_name() {
    async fn wait(client: Client) -> Result<(), WaitErrorOf<ShowCollectionStatus>> {
        client
            .show_collection_status("app", "h")
            .until_done()
            .await?;
        Ok(())
    }

    let double = TestTransport::new();
    double.answer(200, r#"{"scan_status":"failed"}"#);
    let client = builder(&double).region("cn-north-4").build().unwrap();
    assert!(matches!(wait(client).await, Err(WaitError::Failed(_))));
}
