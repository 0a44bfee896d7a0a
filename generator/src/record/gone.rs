//! What is gone. Another thing by a name that was had would be taken for what had it by programs that
//! know the crate from then, and what comes back is what it was.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Argument, Call, Field, Kind, Record, Shape, Type, Variant};
use crate::ir::Api;

impl Record {
    /// Notes what there was before and is not any longer: operations and types, and names within those
    /// that are still there. The crate of today tells which of them are called otherwise.
    pub fn note_gone(&mut self, before: &Self, api: &Api) {
        let today = Today::new(self, api);
        let mut gone = today.long_gone(before);
        let (mut gone_types, mut gone_calls) = (BTreeMap::new(), BTreeMap::new());
        for (name, ty) in before.types.iter().chain(&before.gone_types) {
            match today.ty(name) {
                Some((_, same)) if same == ty => {}
                Some((now, other)) => {
                    let whole = format!("model::{now}");
                    gone.extend(lost(&whole, of_type(ty), of_type(other)));
                    if !self.types.contains_key(name) {
                        gone.insert(format!("model::{name}"), now.to_owned());
                    }
                }
                None => _ = gone_types.insert(name.clone(), remembered_type(ty)),
            }
        }
        for (key, call) in before.calls.iter().chain(&before.gone_calls) {
            let now = today.call(key);
            match now {
                Some((_, same)) if same == call => {}
                Some((now, other)) => {
                    let whole = format!("{now}()");
                    gone.extend(lost(&whole, of_call(call), of_call(other)));
                }
                None => _ = gone_calls.insert(key.clone(), remembered_call(call)),
            }
            // That of an operation that is gone stands with it, but for a lock of the first form.
            let is_lost = now.is_some() || !before.is_whole();
            if is_lost && !today.functions.contains(call.function.as_str()) {
                let now = now.map_or(key.as_str(), |(now, _)| now);
                gone.insert(method(&call.function), now.to_owned());
            }
        }
        let credentials = before.credentials.values();
        let credentials = credentials.filter(|known| !today.credentials.contains(&known.name[..]));
        gone.extend(credentials.map(|known| (credential(&known.name), known.place.clone())));
        self.gone = gone;
        // A lock of the first form says too little of them.
        if before.is_whole() {
            self.gone_types = gone_types;
            self.gone_calls = gone_calls;
        }
    }

    /// The names that are gone within something, each with what had it.
    pub(crate) fn gone_within(&self, whole: &str) -> Vec<(&str, &str)> {
        let start = format!("{whole}::");
        let gone = self.gone.range(start.clone()..);
        let gone = gone.map_while(|(path, what)| Some((path.strip_prefix(&start)?, what.as_str())));
        gone.collect()
    }

    /// A type that is there, or that was.
    pub(crate) fn known_type(&self, name: &str) -> Option<(&str, &Type)> {
        let known = self.types.get_key_value(name);
        let known = known.or_else(|| self.gone_types.get_key_value(name));
        known.map(|(name, ty)| (name.as_str(), ty))
    }

    /// An operation that is there, or that was, by what tells it.
    pub(crate) fn known_call(&self, key: &str) -> Option<(&str, &Call)> {
        let known = self.calls.get_key_value(key);
        let known = known.or_else(|| self.gone_calls.get_key_value(key));
        known.map(|(key, call)| (key.as_str(), call))
    }
}

/// What callers see today, and what of it is called otherwise than before.
struct Today<'a> {
    record: &'a Record,
    /// The names and keys of today by those of before.
    types: HashMap<&'a str, &'a str>,
    calls: HashMap<&'a str, &'a str>,
    functions: HashSet<&'a str>,
    credentials: HashSet<&'a str>,
}

impl<'a> Today<'a> {
    fn new(record: &'a Record, api: &'a Api) -> Self {
        let types = api.models.iter();
        let types = types.filter_map(|model| Some((model.former.as_deref()?, model.name.as_str())));
        let calls = api.operations();
        let calls = calls.filter_map(|call| Some((call.former.as_deref()?, call.key.as_str())));
        let functions = record.calls.values();
        let credentials = record.credentials.values();
        Self {
            record,
            types: types.collect(),
            calls: calls.collect(),
            functions: functions.map(|call| call.function.as_str()).collect(),
            credentials: credentials.map(|known| known.name.as_str()).collect(),
        }
    }

    /// What a type is today, and what it is called. One of several that are one now is that one.
    fn ty(&self, before: &'a str) -> Option<(&'a str, &'a Type)> {
        let renamed = self.types.get(before).copied();
        let alias = self.record.aliases.get(&format!("model::{before}"));
        let merged = alias.and_then(|alias| alias.now.strip_prefix("model::"));
        let now = renamed.or(merged).unwrap_or(before);
        self.record.types.get(now).map(|ty| (now, ty))
    }

    /// What an operation is today, and what tells it.
    fn call(&self, before: &'a str) -> Option<(&'a str, &'a Call)> {
        let now = self.calls.get(before).copied().unwrap_or(before);
        self.record.calls.get(now).map(|call| (now, call))
    }

