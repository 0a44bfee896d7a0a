//! Faults of the network and of the service: how each ends a call, in every way of calling.

mod credential;
mod fault;
mod row;
mod script;
mod server;
mod table;
mod way;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use self::row::Row;
use self::table::FAULTS;
use self::way::{Operation, Way};

/// How many calls are under way at a time, in all tests: so few that none is late for the others'
/// sake.
static TURNS: Semaphore = Semaphore::const_new(30);

/// Every fault for both operations: as long as it lasts, and where it passes.
async fn matrix(way: Way) {
    let mut running = JoinSet::new();
    for fault in FAULTS {
        let fault = fault.seen_by(way);
        let rows = [Some(Row::lasting(fault)), Row::passing(fault)];
        for row in rows.into_iter().flatten() {
            for operation in [Operation::Export, Operation::Status] {
                running.spawn(async move {
                    let _turn = TURNS.acquire().await.unwrap();
                    row.complaint(way, operation).await
                });
            }
        }
    }
    let complaints = running.join_all().await;
    let complaints: Vec<String> = complaints.into_iter().flatten().collect();
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
