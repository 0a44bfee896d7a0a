//! Texts that are hard on those who parse them.

use std::fmt::Write as _;

use super::Document;

/// The beginning of a document, in YAML.
const HEAD: &str = "openapi: 3.1.0\ninfo: {title: hostile, version: '1'}\npaths: {}\n";

/// A map that holds nothing but the next, down to an empty one, a line for each.
fn blocks(depth: usize) -> String {
    let mut text = HEAD.to_owned() + "x-a:\n";
    for depth in 1..=depth {
        let _ = writeln!(text, "{}a:", " ".repeat(depth));
    }
    text
}

pub(super) const ALL: &[Document] = &[
    Document::yaml("YAML of lists in lists, in brackets", 100_000, |n| {
        format!("{HEAD}x-a: {}{}\n", "[".repeat(n), "]".repeat(n))
    }),
    Document::yaml("YAML of brackets that do not close", 200_000, |n| {
        format!("{HEAD}x-a: {}\n", "[".repeat(n))
    }),
    Document::yaml("YAML of maps in maps, in braces", 50_000, |n| {
        format!("{HEAD}x-a: {}1{}\n", "{a: ".repeat(n), "}".repeat(n))
    }),
    Document::yaml("YAML of braces that do not close", 200_000, |n| {
        format!("{HEAD}x-a: {}\n", "{".repeat(n))
    }),
    Document::yaml("YAML of lists in lists, on one line", 100_000, |n| {
        format!("{HEAD}x-a:\n  {}1\n", "- ".repeat(n))
    }),
    Document::yaml("YAML of maps in maps, on lines", 630, blocks),
    Document::yaml("YAML of keys in keys", 100_000, |n| {
        format!("{HEAD}x-a:\n  {}1\n", "? ".repeat(n))
    }),
    Document::yaml("YAML of tags in a row", 100_000, |n| {
        format!("{HEAD}x-a: {}1\n", "!a ".repeat(n))
    }),
    Document::yaml("YAML of anchors", 100_000, |n| {
        let mut text = HEAD.to_owned() + "x-a:\n";
        for number in 0..n {
            let _ = writeln!(text, "- &a{number} 1\n- *a{number}");
        }
        text
    }),
    Document::yaml("YAML of aliases that unfold", 12, |n| {
        let mut text = HEAD.to_owned() + "x-a0: &a0 [x]\n";
        for level in 1..n {
            let below = vec![format!("*a{}", level - 1); 10].join(", ");
            let _ = writeln!(text, "x-a{level}: &a{level} [{below}]");
        }
        text
    }),
    Document::yaml("YAML of an alias many times", 100_000, |n| {
        format!(
            "{HEAD}x-a: &a {}\nx-b: [{}1]\n",
            "x".repeat(10_000),
            "*a, ".repeat(n)
        )
    }),
    Document::yaml("YAML of merges in a row", 3_000, |n| {
        let mut text = HEAD.to_owned() + "x-a0: &a0 {k0: 1}\n";
        for number in 1..n {
            let _ = writeln!(
                text,
                "x-a{number}: &a{number}\n  <<: *a{}\n  k{number}: 1",
                number - 1
            );
        }
        text
    }),
    Document::yaml("YAML of a map that merges many", 10_000, |n| {
        let mut text = HEAD.to_owned();
        for number in 0..n {
            let _ = writeln!(text, "x-a{number}: &a{number} {{k{number}: 1}}");
        }
        let all = (0..n)
            .map(|number| format!("*a{number}"))
            .collect::<Vec<_>>();
        let _ = writeln!(text, "x-all: {{<<: [{}]}}", all.join(", "));
        text
    }),
    Document::yaml("YAML of merges within a map", 10_000, |n| {
        format!("{HEAD}x-a: &a {{b: 1}}\nx-b:\n{}", "  <<: *a\n".repeat(n))
    }),
    Document::yaml("YAML of documents", 100_000, |n| {
        HEAD.to_owned() + &"---\na: 1\n".repeat(n)
    }),
    Document::yaml("YAML of comments", 1_000_000, |n| {
        HEAD.to_owned() + &"# x\n".repeat(n)
    }),
    Document::yaml("YAML of blanks", 10_000_000, |n| {
        format!("{HEAD}x-a:{}1\n", " ".repeat(n))
    }),
    Document::yaml("YAML of empty lines in a text", 1_000_000, |n| {
        format!("{HEAD}x-a: |\n  a{}  b\n", "\n".repeat(n))
    }),
    Document::yaml("YAML of a text in quotes", 10_000_000, |n| {
        format!("{HEAD}x-a: \"{}\"\n", r"\u0061 ".repeat(n / 7))
    }),
    Document::yaml("YAML of a text without quotes", 10_000_000, |n| {
        format!("{HEAD}x-a: {}\n", "x ".repeat(n / 2))
    }),
    Document::yaml("YAML of a key", 1_000_000, |n| {
        format!("{HEAD}x-{}: 1\n", "a".repeat(n))
    }),
    Document::yaml("YAML of the same key", 100_000, |n| {
        HEAD.to_owned() + &"x-a: 1\n".repeat(n)
    }),
    Document::yaml("YAML of a map in brackets on lines", 100_000, |n| {
        format!("{HEAD}x-a: [\n{}]\n", "a,\n".repeat(n))
    }),
    Document::yaml("YAML of colons", 100_000, |n| {
        format!("{HEAD}x-a: {}\n", "a: ".repeat(n))
    }),
    Document::yaml("YAML of a mistake at the end", 1_000_000, |n| {
        HEAD.to_owned() + "x-a:\n" + &"- ä\n".repeat(n) + "b: @\n"
    }),
    Document::json("JSON of lists in lists", 100_000, |n| {
        format!("{}{}", "[".repeat(n), "]".repeat(n))
    }),
    Document::json("JSON of maps in maps", 40_000, |n| {
        format!("{}1{}", r#"{"a":"#.repeat(n), "}".repeat(n))
    }),
    Document::json("JSON of the same key", 100_000, |n| {
        format!("{{{}\"b\":1}}", r#""a":1,"#.repeat(n))
    }),
    Document::json("JSON of a mistake at the end", 1_000_000, |n| {
        format!("[{}x]", r#""ä","#.repeat(n))
    }),
];
