//! Documents whose schemas have very many of something.

use super::Document;
use super::parts::{body, numbered, object, operation, schema, schemas};

/// An object that is told by the property `kind`.
fn kind(number: usize) -> String {
    format!(
        r#"{{"type":"object","required":["kind"],"properties":{{"kind":{{"type":"string","enum":["k{number}"]}}}}}}"#
    )
}

/// An object with these properties.
fn of_properties(all: &str) -> String {
    format!(r#"{{"type":"object","properties":{{{all}}}}}"#)
}

/// A schema that is made of so many others by a keyword.
fn made_of(keyword: &str, n: usize) -> String {
    let all = numbered(n, |other| schema(other + 1));
    format!(r#"{{"{keyword}":[{all}]}}"#)
}

pub(super) const ALL: &[Document] = &[
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
        body(&of_properties(&all), "")
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
        body(&of_properties(&all), "")
    }),
    Document::json("objects within an object", 10_000, |n| {
        let all = numbered(n, |number| format!(r#""p{number}":{}"#, object("a")));
        body(&of_properties(&all), "")
    }),
    Document::json("members of an allOf", 10_000, |n| {
        let all = numbered(n, |number| object(&format!("p{number}")));
        body(&format!(r#"{{"allOf":[{all}]}}"#), "")
    }),
    Document::json("schemas of an allOf", 10_000, |n| {
        schemas(n + 1, |number| match number {
            0 => made_of("allOf", n),
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
            0 => made_of("oneOf", n),
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
            0 => made_of("oneOf", n),
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
    Document::json("schemas each of which extends the one before", 100, |n| {
        schemas(n, |number| {
            match number {
            0 => r#"{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"}},"discriminator":{"propertyName":"kind"}}"#.to_owned(),
            _ => format!(r#"{{"allOf":[{},{}]}}"#, schema(number - 1), object(&format!("p{number}"))),
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
        body(&of_properties(&all), "")
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
