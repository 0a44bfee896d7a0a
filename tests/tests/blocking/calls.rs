//! Calls that succeed, and what they send.

use huaweicloud_hss::{Blocking, Client, UreqTransport};
use serde_json::json;
use tests::fake::Answer;

use crate::support::{Service, TOKEN, export, status};

const PLACE: &str = "/v5/p/asset/manual-collect/midware?host_id=other";

#[test]
fn a_body_is_sent_and_an_answer_read() {
    let service = Service::start();
    let task = export(&service.client()).unwrap();
    assert!(task.task_id.is_some());
    let [request] = &service.requests()[..] else {
        panic!("one request was sent");
    };
    assert_eq!(request.refusal, None);
    assert_eq!(request.method, "POST");
    assert_eq!(request.header("x-auth-token"), Some(TOKEN));
    let length = request.body.len().to_string();
    assert_eq!(request.header("content-length"), Some(length.as_str()));
    assert_eq!(request.header("transfer-encoding"), None);
    let agent = request.header("user-agent").unwrap();
    assert!(agent.starts_with("huaweicloud-hss/"), "{agent}");
}

#[test]
fn a_question_has_no_body() {
    let service = Service::start();
    status(&service.client()).unwrap();
    let request = &service.requests()[0];
    assert_eq!(request.method, "GET");
    assert_eq!(request.query.as_deref(), Some("host_id=a-host"));
    assert_eq!(request.header("content-length"), None);
    assert_eq!(request.header("transfer-encoding"), None);
    let coding = cfg!(feature = "gzip").then_some("gzip");
    assert_eq!(request.header("accept-encoding"), coding);
}

#[test]
fn a_response_has_status_and_headers() {
    let service = Service::start();
    let client = service.client();
    let call = client.show_collection_status("midware", "a-host");
    let response = call.with_response().send().unwrap();
    assert_eq!(response.status(), 200);
    assert!(response.request_id().is_some());
    assert!(response.value().scan_status.is_some());
}

#[test]
fn a_header_of_the_call_is_sent() {
    let service = Service::start();
    let call = service.client().show_collection_status("midware", "h");
    call.with_header("x-trace", "7").send().unwrap();
    assert_eq!(service.requests()[0].header("x-trace"), Some("7"));
}

#[test]
fn an_answer_in_pieces_is_read_whole() {
    let service = Service::start();
    let id = "t".repeat(100_000);
    let answer = Answer::json(200, &json!({ "task_id": id }));
    service.answer(answer.in_pieces(7000, std::time::Duration::ZERO));
    assert_eq!(export(&service.client()).unwrap().task_id, Some(id));
}

#[test]
fn a_redirect_to_the_same_server_is_followed() {
    let service = Service::start();
    for redirect in [301, 302, 303, 307, 308] {
        service.answer(Answer::redirect(redirect, PLACE));
        status(&service.client()).unwrap();
    }
    assert_eq!(service.requests().len(), 10);
    let followed = &service.requests()[9];
    assert_eq!(followed.query_value("host_id"), Some("other"));
    assert_eq!(followed.header("x-auth-token"), Some(TOKEN));
}

#[test]
fn another_server_gets_nothing() {
    let (service, other) = (Service::start(), Service::start());
    // Not even by an agent that follows redirects of its own accord.
    let agent = UreqTransport::from_agent(ureq::Agent::new_with_defaults());
    let follows = service.builder().blocking_transport(agent).build().unwrap();
    for client in [service.client(), follows] {
        service.answer(Answer::redirect(
            302,
            &format!("{}{PLACE}", other.endpoint()),
        ));
        let error = status(&client).unwrap_err();
        assert_eq!(error.status().unwrap(), 302);
    }
    assert!(other.requests().is_empty());
    assert_eq!(service.requests().len(), 2);
}

#[test]
fn redirects_that_lead_in_a_circle_end() {
    let service = Service::start();
    for _ in 0..30 {
        service.answer(Answer::redirect(302, PLACE));
    }
    let error = status(&service.client()).unwrap_err();
    assert_eq!(error.status().unwrap(), 302, "{error}");
    assert!(service.requests().len() < 30);
}

#[test]
fn an_agent_of_ones_own_can_take_statuses_for_errors() {
    let service = Service::start();
    let config = ureq::Agent::config_builder().http_status_as_error(true);
    let agent = ureq::Agent::new_with_config(config.build());
    let builder = service.builder();
    let client: Client = builder
        .blocking_transport(UreqTransport::from_agent(agent))
        .build()
        .unwrap();
    service.answer(Answer::text(502, "text/html", "<h1>Not now</h1>"));
    let error = status(&client).unwrap_err();
    assert_eq!(error.body(), b"<h1>Not now</h1>");
}
