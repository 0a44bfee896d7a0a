//! The faults of decisions: a document that is read as if something else stood there. The crate is
//! made of what is read, and proved against what stands there.

/// Something in `decisions.yaml` that is misread.
pub(crate) struct Misreading {
    /// What is wrong with the crate then.
    pub(crate) name: &'static str,
    /// The path of the operation that shows it.
    pub(crate) path: &'static str,
    /// What stands there.
    right: &'static str,
    /// What is read.
    read: &'static str,
}

const fn misread(
    name: &'static str,
    path: &'static str,
    right: &'static str,
    read: &'static str,
) -> Misreading {
    Misreading {
        name,
        path,
        right,
        read,
    }
}

pub(crate) const MISREADINGS: &[Misreading] = &[
    misread(
        "an integer that is a `number` is a float",
        "/long",
        "{type: number, format: int64, examples: [9007199254740993]}",
        "{type: number}",
    ),
    misread(
        "an integer of 64 bits has 32",
        "/short",
        "properties: {size: {type: integer, format: int64}}",
        "properties: {size: {type: integer, format: int32}}",
    ),
    misread(
        "an integer without a sign has one",
        "/great",
        "{type: integer, minimum: 0, maximum: 18446744073709551615}",
        "{type: integer, minimum: 0}",
    ),
    misread(
        "what has no mapping has no variant",
        "/default-mapping",
        ", defaultMapping: Unlike}",
        "}",
    ),
    misread(
        "keys of a pattern beside properties are dropped",
        "/pattern-beside",
        "patternProperties: {'^x-[a-z]+$': {type: integer}}",
        "description: Has no more.",
    ),
    misread(
        "all keys are of the type of the first pattern",
        "/pattern-two",
        "{'^s-[a-z]+$': {type: string}, '^n-[a-z]+$': {type: integer, format: int32}}",
        "{'^s-[a-z]+$': {type: string}}",
    ),
    misread(
        "a branch that says what it is not is lost",
        "/any-not",
        "{anyOf: [{type: string}, {not: {type: object}}]}",
        "{anyOf: [{type: string}]}",
    ),
    misread(
        "what derives from a derived schema is not listed",
        "/grandchild",
        "Team: {allOf: [{$ref: '#/components/schemas/Account'}, ",
        "Team: {allOf: [",
    ),
    misread(
        "the discriminator of a parent is not used",
        "/parent",
        "discriminator: {propertyName: type, mapping: {ONE: '#/components/schemas/First', TWO: '#/components/schemas/Second'}}",
        "description: Says nothing.",
    ),
    misread(
        "a base that is mapped is none of its variants",
        "/base",
        "{base: '#/components/schemas/Base', more: ",
        "{more: ",
    ),
    misread(
        "a reference to the root of a schema leads elsewhere",
        "/own-root",
        "inner: {$ref: '#'}",
        "inner: {$ref: '#/components/schemas/Box'}",
    ),
    misread(
        "a union is its first branch alone",
        "/one-of",
        "{oneOf: [{$ref: '#/components/schemas/Box'}, {$ref: '#/components/schemas/Ball'}]}",
        "{oneOf: [{$ref: '#/components/schemas/Box'}]}",
    ),
    misread(
        "a null is refused",
        "/null",
        "name: {type: [string, 'null']}",
        "name: {type: string}",
    ),
    misread(
        "what may be left out is required",
        "/optional",
        "required: [name], properties: {name: {type: string}, note: {type: string}}",
        "required: [name, note], properties: {name: {type: string}, note: {type: string}}",
    ),
    misread(
        "keys beside a condition are dropped",
        "/beside",
        "      additionalProperties: {type: integer}\n",
        "",
    ),
    misread(
        "the values of a map are of another type",
        "/map",
        "{type: object, additionalProperties: {type: integer}}",
        "{type: object, additionalProperties: {type: string}}",
    ),
    misread(
        "the items of a tuple are in the wrong order",
        "/tuple",
        "prefixItems: [{type: integer}, {type: string}]",
        "prefixItems: [{type: string}, {type: integer}]",
    ),
    misread(
        "a style is the usual one",
        "/piped",
        "style: pipeDelimited, explode: false, ",
        "",
    ),
    misread(
        "a parameter is called otherwise",
        "/spelling",
        "name: firstName",
        "name: first_name",
    ),
    misread(
        "an error has another status",
        "/missing",
        "'404': {description: None.",
        "'410': {description: None.",
    ),
    misread(
        "a part has the usual media type",
        "/part",
        "            encoding: {picture: {contentType: image/png}}\n",
        "",
    ),
    misread(
        "an example is not taken",
        "/examples",
        "kilos: {type: number}",
        "kilos: {type: integer}",
    ),
    misread(
        "a cookie that is sent as it is is escaped",
        "/cookie",
        "in: cookie, style: cookie, ",
        "in: cookie, style: form, ",
    ),
    misread(
        "a method of small letters is in capitals",
        "/small-method",
        "      purge:\n",
        "      PURGE:\n",
    ),
];

/// A document with all of it misread at once.
pub(crate) fn misread_text(text: &str) -> String {
    let mut read = text.to_owned();
    for misreading in MISREADINGS {
        let Misreading { name, right, .. } = misreading;
        assert_eq!(read.matches(right).count(), 1, "{name}: {right}");
        read = read.replacen(right, misreading.read, 1);
    }
    read
}
