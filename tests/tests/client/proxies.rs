//! A proxy on the way answers with HTML, or with nothing: status and body are
//! kept for the user.

use huaweicloud_hss::ErrorKind;
use tests::fake::Answer;

use crate::support::failure;

const PAGE: &str = "<html>\n<h1>502 Bad Gateway</h1>\n</html>";

#[tokio::test]
async fn a_502_of_html() {
    let error = failure(Answer::text(502, "text/html", PAGE).without_request_id()).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status().unwrap(), 502);
    assert_eq!(error.body(), PAGE.as_bytes());
    assert_eq!(error.headers().unwrap()["content-type"], "text/html");
    assert!(error.api().is_none());
    assert_eq!(error.code(), None);
    assert_eq!(error.message(), None);
    assert_eq!(error.request_id(), None);
    let text = error.to_string();
    assert!(text.contains("502 Bad Gateway: <html>"), "{text}");
    assert!(!text.contains('\n'), "{text}");
}

#[tokio::test]
async fn a_502_or_504_of_nothing() {
    for status in [502, 504] {
        let error = failure(Answer::empty(status)).await;
        assert_eq!(error.kind(), ErrorKind::Api);
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.body(), b"");
        assert!(error.api().is_none());
        assert!(error.request_id().is_some());
        assert!(!error.is_timeout());
    }
}

#[tokio::test]
async fn a_body_that_is_no_text() {
    let body = vec![0xFF, 0, 0xFE];
    let error = failure(Answer::text(503, "application/octet-stream", body)).await;
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.body(), [0xFF, 0, 0xFE]);
    assert!(!error.to_string().contains('\0'));
}
