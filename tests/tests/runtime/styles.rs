//! The styles of parameters: the table of the specification, and what it leaves to a client.

use std::collections::BTreeMap;

use serde_core::Serialize;
use serde_json::{Value, json};

use crate::sample::probe::{send, send_segment, spelled};
use crate::sample::{Bounds, Closed, Point, Style};

const NONE: &Bounds = &Bounds::NONE;

/// The values of the specification's table: empty, a text, a list and an object.
fn values() -> [Value; 4] {
    [
        json!(""),
        json!("blue"),
        json!(["blue", "black", "brown"]),
        json!({ "R": 100, "G": 200, "B": 150 }),
    ]
}

async fn path(value: impl Serialize + Send + Sync + 'static, style: Style) -> String {
    let sent = send_segment(move |request| request.path_styled("color", &value, style, NONE));
    match sent.await {
        Ok(request) => request.uri().to_string()["https://fallback.example/w/".len()..]
            .strip_suffix("/end")
            .unwrap()
            .to_owned(),
        Err(problem) => problem,
    }
}

async fn query(value: impl Serialize + Send + Sync + 'static, style: Style) -> String {
    let sent = send(move |request| request.query_styled("color", &value, style, NONE));
    match sent.await {
        Ok(request) => request.uri().query().unwrap_or("nothing").to_owned(),
        Err(problem) => problem,
    }
}

async fn header(value: impl Serialize + Send + Sync + 'static, style: Style) -> String {
    let sent = send(move |request| request.header_styled("color", &value, style, NONE));
    match sent.await {
        Ok(request) => request
            .headers()
            .get("color")
            .map_or("nothing", |value| value.to_str().unwrap())
            .to_owned(),
        Err(problem) => problem,
    }
}

const EMPTY: &str = "probe: QUERY /w/{color}/end: color is empty, which a path cannot carry";
const DOT: &str = "probe: QUERY /w/{color}/end: color makes a part of the path `.`";

