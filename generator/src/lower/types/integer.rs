//! The type of a whole number.

use serde_json::Value;

use crate::ir::Type;
use crate::lower::shape::members::Member;
use crate::lower::source::extension;
use crate::lower::source::report::Report;
use crate::vocabulary::{EXAMPLES, MAXIMUM, MINIMUM, MULTIPLE_OF, as_whole};

/// The type that a format names for whole numbers.
pub(super) fn named(format: Option<&str>) -> Option<Type> {
    Some(match format? {
        "int8" | "int16" | "int32" => Type::Integer32,
        "uint8" | "uint16" | "uint32" => Type::Unsigned32,
        "int64" | "long" => Type::Integer64,
        "uint64" | "uint" => Type::Unsigned64,
        "int128" => Type::Integer128,
        "uint128" => Type::Unsigned128,
        _ => return None,
    })
}

/// The type of a whole number: the one that its format names, or the first that has room for the
/// values that the document states, which are its bounds, the values that it lists, its default and
/// its examples, in whichever of the schemas that all hold.
pub(super) fn integer(
    report: &mut Report<'_>,
    members: &[Member<'_>],
    format: Option<&str>,
) -> Type {
    let named = named(format);
    let bounds = Range::of_bounds(members, named.as_ref());
    let bounds = listed(members).fold(bounds, Range::with);
    let first = named.unwrap_or(Type::Integer64);
    let ends = members
        .iter()
        .flat_map(stated)
        .filter_map(|(_, value)| end(value));
    let wanted = match first {
        // Whoever writes this has thought of the size.
        Type::Integer32 | Type::Unsigned32 => bounds,
        _ => ends.fold(bounds, Range::with),
    };
    for member in members {
        wide(report, member);
    }
    let all = [
        first,
        Type::Integer64,
        Type::Unsigned64,
        Type::Integer128,
        Type::Unsigned128,
    ];
    let fits = |range: Range| all.iter().find(|ty| range.fits(ty)).cloned();
    fits(wanted)
        .or_else(|| fits(bounds))
        .unwrap_or(Type::Integer128)
}

/// Reports what a schema states that no type has room for.
fn wide(report: &mut Report<'_>, member: &Member<'_>) {
    let bounds = bounds_of(member).into_iter();
    let bounds = bounds.filter_map(|(key, bound)| Some((key, bound?)));
    let stated = stated(member).map(|(key, value)| (key, value.clone()));
    for (key, value) in bounds.chain(stated) {
        if is_whole(&value) && end(&value).is_none() {
            let message = format!("`{key}` is beyond the 128 bits that a number can have");
            report.unrepresented("wide-integer", &member.at.child(key), message);
        }
    }
}

/// The whole numbers that a schema states without a bound.
fn stated<'m>(member: &'m Member<'_>) -> impl Iterator<Item = (&'static str, &'m Value)> {
    given(member).filter(|(_, value)| is_whole(value))
}

/// Whether schemas state a value, or a step from one to the next, that is not whole.
pub(super) fn has_fraction(members: &[Member<'_>]) -> bool {
    let is_fraction = |value: &Value| value.is_number() && !is_whole(value);
    members.iter().any(|member| {
        let steps = member.schema.schema_data.extensions.get(MULTIPLE_OF);
        let listed = member.form().enumeration.iter();
        let mut values = given(member)
            .map(|(_, value)| value)
            .chain(listed)
            .chain(steps);
        values.any(is_fraction)
    })
}

/// The values that a schema gives as its default and as examples.
fn given<'m>(member: &'m Member<'_>) -> impl Iterator<Item = (&'static str, &'m Value)> {
    let data = &member.schema.schema_data;
    let examples = data.extensions.get(EXAMPLES).and_then(Value::as_array);
    let examples = examples.into_iter().flatten();
    let values = [("default", &data.default), ("example", &data.example)];
    let values = values.into_iter();
    let values = values.filter_map(|(key, value)| Some((key, value.as_ref()?)));
    values.chain(examples.map(|value| ("examples", value)))
}

