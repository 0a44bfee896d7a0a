//! What callers see of an operation.

use std::collections::{BTreeMap, BTreeSet};

use super::had::with_today;
use super::seen::Seen;
use crate::ir::{
    Answer, BodyForm, Field, Finally, Format, Header, HeaderForm, ModelKind, Operation, Parameter,
    PartForm, Presence, Read, Tag, Type, Wait,
};
use crate::record::spelled::{bounds, encoding, status, style};
use crate::record::{self, AS_JSON, Argument, Body, Call, NAMED_BY_ANSWER};

impl Seen<'_> {
    /// The operations of a tag, by their keys.
    pub(super) fn calls(&self, tag: &Tag) -> impl Iterator<Item = (String, Call)> {
        let operations = tag.operations.iter();
        operations.map(|operation| (operation.key.clone(), self.call(tag, operation)))
    }

    fn call(&self, tag: &Tag, operation: &Operation) -> Call {
        let events = operation.events.as_ref();
        let name = |name: &crate::names::Name| name.to_string();
        let arguments = self.arguments(operation);
        Call {
            method: operation.method.clone(),
            path: operation.path.clone(),
            function: name(&operation.function),
            tag: tag.title.clone(),
            call: name(&operation.call),
            arguments_in: operation.arguments.as_ref().map(name),
            had: had(operation, &arguments),
            arguments,
            options: self.options(operation),
            bodies: self.bodies(operation),
            output: operation.output.as_ref().map(|ty| self.ty(ty)),
            error: operation.error.as_ref().map(|ty| self.ty(ty)),
            answers: self.answers(operation),
            accept: accept(operation),
            headers: self.answer_headers(operation),
            said: self.said(operation),
            xml: self.xml_of(operation),
            events: events.map(|events| self.ty(events.data.ty())),
            items: operation
                .sequence
                .as_ref()
                .map(|items| self.ty(&items.item)),
            pages: operation.pages.as_ref().map(|pages| self.ty(&pages.item)),
            follows: operation.pages.as_ref().map(|pages| pages.declared.clone()),
            wait: waits(operation),
            until: ends(operation),
            security: operation
                .security
                .iter()
                .map(|schemes| set(schemes))
                .collect(),
            certified: operation
                .certified
                .iter()
                .map(|schemes| set(schemes))
                .collect(),
            scopes: scopes(operation),
            servers: operation
                .server
                .and_then(|index| self.api.client.groups.get(index))
                .map(|group| name(&group.name)),
            idempotent: operation.idempotent,
            deprecated: operation.deprecated,
        }
    }

    /// What a caller has to give, in its order.
    fn arguments(&self, operation: &Operation) -> Vec<Argument> {
        let arguments = self.api.arguments(operation).into_iter();
        let arguments = arguments.map(|argument| match argument.given {
            crate::ir::GivenAs::Parameter(parameter) => self.parameter(parameter),
            crate::ir::GivenAs::Field(field) => self.field_of_body(field),
            crate::ir::GivenAs::Body(body) => Argument {
                at: "body".to_owned(),
                name: argument.name.to_string(),
                ty: self.ty(&body.given()),
                ..Argument::default()
            },
        });
        arguments.collect()
    }

    /// What a caller can give by a setter, in the order of their places.
    fn options(&self, operation: &Operation) -> Vec<Argument> {
        let body = operation.body.as_ref();
        let content_type = body.and_then(|body| body.content_type.as_ref());
        let parameters = operation.optional().chain(content_type);
        let parameters = parameters.map(|parameter| self.parameter(parameter));
        let fields = self.api.body_fields(operation);
        let fields = fields.filter(|field| field.presence != Presence::Required);
        let fields = fields.map(|field| self.field_of_body(field));
        let whole = body.filter(|body| !body.required).map(|body| Argument {
            at: "body".to_owned(),
            name: "body".to_owned(),
            ty: self.ty(&body.given()),
            ..Argument::default()
        });
        let mut options: Vec<Argument> = parameters.chain(fields).chain(whole).collect();
        options.sort_by(|one, other| one.at.cmp(&other.at));
        options
    }

    fn parameter(&self, parameter: &Parameter) -> Argument {
        Argument {
            at: parameter.at(),
            name: parameter.name.to_string(),
            ty: self.ty(&parameter.ty),
            bounds: bounds(&parameter.bounds),
            said: parameter.said.by_keyword().clone(),
            style: encoding(parameter),
            deprecated: parameter.deprecated,
        }
    }

    fn field_of_body(&self, field: &Field) -> Argument {
        Argument {
            at: format!("body {}", field.wire),
            name: field.name.to_string(),
            ty: self.ty(field.ty.unboxed()),
            bounds: bounds(&field.bounds),
            // That of a property is said of the type that has it.
            said: BTreeMap::new(),
            style: String::new(),
            deprecated: field.deprecated,
        }
    }

    /// What the body may be, the usual first.
    fn bodies(&self, operation: &Operation) -> Vec<Body> {
        let Some(body) = &operation.body else {
            return Vec::new();
        };
        let forms = self.api.forms(body).into_iter();
        let choice = body.choice.map(|id| self.api.model(id).media_types());
        let forms = forms.enumerate().map(|(index, (form, ty))| {
            let media_type = choice
                .as_ref()
                .and_then(|sent| sent.get(index))
                .map_or_else(|| body.media_type.clone(), |sent| (*sent).to_owned());
            let stated = body.stated.get(&media_type);
            Body {
                ty: self.ty(ty),
                style: form_style(form),
                ranges: stated.map_or_else(Vec::new, |stated| stated.ranges.clone()),
                said: stated.map_or_else(BTreeMap::new, |stated| stated.said.by_keyword().clone()),
                media_type,
            }
        });
        forms.collect()
    }

    /// The answers by status.
    fn answers(&self, operation: &Operation) -> BTreeMap<String, Vec<record::Answer>> {
        let mut all: BTreeMap<String, Vec<record::Answer>> = BTreeMap::new();
        for answer in operation.success.iter().chain(&operation.errors) {
            let others = answer.others.iter();
            let others = others.map(|(media_type, read)| (media_type.as_str(), read));
            let reads = others.chain([("", &answer.read)]);
            let reads = reads.filter(|(_, read)| **read != Read::Undocumented);
            let reads = reads.map(|(media_type, read)| record::Answer {
                media_type: media_type.to_owned(),
                sent_as: if media_type.is_empty() {
                    sent_as(answer)
                } else {
                    String::new()
                },
                alike: if media_type.is_empty() {
                    set(&answer.alike)
                } else {
                    Vec::new()
                },
                range: if media_type.is_empty() {
                    answer.range.clone().unwrap_or_default()
                } else {
                    String::new()
                },
                ty: read
                    .ty()
                    .map_or_else(|| "()".to_owned(), |ty: Type| self.ty(&ty)),
            });
            all.entry(status(answer.status))
                .or_insert_with(|| reads.collect());
        }
        all
    }

    /// Whether a header is JSON, which numbers and booleans are in any form.
    fn is_json(&self, header: &Header) -> bool {
        let is_plain = match &header.ty {
            Type::Model(id) => {
                matches!(&self.api.model(*id).kind, ModelKind::Enum(of) if !of.is_text())
            }
            Type::Formatted(format) => *format == Format::DecimalNumber,
            ty => ty.is_scalar() && *ty != Type::Text,
        };
        header.form == HeaderForm::Json && !is_plain
    }

    /// The headers of its answers, by status and name, with their types.
    fn answer_headers(&self, operation: &Operation) -> Vec<String> {
        let answers = operation.success.iter().chain(&operation.errors);
        let headers = answers.flat_map(|answer: &Answer| {
            let headers = answer.headers.iter();
            let known = headers.filter_map(|header| self.api.headers.get(header.index));
            known.map(|header| {
                let ty = self.ty(&header.ty);
                let form = if self.is_json(header) { AS_JSON } else { "" };
                format!("{} {}: {ty}{form}", status(answer.status), header.wire)
            })
        });
        headers.collect::<BTreeSet<String>>().into_iter().collect()
    }
}

