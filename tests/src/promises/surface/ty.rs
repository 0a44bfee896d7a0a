//! Types as rustdoc tells them, and how a program outside of the crate spells them.

use serde_json::Value;

use super::paths::Paths;

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::promises) enum Ty {
    /// One with a name: its path for callers, what rustdoc knows it by, and its arguments.
    Named {
        path: String,
        id: u64,
        args: Vec<Ty>,
    },
    /// `Self`.
    Own,
    Primitive(String),
    Borrowed(Box<Ty>),
    Tuple(Vec<Ty>),
    Slice(Box<Ty>),
    Array(Box<Ty>, String),
    /// `impl Into<T>`.
    Into(Box<Ty>),
    /// `impl IntoIterator<Item = T>`.
    Items(Box<Ty>),
    /// What no caller is made of: the names in it.
    Other(String),
}

impl Ty {
    pub(super) fn read(value: &Value, paths: &Paths) -> Self {
        let inner = |key: &str| Box::new(Self::read(&value[key], paths));
        let Some((kind, value)) = value.as_object().and_then(|object| object.iter().next()) else {
            return Self::Tuple(Vec::new());
        };
        let list = |value: &Value| {
            let items = value.as_array().into_iter().flatten();
            items.map(|item| Self::read(item, paths)).collect()
        };
        match kind.as_str() {
            "resolved_path" => {
                let id = value["id"].as_u64().unwrap_or_default();
                Self::Named {
                    path: paths.of(id, value["path"].as_str().unwrap_or_default()),
                    id,
                    args: arguments(&value["args"], paths),
                }
            }
            "generic" if value == "Self" => Self::Own,
            "primitive" => Self::Primitive(value.as_str().unwrap_or_default().to_owned()),
            "borrowed_ref" if value["is_mutable"] != true => {
                Self::Borrowed(Box::new(Self::read(&value["type"], paths)))
            }
            "tuple" => Self::Tuple(list(value)),
            "slice" => Self::Slice(inner(kind)),
            "array" => {
                let length = value["len"].as_str().unwrap_or_default();
                Self::Array(
                    Box::new(Self::read(&value["type"], paths)),
                    length.to_owned(),
                )
            }
            "impl_trait" => Self::bound(&value[0]["trait_bound"]["trait"], paths)
                .unwrap_or_else(|| Self::Other(names(value).join(" "))),
            _ => Self::Other(names(value).join(" ")),
        }
    }

    /// What `impl Into<T>` and `impl IntoIterator<Item = T>` take.
    fn bound(bound: &Value, paths: &Paths) -> Option<Self> {
        match bound["path"].as_str()? {
            "Into" => {
                let taken = arguments(&bound["args"], paths).into_iter().next()?;
                Some(Self::Into(Box::new(taken)))
            }
            "IntoIterator" => {
                let constraint = &bound["args"]["angle_bracketed"]["constraints"][0];
                let item = &constraint["binding"]["equality"]["type"];
                Some(Self::Items(Box::new(Self::read(item, paths))))
            }
            _ => None,
        }
    }

    /// As it stands in a program of another crate; `own` is what `Self` is.
    pub(in crate::promises) fn spelled(&self, own: &str) -> String {
        let list = |types: &[Self]| {
            let types: Vec<String> = types.iter().map(|ty| ty.spelled(own)).collect();
            types.join(", ")
        };
        match self {
            Self::Named { path, args, .. } if args.is_empty() => path.clone(),
            Self::Named { path, args, .. } => format!("{path}<{}>", list(args)),
            Self::Own => own.to_owned(),
            Self::Primitive(name) => name.clone(),
            Self::Borrowed(ty) => format!("&{}", ty.spelled(own)),
            Self::Tuple(types) if types.len() == 1 => format!("({},)", list(types)),
            Self::Tuple(types) => format!("({})", list(types)),
            Self::Slice(ty) => format!("[{}]", ty.spelled(own)),
            Self::Array(ty, length) => format!("[{}; {length}]", ty.spelled(own)),
            Self::Into(ty) => format!("impl Into<{}>", ty.spelled(own)),
            Self::Items(ty) => format!("impl IntoIterator<Item = {}>", ty.spelled(own)),
            Self::Other(names) => names.clone(),
        }
    }
}

/// The names in a type, without the numbers by which rustdoc knows them.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(values) => values.iter().flat_map(names).collect(),
        Value::Object(values) => values.values().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

/// The types between angle brackets.
fn arguments(args: &Value, paths: &Paths) -> Vec<Ty> {
    let args = args["angle_bracketed"]["args"].as_array();
    let types = args.into_iter().flatten().filter_map(|arg| arg.get("type"));
    types.map(|ty| Ty::read(ty, paths)).collect()
}
