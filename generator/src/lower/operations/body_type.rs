//! The type of a body of one media type, and how it is written.

use super::form;
use super::form_field::report_unknown;
use super::items::item_type;
use super::offer::Offer;
use super::xml;
use crate::ir::{BodyForm, Type};
use crate::lower::shape::null::nullable;
use crate::lower::source::media::{Media, is_range};
use crate::lower::source::subschema::Subschema;
use crate::lower::types::Context;
use crate::lower::types::bounds::unchecked_within;
use crate::lower::types::schema::ty;
use crate::lower::types::spot::Spot;
use crate::media_type::other_charset;
use crate::pointer::Pointer;

/// The type of a body, and how it is written.
#[derive(Clone)]
pub(super) struct BodyType {
    pub(super) ty: Type,
    pub(super) form: BodyForm,
}

/// The type of a body of that media type, if it is not `known` already, and how it is written.
pub(super) fn body_type(
    context: &mut Context<'_, '_>,
    offer: &Offer<'_>,
    spot: &Spot<'_>,
    known: Option<Type>,
) -> BodyType {
    let (offered, at) = (offer.content, &spot.at);
    let text = BodyType {
        ty: Type::Text,
        form: BodyForm::Text,
    };
    let file = BodyType {
        ty: Type::File,
        form: BodyForm::File,
    };
    if let Some(root) = xml::root(context, offer, spot) {
        let ty = known.unwrap_or_else(|| schema_type(context, offer, spot));
        return BodyType {
            ty,
            form: BodyForm::Xml(root),
        };
    }
    if offer.is_yaml() && offer.structured && context.kept.edition() > 3 {
        return BodyType {
            ty: known.unwrap_or_else(|| schema_type(context, offer, spot)),
            form: BodyForm::Json,
        };
    }
    let becomes = match offer.media {
        Media::Text if offer.is_xml() && context.xml.is_some() => None,
        Media::Text | Media::Events => Some("text"),
        Media::Bytes => Some("bytes"),
        Media::Json | Media::JsonAs | Media::Sequence | Media::Form | Media::Multipart => None,
    };
    if let Some(becomes) = becomes {
        offer.report_untyped(context.report, at, becomes);
    }
    match other_charset(offer.name) {
        Some(charset) if matches!(offer.media, Media::Text | Media::Events) => {
            offer.report_coded(context.report, at, &charset);
            return file;
        }
        Some(charset) if offer.media != Media::Bytes => {
            let message =
                format!("this body is sent in UTF-8, and its media type says `{charset}`");
            context.report.unrepresented("other-charset", at, message);
        }
        _ => {}
    }
    if matches!(offer.media, Media::Form | Media::Multipart) {
        report_unknown(context.source, context.report, offered, at);
    }
    if matches!(offer.media, Media::Text | Media::Bytes) {
        unchecked_text(context, offer, at);
    }
    let form = match offer.media {
        // Of a range, the caller alone knows what it is, and says so together with the bytes.
        Media::Text if is_range(offer.name) => return file,
        Media::Text | Media::Events => return text,
        Media::Bytes => return file,
        Media::Sequence => {
            let item = item_type(context, offer, spot);
            return BodyType {
                ty: Type::List(Box::new(item)),
                form: BodyForm::Items,
            };
        }
        Media::Json | Media::JsonAs => {
            offer.report_items(context.report, at);
            BodyForm::Json
        }
        Media::Form if form::is_nameless(context.source, offered, at) => {
            let message =
                "only what has names can be a form, so the caller gives the whole as text";
            context.report.unrepresented("nameless-parts", at, message);
            return text;
        }
        Media::Form => {
            offer.report_items(context.report, at);
            BodyForm::Form(form::styles(context.report, offered, at))
        }
        Media::Multipart => {
            BodyForm::Multipart(form::parts(context.source, context.report, offered, at))
        }
    };
    let ty = known.unwrap_or_else(|| schema_type(context, offer, spot));
    match form {
        BodyForm::Multipart(_) if !form::has_names(context.source, offered, at) => {
            let message = "only what has names can be sent in parts, so the caller gives a \
                           file of the whole, whose media type has the boundary";
            context.report.unrepresented("nameless-parts", at, message);
            file
        }
        // A form is there or not, but never `null`.
        BodyForm::Multipart(parts) => BodyType {
            ty: match ty {
                Type::Nullable(inner) => *inner,
                ty => ty,
            },
            form: BodyForm::Multipart(parts),
        },
        BodyForm::Form(_) if matches!(ty, Type::Text | Type::File | Type::Bytes) => text,
        BodyForm::Json if matches!(ty, Type::File | Type::Bytes) => file,
        form => BodyType { ty, form },
    }
}

/// Reports what the document says of a body that is sent as the caller has it.
fn unchecked_text(context: &mut Context<'_, '_>, offer: &Offer<'_>, at: &Pointer) {
    if let Some(schema) = &offer.content.schema {
        let schema = Subschema::plain(schema, at.child("schema"));
        unchecked_within(context.source, context.report, None, &schema, &Type::Text);
    }
}

/// The type of what the document has for a media type.
fn schema_type(context: &mut Context<'_, '_>, offer: &Offer<'_>, spot: &Spot<'_>) -> Type {
    let Some(schema) = &offer.content.schema else {
        return Type::Json;
    };
    let schema = Subschema::plain(schema, spot.at.child("schema"));
    let ty = ty(context, &schema, &spot.hint, spot.home);
    unchecked_within(context.source, context.report, None, &schema, &ty);
    nullable(context.source, schema.schema, ty)
}
