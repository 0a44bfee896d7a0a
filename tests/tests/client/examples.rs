//! The example `export` of the crate, with what a command line gives.

#[allow(dead_code, reason = "a program has parts that no test calls")]
#[allow(unreachable_pub, reason = "it is a program by itself")]
#[path = "../../../generated/examples/export.rs"]
mod export;

use huaweicloud_hss::model::columns;
use serde_json::json;

use self::export::{Wanted, usage};
use crate::support::{client, fake};

fn wanted(line: &[&str]) -> Result<Wanted, String> {
    Wanted::read(line.iter().map(|&argument| argument.to_owned()))
}

#[tokio::test]
async fn a_type_alone_has_all_of_its_columns() {
    let fake = fake().await;
    let wanted = wanted(&["users"]).unwrap();
    let task = wanted.export(&client(&fake)).await.unwrap();
    assert_eq!(task, "513d9747-6059-495f-be82-2db216e643ae");
    let request = fake.request(0).await;
    assert_eq!(
        request.query.as_deref(),
        Some("asset_type=users&category=host")
    );
    let expected = columns::users::ALL.map(|(column, title)| json!([column, title]));
    assert_eq!(request.json(), json!({ "export_headers": expected }));
}

#[tokio::test]
async fn all_can_be_given() {
    let fake = fake().await;
    let line = [
        "port",
        "host_name=Server",
        "laddr",
        "new_one",
        "--category",
        "container",
        "--search",
        r#"{"port_string": "8080"}"#,
        "--enterprise-project",
        "all_granted_eps",
    ];
    let wanted = wanted(&line).unwrap();
    wanted.export(&client(&fake)).await.unwrap();
    let request = fake.request(0).await;
    let query = "asset_type=port&category=container&enterprise_project_id=all_granted_eps";
    assert_eq!(request.query.as_deref(), Some(query));
    let headers = json!([
        ["host_name", "Server"],
        ["laddr", "Listening IP address"],
        ["new_one", "new_one"],
    ]);
    let expected = json!({
        "search_param": r#"{"port_string": "8080"}"#,
        "export_headers": headers,
    });
    assert_eq!(request.json(), expected);
}

#[test]
fn what_is_missing_is_told() {
    for (line, problem) in [
        (&[][..], "which type of asset?"),
        (&["--region", "x"], "which type of asset?"),
        (&["users", "--region"], "--region needs a value"),
        (&["users", "--colour", "red"], "unknown: --colour"),
    ] {
        assert_eq!(wanted(line).err().as_deref(), Some(problem));
    }
    assert!(usage().contains("users, auto_launch, database"));
}
