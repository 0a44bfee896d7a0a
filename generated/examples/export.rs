// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! Exports asset fingerprint information.
//!
//! ```sh
//! cargo run --example export
//! ```
//!
//! It reads the environment variables `HUAWEICLOUD_SDK_PROJECT_ID`, `HUAWEICLOUD_REGION`,
//! `HUAWEICLOUD_ENDPOINT` (a whole endpoint, which goes first). Credentials are taken from the
//! environment variables and the profile file of the vendor's SDKs.

use std::env;
use std::error::Error;
use std::process::ExitCode;

use huaweicloud_hss::{Client, auth::Credentials, model::{AssetType, Category}};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let builder = Client::builder()
        .project_id(variable("HUAWEICLOUD_SDK_PROJECT_ID")?)
        .auth(Credentials::find()?);
    let builder = match env::var("HUAWEICLOUD_ENDPOINT") {
        Ok(endpoint) => builder.endpoint(endpoint),
        Err(_) => builder.region(variable("HUAWEICLOUD_REGION")?),
    };
    let client = builder.build()?;
    let answer = client
        .export_assets(
            AssetType::WebService,
            Category::Host,
            [("host_name", "Server Name"), ("host_id", "Server ID")],
        )
        .await?;
    println!("{answer:#?}");
    Ok(())
}

/// The value of an environment variable that has to be set.
fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("set the environment variable {name}"))
}
