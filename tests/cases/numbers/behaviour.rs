//! Numbers are written in one way wherever they stand, and none is changed by being read.

use case_numbers::model::{All, AllMinor, Amounts, Event, EventCounted, IntegerOrNumber, ListPage};
use case_numbers::testing::{TestAnswer, TestTransport};
use case_numbers::{Client, headers};
use rust_decimal::Decimal;

fn client() -> (Client, TestTransport) {
    let double = TestTransport::new();
    let client = Client::builder()
        .endpoint("https://api.example.com")
        .transport(double.clone())
        .build()
        .unwrap();
    (client, double)
}

fn amounts() -> Amounts {
    let price: Decimal = "1234567890.123456789".parse().unwrap();
    Amounts::new(1e16)
        .with_list([2.0, 1.5, -0.0, 1e21])
        .with_price(price)
}

#[tokio::test]
async fn a_number_has_one_spelling_in_all_parameters() {
    let (client, double) = client();
    double.answer(204, "");
    let price: Decimal = "9007199254740993.10".parse().unwrap();
    client
        .list([2.0, 1e16])
        .plain(2.0)
        .many([2.0, 1e-7])
        .joined([2.0, 1e20])
        .page(ListPage::default().with_size(2.0))
        .free([("a".to_owned(), 3.0)].into())
        .json(2.0)
        .x_number(2.0)
        .x_numbers([2.0, 1e21])
        .latitude(51.503_541)
        .price(price)
        .prices([price, Decimal::ONE])
        .await
        .unwrap();
    let request = &double.requests()[0];
    assert_eq!(request.path(), "/2,10000000000000000");
    let query = request.query();
    let query: Vec<_> = query.iter().map(|(name, value)| (&**name, &**value)).collect();
    let expected = [
        ("plain", "2"),
        ("many", "2"),
        ("many", "1e-7"),
        ("joined", "2,100000000000000000000"),
        ("page[size]", "2"),
        ("a", "3"),
        ("json", "2"),
        ("latitude", "51.503541"),
        ("price", "9007199254740993.10"),
        ("prices", "9007199254740993.10"),
        ("prices", "1"),
    ];
    assert_eq!(query, expected);
    assert_eq!(request.header("x-number"), Some("2"));
    assert_eq!(request.header("x-numbers"), Some("2,1e+21"));
}

#[tokio::test]
async fn a_number_has_one_spelling_in_all_bodies() {
    let (client, double) = client();
    for _ in 0..2 {
        double.answer(204, "");
    }
    client.post_form(amounts()).await.unwrap();
    client.post_parts(amounts()).await.unwrap();
    let json = r#"{"amount":2,"list":[0,0.000001,1e+21],"price":12.50}"#;
    double.answer(200, json);
    let read = client.put(All::default()).await.unwrap();
    double.answer(200, "{}");
    client.put(read).await.unwrap();
    let requests = double.requests();
    let body = |index: usize| String::from_utf8(requests[index].body().to_vec()).unwrap();
    assert_eq!(
        body(0),
        "amount=10000000000000000&list=2&list=1.5&list=0&list=1e%2B21&price=1234567890.123456789"
    );
    let parts = body(1);
    let parts = parts.split("\r\n").collect::<Vec<_>>();
    for text in ["10000000000000000", "2", "1.5", "0", "1e+21", "1234567890.123456789"] {
        assert!(parts.contains(&text), "{text} in {parts:?}");
    }
    assert_eq!(body(3), json);
}

