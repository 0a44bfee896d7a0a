//! Events in the form of `text/event-stream`, as the HTML standard says to read it.

use std::collections::VecDeque;
use std::mem;
use std::time::Duration;

/// An event as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawEvent {
    /// Its type.
    pub(crate) name: String,
    /// The id of the last event that had one.
    pub(crate) id: String,
    /// What it is about.
    pub(crate) data: String,
}

/// Makes events of the bytes of a stream.
#[derive(Debug, Default)]
pub(crate) struct EventParser {
    /// Whether anything but a byte order mark has come.
    begun: bool,
    /// Whether a line ended in a carriage return, to which a line feed would belong.
    after_return: bool,
    line: Vec<u8>,
    name: String,
    data: String,
    /// The id that the next event gives.
    id: String,
    /// The id of the last event.
    pub(crate) last_id: String,
    /// How long to wait before the connection is opened anew.
    pub(crate) retry: Option<Duration>,
}

impl EventParser {
    /// Takes the next piece of a stream.
    pub(crate) fn push(&mut self, piece: &[u8], events: &mut VecDeque<RawEvent>) {
        for byte in piece {
            let follows = mem::take(&mut self.after_return);
            match byte {
                b'\n' if follows => {}
                b'\n' => self.end_line(events),
                b'\r' => {
                    self.after_return = true;
                    self.end_line(events);
                }
                byte => self.line.push(*byte),
            }
        }
    }

    /// How many bytes wait for the end of their event.
    pub(crate) fn waiting(&self) -> usize {
        self.line.len() + self.data.len()
    }

    /// Makes it ready for another connection: an event that has no end is none.
    pub(crate) fn restart(&mut self) {
        self.begun = false;
        self.after_return = false;
        self.line.clear();
        self.name.clear();
        self.data.clear();
        self.id.clone_from(&self.last_id);
    }

    fn end_line(&mut self, events: &mut VecDeque<RawEvent>) {
        let bytes = mem::take(&mut self.line);
        let mut line: &[u8] = &bytes;
        if !mem::replace(&mut self.begun, true) {
            line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
        }
        let line = String::from_utf8_lossy(line);
        if line.is_empty() {
            self.dispatch(events);
        } else {
            let (field, value) = line.split_once(':').unwrap_or((&line, ""));
            self.field(field, value.strip_prefix(' ').unwrap_or(value));
        }
    }

    /// Takes a field. A comment is one without a name, which is no field at all.
    fn field(&mut self, field: &str, value: &str) {
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => {
                self.data.push_str(value);
                // mark: event-line
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                let time = value.parse().ok().map(Duration::from_millis);
                self.retry = time.or(self.retry);
            }
            _ => {}
        }
    }

    fn dispatch(&mut self, events: &mut VecDeque<RawEvent>) {
        self.last_id.clone_from(&self.id);
        let (mut name, mut data) = (mem::take(&mut self.name), mem::take(&mut self.data));
        if data.pop().is_none() {
            return;
        }
        if name.is_empty() {
            name.push_str("message");
        }
        let id = self.last_id.clone();
        events.push_back(RawEvent { name, id, data });
    }
}