    /// The names that nothing had before, and that nothing has today, by their paths of today. Those
    /// within what is gone stay beside it.
    fn long_gone(&self, before: &'a Record) -> BTreeMap<String, String> {
        let gone = before.gone.iter();
        let gone = gone.filter_map(|(path, what)| {
            let (whole, name) = path.rsplit_once("::")?;
            if let "Client" | "model" | "auth" = whole {
                let what = self.alone(whole, name, what)?;
                return Some((path.clone(), what.to_owned()));
            }
            let now = match (whole.strip_prefix("model::"), whole.strip_suffix("()")) {
                (Some(of), _) => match self.ty(of) {
                    Some((_, ty)) if of_type(ty).any(|(known, _)| known == name) => return None,
                    Some((now, _)) => format!("model::{now}"),
                    None => before.known_type(of).map(|_| whole.to_owned())?,
                },
                (_, Some(of)) => match self.call(of) {
                    Some((_, call)) if of_call(call).any(|(known, _)| known == name) => {
                        return None;
                    }
                    Some((now, _)) => format!("{now}()"),
                    None => before.known_call(of).map(|_| whole.to_owned())?,
                },
                _ => return None,
            };
            Some((format!("{now}::{name}"), what.clone()))
        });
        gone.collect()
    }

    /// What had a name that is within no type and no operation, by what tells it today, unless something
    /// has that name.
    fn alone(&self, room: &str, name: &str, what: &'a str) -> Option<&'a str> {
        let (is_had, now) = match room {
            "Client" => (
                self.functions.contains(name),
                self.call(what).map(|(now, _)| now),
            ),
            "model" => (
                self.record.types.contains_key(name),
                self.ty(what).map(|(now, _)| now),
            ),
            _ => (self.credentials.contains(name), None),
        };
        (!is_had).then_some(now.unwrap_or(what))
    }
}

fn method(function: &str) -> String {
    format!("Client::{function}")
}

fn credential(name: &str) -> String {
    format!("auth::{name}")
}

/// The names within something that nothing there has any longer, by their paths.
fn lost<'b>(
    whole: &str,
    before: impl Iterator<Item = (&'b str, &'b str)>,
    today: impl Iterator<Item = (&'b str, &'b str)>,
) -> Vec<(String, String)> {
    let today: HashSet<&str> = today.map(|(name, _)| name).collect();
    let lost = before.filter(|(name, _)| !today.contains(name));
    let lost = lost.map(|(name, what)| (format!("{whole}::{name}"), what.to_owned()));
    lost.collect()
}

/// The names within a type, each with what has it: fields by their names on the wire, values, and
/// variants that are chosen by something else than their types.
fn of_type(ty: &Type) -> impl Iterator<Item = (&str, &str)> {
    let fields = ty.fields.iter();
    let fields = fields.map(|(wire, field)| (field.name.as_str(), wire.as_str()));
    let is_chosen = matches!(ty.kind, Kind::Enum | Kind::Bodies | Kind::Events);
    let variants = ty.variants.iter().filter(move |_| is_chosen);
    let variants = variants.map(|(what, variant)| (variant.name.as_str(), what.as_str()));
    fields.chain(variants)
}

/// The names of what a call takes, each with its place.
fn of_call(call: &Call) -> impl Iterator<Item = (&str, &str)> {
    let all = call.arguments.iter().chain(&call.options);
    all.map(|of| (of.name.as_str(), of.at.as_str()))
}

/// What is remembered of a type: what it was called and made by, and not what its values were.
fn remembered_type(ty: &Type) -> Type {
    let variants = ty.variants.iter().map(|(what, variant)| {
        let variant = Variant {
            said: Vec::new(),
            ..variant.clone()
        };
        (what.clone(), variant)
    });
    let variants = variants.collect();
    let fields = ty.fields.iter();
    let fields = fields.map(|(wire, field)| {
        let field = Field {
            bounds: String::new(),
            said: BTreeMap::new(),
            read_only: false,
            write_only: false,
            deprecated: false,
            ..field.clone()
        };
        (wire.clone(), field)
    });
    Type {
        fields: fields.collect(),
        variants,
        xml: BTreeMap::new(),
        needed: Vec::new(),
        unsent: Vec::new(),
        shape: Shape {
            made: ty.shape.made,
            ..Shape::default()
        },
        ..ty.clone()
    }
}

/// What is remembered of an operation: what it was called and took, and not what it gave.
fn remembered_call(call: &Call) -> Call {
    let remembered = |all: &[Argument]| {
        let all = all.iter().map(|of| Argument {
            bounds: String::new(),
            said: BTreeMap::new(),
            style: String::new(),
            ..of.clone()
        });
        all.collect()
    };
    let (arguments, options) = (remembered(&call.arguments), remembered(&call.options));
    let call = call.clone();
    Call {
        arguments,
        options,
        method: call.method,
        path: call.path,
        function: call.function,
        tag: call.tag,
        call: call.call,
        arguments_in: call.arguments_in,
        had: call.had,
        // Of several alternatives the first that a caller has is sent.
        security: if call.security.len() > 1 {
            call.security
        } else {
            Vec::new()
        },
        ..Call::default()
    }
}
