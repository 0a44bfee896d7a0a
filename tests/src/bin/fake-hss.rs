//! Starts the fake Host Security Service by hand, so that the examples can be
//! tried without an account.

use std::io;

use clap::Parser;
use tests::fake::identity::{ACCESS_KEY, SECRET_KEY};
use tests::fake::{Fake, Received};

/// A fake Host Security Service on loopback: refuses what the documentation does not allow, and
/// answers with its examples.
#[derive(Debug, Parser)]
#[command(name = "fake-hss", version)]
struct Arguments {
    /// The port to listen on; a free one is taken if this is left out.
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    port: u16,

    /// The collection's statuses for one status call after the other; the last one stays.
    #[arg(
        long,
        value_name = "STATUS",
        value_delimiter = ',',
        default_value = "scanned"
    )]
    statuses: Vec<String>,

    /// Accept values that the documentation does not list.
    #[arg(long)]
    lenient: bool,
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let fake = Fake::bind(arguments.port).await?;
    fake.scan_statuses(arguments.statuses.iter().map(String::as_str));
    if arguments.lenient {
        fake.allow_unlisted_values();
    }
    introduce(&fake);

    tokio::select! {
        () = report(&fake) => Ok(()),
        interrupted = tokio::signal::ctrl_c() => interrupted,
    }
}

fn introduce(fake: &Fake) {
    let endpoint = fake.endpoint();
    println!("The fake Host Security Service listens on {endpoint}");
    println!();
    println!("export HUAWEICLOUD_ENDPOINT={endpoint}");
    println!("export HUAWEICLOUD_SDK_PROJECT_ID=2b31ed520xxxxxxebedb6e57xxxxxxxx");
    println!();
    println!("and one of these, a token or an access key:");
    println!();
    println!("export HUAWEICLOUD_TOKEN=any-token-will-do");
    println!("export HUAWEICLOUD_SDK_AK={ACCESS_KEY} HUAWEICLOUD_SDK_SK={SECRET_KEY}");
    println!();
    println!("Ctrl-C ends it.");
}

/// Prints a line for every request, without its headers: a token is one of them.
async fn report(fake: &Fake) {
    for number in 0.. {
        println!("{}", line(&fake.request(number).await));
    }
}

fn line(request: &Received) -> String {
    let query = request.query.as_ref().map(|query| format!("?{query}"));
    let verdict = match &request.refusal {
        Some(rule) => format!("refused: {rule}"),
        None => "fine".to_owned(),
    };
    format!(
        "{} {}{}: {verdict}",
        request.method,
        request.path,
        query.unwrap_or_default()
    )
}
