//! JSON of which only a part is given, read with what its type cannot do without besides.

use serde_core::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::path::open_at;
use super::text::{self, Unread};
use super::{member, path};

/// How many values are made at most, so that types which contain themselves come to an end.
const VALUES: usize = 1000;

/// What a value may be of which nothing is known but that it has to be there, the plainest first.
fn candidates() -> Vec<Value> {
    vec![
        json!(""),
        json!(0),
        json!(false),
        json!([]),
        json!({}),
        json!("1970-01-01T00:00:00Z"),
        json!("1970-01-01"),
        json!("00:00:00"),
        json!("00000000-0000-0000-0000-000000000000"),
        json!("http://localhost/"),
        json!("0"),
        Value::Null,
    ]
}

/// A value that is in the place of one which is not given.
struct Made {
    at: String,
    /// What it may be else.
    next: Vec<Value>,
    /// Whether what its type lists is among that.
    is_listed: bool,
}

impl Made {
    /// Whether it may be what is wrong: it or something in it is at fault, or what it is in, as unions
    /// are for all that is in them.
    fn is_meant(&self, at: &str) -> bool {
        let is_below = |at: &str, whole: &str| {
            let rest = at.strip_prefix(whole);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        is_below(at, &self.at) || is_below(&self.at, at)
    }
}

/// Why there is no value: the path of what is at fault, and what is wrong with it.
pub(crate) type Unmade = (String, String);

/// Reads a value. Where a member is missing that its object cannot do without, one is put there.
pub(crate) fn read<T: DeserializeOwned>(given: &str) -> Result<T, Unmade> {
    let mut value = serde_json::from_str(given).map_err(|error| {
        let path = path::of(given.as_bytes(), error.line(), error.column());
        (path, error.to_string())
    })?;
    let mut made: Vec<Made> = Vec::new();
    let mut lack = None;
    for _ in 0..VALUES * candidates().len() {
        let text = value_text(&value)?;
        let unread = match text::from_slice(text.as_bytes()) {
            Ok(read) => return Ok(read),
            Err(unread) => unread,
        };
        let at = pointer(&unread);
        let told = (unread.path(), unread.error.to_string());
        if let Some(name) = missing(&told.1).filter(|_| made.len() < VALUES) {
            let mut next = candidates();
            next.reverse();
            made.push(Made {
                at: format!("{at}/{}", escaped(name)),
                next,
                is_listed: false,
            });
            lack = Some(told.clone());
        } else if made.last().is_none_or(|last| !last.is_meant(&at)) {
            return Err(told);
        }
        if !another(&mut value, &mut made, &at, &told.1) {
            return Err(lack.unwrap_or(told));
        }
    }
    Err(("$".to_owned(), "it is made of too many values".to_owned()))
}

fn value_text(value: &Value) -> Result<String, Unmade> {
    serde_json::to_string(value).map_err(|error| ("$".to_owned(), error.to_string()))
}

/// The pointer to what is at fault in a text.
fn pointer(unread: &Unread<'_>) -> String {
    let (line, column) = (unread.error.line(), unread.error.column());
    let open = open_at(&unread.text, line, column);
    let steps = open.iter().filter_map(member::step);
    steps.map(|step| format!("/{}", escaped(&step))).collect()
}

fn escaped(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}

/// The name of the member that is missing, if that is what is wrong, be it with the first variant of a
/// union.
fn missing(reason: &str) -> Option<&str> {
    let (before, rest) = reason.split_once("missing field `")?;
    let is_first = before.is_empty() || before.ends_with(": ") && !before.contains(';');
    let (name, _) = rest.split_once('`')?;
    Some(name).filter(|_| is_first)
}

/// Puts another value in the place of the one that was made last, and takes back those for which there
/// is none.
fn another(value: &mut Value, made: &mut Vec<Made>, at: &str, reason: &str) -> bool {
    while let Some(last) = made.last_mut() {
        if !last.is_listed && last.is_meant(at) {
            let listed = listed(reason);
            last.is_listed = !listed.is_empty();
            last.next.extend(listed);
        }
        if let Some(next) = last.next.pop() {
            insert(value, &last.at, next);
            return true;
        }
        made.pop();
        if made.last().is_none_or(|last| !last.is_meant(at)) {
            return false;
        }
    }
    false
}

/// The only value that is allowed, or the first of those that are listed where none of them was found,
/// as a text and as what it says. The last one is the first to try.
fn listed(reason: &str) -> Vec<Value> {
    let behind = |word: &str| reason.rsplit_once(word).map(|(_, behind)| behind);
    if let Some(list) = behind("one of") {
        let list = list.trim_start_matches([':', ' ']);
        let first = list.split([',', ' ']).next().unwrap_or_default();
        let said = serde_json::from_str(first).ok();
        return said.into_iter().chain([first.into()]).collect();
    }
    let only = behind("expected ").map(serde_json::Deserializer::from_str);
    let only = only.and_then(|text| text.into_iter().next()?.ok());
    only.into_iter().collect()
}

fn insert(value: &mut Value, at: &str, new: Value) {
    let Some((around, name)) = at.rsplit_once('/') else {
        return;
    };
    let name = member::unescaped(name);
    let object: Option<&mut Map<String, Value>> =
        value.pointer_mut(around).and_then(Value::as_object_mut);
    if let Some(object) = object {
        object.insert(name, new);
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::read;

    #[derive(Debug, Deserialize)]
    struct Page {
        total: u32,
        items: Vec<Item>,
        next: Option<String>,
        owner: Owner,
        #[serde(rename = "a/b")]
        odd: bool,
    }

    #[derive(Debug, Deserialize)]
    struct Item {
        id: String,
        ratio: f64,
    }

    #[derive(Debug, Deserialize)]
    struct Owner {
        name: String,
        tags: Vec<String>,
    }

    #[test]
    fn what_is_not_given_is_made() {
        let page: Page = read(r#"{"items": [{"id": "a"}, {"ratio": 0.5}]}"#).unwrap();
        assert_eq!((page.total, page.next, page.odd), (0, None, false));
        let [first, second] = page.items.as_slice() else {
            panic!("there are two");
        };
        assert_eq!((first.id.as_str(), first.ratio), ("a", 0.0));
        assert_eq!((second.id.as_str(), second.ratio), ("", 0.5));
        assert_eq!((page.owner.name.as_str(), page.owner.tags.len()), ("", 0));
    }

    #[test]
    fn what_is_given_has_to_be_right() {
        let (path, reason) = read::<Page>(r#"{"items": [{"id": 1}]}"#).unwrap_err();
        assert_eq!(path, "$.items[0].id");
        assert!(reason.starts_with("invalid type: integer `1`"), "{reason}");
        let (path, _) = read::<Page>("{").unwrap_err();
        assert_eq!(path, "$");
        let (path, reason) = read::<Page>("[]").unwrap_err();
        assert_eq!(path, "$", "{reason}");
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "there is no value of it")]
    struct Endless {
        inner: Box<Self>,
    }

    #[test]
    fn what_nothing_fits_is_told() {
        let (_, reason) = read::<Endless>("{}").unwrap_err();
        assert!(reason.starts_with("missing field `inner`"), "{reason}");
    }
}
