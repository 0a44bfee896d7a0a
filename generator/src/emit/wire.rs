//! The table of a call: what it holds, how it is sent and how its answer is read.

use super::types::Types;
use super::{bounds, docs, multipart};
use crate::ir::{
    Answer, Api, Body, BodyForm, Docs, Encoding, Location, Operation, Parameter, Read, Status,
    Style, StyleKind, Type,
};

/// The columns that a row may take.
const WIDTH: usize = 100;

/// How an answer is read of which the document says nothing.
const UNDOCUMENTED: &str = "undocumented";

pub(super) fn table(api: &Api, operation: &Operation, types: &Types<'_>) -> String {
    let mut out = format!("call! {{ {}", head(api, operation));
    let content_type = operation.body.iter().flat_map(|body| &body.content_type);
    for parameter in operation.parameters.iter().chain(content_type) {
        if !parameter.is_argument() {
            out.push_str(&setter_docs(parameter));
        }
        let optional = !parameter.is_argument();
        let how = sending(parameter);
        push_row(
            &mut out,
            parameter.name.as_str(),
            optional,
            &parameter.ty,
            &how,
            types,
        );
    }
    if let Some(body) = &operation.body {
        if !body.required {
            out.push_str(&documented("body", &body.docs, false));
        }
        let how = body_sending(api, body);
        push_row(&mut out, "body", !body.required, &body.given(), &how, types);
    }
    push_answers(&mut out, api, operation, types);
    out
}

/// What a call gives, below what it holds, and how that is read.
fn push_answers(out: &mut String, api: &Api, operation: &Operation, types: &Types<'_>) {
    let output = type_or_unit(operation.output.as_ref(), types);
    let error = type_or_unit(operation.error.as_ref(), types);
    let rows = rows(api, operation, types);
    let given = format!("}} -> {output}, {error} {{");
    let last = |out: &str| out.len() - out.rfind('\n').map_or(0, |end| end + 1);
    // The braces of a call that holds nothing stay together where there is room.
    let opened = out.trim_end();
    if opened.ends_with('{') && last(opened) + given.len() <= WIDTH {
        out.truncate(opened.len());
    }
    let joined = match rows.join(", ") {
        none if none.is_empty() => none,
        some => format!(" {some} "),
    };
    let width = last(out) + given.len() + joined.len() + "} }".len();
    out.push_str(&given);
    if width <= WIDTH && rows.len() <= 3 {
        out.push_str(&joined);
        out.push_str("} }\n");
    } else {
        let rows = rows.iter().map(|row| format!("\n    {row},"));
        out.extend(rows);
        out.push_str("\n} }\n");
    }
}

/// The first line: id, method, path, security, what is accepted, if that is not
/// JSON alone, and what is said beside; each of these has a line where one is not enough.
fn head(api: &Api, operation: &Operation) -> String {
    let Operation {
        call,
        id,
        method,
        path,
        accept,
        kept,
        server,
        idempotent,
        ..
    } = operation;
    let mut parts = vec![format!("{call} = {id:?}: {method:?} {path:?}")];
    if !operation.security.is_empty() {
        let schemes = operation.security.iter().map(|alternative| {
            let schemes: Vec<String> = alternative
                .iter()
                .map(|name| format!("{:?}", api.scheme(name)))
                .collect();
            format!(" [{}]", schemes.join(", "))
        });
        parts.push(format!("by{}", schemes.collect::<String>()));
    }
    match accept.as_str() {
        "application/json" => {}
        "" => parts.push("accept \"*/*\"".to_owned()),
        other => parts.push(format!("accept {other:?}")),
    }
    if !kept.is_empty() {
        parts.push(format!("kept {kept:?}"));
    }
    if let Some(group) = server {
        parts.push(format!("at {}", group + 1));
    }
    if let Some(idempotent) = idempotent {
        parts.push(format!("idempotent {idempotent}"));
    }
    let line = parts.join(" ");
    if parts.len() == 1 || line.len() + "call! {  {".len() <= WIDTH {
        format!("{line} {{\n")
    } else {
        format!("{}\n{{\n", parts.join("\n    "))
    }
}

fn push_row(out: &mut String, name: &str, optional: bool, ty: &Type, how: &str, types: &Types<'_>) {
    let mark = if optional { "?" } else { "" };
    let taken = if optional {
        taken(ty, types)
    } else {
        String::new()
    };
    let ty = types.text(ty);
    let row = format!("    {name}{mark}: {ty} = {how}{taken},\n");
    out.push_str(&row);
}

/// What a setter takes, where that is not the value as it is.
fn taken(ty: &Type, types: &Types<'_>) -> String {
    match ty {
        Type::List(item) if types.converts(item) => format!(" each_into<{}>", types.text(item)),
        Type::List(item) => format!(" each<{}>", types.text(item)),
        ty if types.converts(ty) => " into".to_owned(),
        _ => String::new(),
    }
}

