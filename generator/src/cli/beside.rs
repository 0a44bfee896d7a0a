//! A request beside what is asked for, line by line.

use diffy::{DiffOptions, Hunk, Line};
use serde_json::Value;

use crate::verify::Exchange;

/// Headers of every request, which no document asks for.
const USUAL: [&str; 8] = [
    "host",
    "user-agent",
    "accept-encoding",
    "content-length",
    "transfer-encoding",
    "connection",
    "expect",
    "oasmith-case",
];

/// Parts of a media type that no document says.
const FREE: [&str; 2] = ["boundary=", "charset="];

/// A line of what is asked for, with the one that was sent in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) asked: Option<String>,
    pub(super) sent: Option<String>,
    /// Whether they are not the same, and that matters.
    pub(super) differs: bool,
}

/// The lines of a request. What stands in one line on the wire but is several
/// things, as a query is, has a line for each of them.
pub(super) fn rows(exchange: &Exchange) -> Vec<Row> {
    let (asked, asked_body) = head_and_body(&exchange.asked);
    let asked: Vec<String> = asked.lines().map(str::to_owned).collect();
    let Some(sent) = &exchange.sent else {
        return unsent(asked, asked_body);
    };
    let (head, mut sent_body) = head_and_body(sent);
    let mut sent = pieces(head);
    let is_form =
        |line: &String| line.starts_with("content-type: application/x-www-form-urlencoded");
    if asked_body.is_empty() && sent.iter().any(is_form) {
        sent.extend(split(sent_body, '&', "field"));
        sent_body = "";
    }
    let mut rows = paired(asked, sent);
    if !asked_body.is_empty() || !sent_body.is_empty() {
        rows.push(Row {
            asked: Some(String::new()),
            sent: Some(String::new()),
            differs: false,
        });
        rows.extend(bodies(asked_body, sent_body));
    }
    rows
}

fn unsent(asked: Vec<String>, body: &str) -> Vec<Row> {
    let lines = asked.into_iter().chain(body.lines().map(str::to_owned));
    let rows = lines.enumerate().map(|(index, line)| Row {
        asked: Some(line),
        sent: (index == 0).then(|| "nothing".to_owned()),
        differs: true,
    });
    rows.collect()
}

fn head_and_body(text: &str) -> (&str, &str) {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    (head, body.trim_end())
}

/// The lines of a request's head, each with one thing.
fn pieces(head: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for (index, line) in head.lines().enumerate() {
        if index == 0 {
            let line = line.strip_suffix(" HTTP/1.1").unwrap_or(line);
            let (address, query) = line.split_once('?').unwrap_or((line, ""));
            pieces.push(address.to_owned());
            pieces.extend(split(query, '&', "query"));
        } else if let Some(cookies) = line.strip_prefix("cookie: ") {
            pieces.extend(split(cookies, ';', "cookie"));
        } else {
            pieces.push(line.to_owned());
        }
    }
    pieces
}

fn split(text: &str, between: char, place: &str) -> Vec<String> {
    let pairs = text.split(between).map(str::trim);
    let pairs = pairs.filter(|pair| !pair.is_empty());
    pairs.map(|pair| format!("{place}: {pair}")).collect()
}

/// What a line is about: the name of a parameter or of a header.
fn key(line: &str) -> String {
    let (place, rest) = line.split_once(": ").unwrap_or((line, ""));
    let place = place.to_ascii_lowercase();
    match place.as_str() {
        "query" | "cookie" | "field" => {
            let name = rest.split('=').next().unwrap_or_default();
            format!("{place}: {name}")
        }
        _ => place,
    }
}

/// Pairs the lines of heads: the first ones, then those that are about the same.
fn paired(asked: Vec<String>, sent: Vec<String>) -> Vec<Row> {
    let mut left: Vec<Option<String>> = sent.into_iter().map(Some).collect();
    let mut rows = Vec::new();
    for (index, line) in asked.into_iter().enumerate() {
        let own = key(&line);
        let is_own =
            |other: &&mut Option<String>| other.as_ref().is_some_and(|other| key(other) == own);
        let found = match index {
            0 => left.first_mut(),
            _ => left.iter_mut().skip(1).find(is_own),
        };
        let sent = found.and_then(Option::take);
        let is_same = sent.as_ref().is_some_and(|sent| is_same(&line, sent));
        rows.push(Row {
            // The parts of a form are told one by one, and sent as they are.
            differs: !is_same && !line.starts_with("part `"),
            asked: Some(line),
            sent,
        });
    }
    rows.extend(left.into_iter().flatten().map(|line| Row {
        differs: !USUAL.contains(&key(&line).as_str()),
        asked: None,
        sent: Some(line),
    }));
    rows
}

/// Whether two lines say the same: names of headers and the digits of escapes may
/// be of either case.
fn is_same(asked: &str, sent: &str) -> bool {
    let (asked, sent) = (spelled(asked), spelled(sent));
    let rest = sent
        .strip_prefix(&asked)
        .map(|rest| rest.trim_start_matches([';', ' ']));
    let is_free = |rest: &str| {
        let rest = rest.to_ascii_lowercase();
        asked.starts_with("content-type: ") && FREE.iter().any(|free| rest.starts_with(free))
    };
    rest.is_some_and(|rest| rest.is_empty() || is_free(rest))
}

