//! The keys of components that stand elsewhere: names that an author would
//! give to a type.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path};

use super::section::{Section, Target};
use crate::pointer::{FileId, Pointer};
use crate::read::Sources;

/// Folders that say what kind of thing is in them and not which.
const PLAIN_FOLDERS: [&str; 18] = [
    "attributes",
    "common",
    "components",
    "definitions",
    "examples",
    "headers",
    "models",
    "openapi",
    "parameters",
    "paths",
    "requests",
    "resources",
    "responses",
    "schemas",
    "shared",
    "spec",
    "specification",
    "v1",
];

/// Keys of OpenAPI that stand between names and add nothing to them.
const STRUCTURE: [&str; 12] = [
    "additionalOperations",
    "callbacks",
    "components",
    "content",
    "examples",
    "headers",
    "parameters",
    "paths",
    "properties",
    "responses",
    "schema",
    "schemas",
];

/// Keys below which a name stands that is the author's own.
const NAMING: [&str; 4] = ["properties", "patternProperties", "$defs", "definitions"];

/// A key for each target, in their order.
///
/// Of targets that want the same key, each gets more words: of its file, then
/// of the folders around it. Only those that no words tell apart get numbers.
pub(super) fn decide(
    targets: &[Target],
    sources: &Sources,
    taken: &HashSet<(Section, String)>,
) -> Vec<String> {
    let taken: HashSet<_> = taken
        .iter()
        .map(|(section, key)| (*section, folded(key)))
        .collect();
    let candidates: Vec<_> = targets
        .iter()
        .map(|target| of_scope(target, candidates(&target.pointer, sources)))
        .collect();
    let mut levels = vec![0; targets.len()];
    let most = candidates.iter().map(Vec::len).max().unwrap_or_default();
    for _ in 0..most {
        for group in clashes(targets, &candidates, &levels, &taken) {
            for index in group {
                levels[index] = (levels[index] + 1).min(candidates[index].len() - 1);
            }
        }
    }
    let place = |pointer: &Pointer| {
        (
            sources.file(pointer.file()).path(),
            pointer.path().to_owned(),
        )
    };
    let mut order: Vec<usize> = (0..targets.len()).collect();
    order.sort_by_cached_key(|index| {
        let target = &targets[*index];
        let scope: Vec<_> = target.scope.values().map(place).collect();
        (place(&target.pointer), scope)
    });
    numbered(targets, &order, &candidates, &levels, taken)
}

/// The targets that want the same key, group by group.
fn clashes(
    targets: &[Target],
    candidates: &[Vec<String>],
    levels: &[usize],
    taken: &HashSet<(Section, String)>,
) -> Vec<Vec<usize>> {
    let mut groups: HashMap<_, Vec<usize>> = HashMap::new();
    for (index, target) in targets.iter().enumerate() {
        let candidate = (target.section, folded(&candidates[index][levels[index]]));
        groups.entry(candidate).or_default().push(index);
    }
    groups.retain(|candidate, group| group.len() > 1 || taken.contains(candidate));
    groups.into_values().collect()
}

/// The keys, of which those that nothing tells apart have numbers, in this order.
fn numbered(
    targets: &[Target],
    order: &[usize],
    candidates: &[Vec<String>],
    levels: &[usize],
    mut taken: HashSet<(Section, String)>,
) -> Vec<String> {
    let mut keys = vec![String::new(); targets.len()];
    for index in order {
        let (target, candidate) = (&targets[*index], &candidates[*index][levels[*index]]);
        let more = (2..).map(|number| format!("{candidate} {number}"));
        let mut all = std::iter::once(candidate.clone()).chain(more);
        let key = all.find(|key| taken.insert((target.section, folded(key))));
        keys[*index] = key.unwrap_or_default();
    }
    keys
}

