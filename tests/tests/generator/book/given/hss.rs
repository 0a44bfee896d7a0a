use std::error::Error;
use std::time::Duration;

use huaweicloud_hss::{*, auth::*, model::*};

async fn block(
    client: Client,
    headers: [(&'static str, &'static str); 1],
    (ak, sk, project, token): (String, String, String, String),
    task_id: String,
) -> Result<(), Box<dyn Error>> {
    // The block.
    Ok(())
}
