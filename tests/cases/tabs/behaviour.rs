//! Items of a list stand between tabs, as Swagger 2.0 can say.

mod server;

use case_tabs::Client;
use case_tabs::model::AddRowsBody;
use server::{Server, answer};

#[tokio::test]
async fn items_stand_between_tabs() {
    let server = Server::start(|_| answer("204 Fine", "", ""));
    let client = Client::builder().endpoint(&server.url).build().unwrap();
    let body = AddRowsBody::default().with_row(["a,b", "c"]);
    let call = client.add_rows(["a,b", "c"]).columns([1, 2]).x_marks(["d", "e"]);
    call.body(body).await.unwrap();
    let request = &server.asked()[0];
    assert_eq!(request.line_and_body(), "POST /rows/a%2Cb%09c?columns=1%092 row=a%2Cb%09c");
    // A header has no tabs that each server reads, which is told.
    assert_eq!(request.header("x-marks"), Some("d,e"));
}
