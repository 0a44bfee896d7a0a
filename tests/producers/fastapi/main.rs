//! Calls each operation of the laboratory.

mod report;

use std::error::Error;
use std::process::ExitCode;

use client::model::{
    BodySendForm, BodyUpload, Circle, Clock, Drawing, DrawingValue, Encoded, Grade, Label,
    NodeInput, Patch, ProblemOrHttpValidationError, SampleInput, Sealed, Square, Square2Input,
};
use client::{Base64, Base64Url, Client, File};
use report::{ID, Outcome, Report, day, endpoint, equal, every_byte, moment, saw, sha256};
use serde_json::json;
use uuid::Uuid;

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let client = Client::builder().endpoint(endpoint()?).build()?;
    let mut report = Report::new()?;
    samples(&client, &mut report).await?;
    values(&client, &mut report).await?;
    requests(&client, &mut report).await?;
    bodies(&client, &mut report).await?;
    answers(&client, &mut report).await?;
    Ok(report.print())
}

async fn samples(client: &Client, report: &mut Report) -> Outcome {
    let sample = SampleInput::new(
        ID,
        "iron",
        Grade::Pure,
        i64::MAX,
        0.1,
        "12.50",
        day("2024-02-29")?,
        moment("2024-02-29T12:30:15.25Z")?,
        "P1DT2H0.5S",
    )
    .with_tags(["a"])
    .with_marks([("x".to_owned(), 1)].into())
    .with_position((1.5, -2.0));
    report
        .row("add_sample", async {
            let got = client.add_sample(sample.clone()).await?;
            equal(
                (got.id, &*got.name, got.grade, got.count, got.mass),
                (ID, "iron", Grade::Pure, i64::MAX, 0.1),
            )?;
            equal(
                (&*got.price, got.taken, got.received),
                ("12.50", sample.taken, sample.received),
            )?;
            equal(
                (&*got.lasts, got.note, got.place),
                ("P1DT2H0.5S", None, Some(None)),
            )?;
            equal(
                (got.tags, got.marks),
                (sample.tags.clone(), sample.marks.clone()),
            )?;
            let position = got.position.flatten().ok_or("no position")?;
            equal((position.first, position.second), (1.5, -2.0))
        })
        .await;
    report
        .row("get_sample", async {
            let got = client.get_sample(ID).await?;
            equal(
                (got.id, got.count, &*got.price, &*got.lasts),
                (ID, 1 << 40, "12.50", "P1DT2H0.5S"),
            )?;
            equal(got.received, moment("2024-02-29T10:30:15.25Z")?.into())
        })
        .await;
    report
        .row("get_sample", async {
            let refused = client.get_sample(Uuid::nil()).await.unwrap_err();
            equal(refused.status().map(|status| status.as_u16()), Some(404))?;
            match refused.into_api() {
                Some(ProblemOrHttpValidationError::Problem(problem)) => {
                    equal(&*problem.detail, "no such sample")
                }
                other => Err(format!("the error holds {other:?}").into()),
            }
        })
        .await;
    report
        .row("patch_sample", async {
            let got = client
                .patch_sample(ID, Patch::default().with_count(0).null_name())
                .await?;
            saw(&got.values, json!({"name": null, "count": 0}))?;
            saw(
                &client.patch_sample(ID, Patch::default()).await?.values,
                json!({}),
            )
        })
        .await;
    report
        .row("delete_sample", async {
            Ok(client.delete_sample(ID).await?)
        })
        .await;
    Ok(())
}

async fn values(client: &Client, report: &mut Report) -> Outcome {
    let raw = [251, 255, 254, 0, 1];
    report
        .row("get_sealed", async {
            let got = client.get_sealed().await?;
            equal(got.content.as_ref(), &raw[..])
        })
        .await;
    report
        .row("echo_sealed", async {
            let sealed = Sealed::new(Base64::from(raw.to_vec()));
            equal(client.echo_sealed(sealed.clone()).await?, sealed)
        })
        .await;
    report
        .row("echo_encoded", async {
            let encoded = Encoded::new(Base64::from(raw.to_vec()), Base64Url::from(raw.to_vec()));
            equal(client.echo_encoded(encoded.clone()).await?, encoded)
        })
        .await;
    report
        .row("get_clock", async {
            let got = client.get_clock().await?;
            equal(got.at, "07:08:09".to_owned())
        })
        .await;
    report
        .row("echo_clock", async {
            let clock = Clock::new(
                moment("2024-05-06T07:08:09Z")?,
                "07:08:09",
                moment("2024-05-06T07:08:09.000001Z")?,
            );
            equal(client.echo_clock(clock.clone()).await?, clock)
        })
        .await;
    for value in [
        None,
        Some(DrawingValue::Integer(1)),
        Some("one".into()),
        Some(DrawingValue::NumberList(vec![1.0, 2.5])),
        Some(Label::new("one").into()),
    ] {
        report
            .row("echo_drawing", async {
                let mut drawing = Drawing::new(Circle::new(0.5));
                drawing.value = value;
                equal(client.echo_drawing(drawing.clone()).await?, drawing)
            })
            .await;
    }
    report
        .row("echo_drawing", async {
            let drawing = Drawing::new(Square::new(2.0));
            equal(client.echo_drawing(drawing.clone()).await?, drawing)
        })
        .await;
    report
        .row("echo_tree", async {
            let leaf = NodeInput::new("leaf");
            let got = client
                .echo_tree(NodeInput::new("root").with_children([leaf]))
                .await?;
            let children = got.children.ok_or("no children")?;
            equal(
                (&*got.name, children.len(), &*children[0].name),
                ("root", 1, "leaf"),
            )
        })
        .await;
    report
        .row("measure_square", async {
            let got = client.measure_square(Square2Input::new(7)).await?;
            equal((got.side, got.area), (7, 49))
        })
        .await;
    report
        .row("echo_value", async {
            equal(client.echo_value("1").await?, "1".into())?;
            equal(client.echo_value(1).await?, 1.into())?;
            equal(client.echo_value(vec![1.0]).await?, vec![1.0].into())
        })
        .await;
    Ok(())
}