/// Keys that differ in case or in what parts their words would become the same
/// name.
fn folded(key: &str) -> String {
    let letters = key.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The keys that a thing could have, the shortest first.
fn candidates(pointer: &Pointer, sources: &Sources) -> Vec<String> {
    let inside = hint_of(pointer);
    let source = sources.file(pointer.file()).path();
    let stem = source.file_stem().map(|stem| stem.to_string_lossy());
    let stem = stem.map(|stem| clean(&stem)).unwrap_or_default();
    let is_entry = pointer.file() == FileId::default();
    let mut candidates = Vec::new();
    if !inside.is_empty() {
        candidates.push(inside.clone());
    }
    if inside.is_empty() || !is_entry {
        candidates.push(joined(&stem, &inside));
    }
    let folders = folders(source, sources.file(FileId::default()).path());
    let telling = folders
        .iter()
        .filter(|folder| !PLAIN_FOLDERS.contains(&folder.as_str()));
    for folders in [telling.collect::<Vec<_>>(), folders.iter().collect()] {
        for folder in folders.into_iter().rev() {
            let last = candidates.last().cloned().unwrap_or_default();
            candidates.push(joined(folder, &last));
        }
    }
    candidates.retain(|candidate| !candidate.is_empty());
    if candidates.is_empty() {
        candidates.push("document".to_owned());
    }
    candidates
}

/// The keys of a schema with what dynamic anchors stand for in it, as in `Pet Page`, the last with the
/// whole way to that.
fn of_scope(target: &Target, candidates: Vec<String>) -> Vec<String> {
    let hints = |hint: fn(&Pointer) -> String| {
        let hints: Vec<String> = target.scope.values().map(hint).collect();
        hints.join(" ")
    };
    let (short, whole) = (hints(hint_of), hints(whole_hint_of));
    let last = candidates.last().map(|last| joined(&whole, last));
    let keys = candidates.into_iter();
    let keys = keys.map(|candidate| joined(&short, &candidate));
    keys.chain(last.filter(|_| !whole.is_empty())).collect()
}

/// The folders of a file below the folder of the entry.
fn folders(file: &Path, entry: &Path) -> Vec<String> {
    let base = entry.parent().unwrap_or(Path::new(""));
    let parts = file.strip_prefix(base).unwrap_or(file).parent();
    let parts = parts.into_iter().flat_map(Path::components);
    parts
        .filter_map(|part| match part {
            Component::Normal(name) => Some(clean(&name.to_string_lossy())),
            _ => None,
        })
        .collect()
}

/// The words of a place inside of a file: of its last definition on.
fn hint_of(pointer: &Pointer) -> String {
    let segments = named(pointer);
    let is_definitions = |segment: &String| segment == "$defs" || segment == "definitions";
    let start = segments.iter().rposition(is_definitions);
    words_of(&segments[start.map_or(0, |start| start + 1)..])
}

/// The words of a whole place inside of a file.
fn whole_hint_of(pointer: &Pointer) -> String {
    words_of(&named(pointer))
}

/// The segments from the name of a component on.
fn named(pointer: &Pointer) -> Vec<String> {
    let segments: Vec<_> = pointer.segments().collect();
    match segments.as_slice() {
        [components, _, rest @ ..] if components == "components" => rest.to_vec(),
        _ => segments,
    }
}

fn words_of(segments: &[String]) -> String {
    let mut words = String::new();
    for (index, segment) in segments.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| segments[before].as_str());
        let is_first_name = index == 0 && !STRUCTURE.contains(&segment.as_str());
        let word = if is_first_name || before.is_some_and(|before| NAMING.contains(&before)) {
            clean(segment)
        } else {
            structural(segment, before)
        };
        words = joined(&words, &word);
    }
    words
}

/// The word for a segment that is not a name of the author's own.
fn structural(segment: &str, before: Option<&str>) -> String {
    let number = segment.parse::<usize>().map(|index| index + 1);
    match (segment, before, number) {
        (_, Some("oneOf" | "anyOf"), Ok(number)) => format!("option {number}"),
        (_, Some("allOf"), Ok(number)) => format!("part {number}"),
        (_, Some("prefixItems"), Ok(number)) => format!("item {number}"),
        (_, Some("content"), _) => String::new(),
        ("items" | "itemSchema", ..) => "item".to_owned(),
        ("additionalProperties", ..) => "value".to_owned(),
        ("requestBody", ..) => "body".to_owned(),
        ("oneOf" | "anyOf" | "allOf" | "prefixItems" | "patternProperties" | "$defs", ..) => {
            String::new()
        }
        (word, ..) if STRUCTURE.contains(&word) => String::new(),
        (word, ..) => clean(word),
    }
}

/// A text without what is no letter, digit or separator of a name.
fn clean(text: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "_-.".contains(letter);
    let words = text.split(|letter| !plain(letter));
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn joined(first: &str, second: &str) -> String {
    match (first, second) {
        ("", word) | (word, "") => word.to_owned(),
        (first, second) => format!("{first} {second}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::section::Scope;
    use super::*;
    use crate::diagnostic::Diagnostics;

    fn decided(files: &[&str], targets: &[(u32, &str)], taken: &[&str]) -> Vec<String> {
        let mut sources = Sources::default();
        for file in files {
            sources.add_text(Path::new(file), "{}", &mut Diagnostics::default());
        }
        let target = |(file, path): &(u32, &str)| Target {
            section: Section::Schemas,
            pointer: Pointer::new(FileId(*file), *path),
            scope: Scope::new(),
        };
        let targets: Vec<_> = targets.iter().map(target).collect();
        let taken = taken
            .iter()
            .map(|key| (Section::Schemas, (*key).to_owned()));
        decide(&targets, &sources, &taken.collect())
    }

    #[test]
    fn a_key_is_what_the_thing_is_called() {
        let files = ["a/api.yaml", "a/models/droplet_create.yml"];
        let targets = [
            (1, ""),
            (1, "/components/schemas/Pet"),
            (1, "/page_links"),
            (0, "/components/schemas/Pet/properties/address"),
            (0, "/components/schemas/Deep/$defs/Inner"),
            (0, "/components/schemas/Pets/items/oneOf/1"),
            (
                0,
                "/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema",
            ),
            (0, "/components/schemas/X/properties/items"),
        ];
        assert_eq!(
            decided(&files, &targets, &[]),
            [
                "droplet_create",
                "Pet",
                "page_links",
                "Pet address",
                "Inner",
                "Pets item option 2",
                "pets id get 200",
                "X items",
            ]
        );
    }

    #[test]
    fn all_who_want_one_key_get_more_words() {
        let files = [
            "api.yaml",
            "r/a/models/size.yml",
            "r/b/models/size.yml",
            "size.yml",
        ];
        assert_eq!(
            decided(&files, &[(1, ""), (2, ""), (2, "/x")], &[]),
            ["a size", "b size", "x"]
        );
        assert_eq!(decided(&files, &[(3, "")], &["Size"]), ["size 2"]);
        assert_eq!(decided(&files, &[(1, "/Size")], &["size"]), ["size Size"]);
    }
}
