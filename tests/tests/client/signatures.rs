//! Requests that are signed with an access key. The fake computes each
//! signature anew, from the request as it arrived.

use huaweicloud_hss::auth::{AccessKey, Credentials};
use huaweicloud_hss::{Client, Retry};
use tests::fake::identity::{
    ACCESS_KEY, SECRET_KEY, SECURITY_TOKEN, TEMPORARY_ACCESS_KEY, TEMPORARY_SECRET_KEY,
};
use tests::fake::{Answer, Fake};

use crate::encoding::AWKWARD;
use crate::support::{PROJECT, builder, export, fake, printed, status};

fn key() -> AccessKey {
    AccessKey::new(ACCESS_KEY, SECRET_KEY)
}

fn client(fake: &Fake, key: AccessKey) -> Client {
    let builder = Client::builder().endpoint(fake.endpoint());
    let builder = builder.project_id(PROJECT).retry(Retry::never());
    builder.auth(key).build().unwrap()
}

#[tokio::test]
async fn whatever_is_in_the_path_and_in_the_query() {
    let fake = fake().await;
    fake.allow_unlisted_values();
    let client = client(&fake, key());
    for (value, _) in AWKWARD {
        client
            .show_collection_status(value, value)
            .project_id(value)
            .enterprise_project_id(value)
            .await
            .unwrap();
        client
            .export_assets(value, value, [(value, value)])
            .project_id(value)
            .search_param(r#"{"a": "ü"}"#)
            .enterprise_project_id(value)
            .await
            .unwrap();
    }
    let all: String = (' '..='~').collect();
    status(&client).await.unwrap();
    let call = client.show_collection_status("midware", &all);
    call.project_id(&all).await.unwrap();
    for request in fake.requests() {
        assert!(request.header("x-auth-token").is_none());
        let signed = "SignedHeaders=host;x-sdk-date, ";
        assert!(request.header("authorization").unwrap().contains(signed));
    }
}

#[tokio::test]
async fn temporary_keys_and_projects() {
    let fake = fake().await;
    let temporary = AccessKey::new(TEMPORARY_ACCESS_KEY, TEMPORARY_SECRET_KEY);
    let whole = temporary.clone().security_token(SECURITY_TOKEN);
    export(&client(&fake, whole.project_id(PROJECT)))
        .await
        .unwrap();
    let request = fake.request(0).await;
    assert_eq!(request.header("x-project-id"), Some(PROJECT));
    assert_eq!(request.header("x-security-token"), Some(SECURITY_TOKEN));
    let signed = "SignedHeaders=host;x-project-id;x-sdk-date;x-security-token, ";
    assert!(request.header("authorization").unwrap().contains(signed));

    let error = export(&client(&fake, temporary)).await.unwrap_err();
    assert_eq!(error.code(), Some("APIGW.0301"));
}

#[tokio::test]
async fn a_key_that_is_wrong_is_not_tried_again() {
    let fake = fake().await;
    for key in [
        AccessKey::new(ACCESS_KEY, "not-the-secret-key"),
        AccessKey::new("UNKNOWN", SECRET_KEY),
    ] {
        let client = client(&fake, key);
        let error = export(&client).await.unwrap_err();
        assert_eq!(error.status().unwrap(), 401);
        assert_eq!(error.code(), Some("APIGW.0301"));
        let all = format!("{} {client:?}", printed(&error));
        assert!(!all.contains("not-the-secret-key") && !all.contains(SECRET_KEY));
        assert_eq!(fake.take_requests().len(), 1);
    }
}

#[tokio::test]
async fn keys_that_cannot_be_sent() {
    let fake = fake().await;
    for (key, problem) in [
        (AccessKey::new("", SECRET_KEY), "authorization"),
        (AccessKey::new("A\nB", SECRET_KEY), "authorization"),
        (AccessKey::new("A", ""), "the secret key is empty"),
        (key().security_token("a\nb"), "x-security-token"),
        (key().project_id("a\nb"), "x-project-id"),
    ] {
        let error = status(&client(&fake, key)).await.unwrap_err();
        assert!(error.is_invalid());
        assert!(error.to_string().contains(problem), "{error}");
    }
    assert!(fake.requests().is_empty());
}

#[tokio::test]
async fn each_attempt_is_signed_anew() {
    let fake = fake().await;
    fake.answer(Answer::empty(503).with_header("retry-after", "1"));
    let client = builder(&fake).auth(key()).retry(Retry::attempts(2));
    // The token that the builder has is another alternative, which comes behind the key.
    status(&client.build().unwrap()).await.unwrap();
    let requests = fake.requests();
    let dates: Vec<_> = requests
        .iter()
        .map(|one| one.header("x-sdk-date"))
        .collect();
    assert_eq!(dates.len(), 2);
    assert_ne!(dates[0], dates[1]);
    assert_ne!(
        requests[0].header("authorization"),
        requests[1].header("authorization")
    );
}

#[tokio::test]
async fn a_signature_is_for_one_request_alone() {
    let fake = fake().await;
    export(&client(&fake, key())).await.unwrap();
    let signed = fake.request(0).await;
    let whole = signed.query.clone().unwrap();
    let resend = async |path: &str, query: &str, body: &[u8], date: &str| {
        let url = format!("{}{path}?{query}", fake.endpoint());
        let mut request = reqwest::Client::new().post(url).body(body.to_vec());
        for name in ["authorization", "content-type"] {
            request = request.header(name, signed.header(name).unwrap());
        }
        request = request.header("x-sdk-date", date);
        request.send().await.unwrap().status().as_u16()
    };
    let (path, body) = (&*signed.path, &*signed.body);
    let date = signed.header("x-sdk-date").unwrap();
    assert_eq!(resend(path, &whole, body, date).await, 200);
    let other_path = path.replace("v5", "v6");
    assert_eq!(resend(&other_path, &whole, body, date).await, 401);
    let other_query = whole.replace("host", "container");
    assert_eq!(resend(path, &other_query, body, date).await, 401);
    let other_body = br#"{"export_headers":[["host_id","Server Name"]]}"#;
    assert_eq!(resend(path, &whole, other_body, date).await, 401);
    assert_eq!(resend(path, &whole, body, "20191115T033655Z").await, 401);
}

#[tokio::test]
async fn credentials_are_made_of_a_key() {
    let fake = fake().await;
    let credentials = Credentials::from(key());
    assert_eq!(credentials.project_id(), None);
    let builder = Client::builder().endpoint(fake.endpoint());
    let client = builder.project_id(PROJECT).auth(credentials);
    status(&client.build().unwrap()).await.unwrap();
    assert_eq!(fake.requests().len(), 1);
}
