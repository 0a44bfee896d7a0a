use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use bookshop::{*, api::books::GetBook, auth::*, http::StatusCode, model::*};
use bookshop::testing::{TestAnswer, TestTransport};

async fn block(client: Client, book: Book, (key, id, secret): (String, String, String)) -> Result<(), Box<dyn Error>> {
    // The block.
    Ok(())
}
