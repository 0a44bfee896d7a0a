//! Calls each operation of the library.

mod report;

use std::error::Error;
use std::process::ExitCode;

use client::model::{
    BookRequest, BookRequestMood, BooksCreateBody, EchoLoanBody, GuestRequest, KindsEnum,
    LevelEnum, LoanRequest, LoginRequest, PatchedBookRequest, ReaderRequest, ScanRequest, State,
    StateEnum, Visitor, VisitorRequest,
};
use client::{Client, File, headers};
use report::{ID, Outcome, Report, day, endpoint, equal, every_byte, moment, saw, sha256};
use serde_json::json;

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let client = Client::builder().endpoint(endpoint()?).build()?;
    let mut report = Report::new()?;
    books(&client, &mut report).await?;
    loans(&client, &mut report).await?;
    visitors(&client, &mut report).await?;
    queries(&client, &mut report).await?;
    bodies(&client, &mut report).await?;
    answers(&client, &mut report).await?;
    Ok(report.print())
}

async fn books(client: &Client, report: &mut Report) -> Outcome {
    let book = BookRequest::new("Zoë & co", i64::MAX)
        .with_copies(i64::MIN)
        .with_price("12.50")
        .with_printed(day("2024-02-29")?)
        .with_mood(BookRequestMood::Glad)
        .with_extra(json!({"a": [1, null, 2.5]}))
        .with_lent_for("1 02:00:00")
        .with_rating(0.1)
        .with_code(ID);
    report
        .row("books_create", async {
            let got = client.books_create(book.clone()).await?;
            equal(
                (&*got.title, got.pages, got.copies),
                ("Zoë & co", i64::MAX, Some(i64::MIN)),
            )?;
            equal(
                (got.price.flatten().as_deref(), got.printed),
                (Some("12.50"), book.printed),
            )?;
            equal(got.state, Some(StateEnum::New))?;
            equal(got.mood.flatten().as_ref().map(AsRef::as_ref), Some("glad"))?;
            equal(
                (got.extra, got.lent_for),
                (book.extra.clone(), book.lent_for.clone()),
            )?;
            equal((got.rating, got.code), (book.rating, book.code))
        })
        .await;
    for form in [BooksCreateBody::Form, BooksCreateBody::Multipart] {
        report
            .row("books_create", async {
                let book = BookRequest::new("form", 1)
                    .with_price("1.50")
                    .with_lent_for("00:00:01");
                let got = client.books_create(form(Box::new(book))).await?;
                equal(
                    (&*got.title, got.pages, got.price),
                    ("form", 1, Some(Some("1.50".into()))),
                )?;
                equal(got.lent_for, Some(Some("00:00:01".into())))
            })
            .await;
    }
    report
        .row("books_create", async {
            let got = client
                .books_create(BookRequest::new("nulls", 0).null_mood().null_price())
                .await?;
            equal((got.mood, got.price), (Some(None), Some(None)))?;
            let got = client
                .books_create(BookRequest::new("blank", 0).with_mood(BookRequestMood::Empty))
                .await?;
            equal(got.mood.flatten().as_ref().map(AsRef::as_ref), Some(""))
        })
        .await;
    report
        .row("books_list", async {
            let page = client.books_list().limit(1).offset(1).await?;
            equal(
                (page.count, page.results.len(), &*page.results[0].title),
                (5, 1, "form"),
            )?;
            equal(
                page.next
                    .flatten()
                    .is_some_and(|next| next.ends_with("/books/?limit=1&offset=2")),
                true,
            )
        })
        .await;
    report
        .row("books_retrieve", async {
            let got = client.books_retrieve(1).await?;
            equal((&*got.title, got.id), ("Zoë & co", 1))
        })
        .await;
    report
        .row("books_update", async {
            let got = client.books_update(1, BookRequest::new("new", 2)).await?;
            equal(
                (&*got.title, got.pages, got.rating),
                ("new", 2, Some(Some(0.1))),
            )
        })
        .await;
    report
        .row("books_partial_update", async {
            let patch = PatchedBookRequest::default()
                .null_rating()
                .with_state(StateEnum::Worn);
            let got = client.books_partial_update(1).body(patch).await?;
            equal(
                (&*got.title, got.rating, got.state),
                ("new", Some(None), Some(StateEnum::Worn)),
            )
        })
        .await;
    report
        .row("books_lend_create", async {
            saw(
                &client.books_lend_create(1).await?.values,
                json!({"title": "new"}),
            )
        })
        .await;
    report
        .row("books_destroy", async {
            client.books_destroy(5).await?;
            let refused = client.books_retrieve(5).await.unwrap_err();
            equal(refused.status().map(|status| status.as_u16()), Some(404))
        })
        .await;
    Ok(())
}

