//! A server that sends a date-time without an offset is understood where the settings say so.

use case_formats_civil::testing::{TestAnswer, TestTransport};
use case_formats_civil::{Client, TimestampOrCivil, headers};

#[tokio::test]
async fn a_date_time_may_be_without_an_offset() {
    let double = TestTransport::new();
    let client = Client::builder()
        .endpoint("https://api.example.com")
        .transport(double.clone())
        .build()
        .unwrap();
    let moment: jiff::Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
    for text in ["2026-01-02T03:04:05", "2026-01-02T03:04:05Z"] {
        let body = format!(r#"{{"now":"{text}"}}"#);
        double.queue(TestAnswer::new(200, body).with_header("x-until", text));
        let response = client.get_clock().since(moment).with_response().await.unwrap();
        let until = response.header(headers::X_UNTIL).unwrap().unwrap();
        let now = response.into_value().now;
        assert_eq!(now, until);
        assert_eq!(now.to_string(), text);
        assert_eq!(now.in_utc(), moment);
        assert_eq!(matches!(now, TimestampOrCivil::Civil(_)), !text.ends_with('Z'));
    }
    let since = ("since".to_owned(), "2026-01-02T03:04:05Z".to_owned());
    assert_eq!(double.requests()[0].query(), [since]);
}
