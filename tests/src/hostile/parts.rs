//! What hostile documents are put together from.

/// Items with commas between.
pub(super) fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(",")
}

/// As many numbered items with commas between.
pub(super) fn numbered(count: usize, item: impl Fn(usize) -> String) -> String {
    list((0..count).map(item))
}

/// A reference to the schema with a number.
pub(super) fn schema(number: usize) -> String {
    format!(r##"{{"$ref":"#/components/schemas/S{number}"}}"##)
}

/// A whole document of the version 3.1.
pub(super) fn document(paths: &str, components: &str) -> String {
    format!(
        r#"{{"openapi":"3.1.0","info":{{"title":"hostile","version":"1"}},"paths":{{{paths}}},"components":{{{components}}}}}"#
    )
}

/// A path with one operation, of which the members beside its answer are given.
pub(super) fn path(path: &str, members: &str) -> String {
    let comma = if members.is_empty() { "" } else { "," };
    format!(r#""{path}":{{"post":{{{members}{comma}"responses":{{"204":{{"description":""}}}}}}}}"#)
}

/// A document with one operation.
pub(super) fn operation(members: &str, components: &str) -> String {
    document(&path("/", members), components)
}

/// A document whose one operation sends and answers a schema.
pub(super) fn body(schema: &str, components: &str) -> String {
    let content = format!(r#""content":{{"application/json":{{"schema":{schema}}}}}"#);
    let paths = format!(
        r#""/":{{"post":{{"requestBody":{{{content}}},"responses":{{"200":{{"description":"",{content}}}}}}}}}"#
    );
    document(&paths, components)
}

/// A document that sends and answers the first of some schemas, each of which is named `S` and its
/// number.
pub(super) fn schemas(count: usize, make: impl Fn(usize) -> String) -> String {
    let schemas = numbered(count, |number| format!(r#""S{number}":{}"#, make(number)));
    body(&schema(0), &format!(r#""schemas":{{{schemas}}}"#))
}

/// As many schemas, each of which is made of the next, and an object at the end.
pub(super) fn chain(count: usize, link: impl Fn(String) -> String) -> String {
    let end = r#"{"type":"object","properties":{"end":{"type":"string"}}}"#;
    schemas(count + 1, |number| {
        if number == count {
            end.to_owned()
        } else {
            link(schema(number + 1))
        }
    })
}

/// An object with one property of that name.
pub(super) fn object(name: &str) -> String {
    format!(
        r#"{{"type":"object","required":["{name}"],"properties":{{"{name}":{{"type":"string"}}}}}}"#
    )
}
