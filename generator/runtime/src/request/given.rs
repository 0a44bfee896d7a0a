//! The shape of a parameter within its bounds.

use serde_core::Serialize;

use super::shape::Shape;
use crate::core::bounds::Bounds;
use crate::core::invalid::Invalid;
use crate::core::place::Place;
use crate::core::value::Scalar;

/// The shape of a parameter within its bounds.
pub(crate) fn given(
    name: &'static str,
    value: &impl Serialize,
    bounds: &Bounds,
) -> Result<Shape, Invalid> {
    let shape = Shape::of(name, value)?;
    let top = Place::TOP;
    let at = top.field(name);
    match &shape {
        Shape::Absent | Shape::Object(_) => {}
        Shape::Text(text) => bounds.check_scalar(&at, &Scalar::Text(text))?,
        Shape::List(items) => bounds.check_items(&at, items.len())?,
        Shape::Bare(text) => {
            let integer = text.parse().map(Scalar::Integer).ok();
            let number = || text.parse().map(Scalar::Number).ok();
            if let Some(number) = integer.or_else(number) {
                bounds.check_scalar(&at, &number)?;
            }
        }
    }
    Ok(shape)
}
