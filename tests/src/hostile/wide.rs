//! Documents that have very many of something.

use super::Document;
use super::parts::{body, document, numbered, operation, path, schema, schemas};

/// An object with one property of that name.
fn object(name: &str) -> String {
    format!(
        r#"{{"type":"object","required":["{name}"],"properties":{{"{name}":{{"type":"string"}}}}}}"#
    )
}

/// An object that is told by the property `kind`.
fn kind(number: usize) -> String {
    format!(
        r#"{{"type":"object","required":["kind"],"properties":{{"kind":{{"type":"string","enum":["k{number}"]}}}}}}"#
    )
}

pub(super) const SCHEMAS: &[Document] = &[
    Document::json("values of an enum", 1_000_000, |n| {
        let values = numbered(n, |number| format!(r#""v{number}""#));
        body(&format!(r#"{{"type":"string","enum":[{values}]}}"#), "")
    }),
    Document::json("numbers of an enum", 1_000_000, |n| {
        let values = numbered(n, |number| number.to_string());
        body(&format!(r#"{{"type":"integer","enum":[{values}]}}"#), "")
    }),
    Document::json("values that differ by underscores", 3_000, |n| {
        let values = numbered(n, |number| format!(r#""a{}""#, "_".repeat(number)));
        body(&format!(r#"{{"type":"string","enum":[{values}]}}"#), "")
    }),
    Document::json("constants of a union", 10_000, |n| {
        let values = numbered(n, |number| {
            format!(r#"{{"const":"v{number}","title":"V {number}"}}"#)
        });
        body(&format!(r#"{{"oneOf":[{values}]}}"#), "")
    }),
    Document::json("properties of an object", 100_000, |n| {
        let all = numbered(n, |number| format!(r#""p{number}":{{"type":"string"}}"#));
        body(
            &format!(r#"{{"type":"object","properties":{{{all}}}}}"#),
            "",
        )
    }),
    Document::json("required properties of an object", 100_000, |n| {
        let all = numbered(n, |number| format!(r#""p{number}":{{"type":"string"}}"#));
        let names = numbered(n, |number| format!(r#""p{number}""#));
        body(
            &format!(r#"{{"type":"object","required":[{names}],"properties":{{{all}}}}}"#),
            "",
        )
    }),
    Document::json("properties that differ by underscores", 3_000, |n| {
        let all = numbered(n, |number| {
            format!(r#""a{}":{{"type":"string"}}"#, "_".repeat(number))
        });
        body(
            &format!(r#"{{"type":"object","properties":{{{all}}}}}"#),
            "",
        )
    }),
    Document::json("objects within an object", 10_000, |n| {
        let all = numbered(n, |number| format!(r#""p{number}":{}"#, object("a")));
        body(
            &format!(r#"{{"type":"object","properties":{{{all}}}}}"#),
            "",
        )
    }),
    Document::json("members of an allOf", 10_000, |n| {
        let all = numbered(n, |number| object(&format!("p{number}")));
        body(&format!(r#"{{"allOf":[{all}]}}"#), "")
    }),
    Document::json("schemas of an allOf", 10_000, |n| {
        schemas(n + 1, |number| match number {
            0 => format!(
                r#"{{"allOf":[{}]}}"#,
                numbered(n, |other| schema(other + 1))
            ),
            _ => object(&format!("p{number}")),
        })
    }),
    Document::json("the same of an allOf", 10_000, |n| {
        let all = numbered(n, |_| object("same"));
        body(&format!(r#"{{"allOf":[{all}]}}"#), "")
    }),
    Document::json("branches of a union", 10_000, |n| {
        let all = numbered(n, |number| object(&format!("p{number}")));
        body(&format!(r#"{{"oneOf":[{all}]}}"#), "")
    }),
    Document::json("schemas of a union", 10_000, |n| {
        schemas(n + 1, |number| match number {
            0 => format!(
                r#"{{"oneOf":[{}]}}"#,
                numbered(n, |other| schema(other + 1))
            ),
            _ => object(&format!("p{number}")),
        })
    }),
    Document::json("the same of a union", 10_000, |n| {
        let all = numbered(n, |_| object("same"));
        body(&format!(r#"{{"anyOf":[{all}]}}"#), "")
    }),
    Document::json("texts of a union", 10_000, |n| {
        let all = numbered(n, |number| {
            format!(r#"{{"type":"string","maxLength":{number}}}"#)
        });
        body(&format!(r#"{{"anyOf":[{all}]}}"#), "")
    }),
    Document::json("branches that a property tells", 10_000, |n| {
        schemas(n + 1, |number| match number {
            0 => format!(
                r#"{{"oneOf":[{}]}}"#,
                numbered(n, |other| schema(other + 1))
            ),
            _ => kind(number),
        })
    }),
    Document::json("a mapping of a discriminator", 10_000, |n| {
        schemas(n + 1, |number| match number {
            0 => {
                let mapping = numbered(n, |other| {
                    format!(r##""k{0}":"#/components/schemas/S{0}""##, other + 1)
                });
                let all = numbered(n, |other| schema(other + 1));
                format!(
                    r#"{{"oneOf":[{all}],"discriminator":{{"propertyName":"kind","mapping":{{{mapping}}}}}}}"#
                )
            }
            _ => kind(number),
        })
    }),
    Document::json("schemas that extend a base", 10_000, |n| {
        schemas(n + 1, |number| {
            match number {
            0 => r#"{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"}},"discriminator":{"propertyName":"kind"}}"#.to_owned(),
            _ => format!(r#"{{"allOf":[{},{}]}}"#, schema(0), object(&format!("p{number}"))),
        }
        })
    }),
    Document::json("items of a tuple", 10_000, |n| {
        let items = numbered(n, |_| r#"{"type":"string"}"#.to_owned());
        body(
            &format!(r#"{{"type":"array","prefixItems":[{items}],"items":false,"minItems":{n}}}"#),
            "",
        )
    }),
    Document::json("patterns of a map", 10_000, |n| {
        let all = numbered(n, |number| format!(r#""^p{number}":{{"type":"string"}}"#));
        body(
            &format!(r#"{{"type":"object","patternProperties":{{{all}}}}}"#),
            "",
        )
    }),
    Document::json("schemas whose names differ by underscores", 3_000, |n| {
        let name = |number: usize| format!("a{}", "_".repeat(number));
        let used = numbered(n, |number| {
            format!(
                r##""p{number}":{{"$ref":"#/components/schemas/{}"}}"##,
                name(number)
            )
        });
        let all = numbered(n, |number| format!(r#""{}":{}"#, name(number), object("a")));
        body(
            &format!(r#"{{"type":"object","properties":{{{used}}}}}"#),
            &format!(r#""schemas":{{{all}}}"#),
        )
    }),
    Document::json("schemas whose names differ by case and signs", 3_000, |n| {
        let name = |number: usize| {
            let signs = format!("{number:b}").replace('0', "-").replace('1', ".");
            format!("Pet{signs}Shop")
        };
        let used = numbered(n, |number| {
            format!(
                r##""p{number}":{{"$ref":"#/components/schemas/{}"}}"##,
                name(number)
            )
        });
        let all = numbered(n, |number| format!(r#""{}":{}"#, name(number), object("a")));
        body(
            &format!(r#"{{"type":"object","properties":{{{used}}}}}"#),
            &format!(r#""schemas":{{{all}}}"#),
        )
    }),
    Document::json("anchors", 10_000, |n| {
        schemas(n, |number| {
            format!(
                r##"{{"$anchor":"a{number}","type":"object","properties":{{"next":{{"$ref":"#a{}"}}}}}}"##,
                (number + 1) % n
            )
        })
    }),
    Document::json("schemas with an id", 10_000, |n| {
        schemas(n, |number| {
            format!(
                r#"{{"$id":"https://a.test/s{number}","type":"object","properties":{{"next":{{"$ref":"s{}"}}}}}}"#,
                (number + 1) % n
            )
        })
    }),
    Document::json("references to what is not there", 10_000, |n| {
        let all = numbered(n, |number| {
            format!(r##""p{number}":{{"$ref":"#/components/schemas/X{number}"}}"##)
        });
        body(
            &format!(r#"{{"type":"object","properties":{{{all}}}}}"#),
            "",
        )
    }),
    Document::json("unknown keys", 100_000, |n| {
        let all = numbered(n, |number| format!(r#""unknown{number}":1"#));
        body(&format!(r#"{{"type":"object",{all}}}"#), "")
    }),
    Document::json("fields of a form", 10_000, |n| {
        let all = numbered(n, |number| {
            format!(r#""p{number}":{{"type":"string","format":"binary"}}"#)
        });
        operation(
            &format!(
                r#""requestBody":{{"content":{{"multipart/form-data":{{"schema":{{"type":"object","properties":{{{all}}}}}}}}}}}"#
            ),
            "",
        )
    }),
];

pub(super) const CALLS: &[Document] = &[
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
