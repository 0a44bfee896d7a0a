//! What stands at several places and is one type, as it was or as nothing else was.

use openapiv3::{ReferenceOr, Schema};

use super::Context;
use super::alike::Shared;
use super::shared::{one_list, one_type};
use super::spot::Spot;
use crate::ir::ModelId;
use crate::lower::shape::{Shape, shape};
use crate::lower::source::section;
use crate::pointer::Pointer;
use crate::record::Kind;

impl Context<'_, '_> {
    /// The model that is the same as what stands there, if one is.
    pub(in crate::lower) fn same(&mut self, key: &Shared, at: &Pointer) -> Option<ModelId> {
        let was = self.was(key, at);
        self.drafts.alike.find(key, was)
    }

    /// Lets others find the model of what stands there.
    pub(in crate::lower) fn share(&mut self, key: Shared, id: ModelId, at: &Pointer) {
        let was = self.was(&key, at);
        self.drafts.alike.add(key, id, was);
    }

    /// Lets a type stand where a component only refers to it, if a type stood there and no other where the
    /// type stands: the component was written out there.
    pub(super) fn stands_for(&mut self, id: ModelId, component: &Pointer) {
        let of = |at: &Pointer| self.places.of(at, &self.drafts.told);
        let places = &self.drafts.draft(id).places;
        if !self.kept.is_any() || places.contains(component) {
            return;
        }
        let was = self.kept.types_at(&of(component));
        let is_no_other = |at: &Pointer| {
            let stood = self.kept.types_at(&of(at));
            stood.is_empty() || stood == was
        };
        if !was.is_empty() && places.iter().all(is_no_other) {
            self.drafts.stands(id, component);
        }
    }

    /// The type that stood there before or was referred to, if it was one.
    pub(super) fn known_there(&self, at: &Pointer) -> Option<String> {
        let mut was = self.stood(at);
        if was.is_empty() {
            was.extend(self.referred(at));
        }
        was.pop().filter(|_| was.is_empty())
    }

    /// The component that says the same as what stands there, if both were one type before, or are one
    /// since then.
    pub(super) fn component_like(
        &self,
        schema: &Schema,
        shape: &Shape<'_>,
        spot: &Spot<'_>,
    ) -> Option<Pointer> {
        let was = &self.known_there(&spot.at)?;
        let is_called = !spot.own.is_empty() && !self.stood(&spot.at).is_empty();
        let spot = if is_called {
            spot
        } else {
            &spot.called(was.clone())
        };
        let key = one_list(shape, spot).or_else(|| one_type(schema, shape, spot))?;
        let known = self.kept.record().types.get(was)?;
        // What has no name where it stands is no other component than it was.
        let mut names = known.at.iter().chain(is_called.then_some(was));
        let at = |name: &String| section("schemas").child(name);
        let is_it = |name: &&String| {
            let there = self.places.of(&at(name), &self.drafts.told);
            let there = self.kept.types_at(&there);
            let is_that = there.is_empty() || there == [was.as_str()];
            is_that && self.says(name, &key, spot) && self.has_type(&at(name))
        };
        names.find(is_it).map(at)
    }

    /// Whether a component is made a type of, whatever stands elsewhere.
    fn has_type(&self, component: &Pointer) -> bool {
        self.keeps_unused || self.source.is_reached(component)
    }

    /// Whether a component would be the same type if it stood there.
    fn says(&self, component: &str, key: &Shared, spot: &Spot<'_>) -> bool {
        let schema = self.source.components().schemas.get(component);
        let Some(schema) = schema.and_then(ReferenceOr::as_item) else {
            return false;
        };
        let shape = shape(self.source, schema, &section("schemas").child(component));
        let keys = [one_list(&shape, spot), one_type(schema, &shape, spot)];
        keys.iter().flatten().any(|known| known == key)
    }

    /// The types that stood there before. What the document describes once is one type, whatever it was.
    fn was(&self, key: &Shared, at: &Pointer) -> Vec<String> {
        match key {
            Shared::Base(_) | Shared::Events(_) | Shared::Known(..) => Vec::new(),
            _ => self.stood(at),
        }
    }

    /// Whether the events of a stream were told by their types before.
    pub(in crate::lower) fn told_events(&self, stream: &Pointer) -> bool {
        let stood = self.stood(&stream.child("events"));
        let mut known = stood
            .iter()
            .filter_map(|name| self.kept.record().types.get(name));
        known.any(|known| known.kind == Kind::Events)
    }

    /// The type that was referred to from there before.
    fn referred(&self, at: &Pointer) -> Option<String> {
        if !self.kept.is_any() {
            return None;
        }
        let place = self.places.of(at, &self.drafts.told);
        let former = self.places.former(&place);
        let mut places = std::iter::once(place).chain(former);
        let was = places.find_map(|place| self.kept.referred_at(&place));
        was.map(str::to_owned)
    }

    fn stood(&self, at: &Pointer) -> Vec<String> {
        // Of a new crate, nothing is known of any place.
        if !self.kept.is_any() {
            return Vec::new();
        }
        let place = self.places.of(at, &self.drafts.told);
        let former = self.places.former(&place);
        let places = std::iter::once(place).chain(former);
        let types = places.flat_map(|place| self.kept.types_at(&place).to_vec());
        types.map(str::to_owned).collect()
    }
}
