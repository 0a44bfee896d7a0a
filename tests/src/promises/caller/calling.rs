//! Calls: what they are given, and what is made of each answer in each way that they offer.

use super::making::{Making, is_setter};
use super::reading::Reading;
use crate::promises::surface::{Function, Receiver, Surface, Ty, Type};

/// What stands for an error that nothing is said of.
const OTHER: &str = "other => format!(\"{other:?}\"),";

/// An operation.
pub(super) struct Calling<'a> {
    making: &'a Making<'a>,
    reading: &'a Reading<'a>,
    function: &'a Function,
    call: &'a Type,
    output: &'a Ty,
    error: &'a Ty,
}

impl<'a> Calling<'a> {
    /// All operations of a client.
    pub(super) fn all(
        surface: &'a Surface,
        making: &'a Making<'a>,
        reading: &'a Reading<'a>,
    ) -> Vec<Self> {
        let client = surface.at("Client");
        let functions = client.into_iter().flat_map(|client| &client.functions);
        let calls = functions.filter(|function| function.receiver == Receiver::Borrowed);
        let calls = calls.filter_map(|function| {
            let Ty::Named { id, .. } = &function.output else {
                return None;
            };
            let call = surface.ty(*id)?;
            let operation = call.implements("Operation")?;
            Some(Self {
                making,
                reading,
                function,
                call,
                output: operation.ty("Output")?,
                error: operation.ty("Error")?,
            })
        });
        calls.collect()
    }

    pub(super) fn name(&self) -> &str {
        self.function.name.trim_start_matches("r#")
    }

    /// The functions that make the call and read what comes of it; nothing where it has an argument
    /// that no caller makes.
    pub(super) fn functions(&self, headers: &[(String, Ty)]) -> Option<String> {
        let (name, call) = (self.name(), &self.call.path);
        let arguments = self.making.arguments(self.function, &format!("{name}."))?;
        let setters =
            self.call.functions.iter().filter(|it| {
                is_setter(it) && !it.inputs.is_empty() && !it.name.starts_with("with_")
            });
        let setters = setters.filter_map(|setter| {
            let arguments = self.making.arguments(setter, &format!("{name}."))?;
            Some(format!(
                "    let call = call.{}({arguments});\n",
                setter.name
            ))
        });
        Some(format!(
            "fn make_call_{name}(client: &client::Client, is_full: bool) -> {call} {{\n    \
             let call: {call} = client.{}({arguments});\n    \
             if !is_full {{ return call; }}\n{}    call\n}}\n\n{}{}",
            self.function.name,
            setters.collect::<String>(),
            self.outcome(),
            self.ways(headers),
        ))
    }

    /// The error as callers spell it.
    fn error(&self) -> String {
        format!("client::Error<{}>", self.error.spelled("Self"))
    }

    /// What is said of an error that is at hand as `error`.
    fn failed(&self) -> String {
        let spelled = self.error.spelled("Self");
        let read = self.reading.value(self.error, "api");
        format!("failed(&error, |api: &{spelled}| {read})")
    }

    /// A match on a result whose value is at hand as `value`.
    fn said(&self, result: &str, ok: &str) -> String {
        format!(
            "match {result} {{ Ok(value) => {ok}, Err(error) => {} }}",
            self.failed()
        )
    }

    fn outcome(&self) -> String {
        let (name, output, error) = (self.name(), self.output.spelled("Self"), self.error());
        let read = self.reading.value(self.output, "&value");
        let said = self.said("result", &format!("format!(\"ok {{}}\", {read})"));
        format!(
            "fn outcome_{name}(result: Result<{output}, {error}>) -> String {{\n    {said}\n}}\n\n"
        )
    }

    fn ways(&self, headers: &[(String, Ty)]) -> String {
        let name = self.name();
        let mut ways = vec![format!("outcome_{name}(wait(call.clone()))")];
        ways.push(self.with_headers(headers));
        let methods = self.call.functions.iter();
        let methods = methods.filter(|it| it.receiver == Receiver::Value && it.output != Ty::Own);
        ways.extend(methods.filter_map(|method| self.way(method)));
        let ways = ways.iter().enumerate().map(|(index, way)| {
            format!(
                "    setup.queue(answer, 3);\n    let before = setup.count();\n    let said: String = {way};\n    \
                 println!(\"answer {name} {{at}} way {index}: {{said}} after {{}}\", setup.count() - before);\n"
            )
        });
        format!(
            "fn answered_{name}(setup: &Setup, at: &str, answer: &TestAnswer) {{\n    \
             let call = make_call_{name}(&setup.client, setup.is_full);\n{}}}\n\n",
            ways.collect::<String>()
        )
    }

    /// All headers of the crate are asked of the answer.
    fn with_headers(&self, headers: &[(String, Ty)]) -> String {
        let read = headers.iter().map(|(path, of)| {
            let (spelled, read) = (of.spelled("Self"), self.reading.value(of, "&header"));
            format!(
                "match value.header({path}) {{ Ok(Some(header)) => {{ let header: {spelled} = header; {read} }} {OTHER} }},"
            )
        });
        let ok = format!("list([{}])", read.collect::<String>());
        self.said("wait(call.clone().with_response())", &ok)
    }

    /// What comes of another way to send the call.
    fn way(&self, method: &Function) -> Option<String> {
        let Ty::Named { path, args, .. } = &method.output else {
            return None;
        };
        let kind = path.rsplit("::").next()?;
        let sent = format!("call.clone().{}()", method.name);
        let items = |item: &str| {
            format!(
                "{{ let mut said = Vec::new(); while let Some(next) = wait(stream.next()) {{ \
                 said.push({}); if said.len() > 4 {{ break; }} }} list(said) }}",
                self.said("next", item)
            )
        };
        let read = |ty: &Ty, at: &str| {
            let (spelled, read) = (ty.spelled("Self"), self.reading.value(ty, "read"));
            format!("{{ let read: &{spelled} = {at}; {read} }}")
        };
        Some(match (kind, args.get(1)) {
            ("WithEvents", Some(ty)) => {
                let item = format!(
                    "format!(\"{{:?}} {{:?}} {{}}\", value.name, value.id, {})",
                    read(ty, "&value.value")
                );
                let ok = format!("{{ let mut stream = value; {} }}", items(&item));
                self.said(&format!("wait({sent})"), &ok)
            }
            ("WithItems", Some(ty)) => {
                let ok = format!(
                    "{{ let mut stream = value; {} }}",
                    items(&read(ty, "&value"))
                );
                self.said(&format!("wait({sent})"), &ok)
            }
            ("Pages", _) => {
                let item = read(self.output, "&value");
                format!("{{ let mut stream = {sent}; {} }}", items(&item))
            }
            ("PageItems", _) => {
                let item = self.call.implements("Paged")?.ty("Item")?;
                format!(
                    "{{ let mut stream = {sent}; {} }}",
                    items(&read(item, "&value"))
                )
            }
            ("UntilDone", _) => format!(
                "match wait({sent}) {{ Ok(value) => {}, Err(error) => \
                 format!(\"not done, {{:?}}\", error.last().map(|last| last.state())) }}",
                read(self.output, "&value")
            ),
            ("WithDownload", _) => {
                let ok = "format!(\"{:?}\", wait(async { let mut value = value; \
                          value.chunk().await.map(|chunk| chunk.ok()) }))";
                self.said(&format!("wait({sent})"), ok)
            }
            _ => return None,
        })
    }
}
