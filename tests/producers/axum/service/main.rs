//! A workshop: tools, jobs and drawings, written as one writes axum with utoipa.
//!
//! `workshop document` prints the service's own OpenAPI document, `workshop serve PORT` serves it.

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Multipart, Path};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::{Form, Query};
use futures_util::stream;
use jiff::civil;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use utoipa::{IntoParams, OpenApi, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

#[derive(OpenApi)]
#[openapi(info(title = "Workshop", version = "1"))]
struct Document;

#[derive(Serialize, Deserialize, ToSchema, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum Grade {
    BrandNew,
    Used,
}

#[derive(Serialize, Deserialize, ToSchema)]
struct Maker {
    name: String,
    founded: i16,
}

#[derive(Serialize, Deserialize, ToSchema)]
struct Tool {
    id: Uuid,
    name: String,
    grade: Grade,
    small: u8,
    count: u64,
    weight: f32,
    ratio: f64,
    price: Decimal,
    bought: civil::Date,
    sold: jiff::Timestamp,
    note: Option<String>,
    #[schema(required, nullable)]
    place: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    shelf: Option<u32>,
    maker: Option<Maker>,
    tags: Vec<String>,
    marks: HashMap<String, i32>,
    pair: (i32, String),
    letter: char,
    bytes: Vec<u8>,
    any: Value,
}

#[derive(Serialize, ToSchema)]
struct Extremes {
    count: u64,
    balance: i128,
}

/// Told apart by a tag inside.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Job {
    Saw { length: f64 },
    Drill(Drill),
    Rest,
}

#[derive(Serialize, Deserialize, ToSchema)]
struct Drill {
    depth: u16,
}

/// Told apart by a tag beside what it holds.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", content = "value")]
enum Message {
    Text(String),
    Number(i64),
    Nothing,
}

/// Told apart by its only key, as serde does unless told otherwise.
#[derive(Serialize, Deserialize, ToSchema)]
enum Outer {
    Word(String),
    Drill(Drill),
    Nothing,
}

/// Told apart by what fits.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
enum Loose {
    Number(i64),
    Text(String),
    List(Vec<f64>),
    Drill(Drill),
}

#[derive(Serialize, Deserialize, ToSchema)]
struct Tree {
    name: String,
    #[schema(no_recursion)]
    children: Vec<Tree>,
}

#[derive(Serialize, Deserialize, ToSchema)]
struct Flat {
    name: String,
    #[serde(flatten)]
    drill: Drill,
    #[serde(flatten)]
    rest: BTreeMap<String, i64>,
}

/// What the service understood of a request.
#[derive(Serialize, ToSchema)]
struct Seen {
    values: BTreeMap<String, String>,
}

#[derive(Serialize, ToSchema)]
struct Problem {
    message: String,
}

#[derive(Serialize, ToSchema)]
struct Tick {
    number: u32,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Filter {
    #[serde(default)]
    ids: Vec<i64>,
    grade: Option<Grade>,
    since: Option<jiff::Timestamp>,
    price: Option<Decimal>,
    exact: Option<bool>,
}

#[derive(Deserialize, ToSchema)]
struct Login {
    name: String,
    #[serde(default)]
    likes: Vec<String>,
}

#[derive(ToSchema)]
#[expect(dead_code, reason = "it is here for the document alone")]
struct Upload {
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    #[schema(value_type = Vec<String>, format = Binary)]
    pages: Vec<Vec<u8>>,
    title: String,
    count: Option<i32>,
}

fn seen(values: Value) -> Json<Seen> {
    let values = values.as_object().into_iter().flatten();
    Json(Seen {
        values: values
            .map(|(name, value)| (name.clone(), value.to_string()))
            .collect(),
    })
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[utoipa::path(post, path = "/tools", request_body = Tool, responses((status = 201, body = Tool)))]
async fn add_tool(Json(tool): Json<Tool>) -> (StatusCode, Json<Tool>) {
    (StatusCode::CREATED, Json(tool))
}

#[utoipa::path(
    get, path = "/tools/{id}", params(("id" = Uuid, Path)),
    responses((status = 200, body = Tool), (status = 404, body = Problem)),
)]
async fn get_tool(Path(id): Path<Uuid>) -> Response {
    if id.is_nil() {
        let problem = Problem {
            message: "no such tool".to_owned(),
        };
        return (StatusCode::NOT_FOUND, Json(problem)).into_response();
    }
    Json(Tool {
        id,
        name: "Zoë".to_owned(),
        grade: Grade::BrandNew,
        small: u8::MAX,
        count: 1 << 40,
        weight: 51.503_541,
        ratio: 0.1,
        price: Decimal::new(1250, 2),
        bought: civil::date(2024, 2, 29),
        sold: jiff::Timestamp::UNIX_EPOCH,
        note: None,
        place: None,
        shelf: None,
        maker: None,
        tags: vec!["a".to_owned()],
        marks: HashMap::from([("x".to_owned(), 1)]),
        pair: (1, "b".to_owned()),
        letter: 'c',
        bytes: vec![251, 255],
        any: json!({"a": [null]}),
    })
    .into_response()
}

#[utoipa::path(delete, path = "/tools/{id}", params(("id" = Uuid, Path)), responses((status = 204)))]
async fn delete_tool(Path(_id): Path<Uuid>) -> StatusCode {
    StatusCode::NO_CONTENT
}

#[utoipa::path(post, path = "/jobs", request_body = Job, responses((status = 200, body = Job)))]
async fn echo_job(Json(job): Json<Job>) -> Json<Job> {
    Json(job)
}

