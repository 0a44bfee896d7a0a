//! Many calls by one client, many at a time, of which one in ten meets a fault.

use std::future::Future;
use std::net::SocketAddr;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use huaweicloud_hss::auth::Token;
use huaweicloud_hss::model::{AssetType, Category, CollectionType};
use huaweicloud_hss::{Client, ErrorKind, Retry};
use tokio::task::JoinSet;

use crate::service::{ADMITTED, FAULT, NUMBER};

/// A client that waits less than others between attempts, and has all the time for a call that a
/// machine takes which is busy.
pub(crate) fn client(service: SocketAddr) -> Client {
    let waits = (Duration::from_millis(1), Duration::from_millis(20));
    let builder = Client::builder()
        .endpoint(format!("http://{service}"))
        .project_id("p")
        .auth(Token::new("a-token"))
        .timeout(Duration::from_secs(60 * 60))
        .retry(Retry::attempts(3).waits(waits.0, waits.1));
    builder.build().expect("a client")
}

/// Does something with each number, so many at a time, and keeps what went wrong.
pub(crate) async fn each<F>(
    numbers: Range<u32>,
    at_a_time: usize,
    work: impl Fn(u32) -> F + Clone + Send + 'static,
) -> Vec<String>
where
    F: Future<Output = Result<(), String>> + Send,
{
    let next = Arc::new(AtomicU32::new(numbers.start));
    let mut running = JoinSet::new();
    for _ in 0..at_a_time {
        let (next, work, end) = (Arc::clone(&next), work.clone(), numbers.end);
        running.spawn(async move {
            let mut problems = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= end {
                    return problems;
                }
                problems.extend(work(number).await.err());
            }
        });
    }
    running.join_all().await.concat()
}

/// Makes the call of a number, and says what is wrong with how it ended.
pub(crate) async fn call(client: Client, number: u32) -> Result<(), String> {
    let fault = fault(number);
    let is_export = number.is_multiple_of(2);
    let outcome = if is_export {
        export(&client, number, fault).await
    } else {
        status(&client, number, fault).await
    };
    let expected = match fault {
        Some("503") if is_export => Err(ErrorKind::Api),
        Some("reset") if is_export => Err(ErrorKind::Transport),
        _ => Ok(number.to_string()),
    };
    if outcome == expected {
        Ok(())
    } else {
        Err(format!("{number} ({fault:?}): {outcome:?}"))
    }
}

/// What a call meets first: a fault in one of ten, exports and questions in turn.
fn fault(number: u32) -> Option<&'static str> {
    let ten = number / 10;
    let faults = ["503", "reset", "429"];
    (number % 10 == ten % 10).then(|| faults[ten as usize % faults.len()])
}

/// How many exports the service has admitted, and how often the one that was admitted most.
pub(crate) async fn admitted(service: SocketAddr) -> (u32, u32) {
    let answer = reqwest::get(format!("http://{service}{ADMITTED}")).await;
    let bytes = answer.expect("an answer").bytes().await.expect("its body");
    serde_json::from_slice(&bytes).expect("two numbers")
}

async fn export(client: &Client, number: u32, fault: Option<&str>) -> Result<String, ErrorKind> {
    let columns = [("host_name", "Server Name"), ("host_id", "Server ID")];
    let mut call = client
        .export_assets(AssetType::WebService, Category::Host, columns)
        .with_header(NUMBER, &number.to_string());
    if let Some(fault) = fault {
        call = call.with_header(FAULT, fault);
    }
    match call.await {
        Ok(task) => Ok(task.task_id.unwrap_or_default()),
        Err(error) => Err(error.kind()),
    }
}

async fn status(client: &Client, number: u32, fault: Option<&str>) -> Result<String, ErrorKind> {
    let mut call = client
        .show_collection_status(CollectionType::WebService, "a-host")
        .with_header(NUMBER, &number.to_string());
    if let Some(fault) = fault {
        call = call.with_header(FAULT, fault);
    }
    match call.await {
        Ok(status) => Ok(status.scanned_time.unwrap_or_default().to_string()),
        Err(error) => Err(error.kind()),
    }
}
