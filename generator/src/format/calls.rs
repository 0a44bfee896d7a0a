//! Long calls of a single method stay on the line of what they are called on.
//!
//! The printer breaks before every method that does not fit, which is right for
//! a chain; a person writes a single call the other way.

/// Joins `request` and `.query(…)` where that is all there is.
pub(super) fn join(code: &str) -> String {
    let lines: Vec<&str> = code.lines().collect();
    let mut out = String::with_capacity(code.len());
    let mut index = 0;
    while index < lines.len() {
        match single_call(&lines[index..]) {
            Some(length) => {
                out.push_str(lines[index]);
                out.push_str(lines[index + 1].trim_start());
                out.push('\n');
                for line in &lines[index + 2..index + length] {
                    out.push_str(line.strip_prefix("    ").unwrap_or(line));
                    out.push('\n');
                }
                index += length;
            }
            None => {
                out.push_str(lines[index]);
                out.push('\n');
                index += 1;
            }
        }
    }
    out
}

/// How many lines a single call takes that begins with the first of `lines`.
fn single_call(lines: &[&str]) -> Option<usize> {
    let (receiver, call) = (lines.first()?, lines.get(1)?);
    let is_name =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_');
    let indent = call.len() - call.trim_start().len();
    let below = receiver.len() - receiver.trim_start().len() + 4 == indent;
    if !is_name(receiver.trim_start())
        || !below
        || !call.trim_start().starts_with('.')
        || !call.ends_with('(')
    {
        return None;
    }
    let rest = &lines[2..];
    let closing = rest
        .iter()
        .position(|line| line.len() - line.trim_start().len() == indent)?;
    let goes_on = rest
        .get(closing + 1)
        .is_some_and(|line| line.trim_start().starts_with('.'));
    (rest[closing].trim_start().starts_with(')') && !goes_on).then_some(closing + 3)
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn a_single_call_is_joined_and_a_chain_is_not() {
        let single = "    request\n        .query(\n            1,\n        )?;\n    end\n";
        assert_eq!(
            join(single),
            "    request.query(\n        1,\n    )?;\n    end\n"
        );
        let chain = "    client\n        .call(\n            1,\n        )\n        .other();\n";
        assert_eq!(join(chain), chain);
    }
}
