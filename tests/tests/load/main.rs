//! Many calls at a time by one client, of which one in ten meets a fault. The benchmark `load` has
//! more of them, and measures.

mod calls;
mod service;

use tokio::net::TcpListener;

use self::calls::{admitted, call, client, each};

const CALLS: u32 = 1000;
const AT_A_TIME: usize = 100;

#[tokio::test(flavor = "multi_thread")]
async fn every_call_ends_and_no_export_begins_twice() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let service = listener.local_addr().unwrap();
    tokio::spawn(service::serve(listener));
    let client = client(service);
    let problems = each(0..CALLS, AT_A_TIME, move |number| {
        call(client.clone(), number)
    });
    assert_eq!(problems.await, Vec::<String>::new());
    assert_eq!(admitted(service).await, (CALLS / 2, 1));
}
