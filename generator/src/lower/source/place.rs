//! Places of the document by names, which stay the same when things change their order.
//!
//! A place begins with a schema of the components (`Parcel`), another component (`#parameters limit`)
//! or an operation (`createParcel()`, `GET /parcels()`). Behind it stands what leads further: `.town`
//! to a property, `[]` to the items of a list, `{}` to the values of a map, `|card` to a member of a
//! union that is told by what it is, and a space before what OpenAPI has a word or a name for, as in
//! `createParcel() body application/json`. What an `allOf` brings in belongs to the whole.

use std::collections::{HashMap, HashSet};

use super::site::{Site, sites};
use super::{Source, template};
use crate::lower::kept::Kept;
use crate::normalize::{Document, Elsewhere};
use crate::pointer::{FileId, Pointer};
use crate::record;
use crate::record::spelled::quoted;

/// What tells an item of a list from the others, in place of its index, by the path of the item.
#[derive(Debug, Default)]
pub(in crate::lower) struct Told(HashMap<String, String>);

impl Told {
    /// Notes what the item there is told by.
    pub(in crate::lower) fn tell(&mut self, item: &Pointer, by: String) {
        self.0.insert(item.path().to_owned(), by);
    }
}

/// The operations by where they stand, with what tells each from all others.
pub(in crate::lower) struct Places<'a> {
    document: &'a Document,
    operations: HashMap<String, String>,
    /// What told an operation before that has another id now, by what tells it today.
    former: HashMap<String, String>,
    /// What tells an operation today that told another one before, which is still there.
    handed_on: HashSet<String>,
}

/// What tells each of these operations from all others: the `operationId` that no other has or had,
/// the one that it has lost if no other has that, or method and path.
pub(in crate::lower) fn keys(sites: &[Site<'_>], kept: &Kept<'_>) -> Vec<String> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for id in sites.iter().filter_map(Site::given_id) {
        *count.entry(id).or_default() += 1;
    }
    let key = |site: &Site<'_>| {
        let had = |id: &str| kept.has_call(id, &site.method_sent(), &template::plain(site.path));
        let is_its = |id: &&str| count.get(id) == Some(&1) || had(id);
        let alone = site.given_id().filter(is_its);
        let lost = || {
            let known = kept.key_at(&site.method_sent(), &template::plain(site.path))?;
            let is_free = site.given_id().is_none() && !count.contains_key(known);
            Some(known).filter(|id| is_free && had(id))
        };
        let otherwise = || format!("{} {}", site.method_sent(), site.path);
        let key = alone.or_else(lost);
        key.map_or_else(otherwise, str::to_owned)
    };
    sites.iter().map(key).collect()
}

/// Those of the keys that tell what they told before, or what nothing was told by: not an id that an
/// operation has from one which is still there under another.
pub(in crate::lower) fn lasting<'s>(
    sites: &[Site<'_>],
    keys: &'s [String],
    kept: &Kept<'_>,
) -> HashSet<&'s str> {
    let place = |site: &Site<'_>| record::place(&site.method_sent(), &template::plain(site.path));
    let today: HashSet<String> = sites.iter().map(place).collect();
    let keys = sites.iter().zip(keys);
    let lasting = keys.filter(|(site, key)| !kept.is_handed_on(key, &place(site), &today));
    lasting.map(|(_, key)| key.as_str()).collect()
}

impl<'a> Places<'a> {
    pub(in crate::lower) fn new(source: &Source<'a>, kept: &Kept<'_>) -> Self {
        let sites = sites(source);
        let keys = keys(&sites, kept);
        let today = lasting(&sites, &keys, kept);
        let former = sites.iter().zip(&keys).filter_map(|(site, key)| {
            let known = kept.key_at(&site.method_sent(), &template::plain(site.path))?;
            let is_itself = today.contains(key.as_str()) && kept.is_itself(key, Some(known));
            let is_other = !today.contains(known) && !is_itself;
            is_other.then(|| (key.clone(), known.to_owned()))
        });
        let former = former.collect();
        let handed_on = keys.iter().filter(|key| !today.contains(key.as_str()));
        let handed_on = handed_on.cloned().collect();
        let operations = sites.iter().zip(keys);
        let operations = operations.map(|(site, key)| (site.at().into_path(), key));
        Self {
            document: source.document(),
            operations: operations.collect(),
            former,
            handed_on,
        }
    }

