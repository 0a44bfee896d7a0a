//! A subscriber that keeps spans.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, MutexGuard, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{Interest, set_global_default};
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

/// All spans that the runtime has made on a thread.
///
/// Whether anybody takes note of a span is kept for all threads, and most of them have nothing to
/// do with spans: so there is one subscriber, which asks each thread.
#[derive(Clone, Default)]
pub(crate) struct Recorder(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    spans: Vec<Recorded>,
    entered: Vec<u64>,
}

thread_local! {
    static HERE: RefCell<Option<Recorder>> = const { RefCell::new(None) };
}

impl Recorder {
    /// Records what this thread does from now on.
    pub(crate) fn begin() -> Self {
        static SUBSCRIBER: Once = Once::new();
        SUBSCRIBER.call_once(|| set_global_default(Threads).unwrap());
        let recorder = Self::default();
        recorder.clone().go_on();
        recorder
    }

    /// Goes on with what this thread does.
    pub(crate) fn go_on(self) {
        HERE.set(Some(self));
    }

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

/// Asks each thread for its recorder.
struct Threads;

fn here<T: Default>(work: impl FnOnce(&mut State) -> T) -> T {
    let recorder = HERE.with_borrow(Clone::clone);
    recorder.map_or_else(T::default, |recorder| work(&mut recorder.state()))
}

fn place(id: u64) -> usize {
    usize::try_from(id).unwrap() - 1
}

impl Subscriber for Threads {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let is_ours = metadata.is_span() && metadata.target().contains("runtime");
        is_ours && here(|_| true)
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let number = here(|state| {
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
            state.spans.len() as u64
        });
        Id::from_u64(number)
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        here(|state| values.record(&mut state.spans[place(id.into_u64())]));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, id: &Id) {
        here(|state| state.entered.push(id.into_u64()));
    }

    fn exit(&self, id: &Id) {
        let left = here(|state| state.entered.pop());
        assert_eq!(left, Some(id.into_u64()));
    }

    fn clone_span(&self, id: &Id) -> Id {
        here(|state| state.spans[place(id.into_u64())].handles += 1);
        id.clone()
    }

    fn try_close(&self, id: Id) -> bool {
        here(|state| {
            let span = &mut state.spans[place(id.into_u64())];
            span.handles -= 1;
            span.handles == 0
        })
    }
}
