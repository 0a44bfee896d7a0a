//! Makes the client of `api.yaml` while the crate is built.

fn main() -> Result<(), oasmith::build::BuildError> {
    oasmith::build::Client::of("api.yaml")
        .module("bookshop")
        .write()?;
    Ok(())
}
