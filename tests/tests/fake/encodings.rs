//! How paths and queries are written.

use tests::fake::Fake;

use crate::raw::Raw;

fn host_id(text: &str) -> Raw {
    Raw::status().target(format!("/v5/p/asset/manual-collect/midware?host_id={text}"))
}

fn project_id(text: &str) -> Raw {
    Raw::status().target(format!("/v5/{text}/asset/manual-collect/midware?host_id=h"))
}

#[tokio::test]
async fn bad_encodings_are_refused() {
    for (text, words) in [
        ("a+b", "a space is `%20`"),
        ("a%2fb", "upper-case"),
        ("a%", "upper-case"),
        ("a%2", "upper-case"),
        ("a%G0", "upper-case"),
        ("a%41", "%41 must not be encoded"),
        ("a%7Eb", "%7E must not be encoded"),
        ("a!b", "%21 must be encoded"),
        ("a:b", "%3A must be encoded"),
        ("(a)", "%28 must be encoded"),
        ("%FF", "is not UTF-8"),
    ] {
        host_id(text).refused(words).await;
        project_id(text).refused(words).await;
    }
    host_id("a=b").refused("%3D must be encoded").await;
    host_id("a/b").refused("%2F must be encoded").await;
}

#[tokio::test]
async fn keys_are_encoded_likewise() {
    Raw::status()
        .target("/v5/p/asset/manual-collect/midware?host%5Fid=h")
        .refused("%5F must not be encoded")
        .await;
}

#[tokio::test]
async fn what_is_recorded_is_decoded() {
    let fake = Fake::start().await.unwrap();
    let reply = Raw::status()
        .target("/v5/a%2Fb%20c/asset/manual-collect/midware?host_id=%26%3D%2B%25~%E4%B8%AD")
        .send(&fake)
        .await;
    assert_eq!(reply.status, 200);

    let [request] = &fake.take_requests()[..] else {
        panic!("one request was sent");
    };
    assert_eq!(request.method, "GET");
    assert_eq!(request.path, "/v5/a%2Fb%20c/asset/manual-collect/midware");
    assert_eq!(
        request.query.as_deref(),
        Some("host_id=%26%3D%2B%25~%E4%B8%AD")
    );
    assert_eq!(request.segments[1], "a/b c");
    assert_eq!(
        request.pairs,
        [("host_id".to_owned(), "&=+%~中".to_owned())]
    );
    assert!(fake.requests().is_empty());
}
