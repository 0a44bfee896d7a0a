//! The project of a call is one, wherever it is said: in the path, in the header that is signed, and
//! in what the credentials are for.

use huaweicloud_hss::auth::{Credentials, Login};
use huaweicloud_hss::testing::{TestAnswer, TestTransport};
use huaweicloud_hss::{Client, ErrorKind, Retry};
use tests::fake::identity::{ACCOUNT, PASSWORD, USER};

use crate::support::{export, fake, status};

#[cfg(feature = "huaweicloud")]
mod of_a_key {
    use huaweicloud_hss::auth::{AccessKey, Credentials};
    use huaweicloud_hss::{Client, ClientBuilder};
    use tests::fake::identity::{ACCESS_KEY, SECRET_KEY};
    use tests::fake::{Fake, Received};

    use crate::support::{export, fake, status};

    fn key() -> AccessKey {
        AccessKey::new(ACCESS_KEY, SECRET_KEY).project_id("of-the-key")
    }

    fn builder(fake: &Fake) -> ClientBuilder {
        Client::builder().endpoint(fake.endpoint())
    }

    /// The project in the path and the one in the header, of a request that was not refused.
    fn projects(request: &Received) -> (&str, Option<&str>) {
        assert_eq!(request.refusal, None);
        (&request.segments[1], request.header("x-project-id"))
    }

    #[tokio::test]
    async fn it_is_the_client_s_where_that_has_none() {
        let fake = fake().await;
        let credentials = Credentials::from(key());
        assert_eq!(credentials.project_id(), Some("of-the-key"));
        for builder in [builder(&fake).auth(key()), builder(&fake).auth(credentials)] {
            let client = builder.build().unwrap();
            status(&client).await.unwrap();
            export(&client).await.unwrap();
        }
        for request in fake.requests() {
            assert_eq!(projects(&request), ("of-the-key", Some("of-the-key")));
        }
    }

    #[tokio::test]
    async fn what_is_signed_is_what_is_called() {
        let fake = fake().await;
        let client = builder(&fake).project_id("of-the-client").auth(key());
        let client = client.build().unwrap();
        status(&client).await.unwrap();
        let call = client.show_collection_status("midware", "a-host");
        call.project_id("of-the-call").await.unwrap();
        let requests = fake.requests();
        let expected = ["of-the-client", "of-the-call"];
        for (request, project) in requests.iter().zip(expected) {
            assert_eq!(projects(request), (project, Some(project)));
        }
    }

    #[tokio::test]
    async fn a_call_of_one_s_own_is_for_that_project_too() {
        const PATH: &str = "/v5/{project_id}/asset/manual-collect/midware";
        let fake = fake().await;
        let of_client = builder(&fake).project_id("of-the-client").auth(key());
        for builder in [builder(&fake).auth(key()), of_client] {
            let client = builder.build().unwrap();
            let ask = || client.request("GET", PATH).query("host_id", "a-host");
            ask().await.unwrap();
            ask().path("project_id", "of-the-call").await.unwrap();
        }
        let requests = fake.requests();
        let expected = ["of-the-key", "of-the-call", "of-the-client", "of-the-call"];
        assert_eq!(requests.len(), expected.len());
        for (request, project) in requests.iter().zip(expected) {
            assert_eq!(projects(request), (project, Some(project)));
        }
    }
}

fn login() -> Login {
    Login::new("cn-north-4", ACCOUNT, USER, PASSWORD)
}

#[tokio::test]
async fn a_login_tells_its_project() {
    let fake = fake().await;
    let login = login().endpoint(fake.endpoint());
    let credentials = Credentials::from(login.clone());
    assert_eq!(credentials.project_id(), None);
    let client = Client::builder().endpoint(fake.endpoint()).auth(login);
    let client = client.build().unwrap();
    export(&client).await.unwrap();
    status(&client).await.unwrap();
    let requests = fake.requests();
    assert_eq!(requests.len(), 3);
    for request in &requests[1..] {
        assert_eq!(request.segments[1], "a-project");
    }
    assert_eq!(credentials.project_id(), Some("a-project"));
}

#[tokio::test]
async fn a_login_for_a_project_knows_it_at_once() {
    let fake = fake().await;
    let login = login().endpoint(fake.endpoint()).project_id("p1");
    let client = Client::builder().endpoint(fake.endpoint()).auth(login);
    status(&client.build().unwrap()).await.unwrap();
    assert_eq!(fake.request(1).await.segments[1], "p1");
}

#[tokio::test]
async fn what_nobody_knows_is_missing() {
    let double = TestTransport::new();
    double.on(
        "POST",
        "/v3/auth/tokens",
        TestAnswer::new(201, "{}").with_header("x-subject-token", "a-token"),
    );
    let builder = Client::builder().endpoint("http://nowhere.example");
    let builder = builder.transport(double.clone()).retry(Retry::never());
    let client = builder.auth(login()).build().unwrap();
    let error = status(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    let problem = "project_id is not given, neither to the client nor to the call";
    assert!(error.to_string().contains(problem), "{error}");
    // What is wrong with a call otherwise is found before anything is asked for.
    let call = client.show_collection_status("midware", "").project_id("p");
    assert!(call.await.unwrap_err().is_invalid());
    assert_eq!(double.requests().len(), 1);
}
