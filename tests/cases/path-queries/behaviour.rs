//! The query that a path has is sent with each call, and what the caller gives stands beside it.

mod server;

use case_path_queries::Client;
use case_path_queries::model::{CalledName, PetsKindValue, PetsKindValue2};
use server::{Server, answer};

#[tokio::test]
async fn what_the_path_says_is_sent() {
    let server = Server::start(|_| answer("200 OK", "", "[]"));
    let client = Client::builder().endpoint(&server.url).build().unwrap();
    client.dogs(PetsKindValue::Dog).limit(3).await.unwrap();
    client.cats(PetsKindValue2::Cat).await.unwrap();
    client.called(CalledName::Rex).await.unwrap();
    let asked = server.asked();
    let asked: Vec<String> = asked.iter().map(server::Request::line_and_body).collect();
    assert_eq!(
        asked.iter().map(|line| line.trim()).collect::<Vec<_>>(),
        ["GET /pets?kind=dog&limit=3", "GET /pets?kind=cat", "GET /pets?name=Rex"]
    );
}
