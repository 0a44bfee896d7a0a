//! What the client does under load: whether each of 10,000 calls ends as it must, 500 at a time and
//! one in ten meeting a fault, how much memory that takes, and how fast the same calls are beside
//! plain reqwest where nothing fails.

#[path = "../tests/load/calls.rs"]
mod calls;
#[path = "load/plain.rs"]
mod plain;
#[path = "load/process.rs"]
mod process;
#[path = "../tests/load/service.rs"]
mod service;

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Instant;

use huaweicloud_hss::Client;
use huaweicloud_hss::model::{AssetType, Category, CollectionType};

use self::plain::Plain;
use self::process::{Service, cpu_time, memory};

const CALLS: u32 = 10_000;
const EARLY: u32 = 2_000;
const AT_A_TIME: usize = 500;
const CLIENTS: usize = 7;
const ROUNDS: usize = 7;

#[tokio::main]
async fn main() -> ExitCode {
    if process::is_service() {
        return process::serve().await;
    }
    let service = Service::start().expect("a service");
    let is_right = faulty(service.address).await;
    compare(service.address).await;
    if is_right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The calls of which one in ten meets a fault; says whether all ended as they must.
async fn faulty(service: SocketAddr) -> bool {
    let client = calls::client(service);
    let run = |numbers| {
        let client = client.clone();
        calls::each(numbers, AT_A_TIME, move |number| {
            calls::call(client.clone(), number)
        })
    };
    let mut problems = run(0..EARLY).await;
    let early = memory();
    problems.extend(run(EARLY..CALLS).await);
    let late = memory();
    let (exports, most) = calls::admitted(service).await;
    println!("{CALLS} calls, {AT_A_TIME} at a time, one in ten with a fault:");
    println!("  {} ended otherwise than they must", problems.len());
    for problem in problems.iter().take(10) {
        println!("    {problem}");
    }
    println!("  {exports} exports admitted, each {most} times at most");
    println!("  memory after {EARLY}: {early} KiB, after {CALLS}: {late} KiB");
    problems.is_empty() && (exports, most) == (CALLS / 2, 1)
}

/// One way of making the calls, round by round.
#[derive(Default)]
struct Measured {
    calls_a_second: Vec<f64>,
    cpu: Vec<f64>,
}

impl Measured {
    async fn round(&mut self, round: impl Future<Output = Vec<String>>) {
        let (began, cpu) = (Instant::now(), cpu_time());
        let problems = round.await;
        let took = began.elapsed().as_secs_f64();
        self.cpu.push(cpu_time() - cpu);
        self.calls_a_second.push(f64::from(CALLS) / took);
        assert_eq!(problems, Vec::<String>::new(), "nothing fails here");
    }
}

/// The same calls by the generated client and by plain reqwest, in turn.
async fn compare(service: SocketAddr) {
    let mut ways: [Measured; 3] = Default::default();
    for _ in 0..CLIENTS {
        // Where in memory a client happens to be counts for as much as a tenth of its speed.
        let client = calls::client(service);
        let plain = Plain::new(service);
        let constant = Plain::with_constant_token(service);
        for _ in 0..ROUNDS {
            let client = client.clone();
            let round = calls::each(0..CALLS, AT_A_TIME, move |number| {
                generated(client.clone(), number)
            });
            ways[0].round(round).await;
            for (way, plain) in ways[1..].iter_mut().zip([&plain, &constant]) {
                let plain = plain.clone();
                let round = calls::each(0..CALLS, AT_A_TIME, move |number| {
                    plain.clone().call(number)
                });
                way.round(round).await;
            }
        }
    }
    let [ours, plain, constant] = ways.map(|way| [median(way.calls_a_second), median(way.cpu)]);
    println!(
        "the same without faults, medians of {} rounds in turn:",
        CLIENTS * ROUNDS
    );
    for (name, way) in [
        ("generated client", ours),
        ("plain reqwest", plain),
        ("the same, its token a constant", constant),
    ] {
        let [speed, cpu] = way;
        let ratio = ours[0] / speed;
        println!(
            "  {name}: {speed:.0} calls/s, {cpu:.3} s of CPU (the client's calls/s: {ratio:.3})"
        );
    }
}

async fn generated(client: Client, number: u32) -> Result<(), String> {
    let outcome = if number.is_multiple_of(2) {
        let columns = [("host_name", "Server Name"), ("host_id", "Server ID")];
        let call = client.export_assets(AssetType::WebService, Category::Host, columns);
        call.await.map(|task| task.task_id.is_some())
    } else {
        let call = client.show_collection_status(CollectionType::WebService, "a-host");
        call.await.map(|status| status.scan_status.is_some())
    };
    match outcome {
        Ok(true) => Ok(()),
        Ok(false) => Err("an empty answer".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
