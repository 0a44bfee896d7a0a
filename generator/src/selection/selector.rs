//! One thing by which operations are selected, as a word of the command.

use std::fmt;
use std::str::FromStr;

use super::calls::Call;
use super::glob::Glob;
use crate::settings::method_and_path;

/// What stands before the name of a tag.
const TAG: &str = "tag:";
/// What may stand before a path.
const PATH: &str = "path:";

/// One thing by which operations are selected.
///
/// ```
/// use oasmith::selection::Selector;
///
/// for text in ["listPets", "tag:pets", "/pets/**", "GET /pets/{id}"] {
///     let selector: Selector = text.parse().expect("a selector");
///     assert_eq!(selector.to_string(), text);
/// }
/// assert!("path:pets".parse::<Selector>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector(pub(super) By);

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The `operationId`.
    Id(String),
    /// One of the tags.
    Tag(String),
    /// The path, and the method where one is named.
    Path { method: Option<String>, glob: Glob },
}

impl Selector {
    pub(super) fn id(text: &str) -> Self {
        Self(By::Id(text.to_owned()))
    }

    pub(super) fn tag(text: &str) -> Self {
        Self(By::Tag(text.to_owned()))
    }

    /// The operations of some paths, if it is spelled as such: `/pets/**`, `GET /pets`.
    pub(super) fn path(text: &str) -> Option<Self> {
        let (method, path) = method_and_path(text)?;
        Some(Self(By::Path {
            method: method.map(str::to_uppercase),
            glob: Glob::new(path),
        }))
    }

    pub(super) fn selects(&self, call: &Call<'_>) -> bool {
        match &self.0 {
            By::Id(id) => call.id == Some(id),
            By::Tag(tag) => call.tags.contains(&tag.as_str()),
            By::Path { method, glob } => {
                let is_method = method.as_ref().is_none_or(|method| call.is_method(method));
                is_method && call.path.is_some_and(|path| glob.matches(path))
            }
        }
    }
}

impl FromStr for Selector {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if let Some(tag) = text.strip_prefix(TAG) {
            return filled(tag).map(Self::tag);
        }
        if let Some(path) = text.strip_prefix(PATH) {
            let wrong = "a path begins with `/`, and may have a method before it";
            return Self::path(path).ok_or_else(|| wrong.to_owned());
        }
        Self::path(text).map_or_else(|| filled(text).map(Self::id), Ok)
    }
}

fn filled(name: &str) -> Result<&str, String> {
    let name = name.trim();
    if name.is_empty() {
        return Err("it names nothing".to_owned());
    }
    Ok(name)
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            By::Id(id) => f.write_str(id),
            By::Tag(tag) => write!(f, "{TAG}{tag}"),
            By::Path { method, glob } => {
                if let Some(method) = method {
                    write!(f, "{method} ")?;
                }
                f.write_str(glob.as_str())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{By, Glob, Selector};

    #[test]
    fn a_word_is_an_id_a_tag_or_a_path() {
        let path = |method: Option<&str>, glob| {
            Selector(By::Path {
                method: method.map(str::to_owned),
                glob: Glob::new(glob),
            })
        };
        for (text, selector) in [
            ("issues/get", Selector::id("issues/get")),
            ("get pets", Selector::id("get pets")),
            ("tag:code scanning", Selector::tag("code scanning")),
            ("/repos/**", path(None, "/repos/**")),
            ("path:/repos/**", path(None, "/repos/**")),
            ("GET /repos", path(Some("GET"), "/repos")),
            ("path:get  /repos", path(Some("GET"), "/repos")),
            ("/a b", path(None, "/a b")),
        ] {
            assert_eq!(text.parse(), Ok(selector), "{text}");
        }
    }

    #[test]
    fn what_names_nothing_is_refused() {
        for text in ["", " ", "tag:", "path:", "path:repos", "path:a,b /c"] {
            assert!(text.parse::<Selector>().is_err(), "{text}");
        }
    }
}