/// The whole numbers that schemas list as their values.
fn listed(members: &[Member<'_>]) -> impl Iterator<Item = i128> {
    let values = members.iter().flat_map(|member| &member.form().enumeration);
    values.filter_map(end)
}

/// The bounds of a schema, each with the key that it is told by.
fn bounds_of(member: &Member<'_>) -> [(&'static str, Option<Value>); 2] {
    let (form, extensions) = (member.form(), &member.schema.schema_data.extensions);
    let key = |exclusive: Option<bool>, inner, outer| match exclusive {
        Some(true) => inner,
        _ => outer,
    };
    [
        (
            key(form.exclusive_minimum, "exclusiveMinimum", "minimum"),
            extension(extensions, MINIMUM),
        ),
        (
            key(form.exclusive_maximum, "exclusiveMaximum", "maximum"),
            extension(extensions, MAXIMUM),
        ),
    ]
}

/// The least and the greatest of the values that are known.
#[derive(Clone, Copy, Default)]
struct Range {
    least: Option<i128>,
    most: Option<i128>,
    /// Whether nothing says what the least is.
    is_open_below: bool,
}

impl Range {
    /// What the bounds of schemas that all hold say of a number of this type, if it has one.
    fn of_bounds(members: &[Member<'_>], named: Option<&Type>) -> Self {
        let mut range = Self::default();
        for member in members {
            let [least, most] = ends_of(member);
            range.least = range.least.max(least);
            range.most = [range.most, most].into_iter().flatten().min();
        }
        let is_signed = named.is_none_or(|ty| !is_unsigned(ty));
        Self {
            is_open_below: is_signed && range.least.is_none() && range.most.is_some(),
            ..range
        }
    }

    fn with(self, value: i128) -> Self {
        Self {
            least: Some(self.least.map_or(value, |least| least.min(value))),
            most: Some(self.most.map_or(value, |most| most.max(value))),
            ..self
        }
    }

    /// Whether a type has room for all of it.
    fn fits(self, ty: &Type) -> bool {
        let (from, to) = match ty {
            Type::Integer32 => (i32::MIN.into(), i32::MAX.into()),
            Type::Integer64 => (i64::MIN.into(), i64::MAX.into()),
            Type::Unsigned32 => (0, u32::MAX.into()),
            Type::Unsigned64 => (0, u64::MAX.into()),
            Type::Unsigned128 => (0, BEYOND),
            _ => (i128::MIN, BEYOND - 1),
        };
        let has_room = |end: Option<i128>| end.is_none_or(|end| (from..=to).contains(&end));
        has_room(self.least) && has_room(self.most) && !(is_unsigned(ty) && self.is_open_below)
    }
}

/// The least and the greatest number that the bounds of a schema allow.
fn ends_of(member: &Member<'_>) -> [Option<i128>; 2] {
    let form = member.form();
    let [least, most] = bounds_of(member).map(|(_, bound)| unrounded(&bound?));
    let inner = |exclusive: Option<bool>| i128::from(exclusive == Some(true));
    let below = |most: i128| match most {
        // It stands for more than one number.
        BEYOND => BEYOND,
        most => most.saturating_sub(inner(form.exclusive_maximum)),
    };
    [
        least.map(|least| least.saturating_add(inner(form.exclusive_minimum))),
        most.map(below),
    ]
}

fn is_unsigned(ty: &Type) -> bool {
    matches!(ty, Type::Unsigned32 | Type::Unsigned64 | Type::Unsigned128)
}

/// What stands for all that only a type without a sign has room for.
pub(super) const BEYOND: i128 = i128::MAX;

fn is_whole(value: &Value) -> bool {
    as_whole(value).is_some() || value.as_f64().is_some_and(|value| value.fract() == 0.0)
}

/// A whole number that the document states, which may be written as `1e3`; nothing for one that no
/// type has room for.
pub(super) fn end(value: &Value) -> Option<i128> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "what is beyond the types with a sign becomes `BEYOND`"
    )]
    let rounded =
        |number: f64| (number.fract() == 0.0 && number.abs() < ROOM).then_some(number as i128);
    as_whole(value).or_else(|| value.as_f64().and_then(rounded))
}

/// A bound: the ends of the types of 64 bits are often written as double precision rounds them. What
/// no type has room for is the end of the largest.
fn unrounded(value: &Value) -> Option<i128> {
    let Some(end) = end(value) else {
        let beyond = value.as_f64().filter(|value| value.fract() == 0.0)?;
        return Some(if beyond < 0.0 { i128::MIN } else { BEYOND });
    };
    let ends = [
        i128::from(i64::MIN),
        i128::from(i64::MAX),
        i128::from(u64::MAX),
    ];
    let least = if as_whole(value).is_some() { 2 } else { 1 };
    let is_rounded = |exact: &i128| (least..=SPACING).contains(&exact.abs_diff(end));
    Some(ends.into_iter().find(is_rounded).unwrap_or(end))
}

