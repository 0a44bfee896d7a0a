//! A client without any transport, which only a client without default
//! features can be.

use huaweicloud_hss::Client;
use huaweicloud_hss::auth::Token;

#[test]
fn it_says_what_is_missing() {
    let builder = Client::builder().region("cn-north-4").project_id("p");
    let error = builder.auth(Token::new("t")).build().unwrap_err();
    let text = error.to_string();
    assert!(text.contains("feature `reqwest`"), "{text}");
    assert!(text.contains("`transport`"), "{text}");
}
