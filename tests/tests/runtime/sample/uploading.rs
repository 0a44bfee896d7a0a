//! Calls whose bodies are files, or have some.

use std::convert::Infallible;
use std::task::Poll;

use tempfile::TempDir;

use runtime::{File, Form, Invalid, Multipart};

use super::{Client, Empty};

/// A form with two files, of which one may be left out.
#[derive(Clone, Debug)]
pub struct Album {
    pub(crate) title: String,
    pub(crate) cover: File,
    pub(crate) pages: Option<File>,
}

impl Multipart<Client> for Album {
    fn parts(&self, form: &mut Form) -> Result<(), Invalid> {
        form.text("title", &self.title)?;
        form.file("cover", &self.cover)?;
        form.files("pages", &self.pages)
    }
}

call! {
    Upload = "upload": "PUT" "/upload" by ["Bearer"] [] { body: File = file("*/*") } -> (), Empty {
        204 => empty, _ => error Empty
    }
}

call! {
    Print = "print": "POST" "/print" { body: Album = multipart } -> (), Empty {
        204 => empty, _ => error Empty
    }
}

call! {
    Search = "search": "GET" "/search" redirects [302, 303, 307] {
        body?: File = given(file("*/*"))
    } -> (), Empty { 204 => empty, _ => error Empty }
}

redirects! { Search }

impl Client {
    pub(crate) fn upload(&self, body: impl Into<File>) -> Upload {
        Upload::new(&self.0, body.into())
    }

    pub(crate) fn print(&self, body: Album) -> Print {
        Print::new(&self.0, body)
    }

    pub(crate) fn search(&self) -> Search {
        Search::new(&self.0)
    }
}

/// A file that is a stream of these pieces.
pub(crate) fn stream(length: Option<u64>, pieces: &[&'static str]) -> File {
    let pieces = pieces.to_vec();
    let mut pieces = pieces.into_iter().map(Ok::<_, Infallible>);
    File::from_stream(length, move |_| Poll::Ready(pieces.next()))
}

/// A folder with a file, and the path of that.
pub(crate) fn on_disk(content: &[u8]) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.txt");
    std::fs::write(&path, content).unwrap();
    (folder, path.to_str().unwrap().to_owned())
}
