//! The keywords of a schema that leave fewer values.

use serde_json::Value;

use crate::lower::shape::members::Member;
use crate::lower::source::extension;
use crate::vocabulary::{MAXIMUM, MINIMUM, MULTIPLE_OF};

/// These, with what they say.
pub(in crate::lower) fn keywords(member: &Member<'_>) -> Vec<(&'static str, Value)> {
    let form = member.form();
    let extensions = &member.schema.schema_data.extensions;
    let count = |count: Option<usize>| count.map(Value::from);
    let unique = form.unique_items.filter(|unique| *unique);
    let end = |exclusive: Option<bool>, [open, closed]: [&'static str; 2]| {
        if exclusive == Some(true) {
            open
        } else {
            closed
        }
    };
    let least = end(form.exclusive_minimum, ["exclusiveMinimum", "minimum"]);
    let most = end(form.exclusive_maximum, ["exclusiveMaximum", "maximum"]);
    let all = [
        ("minLength", count(form.min_length)),
        ("maxLength", count(form.max_length)),
        ("pattern", form.pattern.clone().map(Value::from)),
        ("minItems", count(form.min_items)),
        ("maxItems", count(form.max_items)),
        (least, extension(extensions, MINIMUM)),
        (most, extension(extensions, MAXIMUM)),
        ("multipleOf", extension(extensions, MULTIPLE_OF)),
        ("uniqueItems", unique.map(Value::from)),
        ("minProperties", count(form.min_properties)),
        ("maxProperties", count(form.max_properties)),
    ];
    let all = all.into_iter();
    all.filter_map(|(key, value)| Some((key, value?))).collect()
}
