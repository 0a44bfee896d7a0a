//! Starts the fake Host Security Service by hand, so that the examples can be
//! tried without an account.

use std::io;
use std::time::Duration;

use clap::Parser;
use tests::fake::identity::{ACCESS_KEY, ACCOUNT, PASSWORD, SECRET_KEY, USER};
use tests::fake::{Fake, Received};

/// What stands below the options: what can be tried with them.
const TRY: &str = "\
Try it:
  A night of throttling, which `Retry::patient()` rides out:
    fake-hss --port 8080 --throttle 10
  A collection that takes its time, and one that fails:
    fake-hss --statuses scanning,scanning,scanned
    fake-hss --statuses scanning,failed
  Tokens that end after a minute, which a login renews, and none but those and `t1`:
    fake-hss --token-lifetime 60 --tokens t1
  A wrong project, refused with 403 and APIGW.0302:
    fake-hss --projects p1,p2
  Regions and their hosts, by a proxy (only plain http) or where *.localhost leads here:
    fake-hss --port 8080 --by-host
    HTTP_PROXY=http://127.0.0.1:8080 HUAWEICLOUD_ENDPOINT=http://hss.cn-north-4.myhuaweicloud.com ...";

/// A fake Host Security Service on loopback, with the gateway and the identity service (IAM) before
/// it: refuses what the documentation does not allow, and answers with its examples.
///
/// It prints the environment variables that the crate's examples read, and then a line for each
/// request.
#[derive(Debug, Parser)]
#[command(name = "fake-hss", version, after_help = TRY)]
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

    /// Admit so many requests in a minute, and refuse others with 429 and APIGW.0308, without a
    /// `Retry-After`.
    #[arg(long, value_name = "NUMBER")]
    throttle: Option<u32>,

    /// Refuse all requests in that way for so long at first.
    #[arg(long, value_name = "SECONDS")]
    throttle_for: Option<u64>,

    /// How long the tokens live that the identity service gives; then they are refused with 401 and
    /// APIGW.0307.
    #[arg(long, value_name = "SECONDS", default_value_t = 24 * 60 * 60)]
    token_lifetime: u64,

    /// Take no tokens but these and those that the identity service gives; any is taken if this is
    /// left out.
    #[arg(long, value_name = "TOKEN", value_delimiter = ',')]
    tokens: Option<Vec<String>>,

    /// Take no calls but for these projects. A login for a region is for the first of them.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    projects: Option<Vec<String>>,

    /// Let the host decide who answers: the identity service if it begins with `iam.`, the Host
    /// Security Service if it begins with `hss.`, and nobody else.
    #[arg(long)]
    by_host: bool,
}

impl Arguments {
    fn tell(&self, fake: &Fake) {
        fake.scan_statuses(self.statuses.iter().map(String::as_str));
        if self.lenient {
            fake.allow_unlisted_values();
        }
        if let Some(number) = self.throttle {
            fake.throttle(number);
        }
        if let Some(seconds) = self.throttle_for {
            fake.throttle_for(Duration::from_secs(seconds));
        }
        fake.token_lifetime(Duration::from_secs(self.token_lifetime));
        if let Some(tokens) = &self.tokens {
            fake.take_tokens(tokens.iter().map(String::as_str));
        }
        if let Some(projects) = &self.projects {
            fake.take_projects(projects.iter().map(String::as_str));
        }
        if self.by_host {
            fake.answer_by_host();
        }
    }
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let fake = Fake::bind(arguments.port).await?;
    arguments.tell(&fake);
    introduce(&fake, &arguments);

    tokio::select! {
        () = report(&fake) => Ok(()),
        interrupted = tokio::signal::ctrl_c() => interrupted,
    }
}

fn introduce(fake: &Fake, arguments: &Arguments) {
    let endpoint = fake.endpoint();
    let first = |given: &Option<Vec<String>>, other: &str| {
        let first = given.as_ref().and_then(|given| given.first());
        first.map_or_else(|| other.to_owned(), Clone::clone)
    };
    let project = first(&arguments.projects, "2b31ed520xxxxxxebedb6e57xxxxxxxx");
    let token = first(&arguments.tokens, "any-token-will-do");
    println!("The fake Host Security Service listens on {endpoint}");
    println!();
    println!("export HUAWEICLOUD_ENDPOINT={endpoint}");
    println!("export HUAWEICLOUD_SDK_PROJECT_ID={project}");
    println!();
    println!("and one of these, a token or an access key:");
    println!();
    println!("export HUAWEICLOUD_TOKEN={token}");
    println!("export HUAWEICLOUD_SDK_AK={ACCESS_KEY} HUAWEICLOUD_SDK_SK={SECRET_KEY}");
    println!();
    println!(
        "It gives tokens, too: POST {endpoint}/v3/auth/tokens, which `Login` does for the user"
    );
    println!("{USER:?} of the account {ACCOUNT:?} with the password {PASSWORD:?}.");
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