#[tokio::test]
async fn a_whole_number_may_be_written_with_a_fraction_or_an_exponent() {
    let (client, double) = client();
    let body = r#"{
        "count": 1.0, "counts": {"a": 1e3}, "either": 2.0, "version": 2.0, "size": 1.0, "id": 9007199254740993.0,
        "natural": 18446744073709551615.0, "longest": 1e38, "amount": 1.5, "price": 1.5
    }"#;
    let answer = TestAnswer::new(200, body)
        .with_header("x-count", "1e2")
        .with_header("x-price", "0.1000000000000000055");
    double.queue(answer);
    let response = client.put(All::default()).with_response().await.unwrap();
    assert_eq!(response.header(headers::X_COUNT).unwrap(), Some(100));
    let price = response.header(headers::X_PRICE).unwrap().unwrap();
    assert_eq!(price.to_string(), "0.1000000000000000055");
    double.answer(200, "{}");
    client.put(response.into_value()).await.unwrap();
    assert_eq!(
        String::from_utf8_lossy(double.requests()[1].body()),
        "{\"amount\":1.5,\"count\":1,\"counts\":{\"a\":1000},\"either\":2,\"version\":2,\"size\":1,\
         \"id\":9007199254740993,\"natural\":18446744073709551615,\
         \"longest\":100000000000000000000000000000000000000,\"price\":1.5}"
    );
    double.answer(200, r#"{"count": 1.0, "counts": {"a": 1.5}}"#);
    let error = client.put(All::default()).await.unwrap_err().to_string();
    assert!(error.contains("$.counts.a") && error.contains("1.5"), "{error}");
}

#[tokio::test]
async fn so_may_one_that_the_document_lists() {
    let (client, double) = client();
    double.answer(200, r#"{"major":3.0,"minor":2,"ratio":1.5}"#);
    double.answer(200, r#"{"major":3,"minor":2.0,"ratio":1.5}"#);
    let all = client.put(All::default()).await.unwrap();
    assert_eq!(all.minor, Some(AllMinor::Value2));
    assert_eq!(client.put(all.clone()).await.unwrap(), all);
    let sent = String::from_utf8_lossy(double.requests()[1].body()).into_owned();
    assert_eq!(sent, r#"{"major":3,"minor":2,"ratio":1.5}"#);
}

#[tokio::test]
async fn it_tells_the_types_of_a_union_apart_however_it_is_written() {
    let (client, double) = client();
    for event in [
        r#"{"count": 1.0, "long": 1e3}"#,
        r#"{"count": -0, "long": -0}"#,
        r#"{"code": 1.0}"#,
        r#"{"size": 2e0}"#,
        r#"{"count": 1.5}"#,
        r#"{"code": 1.5}"#,
    ] {
        double.answer(200, format!(r#"{{"event": {event}, "exact": 3.0}}"#));
    }
    let mut read = Vec::new();
    for _ in 0..6 {
        let all = client.put(All::default()).await.unwrap();
        assert_eq!(all.exact, Some(IntegerOrNumber::Integer(3)));
        read.push(all.event.unwrap());
    }
    assert!(
        matches!(
            &read[..],
            [
                Event::Counted(EventCounted { count: 1, long: Some(1000), .. }),
                Event::Counted(EventCounted { count: 0, long: Some(0), .. }),
                Event::Started(_),
                Event::Sized(_),
                Event::Named(_),
                Event::Named(_),
            ]
        ),
        "{read:?}"
    );
}

#[tokio::test]
async fn a_type_holds_what_its_format_or_its_bounds_allow() {
    let (client, double) = client();
    let body = "{\"id\":9007199254740993,\"short\":7,\"natural\":18446744073709551615,\
                \"below\":18446744073709551615,\"signed\":-1,\
                \"long\":-170141183460469231731687303715884105728,\
                \"longest\":340282366920938463463374607431768211455,\"narrow\":4294967295,\
                \"usual\":9223372036854775807,\"wide\":9007199254740993,\"listed\":18446744073709551615,\
                \"constant\":18446744073709551615,\"brought\":18446744073709551615,\"within\":10}";
    for _ in 0..2 {
        double.answer(200, body);
    }
    let read = client.put(All::default()).await.unwrap();
    assert_eq!((read.below, read.longest), (Some(u64::MAX), Some(u128::MAX)));
    let wide = (read.listed, read.constant, read.brought);
    assert_eq!(wide, (Some(u64::MAX), Some(u64::MAX), Some(u64::MAX)));
    assert_eq!(read.within, Some(10));
    client.put(read).await.unwrap();
    assert_eq!(String::from_utf8_lossy(double.requests()[1].body()), body);
    let beyond = All::default().with_signed(i128::from(u64::MAX) + 1);
    let error = client.put(beyond).await.unwrap_err().to_string();
    assert!(error.contains("at most 18446744073709551615"), "{error}");
}
