//! Tuples: arrays whose items each have a meaning of their own.

use super::Context;
use super::bounds::bounds;
use super::schema::part;
use super::spot::Spot;
use crate::ir::{Bounds, Tuple, TupleItem, Type};
use crate::lower::docs;
use crate::lower::shape::items::{Item, Items};
use crate::lower::shape::null::nullable;
use crate::names::{Case, Claim, Name, Scope};

/// Makes the tuple of these items.
pub(super) fn tuple(context: &mut Context<'_, '_>, items: &Items<'_>, spot: &Spot<'_>) -> Tuple {
    if !items.is_closed() {
        let count = items.all.len();
        let message =
            format!("a tuple of {count} items needs `minItems` and `maxItems` of {count}");
        context.report.error("wrong-count", &items.at, message);
    }
    let claims = items.all.iter().map(|item| Claim::new(item.name.as_str()));
    let names = Scope::new(Case::Value).claim_all(claims);
    let all = items.all.iter().zip(names);
    Tuple {
        items: all
            .map(|(item, name)| tuple_item(context, item, name, spot))
            .collect(),
    }
}

fn tuple_item(
    context: &mut Context<'_, '_>,
    item: &Item<'_>,
    name: Name,
    spot: &Spot<'_>,
) -> TupleItem {
    let described = item.description.map(docs::markdown);
    let Some(schema) = &item.schema else {
        return TupleItem {
            name,
            docs: described.unwrap_or_default(),
            ty: Type::Json,
            bounds: Bounds::default(),
        };
    };
    let ty = part(
        context,
        schema.schema,
        &spot.part(schema.at.clone(), &item.name),
    );
    let source = context.source;
    let docs = described.or_else(|| {
        schema
            .resolve(source)
            .map(|(schema, _)| docs::value(schema))
    });
    TupleItem {
        name,
        docs: docs.unwrap_or_default(),
        bounds: bounds(source, context.report, spot.home.owner(), schema, &ty),
        ty: nullable(source, schema.schema, ty),
    }
}
