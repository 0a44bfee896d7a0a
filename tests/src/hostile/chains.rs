//! Schemas that are each made of the next, and graphs with more ways through them than can be walked.

use super::Document;
use super::parts::{chain, schema, schemas};

pub(super) const ALL: &[Document] = &[
    Document::json("arrays in a row", 10_000, |n| {
        chain(n, |next| format!(r#"{{"type":"array","items":{next}}}"#))
    }),
    Document::json("maps in a row", 10_000, |n| {
        chain(n, |next| {
            format!(r#"{{"type":"object","additionalProperties":{next}}}"#)
        })
    }),
    Document::json("maps of patterns in a row", 10_000, |n| {
        chain(n, |next| {
            format!(r#"{{"type":"object","patternProperties":{{"^x":{next}}}}}"#)
        })
    }),
    Document::json("tuples in a row", 10_000, |n| {
        chain(n, |next| {
            format!(
                r#"{{"type":"array","prefixItems":[{next},{{"type":"integer"}}],"items":false,"minItems":2}}"#
            )
        })
    }),
    Document::json("objects in a row", 10_000, |n| {
        chain(n, |next| {
            format!(r#"{{"type":"object","properties":{{"next":{next}}},"required":["next"]}}"#)
        })
    }),
    Document::json("allOf in a row", 10_000, |n| {
        chain(n, |next| format!(r#"{{"allOf":[{next}]}}"#))
    }),
    Document::json("allOf with a property in a row", 10_000, |n| {
        chain(n, |next| {
            format!(
                r#"{{"allOf":[{next},{{"type":"object","properties":{{"a":{{"type":"string"}}}}}}]}}"#
            )
        })
    }),
    Document::json("$ref in a row", 10_000, |n| chain(n, |next| next)),
    Document::json("$ref with a text in a row", 10_000, |n| {
        chain(n, |next| next.replacen('{', r#"{"description":"x","#, 1))
    }),
    Document::json("oneOf in a row", 3_000, |n| {
        chain(n, |next| {
            format!(r#"{{"oneOf":[{next},{{"type":"integer"}}]}}"#)
        })
    }),
    Document::json("oneOf of objects in a row", 3_000, |n| {
        chain(n, |next| {
            format!(
                r#"{{"oneOf":[{next},{{"type":"object","properties":{{"a":{{"type":"string"}}}}}}]}}"#
            )
        })
    }),
    Document::json("anyOf of one in a row", 5_000, |n| {
        chain(n, |next| format!(r#"{{"anyOf":[{next}]}}"#))
    }),
    Document::json("anyOf with null in a row", 5_000, |n| {
        chain(n, |next| {
            format!(r#"{{"anyOf":[{next},{{"type":"null"}}]}}"#)
        })
    }),
    Document::json("not in a row", 10_000, |n| {
        chain(n, |next| format!(r#"{{"not":{next}}}"#))
    }),
    Document::json("if and then in a row", 10_000, |n| {
        chain(n, |next| {
            format!(r#"{{"type":"object","if":{next},"then":{next},"else":{next}}}"#)
        })
    }),
    Document::json("dependent schemas in a row", 10_000, |n| {
        chain(n, |next| {
            format!(
                r#"{{"type":"object","dependentSchemas":{{"a":{next}}},"unevaluatedProperties":{next}}}"#
            )
        })
    }),
    Document::json("bases with a discriminator in a row", 3_000, |n| {
        chain(n, |next| {
            format!(
                r#"{{"allOf":[{next}],"type":"object","required":["kind"],"properties":{{"kind":{{"type":"string"}}}},"discriminator":{{"propertyName":"kind"}}}}"#
            )
        })
    }),
    Document::json("unions in a circle", 3_000, |n| {
        schemas(n, |number| {
            let next = schema((number + 1) % n);
            format!(
                r#"{{"oneOf":[{next},{{"type":"object","properties":{{"p{number}":{{"type":"string"}}}}}}]}}"#
            )
        })
    }),
    Document::json("allOf of the next twice", 3_000, |n| {
        chain(n, |next| format!(r#"{{"allOf":[{next},{next}]}}"#))
    }),
    Document::json("oneOf of the next twice", 3_000, |n| {
        chain(n, |next| {
            format!(r#"{{"oneOf":[{next},{{"type":"array","items":{next}}}]}}"#)
        })
    }),
    Document::json("objects that hold all others", 400, |n| {
        schemas(n, |_| {
            let all = super::parts::numbered(n, |other| format!(r#""p{other}":{}"#, schema(other)));
            format!(r#"{{"type":"object","properties":{{{all}}}}}"#)
        })
    }),
    Document::json("allOf of all that follow", 300, |n| {
        schemas(n + 1, |number| {
            let all = super::parts::list((number + 1..=n).map(schema));
            let own =
                format!(r#"{{"type":"object","properties":{{"p{number}":{{"type":"string"}}}}}}"#);
            let comma = if all.is_empty() { "" } else { "," };
            format!(r#"{{"allOf":[{all}{comma}{own}]}}"#)
        })
    }),
    Document::json("a pointer through a circle", 10_000, |n| {
        let pointer = "/properties/next".repeat(n);
        schemas(2, |number| match number {
            0 => format!(r##"{{"$ref":"#/components/schemas/S1{pointer}"}}"##),
            _ => format!(
                r#"{{"type":"object","properties":{{"next":{}}}}}"#,
                schema(1)
            ),
        })
    }),
    Document::json("schemas within schemas", 58, |n| {
        let (open, close) = (
            r#"{"type":"array","items":"#.repeat(2 * n),
            "}".repeat(2 * n),
        );
        schemas(1, |_| format!(r#"{open}{{"type":"string"}}{close}"#))
    }),
    Document::json("schemas within schemas, many", 400, |n| {
        let (open, close) = (
            r#"{"type":"object","properties":{"a":"#.repeat(50),
            "}}".repeat(50),
        );
        schemas(n, |number| {
            let next = schema((number + 1) % n);
            format!("{open}{next}{close}")
        })
    }),
];
