use std::error::Error;

use pets::{Client, auth::Key};

async fn block() -> Result<(), Box<dyn Error>> {
    // The block.
    Ok(())
}
