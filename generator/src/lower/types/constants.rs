//! The properties of objects that have one value alone.

use std::collections::HashSet;

use super::Context;
use super::spot::Spot;
use super::undescribed::Unknown;
use crate::ir::Constant;
use crate::lower::shape::constant::{OneValue, one_value};
use crate::lower::shape::property::Property;
use crate::lower::shape::same::end;

/// The properties that have one value alone. One that answers alone have is not written in requests, but
/// where a discriminator says what an object is by it, which nobody could know without.
pub(super) fn constants(
    context: &Context<'_, '_>,
    properties: &[Property<'_, '_>],
    required: &HashSet<&str>,
    unknown: &[Unknown<'_>],
    spot: &Spot<'_>,
) -> Vec<Constant> {
    let source = context.source;
    let told = |wire: &str| context.told.values(&spot.at, wire);
    let described = properties.iter().filter_map(|property| {
        let Property { wire, counts, .. } = *property;
        let is_required = required.contains(wire);
        let one = one_value(source, property, is_required, told(wire))?;
        let OneValue {
            value,
            optional,
            read_only,
        } = one;
        if property.mixed(source).is_some() {
            return None;
        }
        Some(Constant {
            wire: wire.to_owned(),
            value,
            optional,
            is_sent: !read_only || context.told.is_declared(&spot.at, wire),
            schema: source.origin(&end(source, counts)),
            origin: source.origin(&counts.at),
        })
    });
    let undescribed = unknown.iter().filter_map(|unknown| {
        let [only] = told(unknown.wire) else {
            return None;
        };
        Some(Constant {
            wire: unknown.wire.to_owned(),
            value: only.clone(),
            optional: true,
            is_sent: true,
            schema: source.origin(&unknown.at),
            origin: source.origin(&unknown.at),
        })
    });
    described.chain(undescribed).collect()
}
