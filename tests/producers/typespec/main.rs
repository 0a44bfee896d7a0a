//! Calls each operation of the garage.

mod report;

use std::error::Error;
use std::process::ExitCode;

use client::model::{
    Car, Colour, Engine, EngineMergePatchUpdate, Fuel, GetEventsResponseEvent, Guest, Large, Mixed,
    MixedValue, Owner, Paint, Parcel, ParcelLarge, ParcelSmall, Repair, SendFormBody, Small,
    UploadBody, Visitor, Wash,
};
use client::{Base64, Base64Url, Client, File, headers};
use report::{Outcome, Report, day, endpoint, equal, every_byte, moment, saw, sha256, understood};
use serde_json::{Value, json};

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let client = Client::builder().endpoint(endpoint()?).build()?;
    let mut report = Report::new()?;
    cars(&client, &mut report).await?;
    unions(&client, &mut report).await?;
    parameters(&client, &mut report).await?;
    bodies(&client, &mut report).await?;
    answers(&client, &mut report).await?;
    Ok(report.print())
}

/// As the service holds it.
fn car() -> Result<Car, Box<dyn Error>> {
    Ok(Car::new(
        "1",
        "Zoë",
        Fuel::Power,
        "green",
        -4,
        i64::MAX,
        u64::MAX,
        51.503_541,
        12.25,
        0.5,
        day("2024-02-29")?,
        "07:08:09",
        moment("2024-02-29T10:30:15.25Z")?,
        1_709_209_815,
        "Thu, 29 Feb 2024 12:30:15 GMT",
        "P1DT2H0.5S",
        1.5,
        Base64::from(vec![251, 255, 254, 0, 1]),
        Base64Url::from(vec![251, 255, 254, 0, 1]),
        "9223372036854775807",
        "https://garage.example/",
        ["a"],
        [("x".to_owned(), 1.into())].into(),
        json!({"a": [null]}),
    )
    .with_place([1.5.into(), (-2).into()]))
}

async fn cars(client: &Client, report: &mut Report) -> Outcome {
    let plain = car()?;
    report
        .row("Cars_create", async {
            let whole = plain
                .clone()
                .with_note("n")
                .null_owner()
                .with_engine(Engine::new(Fuel::Petrol, u32::MAX));
            equal(client.cars_create(whole.clone()).await?, whole)
        })
        .await;
    report
        .row("Cars_read", async {
            equal(client.cars_read("1").await?, plain.clone())
        })
        .await;
    report
        .row("Cars_read", async {
            let got = client.cars_read("exact").await?;
            equal(got.price.to_string(), "1234567890.123456789".to_owned())
        })
        .await;
    report
        .row("Cars_read", async {
            let refused = client.cars_read("0").await.unwrap_err();
            let problem = refused
                .into_api()
                .ok_or("the error is not the documented one")?;
            equal(
                (problem.code.as_ref(), &*problem.message),
                ("missing", "no such car"),
            )
        })
        .await;
    report
        .row("Cars_update", async {
            let got = client
                .cars_update("1", EngineMergePatchUpdate::default().with_watts(0))
                .await?;
            saw(
                &got.values,
                json!({"type": "application/merge-patch+json", "watts": 0}),
            )
        })
        .await;
    report
        .row("Cars_remove", async { Ok(client.cars_remove("1").await?) })
        .await;
    Ok(())
}

async fn unions(client: &Client, report: &mut Report) -> Outcome {
    report
        .row("echoRepair", async {
            for repair in [
                Repair::from(Wash::new(0.5, true)),
                Paint::new(2.0, Colour::Red).into(),
            ] {
                equal(client.echo_repair(repair.clone()).await?, repair)?;
            }
            Ok(())
        })
        .await;
    report
        .row("echoVisitor", async {
            for visitor in [Visitor::from(Guest::new("Ann")), Owner::new(2).into()] {
                equal(client.echo_visitor(visitor.clone()).await?, visitor)?;
            }
            Ok(())
        })
        .await;
    report
        .row("echoParcel", async {
            for parcel in [
                Parcel::from(ParcelSmall::new(Small::new(1))),
                ParcelLarge::new(Large::new(1.5)).into(),
            ] {
                equal(client.echo_parcel(parcel.clone()).await?, parcel)?;
            }
            Ok(())
        })
        .await;
    report
        .row("echoMixed", async {
            let list = MixedValue::TextList(vec!["a".to_owned()]);
            for value in [
                MixedValue::from(1),
                "one".into(),
                list,
                Engine::new(Fuel::Power, 1).into(),
            ] {
                let mixed = Mixed::new(value);
                equal(client.echo_mixed(mixed.clone()).await?, mixed)?;
            }
            Ok(())
        })
        .await;
    report
        .row("echoColour", async {
            equal(client.echo_colour("green").await?, "green".into())?;
            equal(client.echo_colour(Colour::Blue).await?, Colour::Blue)
        })
        .await;
    Ok(())
}

