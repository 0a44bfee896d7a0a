//! Calls each operation of the kitchen.

mod report;

use std::error::Error;
use std::process::ExitCode;

use client::model::{
    Album, Cook, Login, NumberOrTextOrTextList, Oven, Pan, Picture, ReadListsDeep, Recipe,
    RecipePatch, Step, Taste,
};
use client::{Base64, Client, File};
use report::{ID, Outcome, Report, day, endpoint, equal, every_byte, moment, saw, sha256};
use serde_json::json;
use uuid::Uuid;

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let client = Client::builder().endpoint(endpoint()?).build()?;
    let mut report = Report::new()?;
    recipes(&client, &mut report).await?;
    steps(&client, &mut report).await?;
    queries(&client, &mut report).await?;
    bodies(&client, &mut report).await?;
    answers(&client, &mut report).await?;
    Ok(report.print())
}

fn recipe() -> Result<Recipe, Box<dyn Error>> {
    Ok(Recipe::new(
        ID,
        "Soup",
        Taste::Sour,
        [Taste::Sweet],
        2_147_483_648.5,
        moment("2024-02-29T12:30:15.25Z")?,
        day("2024-02-29")?,
        "12.50",
        Base64::from(vec![251, 255, 254, 0, 1]),
    )
    .with_amounts([("salt".to_owned(), 1)].into()))
}

async fn recipes(client: &Client, report: &mut Report) -> Outcome {
    let plain = recipe()?;
    report
        .row("addRecipe", async {
            let whole = plain
                .clone()
                .with_note("n")
                .with_cook(Cook::new("Ann", 5))
                .with_parts([plain.clone()]);
            equal(client.add_recipe(whole.clone()).await?, whole)
        })
        .await;
    report
        .row("getRecipe", async {
            equal(client.get_recipe(ID.to_string()).await?, plain.clone())
        })
        .await;
    report
        .row("getRecipe", async {
            let refused = client
                .get_recipe(Uuid::nil().to_string())
                .await
                .unwrap_err();
            let problem = refused
                .into_api()
                .ok_or("the error is not the documented one")?;
            equal(
                (
                    problem.status_code,
                    &*problem.message,
                    problem.error.as_deref(),
                ),
                (404.0, "no such recipe", Some("Not Found")),
            )
        })
        .await;
    report
        .row("listRecipes", async {
            equal(client.list_recipes().await?, vec![plain.clone()])
        })
        .await;
    report
        .row("patchRecipe", async {
            let patch = RecipePatch::default()
                .null_note()
                .with_title("T")
                .with_cook(Cook::new("Ann", 1));
            let got = client.patch_recipe("1", patch).await?;
            saw(
                &got.values,
                json!({"note": null, "title": "T", "cook": {"name": "Ann", "stars": 1}}),
            )
        })
        .await;
    report
        .row("deleteRecipe", async {
            Ok(client.delete_recipe("a b/c").await?)
        })
        .await;
    report
        .row("addCooks", async {
            let cooks = vec![Cook::new("Ann", 9_007_199_254_740_991), Cook::new("Bob", 0)];
            equal(client.add_cooks(cooks.clone()).await?, cooks)
        })
        .await;
    Ok(())
}

async fn steps(client: &Client, report: &mut Report) -> Outcome {
    let amounts = [
        NumberOrTextOrTextList::from("1"),
        NumberOrTextOrTextList::from(1.5),
        NumberOrTextOrTextList::from(vec!["a".to_owned()]),
    ];
    for amount in amounts {
        let oven = Step::new(Oven::new(180.0), amount.clone());
        let pan = Step::new(Pan::new(true), amount);
        report
            .row("checkStep", async {
                equal(client.check_step(oven.clone()).await?, oven.clone())
            })
            .await;
        report
            .row("addStep", async {
                equal(client.add_step(pan.clone()).await?, pan.clone())
            })
            .await;
    }
    Ok(())
}

async fn queries(client: &Client, report: &mut Report) -> Outcome {
    report.row("search", async {
        let call = client.search().ids([1.0, 2.5]).taste(Taste::Sweet).limit(3.0);
        let got = call.since(moment("2024-05-06T07:08:09Z")?).await?;
        saw(&got.values, json!({"ids": [1, 2.5], "taste": "sweet", "limit": 3, "since": "2024-05-06T07:08:09.000Z"}))
    }).await;
    report
        .row("search", async {
            saw(&client.search().await?.values, json!({"limit": 10}))
        })
        .await;
    report
        .row("readLists", async {
            let got = client
                .read_lists(["a b", "c&d"])
                .deep(ReadListsDeep::default().with_a("é"))
                .await?;
            saw(
                &got.values,
                json!({"words": ["a b", "c&d"], "deep": {"a": "é"}}),
            )
        })
        .await;
    report
        .row("getPage", async {
            let got = client.get_page(7.0).await?;
            equal(
                (got.total, got.items),
                (7.0, vec![Cook::new("Ann", 9_007_199_254_740_991)]),
            )
        })
        .await;
    report
        .row("readHeaders", async {
            let got = client.read_headers(3, ["a", "b"]).with_response().await?;
            equal(got.headers()["x-total"].to_str()?, "7")?;
            saw(&got.value().values, json!({"count": "3", "list": "a,b"}))
        })
        .await;
    Ok(())
}

async fn bodies(client: &Client, report: &mut Report) -> Outcome {
    let all = every_byte();
    let hash = sha256(&all);
    report
        .row("sendForm", async {
            let got = client
                .send_form(Login::new("Zoë & co", ["a=b", "c d"]))
                .await?;
            saw(
                &got.values,
                json!({"name": "Zoë & co", "likes": ["a=b", "c d"]}),
            )
        })
        .await;
    report
        .row("addPicture", async {
            let file = File::new(all.clone())
                .named("all.bin")
                .content_type("image/png");
            let got = client.add_picture(Picture::new(file, "title")).await?;
            saw(
                &got.values,
                json!({"name": "all.bin", "type": "image/png", "sha256": hash, "title": "title"}),
            )
        })
        .await;
    report
        .row("addAlbum", async {
            let pages = [File::new("one").named("1"), File::new("two").named("2")];
            let album = Album::new(File::new(all.clone()).named("cover"), pages);
            let got = client.add_album(album.clone().with_title("é")).await?;
            saw(
                &got.values,
                json!({"cover": hash, "pages": ["one", "two"], "title": "é"}),
            )?;
            equal(client.add_album(album).await?.values.get("title"), None)
        })
        .await;
    report
        .row("putRaw", async {
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
        .row("getFile", async {
            equal(client.get_file().await?.to_vec(), all.clone())
        })
        .await;
    report
        .row("getText", async {
            equal(client.get_text().await?, "plain é\n".to_owned())
        })
        .await;
    report
        .row("getNumber", async {
            equal(client.get_number().await?, 2.5)
        })
        .await;
    report
        .row("getTicks", async {
            let mut events = client.get_ticks().with_events().await?;
            for number in 0..3 {
                let event = events.next().await.ok_or("too few events")??;
                equal(
                    (event.value.number, event.id),
                    (f64::from(number), format!("t{number}")),
                )?;
            }
            equal(events.next().await.is_none(), true)
        })
        .await;
    report
        .row("getPlainTicks", async {
            client.get_plain_ticks().await?;
            Err(
                "the document does not say that it is a stream, so that nothing of it can be read"
                    .into(),
            )
        })
        .await;
    Ok(())
}