fn setter_docs(parameter: &Parameter) -> String {
    let mut docs = parameter.docs.clone();
    if parameter.client {
        docs.0
            .push_str("\n\nThis call uses it in place of the client's.");
    }
    documented(parameter.name.bare(), &docs, parameter.deprecated)
}

/// The docs of a row, and the advice against it.
fn documented(name: &str, of: &Docs, deprecated: bool) -> String {
    let fallback = Docs(format!("Sets `{name}`."));
    let mut out = docs::comment(
        if of.0.trim().is_empty() {
            &fallback
        } else {
            of
        },
        4,
    );
    if deprecated {
        out.push_str("    #[deprecated]\n");
    }
    out
}

fn type_or_unit(ty: Option<&Type>, types: &Types<'_>) -> String {
    ty.map_or_else(|| "()".to_owned(), |ty| types.text(ty))
}

/// How a parameter is sent.
fn sending(parameter: &Parameter) -> String {
    let wire = format!("{:?}", parameter.wire);
    let place = match parameter.location {
        Location::Path if parameter.client => "client_path",
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::QueryString => {
            return match parameter.encoding {
                Encoding::Json => "query_string_json".to_owned(),
                Encoding::Plain => "query_string".to_owned(),
                Encoding::Styled(_) => "query_whole".to_owned(),
            };
        }
    };
    let within = bounds::of_parameter(&parameter.bounds);
    let within = within.map_or_else(String::new, |bounds| {
        format!(", {}", super::types::spelled(&bounds))
    });
    match parameter.encoding {
        Encoding::Plain => format!("{place}({wire}{within})"),
        Encoding::Json => format!("{place}_json({wire})"),
        Encoding::Styled(known) => format!("{place}_styled({wire} as {}{within})", style(known)),
    }
}

pub(super) fn style(style: Style) -> String {
    let kind = match style.kind {
        StyleKind::Simple => "SIMPLE",
        StyleKind::Label => "LABEL",
        StyleKind::Matrix => "MATRIX",
        StyleKind::Form => "FORM",
        StyleKind::SpaceDelimited => "SPACE_DELIMITED",
        StyleKind::PipeDelimited => "PIPE_DELIMITED",
        StyleKind::DeepObject => "DEEP_OBJECT",
        StyleKind::Cookie => "COOKIE",
        StyleKind::Json => "JSON",
    };
    let explode = if style.explode { ".exploded()" } else { "" };
    let reserved = if style.reserved { ".reserved()" } else { "" };
    format!("Style::{kind}{explode}{reserved}")
}

/// How a body is sent.
fn body_sending(api: &Api, body: &Body) -> String {
    let how = match body.choice {
        Some(_) => "one_of".to_owned(),
        None => form_sending(api, &body.form, &body.ty, &body.media_type),
    };
    if body.required {
        how
    } else {
        format!("given({how})")
    }
}

/// How a value is sent; JSON is sent as the media type that the document says.
pub(super) fn form_sending(api: &Api, form: &BodyForm, ty: &Type, media_type: &str) -> String {
    let how = match form {
        BodyForm::Json if media_type == "application/json" => "json".to_owned(),
        BodyForm::Json => format!("json_as({media_type:?})"),
        BodyForm::Form(styles) if styles.is_empty() => "form".to_owned(),
        BodyForm::Form(styles) => {
            let styles = styles.iter();
            let styles =
                styles.map(|(field, known)| format!("{field:?} as runtime::{}", style(*known)));
            format!("form_with({})", styles.collect::<Vec<_>>().join(", "))
        }
        BodyForm::Multipart(parts) => multipart::sending(api, ty, parts),
        BodyForm::Text => format!("text({media_type:?})"),
        BodyForm::File => format!("file({media_type:?})"),
    };
    let model = ty.model();
    if model.is_some_and(|id| bounds::is_checked(api.model(id))) {
        format!("checked({how})")
    } else {
        how
    }
}

/// How each status is read: what is told by the media type, then successes,
/// documented errors, and what is left.
fn rows(api: &Api, operation: &Operation, types: &Types<'_>) -> Vec<String> {
    let mut all = answers(api, operation, types);
    let rest = match all.pop_if(|(status, _)| *status == Status::Default) {
        Some((_, ways)) => ways,
        None => vec![(None, UNDOCUMENTED.to_owned())],
    };
    // No other row takes up what a row for one status does, so these come first.
    let mut told: Vec<(Status, Ways)> = Vec::new();
    for (status, ways) in &mut all {
        if matches!(status, Status::Code(_)) && ways.len() > 1 {
            let usual = ways.split_off(ways.len() - 1);
            told.push((*status, std::mem::replace(ways, usual)));
        }
    }
    let ranges: Vec<u16> = all
        .iter()
        .filter_map(|(status, _)| range(*status))
        .collect();
    // What a range behind it would take up has to stay.
    all.retain(|(status, ways)| {
        let shadowed = matches!(status, Status::Code(code) if ranges.contains(&(code / 100)));
        shadowed || *ways != rest
    });
    let rows = joined(told).into_iter().chain(joined(all));
    let rows = rows.map(|(statuses, ways)| (pattern(&statuses), ways));
    rows.chain([("_".to_owned(), rest)])
        .flat_map(|(pattern, ways)| ways.into_iter().map(move |way| row(&pattern, way)))
        // The macro has a row for what is undocumented.
        .filter(|row| row != "_ => undocumented")
        .collect()
}

