//! Programs that use an old name compile until the release behind the one that has it, and are told.

use std::fs;
use std::path::Path;

use tests::project;

use crate::depot::Depot;

const OLD: &str = "\
openapi: 3.0.3
info: {title: Depot, version: '1'}
servers: [{url: 'https://{zone}.depot.example', variables: {zone: {default: north}}}]
security: [{depotKey: []}]
paths:
  /parcels:
    put:
      operationId: moveParcel
      tags: [parcels]
      parameters:
        - {name: source, in: query, required: true, schema: {type: string}}
        - {name: target, in: query, required: true, schema: {type: string}}
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Address'}}}}
      responses: {'200': {description: Moved., content: {application/json: {schema: {$ref: '#/components/schemas/Parcel'}}}}}
    post:
      operationId: sendParcel
      deprecated: true
      tags: [parcels]
      parameters:
        - {name: one, in: query, required: true, schema: {type: string}}
        - {name: two, in: query, required: true, schema: {type: string}}
        - {name: three, in: query, required: true, schema: {type: string}}
        - {name: four, in: query, required: true, schema: {type: string}}
        - {name: five, in: query, required: true, schema: {type: string}}
        - {name: six, in: query, required: true, schema: {type: string}}
        - {name: seven, in: query, required: true, schema: {type: string}}
      responses: {'204': {description: Sent.}}
  /depots/{id}:
    get:
      operationId: getDepot
      tags: [depots]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: There.}}
components:
  securitySchemes:
    depotKey: {type: apiKey, in: header, name: X-Key}
  schemas:
    Address:
      type: object
      required: [street, town]
      properties: {street: {type: string}, town: {type: string}}
    Parcel:
      type: object
      required: [status]
      properties:
        status: {type: string, enum: [lost, found]}
        size:
          type: array
          minItems: 2
          maxItems: 2
          items: {type: number}
          x-oasmith-tuple: [{name: height}, {name: depth}]
";

/// What the second document calls otherwise.
const RENAMED: [(&str, &str); 6] = [
    ("Address", "Place"),
    ("moveParcel", "transferParcel"),
    ("sendParcel", "shipParcel"),
    ("[depots]", "[stores]"),
    ("depotKey", "storeKey"),
    ("zone", "area"),
];

/// What it calls otherwise without a second name for it.
const FIELD: (&str, &str) = ("name: depth", "name: length");

/// A program of one who knows the first crate, but that a field is a method.
const CALLER: &str = "\
use depot::{Client, ClientBuilder};
use depot::api::depots::GetDepot;
use depot::api::parcels::{MoveParcel, SendParcel, SendParcelArguments};
use depot::auth::DepotKey;
use depot::model::{Address, ParcelSize};