/// The media types of answers that are asked for, where these are several. One is said of its answer.
fn accept(operation: &Operation) -> Vec<String> {
    // What is asked for last of all is no answer of the document.
    let all = operation
        .accept
        .split(", ")
        .filter(|asked| !asked.ends_with(";q=0.1"));
    let all: Vec<String> = all.map(str::to_owned).collect();
    if all.len() > 1 { all } else { Vec::new() }
}

/// What was given one by one, up to what is given so today.
fn had(operation: &Operation, arguments: &[Argument]) -> Vec<Vec<String>> {
    let is_one_by_one = operation.arguments.is_none() && !arguments.is_empty();
    let today = arguments.iter().map(|argument| argument.at.clone());
    let today = is_one_by_one.then(|| today.collect());
    with_today(operation.had.clone(), today, |known| &known[..])
}

/// A set of security schemes or of scopes, of which all are meant, in whichever order the document has them.
fn set(schemes: &[String]) -> Vec<String> {
    let mut set = schemes.to_vec();
    set.sort();
    set
}

/// The scopes that are asked for, in whichever order the document has them.
fn scopes(operation: &Operation) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut all: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for (scheme, scopes) in &operation.scopes {
        let sets = all.entry(scheme.clone()).or_default();
        sets.push(set(scopes));
        sets.sort();
        sets.dedup();
    }
    all
}

