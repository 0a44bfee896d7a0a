//! Fetched from a server on loopback.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::{Mode, fetch};
use crate::{Outcome, Request, generate, write};

/// A server of texts by their paths, which can change.
struct Web {
    address: String,
    answers: Arc<Mutex<Vec<(String, String)>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Web {
    fn of(pages: &[(&str, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let web = Self {
            address: format!("http://{}", listener.local_addr().unwrap()),
            answers: Arc::default(),
            asked: Arc::default(),
        };
        for (path, text) in pages {
            web.put(path, text);
        }
        let (answers, asked) = (Arc::clone(&web.answers), Arc::clone(&web.asked));
        thread::spawn(move || {
            for connection in listener.incoming() {
                let connection = connection.unwrap();
                let mut lines = BufReader::new(&connection).lines().map_while(Result::ok);
                let first = lines.next().unwrap_or_default();
                let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
                while lines.next().is_some_and(|line| !line.is_empty()) {}
                let all = answers.lock().unwrap();
                let found = all.iter().rev().find(|(known, _)| *known == path);
                let missing = "HTTP/1.1 404 Missing\r\n\r\n";
                let answer = found.map_or(missing, |(_, answer)| answer);
                let _ = (&connection).write_all(answer.as_bytes());
                asked.lock().unwrap().push(path);
            }
        });
        web
    }

    fn put(&self, path: &str, text: &str) {
        self.answer(path, &format!("HTTP/1.1 200 OK\r\n\r\n{text}"));
    }

    fn answer(&self, path: &str, answer: &str) {
        let mut answers = self.answers.lock().unwrap();
        answers.push((path.to_owned(), answer.to_owned()));
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

const API: &str = "
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: Pets., content: {application/json: {schema: {$ref: 'parts/pet.yaml#/Pet'}}}}
";
const PET: &str = "Pet: {type: object, required: [name], properties: {name: {type: string}}}";

fn request(spec: &str, output: &Path) -> Request {
    Request {
        spec: spec.into(),
        output: output.to_owned(),
        ..Request::default()
    }
}

/// Fetches, generates and writes.
fn run(request: Request, mode: Mode, kept: &Path) -> Result<Outcome, String> {
    let request = fetch(request, mode, kept)?;
    let outcome = generate(&request);
    assert!(
        !outcome.diagnostics.has_errors(),
        "{} are told",
        outcome.told().len()
    );
    let changes = write::plan(&outcome.files, &request.output).unwrap();
    changes.apply().unwrap();
    Ok(outcome)
}

fn lock(output: &Path) -> String {
    std::fs::read_to_string(output.join(write::LOCK)).unwrap()
}

#[test]
fn a_document_is_fetched_with_what_it_refers_to_and_is_the_same_tomorrow() {
    let web = Web::of(&[("/v1/api.yaml", API), ("/v1/parts/pet.yaml", PET)]);
    let folder = tempfile::tempdir().unwrap();
    let (output, kept) = (folder.path().join("out"), folder.path().join("kept"));
    let api = web.url("/v1/api.yaml");
    let outcome = run(request(&api, &output), Mode::Pinned, &kept).unwrap();
    assert_eq!(web.asked(), ["/v1/api.yaml", "/v1/parts/pet.yaml"]);
    let is_there = |path: &str| outcome.files.iter().any(|file| file.path == path);
    assert!(is_there("src/model/pet.rs"));
    let root = outcome.files.iter().find(|file| file.path == "src/lib.rs");
    let header = format!("Generated from {api} by ");
    assert!(root.unwrap().content.contains(&header));
    let first = lock(&output);
    assert!(first.contains(&format!("\"{api}\" = \"sha256:")), "{first}");

    // What is pinned is asked of nobody.
    run(request(&api, &output), Mode::Pinned, &kept).unwrap();
    assert_eq!(web.asked(), Vec::<String>::new());
    assert_eq!(lock(&output), first);
}

#[test]
fn another_text_than_the_pinned_one_is_refused_until_it_is_asked_for() {
    let web = Web::of(&[("/v1/api.yaml", API), ("/v1/parts/pet.yaml", PET)]);
    let folder = tempfile::tempdir().unwrap();
    let (output, kept) = (folder.path().join("out"), folder.path().join("kept"));
    let api = web.url("/v1/api.yaml");
    run(request(&api, &output), Mode::Pinned, &kept).unwrap();
    let first = lock(&output);
    web.put("/v1/parts/pet.yaml", &PET.replace("name", "title"));

    // Somebody else has nothing of it.
    let elsewhere = folder.path().join("elsewhere");
    let error = run(request(&api, &output), Mode::Pinned, &elsewhere).unwrap_err();
    assert!(error.contains("parts/pet.yaml` is another text"), "{error}");
    assert!(error.contains("--fetch=update"), "{error}");
    assert_eq!(lock(&output), first);

    run(request(&api, &output), Mode::Update, &elsewhere).unwrap();
    assert_ne!(lock(&output), first);
    run(request(&api, &output), Mode::Pinned, &elsewhere).unwrap();
}

#[test]
fn what_a_file_refers_to_is_fetched_and_pinned_as_well() {
    let web = Web::of(&[("/pet.yaml", PET)]);
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("api.yaml");
    let url = web.url("/pet.yaml");
    std::fs::write(&spec, API.replace("parts/pet.yaml", &url)).unwrap();
    let (output, kept) = (folder.path().join("out"), folder.path().join("kept"));
    run(
        request(spec.to_str().unwrap(), &output),
        Mode::Pinned,
        &kept,
    )
    .unwrap();
    assert!(lock(&output).contains(&format!("\"{url}\" = ")));
    // The place of a type in the lock is its address, wherever the document is.
    assert!(
        lock(&output).contains(&format!("{url}#/Pet")),
        "{}",
        lock(&output)
    );
}

#[test]
fn a_fetched_document_has_nothing_of_this_machine() {
    let secret = "Pet: {type: object, properties: {secret: {type: string}}}";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pet.yaml");
    std::fs::write(&file, secret).unwrap();
    let api = API.replace("parts/pet.yaml", file.to_str().unwrap());
    let web = Web::of(&[("/api.yaml", &api)]);
    let request = request(&web.url("/api.yaml"), &folder.path().join("out"));
    let error = fetch(request, Mode::Pinned, folder.path()).unwrap_err();
    assert!(
        error.contains("pet.yaml` is not fetched: its server answers 404"),
        "{error}"
    );
}

#[test]
fn redirects_are_few_and_lead_to_no_worse_place() {
    let web = Web::of(&[("/c", "a: 1")]);
    let to = |path: &str, target: &str| {
        // The server closes each connection, and says so: else the next request may be sent on one that ends.
        let answer = format!(
            "HTTP/1.1 302 Found\r\nlocation: {target}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
        );
        web.answer(path, &answer);
    };
    to("/a", "/b");
    to("/b", "c");
    to("/round", "/round");
    to("/out", "http://a.example/c");
    to("/nowhere", "");
    let folder = tempfile::tempdir().unwrap();
    let fetched = |path: &str| {
        let request = request(&web.url(path), Path::new(""));
        fetch(request, Mode::Pinned, folder.path())
    };
    fetched("/a").unwrap();
    for (path, said) in [
        ("/round", "more than 5 times"),
        ("/out", "with `http`, anybody on the way"),
        ("/missing", "answers 404"),
    ] {
        let error = fetched(path).unwrap_err();
        assert!(error.contains(said), "{error}");
    }
    assert!(fetched("/nowhere").is_err());
}

#[test]
fn what_is_too_long_is_not_fetched() {
    let web = Web::of(&[]);
    let bytes = crate::limits::fetching::BYTES + 1;
    let long = " ".repeat(usize::try_from(bytes).unwrap());
    web.put("/long", &long);
    let request = request(&web.url("/long"), Path::new(""));
    let error = fetch(request, Mode::Pinned, Path::new("")).unwrap_err();
    assert!(error.contains("more than"), "{error}");
}
