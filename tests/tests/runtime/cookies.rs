//! Cookies, and parameters whose value is a document of its own.

use serde_json::{Value, json};

use crate::sample::probe::{send, send_segment};
use crate::sample::{Bounds, Style};

const NONE: &Bounds = &Bounds::NONE;
const SHORT: &Bounds = &Bounds::max_length(1);

async fn cookie(value: Value, style: Style) -> String {
    let sent = send(move |request| request.cookie_styled("color", &value, style, NONE));
    let request = sent.await.unwrap();
    let header = request.headers().get("cookie");
    header.map_or("nothing".to_owned(), |text| {
        text.to_str().unwrap().to_owned()
    })
}

#[tokio::test]
async fn the_table_in_a_cookie() {
    let list = "color=blue; color=black; color=brown";
    let object = "R=100; G=200; B=150";
    for style in [Style::FORM, Style::COOKIE] {
        let rows = [
            (json!(""), "color=", "color="),
            (json!("blue"), "color=blue", "color=blue"),
            (
                json!(["blue", "black", "brown"]),
                "color=blue,black,brown",
                list,
            ),
            (
                json!({ "R": 100, "G": 200, "B": 150 }),
                "color=R,100,G,200,B,150",
                object,
            ),
            (json!([]), "nothing", "nothing"),
            (json!(null), "nothing", "nothing"),
        ];
        for (value, plain, exploded) in rows {
            assert_eq!(cookie(value.clone(), style).await, plain);
            assert_eq!(cookie(value, style.exploded()).await, exploded);
        }
    }
    let text = json!("a b&=/");
    assert_eq!(
        cookie(text.clone(), Style::FORM).await,
        "color=a%20b%26%3D%2F"
    );
    assert_eq!(
        cookie(text.clone(), Style::FORM.reserved()).await,
        "color=a%20b%26=/"
    );
    assert_eq!(cookie(text, Style::COOKIE).await, "color=a b&=/");
    // What would begin another cookie never passes as it is.
    for style in [Style::COOKIE, Style::FORM, Style::FORM.reserved()] {
        assert_eq!(cookie(json!("a;b=c"), style).await.find(';'), None);
    }
}

#[tokio::test]
async fn all_cookies_are_one_header() {
    let sent = send(|request| {
        request.cookie("a b", &1, NONE)?;
        request.cookie("left_out", &None::<bool>, NONE)?;
        request.cookie_styled("c", &["x", "y"], Style::FORM.exploded(), NONE)?;
        request.cookie_json("j", &json!({ "a": 1 }))?;
        request.cookie_json("n", &None::<Value>)?;
        request.cookie("t", &"é;", NONE)
    });
    let request = sent.await.unwrap();
    let cookies: Vec<_> = request.headers().get_all("cookie").iter().collect();
    assert_eq!(
        cookies,
        ["a%20b=1; c=x; c=y; j=%7B%22a%22%3A1%7D; t=%C3%A9%3B"]
    );
    let sent = send(|request| request.cookie("t", &"ab", SHORT));
    assert!(sent.await.unwrap_err().contains("t has 2 characters"));
}

#[tokio::test]
async fn json_in_parameters() {
    let sent = send_segment(|request| {
        request.path_json("color", &json!({ "a": "b/c" }))?;
        request.query_json("q", &json!([1, "x&y"]))?;
        request.query_json("n", &None::<Value>)?;
        request.header_json("h", &json!({ "é": "𝄞 x" }))
    });
    let request = sent.await.unwrap();
    assert_eq!(
        request.uri().to_string(),
        "https://fallback.example/w/%7B%22a%22%3A%22b%2Fc%22%7D/end?q=%5B1%2C%22x%26y%22%5D"
    );
    let header = request.headers()["h"].to_str().unwrap();
    assert_eq!(header, r#"{"\u00e9":"\ud834\udd1e x"}"#);
    let read: Value = serde_json::from_str(header).unwrap();
    assert_eq!(read, json!({ "é": "𝄞 x" }));
    let missing = send_segment(|request| request.path_json("color", &None::<Value>));
    assert!(missing.await.unwrap_err().ends_with("color is not given"));
}

#[tokio::test]
async fn whole_queries() {
    let form = send(|request| request.query_whole(&json!({ "a": "b c", "l": [1, 2] })));
    assert_eq!(form.await.unwrap().uri().query(), Some("a=b+c&l=1&l=2"));
    let text = send(|request| request.query_string(&"a=b c"));
    assert_eq!(text.await.unwrap().uri().query(), Some("a%3Db%20c"));
    let json = send(|request| request.query_string_json(&json!({ "a": 1 })));
    assert_eq!(json.await.unwrap().uri().query(), Some("%7B%22a%22%3A1%7D"));
    let nothing = send(|request| {
        request.query_whole(&None::<Value>)?;
        request.query_string(&None::<bool>)?;
        request.query_string_json(&None::<Value>)
    });
    assert_eq!(nothing.await.unwrap().uri().query(), None);
}