/// Each status with the ways in which its answer is read, in ascending order.
fn answers(api: &Api, operation: &Operation, types: &Types<'_>) -> Vec<(Status, Ways)> {
    let success = operation.success.iter().map(|answer| {
        // A `default` that is all there is stands for successes and errors alike.
        let status = if answer.status == Status::Default {
            Status::Range(2)
        } else {
            answer.status
        };
        let read = |read: &Read| read_success(api, operation, read, types);
        (status, ways(answer, read))
    });
    let errors = operation
        .errors
        .iter()
        .map(|answer| (answer.status, ways(answer, |read| read_error(read, types))));
    let mut all: Vec<(Status, Ways)> = success.chain(errors).collect();
    all.sort_by_key(|(status, _)| *status);
    all
}

/// Puts statuses together that are read alike: single ones wherever they stand, since they exclude
/// each other, and a range behind those that it would take up.
fn joined(all: Vec<(Status, Ways)>) -> Vec<(Vec<Status>, Ways)> {
    let mut rows: Vec<(Vec<Status>, Ways)> = Vec::new();
    for (status, ways) in all {
        // The first of the rows that this one may join.
        let from = range(status).map_or(0, |_| rows.len().saturating_sub(1));
        match rows[from..].iter_mut().find(|(_, same)| *same == ways) {
            Some((statuses, _)) => statuses.push(status),
            None => rows.push((vec![status], ways)),
        }
    }
    rows
}

/// The ways in which an answer is read, each but the last of a media type.
type Ways = Vec<(Option<String>, String)>;

fn ways(answer: &Answer, read: impl Fn(&Read) -> String) -> Ways {
    let usual = read(&answer.read);
    let others = answer.others.iter();
    let others = others.map(|(media_type, other)| (Some(media_type.clone()), read(other)));
    // What is read in the same way needs no row of its own.
    others
        .filter(|(_, other)| *other != usual)
        .chain([(None, usual.clone())])
        .collect()
}

fn row(pattern: &str, (media_type, read): (Option<String>, String)) -> String {
    match media_type {
        Some(media_type) => format!("{pattern} if {media_type:?} => {read}"),
        None => format!("{pattern} => {read}"),
    }
}

fn read_success(api: &Api, operation: &Operation, read: &Read, types: &Types<'_>) -> String {
    // What an option of a choice holds is made in two steps.
    let some = match &operation.output {
        Some(Type::Nullable(inner)) if api.is_choice(inner) => "; Some",
        _ => "",
    };
    match read {
        Read::Json(ty) => format!("json {}{some}", types.text(ty)),
        Read::Text => format!("text{some}"),
        Read::Bytes => format!("bytes{some}"),
        Read::Empty => "empty".to_owned(),
        Read::Undocumented => UNDOCUMENTED.to_owned(),
    }
}

fn read_error(read: &Read, types: &Types<'_>) -> String {
    match read {
        Read::Json(ty) => format!("error {}", types.text(ty)),
        Read::Text => "error_text".to_owned(),
        Read::Bytes => "error_bytes".to_owned(),
        Read::Empty | Read::Undocumented => UNDOCUMENTED.to_owned(),
    }
}

/// The class of a range of statuses.
fn range(status: Status) -> Option<u16> {
    match status {
        Status::Range(class) => Some(class),
        Status::Code(_) | Status::Default => None,
    }
}

/// The pattern for statuses in ascending order, neighbours put together.
fn pattern(statuses: &[Status]) -> String {
    let mut spans: Vec<(u16, u16)> = Vec::new();
    for status in statuses {
        let (first, last) = match *status {
            Status::Code(code) if statuses.contains(&Status::Range(code / 100)) => continue,
            Status::Code(code) => (code, code),
            Status::Range(class) => (class * 100, class * 100 + 99),
            Status::Default => continue,
        };
        match spans.last_mut() {
            Some((_, end)) if *end + 1 == first => *end = last,
            _ => spans.push((first, last)),
        }
    }
    let span = |(first, last): (u16, u16)| match last - first {
        0 => first.to_string(),
        1 => format!("{first} | {last}"),
        _ => format!("{first}..={last}"),
    };
    let spans: Vec<String> = spans.into_iter().map(span).collect();
    spans.join(" | ")
}