/// The media type of what is read unless it is another. Where that is one of the others, any may come.
fn sent_as(answer: &Answer) -> String {
    let sent = answer.media_type.as_deref().unwrap_or_default();
    let mut others = answer.others.iter();
    let is_other = others.any(|(other, _)| other.eq_ignore_ascii_case(sent));
    if is_other { "*/*" } else { sent }.to_owned()
}

/// How the properties of a body are written, where the document says that.
fn form_style(form: &BodyForm) -> String {
    let all: Vec<String> = match form {
        BodyForm::Form(styles) => {
            let styles = styles.iter();
            styles
                .map(|(wire, known)| format!("{wire} {}", style(*known)))
                .collect()
        }
        BodyForm::Multipart(parts) => {
            let parts = parts.iter();
            parts
                .map(|(wire, part)| format!("{wire}{}", part_style(part)))
                .collect()
        }
        BodyForm::Json | BodyForm::Items | BodyForm::Text | BodyForm::Xml(_) | BodyForm::File => {
            Vec::new()
        }
    };
    all.join(", ")
}

fn part_style(part: &PartForm) -> String {
    let content_type = part.content_type.iter().map(|known| format!(" {known}"));
    let fixed = part.fixed.iter();
    let fixed = fixed.map(|(name, value)| format!(" {name}: {value}"));
    let required = part.required.iter().map(|name| format!(" {name}: given"));
    let style = part.style.iter().map(|known| format!(" {}", style(*known)));
    content_type
        .chain(style)
        .chain(fixed)
        .chain(required)
        .collect()
}

/// What tells how far it is, where it can be waited for.
fn waits(operation: &Operation) -> Option<String> {
    let begins = operation.begins.map(|_| NAMED_BY_ANSWER.to_owned());
    let wait = operation.wait.as_ref();
    wait.map(|wait| wait.place.clone()).or(begins)
}

/// What ends the waiting, or where the result is of what a call only begins.
fn ends(operation: &Operation) -> Option<String> {
    let result = operation.begins.map(|result| match result {
        Finally::Usual => "result where its method has it",
        Finally::Told => "result in the last answer",
        Finally::Location => "result in `Location`",
        Finally::Original => "result at the address of the call",
    });
    let wait = operation.wait.as_ref();
    wait.map(until).or(result.map(str::to_owned))
}

/// The values with which waiting ends, and those with which there is nothing to wait for.
fn until(wait: &Wait) -> String {
    let all = [
        ("done", &wait.done),
        ("failed", &wait.failed),
        ("not started", &wait.not_started),
    ];
    let all = all.into_iter().filter(|(_, values)| !values.is_empty());
    let all = all.map(|(word, values)| format!("{word} {}", values.join(", ")));
    all.collect::<Vec<_>>().join("; ")
}
