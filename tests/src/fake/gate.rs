//! What holds answers back until a test lets them go.

use std::sync::Arc;

use tokio::sync::watch::Sender;

/// Holds answers back until it is opened. Clones are the same gate.
#[derive(Clone, Debug, Default)]
pub struct Gate(Arc<Sender<bool>>);

impl Gate {
    /// A gate that is closed.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets everything through from now on.
    pub fn open(&self) {
        self.0.send_replace(true);
    }

    /// Waits until the gate is open.
    pub(super) async fn passed(&self) {
        // The sender is this gate's own, so that it is there for as long as is waited.
        let _ = self.0.subscribe().wait_for(|is_open| *is_open).await;
    }
}
