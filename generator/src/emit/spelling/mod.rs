//! How the values of the decisions are spelled in Rust, wherever they stand.

mod bounds;
mod definition;
mod formats;
mod gates;
mod old;
mod spelled;
mod style;
mod types;
mod xml;

pub(super) use bounds::bounds;
pub(super) use definition::{complexity, enumeration, in_unions, row, structure};
pub(super) use formats::{BASE64, dependencies, dependency, own_type};
pub(super) use gates::{attribute, chosen, declaration, gated, maybe_unused};
pub(super) use old::old_name;
pub(super) use spelled::Spelled;
pub(super) use style::style;
pub(super) use types::{Types, map_import};
pub(super) use xml::{xml_import, xml_root, xml_table};
