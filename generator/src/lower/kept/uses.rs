//! What a call takes and gives today, each with the type that stood there.

use super::calls::KeptCall;
use crate::ir::{Answer, Body, EventData, Parameter, Type};
use crate::record::spelled;

/// A type as the record spells it, and the one that stands where it stood.
pub(in crate::lower) type Use<'k> = (&'k str, Type);

impl<'k> KeptCall<'k> {
    /// A parameter.
    pub(in crate::lower) fn use_of_parameter(&self, parameter: &Parameter) -> Option<Use<'k>> {
        let at = parameter.at();
        let known = self.all().find(|known| known.at == at)?;
        Some((&known.ty, parameter.ty.clone()))
    }

    /// The body, as the media type that it is sent as where a caller says none.
    pub(in crate::lower) fn use_of_body(&self, body: &Body) -> Option<Use<'k>> {
        let mut known = self.known()?.bodies.iter();
        let known = known.find(|known| known.media_type == body.media_type)?;
        Some((&known.ty, body.ty.clone()))
    }

    /// An answer, as each media type that is told apart.
    pub(in crate::lower) fn uses_of_answer(
        &self,
        answer: &Answer,
    ) -> impl Iterator<Item = Use<'k>> {
        let known = self.known().map(|call| &call.answers);
        let known = known.and_then(|answers| answers.get(&spelled::status(answer.status)));
        let known = known.map_or(&[][..], Vec::as_slice);
        let others = answer.others.iter();
        let others = others.map(|(media_type, read)| (media_type.as_str(), read));
        let reads = others.chain([("", &answer.read)]);
        reads.filter_map(move |(media_type, read)| {
            let known = known.iter().find(|known| known.media_type == media_type)?;
            Some((known.ty.as_str(), read.ty()?))
        })
    }

    /// What its events hold.
    pub(in crate::lower) fn use_of_events(&self, events: &EventData) -> Option<Use<'k>> {
        let known = self.known()?.events.as_deref()?;
        Some((known, events.ty().clone()))
    }

    /// One of the items that it gives.
    pub(in crate::lower) fn use_of_item(&self, item: &Type) -> Option<Use<'k>> {
        let known = self.known()?.items.as_deref()?;
        Some((known, item.clone()))
    }
}
