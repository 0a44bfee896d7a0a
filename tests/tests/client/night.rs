//! The example `night` of the crate, in a bad night: the gateway throttles, for two minutes at the
//! worst, the token ends, one collection fails, and one wait is answered with a text where a number
//! was promised. No time passes but by the clock of the transport, which the fake asks as well.

#[allow(dead_code, reason = "a program has parts that no test calls")]
#[allow(unreachable_pub, reason = "it is a program by itself")]
#[path = "../../../generated/examples/night.rs"]
mod example;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use huaweicloud_hss::Client;
use huaweicloud_hss::auth::Login;
use huaweicloud_hss::model::{AssetType, columns};
use huaweicloud_hss::testing::{TestAnswer, TestRequest, TestTransport};
use serde_json::json;
use tests::fake::identity::{ACCOUNT, PASSWORD, USER};
use tests::fake::{Answer, Fake, Received};
use tokio::runtime::{Builder, Runtime};

const TWO_MINUTES: Duration = Duration::from_secs(120);

/// Sends a request to the fake, which runs on threads of its own, and waits for the answer.
fn ask(fake: SocketAddr, request: &TestRequest) -> TestAnswer {
    let query = request.query().into_iter();
    let query: Vec<String> = query.map(|(key, value)| format!("{key}={value}")).collect();
    let (method, path, query) = (request.method(), request.path(), query.join("&"));
    let mut head = format!("{method} {path}?{query} HTTP/1.1\r\nhost: {fake}\r\n");
    for (name, value) in request.headers() {
        let value = value.to_str().unwrap();
        write!(head, "{name}: {value}\r\n").unwrap();
    }
    let length = request.body().len();
    write!(
        head,
        "connection: close\r\ncontent-length: {length}\r\n\r\n"
    )
    .unwrap();
    let mut stream = TcpStream::connect(fake).unwrap();
    stream
        .write_all(&[head.as_bytes(), request.body()].concat())
        .unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    let (head, body) = reply.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap();
    let answer = TestAnswer::new(status.parse().unwrap(), body);
    let headers = lines.filter_map(|line| line.split_once(": "));
    headers.fold(answer, |answer, (name, value)| {
        answer.with_header(name, value)
    })
}

/// A transport whose requests go to the fake, and whose clock is the fake's. It spoils the night at
/// certain requests.
fn spoiled(fake: &Arc<Fake>) -> TestTransport {
    let double = TestTransport::new();
    let clock = double.clone();
    fake.measure_time_by(move || clock.now());
    let (exports, calls) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let fake = Arc::clone(fake);
    double.answer_by(move |request| {
        if calls.fetch_add(1, Ordering::Relaxed) == 30 {
            fake.revoke_tokens();
        }
        let is_export = request.path().ends_with("/asset/export");
        if is_export && exports.fetch_add(1, Ordering::Relaxed) == 5 {
            fake.throttle_for(TWO_MINUTES);
        }
        Some(ask(fake.address(), request))
    });
    double
}

/// How often each export was admitted, by its type; each has all columns of it.
fn exports(requests: &[Received]) -> BTreeMap<&str, usize> {
    let mut exports = BTreeMap::new();
    let admitted = requests.iter().filter(|request| request.refusal.is_none());
    for request in admitted.filter(|request| request.path.ends_with("/asset/export")) {
        let asset_type = request.query_value("asset_type").unwrap();
        assert_eq!(
            request.json(),
            json!({ "export_headers": columns::of(asset_type) })
        );
        *exports.entry(asset_type).or_default() += 1;
    }
    exports
}

#[test]
fn nothing_is_lost_and_nothing_is_sent_twice() {
    let threads = Runtime::new().unwrap();
    let fake = Arc::new(threads.block_on(Fake::start()).unwrap());
    let statuses = ["scanning"; 60].into_iter().chain(["scanned"]);
    fake.scan_statuses(statuses);
    fake.throttle(15);
    fake.token_lifetime(Duration::from_secs(20 * 60));
    let failed = json!({ "scan_status": "failed" });
    fake.answer_about("server-7", Answer::json(200, &failed));
    let text = json!({ "scan_status": "scanned", "scanned_time": "1743609707401" });
    fake.answer_about("server-11", Answer::json(200, &text));

    let double = spoiled(&fake);
    let begun = double.now();
    let login = Login::new("cn-north-4", ACCOUNT, USER, PASSWORD);
    let builder = Client::builder().region("cn-north-4").auth(login);
    let client = builder.transport(double.clone()).build().unwrap();
    let servers: Vec<String> = (0..20).map(|number| format!("server-{number}")).collect();
    let runtime = Builder::new_current_thread().build().unwrap();
    let mut night = runtime.block_on(example::night(&client, servers.clone()));

    assert_eq!(night.problems.len(), 1, "{:#?}", night.problems);
    assert!(
        night.problems[0].starts_with("server-7: "),
        "{:?}",
        night.problems
    );
    night.collected.push("server-7".to_owned());
    night.collected.sort_unstable();
    let mut servers = servers;
    servers.sort_unstable();
    assert_eq!(night.collected, servers);
    let tasks: Vec<_> = night
        .tasks
        .iter()
        .map(|(asset_type, _)| asset_type)
        .collect();
    assert_eq!(tasks, AssetType::KNOWN.iter().collect::<Vec<_>>());
    assert!(night.tasks.iter().all(|(_, task)| !task.is_empty()));

    let requests = fake.requests();
    let exports = exports(&requests);
    assert_eq!(exports.len(), 12);
    assert!(exports.values().all(|count| *count == 1), "{exports:?}");
    let refused = |words: &str| {
        let refusals = requests.iter().filter_map(|one| one.refusal.as_deref());
        refusals.filter(|refusal| refusal.contains(words)).count()
    };
    assert!(refused("throttling") > 10);
    assert!(refused("The token expires") > 0);
    assert!(
        requests
            .iter()
            .filter(|one| one.path == "/v3/auth/tokens")
            .count()
            > 1
    );
    assert!(double.now() - begun > TWO_MINUTES);
}

/// What the fake prints is for each of the examples.
#[test]
fn an_example_takes_a_whole_endpoint_first() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../generated/examples");
    for name in ["export", "night", "quickstart", "status"] {
        let text = std::fs::read_to_string(format!("{folder}/{name}.rs")).unwrap();
        let reads = |variable: &str| text.find(&format!("\"{variable}\""));
        let (endpoint, region) = (reads("HUAWEICLOUD_ENDPOINT"), reads("HUAWEICLOUD_REGION"));
        assert!(endpoint.is_some() && endpoint < region, "{name}");
    }
}
