//! The same client for calls that block and calls that are awaited.

#[cfg(not(feature = "reqwest"))]
use huaweicloud_hss::ErrorKind;
#[cfg(feature = "reqwest")]
use huaweicloud_hss::model::{AssetType, Category};

use crate::support::Service;
#[cfg(feature = "reqwest")]
use crate::support::export;

#[cfg(feature = "reqwest")]
#[test]
fn both_send_the_same() {
    let service = Service::start();
    let client = service.client();
    export(&client).unwrap();
    let columns = [("host_name", "Server Name"), ("host_id", "Server ID")];
    let call = client.export_assets(AssetType::WebService, Category::Host, columns);
    service.within(call.into_future()).unwrap();
    let [blocking, awaited] = &service.requests()[..] else {
        panic!("two requests were sent");
    };
    assert_eq!(blocking.path, awaited.path);
    assert_eq!(blocking.query, awaited.query);
    assert_eq!(blocking.body, awaited.body);
    assert_eq!(blocking.headers, awaited.headers);
}

#[cfg(not(feature = "reqwest"))]
#[test]
fn without_a_transport_of_that_kind_none_can_be_awaited() {
    let service = Service::start();
    let call = service.client().show_collection_status("midware", "h");
    let error = service.within(call.into_future()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    let text = crate::support::printed(&error);
    assert!(text.contains("the feature `reqwest`"), "{text}");
    assert!(service.requests().is_empty());
}
