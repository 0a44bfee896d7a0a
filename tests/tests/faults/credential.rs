//! A token that can be renewed, as those are that a client obtains by itself.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use huaweicloud_hss::{Authorizer, Bounds, Credential, Invalid, Secret};

/// What no error may print.
pub(crate) const SECRET: &str = "nobody-may-read-this";
pub(crate) const FIRST: &str = "first-nobody-may-read-this";
pub(crate) const SECOND: &str = "second-nobody-may-read-this";

/// A token until it is refused, and another one from then on.
#[derive(Debug, Default)]
pub(crate) struct Renewed(AtomicBool);

impl Credential for Renewed {
    fn scheme(&self) -> &'static str {
        "Token"
    }

    fn authorize(&self, request: &mut Authorizer<'_>) -> Result<(), Invalid> {
        let token = if self.0.load(Ordering::Relaxed) {
            SECOND
        } else {
            FIRST
        };
        request.header("x-auth-token", &Secret::new(token), &Bounds::NONE)
    }

    fn refused(&self, _: Instant) -> bool {
        self.0.store(true, Ordering::Relaxed);
        true
    }
}
