//! Documents whose operations have very many of something.

use super::Document;
use super::parts::{document, numbered, object, operation, path};

pub(super) const ALL: &[Document] = &[
    Document::json("parameters of an operation", 20_000, |n| {
        let all = numbered(n, |number| {
            format!(r#"{{"name":"p{number}","in":"query","schema":{{"type":"string"}}}}"#)
        });
        operation(&format!(r#""parameters":[{all}]"#), "")
    }),
    Document::json("required parameters of an operation", 20_000, |n| {
        let all = numbered(n, |number| {
            format!(
                r#"{{"name":"p{number}","in":"header","required":true,"schema":{{"type":"string"}}}}"#
            )
        });
        operation(&format!(r#""parameters":[{all}]"#), "")
    }),
    Document::json("the same parameter", 20_000, |n| {
        let all = numbered(n, |_| {
            r#"{"name":"p","in":"query","schema":{"type":"string"}}"#.to_owned()
        });
        operation(&format!(r#""parameters":[{all}]"#), "")
    }),
    Document::json("parts of a path", 10_000, |n| {
        let whole = (0..n)
            .map(|number| format!("/{{p{number}}}"))
            .collect::<String>();
        let all = numbered(n, |number| {
            format!(
                r#"{{"name":"p{number}","in":"path","required":true,"schema":{{"type":"string"}}}}"#
            )
        });
        document(&path(&whole, &format!(r#""parameters":[{all}]"#)), "")
    }),
    Document::json("properties of a parameter", 10_000, |n| {
        let all = numbered(n, |number| format!(r#""p{number}":{{"type":"string"}}"#));
        operation(
            &format!(
                r#""parameters":[{{"name":"q","in":"query","style":"deepObject","explode":true,"schema":{{"type":"object","properties":{{{all}}}}}}}]"#
            ),
            "",
        )
    }),
    Document::json("paths", 20_000, |n| {
        document(&numbered(n, |number| path(&format!("/p{number}"), "")), "")
    }),
    Document::json("operations of one name", 5_000, |n| {
        document(
            &numbered(n, |number| {
                path(&format!("/p{number}"), r#""operationId":"same""#)
            }),
            "",
        )
    }),
    Document::json("operations whose names differ by underscores", 3_000, |n| {
        document(
            &numbered(n, |number| {
                path(
                    &format!("/p{number}"),
                    &format!(r#""operationId":"a{}""#, "_".repeat(number)),
                )
            }),
            "",
        )
    }),
    Document::json("operations with a body of their own", 5_000, |n| {
        document(
            &numbered(n, |number| {
                let body = format!(
                    r#""requestBody":{{"content":{{"application/json":{{"schema":{}}}}}}}"#,
                    object("a")
                );
                path(&format!("/p{number}"), &body)
            }),
            "",
        )
    }),
    Document::json("tags", 50_000, |n| {
        let all = numbered(n, |number| format!(r#"{{"name":"t{number}"}}"#));
        operation(r#""tags":["t0"]"#, "").replacen('{', &format!(r#"{{"tags":[{all}],"#), 1)
    }),
    Document::json("tags of operations", 5_000, |n| {
        document(
            &numbered(n, |number| {
                path(&format!("/p{number}"), &format!(r#""tags":["t{number}"]"#))
            }),
            "",
        )
    }),
    Document::json("tags of an operation", 10_000, |n| {
        let all = numbered(n, |number| format!(r#""t{number}""#));
        operation(&format!(r#""tags":[{all}]"#), "")
    }),
    Document::json("tags that differ by underscores", 3_000, |n| {
        document(
            &numbered(n, |number| {
                path(
                    &format!("/p{number}"),
                    &format!(r#""tags":["a{}"]"#, "_".repeat(number)),
                )
            }),
            "",
        )
    }),
    Document::json("servers", 50_000, |n| {
        let all = numbered(n, |number| {
            format!(r#"{{"url":"https://s{number}.test","description":"S {number}"}}"#)
        });
        operation("", "").replacen('{', &format!(r#"{{"servers":[{all}],"#), 1)
    }),
    Document::json("servers of operations", 5_000, |n| {
        document(
            &numbered(n, |number| {
                path(
                    &format!("/p{number}"),
                    &format!(r#""servers":[{{"url":"https://s{number}.test"}}]"#),
                )
            }),
            "",
        )
    }),
    Document::json("variables of a server", 10_000, |n| {
        let url = (0..n)
            .map(|number| format!("/{{v{number}}}"))
            .collect::<String>();
        let all = numbered(n, |number| format!(r#""v{number}":{{"default":"x"}}"#));
        operation("", "").replacen(
            '{',
            &format!(r#"{{"servers":[{{"url":"https://a.test{url}","variables":{{{all}}}}}],"#),
            1,
        )
    }),
    Document::json("values of a variable", 100_000, |n| {
        let all = numbered(n, |number| format!(r#""x{number}""#));
        operation("", "").replacen('{', &format!(r#"{{"servers":[{{"url":"https://{{v}}.test","variables":{{"v":{{"default":"x0","enum":[{all}]}}}}}}],"#), 1)
    }),
    Document::json("security schemes", 10_000, |n| {
        let all = numbered(n, |number| {
            format!(r#""k{number}":{{"type":"apiKey","in":"header","name":"X-K{number}"}}"#)
        });
        let used = numbered(n, |number| format!(r#"{{"k{number}":[]}}"#));
        operation(
            &format!(r#""security":[{used}]"#),
            &format!(r#""securitySchemes":{{{all}}}"#),
        )
    }),
    Document::json("security schemes together", 10_000, |n| {
        let all = numbered(n, |number| {
            format!(r#""k{number}":{{"type":"apiKey","in":"header","name":"X-K{number}"}}"#)
        });
        let used = numbered(n, |number| format!(r#""k{number}":[]"#));
        operation(
            &format!(r#""security":[{{{used}}}]"#),
            &format!(r#""securitySchemes":{{{all}}}"#),
        )
    }),
    Document::json("scopes", 10_000, |n| {
        let all = numbered(n, |number| format!(r#""s{number}":"what {number} is""#));
        let used = numbered(n, |number| format!(r#""s{number}""#));
        operation(
            &format!(r#""security":[{{"o":[{used}]}}]"#),
            &format!(
                r#""securitySchemes":{{"o":{{"type":"oauth2","flows":{{"clientCredentials":{{"tokenUrl":"https://a.test/token","scopes":{{{all}}}}}}}}}}}"#
            ),
        )
    }),
    Document::json("media types of a body", 5_000, |n| {
        let all = numbered(n, |number| {
            format!(
                r#""application/x{number}+json":{{"schema":{}}}"#,
                object("a")
            )
        });
        operation(&format!(r#""requestBody":{{"content":{{{all}}}}}"#), "")
    }),
    Document::json("media types of an answer", 5_000, |n| {
        let all = numbered(n, |number| {
            format!(
                r#""application/x{number}+json":{{"schema":{}}}"#,
                object("a")
            )
        });
        document(
            &format!(
                r#""/":{{"get":{{"responses":{{"200":{{"description":"","content":{{{all}}}}}}}}}}}"#
            ),
            "",
        )
    }),
    Document::json("answers of an operation", 500, |n| {
        let all = numbered(n, |number| {
            format!(
                r#""{}":{{"description":"","content":{{"application/json":{{"schema":{}}}}}}}"#,
                number + 100,
                object("a")
            )
        });
        document(&format!(r#""/":{{"get":{{"responses":{{{all}}}}}}}"#), "")
    }),
    Document::json("headers of an answer", 10_000, |n| {
        let all = numbered(n, |number| {
            format!(r#""X-H{number}":{{"schema":{{"type":"string"}}}}"#)
        });
        document(
            &format!(
                r#""/":{{"get":{{"responses":{{"200":{{"description":"","headers":{{{all}}}}}}}}}}}"#
            ),
            "",
        )
    }),
    Document::json("links of an answer", 10_000, |n| {
        let all = numbered(n, |number| format!(r#""l{number}":{{"operationId":"x"}}"#));
        document(
            &format!(
                r#""/":{{"get":{{"operationId":"x","responses":{{"200":{{"description":"","links":{{{all}}}}}}}}}}}"#
            ),
            "",
        )
    }),
    Document::json("callbacks of an operation", 3_000, |n| {
        let all = numbered(n, |number| {
            format!(
                r#""c{number}":{{"{{$request.body#/url}}":{{"post":{{"requestBody":{{"content":{{"application/json":{{"schema":{}}}}}}},"responses":{{"204":{{"description":""}}}}}}}}}}"#,
                object("a")
            )
        });
        operation(&format!(r#""callbacks":{{{all}}}"#), "")
    }),
    Document::json("examples of a body", 10_000, |n| {
        let all = numbered(n, |number| {
            format!(r#""e{number}":{{"value":{{"a":"{number}"}}}}"#)
        });
        operation(
            &format!(
                r#""requestBody":{{"content":{{"application/json":{{"schema":{},"examples":{{{all}}}}}}}}}"#,
                object("a")
            ),
            "",
        )
    }),
    Document::json("webhooks", 5_000, |n| {
        let all = numbered(n, |number| path(&format!("w{number}"), ""));
        operation("", "").replacen('{', &format!(r#"{{"webhooks":{{{all}}},"#), 1)
    }),
];
