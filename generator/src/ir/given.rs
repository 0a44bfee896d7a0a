//! How what a caller gives becomes what a call or a model holds.

use super::{Api, Format, Library, Model, ModelKind, Tuple, Type, Union};
use crate::names::{Case, Claim, Name, PRELUDE_TYPES, Scope};

impl Api {
    /// Whether a caller gives anything that becomes the type, rather than the type itself.
    #[must_use]
    pub fn converts(&self, ty: &Type) -> bool {
        match ty {
            // The runtime has a type around that of the library.
            Type::Text | Type::File | Type::Formatted(Format::DecimalNumber) => true,
            Type::Formatted(Format::DateTime) => {
                let library = self.formats.date_time;
                matches!(library, Some(Library::Jiff | Library::JiffOrCivil))
            }
            Type::Formatted(Format::Date) => self.formats.date == Some(Library::Jiff),
            Type::Model(id) => match &self.model(*id).kind {
                ModelKind::Object(_) => false,
                ModelKind::Choice(choice) => choice.is_sent(),
                ModelKind::Enum(of) => of.other.is_some() || of.is_text(),
                ModelKind::Tuple(_) | ModelKind::Union(_) => true,
            },
            _ => false,
        }
    }

    /// The type parameters for what becomes the items of a tuple; none for an item that is given as
    /// it is.
    #[must_use]
    pub fn type_parameters(&self, model: &Model, tuple: &Tuple) -> Vec<Option<Name>> {
        let claims = tuple.items.iter().map(|item| {
            let item = item.name.bare();
            Claim::new(item).or(format!("into {item}"))
        });
        let models = tuple.items.iter().filter_map(|item| item.ty.model());
        let models = models.map(|id| &self.model(id).name).chain([&model.name]);
        let taken: Vec<&str> = models.map(Name::bare).collect();
        let names = Scope::new(Case::Type)
            .without(PRELUDE_TYPES)
            .without(&taken)
            .claim_all(claims);
        let items = tuple.items.iter().zip(names);
        items
            .map(|(item, name)| self.converts(&item.ty).then_some(name))
            .collect()
    }

    /// The types from which a variant of a union can be made: its own, unless another variant has
    /// the same, and what is easy to give in its place.
    #[must_use]
    pub fn sources(&self, model: &Model, union: &Union, ty: &Type) -> Vec<MadeFrom> {
        let own = ty.unboxed();
        let branches = union.branches.iter();
        if branches.filter(|branch| branch.ty.unboxed() == own).count() > 1 {
            return Vec::new();
        }
        let is_itself = matches!(own, Type::Model(id) if self.model(*id).name == model.name);
        let mut sources = Vec::new();
        if !is_itself {
            sources.push(MadeFrom::Type(own.clone()));
        }
        match ty {
            Type::Boxed(_) => sources.push(MadeFrom::Type(ty.clone())),
            Type::Text => sources.push(MadeFrom::BorrowedText),
            Type::Formatted(Format::DateTime) if self.converts(ty) => {
                sources.push(MadeFrom::LibraryMoment);
            }
            Type::Formatted(Format::Date) if self.converts(ty) => {
                sources.push(MadeFrom::LibraryDay);
            }
            _ => {}
        }
        sources
    }
}

/// What a variant of a union can be made from.
#[derive(Clone, Debug, PartialEq)]
pub enum MadeFrom {
    /// A value of the type.
    Type(Type),
    /// A text that is borrowed.
    BorrowedText,
    /// A moment as the library has it, around which the runtime has a type.
    LibraryMoment,
    /// A day as the library has it, around which the runtime has a type.
    LibraryDay,
}