pub fn client() -> ClientBuilder {
    Client::builder().zone(\"north\").auth(DepotKey::new(\"secret\"))
}

pub fn depth(size: &ParcelSize) -> f64 {
    *size.depth()
}

pub fn moved(client: &Client) -> MoveParcel {
    client.move_parcel(\"here\", \"there\", Address::new(\"Elm Street\", \"Oslo\"))
}

pub fn sent(client: &Client, arguments: SendParcelArguments) -> SendParcel {
    client.send_parcel(arguments)
}

pub fn depot(client: &Client) -> GetDepot {
    client.get_depot(\"7\")
}
";

/// The crate of the first document and then of the second.
fn regenerated(folder: &Path, more: &[&str]) -> Depot {
    let depot = Depot::new(folder);
    depot.generate(OLD, more);
    depot.generate(&renamed(), more);
    depot
}

/// The second document.
fn renamed() -> String {
    RENAMED
        .iter()
        .fold(OLD.to_owned(), |text, (old, new)| text.replace(old, new))
}

#[test]
#[ignore = "slow: crates are compiled"]
fn programs_that_use_old_names_compile_and_are_told() {
    let folder = project::root().join("target").join("aliases");
    for more in [&[][..], &["--tag-features"]] {
        _ = fs::remove_dir_all(&folder);
        let depot = regenerated(&folder, more);
        depot.generate(&renamed().replace(FIELD.0, FIELD.1), more);
        depot.add_caller(&format!("#![allow(deprecated, missing_docs)]\n{CALLER}"));
        assert_eq!(depot.clippy(&["--workspace"]), Ok(()));
        depot.add_caller(&format!("#![allow(missing_docs)]\n{CALLER}"));
        let said = depot.clippy(&["--workspace"]);
        let said = said.expect_err("they are told");
        for told in [
            "type alias `depot::api::depots::GetDepot`: renamed to `api::stores::GetDepot`",
            "type alias `depot::api::parcels::MoveParcel`: renamed to `api::parcels::TransferParcel`",
            "type alias `depot::api::parcels::SendParcelArguments`: renamed to",
            "type alias `depot::model::Address`: renamed to `model::Place`",
            "::move_parcel`: renamed to `Client::transfer_parcel`",
            "::send_parcel`: renamed to `Client::ship_parcel`",
            "type alias `depot::auth::DepotKey`: renamed to `auth::StoreKey`",
            "::zone`: renamed to `ClientBuilder::area`",
            "::depth`: renamed to `model::ParcelSize::length`",
        ] {
            assert!(said.contains(told), "{told}\n{said}");
        }
        assert!(
            !said.contains("client/src"),
            "the crate itself is told\n{said}"
        );
    }
    // With one tag alone, there is nothing that an old name of the other's could lead to.
    let depot = Depot::new(&folder);
    for tag in ["stores", "parcels"] {
        let alone = [
            "--package",
            "depot",
            "--no-default-features",
            "--features",
            tag,
        ];
        assert_eq!(depot.clippy(&alone), Ok(()));
    }
}

#[test]
fn old_names_stay_until_the_release_behind_the_one_that_has_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = Depot::new(folder.path());
    let has = |depot: &Depot, since: &str| {
        let line =
            format!("\"model::Address\" = {{ now = \"model::Place\", since = \"{since}\" }}");
        depot.aliases().contains(&line)
    };
    depot.generate(OLD, &[]);
    assert_eq!(depot.aliases(), Vec::<String>::new());
    depot.oasmith(&["release", "client"]);
    let said = depot.generate(&renamed(), &[]);
    assert!(said.contains("version 0.1.1, behind 0.1.0"), "{said}");
    assert_eq!(depot.aliases().len(), 9);
    assert!(has(&depot, "0.1.1"));
    depot.oasmith(&["release", "client"]);
    let further = renamed().replace(
        "town: {type: string}",
        "town: {type: string}, note: {type: string}",
    );
    depot.generate(&further, &[]);
    assert!(has(&depot, "0.1.1"), "{:?}", depot.aliases());
    depot.oasmith(&["release", "client"]);
    let said = depot.generate(&further, &[]);
    assert_eq!(depot.aliases(), Vec::<String>::new());
    assert!(
        said.contains("an old name is gone: model::Address"),
        "{said}"
    );
    assert!(said.contains("version 0.2.0, behind 0.1.2"), "{said}");
}

#[test]
fn an_old_name_leads_to_what_is_renamed_again_and_goes_with_a_name_that_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = regenerated(folder.path(), &[]);
    depot.generate(&renamed().replace("Place", "Spot"), &[]);
    let all = depot.aliases();
    for old in ["Address", "Place"] {
        let line = format!("\"model::{old}\" = {{ now = \"model::Spot\", since = \"0.1.0\" }}");
        assert!(all.contains(&line), "{all:?}");
    }
    depot.generate(&renamed().replace("Place", "Address"), &[]);
    let all = depot.aliases();
    assert!(
        !all.iter()
            .any(|line| line.starts_with("\"model::Address\"")),
        "{all:?}"
    );
    assert!(
        all.iter().any(|line| line.starts_with("\"model::Spot\"")),
        "{all:?}"
    );
    assert!(
        depot
            .read("client/src/model/mod.rs")
            .contains("pub type Place = Address;")
    );
}

#[test]
fn no_newcomer_has_an_old_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = regenerated(folder.path(), &[]);
    let newcomer = "  /odd:\n    get: {operationId: moveParcel, responses: {'204': {description: Odd.}}}\n\
                    components:\n";
    let said = depot.generate(&renamed().replace("components:\n", newcomer), &[]);
    let all = depot.aliases();
    assert!(
        all.iter()
            .any(|line| line.starts_with("\"Client::move_parcel\"")),
        "{all:?}\n{said}"
    );
    assert!(!said.contains("breaking in Rust"), "{said}");
}

#[test]
fn settings_can_do_without_old_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = Depot::new(folder.path());
    depot.write("oasmith.toml", "[release]\naliases = false\n");
    depot.generate(OLD, &[]);
    let said = depot.generate(&renamed(), &[]);
    assert_eq!(depot.aliases(), Vec::<String>::new());
    assert!(
        said.contains("a type is called otherwise: Address is now Place"),
        "{said}"
    );
}

#[test]
fn no_old_name_takes_something_else_without_a_word() {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = regenerated(folder.path(), &[]);
    let other = renamed()
        .replace("transferParcel", "carryParcel")
        .replace("{name: source,", "{name: weight,");
    depot.generate(&other, &[]);
    let all = depot.aliases();
    assert!(
        !all.iter().any(|line| line.contains("Client::carry_parcel")),
        "{all:?}"
    );
}
