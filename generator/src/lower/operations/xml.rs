//! Bodies in XML: how they are written and read, if the document says that in full.

use super::offer::Offer;
use crate::ir::{XmlId, XmlRootId};
use crate::lower::source::subschema::Subschema;
use crate::lower::types::Context;
use crate::lower::types::spot::Spot;
use crate::lower::xml::Unwritable;
use crate::pointer::Pointer;

/// How the body is written that stands at `spot`; nothing where it is a text, which is told with why.
pub(super) fn root(
    context: &mut Context<'_, '_>,
    offer: &Offer<'_>,
    spot: &Spot<'_>,
) -> Option<XmlRootId> {
    let schema = schema(offer, &spot.at)?;
    let tables = context.xml.as_mut()?;
    let root = tables.sent(context.source, &schema, &spot.hint);
    let is_nameless = root.as_ref().is_ok_and(|root| !tables.is_named(*root));
    if is_nameless {
        let message = "nothing says what the first element of this body is called, so each call has to, by \
                       `with_root`";
        context
            .report
            .unrepresented("nameless-root", &schema.at, message);
    }
    made(context, offer, &spot.at, root)
}

/// How an answer is read, where `all` has what is offered; nothing where it is a text, which is told
/// with why.
pub(super) fn table(
    context: &mut Context<'_, '_>,
    offer: &Offer<'_>,
    all: &Spot<'_>,
) -> Option<XmlId> {
    let at = all.at.child(offer.name);
    let schema = schema(offer, &at)?;
    let table = context
        .xml
        .as_mut()?
        .answered(context.source, &schema, &all.hint);
    made(context, offer, &at, table)
}

fn schema<'a>(offer: &Offer<'a>, at: &Pointer) -> Option<Subschema<'a>> {
    let schema = offer.content.schema.as_ref().filter(|_| offer.is_xml())?;
    Some(Subschema::plain(schema, at.child("schema")))
}

fn made<T>(
    context: &mut Context<'_, '_>,
    offer: &Offer<'_>,
    at: &Pointer,
    made: Result<T, Unwritable>,
) -> Option<T> {
    made.inspect_err(|why| offer.report_unwritable(context.report, at, why))
        .ok()
}
