//! What errors usually call their code, their message and the id of their request.

/// What of an error callers ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Code,
    Message,
    RequestId,
}

/// The ways to a code: the segments of pointers, each without `_` and `-` and in small letters, so that
/// one stands for all spellings. The surest are first. A number stands for the first of a list.
const CODE: &[&[&str]] = &[
    &["code"],
    &["errorcode"],
    &["error", "code"],
    &["error", "errorcode"],
    &["errors", "0", "code"],
    &["errors", "0", "errorcode"],
    &["error", "type"],
    &["errors", "0", "type"],
    &["detail", "0", "type"],
    &["type"],
];

/// The ways to a message.
const MESSAGE: &[&[&str]] = &[
    &["message"],
    &["errormessage"],
    &["errormsg"],
    &["errordescription"],
    &["error", "message"],
    &["error", "errormessage"],
    &["error", "errormsg"],
    &["errors", "0", "message"],
    &["errors", "0", "errormessage"],
    &["errors", "0", "detail"],
    &["msg"],
    &["detail"],
    &["detail", "0", "msg"],
    &["error", "detail"],
    &["error", "description"],
    &["error", "reason"],
    &["errormessages", "0"],
    &["errors", "0"],
    &["errorsummary"],
    &["description"],
    &["title"],
    &["errors", "0", "title"],
    &["reason"],
    // Some have a code there, beside a message that stands above.
    &["error"],
];

/// The ways to the id of a request.
const REQUEST_ID: &[&[&str]] = &[
    &["requestid"],
    &["error", "requestid"],
    &["correlationid"],
    &["error", "correlationid"],
    &["traceid"],
    &["error", "traceid"],
];

impl Part {
    pub(super) const ALL: [Self; 3] = [Self::Code, Self::Message, Self::RequestId];

    /// The key of the table `[errors]`.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Message => "message",
            Self::RequestId => "request-id",
        }
    }

    /// The method that gives it.
    pub(super) fn method(self) -> &'static str {
        match self {
            Self::Code => "code()",
            Self::Message => "message()",
            Self::RequestId => "request_id()",
        }
    }

    /// Where it usually stands.
    pub(super) fn usual(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Code => CODE,
            Self::Message => MESSAGE,
            Self::RequestId => REQUEST_ID,
        }
    }

    /// Whether it usually stands there, however that is spelled.
    pub(super) fn is_usual(self, segments: &[String]) -> bool {
        let mut usual = self.usual().iter();
        usual.any(|way| {
            let mut pairs = way.iter().zip(segments);
            way.len() == segments.len() && pairs.all(|(word, segment)| is_spelling(segment, word))
        })
    }
}

/// Whether a key is one way to spell a word of the tables.
pub(super) fn is_spelling(key: &str, word: &str) -> bool {
    let letters = key.chars().filter(|letter| !matches!(letter, '_' | '-'));
    letters
        .map(|letter| letter.to_ascii_lowercase())
        .eq(word.chars())
}

#[cfg(test)]
mod tests {
    use super::{Part, is_spelling};

    #[test]
    fn a_word_has_many_spellings() {
        for key in ["error_code", "errorCode", "ErrorCode", "error-code"] {
            assert!(is_spelling(key, "errorcode"), "{key}");
        }
        assert!(!is_spelling("error_codes", "errorcode"));
        let is_usual = |segments: &[&str]| {
            let segments: Vec<String> = segments.iter().map(ToString::to_string).collect();
            Part::Code.is_usual(&segments)
        };
        assert!(is_usual(&["error", "error_code"]));
        assert!(!is_usual(&["error"]) && !is_usual(&["error", "codes"]));
    }

    #[test]
    fn every_way_is_there_once_and_can_be_met() {
        for part in Part::ALL {
            for (index, way) in part.usual().iter().enumerate() {
                assert!(!part.usual()[..index].contains(way), "{way:?}");
                assert!(way.iter().all(|word| is_spelling(word, word)), "{way:?}");
            }
        }
    }
}
