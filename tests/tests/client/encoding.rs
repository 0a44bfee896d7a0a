//! Percent-encoding: the fake refuses what is badly encoded, and these tests
//! look at the text itself.

use crate::support::{client, fake};

pub(crate) const AWKWARD: [(&str, &str); 8] = [
    ("a b", "a%20b"),
    ("100%", "100%25"),
    ("a+b", "a%2Bb"),
    ("a/b", "a%2Fb"),
    (
        "?#[]@!$&'()*,;=:",
        "%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2C%3B%3D%3A",
    ),
    ("AZaz09-_.~", "AZaz09-_.~"),
    ("主机 ü 🦀", "%E4%B8%BB%E6%9C%BA%20%C3%BC%20%F0%9F%A6%80"),
    (
        "\"<>\\^`{|}\t\n\0\u{7f}",
        "%22%3C%3E%5C%5E%60%7B%7C%7D%09%0A%00%7F",
    ),
];

#[tokio::test]
async fn in_the_path() {
    let fake = fake().await;
    fake.allow_unlisted_values();
    let client = client(&fake);
    for (value, encoded) in AWKWARD {
        client
            .show_collection_status(value, "h")
            .project_id(value)
            .await
            .unwrap();
        let [request] = &fake.take_requests()[..] else {
            panic!("one request was sent");
        };
        let path = format!("/v5/{encoded}/asset/manual-collect/{encoded}");
        assert_eq!(request.path, path);
        let segments = ["v5", value, "asset", "manual-collect", value];
        assert_eq!(request.segments, segments);
    }
}

#[tokio::test]
async fn in_the_query() {
    let fake = fake().await;
    let client = client(&fake);
    for (value, encoded) in AWKWARD {
        client
            .show_collection_status("midware", value)
            .await
            .unwrap();
        let [request] = &fake.take_requests()[..] else {
            panic!("one request was sent");
        };
        assert_eq!(request.query, Some(format!("host_id={encoded}")));
        assert_eq!(request.query_value("host_id"), Some(value));
    }
}

#[tokio::test]
async fn what_is_encoded_already_is_encoded_again() {
    let fake = fake().await;
    client(&fake)
        .show_collection_status("midware", "a%2Fb")
        .project_id("%2e%2e")
        .await
        .unwrap();
    let request = fake.request(0).await;
    assert_eq!(request.query.as_deref(), Some("host_id=a%252Fb"));
    assert!(
        request.path.starts_with("/v5/%252e%252e/"),
        "{}",
        request.path
    );
}

#[tokio::test]
async fn lengths_are_counted_in_characters() {
    let fake = fake().await;
    let longest = "界".repeat(256);
    client(&fake)
        .show_collection_status("midware", &longest)
        .project_id(&longest)
        .enterprise_project_id(&longest)
        .await
        .unwrap();
    let request = fake.request(0).await;
    assert_eq!(request.segments[1], longest);
    for key in ["host_id", "enterprise_project_id"] {
        assert_eq!(request.query_value(key), Some(&*longest));
    }
}
