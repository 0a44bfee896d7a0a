//! The path of a call of one's own.

use crate::core::invalid::Invalid;
use crate::core::percent;

/// A path, and the values of the parameters in it.
#[derive(Debug, PartialEq)]
pub(super) struct Written<'a> {
    pub(super) path: String,
    pub(super) values: Vec<(&'a str, &'a str)>,
}

/// Writes the path that a template becomes with the values that are given to the call, or else those
/// that are `known`. A value is one part of a path and no more, whatever is in it.
pub(super) fn written<'a>(
    template: &'a str,
    given: &'a [(String, String)],
    known: impl Fn(&str) -> Option<&'a str>,
) -> Result<Written<'a>, Invalid> {
    if !template.starts_with('/') {
        return Err(refused("does not begin with a slash"));
    }
    let mut path = String::with_capacity(template.len() + 64);
    let mut values = Vec::new();
    let mut rest = template;
    while let Some((literal, behind)) = rest.split_once('{') {
        push_literal(&mut path, literal)?;
        let (name, behind) = behind.split_once('}').ok_or_else(braces)?;
        let own = given.iter().rfind(|(known, _)| known == name);
        let own = own.map(|(_, value)| value.as_str());
        let value = own.or_else(|| known(name)).ok_or_else(|| {
            Invalid::new(name, "is not given, neither to the client nor to the call")
        })?;
        if value.is_empty() {
            return Err(Invalid::new(name, "is empty, which a path cannot carry"));
        }
        percent::encode_text(&mut path, value);
        values.push((name, value));
        rest = behind;
    }
    push_literal(&mut path, rest)?;
    if path.split('/').any(percent::is_dots) {
        return Err(refused("has a part that means another: `.` or `..`"));
    }
    match given
        .iter()
        .find(|(name, _)| values.iter().all(|(used, _)| used != name))
    {
        Some((name, _)) => Err(Invalid::new(name, "is no parameter of the path")),
        None => Ok(Written { path, values }),
    }
}

/// Appends what the caller has between parameters, escapes included.
fn push_literal(path: &mut String, literal: &str) -> Result<(), Invalid> {
    if literal.contains('}') {
        return Err(braces());
    }
    if literal.contains(['?', '#']) {
        let problem = "has a query or a fragment: `query` adds what stands behind a `?`";
        return Err(refused(problem));
    }
    percent::encode_literal(path, literal);
    Ok(())
}

fn braces() -> Invalid {
    refused("has a brace without the other")
}

fn refused(problem: &'static str) -> Invalid {
    Invalid::new("the path", problem)
}

#[cfg(test)]
mod tests {
    use super::written;

    fn path(template: &str, given: &[(&str, &str)]) -> Result<String, String> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let given: Vec<_> = given.iter().map(owned).collect();
        let known = |name: &str| (name == "project").then_some("p");
        let written = written(template, &given, known);
        let path = written.map(|written| written.path);
        path.map_err(|invalid| invalid.to_string())
    }

    #[test]
    fn each_value_is_one_part() {
        let is = |path: &str| Ok(path.to_owned());
        assert_eq!(path("/v5/{project}/x", &[]), is("/v5/p/x"));
        assert_eq!(path("/v5/{project}", &[("project", "q")]), is("/v5/q"));
        let value = [("a", "../b?c#d&e=%2f\r\nHost: f/ü")];
        let sent = "/x/..%2Fb%3Fc%23d%26e%3D%252f%0D%0AHost%3A%20f%2F%C3%BC.json";
        assert_eq!(path("/x/{a}.json", &value), is(sent));
        assert_eq!(path("/a b/%20/ü;x=1", &[]), is("/a%20b/%20/%C3%BC;x=1"));
        assert_eq!(path("//other.example/x", &[]), is("//other.example/x"));
    }

    #[test]
    fn what_would_be_another_path_is_refused() {
        for (template, value, problem) in [
            ("x", "", "does not begin"),
            ("https://other.example/", "", "does not begin"),
            ("/x?y=1", "", "has a query"),
            ("/x#y", "", "has a query"),
            ("/{a", "1", "has a brace"),
            ("/a}", "1", "has a brace"),
            ("/{b}", "1", "b is not given"),
            ("/x", "1", "a is no parameter"),
            ("/{a}", "", "a is empty"),
            ("/{a}/x", "..", "has a part"),
            ("/x/.{a}", ".", "has a part"),
            ("/x/../y/{a}", "1", "has a part"),
            ("/x/%2E./y/{a}", "1", "has a part"),
            ("/x/%2e/{a}", "1", "has a part"),
        ] {
            let found = path(template, &[("a", value)]).unwrap_err();
            assert!(found.contains(problem), "{template} {value}: {found}");
        }
    }
}
