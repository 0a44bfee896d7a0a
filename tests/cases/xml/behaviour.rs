//! Bodies in XML are models, written and read as the document says.

use case_xml::Client;
use case_xml::model::{AddNoteBody, Book, Loan, Note, PutLoansBody, PutNamelessBody, State};
use case_xml::testing::{TestAnswer, TestTransport};

const BOOK: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?><!-- kept --><b:book xmlns:b="urn:books" id="7" xml:lang="de">"#,
    "\n  <title>Faust &amp; <![CDATA[<II>]]></title>\n  <price> 12.50 </price><lent>true</lent>",
    r#"<due xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>"#,
    "<state>lost</state><authors><author>Goethe</author></authors>",
    "<keyword>a</keyword><pages>1</pages><keyword>b</keyword><shelf>unknown</shelf>",
    "<counts><first>1</first><second>2</second></counts>",
    r#"<sequel id="8"><title/></sequel></b:book>"#
);

fn answering(status: u16, body: &str) -> (Client, TestTransport) {
    let double = TestTransport::new();
    let answer = TestAnswer::new(status, body).with_header("content-type", "text/xml");
    double.answer_by(move |_| Some(answer.clone()));
    let client = Client::builder().transport(double.clone());
    (client.build().unwrap(), double)
}

fn sent(double: &TestTransport) -> String {
    let requests = double.requests();
    let body = requests.last().unwrap().body();
    String::from_utf8(body.to_vec()).unwrap()
}

#[tokio::test]
async fn an_answer_is_read() {
    let (client, _) = answering(201, BOOK);
    let book = client.add_book(Book::new(1, "t")).await.unwrap();
    assert_eq!((book.id, book.lang.as_deref()), (7, Some("de")));
    assert_eq!(book.title, "Faust & <II>");
    assert_eq!((book.price, book.lent), (Some(12.5), Some(true)));
    assert_eq!(book.due, Some(None));
    assert_eq!(book.state, Some(State::from("lost")));
    assert_eq!(book.authors.unwrap(), ["Goethe"]);
    assert_eq!(book.keywords.unwrap(), ["a", "b"]);
    assert_eq!(book.pages.unwrap(), [1]);
    assert_eq!(book.counts.unwrap()["second"], 2);
    let sequel = book.sequel.unwrap();
    assert_eq!((sequel.id, sequel.title.as_str()), (8, ""));
    assert_eq!(sequel.keywords, None);
}

#[tokio::test]
async fn a_body_is_written() {
    let (client, double) = answering(201, BOOK);
    let book = Book::new(7, "a < b & \"c\"")
        .with_lang("de")
        .with_price(12.5)
        .with_state(State::New)
        .with_authors(["A", "B"])
        .with_keywords(["x", "y"])
        .with_counts([("n".to_owned(), 1)].into())
        .with_sequel(Book::new(8, "t").with_authors(Vec::<String>::new()));
    client.add_book(book).await.unwrap();
    let expected = concat!(
        r#"<book id="7" xml:lang="de"><title>a &lt; b &amp; "c"</title><price>12.5</price>"#,
        "<state>new</state><authors><author>A</author><author>B</author></authors>",
        "<keyword>x</keyword><keyword>y</keyword><counts><n>1</n></counts>",
        r#"<sequel id="8"><title>t</title><authors/></sequel></book>"#
    );
    assert_eq!(sent(&double), expected);
    let requests = double.requests();
    let media_type = requests[0].header("content-type").unwrap();
    assert_eq!(media_type, "application/xml");
}

#[tokio::test]
async fn what_xml_has_no_way_for_is_not_sent_in_silence() {
    let (client, double) = answering(201, BOOK);
    let book = Book::new(7, "t").with_shelf(Loan::new(1, 1));
    let error = client.add_book(book).await.unwrap_err().to_string();
    assert!(error.contains("shelf"), "{error}");
    assert!(double.requests().is_empty());
}