async fn loans(client: &Client, report: &mut Report) -> Outcome {
    let loan = LoanRequest::new(
        ID,
        1 << 40,
        "12.500",
        0.125,
        moment("2024-02-29T12:30:15.25Z")?,
        day("2024-02-29")?,
        "07:08:09",
        "1 02:00:00.500000",
        "127.0.0.1",
        "https://library.example/?a=b",
        "a-b",
        [KindsEnum::A],
    )
    .with_remark("")
    .with_marks([1, -1])
    .with_pairs([("x".to_owned(), 0.5)].into())
    .with_any(json!([null, {"a": 1}]))
    .with_level(LevelEnum::Value2)
    .with_silent(false);
    report
        .row("echo_loan", async {
            let got = client.echo_loan(loan.clone()).await?;
            equal(
                (got.id, got.days, &*got.fee, got.rate),
                (ID, 1 << 40, "12.500", 0.125),
            )?;
            equal(
                (got.begun, got.due, &*got.at, &*got.lasts),
                (
                    loan.begun.clone(),
                    loan.due,
                    "07:08:09",
                    "1 02:00:00.500000",
                ),
            )?;
            equal(
                (got.address, got.page, got.slug),
                (loan.address.clone(), loan.page.clone(), loan.slug.clone()),
            )?;
            equal(
                (got.reader, got.remark, got.marks),
                (None, Some(String::new()), loan.marks.clone()),
            )?;
            equal(
                (got.pairs, got.any, got.kinds),
                (loan.pairs.clone(), loan.any.clone(), loan.kinds.clone()),
            )?;
            equal(
                (got.level, got.silent, got.seen),
                (Some(LevelEnum::Value2), Some(false), true),
            )
        })
        .await;
    report
        .row("echo_loan", async {
            let got = client
                .echo_loan(EchoLoanBody::Multipart(Box::new(
                    loan.clone().with_reader("r"),
                )))
                .await?;
            equal(
                (got.reader.as_deref(), got.marks, got.kinds),
                (Some("r"), loan.marks.clone(), loan.kinds.clone()),
            )?;
            equal(got.pairs, loan.pairs.clone())
        })
        .await;
    report
        .row("get_loans", async {
            let got = client.get_loans().await?;
            equal(
                (got.len(), &*got[0].fee, got[0].rate, &*got[0].lasts),
                (1, "12.500", 0.125, "1 02:00:00.500000"),
            )?;
            equal(
                (got[0].begun.clone(), got[0].level.clone(), got[0].silent),
                (loan.begun.clone(), None, None),
            )
        })
        .await;
    Ok(())
}

async fn visitors(client: &Client, report: &mut Report) -> Outcome {
    report
        .row("echo_visitor", async {
            let body: VisitorRequest = ReaderRequest::new("c1").into();
            match client.echo_visitor().body(body).await? {
                Visitor::Reader(reader) => equal(&*reader.card, "c1"),
                other => Err(format!("{other:?} came back").into()),
            }
        })
        .await;
    report
        .row("echo_visitor", async {
            let body: VisitorRequest = GuestRequest::new(day("2024-02-29")?).into();
            match client.echo_visitor().body(body).await? {
                Visitor::Guest(guest) => equal(guest.until, day("2024-02-29")?.into()),
                other => Err(format!("{other:?} came back").into()),
            }
        })
        .await;
    Ok(())
}

async fn queries(client: &Client, report: &mut Report) -> Outcome {
    report.row("search", async {
        let call = client.search(["a b", "c&d"]).state(State::Worn).top("0.10");
        let got = call.since(moment("2024-05-06T07:08:09Z")?).await?;
        saw(&got.values, json!({
            "words": ["a b", "c&d"], "state": "worn", "top": "0.10", "since": "2024-05-06 07:08:09+00:00",
        }))
    }).await;
    report.row("read_parameters", async {
        let call = client.read_parameters(3).ids([1, 2]).day(day("2024-02-29")?).state(State::New);
        let got = call.x_list(["a", "b"]).session("s").with_response().await?;
        equal(got.header(headers::X_TOTAL)?, Some(7))?;
        saw(&got.value().values, json!({
            "ids": "1,2", "day": "2024-02-29", "state": "new", "count": "3", "list": "a,b", "session": "s",
        }))
    }).await;
    Ok(())
}

async fn bodies(client: &Client, report: &mut Report) -> Outcome {
    let all = every_byte();
    let hash = sha256(&all);
    report
        .row("send_form", async {
            let got = client
                .send_form(LoginRequest::new("Zoë & co", ["a=b", "c d"]))
                .await?;
            saw(
                &got.values,
                json!({"name": "Zoë & co", "likes": ["a=b", "c d"]}),
            )
        })
        .await;
    report.row("upload", async {
        let scan = ScanRequest::new(File::new(all.clone()).named("ü 1.bin"), "title");
        let got = client.upload(scan.with_tags(["a", "b c"]).with_day(day("2024-02-29")?)).await?;
        saw(&got.values, json!({
            "title": "title", "tags": ["a", "b c"], "day": "2024-02-29", "name": "ü 1.bin", "sha256": hash,
        }))
    }).await;
    report
        .row("put_raw", async {
            saw(
                &client.put_raw().body(all.clone()).await?.values,
                json!({"sha256": hash, "length": 256}),
            )
        })
        .await;
    Ok(())
}

async fn answers(client: &Client, report: &mut Report) -> Outcome {
    let all = every_byte();
    report
        .row("get_file", async {
            equal(client.get_file().await?.to_vec(), all.clone())
        })
        .await;
    report
        .row("get_text", async {
            equal(client.get_text().await?, "plain é\n".to_owned())
        })
        .await;
    report
        .row("get_events", async {
            let mut events = client.get_events().with_events().await?;
            for card in ["a", "b"] {
                let event = events.next().await.ok_or("too few events")??;
                equal((&*event.value.card, &*event.id), (card, card))?;
            }
            equal(events.next().await.is_none(), true)
        })
        .await;
    report
        .row("get_lines", async {
            let lines = client.get_lines().await?;
            equal(
                serde_json::to_value(lines)?,
                json!([
                    {"type": "reader", "card": "a"},
                    {"type": "reader", "card": "b"},
                ]),
            )
        })
        .await;
    Ok(())
}
