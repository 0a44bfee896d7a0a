//! Many arguments are one struct, and are sent like those that stand by themselves.

mod server;

use case_arguments::api::operations::{
    KeepFileRequiredArguments, PutThingArguments, SendBackArguments, SendParcelArguments,
};
use case_arguments::model::{Cause, KeepFileD, ParcelSpeed, Region, Thing};
use case_arguments::{Client, File};
use server::{Server, answer};

/// A server that has nothing to say.
fn silent() -> Server {
    Server::start(|_| answer("204 No Content", "", ""))
}

fn client(server: &Server) -> Client {
    Client::builder().endpoint(&server.url).build().unwrap()
}

fn thing() -> PutThingArguments {
    PutThingArguments {
        region: Region::North,
        r#type: "a b".into(),
        foo: 7,
        at: vec!["one".into(), "two".into()],
        x_secret: "hush".into(),
        body_cookie: "crumb".into(),
        body: Thing::new("lamp"),
    }
}

#[tokio::test]
async fn each_field_is_sent_where_it_belongs() {
    let server = Server::start(|_| {
        let json = "Content-Type: application/json\r\n";
        answer("200 OK", json, "{\"name\":\"lamp\"}")
    });
    let kept = client(&server).put_thing(thing()).dry(true).await.unwrap();
    assert_eq!(kept.name, "lamp");
    let request = &server.asked()[0];
    let line = "PUT /regions/north/things/a%20b?foo=7&at=one&at=two&dry=true";
    assert_eq!(request.line(), line);
    assert_eq!(request.header("x-secret"), Some("hush"));
    assert_eq!(request.header("cookie"), Some("body=crumb"));
    assert_eq!(request.body, "{\"name\":\"lamp\"}");
}

#[tokio::test]
async fn what_is_out_of_bounds_does_not_leave() {
    let client = Client::builder().build().unwrap();
    let arguments = PutThingArguments { foo: 0, ..thing() };
    let error = client.put_thing(arguments).await.unwrap_err();
    assert!(error.to_string().contains("foo is 0"), "{error}");
}

#[test]
fn what_is_printed_shows_no_value() {
    assert_eq!(format!("{:?}", thing()), "PutThingArguments { .. }");
    let call = Client::builder().build().unwrap().put_thing(thing());
    assert!(!format!("{call:?}").contains("hush"), "{call:?}");
}

#[tokio::test]
async fn fields_of_a_body_are_fields_of_the_struct() {
    let server = silent();
    let arguments = SendParcelArguments {
        from: "here".into(),
        to: "there".into(),
        weight: 3,
        insured: true,
        speed: ParcelSpeed::Fast,
        stops: vec!["halfway".into()],
        size: (2, "wide").into(),
    };
    let call = client(&server).send_parcel(arguments).remark("gently");
    call.await.unwrap();
    let request = &server.asked()[0];
    assert_eq!(
        request.body,
        "{\"from\":\"here\",\"to\":\"there\",\"weight\":3,\"insured\":true,\"speed\":\"fast\",\
         \"stops\":[\"halfway\"],\"size\":[2,\"wide\"],\"remark\":\"gently\"}"
    );
}

#[tokio::test]
async fn what_the_body_keeps_on_the_heap_is_given_as_it_is() {
    let server = silent();
    let arguments = SendBackArguments {
        a: "1".into(),
        b: "2".into(),
        c: "3".into(),
        d: "4".into(),
        e: "5".into(),
        f: "6".into(),
        cause: Cause::default(),
    };
    client(&server).send_back(arguments).await.unwrap();
    let request = &server.asked()[0];
    assert!(request.body.ends_with("\"f\":\"6\",\"cause\":{}}"), "{}", request.body);
}

#[tokio::test]
async fn a_file_is_one_of_many_arguments() {
    let server = silent();
    let arguments = KeepFileRequiredArguments {
        name: "x".into(),
        a: "1".into(),
        b: 2.5,
        c: false,
        d: KeepFileD::All,
        e: vec![vec![vec!["deep".into()]]],
        body: File::from("content"),
    };
    client(&server).keep_file(arguments).await.unwrap();
    let request = &server.asked()[0];
    let line = "POST /files/x?a=1&b=2.5&c=false&d=all&e=%5B%5B%5B%22deep%22%5D%5D%5D content";
    assert_eq!(request.line_and_body(), line);
}
