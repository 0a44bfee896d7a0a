use std::error::Error;

async fn block() -> Result<(), Box<dyn Error>> {
    // The block.
    Ok(())
}