async fn parameters(client: &Client, report: &mut Report) -> Outcome {
    report.row("search", async {
        let call = client.search([1, -2]).words(["a b", "c&d"]).pipes(["x", "y z"]).fuel(Fuel::Petrol);
        let got = call.since(moment("2024-05-06T07:08:09Z")?).day(day("2024-02-29")?).price(0.1).exact(true).await?;
        saw(&got.values, json!({
            "ids": ["1", "-2"], "words": ["a b", "c&d"], "pipes": ["x", "y z"], "fuel": "petrol",
            "since": "2024-05-06T07:08:09Z", "day": "2024-02-29", "price": "0.1", "exact": "true",
        }))
    }).await;
    report.row("readHeaders", async {
        let call = client.read_headers(3).x_list(["a", "b"]).session("s");
        let got = call.if_modified_since("Thu, 29 Feb 2024 12:30:15 GMT").with_response().await?;
        equal(got.header(headers::X_TOTAL)?, Some(7))?;
        saw(&got.value().values, json!({
            "count": "3", "list": ["a", "b"], "since": "Thu, 29 Feb 2024 12:30:15 GMT", "cookie": "session=s",
        }))
    }).await;
    report
        .row("readPath", async {
            let got = client
                .read_path("a b/c", ["x;y", "é"])
                .name("n&m")
                .page(2)
                .await?;
            saw(
                &got.values,
                json!({"place": "a b/c", "more": ["x;y", "é"], "name": "n&m", "page": "2"}),
            )
        })
        .await;
    Ok(())
}

async fn bodies(client: &Client, report: &mut Report) -> Outcome {
    let all = every_byte();
    report
        .row("sendForm", async {
            let got = client
                .send_form(SendFormBody::new("Zoë & co", ["a=b", "c d"]))
                .await?;
            saw(
                &got.values,
                json!({"name": "Zoë & co", "likes": ["a=b", "c d"]}),
            )
        })
        .await;
    report
        .row("upload", async {
            let engine = Engine::new(Fuel::Power, 5);
            let body = UploadBody::new(
                File::new("photo"),
                [File::new("one"), File::new("two")],
                "title",
                engine,
            );
            let got = client.upload(body.with_count(2)).await?;
            let understood = understood(&got.values)?;
            let parts = understood["parts"].as_array().ok_or("no parts")?;
            equal(
                parts
                    .iter()
                    .map(|part| part["name"].as_str())
                    .collect::<Option<Vec<_>>>(),
                Some(vec!["photo", "more", "more", "title", "engine", "count"]),
            )?;
            let hash = Value::from(sha256("photo"));
            equal(&parts[0]["sha256"], &hash)
        })
        .await;
    report
        .row("putRaw", async {
            let hash = sha256(&all);
            saw(
                &client.put_raw(all.clone()).await?.values,
                json!({"sha256": hash, "length": 256}),
            )
        })
        .await;
    report
        .row("putSealed", async {
            equal(
                client.put_sealed(Base64::from(all.clone())).await?,
                Base64::from(all.clone()),
            )
        })
        .await;
    Ok(())
}

async fn answers(client: &Client, report: &mut Report) -> Outcome {
    let all = every_byte();
    report
        .row("getFile", async {
            equal(client.get_file().await?.to_vec(), all.clone())
        })
        .await;
    report
        .row("getPicture", async {
            let mut pieces = client.get_picture().with_stream().await?;
            let mut got = Vec::new();
            while let Some(piece) = pieces.chunk().await {
                got.extend_from_slice(&piece?);
            }
            equal(got, all.clone())
        })
        .await;
    report
        .row("getText", async {
            equal(client.get_text().await?, "plain é\n".to_owned())
        })
        .await;
    report
        .row("getLines", async {
            equal(
                client.get_lines().await?,
                "{\"number\":0}\n{\"number\":1}\n".to_owned(),
            )
        })
        .await;
    report
        .row("getEvents", async {
            let mut events = client.get_events().with_events().await?;
            let tick = events.next().await.ok_or("no event")??;
            equal(&*tick.name, "tick")?;
            match tick.value {
                GetEventsResponseEvent::Tick(tick) => equal(tick.number, 0)?,
                other => return Err(format!("a tick is read as {other:?}").into()),
            }
            let word = events.next().await.ok_or("one event")??;
            equal(&*word.name, "word")?;
            equal(events.next().await.is_none(), true)
        })
        .await;
    Ok(())
}
