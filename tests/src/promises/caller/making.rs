//! Values that callers give, each of which tells where it was given.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::names::name;
use crate::promises::surface::{Function, Kind, Receiver, Surface, Ty, Type};

/// What each call can be told beside what is the document's.
const OPTIONS: [&str; 2] = ["with_retry", "with_timeout"];

/// What is set before there is a client.
const BUILDER: &str = "client::ClientBuilder";

/// What makes values of the types of a crate.
pub(super) struct Making<'a> {
    surface: &'a Surface,
    /// The types that can be made, by their number.
    makeable: BTreeSet<u64>,
}

impl<'a> Making<'a> {
    pub(super) fn new(surface: &'a Surface) -> Self {
        let mut making = Self {
            surface,
            makeable: BTreeSet::new(),
        };
        // What is made of others comes behind them.
        loop {
            let types = surface.types.iter();
            let more: Vec<u64> = types
                .filter(|ty| !making.can(ty) && making.function(ty).is_some())
                .map(|ty| ty.id)
                .collect();
            if more.is_empty() {
                return making;
            }
            making.makeable.extend(more);
        }
    }

    pub(super) fn can(&self, ty: &Type) -> bool {
        self.makeable.contains(&ty.id)
    }

    /// The types that can be made.
    pub(super) fn types(&self) -> impl Iterator<Item = &'a Type> {
        let types = self.surface.types.iter();
        types.filter(|ty| self.can(ty))
    }

    /// What sets a value that cannot be made.
    pub(super) fn gaps(&self) -> Vec<String> {
        let setters = self.surface.types.iter().flat_map(|ty| {
            let setters = ty.functions.iter().filter(|function| is_setter(function));
            setters.map(move |setter| (ty, setter))
        });
        // What calls and builders have beside what is the document's.
        let is_own = |(ty, setter): &(&Type, &Function)| {
            ty.path != BUILDER && !OPTIONS.contains(&setter.name.as_str())
        };
        let unmade = setters.filter(|(_, setter)| self.arguments(setter, "").is_none());
        let unmade = unmade.filter(is_own);
        unmade
            .map(|(ty, setter)| format!("the setter `{}::{}`", ty.path, setter.name))
            .collect()
    }

    /// How many alternatives the widest enum has.
    pub(super) fn rounds(&self) -> usize {
        const ENOUGH: usize = 8;
        let alternatives = self.types().map(|ty| self.alternatives(ty).len());
        alternatives.max().unwrap_or(1).clamp(1, ENOUGH)
    }

    /// The functions that make values, one for each type.
    pub(super) fn functions(&self) -> String {
        self.types().filter_map(|ty| self.function(ty)).collect()
    }

    fn function(&self, ty: &Type) -> Option<String> {
        let body = match &ty.kind {
            Kind::Struct(_) => self.structure(ty)?,
            Kind::Enum(_) => self.enumeration(ty)?,
        };
        let (name, path) = (name(ty), &ty.path);
        Some(format!(
            "fn make_{name}(tag: &str) -> {path} {{\n{body}}}\n\n"
        ))
    }

    fn structure(&self, ty: &Type) -> Option<String> {
        let path = &ty.path;
        let setters: Vec<&Function> = ty.functions.iter().filter(|it| is_setter(it)).collect();
        let constructor = ty
            .function("new")
            .filter(|new| new.receiver == Receiver::None);
        let made = match constructor {
            Some(new) => format!("{path}::new({})", self.arguments(new, "{tag}.")?),
            None if setters.is_empty() => return None,
            None => {
                ty.implements("Default")?;
                format!("{path}::default()")
            }
        };
        let mut body =
            format!("    let made: {path} = {made};\n    if is_deep(tag) {{ return made; }}\n");
        for setter in setters {
            let Some(arguments) = self.arguments(setter, "{tag}.") else {
                continue;
            };
            let set = format!("made.{}({arguments})", setter.name);
            let made = if setter.inputs.is_empty() {
                // It says that there is nothing.
                format!("if round() % 2 == 1 {{ {set} }} else {{ made }}")
            } else {
                set
            };
            _ = writeln!(body, "    let made = {made};");
        }
        Some(body + "    made\n")
    }

    fn enumeration(&self, ty: &Type) -> Option<String> {
        let alternatives = self.alternatives(ty);
        let count = alternatives.len();
        let arms = alternatives.iter().enumerate().skip(1);
        let arms: String = arms
            .map(|(index, made)| format!("        {index} => {made},\n"))
            .collect();
        let first = alternatives.first()?;
        Some(format!(
            "    match round() % {count} {{\n{arms}        _ => {first},\n    }}\n"
        ))
    }

    /// What makes each variant, and what makes one of a text.
    fn alternatives(&self, ty: &Type) -> Vec<String> {
        let Kind::Enum(variants) = &ty.kind else {
            return Vec::new();
        };
        let path = &ty.path;
        let made = variants.iter().filter_map(|(name, held)| {
            let held: Option<Vec<String>> = held
                .as_ref()?
                .iter()
                .map(|ty| self.value(ty, &format!("&format!(\"{{tag}}.{name}\")")))
                .collect();
            Some(match held?.join(", ") {
                held if held.is_empty() => format!("{path}::{name}"),
                held => format!("{path}::{name}({held})"),
            })
        });
        let mut made: Vec<String> = made.collect();
        let is_text = |ty: &Ty| ty.spelled("Self") == "&str";
        let mut traits = ty.traits.iter();
        if traits.any(|of| of.name == "From" && of.args.first().is_some_and(is_text)) {
            made.push(format!("{path}::from(\"unlisted\")"));
        }
        made
    }

    /// What stands between the parentheses of a call, each argument by its name behind something.
    pub(super) fn arguments(&self, function: &Function, behind: &str) -> Option<String> {
        let arguments = function.inputs.iter().map(|(name, ty)| {
            // The argument of a setter has the name of what is set in one place, and none in another.
            let name = match function.receiver {
                Receiver::Value => &function.name,
                _ => name,
            };
            let name = name.trim_start_matches("with_").trim_start_matches("r#");
            self.value(ty, &format!("&format!(\"{behind}{name}\")"))
        });
        let arguments: Option<Vec<String>> = arguments.collect();
        Some(arguments?.join(", "))
    }

    /// A value of a type; `tag` is an expression that says where it is given.
    pub(super) fn value(&self, ty: &Ty, tag: &str) -> Option<String> {
        Some(match ty {
            Ty::Into(ty) if ty.spelled("Self") == "String" => format!("text({tag}).as_str()"),
            Ty::Into(ty) => self.value(ty, tag)?,
            Ty::Items(ty) => format!("[{}]", self.value(ty, tag)?),
            Ty::Borrowed(ty) if **ty == Ty::Primitive("str".to_owned()) => {
                format!("text({tag}).as_str()")
            }
            Ty::Borrowed(ty) => format!("&{}", self.value(ty, tag)?),
            Ty::Tuple(types) => {
                let values: Option<Vec<String>> =
                    types.iter().map(|ty| self.value(ty, tag)).collect();
                let values = values?.into_iter().map(|value| value + ",");
                format!("({})", values.collect::<String>())
            }
            Ty::Primitive(name) => match name.as_str() {
                "bool" => format!("number({tag}) % 2 == 0"),
                "f32" | "f64" => format!("{name}::from(number({tag})) + 0.5"),
                "i8" => format!("number({tag}) as i8"),
                "str" | "char" => return None,
                _ => format!("{name}::from(number({tag}))"),
            },
            Ty::Named { path, id, args } => match self.surface.ty(*id) {
                Some(ty) if self.can(ty) => format!("make_{}({tag})", name(ty)),
                Some(_) => return None,
                None => self.elsewhere(path, args, tag)?,
            },
            Ty::Own | Ty::Slice(_) | Ty::Array(..) | Ty::Other(_) => return None,
        })
    }

    /// A value of a type that is not the crate's.
    fn elsewhere(&self, path: &str, args: &[Ty], tag: &str) -> Option<String> {
        let arg = |index: usize| self.value(args.get(index)?, tag);
        Some(match path {
            "String" => format!("text({tag})"),
            "Option" => format!("Some({})", arg(0)?),
            "Box" => format!("Box::new({})", arg(0)?),
            "Vec" => format!(
                "if is_deep({tag}) {{ Vec::new() }} else {{ vec![{}] }}",
                arg(0)?
            ),
            "std::collections::BTreeMap" => format!("BTreeMap::from([({}, {})])", arg(0)?, arg(1)?),
            "client::File" | "oasmith_runtime::File" => {
                format!("{path}::new(text({tag}).into_bytes()).named(\"file\")")
            }
            "client::Bytes" | "bytes::Bytes" => format!("{path}::from(text({tag}))"),
            "serde_json::Value" => format!("serde_json::json!({{\"is\": text({tag})}})"),
            "jiff::Timestamp" => format!("moment({tag}).parse::<{path}>().expect(\"a time\")"),
            "client::Timestamp" | "oasmith_runtime::Timestamp" => {
                format!("{path}::from(moment({tag}).parse::<jiff::Timestamp>().expect(\"a time\"))")
            }
            "jiff::civil::Date" => format!("date({tag}).parse::<{path}>().expect(\"a date\")"),
            "uuid::Uuid" => format!("{path}::from_u128(u128::from(number({tag})))"),
            _ => return None,
        })
    }
}

/// Whether it changes a value that is there.
pub(super) fn is_setter(function: &Function) -> bool {
    function.receiver == Receiver::Value && function.output == Ty::Own && function.inputs.len() < 2
}
