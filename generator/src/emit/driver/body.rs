//! The body of a call, as a case has it.

use proc_macro2::TokenStream;
use quote::quote;

use super::files;
use crate::emit::spelling::Types;
use crate::ir::{Api, Body, BodyForm, ChoiceVariant, ModelKind, Type};

/// The body as the call takes it.
pub(super) fn value(api: &Api, body: &Body, types: &Types<'_>) -> TokenStream {
    let Some(id) = body.choice else {
        return written(api, &body.form, &body.ty, types);
    };
    let ModelKind::Choice(choice) = &api.model(id).kind else {
        return written(api, &body.form, &body.ty, types);
    };
    let choice_name = types.ty(&Type::Model(id));
    // The first is the usual one, and stands for all media types that have none of their own.
    let arms = choice
        .variants
        .iter()
        .enumerate()
        .rev()
        .map(|(index, variant)| {
            let ChoiceVariant { name, ty, sent, .. } = variant;
            let (form, media_type) = match sent {
                Some(sent) => (&sent.form, sent.media_type.as_str()),
                None => (&body.form, body.media_type.as_str()),
            };
            let value = written(api, form, ty, types);
            let pattern = if index == 0 {
                quote!(_)
            } else {
                quote!(#media_type)
            };
            quote!(#pattern => #choice_name::#name(#value.into()),)
        });
    quote!(match given.media_type() { #(#arms)* })
}

/// A value as one way of writing it needs it.
fn written(api: &Api, form: &BodyForm, ty: &Type, types: &Types<'_>) -> TokenStream {
    let own = types.ty(ty.unboxed());
    match form {
        BodyForm::File => quote!(crate::files::file(given.bytes()?).content_type(given.sent_as())),
        BodyForm::Text => quote!(given.text()?),
        BodyForm::Json | BodyForm::Items | BodyForm::Form(_) | BodyForm::Xml(_) => {
            quote!(given.body::<#own>()?)
        }
        BodyForm::Multipart(_) => {
            let files = files::unpack(api, ty, types);
            quote! {{
                let mut body = given.body::<#own>()?;
                let whole = &mut body;
                #files
                body
            }}
        }
    }
}

/// Sets the media type, where the document leaves that to the caller.
pub(super) fn media_type(api: &Api, body: &Body, types: &Types<'_>) -> TokenStream {
    if let Some(parameter) = &body.content_type {
        let (name, ty, usual) = (&parameter.name, types.ty(&parameter.ty), &body.media_type);
        let others = others(api, body);
        return quote! {
            if let Some(value) = given.spelling::<#ty>(#usual, &[#(#others),*]) {
                call = call.#name(value);
            }
        };
    }
    let is_bare = |(form, _): &(&BodyForm, &Type)| match form {
        BodyForm::Text => true,
        BodyForm::File
        | BodyForm::Json
        | BodyForm::Xml(_)
        | BodyForm::Items
        | BodyForm::Form(_)
        | BodyForm::Multipart(_) => false,
    };
    if !api.forms(body).iter().any(is_bare) {
        return quote!();
    }
    quote! {
        if let Some(media_type) = given.chosen_media_type() {
            call = call.with_header("content-type", media_type);
        }
    }
}

/// The media types of what else the body may be.
fn others<'a>(api: &'a Api, body: &'a Body) -> impl Iterator<Item = &'a str> {
    let choice = body.choice.map(|id| &api.model(id).kind);
    let variants = choice.into_iter().flat_map(|kind| match kind {
        ModelKind::Choice(choice) => choice.variants.as_slice(),
        ModelKind::Object(_) | ModelKind::Enum(_) | ModelKind::Tuple(_) | ModelKind::Union(_) => {
            &[]
        }
    });
    let sent = variants.filter_map(|variant| variant.sent.as_ref());
    let all = sent.map(|sent| sent.media_type.as_str());
    all.filter(|media_type| *media_type != body.media_type)
}

/// Whether any of the bodies is a form with files.
pub(super) fn has_files<'b>(api: &Api, mut bodies: impl Iterator<Item = &'b Body>) -> bool {
    let is_form = |(form, ty): &(&BodyForm, &Type)| {
        matches!(form, BodyForm::Multipart(_)) && files::has_files(api, ty)
    };
    bodies.any(|body| api.forms(body).iter().any(is_form))
}
