//! Enumerated values: the page's own spelling, and whatever it does not list.

use huaweicloud_hss::model::{AssetType, Category, CollectionType, ScanStatus};
use serde_json::json;
use tests::fake::{Answer, pages};

use crate::support::{client, fake, status};

#[test]
fn every_value_of_the_pages_has_a_variant() {
    for text in pages::ASSET_TYPES {
        let value = AssetType::from(text);
        assert!(!matches!(value, AssetType::Other(_)), "{text}");
        assert_eq!(value.as_str(), text);
    }
    for text in pages::CATEGORIES {
        let value = Category::from(text);
        assert!(!matches!(value, Category::Other(_)), "{text}");
        assert_eq!(value.as_str(), text);
    }
    for text in pages::COLLECTION_TYPES {
        let value = CollectionType::from(text);
        assert!(!matches!(value, CollectionType::Other(_)), "{text}");
        assert_eq!(value.as_str(), text);
    }
    for text in pages::SCAN_STATUSES {
        let value = ScanStatus::from(text);
        assert!(!matches!(value, ScanStatus::Other(_)), "{text}");
        assert_eq!(value.as_str(), text);
    }
}

#[tokio::test]
async fn every_value_of_the_pages_is_sent_as_it_is_written_there() {
    let fake = fake().await;
    let client = client(&fake);
    for text in pages::ASSET_TYPES {
        client
            .export_assets(text, "host", [("a", "A")])
            .await
            .unwrap();
        let request = fake.take_requests().remove(0);
        assert_eq!(request.query_value("asset_type"), Some(text));
    }
    for text in pages::COLLECTION_TYPES {
        client.show_collection_status(text, "h").await.unwrap();
        assert_eq!(fake.take_requests().remove(0).segments[4], text);
    }
}

#[tokio::test]
async fn the_web_framework_is_spelt_as_the_page_spells_it() {
    let fake = fake().await;
    let client = client(&fake);
    let value = CollectionType::from("web-framwork");
    client.show_collection_status(value, "h").await.unwrap();
    assert_eq!(fake.request(0).await.segments[4], "web-framwork");

    assert_eq!(CollectionType::WebFramework.as_str(), "web-framwork");

    // The vendor's newer clients spell it right, which is another value that is known.
    fake.allow_unlisted_values();
    let value = CollectionType::from("web-framework");
    assert_eq!(value, CollectionType::WebFrameworkSpelledRight);
    client.show_collection_status(value, "h").await.unwrap();
    assert_eq!(fake.request(1).await.segments[4], "web-framework");
}

#[tokio::test]
async fn unlisted_values_are_sent() {
    let fake = fake().await;
    fake.allow_unlisted_values();
    client(&fake)
        .export_assets("virtual machine", "moon", [("a", "A")])
        .await
        .unwrap();
    let request = fake.request(0).await;
    assert_eq!(request.query_value("asset_type"), Some("virtual machine"));
    assert_eq!(request.query_value("category"), Some("moon"));
}

#[tokio::test]
async fn an_unlisted_value_that_the_service_refuses_is_its_error() {
    let fake = fake().await;
    let call = client(&fake).show_collection_status("moon", "h");
    let error = call.await.unwrap_err();
    assert_eq!(error.code(), Some("HSS.0001"));
    let message = error.message().unwrap();
    assert!(message.contains("`type` is `moon`"), "{message}");
}

#[tokio::test]
async fn unlisted_values_are_received() {
    let fake = fake().await;
    fake.answer(Answer::json(200, &json!({ "scan_status": "paused 主机" })));
    let answer = status(&client(&fake)).await.unwrap();
    let scan_status = answer.scan_status.unwrap();
    assert_eq!(scan_status.as_str(), "paused 主机");
    assert!(matches!(scan_status, ScanStatus::Other(_)));
}

#[tokio::test]
async fn listed_values_are_received_as_their_variants() {
    let fake = fake().await;
    fake.scan_statuses(pages::SCAN_STATUSES);
    let client = client(&fake);
    for text in pages::SCAN_STATUSES {
        let scan_status = status(&client).await.unwrap().scan_status;
        assert_eq!(scan_status, Some(ScanStatus::from(text)));
    }
}
