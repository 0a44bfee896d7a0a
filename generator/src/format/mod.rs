//! The fifth stage: from code as a value to text that a person would have laid out the same way.
//!
//! How wide a line is, how far a level is indented and where a list is broken is known here alone.
//! The one exception is what `quote!` has made, whose expressions the printer of token trees breaks
//! by a width of its own.

mod code;
mod fill;
mod prose;
mod room;
mod side_by_side;
mod tokens;
mod visible;

use self::room::Room;
use self::visible::visible_line;
use crate::File;
use crate::emit::layout::{Content, Deferred, Piece, Source, Spacing};

/// Makes and formats the files. The first line of each that is Rust code is what `header` has for its
/// path.
#[must_use]
pub fn format(
    files: Vec<File<Deferred<'_>>>,
    header: &(dyn Fn(&str) -> String + Sync),
) -> Vec<File<String>> {
    let header = |path: &str| visible_line(&header(path));
    side_by_side::map(files, |file| File {
        content: match file.content.make() {
            Content::Rust(source) => rust(source, &header(&file.path)),
            Content::Copied(text) => format!("// {}\n{text}", header(&file.path)),
            Content::Page(passages) => prose::page(&passages),
            Content::Text(text) => text,
        },
        path: file.path,
    })
}

fn rust(source: Source, header: &str) -> String {
    let mut out = format!("// {header}\n");
    prose::docs(&mut out, &source.docs);
    for piece in source.pieces {
        out.push('\n');
        match piece {
            Piece::Tokens(items) => out.push_str(&tokens::print(items)),
            Piece::Code(items) => code::items(&mut out, &items, Spacing::Tight, Room::FILE),
        }
    }
    out
}
