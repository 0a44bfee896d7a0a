//! Calls whose bodies are files, or have some.

use super::Empty;
use super::runtime::{self, Client, File, Form, Invalid, Multipart};

/// A form with two files, of which one may be left out.
#[derive(Clone, Debug)]
pub struct Album {
    pub(crate) title: String,
    pub(crate) cover: File,
    pub(crate) pages: Option<File>,
}

impl Multipart for Album {
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

impl Client {
    pub(crate) fn upload(&self, body: impl Into<File>) -> Upload {
        Upload::new(self, body.into())
    }

    pub(crate) fn print(&self, body: Album) -> Print {
        Print::new(self, body)
    }
}
