//! Values of a format that another crate has a type for.

#[cfg(feature = "base64")]
pub(crate) mod base64;
#[cfg(feature = "chrono")]
pub(crate) mod chrono;
#[cfg(feature = "decimal")]
pub(crate) mod decimal;
#[cfg(feature = "jiff")]
pub(crate) mod jiff;
#[cfg(feature = "jiff")]
pub(crate) mod jiff_date;
#[cfg(feature = "time")]
pub(crate) mod time;
#[cfg(feature = "url")]
pub(crate) mod url;
#[cfg(feature = "uuid")]
pub(crate) mod uuid;

/// The name under which a serializer is given a number as its digits.
#[cfg(any(feature = "decimal", feature = "styles"))]
pub(crate) const DIGITS: &str = "digits";

/// What is wrong with a text that is no day.
#[cfg(any(feature = "jiff", feature = "time"))]
fn no_day(text: &str) -> String {
    format!("`{text}` is no day in RFC 3339, such as 2024-01-02")
}

/// What is wrong with a moment without an offset, and what to do about it.
#[cfg(any(feature = "jiff", feature = "time"))]
fn without_offset(text: &str) -> String {
    format!(
        "`{text}` has no offset, which a date-time has; `date-time = \"jiff-or-civil\"` among the \
         `[types]` of oasmith.toml takes both"
    )
}
