//! A crate keeps to the rules by which it was made until it is moved on to those of today.

use std::fs;
use std::path::Path;

use tests::project;

use crate::depot::Depot;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Depot, version: '1'}
paths:
  /parcels:
    get:
      operationId: listParcels
      parameters:
        - {name: status, in: query, required: true, schema: {$ref: '#/components/schemas/Status'}}
        - {name: limit, in: query, schema: {type: integer}}
      responses: {'200': {description: All., content: {application/json: {schema: {$ref: '#/components/schemas/Parcel'}}}}}
    post:
      operationId: addParcel
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Parcel'}}}}
      responses: {'204': {description: Added.}}
components:
  schemas:
    Status: {type: string, enum: [lost, other]}
    Parcel:
      type: object
      required: [status]
      properties:
        status: {$ref: '#/components/schemas/Status'}
        note: {type: string, nullable: true}
";

/// A program of one who knows the crate by its old names. The one of a value is a constant, which a value is
/// matched with, and no reference to one.
const CALLER: &str = "\
#![allow(deprecated, missing_docs)]

use depot::Client;
use depot::api::operations::ListParcels;
use depot::model::{Parcel, Status};

pub fn few(client: &Client) -> ListParcels {
    client.list_parcels(Status::Missing).at_most(3)
}

pub fn noted(parcel: Parcel) -> bool {
    let parcel = parcel.with_memo(\"fragile\").null_memo();
    parcel.memo().is_some()
}

pub fn word(status: Status) -> &'static str {
    match status {
        Status::Missing => \"missing\",
        _ => \"another\",
    }
}
";

/// A crate that an older oasmith made by other rules.
fn older(folder: &Path) -> Depot {
    let depot = Depot::new(folder);
    depot.generate(DOCUMENT, &[]);
    let lock = depot.read("client/oasmith.lock");
    let older = lock
        .replace("edition = 4\n", "edition = 1\n")
        .replace("\"Lost @ lost\"", "\"Missing @ lost\"")
        .replace(
            "\"note: String; optional; nullable\"",
            "\"memo: String; optional; nullable @ note\"",
        )
        .replace("limit: i64", "at_most: i64");
    let is_there = |name: &&str| older.contains(name);
    assert!(
        ["Missing", "memo", "at_most"].iter().all(is_there),
        "{lock}"
    );
    depot.write("client/oasmith.lock", &older);
    depot.generate(DOCUMENT, &[]);
    depot
}

#[test]
fn names_stay_until_the_crate_is_moved_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = older(folder.path());
    let lock = depot.read("client/oasmith.lock");
    assert!(lock.contains("edition = 1\n"), "{lock}");
    let code = || depot.read("client/src/model/status.rs");
    assert!(code().contains("Missing = \"lost\""), "{}", code());

    let said = depot.migrate(&["--dry-run"]);
    let first = "From edition 1 to edition 4:\n";
    assert!(said.starts_with(first), "{said}");
    assert!(said.contains("- Status::Missing"), "{said}");
    assert!(said.contains("+ Status::Lost"), "{said}");
    assert_eq!(depot.read("client/oasmith.lock"), lock);

    depot.migrate(&[]);
    let lock = depot.read("client/oasmith.lock");
    assert!(lock.contains("edition = 4\n"), "{lock}");
    assert!(code().contains("Lost = \"lost\""), "{}", code());
    assert!(
        code().contains("pub const Missing: Self = Self::Lost;"),
        "{}",
        code()
    );
    let alias =
        |old: &str, now: &str| format!("\"{old}\" = {{ now = \"{now}\", since = \"0.1.0\" }}");
    let call = "api::operations::ListParcels";
    let all = [
        alias(&format!("{call}::at_most"), &format!("{call}::limit")),
        alias("model::Parcel::memo", "model::Parcel::note"),
        alias("model::Parcel::null_memo", "model::Parcel::null_note"),
        alias("model::Parcel::with_memo", "model::Parcel::with_note"),
        alias("model::Status::Missing", "model::Status::Lost"),
    ];
    assert_eq!(depot.aliases(), all);

    let said = depot.migrate(&[]);
    assert!(said.ends_with("there is nothing to move\n"), "{said}");
    assert_eq!(depot.read("client/oasmith.lock"), lock);
}

/// What `FastAPI` calls an operation: by its function, its path and its method.
const FUNCTIONS: &str = "\
openapi: 3.1.0
info: {title: Depot, version: '1'}
paths:
  /parcels/{parcel_id}:
    get:
      operationId: read_parcel_parcels__parcel_id__get
      parameters: [{name: parcel_id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: Fine.}}
";

#[test]
fn a_method_is_called_like_the_function_once_the_crate_is_moved_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let depot = Depot::new(folder.path());
    depot.generate(FUNCTIONS, &[]);
    let code = || depot.read("client/src/api/operations.rs");
    assert!(code().contains("pub fn read_parcel(&self"), "{}", code());

    let long = "read_parcel_parcels_parcel_id_get";
    let lock = depot.read("client/oasmith.lock");
    let short = "\"read_parcel -> ReadParcel\"";
    assert!(lock.contains(short), "{lock}");
    let older = lock.replace("edition = 4\n", "edition = 2\n").replace(
        short,
        &format!("\"{long} -> ReadParcelParcelsParcelIdGet\""),
    );
    depot.write("client/oasmith.lock", &older);
    let more = "
  /parcels:
    get: {operationId: read_parcels_parcels_get, responses: {'204': {description: Fine.}}}
";
    depot.generate(&format!("{}{more}", FUNCTIONS.trim_end()), &[]);
    let has = |name: &str| code().contains(&format!("pub fn {name}("));
    assert!(has(long), "{}", code());
    assert!(has("read_parcels_parcels_get"), "{}", code());

    depot.migrate(&[]);
    assert!(has("read_parcel") && has("read_parcels"), "{}", code());
    let alias =
        format!("\"Client::{long}\" = {{ now = \"Client::read_parcel\", since = \"0.1.0\" }}");
    assert!(depot.aliases().contains(&alias), "{:?}", depot.aliases());
}

#[test]
fn there_has_to_be_a_crate() {
    let folder = tempfile::tempdir().expect("a folder");
    let none = folder.path().join("none");
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let args = ["oasmith", "migrate", "api.yaml", "--output"].map(Into::into);
    let args = args.into_iter().chain([none.clone().into_os_string()]);
    assert_eq!(oasmith::cli::run(args, &mut stdout, &mut stderr), 2);
    let said = String::from_utf8_lossy(&stderr).into_owned();
    assert!(said.contains("has no crate of oasmith's"), "{said}");
    assert!(!none.exists());
}

#[test]
#[ignore = "slow: crates are compiled"]
fn programs_can_match_on_the_old_name_of_a_value() {
    let folder = project::root().join("target").join("migrated");
    _ = fs::remove_dir_all(&folder);
    let depot = older(&folder);
    depot.migrate(&[]);
    depot.add_caller(CALLER);
    assert_eq!(depot.clippy(&["--workspace"]), Ok(()));
}
