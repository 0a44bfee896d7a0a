//! The values that are tried of a schema until one is found that it allows.

use serde_json::Value;

use super::{Sampler, Sampling, ValueKind};
use crate::limits::proof::VALUES;
use crate::verify::schema::{SchemaId, mended};

impl Sampler<'_> {
    /// A value of a schema that is as near to what is wanted as a valid one can be.
    pub(in crate::verify) fn sample(&self, id: SchemaId, sampling: Sampling<'_>) -> Option<Value> {
        self.sample_as(id, sampling, &Value::clone)
    }

    /// A value of a schema, where a reader sees more in it than is there: it is valid as it is `seen`.
    pub(in crate::verify) fn sample_as(
        &self,
        id: SchemaId,
        sampling: Sampling<'_>,
        seen: &dyn Fn(&Value) -> Value,
    ) -> Option<Value> {
        let allows = |value: &Value| self.schemas.allows(id, &seen(value));
        let mut tried: Vec<Value> = Vec::new();
        for sampling in tries(sampling) {
            let Some(made) = self.made(id, sampling).filter(|made| !tried.contains(made)) else {
                continue;
            };
            if allows(&made) {
                return Some(made);
            }
            if let Some(mended) = self.mended(id, sampling).filter(allows) {
                return Some(mended);
            }
            tried.push(made);
        }
        let mut tried = tried.into_iter();
        tried.find(|made| self.schemas.nearly_allows(id, &seen(made)))
    }

    fn made(&self, id: SchemaId, sampling: Sampling<'_>) -> Option<Value> {
        self.budget.set(VALUES);
        let made = self.value(&[self.schemas.get(id)], sampling, 0);
        made.filter(|value| sampling.placement.fits(value))
    }

    /// The value without what is refused of it: a property whose value no schema tells from that of
    /// another branch takes no other with it.
    fn mended(&self, id: SchemaId, sampling: Sampling<'_>) -> Option<Value> {
        self.mends.set(true);
        let made = self.made(id, sampling);
        self.mends.set(false);
        let mended = mended(self.schemas, id, made?);
        mended.filter(|value| sampling.placement.fits(value))
    }

    /// The value of a branch, without what that refuses of it if such is left out: who asks all
    /// branches hears from none why it is refused.
    pub(super) fn mended_of(&self, branch: &Value, made: Value) -> Value {
        let reference = branch.get("$ref").and_then(Value::as_str);
        let id = reference.and_then(|reference| self.schemas.id(reference));
        let id = id.filter(|id| self.mends.get() && !self.schemas.allows(*id, &made));
        id.and_then(|id| mended(self.schemas, id, made.clone()))
            .unwrap_or(made)
    }
}

/// What is tried: what is wanted, then what is near it, and then anything.
fn tries(sampling: Sampling<'_>) -> impl Iterator<Item = Sampling<'_>> {
    let nearer = [
        sampling,
        Sampling {
            everything: !sampling.everything,
            ..sampling
        },
        Sampling {
            kind: ValueKind::Plain,
            ..sampling
        },
    ];
    let further = [0, 1, 2, 3].map(|by| Sampling {
        everything: false,
        kind: ValueKind::Plain,
        ..sampling.next(by)
    });
    let last = Sampling {
        kind: ValueKind::Example,
        everything: true,
        ..sampling
    };
    nearer.into_iter().chain(further).chain([last])
}
