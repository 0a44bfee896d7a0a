//! Credentials in a profile file.

use std::fs;

use huaweicloud_hss::auth::Credentials;
use tempfile::TempDir;

#[test]
fn what_is_missing_is_told_with_its_place() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("credentials");
    let missing = || Credentials::from_profile_at(&path).unwrap_err().to_string();
    let name = format!("no credentials: the profile file {}", path.display());
    assert!(missing().starts_with(&format!("{name} cannot be read: ")));
    fs::write(&path, "[global]\nsk = s3cret").unwrap();
    assert_eq!(missing(), format!("{name} has no section `[basic]`"));
    fs::write(&path, "[basic]\nsk = s3cret").unwrap();
    let problem = "has `sk`, but not `ak` in `[basic]`";
    assert_eq!(missing(), format!("{name} {problem}"));
}

#[cfg(feature = "huaweicloud")]
#[tokio::test]
async fn a_key_is_found() {
    use huaweicloud_hss::Client;
    use tests::fake::identity::{ACCESS_KEY, SECRET_KEY};

    use crate::support::{fake, status};

    let folder = TempDir::new().unwrap();
    let path = folder.path().join("credentials");
    let text = format!("[basic]\nak = {ACCESS_KEY}\nsk = {SECRET_KEY}\nproject_id = p1\n");
    fs::write(&path, text).unwrap();
    let credentials = Credentials::from_profile_at(&path).unwrap();
    assert!(!format!("{credentials:?}").contains(SECRET_KEY));

    let fake = fake().await;
    let project = credentials.project_id().unwrap().to_owned();
    let builder = Client::builder().endpoint(fake.endpoint());
    let client = builder.project_id(project).auth(credentials).build();
    status(&client.unwrap()).await.unwrap();
    let request = fake.request(0).await;
    assert!(request.path.starts_with("/v5/p1/"), "{}", request.path);
    assert_eq!(request.header("x-project-id"), Some("p1"));
}
