//! Which way a property goes, where it does not go both.

use super::members::members_of;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};

/// Whether a property is in answers alone, or in requests alone.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::lower) struct OneWay {
    pub(in crate::lower) read_only: bool,
    pub(in crate::lower) write_only: bool,
}

impl OneWay {
    /// What one description of a property says of it, by itself or by what it is made of.
    pub(super) fn of(source: &Source<'_>, property: &Subschema<'_>) -> Self {
        let Some((schema, _)) = property.resolve(source) else {
            return Self::default();
        };
        let own = &schema.schema_data;
        let own = Self {
            read_only: own.read_only,
            write_only: own.write_only,
        };
        if form(schema).all_of.is_empty() {
            return own;
        }
        let members = members_of(source, property).unwrap_or_default();
        members.iter().fold(own, |known, member| {
            let data = &member.schema.schema_data;
            known.and(Self {
                read_only: data.read_only,
                write_only: data.write_only,
            })
        })
    }

    /// What two descriptions that both hold say together: what one of them says once, is so.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            read_only: self.read_only || other.read_only,
            write_only: self.write_only || other.write_only,
        }
    }
}
