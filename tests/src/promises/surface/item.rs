//! Types, functions and constants, with what callers see of them.

use serde_json::Value;

use super::paths::{Paths, spelled};
use super::ty::Ty;

/// Where traits are that crates implement and do not show.
const RUNTIME: &str = "oasmith_runtime::";

/// A function or a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::promises) struct Function {
    pub(in crate::promises) name: String,
    pub(in crate::promises) receiver: Receiver,
    /// What it is given beside itself.
    pub(in crate::promises) inputs: Vec<(String, Ty)>,
    pub(in crate::promises) output: Ty,
}

/// What a method is called on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::promises) enum Receiver {
    None,
    Value,
    Borrowed,
    Other,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::promises) enum Kind {
    /// With the fields that are public.
    Struct(Vec<(String, Ty)>),
    /// Of an enum, each variant with what it holds; nothing where that has names.
    Enum(Vec<(String, Option<Vec<Ty>>)>),
}

/// An implementation of a trait, other than those that all types have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::promises) struct Implemented {
    pub(in crate::promises) name: String,
    /// Whether callers notice it: they can name the trait, or it says what types they have.
    pub(super) is_noticed: bool,
    pub(in crate::promises) args: Vec<Ty>,
    pub(in crate::promises) types: Vec<(String, Ty)>,
}

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::promises) struct Type {
    pub(in crate::promises) path: String,
    pub(in crate::promises) id: u64,
    pub(in crate::promises) kind: Kind,
    pub(in crate::promises) is_exhaustive: bool,
    pub(in crate::promises) functions: Vec<Function>,
    pub(in crate::promises) constants: Vec<(String, Ty)>,
    pub(in crate::promises) traits: Vec<Implemented>,
}

impl Function {
    fn read(item: &Value, paths: &Paths) -> Option<Self> {
        let signature = &item["inner"].get("function")?["sig"];
        let inputs = signature["inputs"].as_array()?.iter();
        let inputs = inputs.map(|input| {
            let name = input[0].as_str().unwrap_or_default().to_owned();
            (name, Ty::read(&input[1], paths))
        });
        let mut inputs: Vec<(String, Ty)> = inputs.collect();
        let receiver = match inputs.first() {
            Some((name, ty)) if name == "self" => match ty {
                Ty::Own => Receiver::Value,
                Ty::Borrowed(inner) if **inner == Ty::Own => Receiver::Borrowed,
                _ => Receiver::Other,
            },
            _ => Receiver::None,
        };
        if receiver != Receiver::None {
            inputs.remove(0);
        }
        Some(Self {
            name: spelled(item["name"].as_str()?),
            receiver,
            inputs,
            output: Ty::read(&signature["output"], paths),
        })
    }

    /// Its signature, whose arguments have no names for callers.
    pub(super) fn signature(&self) -> String {
        let inputs = self.inputs.iter().map(|(_, ty)| ty.spelled("Self"));
        let inputs: Vec<String> = inputs.collect();
        let (receiver, output) = (self.receiver, self.output.spelled("Self"));
        format!(
            "{}({receiver:?}; {}) -> {output}",
            self.name,
            inputs.join(", ")
        )
    }
}

impl Type {
    pub(super) fn read(crate_: &Value, id: u64, path: &str, paths: &Paths) -> Option<Self> {
        let item = &crate_["index"][id.to_string()];
        let inner = &item["inner"];
        let (inner, kind) = match (inner.get("struct"), inner.get("enum")) {
            (Some(inner), _) => (inner, Kind::Struct(fields(crate_, inner, paths))),
            (_, Some(inner)) => (inner, Kind::Enum(variants(crate_, inner, paths))),
            _ => return None,
        };
        let attributes = item["attrs"].as_array().into_iter().flatten();
        let mut ty = Self {
            path: path.to_owned(),
            id,
            kind,
            is_exhaustive: attributes
                .clone()
                .all(|attribute| attribute != "non_exhaustive"),
            functions: Vec::new(),
            constants: Vec::new(),
            traits: Vec::new(),
        };
        for item in items(crate_, &inner["impls"]) {
            ty.add(crate_, &item["inner"]["impl"], paths);
        }
        Some(ty)
    }

    fn add(&mut self, crate_: &Value, block: &Value, paths: &Paths) {
        if block["is_synthetic"] == true || !block["blanket_impl"].is_null() {
            return;
        }
        let items = items(crate_, &block["items"]);
        let Some(name) = block["trait"]["path"].as_str() else {
            for item in items.filter(|item| item["visibility"] == "public") {
                let constant = &item["inner"]["assoc_const"]["type"];
                if !constant.is_null() {
                    let name = item["name"].as_str().unwrap_or_default();
                    self.constants
                        .push((name.to_owned(), Ty::read(constant, paths)));
                }
                self.functions.extend(Function::read(item, paths));
            }
            return;
        };
        let types = items.filter_map(|item| {
            let ty = item["inner"].get("assoc_type")?.get("type")?;
            Some((item["name"].as_str()?.to_owned(), Ty::read(ty, paths)))
        });
        let types: Vec<(String, Ty)> = types.collect();
        let of = serde_json::json!({ "resolved_path": block["trait"] });
        let Ty::Named { path, args, .. } = Ty::read(&of, paths) else {
            return;
        };
        self.traits.push(Implemented {
            name: name.to_owned(),
            is_noticed: !path.starts_with(RUNTIME) || !types.is_empty(),
            args,
            types,
        });
    }

    pub(in crate::promises) fn function(&self, name: &str) -> Option<&Function> {
        self.functions.iter().find(|known| known.name == name)
    }

    pub(in crate::promises) fn implements(&self, name: &str) -> Option<&Implemented> {
        self.traits.iter().find(|known| known.name == name)
    }
}

impl Implemented {
    pub(in crate::promises) fn ty(&self, name: &str) -> Option<&Ty> {
        let found = self.types.iter().find(|(known, _)| known == name);
        found.map(|(_, ty)| ty)
    }
}

fn items<'a>(crate_: &'a Value, ids: &'a Value) -> impl Iterator<Item = &'a Value> + Clone {
    let ids = ids
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64);
    ids.filter_map(|id| crate_["index"].get(id.to_string()))
}

fn fields(crate_: &Value, inner: &Value, paths: &Paths) -> Vec<(String, Ty)> {
    let fields = items(crate_, &inner["kind"]["plain"]["fields"]);
    let fields = fields.filter(|field| field["visibility"] == "public");
    let fields = fields.map(|field| {
        let name = spelled(field["name"].as_str().unwrap_or_default());
        (name, Ty::read(&field["inner"]["struct_field"], paths))
    });
    fields.collect()
}

fn variants(crate_: &Value, inner: &Value, paths: &Paths) -> Vec<(String, Option<Vec<Ty>>)> {
    let variants = items(crate_, &inner["variants"]).map(|variant| {
        let name = spelled(variant["name"].as_str().unwrap_or_default());
        let kind = &variant["inner"]["variant"]["kind"];
        let held = match kind.get("tuple") {
            Some(held) => Some(
                items(crate_, held)
                    .map(|field| Ty::read(&field["inner"]["struct_field"], paths))
                    .collect(),
            ),
            None if kind == "plain" => Some(Vec::new()),
            None => None,
        };
        (name, held)
    });
    variants.collect()
}
