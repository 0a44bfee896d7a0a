//! What a document has of the web, read in place of files.

use std::path::Path;

use super::allowed::allowed;
use super::get::get;
use super::kept;
use crate::limits::fetching::FILES;
use crate::pins::{Pins, hash};
use crate::write::{LOCK, locked};
use crate::{Request, addresses};

/// What of the web is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// What the lock of the crate has pinned; what it does not know is fetched and pinned.
    Pinned,
    /// What stands there now.
    Update,
}

/// The request with a text for each address that its document leads to, and with what pins them.
/// `kept` is a folder for what was fetched before.
///
/// # Errors
///
/// When something is not fetched, or is another text than the one that is pinned.
pub fn fetch(request: Request, mode: Mode, kept: &Path) -> Result<Request, String> {
    let known = match mode {
        Mode::Pinned => pinned(&request.output),
        Mode::Update => Pins::default(),
    };
    let mut request = request;
    request.pins = Pins::default();
    let mut count = 0;
    loop {
        let addresses = addresses(&request);
        if addresses.is_empty() {
            return Ok(request);
        }
        for url in addresses {
            count += 1;
            if count > FILES {
                return Err(format!("the document leads to more than {FILES} addresses"));
            }
            let text = text(&url, &known, &request.output, kept)?;
            request.pins.pin(&url, hash(&text));
            request.texts.add(Path::new(&url), text);
        }
    }
}

/// What the lock of a crate has pinned.
fn pinned(output: &Path) -> Pins {
    if output.as_os_str().is_empty() {
        return Pins::default();
    }
    let lock = locked(output).ok().flatten();
    lock.map(|lock| Pins::read(&lock)).unwrap_or_default()
}

fn text(url: &str, known: &Pins, output: &Path, kept: &Path) -> Result<String, String> {
    let pin = known.get(url);
    if let Some(text) = pin.and_then(|pin| kept::find(kept, pin)) {
        return Ok(text);
    }
    allowed(url)?;
    let text = get(url)?;
    let hash = hash(&text);
    if let Some(pin) = pin.filter(|pin| *pin != hash) {
        let lock = output.join(LOCK);
        return Err(format!(
            "`{url}` is another text than the one that the crate is of: `{}` has {pin}, and there is \
             {hash} now; `--fetch=update` takes that, and shows what is different with `--dry-run`",
            lock.display()
        ));
    }
    kept::keep(kept, &hash, &text);
    Ok(text)
}
