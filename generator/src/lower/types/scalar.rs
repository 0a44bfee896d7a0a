//! Unions that are a choice between bounds of one number, or between booleans.

use crate::ir::Type;
use crate::lower::shape::{Shape, settled};
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;

/// The branches of a union that are all booleans, or all numbers of one kind and format: what else they
/// say is not what makes a type.
pub(super) fn scalars<'s, 'b>(
    source: &Source<'b>,
    shape: &'s Shape<'b>,
) -> Option<&'s [Subschema<'b>]> {
    let Shape::Union(union) = shape else {
        return None;
    };
    if !union.base.is_empty() || union.hierarchy.is_some() {
        return None;
    }
    let mut branches = union.branches.iter();
    let first = settled(source, branches.next()?)?;
    let is_alike = |shape: Shape<'_>| match (&first, &shape) {
        (Shape::Boolean, Shape::Boolean) => true,
        (Shape::Integer(one), Shape::Integer(other))
        | (Shape::Number(one), Shape::Number(other)) => one == other,
        _ => false,
    };
    branches
        .all(|branch| settled(source, branch).is_some_and(is_alike))
        .then_some(&union.branches[..])
}

/// The first type that has room for the values of both.
pub(super) fn wider(one: Type, other: Type) -> Type {
    match (room(&one), room(&other)) {
        // What begins at zero has no room for what does not, of whatever size.
        (Some((a, true)), Some((b, false))) | (Some((b, false)), Some((a, true))) if a >= b => {
            signed_beyond(a)
        }
        (Some((a, _)), Some((b, _))) if a < b => other,
        _ => one,
    }
}

/// How many bits a whole number has, and whether it begins at zero.
fn room(ty: &Type) -> Option<(u8, bool)> {
    Some(match ty {
        Type::Integer32 => (32, false),
        Type::Unsigned32 => (32, true),
        Type::Integer64 => (64, false),
        Type::Unsigned64 => (64, true),
        Type::Integer128 => (128, false),
        Type::Unsigned128 => (128, true),
        _ => return None,
    })
}

/// The type of numbers with a sign that has room for so many bits without one.
fn signed_beyond(bits: u8) -> Type {
    if bits == 32 {
        Type::Integer64
    } else {
        Type::Integer128
    }
}
