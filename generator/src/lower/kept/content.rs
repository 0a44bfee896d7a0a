//! What is in a type, as far as it tells it from others.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::ir::{self, ChoiceVariant, ModelId, ModelKind, Presence};
use crate::record::{Kind, Record, Type, spelled};

/// Types without names of their own are looked into as far as this.
const DEPTH: usize = 8;

/// What is in a type, as far as it tells it from others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::lower) struct Content {
    pub(super) kind: &'static str,
    /// What is in it, by names on the wire, in the order of the alphabet.
    pub(super) parts: Vec<String>,
    /// What a constructor would take.
    pub(super) required: Vec<String>,
    /// What its fields hold, by their names on the wire, whichever types of the crate those are; of a
    /// union its members, by the names that the document gives them.
    pub(super) held: Vec<String>,
    /// Which of its parts are always there, and what is in those types within it that the document
    /// gives no names.
    pub(super) within: Vec<String>,
}

/// What is in a type, and what each of its parts holds.
pub(super) struct Opened<K> {
    pub(super) content: Content,
    pub(super) parts: Vec<Part<K>>,
}

/// What a part holds.
pub(super) struct Part<K> {
    /// What tells it from the others, other than that.
    pub(super) by: String,
    /// Its type, without the name of one of the crate's own.
    pub(super) ty: String,
    /// The crate's own type that is in it.
    pub(super) own: Option<K>,
    /// Whether it is always there.
    required: bool,
}

/// What has been found in a type, looked into so far: each is looked into once, in however many it is.
type Seen<K> = RefCell<HashMap<(K, usize), u64>>;

/// How the crate's own types are looked at.
trait Types<K> {
    /// What the document calls one, if it has a name for it.
    fn given(&self, key: K) -> Option<&str>;
    fn opened(&self, key: K) -> Option<Opened<K>>;
    fn seen(&self) -> &Seen<K>;
}

/// Types that are to be named: what each is, and the places that it is made for.
pub(in crate::lower) struct Made<'m> {
    models: Vec<(&'m ModelKind, &'m [String])>,
    seen: Seen<ModelId>,
}

/// Types that were made.
pub(super) struct Known<'k> {
    record: &'k Record,
    seen: Seen<&'k str>,
}

impl Content {
    /// What is in a type that is to be named.
    pub(in crate::lower) fn of(id: ModelId, made: &Made<'_>) -> Self {
        whole(made.open(id), made, DEPTH)
    }

    /// What is in a type that was made.
    pub(super) fn of_known<'k>(ty: &'k Type, known: &Known<'k>) -> Self {
        whole(known.open(ty), known, DEPTH)
    }

    fn new(kind: &'static str, mut parts: Vec<String>, mut required: Vec<String>) -> Self {
        parts.sort();
        required.sort();
        Self {
            kind,
            parts,
            required,
            held: Vec::new(),
            within: Vec::new(),
        }
    }

    /// Whether it is what it was. What a constructor took is known only of what callers make.
    pub(super) fn is_as_it_was(&self, known: &Self) -> bool {
        self.kind == known.kind
            && self.parts == known.parts
            && self.held == known.held
            && self.within == known.within
    }

    /// Whether two types that have nothing in common but what they want to be called can be taken
    /// for each other without a word: both are made of something, and not of the same.
    pub(super) fn clashes(&self, other: &Self) -> bool {
        self.kind != other.kind
            || (!self.required.is_empty()
                && !other.required.is_empty()
                && self.required != other.required)
    }
}

/// All that is in a type.
fn whole<K: Copy + Eq + Hash>(opened: Opened<K>, types: &dyn Types<K>, depth: usize) -> Content {
    let Opened { mut content, parts } = opened;
    for Part {
        by,
        ty,
        own,
        required,
    } in parts
    {
        let given = own.and_then(|own| types.given(own));
        let name = given.filter(|_| content.kind != "object");
        content
            .held
            .push(format!("{by}: {ty}{}", name.unwrap_or_default()));
        content.within.push(format!("{by}: {required}"));
        let inner = own.filter(|_| given.is_none() && depth > 0);
        if let Some(inner) = inner.and_then(|own| mark(own, types, depth - 1)) {
            content.within.push(format!("{by}: {inner}"));
        }
    }
    content.held.sort();
    content.within.sort();
    content
}

/// A number that stands for all that is in a type. Written out it would be as long as all that is in it,
/// at each level once more.
fn mark<K: Copy + Eq + Hash>(key: K, types: &dyn Types<K>, depth: usize) -> Option<u64> {
    let known = types.seen().borrow().get(&(key, depth)).copied();
    if known.is_some() {
        return known;
    }
    let mut hasher = DefaultHasher::new();
    whole(types.opened(key)?, types, depth).hash(&mut hasher);
    let mark = hasher.finish();
    types.seen().borrow_mut().insert((key, depth), mark);
    Some(mark)
}

/// What the document calls a type that is made for these places.
fn given(places: &[String]) -> Option<&str> {
    let mut names = places.iter();
    let name = names.find(|at| !at.contains(['.', '[', '{', '|', ' ', '(', '#']));
    name.map(String::as_str)
}

impl Types<ModelId> for Made<'_> {
    fn given(&self, key: ModelId) -> Option<&str> {
        self.models.get(key.0).and_then(|(_, places)| given(places))
    }

    fn opened(&self, key: ModelId) -> Option<Opened<ModelId>> {
        Some(self.open(key))
    }

    fn seen(&self) -> &Seen<ModelId> {
        &self.seen
    }
}

