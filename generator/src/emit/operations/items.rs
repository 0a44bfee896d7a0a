//! Items of a list in docs.

/// An item with all of its text: what is more than a paragraph belongs to the same item.
pub(super) fn item(text: &str) -> String {
    let item = textwrap::indent(&format!("- {text}"), "  ");
    item.trim_start().to_owned()
}

/// What stands in an item, and a text behind it.
pub(super) fn followed(before: &str, text: &str) -> String {
    let between = match before {
        "" => "",
        _ if is_block(text) => "\n\n",
        _ => " ",
    };
    format!("{before}{between}{text}")
}

/// Whether a text begins with something that is no paragraph, and cannot begin within a line.
fn is_block(text: &str) -> bool {
    let starts = ["#", "|", ">", "```", "~~~", "- ", "* ", "+ ", "1. ", "1) "];
    starts.iter().any(|start| text.starts_with(start))
}
