//! Texts and numbers that are very long.

use super::Document;
use super::parts::{body, document, operation, path};

/// An operation with that description, as it stands in JSON.
fn described(text: &str) -> String {
    operation(&format!(r#""description":"{text}""#), "")
}

/// A schema of a property with that in it.
fn property(members: &str) -> String {
    body(
        &format!(r#"{{"type":"object","properties":{{"a":{{{members}}}}}}}"#),
        "",
    )
}

pub(super) const ALL: &[Document] = &[
    Document::json("a description of words", 100_000_000, |n| {
        described(&"word ".repeat(n / 5))
    }),
    Document::json("a description of one word", 100_000_000, |n| {
        described(&"x".repeat(n))
    }),
    Document::json("a description of lines", 1_000_000, |n| {
        described(&r"x\n".repeat(n))
    }),
    Document::json("a description of paragraphs", 300_000, |n| {
        described(&r"x\n\n".repeat(n))
    }),
    Document::json("a description of brackets", 100_000, |n| {
        described(&"[".repeat(n))
    }),
    Document::json("a description of brackets that close", 100_000, |n| {
        described(&format!("{}a{}", "[".repeat(n), "](b)".repeat(n)))
    }),
    Document::json("a description of stars", 100_000, |n| {
        described(&"*a ".repeat(n))
    }),
    Document::json("a description of stars and underscores", 100_000, |n| {
        described(&"*_a".repeat(n))
    }),
    Document::json("a description of backquotes", 100_000, |n| {
        described(
            &(1..)
                .map(|ticks: usize| "`".repeat(ticks) + " ")
                .scan(0, |length, ticks| {
                    *length += ticks.len();
                    (*length < n).then_some(ticks)
                })
                .collect::<String>(),
        )
    }),
    Document::json("a description of quotes in quotes", 50_000, |n| {
        described(&"> ".repeat(n))
    }),
    Document::json("a description of lists in lists", 2_000, |n| {
        described(
            &(0..n)
                .map(|depth| format!(r"{}- x\n", "  ".repeat(depth)))
                .collect::<String>(),
        )
    }),
    Document::json("a description of lists on one line", 50_000, |n| {
        described(&"- ".repeat(n))
    }),
    Document::json("a description of links", 100_000, |n| {
        described(&"[a](http://b.test) ".repeat(n))
    }),
    Document::json("a description of addresses", 100_000, |n| {
        described(&"http://b.test/x ".repeat(n))
    }),
    Document::json("a description of HTML", 100_000, |n| {
        described(&"<a><!-- ".repeat(n))
    }),
    Document::json("a description of tables", 20_000, |n| {
        described(&format!(r"a|b\n-|-\n{}", r"x|y\n".repeat(n)))
    }),
    Document::json("a description of a table's columns", 5_000, |n| {
        described(&format!(
            r"{}\n{}\n{}",
            "|a".repeat(n),
            "|-".repeat(n),
            r"|x\n".repeat(n)
        ))
    }),
    Document::json("a description of footnotes", 50_000, |n| {
        described(
            &(0..n)
                .map(|note| format!(r"[^{note}]: x\n\n"))
                .collect::<String>(),
        )
    }),
    Document::json("a description of definitions", 50_000, |n| {
        described(
            &(0..n)
                .map(|note| format!(r"[r{note}]: /x\n\n[r{note}]\n\n"))
                .collect::<String>(),
        )
    }),
    Document::json("a title of words", 1_000_000, |n| {
        operation("", "").replacen("hostile", &"word ".repeat(n / 5), 1)
    }),
    Document::json("the name of an operation", 1_000_000, |n| {
        operation(&format!(r#""operationId":"{}""#, "aB".repeat(n / 2)), "")
    }),
    Document::json("the name of a property", 1_000_000, |n| {
        body(
            &format!(
                r#"{{"type":"object","properties":{{"{}":{{"type":"string"}}}}}}"#,
                "a_".repeat(n / 2)
            ),
            "",
        )
    }),
    Document::json("the name of a schema", 1_000_000, |n| {
        let name = "Ab".repeat(n / 2);
        body(
            &format!(r##"{{"$ref":"#/components/schemas/{name}"}}"##),
            &format!(
                r#""schemas":{{"{name}":{{"type":"object","properties":{{"a":{{"type":"string"}}}}}}}}"#
            ),
        )
    }),
    Document::json("the value of an enum", 1_000_000, |n| {
        property(&format!(
            r#""type":"string","enum":["{}"]"#,
            "a-".repeat(n / 2)
        ))
    }),
    Document::json("the name of a tag", 1_000_000, |n| {
        operation(&format!(r#""tags":["{}"]"#, "a ".repeat(n / 2)), "")
    }),
    Document::json("the name of a header", 1_000_000, |n| {
        operation(
            &format!(
                r#""parameters":[{{"name":"{}","in":"header","schema":{{"type":"string"}}}}]"#,
                "a-".repeat(n / 2)
            ),
            "",
        )
    }),
    Document::json("an unknown key", 1_000_000, |n| {
        property(&format!(r#""type":"string","{}":1"#, "a".repeat(n)))
    }),
    Document::json("an unknown type", 1_000_000, |n| {
        property(&format!(r#""type":"{}""#, "a".repeat(n)))
    }),
    Document::json("a reference to nothing", 1_000_000, |n| {
        property(&format!(
            r##""$ref":"#/components/schemas/{}""##,
            "a/".repeat(n / 2)
        ))
    }),
    Document::json("a path of parts", 1_000_000, |n| {
        document(&path(&"/a".repeat(n / 2), ""), "")
    }),
    Document::json("a path of braces", 100_000, |n| {
        document(&path(&format!("/{}", "{".repeat(n)), ""), "")
    }),
    Document::json("a media type", 1_000_000, |n| {
        operation(
            &format!(
                r#""requestBody":{{"content":{{"application/{}":{{"schema":{{"type":"string"}}}}}}}}"#,
                "a".repeat(n)
            ),
            "",
        )
    }),
    Document::json("an address of a server", 1_000_000, |n| {
        operation("", "").replacen(
            '{',
            &format!(
                r#"{{"servers":[{{"url":"https://a.test{}"}}],"#,
                "/a".repeat(n / 2)
            ),
            1,
        )
    }),
    Document::json("a pattern", 1_000_000, |n| {
        property(&format!(
            r#""type":"string","pattern":"^{}$""#,
            "(a|b)".repeat(n / 5)
        ))
    }),
    Document::json("a pattern within patterns", 10_000, |n| {
        property(&format!(
            r#""type":"string","pattern":"{}a{}""#,
            "(".repeat(n),
            ")*".repeat(n)
        ))
    }),
    Document::json("a default of text", 10_000_000, |n| {
        property(&format!(r#""type":"string","default":"{}""#, "x".repeat(n)))
    }),
    Document::json("a default of items", 1_000_000, |n| {
        property(&format!(
            r#""type":"array","items":{{"type":"integer"}},"default":[{}1]"#,
            "1,".repeat(n)
        ))
    }),
    Document::json("an example of text", 10_000_000, |n| {
        operation(
            &format!(
                r#""parameters":[{{"name":"a","in":"query","required":true,"schema":{{"type":"string"}},"example":"{}"}}]"#,
                "x".repeat(n)
            ),
            "",
        )
    }),
    Document::json("an example of items", 1_000_000, |n| {
        operation(
            &format!(
                r#""requestBody":{{"required":true,"content":{{"application/json":{{"schema":{{"type":"array","items":{{"type":"integer"}}}},"example":[{}1]}}}}}}"#,
                "1,".repeat(n)
            ),
            "",
        )
    }),
    Document::json("an example of lists in lists", 100, |n| {
        operation(
            &format!(
                r#""requestBody":{{"required":true,"content":{{"application/json":{{"schema":{{}},"example":{}{}}}}}}}"#,
                "[".repeat(n),
                "]".repeat(n)
            ),
            "",
        )
    }),
    Document::json("a number of digits", 1_000_000, |n| {
        let digits = "9".repeat(n);
        property(&format!(
            r#""type":"integer","maximum":{digits},"minimum":-{digits}"#
        ))
    }),
    Document::json("numbers beyond all bounds", 1, |_| {
        property(
            r#""type":"number","maximum":1e308,"minimum":-1e308,"multipleOf":1e-300,"default":1e-320"#,
        )
    }),
    Document::json("lengths beyond all bounds", 1, |_| {
        property(
            r#""type":"string","minLength":1e30,"maxLength":99999999999999999999999999999999999999999,"default":"x""#,
        )
    }),
    Document::json("an extension of lists", 1_000_000, |n| {
        property(&format!(r#""type":"string","x-a":[{}1]"#, "[],".repeat(n)))
    }),
];