/// Whether a bound is past all numbers of any type, so that it forbids none.
pub(super) fn is_beyond(key: &str, bound: &Value) -> bool {
    let bound = bound.as_f64().unwrap_or_default();
    (key == MAXIMUM && bound >= ROOM) || (key == MINIMUM && bound <= -ROOM)
}

/// How far from each other the numbers of double precision are at the ends of 64 bits.
const SPACING: u128 = 1024;

/// A little more than the greatest number of 128 bits.
const ROOM: f64 = 3.5e38;

#[cfg(test)]
mod tests {
    use openapiv3::Schema;
    use serde_json::{Value, json};

    use super::{Member, Range, Type};
    use crate::pointer::Pointer;
    use crate::vocabulary::{MAXIMUM, MINIMUM, whole};

    fn fits(minimum: Option<Value>, maximum: Option<Value>, exclusive: bool) -> Vec<&'static str> {
        let mut schema = Schema {
            schema_data: openapiv3::SchemaData::default(),
            schema_kind: openapiv3::SchemaKind::Any(openapiv3::AnySchema {
                exclusive_maximum: Some(exclusive),
                ..openapiv3::AnySchema::default()
            }),
        };
        for (key, bound) in [(MINIMUM, minimum), (MAXIMUM, maximum)] {
            let bound = bound.map(|bound| (key.to_owned(), bound));
            schema.schema_data.extensions.extend(bound);
        }
        let member = Member {
            schema: &schema,
            at: Pointer::default(),
            depth: 0,
            optional: false,
            union: true,
        };
        let range = Range::of_bounds(&[member], None);
        let all = [
            ("i64", Type::Integer64),
            ("u64", Type::Unsigned64),
            ("i128", Type::Integer128),
            ("u128", Type::Unsigned128),
        ];
        let fits = all.into_iter().filter(|(_, ty)| range.fits(ty));
        fits.map(|(name, _)| name).collect()
    }

    #[test]
    fn the_first_type_that_fits_has_room_for_the_bounds() {
        let first =
            |minimum, maximum, exclusive| fits(minimum, maximum, exclusive).first().copied();
        let zero = || Some(json!(0));
        let large = || Some(json!(u64::MAX));
        let past = || Some(json!(18_446_744_073_709_551_616.0));
        assert_eq!(first(None, None, false), Some("i64"));
        assert_eq!(first(zero(), None, false), Some("i64"));
        assert_eq!(first(zero(), Some(json!(i64::MAX)), false), Some("i64"));
        assert_eq!(first(zero(), large(), false), Some("u64"));
        assert_eq!(first(zero(), past(), true), Some("u64"));
        assert_eq!(first(zero(), Some(whole(1 << 63)), false), Some("u64"));
        assert_eq!(first(zero(), Some(whole(1 << 64)), false), Some("i128"));
        let rounded = || Some(json!(9_223_372_036_854_776_000_u64));
        assert_eq!(first(None, rounded(), false), Some("i64"));
        assert_eq!(
            first(zero(), Some(whole(18_446_744_073_709_552_000)), false),
            Some("u64")
        );
        assert_eq!(first(Some(json!(-1)), large(), false), Some("i128"));
        assert_eq!(first(None, large(), false), Some("i128"));
        assert_eq!(first(Some(whole(1 << 100)), None, false), Some("i128"));
        let wide = |bound: f64| Some(json!(bound));
        assert_eq!(first(None, wide(1e60), false), None);
        assert_eq!(first(wide(-1e60), None, false), Some("i128"));
        assert_eq!(first(zero(), wide(1e60), false), Some("u128"));
        assert_eq!(first(zero(), wide(1e60), true), Some("u128"));
        let widest = Some(json!(340_282_366_920_938_463_463_374_607_431_768_211_455.0));
        assert_eq!(first(zero(), widest.clone(), false), Some("u128"));
        assert_eq!(first(zero(), widest, true), Some("u128"));
    }
}
