//! What the document says in words, made safe for Rust.

/// Markdown that is safe to stand in Rust docs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs(pub String);

impl Docs {
    /// The first paragraph below any headings, for where only a line is wanted; nothing where
    /// that is a block of code, which must not be cut, or a table.
    #[must_use]
    pub fn first_paragraph(&self) -> String {
        let is_skipped = |line: &&str| line.is_empty() || line.starts_with('#');
        let lines = self.0.lines().map(str::trim).skip_while(is_skipped);
        let paragraph: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
        match paragraph.first() {
            Some(first) if !first.starts_with("```") && !first.starts_with('|') => {
                paragraph.join(" ")
            }
            _ => String::new(),
        }
    }
}
