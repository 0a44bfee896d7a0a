//! Faults of the network and of the service: how each ends a call, in every way of calling.

mod credential;
mod fault;
mod journal;
mod row;
mod script;
mod server;
mod table;
mod way;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use self::credential::Proof;
use self::row::Row;
use self::table::FAULTS;
use self::way::{Operation, Way};

/// How many calls are under way at a time, in all tests: so few that none is late for the others'
/// sake.
static TURNS: Semaphore = Semaphore::const_new(30);

/// Every fault, as long as it lasts, and where it passes. How the caller proves who they are is
/// nothing to an answer that is late.
fn rows() -> impl Iterator<Item = Row> {
    let by_token = FAULTS.iter().map(|fault| (fault, Proof::Token));
    let in_time = FAULTS.iter().filter(|fault| !fault.is_late());
    let all = by_token.chain(in_time.map(|fault| (fault, Proof::Key)));
    all.flat_map(move |(fault, proof)| {
        let fault = fault.seen_by(proof);
        [Some(Row::lasting(fault, proof)), Row::passing(fault, proof)]
    })
    .flatten()
}

/// Every row for both operations.
async fn matrix(way: Way) {
    let mut running = JoinSet::new();
    for row in rows() {
        for operation in [Operation::Export, Operation::Status] {
            running.spawn(async move {
                let _turn = TURNS.acquire().await.unwrap();
                row.complaint(way, operation).await
            });
        }
    }
    let complaints = running.join_all().await;
    let mut complaints: Vec<String> = complaints.into_iter().flatten().collect();
    complaints.extend(journal::complaints(way));
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn by_reqwest() {
    matrix(Way::Reqwest).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn by_ureq() {
    matrix(Way::Blocking).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn by_a_tower_service() {
    matrix(Way::Tower).await;
}
