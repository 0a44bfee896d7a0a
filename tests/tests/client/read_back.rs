//! Any request that passes validation reads back on the server as the same
//! values.

use std::fmt::Debug;
use std::sync::LazyLock;

use huaweicloud_hss::Client;
use huaweicloud_hss::auth::Token;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Value, json};
use tests::fake::{Fake, Received};
use tokio::runtime::Runtime;
use tokio::sync::Mutex;

use crate::support::{builder, client};

/// One server, client and runtime for all cases, and one case at a time.
struct Server {
    runtime: Runtime,
    fake: Mutex<Fake>,
    client: Client,
}

static SERVER: LazyLock<Server> = LazyLock::new(|| {
    let runtime = Runtime::new().unwrap();
    let fake = runtime.block_on(Fake::start()).unwrap();
    fake.allow_unlisted_values();
    fake.allow_any_search_param();
    Server {
        client: client(&fake),
        runtime,
        fake: Mutex::new(fake),
    }
});

/// Makes a call and returns the one request that came of it.
fn received<C: IntoFuture<Output: Outcome>>(call: C) -> Received {
    SERVER.runtime.block_on(async {
        let fake = SERVER.fake.lock().await;
        let outcome = call.into_future().await;
        let mut requests = fake.take_requests();
        outcome.check();
        assert_eq!(requests.len(), 1);
        requests.remove(0)
    })
}

/// A client with another token.
fn client_with(token: &str) -> Client {
    let fake = SERVER.fake.blocking_lock();
    builder(&fake).auth(Token::new(token)).build().unwrap()
}

/// What a call ends with, whichever call it is.
trait Outcome {
    fn check(self);
}

impl<T, E: Debug> Outcome for Result<T, E> {
    fn check(self) {
        self.map(drop).unwrap();
    }
}

/// Any characters at all, mostly few of them.
fn text(least: usize, most: usize) -> impl Strategy<Value = String> {
    let length = prop_oneof![9 => least..=20, 1 => least..=most];
    let characters = length.prop_flat_map(|length| vec(any::<char>(), length));
    characters.prop_map(String::from_iter)
}

fn segment() -> impl Strategy<Value = String> {
    text(1, 256).prop_filter("a segment of dots is refused", |text| {
        text != "." && text != ".."
    })
}

/// Printable characters; blanks at the ends are not a header's own.
fn header() -> impl Strategy<Value = String> {
    "[!-~]([ -~]{0,60}[!-~])?"
}

/// Compares what was sent with the pairs that have a value.
fn assert_pairs(request: &Received, expected: &[(&str, Option<&str>)]) {
    let given = expected
        .iter()
        .filter_map(|(key, value)| Some((*key, (*value)?)));
    let mut given: Vec<_> = given.collect();
    let pairs = request.pairs.iter().map(|(key, value)| (&**key, &**value));
    let mut pairs: Vec<_> = pairs.collect();
    given.sort_unstable();
    pairs.sort_unstable();
    assert_eq!(pairs, given);
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_status_call(
        (project, collection) in (segment(), segment()),
        host in text(1, 256),
        enterprise in option::of(text(1, 256)),
        note in header(),
    ) {
        let call = SERVER
            .client
            .show_collection_status(&collection, &host)
            .project_id(&project)
            .with_header("x-note", &note);
        let request = received(match &enterprise {
            Some(enterprise) => call.enterprise_project_id(enterprise),
            None => call,
        });
        let path = ["v5", &*project, "asset", "manual-collect", &*collection];
        assert_eq!(request.segments, path);
        assert_pairs(&request, &[
            ("host_id", Some(&host)),
            ("enterprise_project_id", enterprise.as_deref()),
        ]);
        assert_eq!(request.header("x-note"), Some(&*note));
    }

    #[test]
    fn an_export(
        project in segment(),
        (asset_type, category) in (text(1, 256), text(1, 256)),
        (enterprise, search) in (option::of(text(1, 256)), option::of(text(0, 128))),
        columns in vec((text(0, 40), text(0, 40)), 0..6),
    ) {
        let mut call = SERVER
            .client
            .export_assets(&asset_type, &category, columns.clone())
            .project_id(&project);
        if let Some(enterprise) = &enterprise {
            call = call.enterprise_project_id(enterprise);
        }
        if let Some(search) = &search {
            call = call.search_param(search);
        }
        let request = received(call);
        assert_eq!(request.segments, ["v5", &*project, "asset", "export"]);
        assert_pairs(&request, &[
            ("asset_type", Some(&asset_type)),
            ("category", Some(&category)),
            ("enterprise_project_id", enterprise.as_deref()),
        ]);
        let columns = columns.iter().map(|(column, title)| json!([column, title]));
        let mut body = json!({ "export_headers": columns.collect::<Vec<Value>>() });
        if let Some(search) = &search {
            body["search_param"] = json!(search);
        }
        assert_eq!(request.json(), body);
    }
}

proptest! {
    // Each case has a client of its own, which takes a while to make.
    #![proptest_config(config(32))]

    #[test]
    fn a_token(token in header()) {
        let call = client_with(&token).show_collection_status("midware", "h");
        assert_eq!(received(call).header("x-auth-token"), Some(&*token));
    }
}
