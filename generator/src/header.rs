//! The first line of every generated Rust file.

use std::path::{Component, Path, PathBuf};

/// Names the document, as seen from the crate, and the command.
pub(crate) fn header(spec: &Path, output: &Path) -> String {
    let spec = relative(output, spec);
    format!("Generated from {spec} by `oasmith generate`. Change that, not this.")
}

/// The way from one folder to a file, with `/` between its parts, or the file's
/// name where there is none.
fn relative(from: &Path, to: &Path) -> String {
    let file_name = || {
        to.file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    };
    let (Ok(from), Ok(to)) = (std::path::absolute(from), std::path::absolute(to)) else {
        return file_name();
    };
    match pathdiff::diff_paths(plain(&to), plain(&from)) {
        Some(path) if path.is_relative() => {
            let parts: Vec<_> = path
                .components()
                .map(|part| part.as_os_str().to_string_lossy())
                .collect();
            parts.join("/")
        }
        _ => file_name(),
    }
}

/// The path without `..`, which a lexical difference cannot see through.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn the_way_is_the_same_from_wherever_it_is_called() {
        for (from, to, way) in [
            ("generated", "spec/api.yaml", "../spec/api.yaml"),
            ("../x/generated", "../x/spec/api.yaml", "../spec/api.yaml"),
            (".", "api.yaml", "api.yaml"),
        ] {
            assert_eq!(relative(from.as_ref(), to.as_ref()), way);
        }
    }
}
