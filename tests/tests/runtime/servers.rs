//! Operations that have servers of their own, and servers that are relative.

use crate::memory::Memory;
use crate::sample::{Bearer, ErrorKind, builder, secret};
use crate::support::{Server, reply};

#[tokio::test]
async fn an_operation_is_called_at_its_own_server() {
    let memory = Memory::answering(302, "");
    let builder = builder()
        .transport(memory.clone())
        .auth(Bearer(secret("a")));
    builder.build().unwrap().link().await.unwrap();
    assert_eq!(memory.request().uri(), "https://group.example/own/link");
}

#[tokio::test]
async fn an_endpoint_holds_for_all_but_those_that_are_given_their_own() {
    let usual = Server::answering(vec![reply("302 Found", "", "")]).await;
    let own = Server::answering(vec![reply("302 Found", "", "")]).await;
    let client = builder().endpoint(usual.url()).auth(Bearer(secret("a")));
    client.clone().build().unwrap().link().await.unwrap();
    let client = client.group_endpoint(0, format!("{}/here", own.url()));
    client.build().unwrap().link().await.unwrap();
    assert_eq!(usual.requests().len(), 1);
    assert_eq!(own.requests()[0].line, "GET /here/link HTTP/1.1");
}

#[tokio::test]
async fn a_relative_server_needs_to_know_where_the_document_is() {
    let memory = Memory::answering(204, "");
    let client = builder().transport(memory.clone()).build().unwrap();
    let error = client.beside().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    let problem = r#"the address "../beside" is relative to where the document is"#;
    assert!(error.to_string().contains(problem), "{error}");
    assert!(memory.is_unused());

    let base = "https://doc.example/v1/api/openapi.yaml";
    let client = builder().transport(memory.clone()).base(base);
    client.build().unwrap().beside().await.unwrap();
    assert_eq!(memory.request().uri(), "https://doc.example/v1/beside/x");
}
