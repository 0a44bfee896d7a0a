//! How large a value of a type is, near enough to tell what belongs on the heap.

use crate::ir::{Format, Model, ModelKind, Presence, Type};

/// A variant with more bytes than this goes on the heap, since every value of
/// the enum would be as large.
pub(super) const LARGE: usize = 128;

const WORD: usize = 8;
const TEXT: usize = 3 * WORD;
const JSON: usize = 4 * WORD;
/// A URL, a file and the like, which hold several strings or numbers.
const COMPOUND: usize = 11 * WORD;

/// The sizes of all models, in bytes; types are boxed where they recur.
pub(super) fn sizes(models: &[Model]) -> Vec<usize> {
    let mut sizes = vec![None; models.len()];
    for index in 0..models.len() {
        measure(models, index, &mut sizes);
    }
    sizes.into_iter().map(Option::unwrap_or_default).collect()
}

/// Measures a model after those that it contains, without a stack of its own depth.
fn measure(models: &[Model], root: usize, sizes: &mut [Option<usize>]) {
    let mut open = vec![(root, false)];
    while let Some((index, ready)) = open.pop() {
        if sizes[index].is_some() {
            continue;
        }
        if ready {
            sizes[index] = Some(model(&models[index], sizes));
            continue;
        }
        open.push((index, true));
        let inner = models[index]
            .types()
            .into_iter()
            .filter_map(Type::direct_model);
        open.extend(inner.map(|id| (id.0, false)));
    }
}

fn model(model: &Model, sizes: &[Option<usize>]) -> usize {
    let known = |ty: &Type| of(ty, &|id| sizes[id].unwrap_or_default());
    match &model.kind {
        ModelKind::Object(object) => {
            let fields = object.fields.iter().map(|field| {
                let options = match field.presence {
                    Presence::Required => 0,
                    Presence::Nullable | Presence::Optional => WORD,
                    Presence::OptionalNullable => 2 * WORD,
                };
                known(&field.ty) + options
            });
            fields.sum::<usize>() + object.rest.as_ref().map_or(0, |_| TEXT)
        }
        ModelKind::Tuple(tuple) => tuple.items.iter().map(|item| known(&item.ty)).sum(),
        ModelKind::Enum(_) => JSON,
        ModelKind::Union(_) | ModelKind::Choice(_) => {
            let largest = model.types().into_iter().map(known).max();
            // What is larger is going to be boxed.
            largest.unwrap_or_default().clamp(JSON, LARGE) + WORD
        }
    }
}

/// The size of a type, given those of the models.
pub(super) fn of(ty: &Type, size: &dyn Fn(usize) -> usize) -> usize {
    match ty {
        Type::Null => 0,
        Type::Boolean
        | Type::Integer32
        | Type::Integer64
        | Type::Unsigned32
        | Type::Unsigned64
        | Type::Integer128
        | Type::Unsigned128
        | Type::Number
        | Type::Boxed(_) => WORD,
        Type::Text | Type::List(_) | Type::Map(_) => TEXT,
        Type::Formatted(Format::Uri) | Type::File => COMPOUND,
        Type::Formatted(_) | Type::Bytes | Type::Json => JSON,
        Type::Model(id) => size(id.0),
        Type::Nullable(inner) => of(inner, size) + WORD,
    }
}
