//! Events in the form of `text/event-stream`, as the HTML standard says to read it.

use std::mem;
use std::time::Duration;

use bytes::{Buf as _, Bytes};

use super::raw::RawEvent;
use crate::stream::piecewise::{KEPT, extend};

/// Makes events of the bytes of a stream, one at a time.
#[derive(Debug, Default)]
pub(crate) struct EventParser {
    /// Whether anything but a byte order mark has come.
    begun: bool,
    /// Whether a line ended in a carriage return, to which a line feed would belong.
    after_return: bool,
    line: Vec<u8>,
    name: String,
    data: String,
    /// The id that the next event gives, if it is another than the last one's.
    id: Option<String>,
    /// The id of the last event.
    pub(crate) last_id: String,
    /// How long to wait before the connection is opened anew, as the API says.
    pub(crate) retry: Option<Duration>,
}

impl EventParser {
    /// The next event that a piece completes, which is taken from it; all of it, if there is none.
    pub(crate) fn next(&mut self, piece: &mut Bytes) -> Option<RawEvent> {
        loop {
            if piece.is_empty() {
                return None;
            }
            if mem::take(&mut self.after_return) && piece[0] == b'\n' {
                piece.advance(1);
                continue;
            }
            let Some(end) = piece.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
                extend(&mut self.line, &mem::take(piece));
                return None;
            };
            extend(&mut self.line, &piece.split_to(end));
            self.after_return = piece[0] == b'\r';
            piece.advance(1);
            let event = self.end_line();
            if event.is_some() {
                return event;
            }
        }
    }

    /// How many bytes are held: what waits for the end of its event, and the id of the last one.
    pub(crate) fn held(&self) -> usize {
        let id = self.id.as_ref().map_or(0, String::len);
        self.line.len() + self.name.len() + self.data.len() + id + self.last_id.len()
    }

    /// Makes it ready for another connection: an event that has no end is none.
    pub(crate) fn restart(&mut self) {
        *self = Self {
            last_id: mem::take(&mut self.last_id),
            retry: self.retry,
            ..Self::default()
        };
    }

    fn end_line(&mut self) -> Option<RawEvent> {
        let line = mem::take(&mut self.line);
        let mut line = String::from_utf8(line)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        if !mem::replace(&mut self.begun, true) && line.starts_with('\u{feff}') {
            line.drain(..'\u{feff}'.len_utf8());
        }
        let event = if line.is_empty() {
            self.dispatch()
        } else {
            line = self.field(line);
            None
        };
        if line.capacity() <= KEPT {
            line.clear();
            self.line = line.into_bytes();
        }
        event
    }

    /// Takes a field, and gives back the room of its line. A comment is one without a name, which
    /// is no field at all.
    fn field(&mut self, mut line: String) -> String {
        let (name, value) = match line.split_once(':') {
            Some((name, value)) => (name, value.strip_prefix(' ').unwrap_or(value)),
            None => (line.as_str(), ""),
        };
        match name {
            "event" => value.clone_into(&mut self.name),
            "data" => {
                self.data.push_str(value);
                // mark: event-line
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => {
                // However long it is, it is there once.
                let begin = line.len() - value.len();
                line.drain(..begin);
                self.id = Some(mem::take(&mut line));
            }
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                let time = value.parse().ok().map(Duration::from_millis);
                self.retry = time.or(self.retry);
            }
            _ => {}
        }
        line
    }

    fn dispatch(&mut self) -> Option<RawEvent> {
        if let Some(id) = self.id.take() {
            self.last_id = id;
        }
        let (mut name, mut data) = (mem::take(&mut self.name), mem::take(&mut self.data));
        data.pop()?;
        if name.is_empty() {
            name.push_str("message");
        }
        let id = self.last_id.clone();
        Some(RawEvent { name, id, data })
    }
}
