//! Headers of answers by their types.

use http::Response;
use serde::de::DeserializeOwned;

use crate::memory::Memory;
use crate::sample::{Bearer, Closed, Header, HeaderForm, builder, secret};

/// What a header of this form is read as, from lines that the answer has of it.
async fn read<T: DeserializeOwned>(lines: &[&str], form: HeaderForm) -> Result<Option<T>, String> {
    read_of("x-it", lines, form).await
}

/// The same of a header of that name.
async fn read_of<T: DeserializeOwned>(
    name: &'static str,
    lines: &[&str],
    form: HeaderForm,
) -> Result<Option<T>, String> {
    let mut answer = Response::builder().status(204);
    for line in lines {
        answer = answer.header(name, *line);
    }
    let memory = Memory::with(answer.body(&b""[..]).unwrap());
    let client = builder().transport(memory).build().unwrap();
    let response = client.touch(1).with_response().await.unwrap();
    let header = Header::<T>::new(name, form);
    response.header(header).map_err(|error| {
        let source = std::error::Error::source(&error).unwrap();
        format!("{error}: {source}")
    })
}

#[tokio::test]
async fn values_are_read_by_their_types() {
    let text = |text: &str| Ok(Some(text.to_owned()));
    assert_eq!(read(&["a, b"], HeaderForm::Text).await, text("a, b"));
    assert_eq!(read(&["12"], HeaderForm::Text).await, text("12"));
    assert_eq!(read(&["12"], HeaderForm::Bare).await, Ok(Some(12_i64)));
    assert_eq!(read(&["1.5"], HeaderForm::Bare).await, Ok(Some(1.5)));
    assert_eq!(read(&["true"], HeaderForm::Bare).await, Ok(Some(true)));
    assert_eq!(read(&["2"], HeaderForm::Text).await, Ok(Some(Closed::Two)));
    assert_eq!(read(&["[1]"], HeaderForm::Json).await, Ok(Some(vec![1])));
    let moment = "2024-05-06T07:08:09Z";
    let read_moment = read(&[moment], HeaderForm::Text).await;
    assert_eq!(
        read_moment,
        Ok(Some(moment.parse::<jiff::Timestamp>().unwrap()))
    );
    let nothing: Result<Option<i64>, _> = read(&[], HeaderForm::Bare).await;
    assert_eq!(nothing, Ok(None));
}

#[tokio::test]
async fn a_list_may_be_spread_over_lines() {
    let texts = |lines: &'static [&str]| read::<Vec<String>>(lines, HeaderForm::Strings);
    assert_eq!(
        texts(&["a,b", "12"]).await.unwrap().unwrap(),
        ["a", "b", "12"]
    );
    assert_eq!(texts(&[" a , b "]).await.unwrap().unwrap(), ["a", "b"]);
    assert!(texts(&[""]).await.unwrap().unwrap().is_empty());
    let numbers = read::<Vec<i64>>(&["1", "2,3"], HeaderForm::Bares).await;
    assert_eq!(numbers, Ok(Some(vec![1, 2, 3])));
}

#[tokio::test]
async fn each_cookie_is_a_line_of_its_own() {
    let lines = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2"];
    let cookies = read_of::<Vec<String>>("set-cookie", &lines, HeaderForm::Strings).await;
    assert_eq!(cookies.unwrap().unwrap(), lines);
}

#[tokio::test]
async fn a_value_of_another_type_is_an_error_that_does_not_repeat_it() {
    for (line, form) in [
        ("s3cret", HeaderForm::Json),
        ("", HeaderForm::Bare),
        ("1,x", HeaderForm::Bares),
    ] {
        let error = read::<i64>(&[line], form).await.unwrap_err();
        assert!(
            error.starts_with("the header `x-it` is not as documented: "),
            "{error}"
        );
    }
}

#[tokio::test]
async fn errors_have_them_too() {
    let header = Header::<i64>::new("retry-after", HeaderForm::Bare);
    let answer = Response::builder().status(429).header("Retry-After", "7");
    let memory = Memory::with(answer.body(&b""[..]).unwrap());
    let client = builder().transport(memory).build().unwrap();
    let error = client.touch(1).await.unwrap_err();
    assert_eq!(error.header(header).unwrap(), Some(7));
    let token = Bearer(secret("a"));
    let client = builder().transport(Memory::default()).auth(token);
    let error = client.build().unwrap().touch(1).await.unwrap_err();
    assert_eq!(error.header(header).unwrap(), None);
}
