//! Calls each operation of the workshop.

mod report;

use std::error::Error;
use std::process::ExitCode;

use client::model::{
    Drill, Flat, Grade, Job, JobDrill, JobRest, JobSaw, Login, Loose, Maker, Message,
    MessageNothing, MessageNumber, MessageText, Outer, OuterDrill, OuterNothing, OuterWithWord,
    Tool, Tree, Upload,
};
use client::{Client, File, headers};
use report::{
    ID, Outcome, Report, day, endpoint, equal, every_byte, moment, saw, sha256, understood,
};
use serde_json::json;
use uuid::Uuid;

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let client = Client::builder().endpoint(endpoint()?).build()?;
    let mut report = Report::new()?;
    tools(&client, &mut report).await?;
    unions(&client, &mut report).await?;
    parameters(&client, &mut report).await?;
    bodies(&client, &mut report).await?;
    answers(&client, &mut report).await?;
    Ok(report.print())
}

fn tool() -> Result<Tool, Box<dyn Error>> {
    Ok(Tool::new(
        json!({"a": [null]}),
        day("2024-02-29")?,
        [251, 255],
        1 << 40,
        Grade::BrandNew,
        ID,
        "c",
        [("x".to_owned(), 1)].into(),
        "Zoë",
        (1, "b".to_owned()),
        "12.50",
        0.1,
        255,
        jiff::Timestamp::UNIX_EPOCH,
        ["a"],
        51.503_54,
    )
    .null_note()
    .null_maker())
}

async fn tools(client: &Client, report: &mut Report) -> Outcome {
    let plain = tool()?;
    report
        .row("add_tool", async {
            let whole = plain
                .clone()
                .with_note("n")
                .with_place("p")
                .with_shelf(7)
                .with_maker(Maker::new(1900, "M"));
            equal(client.add_tool(whole.clone()).await?, whole)
        })
        .await;
    report
        .row("get_tool", async {
            equal(client.get_tool(ID).await?, plain.clone())
        })
        .await;
    report
        .row("get_tool", async {
            let refused = client.get_tool(Uuid::nil()).await.unwrap_err();
            equal(
                refused.into_api().map(|problem| problem.message),
                Some("no such tool".to_owned()),
            )
        })
        .await;
    report
        .row("delete_tool", async { Ok(client.delete_tool(ID).await?) })
        .await;
    report
        .row("get_extremes", async {
            let got = client.get_extremes().await?;
            equal(
                (got.count.to_string(), got.balance.to_string()),
                (u64::MAX.to_string(), i128::MAX.to_string()),
            )
        })
        .await;
    Ok(())
}

async fn unions(client: &Client, report: &mut Report) -> Outcome {
    report
        .row("echo_job", async {
            for job in [
                Job::from(JobSaw::new(0.5)),
                JobDrill::new(3).into(),
                JobRest::default().into(),
            ] {
                equal(client.echo_job(job.clone()).await?, job)?;
            }
            Ok(())
        })
        .await;
    report
        .row("echo_message", async {
            let nothing = MessageNothing::default();
            for message in [
                Message::from(MessageText::new("é")),
                MessageNumber::new(i64::MIN).into(),
                nothing.into(),
            ] {
                equal(client.echo_message(message.clone()).await?, message)?;
            }
            Ok(())
        })
        .await;
    report
        .row("echo_outer", async {
            let drill = OuterDrill::new(Drill::new(1));
            for outer in [
                Outer::from(OuterWithWord::new("w")),
                drill.into(),
                OuterNothing::Nothing.into(),
            ] {
                equal(client.echo_outer(outer.clone()).await?, outer)?;
            }
            Ok(())
        })
        .await;
    report
        .row("echo_loose", async {
            for loose in [
                Loose::from(1),
                "one".into(),
                vec![1.0, 2.5].into(),
                Drill::new(1).into(),
            ] {
                equal(client.echo_loose(loose.clone()).await?, loose)?;
            }
            Ok(())
        })
        .await;
    report
        .row("echo_tree", async {
            let tree = Tree::new([Tree::new([], "leaf")], "root");
            equal(client.echo_tree(tree.clone()).await?, tree)
        })
        .await;
    report
        .row("echo_flat", async {
            let flat = Flat::new(1, "flat").with_additional_properties([("rest", 2)]);
            equal(client.echo_flat(flat.clone()).await?, flat)
        })
        .await;
    Ok(())
}

