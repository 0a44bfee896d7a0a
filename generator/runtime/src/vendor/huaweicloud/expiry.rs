//! How long a token lives.

use std::time::{Duration, SystemTime};

/// How long it is from now until a moment such as `2026-11-23T20:44:05.123456Z`; nothing is left of
/// one that has passed.
pub(crate) fn until(moment: &str, now: SystemTime) -> Option<Duration> {
    let moment = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds(moment)?))?;
    Some(moment.duration_since(now).unwrap_or_default())
}

/// The seconds from 1970 until a moment in universal time, whose fraction is left out.
fn seconds(moment: &str) -> Option<u64> {
    let (date, time) = moment.strip_suffix('Z')?.split_once('T')?;
    let time = time.split('.').next()?;
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(time, ':')?;
    let is_date = (1970..10_000).contains(&year) && (1..=12).contains(&month);
    if !is_date || !(1..=31).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    // Years begin in March here, so that the day of a leap year is the last one.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let of_years = year * 365 + year / 4 - year / 100 + year / 400;
    let of_months = (month * 153 + 2) / 5;
    // From the first of March of the year 0 until 1970.
    let days = (of_years + of_months + day - 1).checked_sub(719_468)?;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

fn numbers(text: &str, mark: char) -> Option<[u64; 3]> {
    let numbers: Option<Vec<u64>> = text.split(mark).map(|part| part.parse().ok()).collect();
    numbers?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::{seconds, until};

    #[test]
    fn moments_are_read() {
        for (moment, known) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2000-02-29T00:00:00.000000Z", Some(951_782_400)),
            ("2019-11-15T03:36:55.5Z", Some(1_573_789_015)),
            ("2025-12-31T23:59:59.999999Z", Some(1_767_225_599)),
            ("2025-12-31T23:59:59+01:00", None),
            ("2025-13-31T23:59:59Z", None),
            ("99999999999999999999-01-01T00:00:00Z", None),
            ("tomorrow", None),
            ("", None),
        ] {
            assert_eq!(seconds(moment), known, "{moment}");
        }
    }

    #[test]
    fn what_has_passed_has_nothing_left() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_573_789_015);
        let left = until("2019-11-15T03:37:00Z", now);
        assert_eq!(left, Some(Duration::from_secs(5)));
        assert_eq!(until("2019-11-15T03:36:00Z", now), Some(Duration::ZERO));
    }
}
