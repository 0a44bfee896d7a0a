//! A job for the night: waits until the web services of each server are collected, four servers at a
//! time, and then exports each type of asset with all columns that are known of it.
//!
//! ```sh
//! cargo run --example night -- SERVER_ID...
//! ```
//!
//! The region is `HUAWEICLOUD_REGION`, or `HUAWEICLOUD_ENDPOINT` a whole endpoint, which goes first; credentials and
//! project are where the vendor's SDKs look.

use std::env;
use std::error::Error;
use std::time::Duration;

use huaweicloud_hss::auth::Credentials;
use huaweicloud_hss::model::{AssetType, Category, CollectionType, columns};
use huaweicloud_hss::{Client, Retry};
use tokio::task::JoinSet;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let builder = Client::builder().auth(Credentials::find()?);
    let builder = match env::var("HUAWEICLOUD_ENDPOINT") {
        Ok(endpoint) => builder.endpoint(endpoint),
        Err(_) => builder.region(region()?),
    };
    let client = builder.build()?;
    let night = night(&client, env::args().skip(1)).await;
    println!("{:#?}", night.tasks);
    match night.problems.as_slice() {
        [] => Ok(()),
        problems => Err(problems.join("\n").into()),
    }
}

fn region() -> Result<String, String> {
    let name = "HUAWEICLOUD_REGION";
    env::var(name).map_err(|_| format!("set the environment variable {name}"))
}

/// What came of a night.
#[derive(Default)]
pub struct Night {
    pub collected: Vec<String>,
    pub tasks: Vec<(AssetType, String)>,
    pub problems: Vec<String>,
}

pub async fn night(client: &Client, servers: impl IntoIterator<Item = String>) -> Night {
    let mut night = Night::default();
    let mut servers = servers.into_iter();
    let mut waits = JoinSet::new();
    for server in servers.by_ref().take(4) {
        waits.spawn(collected(client.clone(), server));
    }
    while let Some(wait) = waits.join_next().await {
        match wait.unwrap_or_else(|error| Err(error.to_string())) {
            Ok(server) => night.collected.push(server),
            Err(problem) => night.problems.push(problem),
        }
        if let Some(server) = servers.next() {
            waits.spawn(collected(client.clone(), server));
        }
    }
    // The gateway throttles by the minute: these attempts go on for more than two.
    let retry = Retry::patient().waits(Duration::from_secs(5), Duration::from_secs(30));
    for asset_type in AssetType::KNOWN {
        let headers = columns::of(asset_type);
        let call = client.export_assets(asset_type.clone(), Category::Host, headers);
        match call.with_retry(retry).await {
            Ok(task) => night
                .tasks
                .push((asset_type.clone(), task.task_id.unwrap_or_default())),
            Err(error) => night.problems.push(format!("{asset_type}: {error}")),
        }
    }
    night
}

/// Waits for a server's collection. Throttling, and a service that is away, are waited out.
async fn collected(client: Client, server: String) -> Result<String, String> {
    let call = client.show_collection_status(CollectionType::WebService, &server);
    match call.until_done().await {
        Ok(_) => Ok(server),
        Err(error) => Err(format!("{server}: {error}")),
    }
}
