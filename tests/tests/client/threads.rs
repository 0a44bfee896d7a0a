//! A client is shared between threads and tasks.

use std::future::{Future, IntoFuture};

use huaweicloud_hss::{Client, ClientBuilder};

use crate::support::{Failure, client, fake};

fn is_shared<T: Clone + Send + Sync + 'static>() {}
fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
fn is_sent<T: IntoFuture>(_: &T)
where
    T::IntoFuture: Future + Send + 'static,
{
}

#[test]
fn types_are_what_threads_need() {
    is_shared::<Client>();
    is_shared::<ClientBuilder>();
    is_error::<Failure>();
    assert!(size_of::<Failure>() <= size_of::<usize>());
}

#[tokio::test]
async fn futures_can_move_between_threads() {
    let fake = fake().await;
    let client = client(&fake);
    is_sent(&client.export_assets("app", "host", [("a", "A")]));
    let status = client.show_collection_status("midware", "h");
    is_sent(&status);
    is_sent(&status.with_response());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clones_call_at_the_same_time() {
    let fake = fake().await;
    let client = client(&fake);
    let calls = (0..20).map(|number| {
        let client = client.clone();
        tokio::spawn(async move {
            let host = format!("host-{number}");
            client.show_collection_status("midware", host).await
        })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    let requests = fake.requests();
    let hosts = requests
        .iter()
        .map(|request| request.query_value("host_id"));
    let mut hosts: Vec<_> = hosts.collect();
    hosts.sort_unstable();
    hosts.dedup();
    assert_eq!(hosts.len(), 20);
}
