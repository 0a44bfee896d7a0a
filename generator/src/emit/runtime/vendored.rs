//! The copy of the runtime: the files whose features the crate needs.
//!
//! The runtime is laid out by rustfmt, so that an item ends where its indentation does.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::str::Lines;

use memchr::memmem;
use oasmith_runtime::sources::SOURCES;

/// How code asks of a feature.
const ASKED: &str = "cfg!(";

/// What marks a place for the tests of the proof.
const MARK: &str = "// mark: ";

/// The features that decide what is copied.
pub(super) struct Features {
    /// Those that the crate has for good.
    pub(super) fixed: BTreeSet<&'static str>,
    /// Those that are features of the crate as well.
    pub(super) own: BTreeSet<&'static str>,
}

/// What becomes of an item with a condition.
#[derive(Debug, PartialEq)]
enum Fate {
    /// It is there.
    There,
    /// It is left out.
    Gone,
    /// The crate's own features decide.
    Open,
    /// So they do, by this condition in place of the one that is there.
    Otherwise(String),
}

impl Features {
    /// The files of the copy, by their paths in the crate.
    pub(super) fn files(&self) -> Vec<(String, String)> {
        let sources: BTreeMap<&str, &str> = SOURCES.iter().copied().collect();
        let mut files = Vec::new();
        let mut left = vec!["lib.rs".to_owned()];
        while let Some(path) = left.pop() {
            let text = self.resolve(sources[path.as_str()]);
            let folder = folder(&path);
            for module in modules(&text) {
                let file = format!("{folder}{module}.rs");
                let is_file = sources.contains_key(file.as_str());
                left.push(if is_file {
                    file
                } else {
                    format!("{folder}{module}/mod.rs")
                });
            }
            files.push((target(&path), relative(&path, &text)));
        }
        files.sort();
        files
    }

    /// The text without what the crate lacks, and without the conditions that it fulfils.
    pub(super) fn resolve(&self, text: &str) -> String {
        if !has_any(text, &["cfg", "macro_export", MARK]) {
            return text.to_owned();
        }
        let mut out: Vec<Cow<'_, str>> = Vec::new();
        let mut lines = text.lines();
        let asks = text.contains(ASKED);
        while let Some(line) = lines.next() {
            let trimmed = line.trim_ascii_start();
            match trimmed.as_bytes().first() {
                Some(b'#') => self.attribute(line, &mut lines, &mut out),
                Some(b'/') if trimmed.starts_with(MARK) => {}
                Some(b'}') if is_end_of(line, out.last()) => {
                    // Nothing is left between the braces.
                    let open = out.pop().unwrap_or_default();
                    out.push(format!("{open}}}").into());
                }
                _ if asks => out.push(self.decided(line)),
                _ => out.push(line.into()),
            }
        }
        while out.last().is_some_and(|line| line.is_empty()) {
            out.pop();
        }
        let mut resolved = String::with_capacity(text.len());
        for line in out {
            resolved.extend([&line, "\n"]);
        }
        resolved
    }

    /// What becomes of a line with an attribute, and of the item below it.
    fn attribute<'l>(&self, line: &'l str, lines: &mut Lines<'l>, out: &mut Vec<Cow<'l, str>>) {
        match condition(line).map(|condition| self.fate(condition)) {
            Some(Fate::There) => {}
            Some(Fate::Gone) => {
                while out.last().is_some_and(|line| belongs(line)) {
                    out.pop();
                }
                skip_item(lines, indent(line));
                // What stood apart from it has nothing to stand apart from.
                let is_first = |line: &Cow<'_, str>| line.is_empty() || line.ends_with('{');
                let mut rest = lines.clone();
                if out.last().is_none_or(is_first) && rest.next().is_some_and(str::is_empty) {
                    *lines = rest;
                }
            }
            Some(Fate::Otherwise(condition)) => {
                let indent = &line[..indent(line)];
                out.push(format!("{indent}#[cfg({condition})]").into());
            }
            Some(Fate::Open) | None => out.push(exported(line).unwrap_or(line).into()),
        }
    }

    /// A line in which what is asked of a feature is answered, unless the crate's own features
    /// decide.
    fn decided<'l>(&self, line: &'l str) -> Cow<'l, str> {
        let Some((before, rest)) = line.split_once(ASKED) else {
            return line.into();
        };
        let condition = rest
            .split_once("\")")
            .map(|(condition, _)| format!("{condition}\""));
        let Some(condition) = condition.filter(|known| known.contains("feature = ")) else {
            return line.into();
        };
        let is_not = condition.starts_with("not(");
        let end = if is_not { "))" } else { ")" };
        let after = rest
            .get(condition.len()..)
            .and_then(|rest| rest.strip_prefix(end));
        let whole = if is_not {
            format!("{condition})")
        } else {
            condition
        };
        match (self.fate(&whole), after) {
            (Fate::There, Some(after)) => format!("{before}true{after}").into(),
            (Fate::Gone, Some(after)) => format!("{before}false{after}").into(),
            _ => line.into(),
        }
    }

    fn fate(&self, condition: &str) -> Fate {
        let mut names = condition.split('"').skip(1).step_by(2);
        if names.clone().any(|name| self.own.contains(name)) {
            return self.open(condition, names);
        }
        let mut is_there = |name: &str| self.fixed.contains(name);
        let holds = if condition.starts_with("not(") {
            !names.any(is_there)
        } else if condition.starts_with("all(") {
            names.all(is_there)
        } else {
            // `test` has no name: a copy is tested where it is copied from.
            names.any(&mut is_there)
        };
        if holds { Fate::There } else { Fate::Gone }
    }

    /// What becomes of an item on which the crate's own features have a say. Of any of several
    /// features one may be there for good, and those are not named that the crate never has.
    fn open<'n>(&self, condition: &str, names: impl Iterator<Item = &'n str> + Clone) -> Fate {
        if !condition.starts_with("any(feature") {
            return Fate::Open;
        }
        if names.clone().any(|name| self.fixed.contains(name)) {
            return Fate::There;
        }
        let (own, others): (Vec<&str>, Vec<&str>) = names.partition(|name| self.own.contains(name));
        let own: Vec<String> = own
            .iter()
            .map(|name| format!("feature = {name:?}"))
            .collect();
        match own.as_slice() {
            _ if others.is_empty() => Fate::Open,
            [one] => Fate::Otherwise(one.clone()),
            several => Fate::Otherwise(format!("any({})", several.join(", "))),
        }
    }
}

