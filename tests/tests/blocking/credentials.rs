//! Signatures, and tokens for which threads wait.

use std::sync::Barrier;
use std::thread;

use huaweicloud_hss::auth::Login;
use tests::fake::Gate;
use tests::fake::identity::{ACCOUNT, PASSWORD, USER};

use crate::support::{Service, status};

#[cfg(feature = "huaweicloud")]
#[test]
fn a_host_in_capitals_is_signed_as_it_is_sent() {
    use huaweicloud_hss::auth::AccessKey;
    use tests::fake::identity::{ACCESS_KEY, SECRET_KEY};

    let service = Service::start();
    let endpoint = service.endpoint().replace("127.0.0.1", "LOCALHOST");
    let key = AccessKey::new(ACCESS_KEY, SECRET_KEY).project_id("p");
    let client = service.builder().endpoint(&endpoint).auth(key);
    status(&client.build().unwrap()).unwrap();
    let host = endpoint.strip_prefix("http://").unwrap();
    let host = host.to_ascii_lowercase();
    assert_eq!(service.request(0).header("host"), Some(&*host));
}

#[cfg(feature = "huaweicloud")]
#[test]
fn requests_are_signed_for_the_host_that_they_go_to() {
    use huaweicloud_hss::auth::AccessKey;
    use tests::fake::identity::{ACCESS_KEY, SECRET_KEY};

    use crate::support::export;

    let service = Service::start();
    let key = AccessKey::new(ACCESS_KEY, SECRET_KEY).project_id("p");
    let client = service.builder().auth(key).build().unwrap();
    export(&client).unwrap();
    let call = client.show_collection_status("midware", "!*'(); ü/主机");
    huaweicloud_hss::Blocking::send(call.project_id("a b/ü")).unwrap();
    let requests = service.requests();
    assert!(requests.iter().all(|one| one.refusal.is_none()));
    assert!(
        requests
            .iter()
            .all(|one| one.header("x-auth-token").is_none())
    );
}

#[test]
fn one_request_for_all_threads_that_wait() {
    let service = Service::start();
    let gate = Gate::new();
    service.tokens_behind(&gate);
    let login = Login::new("cn-north-4", ACCOUNT, USER, PASSWORD).endpoint(service.endpoint());
    let client = service.builder().auth(login).build().unwrap();
    let begun = Barrier::new(17);
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                begun.wait();
                status(&client).unwrap();
            });
        }
        begun.wait();
        service.request(0);
        gate.open();
    });
    let requests = service.requests();
    let logins = requests.iter().filter(|one| one.path == "/v3/auth/tokens");
    assert_eq!((logins.count(), requests.len()), (1, 17));
}
