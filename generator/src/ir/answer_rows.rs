//! The table by which an operation's answers are read: statuses that are read alike share a row.

use super::{Answer, Operation, Read, Status};

/// How the answers of some statuses are read.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerRow<'a> {
    /// The statuses in ascending order; none stands for all that no row before it has.
    pub statuses: Vec<StatusSpan>,
    /// The media type that the row is for; none stands for all that no row before it has.
    pub media_type: Option<&'a str>,
    /// How they are read.
    pub reading: Reading<'a>,
}

/// Statuses that follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusSpan {
    /// The first.
    pub first: u16,
    /// The last.
    pub last: u16,
}

/// How an answer is read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading<'a> {
    /// As a success.
    Success(&'a Read),
    /// As a success, where the body is that of one.
    Fitting(&'a Read),
    /// As an error.
    Error(&'a Read),
    /// As an error of which the document says nothing.
    Undocumented,
}

/// The ways in which the answers of a status are read, each but the last of a media type.
type Ways<'a> = Vec<(Option<&'a str>, Reading<'a>)>;

impl Operation {
    /// How each status is read: what is told by the media type, then successes, documented errors,
    /// and what is left, unless that is undocumented.
    #[must_use]
    pub fn answer_rows(&self) -> Vec<AnswerRow<'_>> {
        let mut all = self.answers_by_status();
        let rest = match all.pop_if(|(status, _)| *status == Status::Default) {
            Some((_, ways)) => ways,
            None => vec![(None, Reading::Undocumented)],
        };
        // No other row takes up what a row for one status does, so these come first.
        let mut told: Vec<(Status, Ways<'_>)> = Vec::new();
        for (status, ways) in &mut all {
            if matches!(status, Status::Code(_)) && ways.len() > 1 {
                let usual = ways.split_off(ways.len() - 1);
                told.push((*status, std::mem::replace(ways, usual)));
            }
        }
        let ranges: Vec<(u16, Ways<'_>)> = all
            .iter()
            .filter_map(|(status, ways)| Some((range(*status)?, ways.clone())))
            .collect();
        // What is left is read like this: by a range, or by what all others are read by.
        all.retain(|(status, ways)| {
            let of_class = |(class, _): &&(u16, Ways<'_>)| match status {
                Status::Code(code) => code / 100 == *class,
                Status::Range(_) | Status::Default => false,
            };
            let left = ranges.iter().find(of_class);
            *ways != *left.map_or(&rest, |(_, ways)| ways)
        });
        let rows = joined(told).into_iter().chain(joined(all));
        rows.map(|(statuses, ways)| (spans(&statuses), ways))
            .chain([(Vec::new(), rest)])
            .flat_map(|(statuses, ways)| {
                ways.into_iter()
                    .map(move |(media_type, reading)| AnswerRow {
                        statuses: statuses.clone(),
                        media_type,
                        reading,
                    })
            })
            .filter(|row| !row.says_nothing())
            .collect()
    }

    /// Each status with the ways in which its answer is read, in ascending order.
    fn answers_by_status(&self) -> Vec<(Status, Ways<'_>)> {
        let success = self.success.iter().map(|answer| {
            // A `default` that is all there is stands for successes and errors alike.
            let status = match answer.status {
                Status::Default => Status::Range(2),
                status => status,
            };
            (status, ways(answer, success))
        });
        let undocumented = self.undocumented.iter();
        let undocumented = undocumented.map(|answer| (answer.status, ways(answer, fitting)));
        let errors = self.errors.iter();
        let errors = errors.map(|answer| (answer.status, ways(answer, error)));
        let all = success.chain(undocumented).chain(errors);
        let mut all: Vec<(Status, Ways<'_>)> = all.collect();
        all.sort_by_key(|(status, _)| *status);
        all
    }
}

impl AnswerRow<'_> {
    /// Whether it is that of all answers which are not documented, which needs no row.
    fn says_nothing(&self) -> bool {
        self.statuses.is_empty()
            && self.media_type.is_none()
            && self.reading == Reading::Undocumented
    }
}

fn success(read: &Read) -> Reading<'_> {
    match read {
        Read::Undocumented => Reading::Undocumented,
        read => Reading::Success(read),
    }
}

/// Where no body is promised, any fits.
fn fitting(read: &Read) -> Reading<'_> {
    match read {
        Read::Empty | Read::Undocumented => success(read),
        read => Reading::Fitting(read),
    }
}

fn error(read: &Read) -> Reading<'_> {
    match read {
        Read::Empty | Read::Undocumented => Reading::Undocumented,
        read => Reading::Error(read),
    }
}

fn ways(answer: &Answer, reading: impl Fn(&Read) -> Reading<'_>) -> Ways<'_> {
    let usual = reading(&answer.read);
    let others = answer.others.iter();
    let others = others.map(|(media_type, other)| (Some(media_type.as_str()), reading(other)));
    // What is read in the same way needs no row of its own.
    others
        .filter(|(_, other)| *other != usual)
        .chain([(None, usual)])
        .collect()
}

/// Puts statuses together that are read alike: single ones wherever they stand, since they exclude
/// each other, and a range behind those that it would take up.
fn joined<'a>(all: Vec<(Status, Ways<'a>)>) -> Vec<(Vec<Status>, Ways<'a>)> {
    let mut rows: Vec<(Vec<Status>, Ways<'a>)> = Vec::new();
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

/// The class of a range of statuses.
fn range(status: Status) -> Option<u16> {
    match status {
        Status::Range(class) => Some(class),
        Status::Code(_) | Status::Default => None,
    }
}

/// Statuses in ascending order with neighbours put together.
fn spans(statuses: &[Status]) -> Vec<StatusSpan> {
    let mut spans: Vec<StatusSpan> = Vec::new();
    for status in statuses {
        let (first, last) = match *status {
            Status::Code(code) if statuses.contains(&Status::Range(code / 100)) => continue,
            Status::Code(code) => (code, code),
            Status::Range(class) => (class * 100, class * 100 + 99),
            Status::Default => continue,
        };
        match spans.last_mut() {
            Some(before) if before.last + 1 == first => before.last = last,
            _ => spans.push(StatusSpan { first, last }),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::{Reading, StatusSpan, error, joined, spans};
    use crate::ir::{Read, Status};

    #[test]
    fn neighbours_are_one_span_and_a_range_has_its_codes() {
        let codes = [200, 201, 204].map(Status::Code);
        let span = |first, last| StatusSpan { first, last };
        assert_eq!(spans(&codes), [span(200, 201), span(204, 204)]);
        let statuses = [Status::Code(404), Status::Range(4), Status::Range(5)];
        assert_eq!(spans(&statuses), [span(400, 599)]);
    }

    #[test]
    fn what_is_read_alike_shares_a_row_unless_a_range_would_take_up_another() {
        let ways = |read| vec![(None, error(read))];
        let (text, bytes) = (&Read::Text, &Read::Bytes);
        let rows = joined(vec![
            (Status::Code(400), ways(text)),
            (Status::Code(404), ways(bytes)),
            (Status::Code(500), ways(text)),
            (Status::Range(4), ways(text)),
        ]);
        let statuses: Vec<_> = rows.into_iter().map(|(statuses, _)| statuses).collect();
        assert_eq!(
            statuses,
            [
                vec![Status::Code(400), Status::Code(500)],
                vec![Status::Code(404)],
                vec![Status::Range(4)],
            ]
        );
        assert_eq!(error(&Read::Empty), Reading::Undocumented);
    }
}