#[utoipa::path(post, path = "/messages", request_body = Message, responses((status = 200, body = Message)))]
async fn echo_message(Json(message): Json<Message>) -> Json<Message> {
    Json(message)
}

#[utoipa::path(post, path = "/outers", request_body = Outer, responses((status = 200, body = Outer)))]
async fn echo_outer(Json(outer): Json<Outer>) -> Json<Outer> {
    Json(outer)
}

#[utoipa::path(post, path = "/looses", request_body = Loose, responses((status = 200, body = Loose)))]
async fn echo_loose(Json(loose): Json<Loose>) -> Json<Loose> {
    Json(loose)
}

#[utoipa::path(post, path = "/trees", request_body = Tree, responses((status = 200, body = Tree)))]
async fn echo_tree(Json(tree): Json<Tree>) -> Json<Tree> {
    Json(tree)
}

#[utoipa::path(post, path = "/flats", request_body = Flat, responses((status = 200, body = Flat)))]
async fn echo_flat(Json(flat): Json<Flat>) -> Json<Flat> {
    Json(flat)
}

#[utoipa::path(get, path = "/search", params(Filter), responses((status = 200, body = Seen)))]
async fn search(Query(filter): Query<Filter>) -> Json<Seen> {
    seen(json!({
        "ids": filter.ids, "grade": filter.grade, "since": filter.since, "price": filter.price, "exact": filter.exact,
    }))
}

#[utoipa::path(
    get, path = "/headers",
    params(("x-count" = u32, Header), ("x-list" = Option<Vec<String>>, Header), ("session" = Option<String>, Cookie)),
    responses((status = 200, body = Seen, headers(("x-total" = u64)))),
)]
async fn read_headers(headers: HeaderMap) -> ([(&'static str, &'static str); 1], Json<Seen>) {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let values =
        json!({"count": text("x-count"), "list": text("x-list"), "cookie": text("cookie")});
    ([("x-total", "7")], seen(values))
}

#[utoipa::path(
    post, path = "/login",
    request_body(content = Login, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, body = Seen)),
)]
async fn send_form(Form(login): Form<Login>) -> Json<Seen> {
    seen(json!({"name": login.name, "likes": login.likes}))
}

#[utoipa::path(
    post, path = "/upload", request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 200, body = Seen)),
)]
async fn upload(mut form: Multipart) -> Json<Seen> {
    let mut parts = Vec::new();
    while let Ok(Some(field)) = form.next_field().await {
        let part =
            json!({"name": field.name(), "file": field.file_name(), "type": field.content_type()});
        let bytes = field.bytes().await.unwrap_or_default();
        let text = std::str::from_utf8(&bytes).ok();
        parts.push(json!({"part": part, "text": text, "sha256": hash(&bytes)}));
    }
    seen(json!({"parts": parts}))
}

#[utoipa::path(
    put, path = "/raw", request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = Seen)),
)]
async fn put_raw(bytes: Bytes) -> Json<Seen> {
    seen(json!({"sha256": hash(&bytes), "length": bytes.len()}))
}

#[utoipa::path(get, path = "/file", responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream")))]
async fn get_file() -> Vec<u8> {
    (0..=255).collect()
}

#[utoipa::path(get, path = "/text", responses((status = 200, body = String)))]
async fn get_text() -> &'static str {
    "plain é\n"
}

#[utoipa::path(get, path = "/number", responses((status = 200, body = u64)))]
async fn get_number() -> Json<u64> {
    Json(u64::MAX)
}

#[utoipa::path(get, path = "/extremes", responses((status = 200, body = Extremes)))]
async fn get_extremes() -> Json<Extremes> {
    Json(Extremes {
        count: u64::MAX,
        balance: i128::MAX,
    })
}

#[utoipa::path(get, path = "/ticks", responses((status = 200, body = Tick, content_type = "text/event-stream")))]
async fn get_ticks() -> Sse<impl stream::Stream<Item = Result<Event, Infallible>>> {
    let event = |number| {
        Event::default()
            .id(format!("t{number}"))
            .json_data(Tick { number })
    };
    Sse::new(stream::iter(
        (0..3).filter_map(move |number| event(number).ok().map(Ok)),
    ))
}

#[utoipa::path(get, path = "/lines", responses((status = 200, body = [Tick], content_type = "application/x-ndjson")))]
async fn get_lines() -> Response {
    let lines = (0..2).map(|number| Ok::<_, Infallible>(format!("{{\"number\":{number}}}\n")));
    let body = Body::from_stream(stream::iter(lines));
    ([(header::CONTENT_TYPE, "application/x-ndjson")], body).into_response()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (router, document) = OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(add_tool))
        .routes(routes!(get_tool, delete_tool))
        .routes(routes!(echo_job))
        .routes(routes!(echo_message))
        .routes(routes!(echo_outer))
        .routes(routes!(echo_loose))
        .routes(routes!(echo_tree))
        .routes(routes!(echo_flat))
        .routes(routes!(search))
        .routes(routes!(read_headers))
        .routes(routes!(send_form))
        .routes(routes!(upload))
        .routes(routes!(put_raw))
        .routes(routes!(get_file))
        .routes(routes!(get_text))
        .routes(routes!(get_number))
        .routes(routes!(get_extremes))
        .routes(routes!(get_ticks))
        .routes(routes!(get_lines))
        .split_for_parts();
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("document") {
        println!("{}", document.to_pretty_json()?);
        return Ok(());
    }
    let port: u16 = arguments.next().ok_or("the port is missing")?.parse()?;
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    axum::serve(listener, router).await?;
    Ok(())
}
