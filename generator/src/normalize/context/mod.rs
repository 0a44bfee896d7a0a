//! What every reader of `normalize` shares: the sources, what has been moved,
//! and the place where messages go.

mod at;
mod keys;
mod method;
mod origins;
mod registry;
mod section;
mod version;
mod xml_facts;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

pub(super) use at::At;
pub use method::Method;
pub use origins::Origins;
pub use registry::Elsewhere;
pub(super) use registry::Registry;
pub(super) use section::{Scope, Section, Target};
pub(super) use version::Version;
pub use xml_facts::XmlFacts;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, nearest};
use crate::limits::CHAIN;
use crate::pointer::{FileId, Pointer};
use crate::read::{Map, Node, Sources};
use crate::selection::Selection;
use crate::vocabulary::PREFIX;

/// Reads one kind of thing from the tree; nothing where it is of another type,
/// which has been reported then.
pub(super) type Reader<T> = fn(&Context<'_>, &Node, &At<'_>) -> Option<T>;

/// The document being read and what there is to say about it.
pub(super) struct Context<'a> {
    pub(super) sources: &'a Sources,
    selection: &'a Selection,
    pub(super) version: Cell<Version>,
    pub(super) registry: RefCell<Registry>,
    pub(super) methods: RefCell<Vec<Method>>,
    /// The names of schemas that branches of unions refer to, which allow null alone.
    pub(super) nulls: RefCell<HashSet<String>>,
    /// What schemas say of XML, by where they stand in the sources.
    pub(super) xml: RefCell<HashMap<Pointer, XmlFacts>>,
    /// The references that are being followed in place, innermost last.
    pub(super) open: RefCell<Vec<Pointer>>,
    /// Whether what is read stands in a callback, which holds none itself.
    pub(super) in_callback: Cell<bool>,
    /// What dynamic anchors stand for where the reading is.
    pub(super) scope: RefCell<Scope>,
    /// Whether any schema refers to one.
    pub(super) is_generic: bool,
    /// What is said once about a whole document.
    said: RefCell<HashSet<String>>,
    origins: RefCell<Origins>,
    sections: [Option<(Pointer, &'a Map)>; Section::ALL.len()],
    diagnostics: RefCell<Diagnostics>,
}

/// What a reading leaves beside the model.
pub(super) struct Findings {
    pub(super) registry: Registry,
    pub(super) methods: Vec<Method>,
    pub(super) nulls: HashSet<String>,
    pub(super) xml: HashMap<Pointer, XmlFacts>,
    pub(super) origins: Origins,
    pub(super) diagnostics: Diagnostics,
}

impl<'a> Context<'a> {
    pub(super) fn new(sources: &'a Sources, selection: &'a Selection, registry: Registry) -> Self {
        let entry = FileId::default();
        Self {
            sources,
            selection,
            version: Cell::default(),
            registry: RefCell::new(registry),
            methods: RefCell::default(),
            nulls: RefCell::default(),
            xml: RefCell::default(),
            open: RefCell::default(),
            in_callback: Cell::default(),
            scope: RefCell::default(),
            is_generic: sources
                .iter()
                .any(|(_, source)| source.text().contains("$dynamicRef")),
            said: RefCell::default(),
            origins: RefCell::new(Origins::new(entry)),
            sections: Section::ALL.map(|section| own_section(sources, section)),
            diagnostics: RefCell::default(),
        }
    }

    pub(super) fn finish(self) -> Findings {
        Findings {
            registry: self.registry.into_inner(),
            methods: self.methods.into_inner(),
            nulls: self.nulls.into_inner(),
            xml: self.xml.into_inner(),
            origins: self.origins.into_inner(),
            diagnostics: self.diagnostics.into_inner(),
        }
    }

    /// Whether an operation, a path item, a webhook or a component is selected. All that a callback
    /// has comes with the operation that it belongs to.
    pub(super) fn is_selected(&self, at: &At<'_>) -> bool {
        self.in_callback.get() || self.selection.has(&at.model())
    }

    /// The members of a section of the document's own components.
    pub(super) fn section(&self, section: Section) -> Option<&'a Map> {
        Some(self.sections[section as usize].as_ref()?.1)
    }

    /// The same with where it stands, which may be in another file.
    pub(super) fn base(&self, section: Section) -> Option<(&Pointer, &'a Map)> {
        let (base, map) = self.sections[section as usize].as_ref()?;
        Some((base, map))
    }

    /// The keys that components of the document have.
    pub(super) fn taken(&self) -> HashSet<(Section, String)> {
        let sections = Section::ALL.into_iter();
        let keys = sections.filter_map(|section| Some((section, self.section(section)?)));
        keys.flat_map(|(section, map)| map.iter().map(move |(key, _)| (section, key.to_owned())))
            .collect()
    }

    /// The reference to the component that a thing becomes which stands elsewhere.
    pub(super) fn hoist(&self, target: Target) -> String {
        let section = target.section;
        let key = self.registry.borrow_mut().hoist(target);
        component_reference(section, &key)
    }

    /// Records that what is at `model` stands at `source` in the files.
    pub(super) fn moved(&self, model: &Pointer, source: Pointer) {
        self.origins.borrow_mut().moved(model, source);
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Whether this is the first time that something is said.
    pub(super) fn first(&self, what: &str) -> bool {
        self.said.borrow_mut().insert(what.to_owned())
    }

    /// Reports a warning about a value.
    pub(super) fn warn(&self, code: &'static str, at: &At<'_>, message: impl Into<String>) {
        let place = Place::Value(at.pointer());
        self.report(Diagnostic::warning(code, place, message));
    }

    /// The version that the document itself says: one of 2.0 is read as if it were one of 3.0.
    fn said_version(&self) -> String {
        let read = Pointer::root(FileId::default()).child("openapi");
        let is_older = match self.sources.written(&Place::Value(read)) {
            Place::Value(at) => at.last().as_deref() == Some("swagger"),
            _ => false,
        };
        if is_older {
            "2.0".to_owned()
        } else {
            self.version.get().to_string()
        }
    }

    /// Says of a key or its form, where it is met first, that another version of
    /// OpenAPI than the document's has it.
    pub(super) fn other_version(&self, at: &At<'_>, what: &str, version: &str) {
        if self.first(what) {
            let message = format!(
                "{what} is OpenAPI {version}, and this document says {}; it is read all the same, wherever it stands",
                self.said_version()
            );
            let place = Place::Key(at.pointer());
            self.report(Diagnostic::warning("other-version", place, message));
        }
    }

    /// Reports a value of the wrong type; gives nothing, in whatever type is wanted.
    pub(super) fn wrong_type<T>(&self, at: &At<'_>, expected: &str, found: &Node) -> Option<T> {
        let message = format!("expected {expected}, found {}", found.kind());
        let place = Place::Value(at.pointer());
        self.report(match found {
            // A key with nothing after it is as good as none.
            Node::Null => Diagnostic::warning("wrong-type", place, message)
                .with_help("write a value, or remove the key"),
            _ => mistake("wrong-type", place, message),
        });
        None
    }

    /// Reports a value that is not one of those which a key takes.
    pub(super) fn unknown_choice<'k>(
        &self,
        at: &At<'_>,
        key: &str,
        value: &str,
        known: impl Iterator<Item = &'k str> + Clone,
    ) {
        let list = known
            .clone()
            .map(|known| format!("`{known}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let near = nearest(value, known);
        let help = match near {
            Some(known) => format!("did you mean `{known}`? It takes {list}"),
            None => format!("it takes {list}"),
        };
        let message = format!("`{key}` cannot be `{value}`");
        let place = Place::Value(at.pointer());
        let mut diagnostic = mistake("unknown-word", place, message).with_help(help);
        diagnostic.meant = near.map(str::to_owned);
        self.report(diagnostic);
    }

    /// Reports something that the crate does not represent.
    pub(super) fn unrepresented(&self, at: &At<'_>, what: &str, why: &str) {
        let message = format!("`{what}` is not represented: {why}");
        self.report(Diagnostic::unrepresented(
            "not-represented",
            Place::Key(at.pointer()),
            message,
        ));
    }
}

/// A mistake of the document, which costs the thing that it is in and nothing else. What is said
/// to oasmith alone has no other meaning to keep, so that a mistake in it is an error.
pub(super) fn mistake(code: &'static str, place: Place, message: impl Into<String>) -> Diagnostic {
    let is_ours = place.pointer().is_some_and(|pointer| {
        let mut segments = pointer.segments();
        segments.any(|segment| segment.starts_with(PREFIX))
    });
    if is_ours {
        Diagnostic::error(code, place, message)
    } else {
        Diagnostic::warning(code, place, message)
    }
}

/// The one form in which the model refers to anything.
pub(super) fn component_reference(section: Section, key: &str) -> String {
    let section = Pointer::default().child("components").child(section.key());
    section.child(key).to_string()
}

/// A section of the document's own components, wherever a reference in its
/// place leads.
fn own_section(sources: &Sources, section: Section) -> Option<(Pointer, &Map)> {
    let mut pointer = Pointer::default().child("components").child(section.key());
    for _ in 0..CHAIN {
        let map = sources.at(&pointer)?.as_map()?;
        let Some(Node::String(reference)) = map.get("$ref") else {
            return Some((pointer, map));
        };
        pointer = sources.resolve(&pointer, reference).ok()?;
    }
    None
}
