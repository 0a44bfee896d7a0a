//! What the types of today were.

use std::collections::HashMap;

use super::types::KeptType;
use crate::ir::{Model, ModelId, Type};
use crate::record;
use crate::record::spelled;

/// What the types of today were.
#[derive(Default)]
pub(in crate::lower) struct Were<'k> {
    /// Which type each of them was.
    pub(in crate::lower) types: Vec<Option<KeptType<'k>>>,
    /// The types that are gone and stood where one stands.
    pub(super) stood: HashMap<ModelId, Vec<(&'k str, &'k record::Type)>>,
}

impl<'k> Were<'k> {
    /// Of so many types, of which nothing is known.
    pub(in crate::lower) fn nothing(types: usize) -> Self {
        Self {
            types: vec![None; types],
            ..Self::default()
        }
    }

    /// Which type each was that was no more than one: what was several has no file from before.
    pub(in crate::lower) fn alone(&self) -> Vec<Option<KeptType<'k>>> {
        let types = self.types.iter().enumerate();
        let types = types.map(|(index, known)| {
            let stood = self.stood.get(&ModelId(index)).map_or(0, Vec::len);
            known.filter(|known| !known.is_renamed || stood < 2)
        });
        types.collect()
    }

    /// What a type was, or else the only one that stood where it stands, which is several by now.
    pub(super) fn before(&self, id: ModelId) -> Option<(&'k str, &'k record::Type)> {
        if let Some(known) = self.types.get(id.0).copied().flatten() {
            return Some((known.name, known.ty));
        }
        match self.stood.get(&id).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    /// Whether a type was that one, or stands where that stood.
    pub(super) fn is(&self, id: ModelId, name: &str) -> bool {
        let known = self.types.get(id.0).copied().flatten();
        let mut stood = self.stood.get(&id).into_iter().flatten();
        known.is_some_and(|known| known.name == name) || stood.any(|(known, _)| *known == name)
    }

    /// The types by what they were called.
    pub(super) fn names(&self, models: &[Model]) -> Names<'_, 'k> {
        let names = models.iter().zip(&self.types);
        let names = names.map(|(model, known)| match known {
            Some(known) => known.name.to_owned(),
            None => model.name.to_string(),
        });
        Names {
            names: names.collect(),
            were: self,
        }
    }
}

/// Types by what they were called, by which the record tells what a variant holds.
pub(super) struct Names<'w, 'k> {
    names: Vec<String>,
    were: &'w Were<'k>,
}

impl Names<'_, '_> {
    /// What tells each of these types, which are all that a union or a choice holds, among those that
    /// it held: what it was, or else what stood where it stands, if nothing else can be that.
    pub(super) fn told(&self, types: &[&Type], is_known: impl Fn(&str) -> bool) -> Vec<String> {
        let own = |ty: &&Type| spelled::ty(ty.unboxed(), &|id| self.name(id));
        let own: Vec<String> = types.iter().map(own).collect();
        if self.were.stood.is_empty() {
            return own;
        }
        let former = types.iter().zip(&own).map(|(ty, own)| {
            let stood = ty.model().filter(|_| !is_known(own));
            let stood = stood.and_then(|id| self.were.stood.get(&id));
            let stood = stood.into_iter().flatten();
            let spelled = stood.map(|(name, _)| spelled::ty(ty.unboxed(), &|_| name));
            let mut former = spelled.filter(|known| is_known(known));
            former.next().filter(|_| former.next().is_none())
        });
        let former: Vec<Option<String>> = former.collect();
        let is_alone = |known: &String| {
            let same = |other: &&Option<String>| other.as_ref() == Some(known);
            !own.contains(known) && former.iter().filter(same).count() == 1
        };
        let told = former.iter().zip(&own);
        let told = told.map(|(former, own)| former.clone().filter(is_alone).unwrap_or(own.clone()));
        told.collect()
    }

    fn name(&self, id: ModelId) -> &str {
        self.names.get(id.0).map_or("", String::as_str)
    }
}
