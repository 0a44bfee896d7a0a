//! Tuples: arrays whose items each have a meaning of their own.

use super::Context;
use super::bounds::{Stated, stated};
use super::spot::Spot;
use crate::ir::{Bounds, Said, Tuple, TupleItem, Type};
use crate::lower::docs;
use crate::lower::shape::items::{Item, Items};
use crate::lower::shape::null::nullable;
use crate::lower::source::report::Report;
use crate::names::{Case, Claim, Name, Scope};

/// Reports a document that does not close the list behind the items, or allows fewer of them.
pub(super) fn check(report: &mut Report<'_>, items: &Items<'_>) {
    if !items.is_closed() {
        let count = items.all.len();
        let message =
            format!("a tuple of {count} items needs `minItems` and `maxItems` of {count}");
        report.error("wrong-count", &items.at, message);
    } else if items.may_be_fewer() {
        let count = items.all.len();
        let message = format!(
            "nothing says that the array has all of its `prefixItems`, and one without is refused: `minItems` of {count} says so"
        );
        report.unrepresented("open-tuple", &items.at.child("prefixItems"), message);
    }
}

/// Makes the tuple of these items, which are of these types.
pub(super) fn tuple(
    context: &mut Context<'_, '_>,
    items: &Items<'_>,
    types: Vec<Type>,
    spot: &Spot<'_>,
) -> Tuple {
    let claims = items.all.iter().map(|item| Claim::new(item.name.as_str()));
    let names = Scope::new(Case::Value).claim_all(claims);
    let all = items.all.iter().zip(types).zip(names);
    Tuple {
        items: all
            .map(|((item, ty), name)| tuple_item(context, item, ty, name, spot))
            .collect(),
    }
}

fn tuple_item(
    context: &mut Context<'_, '_>,
    item: &Item<'_>,
    ty: Type,
    name: Name,
    spot: &Spot<'_>,
) -> TupleItem {
    let given = Case::Value.name(&item.name);
    let described = item.description.map(docs::markdown);
    let Some(schema) = &item.schema else {
        return TupleItem {
            name,
            given,
            docs: described.unwrap_or_default(),
            ty,
            bounds: Bounds::default(),
            said: Said::default(),
        };
    };
    let source = context.source;
    let docs = described.or_else(|| {
        schema
            .resolve(source)
            .map(|(schema, _)| docs::value(schema))
    });
    let Stated { bounds, said } = stated(source, context.report, spot.home.owner(), schema, &ty);
    TupleItem {
        name,
        given,
        docs: docs.unwrap_or_default(),
        bounds,
        said,
        ty: nullable(source, schema.schema, ty),
    }
}