    /// Whether a place is called as one was that is within another operation.
    pub(in crate::lower) fn is_handed_on(&self, place: &str) -> bool {
        let operation = place.split_once("()");
        operation.is_some_and(|(key, _)| self.handed_on.contains(key))
    }

    /// What a place was called that is within an operation which had another id.
    pub(in crate::lower) fn former(&self, place: &str) -> Option<String> {
        let (key, within) = place.split_once("()")?;
        let former = self.former.get(key)?;
        Some(format!("{former}(){within}"))
    }

    /// A place in the model by names.
    pub(in crate::lower) fn of(&self, at: &Pointer, told: &Told) -> String {
        let path = at.path();
        let ends: Vec<usize> = path
            .match_indices('/')
            .map(|(end, _)| end)
            .skip(1)
            .collect();
        let ends = ends.into_iter().chain([path.len()]);
        let segments: Vec<(String, &str)> =
            at.segments().zip(ends.map(|end| &path[..end])).collect();
        let (mut place, mut in_schema, done) = self.root(&segments, told);
        let mut rest = segments.get(done..).unwrap_or_default().iter();
        while let Some((segment, _)) = rest.next() {
            match segment.as_str() {
                "schema" => in_schema = true,
                "itemSchema" => {
                    place.push_str(" item");
                    in_schema = true;
                }
                "requestBody" => place.push_str(" body"),
                "parameters" => item(&mut place, ' ', rest.next(), told),
                "responses" | "content" | "headers" if !in_schema => {}
                "callbacks" => place.push_str(" callback"),
                other if !in_schema => place.extend([" ", other]),
                "properties" => {
                    let name = rest.next().map(|(name, _)| quoted(name));
                    place.extend([".", &name.unwrap_or_default()]);
                }
                "items" => place.push_str("[]"),
                "additionalProperties" => place.push_str("{}"),
                "allOf" => {
                    rest.next();
                }
                "oneOf" | "anyOf" => item(&mut place, '|', rest.next(), told),
                other => place.extend([" ", other]),
            }
        }
        place
    }

    /// The place of what the document does not call what the model does: where it stands, and what
    /// dynamic anchors stand for there.
    fn elsewhere(&self, known: &Elsewhere, told: &Told) -> String {
        let of = |at: &Pointer| {
            let is_numbered = ["/allOf/", "/anyOf/", "/oneOf/"];
            let is_numbered = is_numbered.iter().any(|list| at.path().contains(list));
            if is_numbered || at.file() != FileId::default() {
                quoted(&at.among(&self.document.files))
            } else {
                self.of(at, told)
            }
        };
        let mut place = of(&known.at);
        for (anchor, stands) in &known.scope {
            place.extend([" ", anchor, "=", &of(stands)]);
        }
        place
    }

    /// What a place begins with, whether that is a schema, and how many segments it is.
    fn root(&self, segments: &[(String, &str)], told: &Told) -> (String, bool, usize) {
        let words: Vec<&str> = segments
            .iter()
            .map(|(word, _)| word.as_str())
            .take(3)
            .collect();
        match words[..] {
            ["components", "schemas", name] => {
                let elsewhere = self.document.elsewhere.get(name);
                let elsewhere = elsewhere.filter(|known| !known.is_named);
                let place = elsewhere.map(|known| self.elsewhere(known, told));
                return (place.unwrap_or_else(|| quoted(name)), true, 3);
            }
            ["components", section, name] => {
                return (format!("#{section} {}", quoted(name)), false, 3);
            }
            ["webhooks", name, ..] => return (format!("#webhooks {}", quoted(name)), false, 2),
            _ => {}
        }
        let operation = |(index, (_, path)): (usize, &(String, &str))| {
            let key = self.operations.get(*path)?;
            Some((format!("{key}()"), false, index + 1))
        };
        let mut of_operation = segments.iter().enumerate().take(4);
        of_operation
            .find_map(operation)
            .unwrap_or_else(|| match words[..] {
                ["paths", path, ..] => (path.to_owned(), false, 2),
                _ => ("#".to_owned(), false, 0),
            })
    }
}

/// Adds an item of a list, by what tells it from the others; nothing does where it stands for the
/// whole.
fn item(place: &mut String, before: char, item: Option<&(String, &str)>, told: &Told) {
    place.push(before);
    let by = item.and_then(|(_, path)| told.0.get(*path));
    place.push_str(by.map_or("", String::as_str));
}
