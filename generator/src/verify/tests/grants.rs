//! Tokens that a client obtains by itself.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::verify::case::token;

const DOCUMENT: &str = "
openapi: 3.1.0
paths:
  /a:
    get: {security: [{program: [read, of people]}], responses: {'204': {}}}
    put: {security: [{program: [unlisted]}], responses: {'204': {}}}
components:
  securitySchemes:
    program:
      type: oauth2
      flows:
        clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {read: '', unused: ''}}
        implicit: {authorizationUrl: 'https://a.example/ask', scopes: {of people: ''}}
";

/// The case of a token that is refused once.
fn refused(document: &Document) -> Case {
    let plan = Plan::make(document);
    let mut cases = plan.cases.into_iter();
    let case = cases.find(|case| case.title == "a token that is refused once");
    case.expect("a case")
}

/// A request for a token, with the id and the secret of the plan.
fn asking(case: &Case, body: &str) -> Received {
    let account = STANDARD.encode("the%20client%3A1:its+secret+%26+more");
    let headers = [
        ("authorization", format!("Basic {account}")),
        (
            "content-type",
            "application/x-www-form-urlencoded".to_owned(),
        ),
    ];
    let headers: Vec<(&str, &str)> = headers
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    Received {
        is_for_token: true,
        ..request(
            &format!("POST /oasmith-token/{}", case.number),
            &headers,
            body,
        )
    }
}

fn call(case: &Case, turn: usize) -> Received {
    let bearer = format!("Bearer {}", token(case.number, turn));
    request("GET /a", &[("authorization", &bearer)], "")
}

const BODY: &str = "grant_type=client_credentials&scope=unlisted+read";

#[test]
fn a_token_is_obtained_sent_and_renewed_once() {
    let document = document(DOCUMENT);
    let case = refused(&document);
    let token = asking(&case, BODY);
    let (first, second) = (call(&case, 0), call(&case, 1));
    let said = |requests: &[&Received]| judge_case(&document, &case, requests).complaints;
    assert_eq!(
        said(&[&token, &first, &token, &second]),
        Vec::<String>::new()
    );
    assert!(said(&[&token, &first])[0].contains("1 requests arrived in place of 2"));
    let same = said(&[&token, &first, &token, &first]);
    assert!(
        same[0].starts_with("request 4: the credentials"),
        "{same:?}"
    );
    let never = said(&[&first, &second]);
    assert_eq!(never[0], "no request for a token arrived");
}

#[test]
fn a_token_is_asked_for_as_the_specification_has_it() {
    let document = document(DOCUMENT);
    let case = refused(&document);
    let right = asking(&case, BODY);
    let (first, second) = (call(&case, 0), call(&case, 1));
    let said = |token: &Received| {
        let requests = [token, &first, &right, &second];
        judge_case(&document, &case, &requests).complaints
    };
    assert_eq!(said(&right), Vec::<String>::new());
    let with = |from: &str, to: &str| {
        let said = said(&asking(&case, &BODY.replace(from, to)));
        said.into_iter().next().unwrap_or_default()
    };
    assert!(with("+read", "").contains("the scopes are"));
    assert!(with("+read", "+read+of%20people").contains("the scopes are"));
    assert!(with("client_credentials", "password").contains("`grant_type`"));
    assert!(with("grant_type=client_credentials&", "").contains("not said once"));
    let mut other = right.clone();
    other.headers[0].1 = "Basic AAAA".to_owned();
    assert_eq!(said(&other), ["the client does not say who it is"]);
    let mut other = right.clone();
    other.headers[1].1 = "application/json".to_owned();
    assert!(said(&other)[0].contains("the media type is"));
    let mut other = right.clone();
    other.method = "GET".to_owned();
    assert!(said(&other)[0].contains("not asked for where it is given"));
}
