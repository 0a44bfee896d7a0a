//! Which paths of a document are meant.

/// A pattern of paths: `*` is anything within a segment, and `**` any number of segments, none
/// included. All else, the names in braces too, is meant as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Glob(String);

impl Glob {
    pub(super) fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn matches(&self, path: &str) -> bool {
        let pattern: Vec<&str> = self.0.split('/').collect();
        let path: Vec<&str> = path.split('/').collect();
        segments(&pattern, &path)
    }
}

fn segments(pattern: &[&str], path: &[&str]) -> bool {
    match pattern.split_first() {
        None => path.is_empty(),
        // Several in a row are one, and looked for once.
        Some((&"**", rest)) if rest.first() == Some(&"**") => segments(rest, path),
        Some((&"**", rest)) => (0..=path.len()).any(|skipped| segments(rest, &path[skipped..])),
        Some((one, rest)) => path
            .split_first()
            .is_some_and(|(first, others)| segment(one, first) && segments(rest, others)),
    }
}

/// Between two `*`, what comes first is taken, which leaves most for what follows.
fn segment(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return pattern == text;
    };
    let Some(mut text) = text.strip_prefix(start) else {
        return false;
    };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let end = parts.pop().unwrap_or_default();
    for part in parts {
        match text.split_once(part) {
            Some((_, behind)) => text = behind,
            None => return false,
        }
    }
    text.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn a_star_stays_within_its_segment_and_two_go_on() {
        for (pattern, matched, others) in [
            ("/a", &["/a"][..], &["/a/", "/ab", "/", "/a/b"][..]),
            ("/a/*", &["/a/b", "/a/{id}", "/a/"], &["/a", "/a/b/c"]),
            ("/a/**", &["/a", "/a/b", "/a/b/{id}"], &["/ab", "/b/a"]),
            ("/**", &["/", "/a", "/a/b"], &[]),
            ("/**/b", &["/b", "/a/b", "/a/c/b"], &["/b/a", "/ab"]),
            ("/a/**/**/d", &["/a/d", "/a/b/c/d"], &["/a/b", "/d"]),
            ("/a/{id}", &["/a/{id}"], &["/a/{name}", "/a/1"]),
            ("/v*/*-b*c", &["/v1/a-bc", "/v/-b-c"], &["/v1/a-b", "/v/x"]),
            ("/a*a", &["/aa", "/aba"], &["/a"]),
            ("/**x", &["/x", "/yx"], &["/a/x"]),
        ] {
            let glob = Glob::new(pattern);
            for path in matched {
                assert!(glob.matches(path), "{pattern} {path}");
            }
            for path in others {
                assert!(!glob.matches(path), "{pattern} {path}");
            }
        }
    }
}
