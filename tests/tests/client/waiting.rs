//! The two calls together: wait until a collection is done, then export.

use huaweicloud_hss::model::{CollectionType, ScanStatus};

use crate::support::{client, export, fake};

#[tokio::test]
async fn until_it_is_scanned() {
    let fake = fake().await;
    fake.scan_statuses(["neverscan", "scanning", "scanning", "scanned"]);
    let client = client(&fake);

    let mut seen = Vec::new();
    loop {
        let status = client
            .show_collection_status(CollectionType::WebService, "a-host")
            .await
            .unwrap();
        let scan_status = status.scan_status.unwrap();
        seen.push(scan_status.to_string());
        if scan_status == ScanStatus::Scanned {
            break;
        }
        assert_eq!(status.scanned_time, None);
    }
    assert_eq!(seen, ["neverscan", "scanning", "scanning", "scanned"]);
    assert!(export(&client).await.unwrap().task_id.is_some());
    assert_eq!(fake.requests().len(), 5);
}
