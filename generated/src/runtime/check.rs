// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! The bounds of what a body holds.

use super::encode::Encoder;
use super::invalid::Invalid;
use super::place::Place;

/// A model with bounds.
pub trait Check {
    /// Checks the bounds of all that the model holds.
    fn check(&self, at: &Place<'_>) -> Result<(), Invalid>;
}

impl Encoder<'_> {
    /// Checks the bounds of what a body holds.
    #[expect(
        clippy::unused_self,
        reason = "it is one of the steps in which a request is written"
    )]
    pub fn check(&self, body: &impl Check) -> Result<(), Invalid> {
        body.check(&Place::TOP)
    }
}
