//! A subscriber that keeps spans and events.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, MutexGuard, Once, OnceLock};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::{Interest, set_global_default};
use tracing::{Event, Metadata, Subscriber};

/// A span or an event as it was recorded.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    /// The name that its code gives it.
    pub name: &'static str,
    /// The module that it is from.
    pub target: &'static str,
    /// The number of the span that it is in; the first span's is 1.
    pub parent: Option<u64>,
    /// The fields that have a value.
    pub fields: BTreeMap<&'static str, String>,
    handles: usize,
}

impl Recorded {
    /// A field, which is empty where it has no value.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// Whether nobody holds the span any longer.
    #[must_use]
    pub fn is_closed(&self) -> bool {
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

/// All spans that the runtime has made on a thread; or all that any code has made on any.
///
/// Whether anybody takes note of a span is kept for all threads, and most of them have nothing to
/// do with spans: so there is one subscriber, which asks each thread.
#[derive(Clone, Debug, Default)]
pub struct Recorder(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    spans: Vec<Recorded>,
    events: Vec<Recorded>,
}

thread_local! {
    static HERE: RefCell<Option<Recorder>> = const { RefCell::new(None) };
    static ENTERED: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

static EVERYWHERE: OnceLock<Recorder> = OnceLock::new();

impl Recorder {
    /// Records the spans that the runtime makes on this thread from now on.
    ///
    /// # Panics
    ///
    /// If there is another subscriber, as with all functions that begin.
    #[must_use]
    pub fn begin() -> Self {
        subscribe();
        let recorder = Self::default();
        recorder.clone().go_on();
        recorder
    }

    /// Records everybody's spans and events from now on, on all threads but those that have a
    /// recorder of their own.
    ///
    /// # Panics
    ///
    /// If there is another subscriber.
    pub fn everywhere() -> &'static Self {
        EVERYWHERE.get_or_init(|| {
            subscribe();
            Self::default()
        })
    }

    /// Goes on with what this thread does.
    pub fn go_on(self) {
        HERE.set(Some(self));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("nobody panics with it")
    }

    /// All spans in the order in which they began; the number of the first is 1.
    #[must_use]
    pub fn spans(&self) -> Vec<Recorded> {
        self.look(|spans, _| spans.to_vec())
    }

    /// Looks at all spans and at all events, in the order in which they began. Nothing is recorded
    /// meanwhile.
    pub fn look<T>(&self, look: impl FnOnce(&[Recorded], &[Recorded]) -> T) -> T {
        let state = self.state();
        look(&state.spans, &state.events)
    }

    /// The name of the span that this thread has entered last.
    #[must_use]
    pub fn current(&self) -> &'static str {
        let last = entered();
        last.map_or("", |id| self.state().spans[place(id)].name)
    }
}

fn subscribe() {
    static SUBSCRIBER: Once = Once::new();
    SUBSCRIBER.call_once(|| set_global_default(Threads).expect("there is no other subscriber"));
}

/// Asks each thread for its recorder.
struct Threads;

fn here<T: Default>(work: impl FnOnce(&mut State) -> T) -> T {
    let own = HERE.with_borrow(Clone::clone);
    let recorder = own.or_else(|| EVERYWHERE.get().cloned());
    recorder.map_or_else(T::default, |recorder| work(&mut recorder.state()))
}

fn place(id: u64) -> usize {
    usize::try_from(id).expect("a place in memory") - 1
}

/// The span that this thread has entered last.
fn entered() -> Option<u64> {
    ENTERED.with_borrow(|entered| entered.last().copied())
}

/// What is known of a span or of an event as it begins.
fn recorded(metadata: &Metadata<'static>, parent: Option<&Id>, is_contextual: bool) -> Recorded {
    Recorded {
        name: metadata.name(),
        target: metadata.target(),
        parent: match parent {
            Some(parent) => Some(parent.into_u64()),
            None => entered().filter(|_| is_contextual),
        },
        ..Recorded::default()
    }
}

impl Subscriber for Threads {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        if HERE.with_borrow(Option::is_some) {
            metadata.is_span() && metadata.target().contains("runtime")
        } else {
            EVERYWHERE.get().is_some()
        }
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let number = here(|state| {
            let parent = attributes.parent();
            let mut span = recorded(attributes.metadata(), parent, attributes.is_contextual());
            span.handles = 1;
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

    fn event(&self, event: &Event<'_>) {
        here(|state| {
            let mut told = recorded(event.metadata(), event.parent(), event.is_contextual());
            event.record(&mut told);
            state.events.push(told);
        });
    }

    fn enter(&self, id: &Id) {
        ENTERED.with_borrow_mut(|entered| entered.push(id.into_u64()));
    }

    fn exit(&self, id: &Id) {
        let left = ENTERED.with_borrow_mut(Vec::pop);
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
