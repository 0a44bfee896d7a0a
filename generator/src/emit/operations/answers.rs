//! How the answers of a call are read, row by row.

use crate::emit::spelling::{Types, xml_table};
use crate::ir::{AnswerRow, Api, Operation, Read, Reading, StatusSpan, Type};

/// The rows of the table.
pub(super) fn rows(api: &Api, operation: &Operation, types: &Types<'_>) -> Vec<String> {
    // What an option of a choice holds is made in two steps.
    let some = match &operation.output {
        Some(Type::Nullable(inner)) if api.is_choice(inner) => "; Some",
        _ => "",
    };
    let rows = operation.answer_rows().into_iter();
    rows.map(|row| table_row(api, &row, some, types)).collect()
}

fn table_row(api: &Api, row: &AnswerRow<'_>, some: &str, types: &Types<'_>) -> String {
    let pattern = pattern(&row.statuses);
    let read = match row.reading {
        Reading::Success(read) => success(api, read, some, types),
        Reading::Fitting(read) => format!("fitting_{}", success(api, read, some, types)),
        Reading::Error(read) => error(api, read, types),
        Reading::Undocumented => UNDOCUMENTED.to_owned(),
    };
    match row.media_type {
        Some(media_type) => format!("{pattern} if {media_type:?} => {read}"),
        None => format!("{pattern} => {read}"),
    }
}

/// How an answer is read of which the document says nothing.
const UNDOCUMENTED: &str = "undocumented";

fn success(api: &Api, read: &Read, some: &str, types: &Types<'_>) -> String {
    match read {
        Read::Json(ty) => format!("json {}{some}", types.ty(ty)),
        Read::Xml(ty, table) => format!("xml {} as {}{some}", types.ty(ty), xml_table(api, *table)),
        Read::Items(ty) => format!("items {}{some}", types.ty(ty)),
        Read::Text => format!("text{some}"),
        Read::Bytes => format!("bytes{some}"),
        Read::Empty => "empty".to_owned(),
        Read::Undocumented => UNDOCUMENTED.to_owned(),
    }
}

fn error(api: &Api, read: &Read, types: &Types<'_>) -> String {
    match read {
        Read::Json(ty) => format!("error {}", types.ty(ty)),
        Read::Xml(ty, table) => format!("error_xml {} as {}", types.ty(ty), xml_table(api, *table)),
        // What is no success is no stream.
        Read::Text | Read::Items(_) => "error_text".to_owned(),
        Read::Bytes => "error_bytes".to_owned(),
        Read::Empty | Read::Undocumented => UNDOCUMENTED.to_owned(),
    }
}

/// The pattern for statuses; that of all others, where there are none.
fn pattern(statuses: &[StatusSpan]) -> String {
    if statuses.is_empty() {
        return "_".to_owned();
    }
    let span = |StatusSpan { first, last }: &StatusSpan| match last - first {
        0 => first.to_string(),
        1 => format!("{first} | {last}"),
        _ => format!("{first}..={last}"),
    };
    let spans: Vec<String> = statuses.iter().map(span).collect();
    spans.join(" | ")
}
