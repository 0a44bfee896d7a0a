//! A subscriber that keeps all spans.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, MutexGuard};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// A span as it was recorded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recorded {
    pub(crate) name: &'static str,
    pub(crate) target: &'static str,
    pub(crate) parent: Option<u64>,
    pub(crate) fields: BTreeMap<&'static str, String>,
    handles: usize,
}

impl Recorded {
    pub(crate) fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.handles == 0
    }
}

impl Visit for Recorded {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.fields.insert(field.name(), format!("{value:?}"));
    }
}

/// Keeps all spans of the crate, those of other crates not.
#[derive(Clone, Default)]
pub(crate) struct Recorder(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    spans: Vec<Recorded>,
    entered: Vec<u64>,
}

impl Recorder {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// All spans in the order in which they began; the number of the first is 1.
    pub(crate) fn spans(&self) -> Vec<Recorded> {
        self.state().spans.clone()
    }

    /// The name of the span that is entered.
    pub(crate) fn current(&self) -> &'static str {
        let state = self.state();
        let last = state.entered.last();
        last.map_or("", |id| state.spans[place(*id)].name)
    }
}

fn place(id: u64) -> usize {
    usize::try_from(id).unwrap() - 1
}

impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_span() && metadata.target().contains("runtime")
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut state = self.state();
        let entered = state.entered.last().copied();
        let mut span = Recorded {
            name: attributes.metadata().name(),
            target: attributes.metadata().target(),
            parent: match attributes.parent() {
                Some(parent) => Some(parent.into_u64()),
                None => entered.filter(|_| attributes.is_contextual()),
            },
            handles: 1,
            ..Recorded::default()
        };
        attributes.record(&mut span);
        state.spans.push(span);
        Id::from_u64(state.spans.len() as u64)
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        values.record(&mut self.state().spans[place(id.into_u64())]);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, id: &Id) {
        self.state().entered.push(id.into_u64());
    }

    fn exit(&self, id: &Id) {
        let left = self.state().entered.pop();
        assert_eq!(left, Some(id.into_u64()));
    }

    fn clone_span(&self, id: &Id) -> Id {
        self.state().spans[place(id.into_u64())].handles += 1;
        id.clone()
    }

    fn try_close(&self, id: Id) -> bool {
        let mut state = self.state();
        let span = &mut state.spans[place(id.into_u64())];
        span.handles -= 1;
        span.handles == 0
    }
}
