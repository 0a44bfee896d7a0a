// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! The lack of a transport of one's own.

use std::sync::Arc;
use std::time::Duration;

use super::build_error::BuildError;
use super::transport::Transport;

/// Says what is missing.
pub(super) fn default_transport(_: Duration) -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::new(
        "there is nothing to send requests with: enable the feature `rustls` or `native-tls`, or \
         give a `transport`",
    ))
}
