//! What becomes of callers where the settings say something else, and the document says the same.

use tempfile::TempDir;

use crate::depot::Depot;

/// Two operations of two tags, one of which answers with a time.
const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Depot, version: '1'}
servers: [{url: 'https://depot.example'}]
paths:
  /parcels:
    get:
      operationId: listParcels
      tags: [parcels]
      responses:
        '200': {description: Them., content: {application/json: {schema: {$ref: '#/components/schemas/Parcel'}}}}
        '400': {description: None., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  /shops:
    get:
      operationId: listShops
      tags: [shops]
      responses: {'204': {description: None.}}
components:
  schemas:
    Parcel: {type: object, properties: {id: {type: string, format: uuid}, at: {type: string, format: date-time}}}
    Problem: {type: object, properties: {code: {type: string}, error: {type: string}}}
";

/// The settings of the crate that is released, those of the next, its version, and what its changelog
/// says.
type Next = (&'static str, &'static str, &'static str, &'static str);

/// What is told of the next crate, once by the command and once by its changelog.
struct Told {
    diff: String,
    version: String,
    changelog: String,
}

fn told(old: &str, new: &str) -> Told {
    told_of((old, DOCUMENT), (new, DOCUMENT))
}

/// The same of two documents, each with its settings.
fn told_of((old, before): (&str, &str), (new, after): (&str, &str)) -> Told {
    let folder = TempDir::new().expect("a folder");
    let depot = Depot::new(folder.path());
    depot.write("oasmith.toml", old);
    depot.generate(before, &[]);
    depot.oasmith(&["release", "client"]);
    depot.write("oasmith.toml", new);
    depot.write("api.yaml", after);
    let diff = depot.oasmith(&["diff", "client", "api.yaml"]);
    depot.generate(after, &[]);
    let manifest = depot.read("client/Cargo.toml");
    let version = manifest.lines().find(|line| line.starts_with("version"));
    Told {
        diff,
        version: version.unwrap_or_default().to_owned(),
        changelog: depot.read("client/CHANGELOG.md"),
    }
}

#[test]
fn what_settings_take_away_is_told() {
    let all: &[Next] = &[
        ("", "[features]\nwithout = [\"tower\"]", "0.2.0", "tower"),
        ("", "[features]\ndefault = [\"reqwest\"]", "0.2.0", "rustls"),
        (
            "[features]\ntags = true",
            "[features]\ntags = true\ndefault-tags = [\"parcels\"]",
            "0.2.0",
            "shops",
        ),
        (
            "",
            "[features]\ntags = true\ndefault-tags = [\"parcels\"]",
            "0.2.0",
            "shops",
        ),
        ("", "[features]\ntags = true", "0.1.1", "shops"),
        (
            "",
            "[answers]\nundocumented = \"error\"",
            "0.2.0",
            "an error",
        ),
        (
            "[errors]\ncode = [\"/code\"]",
            "[errors]\ncode = [\"/error\"]",
            "0.2.0",
            "/error",
        ),
        (
            "[errors]\ncode = [\"/code\"]",
            "[errors]\ncode = [\"/code\", \"/error\"]",
            "0.1.1",
            "/error",
        ),
    ];
    for (old, new, version, word) in all {
        let told = told(old, new);
        assert_eq!(told.version, format!("version = {version:?}"), "{new}");
        assert!(told.changelog.contains(word), "{new}: {}", told.changelog);
        assert!(told.diff.contains(word), "{new}: {}", told.diff);
    }
}

#[test]
fn what_settings_say_again_is_no_change() {
    let usual = "[features]\ndefault = [\"gzip\", \"reqwest\", \"rustls\"]\nwithout = []";
    let told = told("", usual);
    assert_eq!(told.version, "version = \"0.1.0\"");
}

#[test]
fn a_server_is_the_same_whatever_settings_say() {
    let all = [
        ("[types]\ndate-time = \"string\"", "0.2.0"),
        ("[types]\nuuid = \"string\"", "0.2.0"),
        ("[except]\noperations = [\"listShops\"]", "0.2.0"),
        ("[only]\ntags = [\"parcels\"]", "0.2.0"),
    ];
    for (new, version) in all {
        let told = told("", new);
        assert_eq!(told.version, format!("version = {version:?}"), "{new}");
        let is_told = ["(on the wire breaking", "(on the wire compatible"]
            .map(|word| told.diff.contains(word));
        assert_eq!(is_told, [false; 2], "{new}: {}", told.diff);
    }
}

#[test]
fn an_operation_of_another_feature_is_gone_for_who_has_the_old_one_alone() {
    let tags = "[features]\ntags = true";
    let of = |tags: &str| DOCUMENT.replace("      tags: [shops]\n", tags);
    let [shops, parcels, both, none] = [
        "      tags: [shops]\n",
        "      tags: [parcels]\n",
        "      tags: [shops, parcels]\n",
        "",
    ]
    .map(of);
    // What has the tag goes on to have the feature.
    let stays = |document: &str| {
        let other = "  /more:\n    get: {operationId: more, tags: [shops], responses: {'204': {description: None.}}}\n";
        document.replace("components:", &format!("{other}components:"))
    };
    let all = [
        (&shops, &parcels, true),
        (&both, &parcels, true),
        (&shops, &both, false),
        (&shops, &none, false),
        (&none, &shops, false),
    ];
    for (old, new, is_lost) in all {
        let (old, new) = (stays(old), stays(new));
        let told = told_of((tags, &old), (tags, &new));
        let is_told = told.diff.contains("another feature brings a call");
        assert_eq!(is_told, is_lost, "{}", told.diff);
        if is_lost {
            assert_eq!(told.version, "version = \"0.2.0\"", "{}", told.changelog);
        }
    }
    let few = "[features]\ntags = true\ndefault-tags = [\"parcels\"]";
    let told = told_of((few, &stays(&none)), (few, &stays(&shops)));
    assert!(
        told.diff.contains("another feature brings a call"),
        "{}",
        told.diff
    );
}

#[test]
fn a_type_that_webhooks_send_is_gone_for_who_has_the_feature_of_before_alone() {
    let tags = "[features]\ntags = true";
    let of = |tags: &str| {
        let sent = format!(
            "webhooks:
  moved:
    post:
      tags: [{tags}]
      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Moved'}}}}}}}}
      responses: {{'204': {{description: Heard.}}}}
components:
  schemas:
    Moved: {{type: object, properties: {{id: {{type: string}}}}}}
"
        );
        let document = DOCUMENT.replace("3.0.3", "3.1.0");
        document.replace("components:\n  schemas:\n", &sent)
    };
    let all = [
        ("shops", "parcels", true),
        ("shops, parcels", "parcels", true),
        ("shops", "shops, parcels", false),
        ("shops", "", false),
        ("", "shops", false),
    ];
    for (old, new, is_lost) in all {
        let told = told_of((tags, &of(old)), (tags, &of(new)));
        let is_told = told.diff.contains("another feature brings a type");
        assert_eq!(is_told, is_lost, "{old}, {new}: {}", told.diff);
        if is_lost {
            assert_eq!(told.version, "version = \"0.2.0\"", "{}", told.changelog);
        }
    }
}
