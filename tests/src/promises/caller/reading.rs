//! What callers read of values: every field, and every variant. The type of each is spelled out, so
//! that one that changes is noticed by the compiler.

use super::names::name;
use crate::promises::surface::{Kind, Surface, Ty, Type};

/// What reads values of the types of a crate.
pub(super) struct Reading<'a>(pub(super) &'a Surface);

impl Reading<'_> {
    /// The functions that read values, one for each type.
    pub(super) fn functions(&self) -> String {
        let types = self.0.types.iter().filter(|ty| can(ty));
        types.map(|ty| self.function(ty)).collect()
    }

    fn function(&self, ty: &Type) -> String {
        let (name, path) = (name(ty), &ty.path);
        let body = match &ty.kind {
            Kind::Struct(fields) => {
                let fields = fields.iter().map(|(field, of)| {
                    let (spelled, read) = (of.spelled(path), self.value(of, "field"));
                    format!(
                        "        {{\n            let field: &{spelled} = &value.{field};\n            \
                         format!(\"{field} = {{}}\", {read})\n        }},\n"
                    )
                });
                format!("    list([\n{}    ])\n", fields.collect::<String>())
            }
            Kind::Enum(variants) => {
                let arms = variants
                    .iter()
                    .map(|(variant, held)| self.arm(path, variant, held.as_deref()));
                let arms = arms.collect::<String>();
                let rest = if ty.is_exhaustive {
                    ""
                } else {
                    "        _ => \"another\".to_owned(),\n"
                };
                format!("    match value {{\n{arms}{rest}    }}\n")
            }
        };
        format!("fn read_{name}(value: &{path}) -> String {{\n{body}}}\n\n")
    }

    fn arm(&self, path: &str, variant: &str, held: Option<&[Ty]>) -> String {
        match held {
            Some([]) => format!("        {path}::{variant} => \"{variant}\".to_owned(),\n"),
            Some([of]) => {
                let (spelled, read) = (of.spelled(path), self.value(of, "held"));
                format!(
                    "        {path}::{variant}(held) => {{\n            let held: &{spelled} = held;\n            \
                     format!(\"{variant}({{}})\", {read})\n        }}\n"
                )
            }
            Some(_) => format!("        {path}::{variant}(..) => \"{variant}\".to_owned(),\n"),
            None => format!("        {path}::{variant} {{ .. }} => \"{variant}\".to_owned(),\n"),
        }
    }

    /// An expression of the text of a value; `at` is one of a reference to it.
    pub(super) fn value(&self, ty: &Ty, at: &str) -> String {
        match ty {
            Ty::Named { path, id, args } => match self.0.ty(*id) {
                Some(ty) if can(ty) => format!("read_{}({at})", name(ty)),
                Some(_) => format!("format!(\"{{:?}}\", {at})"),
                None => self.elsewhere(path, args, at),
            },
            Ty::Tuple(types) if types.is_empty() => "\"()\".to_owned()".to_owned(),
            Ty::Borrowed(ty) => {
                let (spelled, read) = (ty.spelled("Self"), self.value(ty, "value"));
                format!("{{ let value: &{spelled} = *{at}; {read} }}")
            }
            Ty::Slice(ty) | Ty::Array(ty, _) => self.items(ty, at),
            _ => format!("format!(\"{{:?}}\", {at})"),
        }
    }

    fn elsewhere(&self, path: &str, args: &[Ty], at: &str) -> String {
        match (path, args) {
            ("Option", [ty]) => {
                let (spelled, read) = (ty.spelled("Self"), self.value(ty, "value"));
                format!(
                    "match {at} {{ Some(value) => {{ let value: &{spelled} = value; {read} }} None => \"-\".to_owned() }}"
                )
            }
            ("Box", [ty]) => {
                let (spelled, read) = (ty.spelled("Self"), self.value(ty, "value"));
                format!("{{ let value: &{spelled} = &**{at}; {read} }}")
            }
            ("Vec", [ty]) => self.items(ty, at),
            ("std::collections::BTreeMap", [key, ty]) => {
                let (key, spelled) = (key.spelled("Self"), ty.spelled("Self"));
                let read = self.value(ty, "value");
                format!(
                    "list(({at}).iter().map(|(key, value): (&{key}, &{spelled})| format!(\"{{key:?}}: {{}}\", {read})))"
                )
            }
            _ => format!("format!(\"{{:?}}\", {at})"),
        }
    }

    fn items(&self, ty: &Ty, at: &str) -> String {
        let (spelled, read) = (ty.spelled("Self"), self.value(ty, "value"));
        format!("list(({at}).iter().map(|value: &{spelled}| {read}))")
    }
}

/// Whether anything of it can be read.
fn can(ty: &Type) -> bool {
    match &ty.kind {
        Kind::Struct(fields) => !fields.is_empty(),
        Kind::Enum(_) => true,
    }
}
