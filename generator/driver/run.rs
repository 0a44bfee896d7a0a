//! The whole program: reads cases, makes their calls, and prints what comes of each.

use std::any::Any;
use std::collections::HashMap;
use std::env;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _, stdout};
use std::panic::{self, AssertUnwindSafe};

use client::Client;
use serde_json::{Value, json};
use tokio::task::spawn_local;

use super::calls::{Make, Row};
use super::given::Given;

/// What makes a client for an endpoint with what a case says of it.
pub(crate) type Build = fn(&str, &Given) -> Result<Client, String>;

/// What the program knows of the crate.
pub(crate) struct Driver {
    pub(crate) tables: &'static [&'static [Row]],
    pub(crate) client: Build,
    /// The parameters that are set once on the client.
    pub(crate) client_parameters: &'static [&'static str],
}

/// Reads the file of cases that is the first argument, one a line, and calls the
/// endpoint that is the second. The third says how many cases to leave out.
pub(crate) async fn main(driver: &Driver) -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [cases, endpoint, done] = arguments.as_slice() else {
        return Err("usage: driver CASES ENDPOINT DONE".into());
    };
    let mut clients = Clients {
        endpoint,
        driver,
        made: HashMap::new(),
        last: None,
    };
    let rows = || driver.tables.iter().copied().flatten();
    let by_both: HashMap<(&str, &str), Make> = rows()
        .map(|(called, place, make)| ((*called, *place), *make))
        .collect();
    let by_call: HashMap<&str, Make> = rows().map(|(called, _, make)| (*called, *make)).collect();
    let by_place: HashMap<&str, Make> = rows().map(|(_, place, make)| (*place, *make)).collect();
    for line in BufReader::new(File::open(cases)?).lines().skip(done.parse()?) {
        let given = Given::new(serde_json::from_str(&line?)?);
        let (called, place) = given.operation();
        let called = called.as_str();
        // Paths that differ in their query alone are one path here, and paths that
        // refer to one item are one place.
        let make = by_both
            .get(&(called, place))
            .or_else(|| by_call.get(called))
            .or_else(|| by_place.get(place));
        let outcome = match make {
            Some(make) => outcome(&mut clients, *make, &given).await,
            None => json!({ "unmade": "the crate has no such operation" }),
        };
        let said = json!({ "number": given.number(), "outcome": outcome });
        writeln!(stdout(), "{said}")?;
    }
    Ok(())
}

/// Makes a call and waits for what comes of it, which may be a panic.
async fn outcome(clients: &mut Clients<'_>, make: Make, given: &Given) -> Value {
    let made = panic::catch_unwind(AssertUnwindSafe(|| {
        let client = clients.client(given)?;
        make(client, given)
    }));
    match made {
        Ok(Ok(call)) => match spawn_local(call).await {
            Ok(outcome) => outcome,
            Err(broken) => panicked(&*broken.into_panic()),
        },
        Ok(Err(reason)) => json!({ "unmade": reason }),
        Err(broken) => panicked(&*broken),
    }
}

fn panicked(with: &(dyn Any + Send)) -> Value {
    let text = with.downcast_ref::<&str>().map(ToString::to_string);
    let text = text.or_else(|| with.downcast_ref::<String>().cloned());
    let message = format!("the client panics: {}", text.unwrap_or_default());
    json!({ "error": { "status": null, "kind": "Panic", "value": null, "message": message } })
}

/// The clients that were made so far, by what tells them apart.
struct Clients<'a> {
    endpoint: &'a str,
    driver: &'a Driver,
    made: HashMap<String, Client>,
    /// One that no other case has a use for.
    last: Option<Client>,
}

impl Clients<'_> {
    fn client(&mut self, given: &Given) -> Result<&Client, String> {
        if given.obtains_token() {
            let client = (self.driver.client)(self.endpoint, given)?;
            return Ok(self.last.insert(client));
        }
        let key = given.client_key(self.driver.client_parameters);
        if !self.made.contains_key(&key) {
            let client = (self.driver.client)(self.endpoint, given)?;
            self.made.insert(key.clone(), client);
        }
        Ok(&self.made[&key])
    }
}