#[tokio::test]
async fn the_table_in_a_path() {
    let rows = [
        (
            Style::MATRIX,
            [
                ";color",
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            Style::MATRIX.exploded(),
            [
                ";color",
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
        // A segment of one dot is a path that leads elsewhere.
        (
            Style::LABEL,
            [DOT, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
        ),
        (
            Style::LABEL.exploded(),
            [DOT, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (
            Style::SIMPLE,
            [EMPTY, "blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            Style::SIMPLE.exploded(),
            [EMPTY, "blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
    ];
    for (style, expected) in rows {
        for (value, expected) in values().into_iter().zip(expected) {
            assert_eq!(path(value, style).await, expected, "{style:?}");
        }
    }
}

#[tokio::test]
async fn an_empty_item_in_a_path() {
    let both = ["", "b"];
    assert_eq!(path(both, Style::MATRIX).await, ";color=,b");
    assert_eq!(path(both, Style::MATRIX.exploded()).await, ";color;color=b");
    assert_eq!(path([""], Style::MATRIX).await, ";color");
}

#[tokio::test]
async fn the_table_in_a_query() {
    let rows = [
        (
            Style::FORM,
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            Style::FORM.exploded(),
            [
                "color=",
                "color=blue",
                "color=blue&color=black&color=brown",
                "R=100&G=200&B=150",
            ],
        ),
        (
            Style::SPACE_DELIMITED,
            [
                "color=",
                "color=blue",
                "color=blue%20black%20brown",
                "color=R%20100%20G%20200%20B%20150",
            ],
        ),
        (
            Style::PIPE_DELIMITED,
            [
                "color=",
                "color=blue",
                "color=blue%7Cblack%7Cbrown",
                "color=R%7C100%7CG%7C200%7CB%7C150",
            ],
        ),
        (
            Style::TAB_DELIMITED,
            [
                "color=",
                "color=blue",
                "color=blue%09black%09brown",
                "color=R%09100%09G%09200%09B%09150",
            ],
        ),
        (
            Style::DEEP_OBJECT.exploded(),
            [
                "color=",
                "color=blue",
                "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
                "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            ],
        ),
    ];
    for (style, expected) in rows {
        for (value, expected) in values().into_iter().zip(expected) {
            assert_eq!(query(value, style).await, expected, "{style:?}");
        }
    }
}

#[tokio::test]
async fn the_table_in_a_header() {
    let rows = [
        (Style::SIMPLE, "R,100,G,200,B,150"),
        (Style::SIMPLE.exploded(), "R=100,G=200,B=150"),
    ];
    for (style, object) in rows {
        let expected = ["", "blue", "blue,black,brown", object];
        for (value, expected) in values().into_iter().zip(expected) {
            assert_eq!(header(value, style).await, expected, "{style:?}");
        }
    }
}

#[tokio::test]
async fn characters_that_mean_something() {
    let text = "a b%é&=,/?";
    let encoded = "a%20b%25%C3%A9%26%3D%2C%2F%3F";
    let list = || vec![text, "x"];
    assert_eq!(
        path(list(), Style::SIMPLE).await,
        format!("{encoded},x"),
        "a path"
    );
    assert_eq!(
        path(list(), Style::LABEL.exploded()).await,
        format!(".{encoded}.x")
    );
    assert_eq!(
        path(list(), Style::TAB_DELIMITED).await,
        format!("{encoded}%09x")
    );
    let object = BTreeMap::from([(text, text)]);
    assert_eq!(
        path(object.clone(), Style::MATRIX.exploded()).await,
        format!(";{encoded}={encoded}")
    );
    assert_eq!(
        query(list(), Style::FORM).await,
        format!("color={encoded},x")
    );
    assert_eq!(
        query(list(), Style::PIPE_DELIMITED).await,
        format!("color={encoded}%7Cx")
    );
    assert_eq!(
        query(object, Style::DEEP_OBJECT.exploded()).await,
        format!("color%5B{encoded}%5D={encoded}")
    );
    assert_eq!(
        header(vec!["a b%&=,/?", "x"], Style::SIMPLE).await,
        "a b%&=,/?,x"
    );
    assert!(header("é", Style::SIMPLE).await.contains("beyond ASCII"));
    assert!(header("a\nb", Style::SIMPLE).await.contains("control"));
}

#[tokio::test]
async fn reserved_characters() {
    let text = "a b%é&=,/?#[x]:@!$'()*+;%2F%zz";
    assert_eq!(
        query(text, Style::FORM.reserved()).await,
        "color=a%20b%25%C3%A9%26=,/?%23%5Bx%5D:@!$'()*%2B%3B%2F%25zz"
    );
    assert_eq!(
        path(text, Style::SIMPLE.reserved()).await,
        "a%20b%25%C3%A9&=,/%3F%23%5Bx%5D:@!$'()*+;%2F%25zz"
    );
    let several = path("a/b/.c", Style::SIMPLE.reserved());
    assert_eq!(several.await, "a/b/.c");
    for dots in ["..", "../a", "a/../b", "a/.", "%2e./a", "a/.%2E"] {
        let refused = path(dots, Style::SIMPLE.reserved()).await;
        assert!(refused.contains("makes a part of the path"), "{refused}");
    }
}

#[tokio::test]
async fn nothing_is_left_out() {
    let nothing: [Value; 3] = [json!(null), json!([]), json!({})];
    let styles = [
        Style::FORM,
        Style::FORM.exploded(),
        Style::SPACE_DELIMITED,
        Style::PIPE_DELIMITED.exploded(),
        Style::DEEP_OBJECT.exploded(),
    ];
    for value in nothing {
        for style in styles {
            assert_eq!(query(value.clone(), style).await, "nothing", "{style:?}");
        }
        assert_eq!(header(value.clone(), Style::SIMPLE).await, "nothing");
        let missing = path(value.clone(), Style::MATRIX).await;
        assert!(
            missing.ends_with("is not given") || missing == EMPTY,
            "{missing}"
        );
    }
    let holes = json!(["a", null, "b"]);
    assert_eq!(query(holes, Style::FORM).await, "color=a,b");
    let holes = json!({ "a": null, "b": 1 });
    assert_eq!(query(holes, Style::FORM.exploded()).await, "b=1");
}

#[tokio::test]
async fn what_is_nested() {
    let value = json!({ "a": { "b": [1, { "c": "d e" }], "n": null }, "t": true });
    assert_eq!(
        query(value.clone(), Style::DEEP_OBJECT.exploded()).await,
        "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=d%20e&color%5Bt%5D=true"
    );
    assert_eq!(
        header(value, Style::SIMPLE.exploded()).await,
        r#"a={"b":[1,{"c":"d e"}],"n":null},t=true"#
    );
    let point = Point { x: 1, y: Some(0.5) };
    assert_eq!(query(point, Style::FORM).await, "color=1,0.5");
}

#[tokio::test]
async fn numbers_and_enums() {
    assert_eq!(query(0.1_f32, Style::FORM).await, "color=0.1");
    assert_eq!(query(vec![1.0, 2.5], Style::FORM).await, "color=1,2.5");
    let widest = (u64::MAX, i64::MIN);
    assert_eq!(
        query(widest, Style::FORM).await,
        "color=18446744073709551615,-9223372036854775808"
    );
    let closed = vec![Closed::One, Closed::Two];
    assert_eq!(query(closed, Style::FORM).await, "color=one,2");
    let infinite = query(vec![f64::INFINITY], Style::FORM).await;
    assert!(infinite.ends_with("color is not a finite number"));
}

#[tokio::test]
async fn bounds() {
    const ITEMS: &Bounds = &Bounds::max_length(1);
    const NUMBER: &Bounds = &Bounds::range(1, 3);
    let sent = send(|request| request.query_styled("c", &["a", "b"], Style::FORM, ITEMS));
    let problem = sent.await.unwrap_err();
    assert!(problem.ends_with("c has 2 items; at most 1 is allowed"));
    let sent = send(|request| request.header_styled("c", &4, Style::SIMPLE, NUMBER));
    assert!(sent.await.unwrap_err().contains("c is 4;"));
    let sent = send(|request| request.header_styled("c", &"ab", Style::SIMPLE, ITEMS));
    assert!(sent.await.unwrap_err().contains("c has 2 characters"));
}

#[tokio::test]
async fn what_the_document_has_in_a_path_is_escaped_once() {
    assert_eq!(spelled().await, "/%3Ca%20b%3E/%2F,%C3%A4");
}

#[tokio::test]
async fn several_parameters_follow_one_another() {
    let sent = send_segment(|request| {
        request.path_styled("color", &["a", "b"], Style::SIMPLE, NONE)?;
        request.query("x", &1, NONE)?;
        request.query_styled("y", &Vec::<String>::new(), Style::FORM, NONE)?;
        request.query_styled("z", &["1", "2"], Style::FORM.exploded(), NONE)
    });
    let request = sent.await.unwrap();
    assert_eq!(
        request.uri().to_string(),
        "https://fallback.example/w/a,b/end?x=1&z=1&z=2"
    );
    assert_eq!(request.method(), "QUERY");
    assert_eq!(request.headers()["accept"], "text/plain, */*;q=0.1");
}