/// Leaves out the item that begins, on a level.
fn skip_item(lines: &mut Lines<'_>, level: usize) {
    let mut before = "";
    loop {
        let mut rest = lines.clone();
        let Some(line) = rest.next() else {
            return;
        };
        let is_level = indent(line) == level;
        let is_over = before.ends_with([',', ';']) && !line.is_empty();
        if is_over && (indent(line) < level || is_level && begins_item(line)) {
            return;
        }
        *lines = rest;
        if before.is_empty() && belongs(line) {
            continue;
        }
        if is_level && line.ends_with([';', ',', '}']) {
            return;
        }
        before = line;
    }
}

/// Whether a line begins something, in place of going on with what stands above.
fn begins_item(line: &str) -> bool {
    let line = line.trim_start();
    line != "where" && !line.starts_with([')', ']', '}', '{', '.'])
}

/// Whether a line ends what the line before it has opened.
fn is_end_of(line: &str, before: Option<&Cow<'_, str>>) -> bool {
    line.trim_start() == "}"
        && before.is_some_and(|before| before.ends_with('{') && indent(before) == indent(line))
}

/// Whether one of several words is anywhere in a text.
fn has_any(text: &str, words: &[&str]) -> bool {
    let has = |word: &&str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    words.iter().any(has)
}

/// What stands between the brackets of `#[cfg(...)]`.
fn condition(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("#[cfg(")?.strip_suffix(")]")
}

/// Whether a line belongs to the item below it.
fn belongs(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("///") || line.starts_with("#[")
}

/// Macros of a package are for other crates; those of a copy are for the crate that has it.
fn exported(line: &str) -> Option<&'static str> {
    (line == "#[macro_export]")
        .then_some("#[allow(unused_macros, reason = \"the document decides which are used\")]")
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_ascii_start().len()
}

/// The modules that a file declares and that have files of their own.
fn modules(text: &str) -> impl Iterator<Item = &str> {
    let lines = has_any(text, &["mod "]).then(|| text.lines());
    lines.into_iter().flatten().filter_map(|line| {
        let (before, name) = line.strip_suffix(';')?.rsplit_once(' ')?;
        (before == "mod" || before.ends_with(" mod")).then_some(name)
    })
}

/// The folder in which a file's modules are.
fn folder(path: &str) -> String {
    match path.strip_suffix("lib.rs").or(path.strip_suffix("mod.rs")) {
        Some(folder) => folder.to_owned(),
        None => format!("{}/", path.trim_end_matches(".rs")),
    }
}

fn target(path: &str) -> String {
    match path {
        "lib.rs" => "src/runtime/mod.rs".to_owned(),
        path => format!("src/runtime/{path}"),
    }
}

/// The text with relative paths, so that the copy can be anywhere in a crate.
fn relative(path: &str, text: &str) -> String {
    let depth = folder(path).matches('/').count();
    let root = match depth {
        0 => "self::".to_owned(),
        depth => "super::".repeat(depth),
    };
    let text = text.replace("crate::", &root);
    if path != "lib.rs" {
        return text;
    }
    let docs = text.find("\n\n").unwrap_or_default();
    format!(
        "//! What all calls and models have in common.{}",
        &text[docs..]
    )
}
