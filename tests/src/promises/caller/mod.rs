//! A program that uses all that a crate has, written from what rustdoc says of the crate: it makes
//! values that tell where they were given, sends each call and says what was sent, and reads every
//! field and variant of what is answered.

mod calling;
mod making;
mod names;
mod reading;
mod setting_up;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use calling::Calling;
use making::Making;
use reading::Reading;
pub(super) use setting_up::Variable;

use super::surface::{Kind, Receiver, Surface, Ty, Type};
use names::name;

/// What is the same in all of them.
const COMMON: &str = include_str!("../../../regen/caller.rs");

/// A caller.
pub(super) struct Caller {
    /// The text of the program.
    pub(super) code: String,
    /// What of the crate it does not use.
    pub(super) gaps: Vec<String>,
}

impl Caller {
    /// Writes the caller of a crate.
    pub(super) fn of(surface: &Surface, variables: &BTreeMap<String, Variable>) -> Self {
        let making = Making::new(surface);
        let reading = Reading(surface);
        let headers = headers(surface);
        let calls = Calling::all(surface, &making, &reading);
        let (mut code, mut gaps) = (String::new(), making.gaps());
        let mut names = Vec::new();
        for call in &calls {
            match call.functions(&headers) {
                Some(functions) => {
                    code += &functions;
                    names.push(call.name());
                }
                None => gaps.push(format!("the call `{}`", call.name())),
            }
        }
        code += &making.functions();
        code += &reading.functions();
        code += &setting_up::function(surface, &making, variables);
        code += &types(&making, &reading);
        code += &traits(surface);
        code += &constants(surface, &reading);
        code += &main(&names, making.rounds());
        let code = format!(
            "#![allow(deprecated, dead_code, unused, unreachable_patterns)]\n{COMMON}\n{code}"
        );
        Self { code, gaps }
    }
}

/// The constants of headers, each with the type of its values.
fn headers(surface: &Surface) -> Vec<(String, Ty)> {
    let headers = surface.constants.iter().filter_map(|(path, ty)| match ty {
        Ty::Named { path: of, args, .. } if of.ends_with("::Header") => {
            Some((path.clone(), args.first()?.clone()))
        }
        _ => None,
    });
    headers.collect()
}

/// What is made is read, and asked what it is; and what is made of something else is read as well.
fn types(making: &Making<'_>, reading: &Reading<'_>) -> String {
    let mut body = String::new();
    for ty in making.types() {
        let (label, path) = (name(ty), &ty.path);
        let own = Ty::Named {
            path: path.clone(),
            id: ty.id,
            args: Vec::new(),
        };
        let read = reading.value(&own, "&value");
        let asked = ty
            .functions
            .iter()
            .filter(|it| it.receiver == Receiver::Borrowed && it.inputs.is_empty());
        let asked = asked.map(|function| {
            let (spelled, read) = (
                function.output.spelled(path),
                reading.value(&function.output, "&asked"),
            );
            format!(
                "{{ let asked: {spelled} = value.{}(); {read} }}, ",
                function.name
            )
        });
        let asked: String = asked.collect();
        _ = writeln!(
            body,
            "        let value: {path} = make_{label}(\"made\");\n        \
             println!(\"type {label} {{round}}: {{}} {{}}\", {read}, list([{asked}]));"
        );
        for from in conversions(ty) {
            let Some(value) = making.value(from, "\"made\"") else {
                continue;
            };
            _ = writeln!(
                body,
                "        let value: {path} = {path}::from({value});\n        \
                 println!(\"from {label} {{round}}: {{}}\", {read});"
            );
        }
    }
    format!("fn types(round: usize) {{\n{body}}}\n\n")
}

/// What each type implements of what all callers rely on.
fn traits(surface: &Surface) -> String {
    const RELIED_ON: [&str; 8] = [
        "Clone",
        "Copy",
        "Debug",
        "Default",
        "Display",
        "Eq",
        "Hash",
        "PartialEq",
    ];
    let implemented = surface.types.iter().flat_map(|ty| {
        let traits = ty.traits.iter().map(|of| of.name.as_str());
        let traits = traits
            .filter(|name| RELIED_ON.contains(name))
            .chain(["Send"]);
        traits.map(|name| format!("    is_{}::<{}>();\n", name.to_lowercase(), ty.path))
    });
    format!("fn traits() {{\n{}}}\n\n", implemented.collect::<String>())
}

fn conversions(ty: &Type) -> impl Iterator<Item = &Ty> {
    let from = ty.traits.iter().filter(|of| of.name == "From");
    from.filter_map(|of| of.args.first())
}

/// All constants but those of headers, which answers are asked for.
fn constants(surface: &Surface, reading: &Reading<'_>) -> String {
    let mut body = String::new();
    let mut say = |path: &str, ty: &Ty, own: &str| {
        let (spelled, read) = (ty.spelled(own), reading.value(ty, "&constant"));
        _ = writeln!(
            body,
            "    let constant: {spelled} = {path};\n    println!(\"constant {path}: {{}}\", {read});"
        );
    };
    for (path, ty) in &surface.constants {
        say(path, ty, "Self");
    }
    for ty in &surface.types {
        let is_enum = matches!(ty.kind, Kind::Enum(_));
        for (name, of) in ty.constants.iter().filter(|_| is_enum) {
            let of = match of {
                Ty::Own => &Ty::Named {
                    path: ty.path.clone(),
                    id: ty.id,
                    args: Vec::new(),
                },
                of => of,
            };
            say(&format!("{}::{name}", ty.path), of, &ty.path);
        }
    }
    format!("fn constants() {{\n{body}}}\n\n")
}

fn main(calls: &[&str], rounds: usize) -> String {
    let mut sent = String::new();
    let mut answered = String::new();
    for name in calls {
        _ = writeln!(
            sent,
            "        for setup in setups() {{\n            \
             let call = make_call_{name}(&setup.client, setup.is_full);\n            \
             if let Some((_, answer)) = answers.of({name:?}).first() {{ setup.queue(answer, 1); }}\n            \
             let outcome = outcome_{name}(wait(call));\n            \
             let outcome = if setup.count() == 0 {{ outcome }} else {{ String::new() }};\n            \
             println!(\"call {name} {{}} {{round}}: {{}}{{outcome}}\", setup.name, setup.sent(0));\n            \
             println!(\"sent {name} {{}} {{round}}: {{}}\", setup.name, setup.told());\n        }}"
        );
        _ = writeln!(
            answered,
            "    for (at, answer) in answers.of({name:?}) {{\n        \
             let Some(setup) = setups().into_iter().next() else {{ return }};\n        \
             answered_{name}(&setup, at, answer);\n    }}"
        );
    }
    format!(
        "fn main() {{\n    let answers = Answers::read();\n    constants();\n    traits();\n    \
         for round in 0..{rounds} {{\n        set_round(round);\n        types(round);\n{sent}    }}\n    \
         set_round(0);\n{answered}}}\n"
    )
}
