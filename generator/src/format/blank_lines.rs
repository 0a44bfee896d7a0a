//! Blank lines between items, and around fields and variants whose docs take
//! more than a line.

/// What a line of formatted code is inside of.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    /// A file, a module, an `impl` or a trait, which hold items.
    Items,
    /// A struct or an enum, which hold documented parts.
    Parts,
    /// A function's body and the like, which stays as it is.
    Code,
}

/// What kind of item a line begins. Those of a kind stand together, but for
/// `Other`, which stand apart.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Use,
    Module,
    Type,
    Constant,
    Other,
}

/// A block that is open, and what stood in it last.
struct Block {
    inside: Inside,
    last: Option<Kind>,
    /// Whether the docs of the part that stood in it last are a single line.
    plain: bool,
}

/// Puts a blank line in front of everything that begins a new thought.
pub(super) fn insert(code: &str) -> String {
    let mut out = String::with_capacity(code.len() + code.len() / 16);
    let mut blocks = vec![Block {
        inside: Inside::Items,
        last: None,
        plain: false,
    }];
    let mut leads = false;
    let lines: Vec<&str> = code.lines().collect();
    for (index, text) in lines.iter().enumerate() {
        let line = Line(text.trim());
        if line.closes() && blocks.len() > 1 {
            blocks.pop();
        } else if let Some(block) = blocks.last_mut() {
            let kind = kind(&lines[index..]);
            if !leads {
                let plain = is_plain(&lines[index..]);
                if line.stands_apart(kind, plain, block) {
                    out.push('\n');
                }
                block.plain = plain;
            }
            block.last = Some(kind);
        }
        out.push_str(text);
        out.push('\n');
        if line.opens() {
            blocks.push(Block {
                inside: line.inside(),
                last: None,
                plain: false,
            });
        }
        leads = line.leads();
    }
    out
}

/// The kind of the item that begins here, behind its docs and attributes.
fn kind(lines: &[&str]) -> Kind {
    let mut lines = lines.iter().map(|text| Line(text.trim()));
    lines
        .find(|line| !line.leads())
        .map_or(Kind::Other, Line::kind)
}

/// Whether the docs that begin here are a single line.
fn is_plain(lines: &[&str]) -> bool {
    let [docs, next, ..] = lines else {
        return false;
    };
    Line(docs.trim()).is_docs() && !Line(next.trim()).leads()
}

#[derive(Clone, Copy)]
struct Line<'a>(&'a str);

impl Line<'_> {
    fn is_docs(self) -> bool {
        self.0.starts_with("///")
    }

    /// Whether the line belongs to what comes after it.
    fn leads(self) -> bool {
        self.is_docs() || self.0.starts_with("#[")
    }

    fn opens(self) -> bool {
        !self.is_docs() && self.0.ends_with(['{', '(', '['])
    }

    fn closes(self) -> bool {
        self.0.starts_with(['}', ')', ']'])
    }

    /// What the lines within the block are inside of that this line opens.
    fn inside(self) -> Inside {
        let code = self.0.strip_prefix("pub ").unwrap_or(self.0);
        let begins = |words: &[&str]| words.iter().any(|word| code.starts_with(word));
        if !code.ends_with('{') {
            Inside::Code
        } else if begins(&["impl", "mod ", "trait "]) {
            Inside::Items
        } else if begins(&["struct ", "enum "]) {
            Inside::Parts
        } else {
            Inside::Code
        }
    }

    fn kind(self) -> Kind {
        let code = self.0.strip_prefix("pub ").unwrap_or(self.0);
        match code.split([' ', ':']).next().unwrap_or_default() {
            "use" => Kind::Use,
            "mod" => Kind::Module,
            "type" => Kind::Type,
            "const" => Kind::Constant,
            _ => Kind::Other,
        }
    }

    /// Whether a blank line goes in front of this one.
    fn stands_apart(self, kind: Kind, plain: bool, block: &Block) -> bool {
        let Some(last) = block.last else { return false };
        match block.inside {
            Inside::Parts => self.leads() && !(plain && block.plain),
            Inside::Items => self.is_docs() || kind == Kind::Other || kind != last,
            Inside::Code => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::insert;

    #[test]
    fn items_and_documented_parts_stand_apart() {
        let code = "use {\n    a,\n};\nuse b;\nmod c;\n/// One.\nstruct One {\n    /// A.\n    ///\n    /// A.\n    a: u8,\n    /// B.\n    b: u8,\n}\nimpl One {\n    /// Makes.\n    fn new() -> Self {\n        let a = 1;\n        Self { a, b: 2 }\n    }\n    fn other() {}\n}\n";
        let expected = "use {\n    a,\n};\nuse b;\n\nmod c;\n\n/// One.\nstruct One {\n    /// A.\n    ///\n    /// A.\n    a: u8,\n\n    /// B.\n    b: u8,\n}\n\nimpl One {\n    /// Makes.\n    fn new() -> Self {\n        let a = 1;\n        Self { a, b: 2 }\n    }\n\n    fn other() {}\n}\n";
        assert_eq!(insert(code), expected);
    }

    #[test]
    fn parts_with_docs_of_one_line_stand_together() {
        let code = "struct One {\n    /// `a`.\n    a: u8,\n    /// `b`.\n    b: u8,\n    /// C,\n    /// c.\n    c: u8,\n    /// `d`.\n    d: u8,\n}\n";
        let expected = "struct One {\n    /// `a`.\n    a: u8,\n    /// `b`.\n    b: u8,\n\n    /// C,\n    /// c.\n    c: u8,\n\n    /// `d`.\n    d: u8,\n}\n";
        assert_eq!(insert(code), expected);
    }
}