fn spelled(line: &str) -> String {
    let (name, value) = line.split_once(": ").unwrap_or(("", line));
    let value = match name {
        // A space of a form.
        "field" => value.replace('+', "%20"),
        _ => value.to_owned(),
    };
    let mut pieces = value.split('%');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let digits = piece
            .char_indices()
            .nth(2)
            .map_or(piece.len(), |(end, _)| end);
        let (digits, rest) = piece.split_at(digits);
        text.push('%');
        text.push_str(&digits.to_ascii_uppercase());
        text.push_str(rest);
    }
    format!("{}: {text}", name.to_ascii_lowercase())
}

/// Pairs the lines of bodies, JSON with each member on a line of its own.
fn bodies(asked: &str, sent: &str) -> Vec<Row> {
    let json = |text: &str| serde_json::from_str::<Value>(text).ok();
    let (asked, sent) = match (json(asked), json(sent)) {
        (Some(asked), Some(sent)) => (format!("{asked:#}"), format!("{sent:#}")),
        _ => (asked.to_owned(), sent.to_owned()),
    };
    // With all lines around what differs there is one hunk, or none where nothing does.
    let all = asked.lines().count();
    let patch = DiffOptions::new()
        .set_context_len(all)
        .create_patch(&asked, &sent);
    match patch.hunks() {
        [] => asked
            .lines()
            .map(|line| beside(Some(line), Some(line)))
            .collect(),
        hunks => hunks.iter().flat_map(of_hunk).collect(),
    }
}

/// The lines of a hunk: what is asked for beside what is sent in its place.
fn of_hunk(hunk: &Hunk<'_, str>) -> Vec<Row> {
    let is_same = |line: &Line<'_, str>| matches!(line, Line::Context(_));
    let alike = hunk
        .lines()
        .chunk_by(|one, next| is_same(one) == is_same(next));
    let rows = alike.flat_map(|lines| {
        let asked = lines.iter().filter_map(|line| match line {
            Line::Context(line) | Line::Delete(line) => Some(line.trim_end_matches('\n')),
            Line::Insert(_) => None,
        });
        let sent = lines.iter().filter_map(|line| match line {
            Line::Context(line) | Line::Insert(line) => Some(line.trim_end_matches('\n')),
            Line::Delete(_) => None,
        });
        let (asked, sent): (Vec<&str>, Vec<&str>) = (asked.collect(), sent.collect());
        let length = asked.len().max(sent.len());
        let rows = (0..length).map(|index| {
            let (asked, sent) = (asked.get(index).copied(), sent.get(index).copied());
            beside(asked, sent)
        });
        rows.collect::<Vec<_>>()
    });
    rows.collect()
}

fn beside(asked: Option<&str>, sent: Option<&str>) -> Row {
    Row {
        asked: asked.map(str::to_owned),
        sent: sent.map(str::to_owned),
        differs: asked != sent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(asked: &str, sent: &str) -> Vec<Row> {
        rows(&Exchange {
            asked: asked.to_owned(),
            sent: Some(sent.to_owned()),
        })
    }

    fn differing(rows: &[Row]) -> Vec<(Option<&str>, Option<&str>)> {
        let rows = rows.iter().filter(|row| row.differs);
        rows.map(|row| (row.asked.as_deref(), row.sent.as_deref()))
            .collect()
    }

    #[test]
    fn lines_are_paired_by_what_they_are_about() {
        let rows = of(
            "GET /a\nquery: b=%2F\nquery: c=1\nX-One: two\ncontent-type: multipart/form-data",
            "GET /a?d=2&b=%2f&c=2 HTTP/1.1\nx-one: two\nhost: h\ncookie: e=f\n\
             content-type: multipart/form-data; boundary=x\n\n",
        );
        assert_eq!(rows[0].sent.as_deref(), Some("GET /a"));
        let expected = [
            (Some("query: c=1"), Some("query: c=2")),
            (None, Some("query: d=2")),
            (None, Some("cookie: e=f")),
        ];
        assert_eq!(differing(&rows), expected);
    }

    #[test]
    fn bodies_are_compared_member_by_member() {
        let rows = of(
            "PUT /a\n\n{\"a\":1,\"b\":[2]}",
            "PUT /a HTTP/1.1\n\n{\"a\":1,\"b\":[3]}",
        );
        assert_eq!(differing(&rows), [(Some("    2"), Some("    3"))]);
        let rows = of(
            "PUT /a\nfield: a=1\nfield: b=2",
            "PUT /a HTTP/1.1\ncontent-type: application/x-www-form-urlencoded\n\na=1&b=3",
        );
        let expected = [
            (Some("field: b=2"), Some("field: b=3")),
            (
                None,
                Some("content-type: application/x-www-form-urlencoded"),
            ),
        ];
        assert_eq!(differing(&rows), expected);
    }

    #[test]
    fn what_is_not_sent_has_nothing_beside_it() {
        let rows = rows(&Exchange {
            asked: "GET /a\naccept: b".to_owned(),
            sent: None,
        });
        let expected = [(Some("GET /a"), Some("nothing")), (Some("accept: b"), None)];
        assert_eq!(differing(&rows), expected);
    }
}