async fn requests(client: &Client, report: &mut Report) -> Outcome {
    report
        .row("search", async {
            let call = client
                .search([1, -2])
                .grade(Grade::Mixed)
                .day(day("2024-02-29")?);
            let got = call
                .price("0.10")
                .word(["a b", "c&d", "é+"])
                .exact(true)
                .await?;
            saw(
                &got.values,
                json!({
                    "ids": [1, -2], "grade": "mixed", "day": "2024-02-29", "price": "0.10",
                    "words": ["a b", "c&d", "é+"], "exact": true,
                }),
            )
        })
        .await;
    report.row("search", async {
        let got = client.search([1]).await?;
        saw(&got.values, json!({"ids": [1], "grade": null, "day": null, "price": null, "words": null, "exact": false}))
    }).await;
    report
        .row("filter_samples", async {
            let call = client
                .filter_samples()
                .limit(7)
                .grades([Grade::Pure, Grade::Mixed]);
            let got = call.since(moment("2024-05-06T07:08:09Z")?).await?;
            equal(
                (got.total, got.items.len(), got.items[0].value),
                (7021, 1, 0.5),
            )
        })
        .await;
    report
        .row("read_headers", async {
            let got = client
                .read_headers(["a", "b"])
                .x_count(3)
                .session("s1")
                .with_response()
                .await?;
            equal(got.headers()["x-total"].to_str()?, "7")?;
            saw(
                &got.value().values,
                json!({"x_token": ["a", "b"], "x_count": 3, "session": "s1"}),
            )
        })
        .await;
    Ok(())
}

async fn bodies(client: &Client, report: &mut Report) -> Outcome {
    report
        .row("send_form", async {
            let got = client
                .send_form(BodySendForm::new("Zoë & co", 41, ["a=b", "c d"]))
                .await?;
            saw(
                &got.values,
                json!({"name": "Zoë & co", "age": 41, "likes": ["a=b", "c d"]}),
            )
        })
        .await;
    let document = every_byte();
    let hash = sha256(&document);
    report.row("upload", async {
        let pages = [File::new("one").named("1.txt"), File::new("two").named("ü 2.txt")];
        let body = BodyUpload::new(File::new(document.clone()).named("all.bin"), pages, "title");
        let got = client.upload(body.clone().with_day(day("2024-02-29")?)).await?;
        saw(&got.values, json!({
            "name": "all.bin", "sha256": hash, "pages": [["1.txt", "one"], ["ü 2.txt", "two"]],
            "title": "title", "day": "2024-02-29",
        }))?;
        equal(client.upload(body).await?.values["day"].as_str(), "null")
    }).await;
    report
        .row("put_raw", async {
            saw(
                &client.put_raw(document.clone()).await?.values,
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
        .row("get_lines", async {
            let mut items = client.get_lines().with_items().await?;
            let mut lines = Vec::new();
            while let Some(item) = items.next().await {
                lines.push(serde_json::to_value(item?)?);
            }
            equal(
                lines,
                (0..3)
                    .map(|number| json!({"number": number, "value": f64::from(number) / 2.0}))
                    .collect(),
            )
        })
        .await;
    report
        .row("get_events", async {
            let mut events = client.get_events().with_events().await?;
            for number in 0..3 {
                let event = events.next().await.ok_or("too few events")??;
                equal(
                    serde_json::to_value(&event.value)?,
                    json!({"number": number, "value": f64::from(number) / 2.0}),
                )?;
            }
            equal(events.next().await.is_none(), true)
        })
        .await;
    report
        .row("get_named_events", async {
            let mut events = client.get_named_events().with_events().await?;
            let first = events.next().await.ok_or("no event")??;
            equal((&*first.name, &*first.id), ("reading", "a"))?;
            equal(&*first.value, r#"{"number":1,"value":0.5}"#)?;
            let last = events.next().await.ok_or("one event")??;
            equal((&*last.name, &*last.value), ("end", "done"))
        })
        .await;
    report
        .row("get_any", async {
            let got = client.get_any().await?;
            equal(got["a"].as_ref().map(|reading| reading.value), Some(1.0))?;
            equal(got.get("b"), Some(&None))
        })
        .await;
    Ok(())
}
