//! The text of a file that has an end.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::input;
use crate::limits;

/// Reads a file. A pipe or a device is none: it may give nothing, or never end.
pub(super) fn text(path: &Path) -> io::Result<String> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !about.is_file() {
        return Err(ErrorKind::Unsupported.into());
    }
    // The room is made at once: a text that grows is copied again and again.
    let room = usize::try_from(about.len().min(limits::FILE)).unwrap_or_default();
    input::into(String::with_capacity(room), File::open(path)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let error = text(folder.path()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::IsADirectory);
    }

    #[test]
    fn what_is_longer_than_the_limit_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("api.yaml");
        // A file without content takes no room, however long it is.
        File::create(&path)
            .unwrap()
            .set_len(limits::FILE + 1)
            .unwrap();
        assert_eq!(text(&path).unwrap_err().kind(), ErrorKind::FileTooLarge);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_and_a_socket_are_no_files() {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("api.yaml");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        for path in [Path::new("/dev/null"), &socket] {
            assert_eq!(text(path).unwrap_err().kind(), ErrorKind::Unsupported);
        }
    }
}