async fn parameters(client: &Client, report: &mut Report) -> Outcome {
    report.row("search", async {
        let call = client.search().ids([1, -2]).grade(Grade::Used).price("0.10").exact(true);
        let got = call.since(moment("2024-05-06T07:08:09Z")?).await?;
        saw(&got.values, json!({
            "ids": [1, -2], "grade": "used", "price": "0.10", "exact": true, "since": "2024-05-06T07:08:09Z",
        }))?;
        saw(&client.search().await?.values, json!({"ids": [], "grade": null, "price": null, "exact": null, "since": null}))
    }).await;
    report
        .row("read_headers", async {
            let got = client
                .read_headers(3)
                .x_list(["a", "b"])
                .session("s")
                .with_response()
                .await?;
            equal(got.header(headers::X_TOTAL)?, Some(7))?;
            saw(
                &got.value().values,
                json!({"count": "3", "list": "a,b", "cookie": "session=s"}),
            )
        })
        .await;
    Ok(())
}

async fn bodies(client: &Client, report: &mut Report) -> Outcome {
    let all = every_byte();
    let hash = sha256(&all);
    report
        .row("send_form", async {
            let got = client
                .send_form(Login::new("Zoë & co").with_likes(["a=b", "c d"]))
                .await?;
            saw(
                &got.values,
                json!({"name": "Zoë & co", "likes": ["a=b", "c d"]}),
            )
        })
        .await;
    report
        .row("upload", async {
            let pages = [
                File::new("one").named("1.txt").content_type("text/plain"),
                File::new("two"),
            ];
            let upload =
                Upload::new(File::new(all.clone()).named("all.bin"), pages, "é").with_count(2);
            let got = client.upload(upload).await?;
            let understood = understood(&got.values)?;
            let parts = understood["parts"].as_array().ok_or("no parts")?;
            let part = |name: &str| {
                parts
                    .iter()
                    .filter(|part| part["part"]["name"] == name)
                    .collect::<Vec<_>>()
            };
            equal(
                (
                    part("file")[0]["part"]["file"].as_str(),
                    part("file")[0]["sha256"].as_str(),
                ),
                (Some("all.bin"), Some(&hash)),
            )?;
            equal(
                (
                    part("pages")[0]["part"]["type"].as_str(),
                    part("pages")[1]["text"].as_str(),
                ),
                (Some("text/plain"), Some("two")),
            )?;
            equal(
                (
                    part("title")[0]["text"].as_str(),
                    part("count")[0]["text"].as_str(),
                ),
                (Some("é"), Some("2")),
            )
        })
        .await;
    report
        .row("put_raw", async {
            saw(
                &client.put_raw(all.clone()).await?.values,
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
        .row("get_number", async {
            equal(client.get_number().await?.to_string(), u64::MAX.to_string())
        })
        .await;
    report
        .row("get_ticks", async {
            let mut events = client.get_ticks().with_events().await?;
            for number in 0..3 {
                let event = events.next().await.ok_or("too few events")??;
                equal(
                    (event.value.number, event.id),
                    (number, format!("t{number}")),
                )?;
            }
            equal(events.next().await.is_none(), true)
        })
        .await;
    report
        .row("get_lines", async {
            let lines = client.get_lines().await?;
            equal(
                serde_json::to_value(lines)?,
                json!([{"number": 0}, {"number": 1}]),
            )
        })
        .await;
    Ok(())
}
