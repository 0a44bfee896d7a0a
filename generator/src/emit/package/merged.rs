//! What the settings add to the manifest, which is text with its comments.

use std::fmt::Write as _;

use toml::{Table, Value};

/// The manifest with what the settings say of it: a key stands in place of the same one, and else
/// at the end of its section.
pub(super) fn merged(mut manifest: String, with: &Table) -> String {
    for (name, value) in with {
        let Value::Table(table) = value else {
            append(&mut manifest, name, value);
            continue;
        };
        let (tables, keys): (Vec<_>, Vec<_>) = table
            .iter()
            .partition(|(key, value)| is_section(name, key, value));
        if !keys.is_empty() || tables.is_empty() {
            manifest = with_keys(&manifest, name, &keys);
        }
        for (key, value) in tables {
            append(&mut manifest, &format!("{name}.{}", quoted(key)), value);
        }
    }
    manifest
}

/// Whether what stands below a key is a section of its own: it is no line of one that is there.
fn is_section(name: &str, key: &str, value: &Value) -> bool {
    let is_dependency = name.ends_with("dependencies") || name == "features";
    let is_inherited = value.get("workspace").is_some();
    match value {
        Value::Table(_) => !is_dependency && !is_inherited,
        Value::Array(items) => key == "metadata" && items.iter().all(Value::is_table),
        _ => false,
    }
}

/// A section with keys of which some may be there already.
fn with_keys(manifest: &str, name: &str, keys: &[(&String, &Value)]) -> String {
    let header = format!("[{name}]");
    let mut lines: Vec<String> = manifest.lines().map(str::to_owned).collect();
    let start = match lines.iter().position(|line| *line == header) {
        Some(at) => at + 1,
        None => {
            lines.extend([String::new(), header]);
            lines.len()
        }
    };
    for (key, value) in keys {
        let line = format!("{} = {value}", quoted(key));
        let section = lines.iter().skip(start);
        let length = section.take_while(|line| !line.starts_with('[')).count();
        let section = start..start + length;
        let is_same = |known: &String| known.split('=').next().map(str::trim) == Some(&quoted(key));
        let known = section
            .clone()
            .find(|at| lines.get(*at).is_some_and(is_same));
        match known.and_then(|at| lines.get_mut(at)) {
            Some(known) => *known = line,
            None => {
                let blank = section.rev();
                let blank = blank.take_while(|at| lines.get(*at).is_some_and(String::is_empty));
                let end = start + length - blank.count();
                lines.insert(end, line);
            }
        }
    }
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

fn append(manifest: &mut String, name: &str, value: &Value) {
    let mut path = name.split('.').rev();
    let first = path.next().unwrap_or_default().trim_matches('"').to_owned();
    let nested = Table::from_iter([(first, value.clone())]);
    let nested = path.fold(nested, |inner, name| {
        Table::from_iter([(name.to_owned(), Value::Table(inner))])
    });
    // Writing to a `String` cannot fail.
    let _ = write!(manifest, "\n{nested}");
}

fn quoted(key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !key.is_empty() && key.chars().all(is_bare) {
        key.to_owned()
    } else {
        Value::from(key).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "[package]\nname = \"a\"\nlicense = \"MIT\"\n\n[features]\n# All.\ndefault = []\n\n\
                            [dependencies]\nb = \"1\"\n";

    fn with(text: &str) -> String {
        merged(MANIFEST.to_owned(), &toml::from_str(text).unwrap())
    }

    #[test]
    fn a_key_stands_in_place_of_the_same_and_else_at_the_end_of_its_section() {
        let text = with(
            "[package]\npublish = false\nlicense.workspace = true\n[dependencies]\nc = { version = '2' }\n",
        );
        assert_eq!(
            text,
            "[package]\nname = \"a\"\nlicense = { workspace = true }\npublish = false\n\n\
             [features]\n# All.\ndefault = []\n\n\
             [dependencies]\nb = \"1\"\nc = { version = \"2\" }\n"
        );
    }

    #[test]
    fn what_has_no_section_gets_one() {
        let text = with(
            "[lints]\nworkspace = true\n[package.metadata.'a b']\nc = 1\n[profile.dev]\ndebug = 0\n",
        );
        let (before, added) = text.split_at(MANIFEST.len());
        assert_eq!(before, MANIFEST);
        let added: Table = toml::from_str(added).unwrap();
        assert_eq!(added["lints"]["workspace"].as_bool(), Some(true));
        assert_eq!(
            added["package"]["metadata"]["a b"]["c"].as_integer(),
            Some(1)
        );
        assert_eq!(added["profile"]["dev"]["debug"].as_integer(), Some(0));
        let whole: Table = toml::from_str(&text).unwrap();
        assert_eq!(whole["package"]["name"].as_str(), Some("a"));
    }
}
