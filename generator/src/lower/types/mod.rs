//! Types: what the schemas of the document become.
//!
//! Types contain types, so that [`schema`], [`object`] and [`union`] lead to each other.

pub(in crate::lower) mod alike;
pub(in crate::lower) mod bounds;
mod called;
mod constants;
mod demands;
pub(in crate::lower) mod drafts;
mod enums;
mod exact;
pub(in crate::lower) mod formats;
mod integer;
pub(in crate::lower) mod keywords;
pub(in crate::lower) mod known_values;
mod modules;
mod number;
mod object;
pub(in crate::lower) mod said;
mod same;
mod scalar;
pub(in crate::lower) mod schema;
mod shared;
mod single;
pub(in crate::lower) mod spot;
mod tuple;
mod unchecked;
mod undescribed;
mod union;
pub(in crate::lower) mod unused;

use self::drafts::Drafts;
use crate::ir::Formats;
use crate::lower::kept::Kept;
use crate::lower::shape::told::Told;
use crate::lower::source::Source;
use crate::lower::source::place::Places;
use crate::lower::source::report::Report;
use crate::lower::xml::Tables;

/// What types are made of, and where they and what there is to say of them go.
pub(in crate::lower) struct Context<'c, 'a> {
    pub(in crate::lower) source: &'c Source<'a>,
    pub(in crate::lower) told: &'c Told,
    pub(in crate::lower) formats: Formats,
    pub(in crate::lower) kept: &'c Kept<'c>,
    pub(in crate::lower) places: &'c Places<'a>,
    pub(in crate::lower) drafts: &'c mut Drafts,
    pub(in crate::lower) report: &'c mut Report<'a>,
    /// The tables of bodies in XML; nothing where these are texts.
    pub(in crate::lower) xml: Option<&'c mut Tables>,
    /// Whether components have types that nothing leads to.
    pub(in crate::lower) keeps_unused: bool,
    /// How many schemas that are within each other are being made types of.
    pub(in crate::lower) depth: usize,
}
