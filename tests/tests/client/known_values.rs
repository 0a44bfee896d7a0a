//! The values that are known, as a program finds them.

use huaweicloud_hss::model::{AssetType, CollectionType, columns};
use tests::fake::pages;

use crate::support::{client, fake};

#[test]
fn the_values_of_both_enums_are_lists() {
    let asset_types: Vec<&str> = AssetType::KNOWN.iter().map(AssetType::as_str).collect();
    assert_eq!(asset_types, pages::ASSET_TYPES);
    let collections = CollectionType::KNOWN.iter().map(CollectionType::as_str);
    let collections: Vec<&str> = collections.collect();
    let (listed, more) = collections.split_at(pages::COLLECTION_TYPES.len());
    assert_eq!(listed, pages::COLLECTION_TYPES);
    assert_eq!(more, ["web-framework"]);
    let spelled_right = CollectionType::from("web-framework");
    assert_eq!(spelled_right, CollectionType::WebFrameworkSpelledRight);
}

#[test]
fn each_type_has_its_columns() {
    let common = columns::COMMON.to_vec();
    assert_eq!(common[0], ("host_name", "Server name"));
    for asset_type in AssetType::KNOWN {
        let all = columns::of(asset_type);
        assert!(all.starts_with(&common), "{asset_type}");
        assert!(all.len() > common.len(), "{asset_type}");
        let mut names: Vec<_> = all.iter().map(|(name, _)| name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all.len(), "{asset_type}");
    }
    assert_eq!(columns::of("users"), columns::users::ALL);
    assert_eq!(columns::of(AssetType::WebCms), columns::database::ALL);
    assert_eq!(columns::of("something new"), common);
}

#[tokio::test]
async fn all_columns_of_a_type_are_exported() {
    let fake = fake().await;
    let asset_type = AssetType::KernelModule;
    let headers = columns::of(&asset_type);
    let call = client(&fake).export_assets(asset_type, "host", headers);
    call.await.unwrap();
    let sent = &fake.request(0).await.json()["export_headers"];
    assert_eq!(sent.as_array().unwrap().len(), 14);
    assert_eq!(sent[13], serde_json::json!(["record_time", "Scan time"]));
}
