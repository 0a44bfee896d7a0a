//! Numbers within their bounds.

use serde_json::{Number, Value};

use super::{Facts, Sampler, Sampling, ValueKind};

/// Greater integers are not the same in all languages.
const SAFE: i128 = 9_007_199_254_740_991;
/// How far from the ends of 64 bits the doubles next to them are, as they are written.
const ROUNDED: u128 = 1024;

impl<'s> Sampler<'s> {
    pub(super) fn integer(&self, facts: &Facts<'s>, sampling: Sampling<'_>) -> Option<Value> {
        let (mut low, mut high) = range(facts);
        for bound in facts.all("minimum") {
            low = low.max(whole(bound, f64::ceil)?);
        }
        for bound in facts.all("exclusiveMinimum") {
            low = low.max(whole(bound, f64::floor)? + 1);
        }
        for bound in facts.all("maximum") {
            high = high.min(whole(bound, f64::floor)?);
        }
        for bound in facts.all("exclusiveMaximum") {
            high = high.min(whole(bound, f64::ceil)? - 1);
        }
        let mut step = 1;
        for multiple in facts.all("multipleOf") {
            step = step.max(whole(multiple, f64::ceil)?);
        }
        low = low.div_euclid(step) * step + if low.rem_euclid(step) == 0 { 0 } else { step };
        high = high.div_euclid(step) * step;
        if low > high {
            return None;
        }
        let usual = (1 + i128::try_from(sampling.index).ok()?) * step;
        let number = match sampling.kind {
            ValueKind::Least => self.met(low),
            ValueKind::Most => self.met(high),
            _ if usual <= high => usual.max(low),
            _ => high,
        };
        let small = i64::try_from(number).map(Number::from);
        let number = small.or_else(|_| u64::try_from(number).map(Number::from));
        number.ok().map(Value::Number)
    }

    pub(super) fn number(&self, facts: &Facts<'s>, sampling: Sampling<'_>) -> Option<Value> {
        let format = format(facts);
        if is_of_integers(format) {
            return self.integer(facts, sampling);
        }
        let bounds = |keyword| facts.all(keyword).filter_map(Value::as_f64);
        let low = bounds("minimum").fold(f64::NEG_INFINITY, f64::max);
        let above = bounds("exclusiveMinimum").fold(f64::NEG_INFINITY, f64::max);
        let high = bounds("maximum").fold(f64::INFINITY, f64::min);
        let below = bounds("exclusiveMaximum").fold(f64::INFINITY, f64::min);
        if bounds("multipleOf").next().is_some() {
            return self.integer(facts, sampling).or_else(|| {
                let step = bounds("multipleOf").fold(0.0, f64::max);
                Some(step.into())
            });
        }
        let is_within =
            |number: f64| number >= low && number > above && number <= high && number < below;
        let turn = f64::from(u8::try_from(sampling.index % 8).ok()?);
        let (least, most) = (low.max(above), high.min(below));
        let wanted = match sampling.kind {
            ValueKind::Least => self.met(if least.is_finite() {
                least
            } else {
                -1_234_567.5
            }),
            ValueKind::Most => self.met(if most.is_finite() { most } else { 1_234_567.5 }),
            // A decimal keeps the zeros that it is written with.
            _ if turn % 2.0 == 0.0 || format.starts_with("decimal") => 1.5 + turn,
            _ => 1.0 + turn,
        };
        let middle = least.midpoint(most);
        let further = [
            wanted,
            least,
            most,
            middle,
            least + 1.0,
            most - 1.0,
            0.0,
            1.0,
        ];
        let number = further
            .into_iter()
            .find(|number| number.is_finite() && is_within(*number))?;
        Some(number.into())
    }
}

fn format<'s>(facts: &Facts<'s>) -> &'s str {
    let mut formats = facts.all("format");
    formats.find_map(Value::as_str).unwrap_or_default()
}

/// Whether a format of numbers is one of integers.
fn is_of_integers(format: &str) -> bool {
    let digits = format.trim_start_matches('u').strip_prefix("int");
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What an integer's format lets it be.
fn range(facts: &Facts<'_>) -> (i128, i128) {
    match format(facts) {
        "int8" => (i8::MIN.into(), i8::MAX.into()),
        "int16" => (i16::MIN.into(), i16::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "int64" => (i64::MIN.into(), i64::MAX.into()),
        "uint8" => (0, u8::MAX.into()),
        "uint16" => (0, u16::MAX.into()),
        "uint32" => (0, u32::MAX.into()),
        "uint64" | "uint" => (0, u64::MAX.into()),
        "uint128" => (0, SAFE),
        // No integer of 64 bits can be that great and below 0.
        _ if is_great(facts) => (0, SAFE),
        _ => (-SAFE, greatest(facts)),
    }
}

/// The greatest integer where no format says it: what the schemas speak of, up to that of 64 bits.
fn greatest(facts: &Facts<'_>) -> i128 {
    let bounds = facts.all("maximum").chain(facts.all("exclusiveMaximum"));
    let greatest = bounds.filter_map(|bound| whole(bound, f64::floor)).max();
    let least = facts
        .all("minimum")
        .filter_map(|bound| whole(bound, f64::ceil))
        .max();
    let is_unsigned = least.is_some_and(|least| least >= 0);
    let most = if is_unsigned {
        u64::MAX.into()
    } else {
        i64::MAX.into()
    };
    greatest.map_or(SAFE, |greatest| greatest.clamp(SAFE, most))
}

/// Whether an example or a default is beyond the integers that have a sign.
fn is_great(facts: &Facts<'_>) -> bool {
    let examples = facts.all("examples").filter_map(Value::as_array).flatten();
    let mut known = examples.chain(facts.all("default"));
    known.any(|value| value.is_u64() && !value.is_i64())
}

/// A bound as an integer. The ends of 64 bits are often written as a double rounds them.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast keeps within its range"
)]
fn whole(bound: &Value, round: fn(f64) -> f64) -> Option<i128> {
    let exact = bound.as_i64().map(i128::from);
    let exact = exact.or_else(|| bound.as_u64().map(i128::from));
    let whole = exact.or_else(|| Some(round(bound.as_f64()?).clamp(-1e30, 1e30) as i128))?;
    let ends = [i64::MIN.into(), i64::MAX.into(), u64::MAX.into()];
    let is_meant = |end: &i128| (2..=ROUNDED).contains(&whole.abs_diff(*end));
    Some(ends.into_iter().find(is_meant).unwrap_or(whole))
}
