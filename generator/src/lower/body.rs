//! The body of a request: what the caller may give, and how it is sent.

use openapiv3::{ReferenceOr, RequestBody};

use super::bounds::unchecked_within;
use super::docs;
use super::draft::Drafts;
use super::form;
use super::media::{self, Media, Offer};
use super::offers::Offers;
use super::property::Property;
use super::schema::nullable;
use super::view::{View, extension};
use crate::ir::{Body, BodyForm, ModelId, ModelKind, Type};
use crate::names::{CALL_METHODS, Name};
use crate::pointer::Pointer;
use crate::vocabulary::FIELDS_AS_ARGUMENTS;

impl Drafts {
    pub(super) fn body(
        &mut self,
        view: &mut View<'_>,
        body: &ReferenceOr<RequestBody>,
        at: &Pointer,
        words: &str,
    ) -> Option<Body> {
        let (body, at) = view.request_body(body, at.clone())?;
        let all = at.child("content");
        let offered = media::offers(view, &body.content, &all);
        let fields: bool = extension(&body.extensions, FIELDS_AS_ARGUMENTS).unwrap_or_default();
        let offers = Offers::new(&offered, fields)?;
        offers.report(view, &all);
        let best = offers.best;
        let origin = all.child(best.name);
        let (ty, form) = self.body_type(view, best, &origin, &format!("{words} body"), None);
        let fields_of = if fields {
            self.fields_of(view, &ty, body.required, &origin)
        } else {
            None
        };
        let content_type = self.content_type(view, &offers, &origin, words);
        let choice = self.body_choice(view, &offers, (&ty, &form), &all, words);
        Some(Body {
            ty,
            form,
            media_type: best.wire().to_owned(),
            choice,
            content_type,
            required: body.required,
            fields_of,
            docs: body
                .description
                .as_deref()
                .map(docs::markdown)
                .unwrap_or_default(),
            origin: view.origin(&origin),
        })
    }

    pub(super) fn body_type(
        &mut self,
        view: &mut View<'_>,
        offer: &Offer<'_>,
        at: &Pointer,
        words: &str,
        known: Option<Type>,
    ) -> (Type, BodyForm) {
        let content = offer.content;
        let typed = match offer.media {
            // Of a range, the caller alone knows what it is, and says so together with the bytes.
            Media::Text if media::is_range(offer.name) => return (Type::File, BodyForm::File),
            Media::Text | Media::Events => return (Type::Text, BodyForm::Text),
            Media::Bytes => return (Type::File, BodyForm::File),
            Media::Json | Media::JsonAs => BodyForm::Json,
            Media::Form => BodyForm::Form(form::styles(view, content, at)),
            Media::Multipart => BodyForm::Multipart(form::parts(view, content, at)),
        };
        let ty = match (known, &content.schema) {
            (Some(known), _) => known,
            (None, Some(schema)) => {
                let (schema, at) = (Property::Plain(schema), at.child("schema"));
                let ty = self.ty(view, schema, &at, words, None);
                unchecked_within(view, None, schema, &at, &ty);
                nullable(view, schema, ty)
            }
            (None, None) => Type::Json,
        };
        match typed {
            BodyForm::Multipart(_) if !form::has_names(view, content, at) => {
                let message = "only what has names can be sent in parts, so the caller gives a \
                               file of the whole, whose media type has the boundary";
                view.unrepresented("nameless-parts", at, message);
                (Type::File, BodyForm::File)
            }
            // A form is there or not, but never `null`.
            BodyForm::Multipart(parts) => match ty {
                Type::Nullable(inner) => (*inner, BodyForm::Multipart(parts)),
                ty => (ty, BodyForm::Multipart(parts)),
            },
            BodyForm::Form(_) if matches!(ty, Type::Text | Type::File | Type::Bytes) => {
                (Type::Text, BodyForm::Text)
            }
            BodyForm::Json if matches!(ty, Type::File | Type::Bytes) => {
                (Type::File, BodyForm::File)
            }
            form => (ty, form),
        }
    }

    /// The object whose fields are to be arguments.
    fn fields_of(
        &self,
        view: &mut View<'_>,
        ty: &Type,
        required: bool,
        at: &Pointer,
    ) -> Option<ModelId> {
        if let Type::Model(id) = ty
            && let ModelKind::Object(object) = &self.draft(*id).kind
            && required
        {
            let is_taken = |name: &Name| CALL_METHODS.contains(&name.bare());
            let Some(taken) = object.fields.iter().find(|field| is_taken(&field.name)) else {
                return Some(*id);
            };
            let message = format!(
                "`{}` cannot be an argument: a call has a method of that name",
                taken.wire
            );
            view.error("bad-body", at, message);
            return None;
        }
        let message = format!(
            "`{FIELDS_AS_ARGUMENTS}` needs a required body that is an object with properties"
        );
        view.error("bad-body", at, message);
        None
    }
}
