//! Exports the fingerprints of one type of asset, and prints the ID of the export's task.
//!
//! ```sh
//! cargo run --example export -- web_service
//! cargo run --example export -- port host_name=Server laddr port --search '{"port_string": "8080"}'
//! ```
//!
//! Without columns, all that are known of the type are exported. Credentials and the project are
//! taken from the environment variables and the profile file of the vendor's SDKs, the region from
//! `HUAWEICLOUD_REGION`, and a whole endpoint, which goes first, from `HUAWEICLOUD_ENDPOINT`.

use std::env;
use std::error::Error;
use std::process::ExitCode;

use huaweicloud_hss::auth::Credentials;
use huaweicloud_hss::model::{AssetType, Category, columns};
use huaweicloud_hss::{Client, ClientBuilder};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help") {
        println!("{}", usage());
        return ExitCode::SUCCESS;
    }
    let result = match Wanted::read(arguments) {
        Ok(wanted) => run(wanted).await,
        Err(problem) => Err(format!("{problem}\n\n{}", usage()).into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(wanted: Wanted) -> Result<(), Box<dyn Error>> {
    let client = wanted.server()?.auth(Credentials::find()?).build()?;
    println!("{}", wanted.export(&client).await?);
    Ok(())
}

/// What the command line asks for.
#[derive(Default)]
pub struct Wanted {
    asset_type: String,
    columns: Vec<(String, String)>,
    category: Option<String>,
    region: Option<String>,
    project: Option<String>,
    enterprise_project: Option<String>,
    search: Option<String>,
}

impl Wanted {
    pub fn read(arguments: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut arguments = arguments.into_iter();
        let mut wanted = Self::default();
        while let Some(argument) = arguments.next() {
            let option = match argument.as_str() {
                "--category" => &mut wanted.category,
                "--region" => &mut wanted.region,
                "--project" => &mut wanted.project,
                "--enterprise-project" => &mut wanted.enterprise_project,
                "--search" => &mut wanted.search,
                unknown if unknown.starts_with('-') => return Err(format!("unknown: {unknown}")),
                _ if wanted.asset_type.is_empty() => {
                    wanted.asset_type = argument;
                    continue;
                }
                column => {
                    let column = wanted.column(column);
                    wanted.columns.push(column);
                    continue;
                }
            };
            let value = arguments.next();
            *option = Some(value.ok_or_else(|| format!("{argument} needs a value"))?);
        }
        if wanted.asset_type.is_empty() {
            return Err("which type of asset?".to_owned());
        }
        Ok(wanted)
    }

    /// A column with the title that is given, or that is known, or else its own name.
    fn column(&self, text: &str) -> (String, String) {
        let known = columns::of(&self.asset_type).into_iter();
        let known = |name: &str| known.clone().find(|(column, _)| *column == name);
        let (name, title) = match text.split_once('=') {
            Some(given) => given,
            None => known(text).unwrap_or((text, text)),
        };
        (name.to_owned(), title.to_owned())
    }

    fn server(&self) -> Result<ClientBuilder, String> {
        let mut builder = Client::builder();
        if let Some(project) = &self.project {
            builder = builder.project_id(project);
        }
        match (env::var("HUAWEICLOUD_ENDPOINT"), &self.region) {
            (_, Some(region)) => Ok(builder.region(region)),
            (Ok(endpoint), None) => Ok(builder.endpoint(endpoint)),
            (Err(_), None) => match env::var("HUAWEICLOUD_REGION") {
                Ok(region) => Ok(builder.region(region)),
                Err(_) => Err("which region? Give --region, or set HUAWEICLOUD_REGION".to_owned()),
            },
        }
    }

    /// Starts the export; gives the ID of its task.
    pub async fn export(self, client: &Client) -> Result<String, Box<dyn Error>> {
        let mut columns = self.columns;
        if columns.is_empty() {
            let known = columns::of(&self.asset_type).into_iter();
            columns.extend(known.map(|(column, title)| (column.to_owned(), title.to_owned())));
        }
        let category = self.category.map_or(Category::Host, Category::from);
        let mut call = client.export_assets(self.asset_type, category, columns);
        if let Some(id) = self.enterprise_project {
            call = call.enterprise_project_id(id);
        }
        if let Some(search) = self.search {
            call = call.search_param(search);
        }
        let task = call.await?;
        task.task_id
            .ok_or_else(|| "the answer names no task".into())
    }
}

pub fn usage() -> String {
    let types: Vec<&str> = AssetType::KNOWN.iter().map(AssetType::as_str).collect();
    format!(
        "usage: export ASSET_TYPE [COLUMN[=TITLE]]... [OPTIONS]

ASSET_TYPE is one of: {}
COLUMN is a column of the table, all that are known of the type if there is none.

  --category NAME            host (unless it is given) or container
  --region NAME              the region, in place of HUAWEICLOUD_REGION
  --project ID               the project, in place of that of the credentials
  --enterprise-project ID    all_granted_eps, say
  --search JSON              a condition, such as '{{\"port_string\": \"8080\"}}'
  --help                     prints this",
        types.join(", ")
    )
}
