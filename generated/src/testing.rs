// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! A double of the transport, to test what calls the API without a server.
//!
//! A [`TestTransport`] sends nothing: it records each request, and answers as a test tells it. No
//! time passes by it, so that a pause before another attempt is over at once.
//!
//! # Example
//!
//! ```no_run
//! use huaweicloud_hss::{Client, auth::Credentials, model::{AssetType, Category}, testing::TestTransport};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let double = TestTransport::new();
//! double.answer(200, "{}");
//! let client = Client::builder()
//!     .region("cn-north-4")
//!     .project_id("project-id")
//!     .auth(Credentials::find()?)
//!     .transport(double.clone())
//!     .build()?;
//!
//! let answer = client
//!     .export_assets(
//!         AssetType::WebService,
//!         Category::Host,
//!         [("host_name", "Server Name"), ("host_id", "Server ID")],
//!     )
//!     .enterprise_project_id("all_granted_eps")
//!     .await?;
//! println!("{answer:?}");
//! println!("{:?}", double.requests());
//! # Ok(())
//! # }
//! ```

#[doc(inline)]
pub use super::runtime::{TestAnswer, TestRequest, TestTransport};