impl<'m> Made<'m> {
    pub(in crate::lower) fn new(models: Vec<(&'m ModelKind, &'m [String])>) -> Self {
        let seen = Seen::default();
        Self { models, seen }
    }

    /// A part that is of a type.
    pub(super) fn part(by: String, ty: &ir::Type) -> Part<ModelId> {
        Part {
            by,
            ty: spelled::ty(ty.unboxed(), &|_| spelled::NAMELESS),
            own: ty.model(),
            required: true,
        }
    }

    pub(super) fn open(&self, id: ModelId) -> Opened<ModelId> {
        let (kind, _) = self.models[id.0];
        let part = Self::part;
        let parts = match kind {
            ModelKind::Object(object) => {
                let fields = object.fields.iter();
                let fields = fields.map(|of| Part {
                    required: of.presence == Presence::Required,
                    ..part(of.wire.clone(), &of.ty)
                });
                fields.collect()
            }
            ModelKind::Tuple(tuple) => {
                let items = tuple.items.iter().enumerate();
                items.map(|(at, of)| part(at.to_string(), &of.ty)).collect()
            }
            ModelKind::Union(union) => {
                let branches = union.branches.iter();
                branches.map(|of| part(String::new(), &of.ty)).collect()
            }
            ModelKind::Choice(choice) => {
                let variants = choice.variants.iter();
                variants.map(|of| part(chosen_by(of), &of.ty)).collect()
            }
            ModelKind::Enum(_) => Vec::new(),
        };
        let content = by_names(kind);
        Opened { content, parts }
    }
}

/// What is in a type, but for what its parts hold.
fn by_names(kind: &ModelKind) -> Content {
    match kind {
        ModelKind::Object(object) => {
            let fields = object.fields.iter();
            let required = fields.clone();
            let required = required.filter(|field| field.presence == Presence::Required);
            let required = required.map(|field| field.wire.clone()).collect();
            let fields = fields.map(|field| field.wire.clone());
            let constants = object.constants.iter().map(|known| known.wire.clone());
            Content::new("object", fields.chain(constants).collect(), required)
        }
        ModelKind::Enum(of) => {
            let values = of.variants.iter();
            let values = values.map(|value| spelled::json(&value.wire)).collect();
            Content::new("enum", values, Vec::new())
        }
        ModelKind::Tuple(tuple) => {
            let items = (0..tuple.items.len()).map(|item| item.to_string());
            Content::new("tuple", items.collect(), Vec::new())
        }
        ModelKind::Union(_) => Content::new("union", Vec::new(), Vec::new()),
        ModelKind::Choice(_) => Content::new("choice", Vec::new(), Vec::new()),
    }
}

/// What chooses a variant, where that is not its type.
fn chosen_by(variant: &ChoiceVariant) -> String {
    match (&variant.sent, &variant.events) {
        (Some(sent), _) => sent.media_type.clone(),
        (None, Some(events)) => events.what(),
        (None, None) => String::new(),
    }
}

impl<'k> Known<'k> {
    pub(super) fn new(record: &'k Record) -> Self {
        let seen = Seen::default();
        Self { record, seen }
    }

    pub(super) fn open(&self, ty: &'k Type) -> Opened<&'k str> {
        let names = |known: &'k BTreeMap<String, _>| known.keys().cloned();
        let (kind, parts): (_, Vec<String>) = match ty.kind {
            Kind::Object => {
                let constants = ty.constants.keys().cloned();
                ("object", names(&ty.fields).chain(constants).collect())
            }
            Kind::Tuple => ("tuple", names(&ty.fields).collect()),
            Kind::Enum => ("enum", ty.variants.keys().cloned().collect()),
            Kind::Union => ("union", Vec::new()),
            Kind::Answers | Kind::Bodies | Kind::Events => ("choice", Vec::new()),
        };
        let fields = ty.fields.iter();
        let fields = fields.map(|(by, field)| Part {
            required: !field.optional && !field.nullable,
            ..self.part(by, &field.ty)
        });
        let variants = ty.variants.iter().filter(|_| ty.kind != Kind::Enum);
        let variants = variants.map(|(what, variant)| match ty.kind {
            Kind::Bodies | Kind::Events => self.part(what, &variant.ty),
            _ => self.part("", &variant.ty),
        });
        Opened {
            content: Content::new(kind, parts, ty.new.clone()),
            parts: fields.chain(variants).collect(),
        }
    }

    /// A part that is of a type.
    pub(super) fn part(&self, by: &str, ty: &'k str) -> Part<&'k str> {
        Part {
            by: by.to_owned(),
            ty: spelled::nameless(ty, &|name| self.record.known_type(name).is_some()),
            own: self.own(ty),
            required: true,
        }
    }

    /// The crate's own type that is in one.
    pub(super) fn own(&self, ty: &'k str) -> Option<&'k str> {
        let mut names = ty.split(['<', '>']);
        names.find(|name| self.record.known_type(name).is_some())
    }
}

impl<'k> Types<&'k str> for Known<'k> {
    fn given(&self, key: &'k str) -> Option<&str> {
        let (_, ty) = self.record.known_type(key)?;
        given(&ty.at)
    }

    fn opened(&self, key: &'k str) -> Option<Opened<&'k str>> {
        let (_, ty) = self.record.known_type(key)?;
        Some(self.open(ty))
    }

    fn seen(&self) -> &Seen<&'k str> {
        &self.seen
    }
}