#[tokio::test]
async fn namespaces_and_lists() {
    let (client, double) = answering(204, "");
    client
        .put_loans(PutLoansBody::new([Loan::new(7, 30), Loan::new(8, 1)]))
        .await
        .unwrap();
    let expected = concat!(
        r#"<l:loans xmlns:l="https://library.example.com/loans"><l:loan book="7"><days>30</days></l:loan>"#,
        r#"<l:loan book="8"><days>1</days></l:loan></l:loans>"#
    );
    assert_eq!(sent(&double), expected);
    let wrong = client.put_loans(PutLoansBody::new([Loan::new(7, 91)])).await;
    assert!(wrong.unwrap_err().to_string().contains("days"));
    let note = Note::default().with_author("me").with_text("it <is>");
    client.add_note(AddNoteBody::from(note)).await.unwrap();
    assert_eq!(sent(&double), r#"<Note author="me">it &lt;is&gt;</Note>"#);
    client.add_note("<any/>".to_owned()).await.unwrap();
    assert_eq!(sent(&double), "<any/>");

    let (client, _) = answering(200, r#"<books><book id="1"><title>t</title></book></books>"#);
    assert_eq!(client.list_books().await.unwrap()[0].id, 1);
    let (client, _) = answering(200, "<all><one>a</one><one>b</one></all>");
    assert_eq!(client.list_titles().await.unwrap(), ["a", "b"]);
    let (client, _) = answering(200, "<all/>");
    assert!(client.list_titles().await.unwrap().is_empty());
}

#[tokio::test]
async fn an_error_has_its_body() {
    let (client, _) = answering(418, "<Problem><code>T-1</code><hints>pour</hints></Problem>");
    let error = client.list_books().await.unwrap_err();
    let problem = error.api().unwrap();
    assert_eq!(problem.code, "T-1");
    assert_eq!(problem.hints.as_deref().unwrap(), ["pour"]);
}

#[tokio::test]
async fn what_is_not_as_documented_is_told_with_its_place() {
    let (client, _) = answering(200, r#"<books><book id="x"><title>t</title></book></books>"#);
    let error = client.list_books().await.unwrap_err().to_string();
    assert!(error.contains("$[0].id"), "{error}");
    let (client, _) = answering(200, "<books><book");
    let error = client.list_books().await.unwrap_err();
    assert!(error.to_string().contains("at books: "), "{error}");
    let (client, _) = answering(201, "<html><body><p>Down</p></body></html>");
    let error = client.add_book(Book::new(1, "t")).await.unwrap_err().to_string();
    assert!(error.contains("body"), "{error}");
}

#[tokio::test]
async fn what_is_json_as_well_is_sent_and_read_as_that() {
    let (client, double) = answering(204, "");
    client.put_plan(Note::default().with_text("t")).await.unwrap();
    assert_eq!(sent(&double), r#"{"text":"t"}"#);
    let requests = double.requests();
    assert_eq!(requests[0].header("content-type"), Some("application/yaml"));
    let (client, double) = answering(200, "7");
    assert_eq!(client.count_pages().await.unwrap(), 7);
    let accepted = double.requests()[0].header("accept").map(str::to_owned);
    assert_eq!(accepted.as_deref(), Some("application/json, text/json"));
}

#[tokio::test]
async fn what_cannot_be_typed_is_a_text() {
    let (client, _) = answering(200, "<either/>");
    assert_eq!(client.get_either().await.unwrap(), "<either/>");
}

#[tokio::test]
async fn a_call_says_what_the_document_does_not() {
    let (client, double) = answering(204, "");
    let body = PutNamelessBody::default().with_a("b");
    let error = client.put_nameless().body(body.clone()).await.unwrap_err();
    assert!(error.to_string().contains("`with_root`"), "{error}");
    let call = client.put_nameless().body(body);
    let error = call.clone().with_root("a b").await.unwrap_err();
    assert!(error.to_string().contains("with_root"), "{error}");
    assert!(double.requests().is_empty());
    call.with_root("thing").await.unwrap();
    assert_eq!(sent(&double), "<thing><a>b</a></thing>");
    let loans = PutLoansBody::new([]);
    client.put_loans(loans).with_root("none").await.unwrap();
    let expected = r#"<l:none xmlns:l="https://library.example.com/loans"/>"#;
    assert_eq!(sent(&double), expected);
}
