//! Which types were referred to, and from where: what is written out there today may be that type still.

use std::collections::{BTreeMap, HashMap};

use crate::record::spelled::quoted;
use crate::record::{Answer, Call, Record, Type};

/// The types of schemas of the components by the places that referred to them.
pub(super) type Referred<'k> = HashMap<String, &'k str>;

/// The types that fields, bodies, answers and parameters are of.
/// One that was several before is several again where it is written out.
pub(super) fn referred(record: &Record) -> Referred<'_> {
    let mut referred = Referred::new();
    let types = &record.types;
    for ty in types.values() {
        for (place, spelled) in of_type(ty) {
            referred.extend(used(types, place, spelled));
        }
    }
    for (key, call) in &record.calls {
        for (place, spelled) in of_call(call) {
            referred.extend(used(types, format!("{key}() {place}"), spelled));
        }
    }
    let mut old_names: HashMap<&str, usize> = HashMap::new();
    let now = record.aliases.values().map(|alias| &alias.now[..]);
    for name in now.filter_map(|now| now.strip_prefix("model::")) {
        *old_names.entry(name).or_default() += 1;
    }
    referred.retain(|_, name| old_names.get(name).is_none_or(|count| *count < 2));
    referred
}

/// What the fields of a type are, and what else it holds, at each of its places.
fn of_type(ty: &Type) -> impl Iterator<Item = (String, &str)> {
    // Those that begin so are places as the first locks had them.
    let places = ty.at.iter().filter(|place| !place.starts_with("#/"));
    places.flat_map(|whole| {
        let fields = ty.fields.iter();
        let fields = fields.map(move |(wire, field)| {
            let within = [".", &quoted(wire)].concat();
            (format!("{whole}{within}"), field.ty.as_str())
        });
        let rest = ty.rest.iter();
        fields.chain(rest.map(move |rest| (whole.clone(), rest.ty.as_str())))
    })
}

/// What a call takes and gives, at each place within it.
fn of_call(call: &Call) -> impl Iterator<Item = (String, &str)> {
    let given = call.arguments.iter().chain(&call.options);
    let given = given.map(|given| (given.at.clone(), given.ty.as_str()));
    let bodies = call.bodies.iter();
    let bodies = bodies.map(|body| (format!("body {}", body.media_type), body.ty.as_str()));
    let answers = call.answers.iter().flat_map(|(status, answers)| {
        let all = answers.iter();
        all.flat_map(move |answer| {
            let media_types = media_types(answer);
            media_types.map(move |known| (format!("{status} {known}"), answer.ty.as_str()))
        })
    });
    given.chain(bodies).chain(answers)
}

/// The media types of an answer.
fn media_types(answer: &Answer) -> impl Iterator<Item = &str> {
    let known = match &answer.media_type[..] {
        "" => &answer.sent_as,
        other => other,
    };
    std::iter::once(known).chain(answer.alike.iter().map(String::as_str))
}

/// The type that something is of, or that lists and maps are of which it is, where its schema stands.
fn used<'k>(
    types: &'k BTreeMap<String, Type>,
    mut place: String,
    mut spelled: &str,
) -> Option<(String, &'k str)> {
    while let Some((around, inner)) = spelled.split_once('<') {
        match around {
            "Vec" => place.push_str("[]"),
            "Map" => place.push_str("{}"),
            _ => {}
        }
        spelled = inner.strip_suffix('>')?;
    }
    let (name, ty) = types.get_key_value(spelled)?;
    // What stands there itself is found there.
    let is_referred_to = ty.at.iter().any(|at| is_schema(at)) && !ty.at.contains(&place);
    is_referred_to.then_some((place, name.as_str()))
}

/// Whether a place is a schema of the components, and nothing within one or anywhere else.
fn is_schema(place: &str) -> bool {
    let quoted = place
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let is_part = |c: char| matches!(c, '(' | '.' | '[' | '{' | '|' | ' ' | '#');
    quoted.map_or_else(|| !place.contains(is_part), |name| !name.contains('"'))
}
