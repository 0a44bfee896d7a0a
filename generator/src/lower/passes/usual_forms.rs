//! What a document says of the fields of forms that goes without saying.

use crate::ir::{BodyForm, Model, ModelKind, Operation, PartForm, Style, StyleKind, Tag, Type};
use crate::limits::CHOICES;

/// Leaves out what is said of the fields of bodies where they are written so by themselves.
pub(in crate::lower) fn leave_out_usual(tags: &mut [Tag], models: &mut [Model]) {
    let operations = tags.iter_mut().flat_map(|tag| &mut tag.operations);
    for Operation { body, .. } in operations {
        if let Some(body) = body {
            without_usual(models, &mut body.form, &body.ty);
        }
    }
    for index in 0..models.len() {
        let ModelKind::Choice(choice) = &models[index].kind else {
            continue;
        };
        let mut choice = choice.clone();
        for variant in &mut choice.variants {
            if let Some(sent) = &mut variant.sent {
                without_usual(models, &mut sent.form, &variant.ty);
            }
        }
        models[index].kind = ModelKind::Choice(choice);
    }
}

fn without_usual(models: &[Model], form: &mut BodyForm, ty: &Type) {
    let is_usual = |wire: &str, is_usual: &dyn Fn(&Type) -> bool| {
        let types = types(models, ty, wire, 0).unwrap_or_default();
        !types.is_empty() && types.into_iter().all(is_usual)
    };
    match form {
        BodyForm::Form(styles) => {
            styles
                .retain(|(wire, style)| !is_usual(wire, &|ty| is_usual_style(models, *style, ty)));
        }
        BodyForm::Multipart(parts) => {
            for (wire, part) in &mut *parts {
                part.others.clear();
                let named = part.content_type.as_deref();
                let is_own =
                    |ty: &Type| named.is_some_and(|known| is_usual_type(models, known, ty));
                if is_usual(wire, &is_own) {
                    (part.content_type, part.is_json) = (None, false);
                }
            }
            parts.retain(|(_, part)| *part != PartForm::default());
        }
        BodyForm::Json | BodyForm::Items | BodyForm::Text | BodyForm::Xml(_) | BodyForm::File => {}
    }
}

/// The types of a field, in whichever of the objects that a body is; nothing where it may be one that
/// has no type there.
fn types<'m>(models: &'m [Model], ty: &Type, wire: &str, depth: usize) -> Option<Vec<&'m Type>> {
    match kind(models, ty)? {
        ModelKind::Object(object) => {
            let mut constants = object.constants.iter();
            if object.rest.is_some() || constants.any(|known| known.wire == wire) {
                return None;
            }
            let mut fields = object.fields.iter();
            let field = fields.find(|field| field.wire == wire);
            Some(field.map(|field| &field.ty).into_iter().collect())
        }
        ModelKind::Union(union) if depth < CHOICES => {
            let branches = union.branches.iter();
            let types = branches.map(|branch| types(models, &branch.ty, wire, depth + 1));
            Some(types.collect::<Option<Vec<_>>>()?.concat())
        }
        _ => None,
    }
}

/// Whether a style is the one in which values of a type are written by themselves.
fn is_usual_style(models: &[Model], style: Style, ty: &Type) -> bool {
    let bare = ty.bare(0);
    match style.kind {
        _ if style.reserved => false,
        StyleKind::Json => !bare.is_list && is_object(models, bare.item),
        StyleKind::Form => (style.explode || !bare.is_list) && is_value(models, bare.item),
        _ => false,
    }
}

/// Whether a media type is the one that parts of a type have by themselves.
fn is_usual_type(models: &[Model], media_type: &str, ty: &Type) -> bool {
    let bare = ty.bare(0);
    match media_type {
        "application/octet-stream" => *bare.item.unboxed() == Type::File,
        // A list of one media type would be one part.
        "application/json" => !bare.is_list && is_object(models, bare.item),
        _ => false,
    }
}

/// Whether what is of a type is always an object.
fn is_object(models: &[Model], ty: &Type) -> bool {
    let is_object = |kind: &ModelKind| matches!(kind, ModelKind::Object(_));
    matches!(ty.unboxed(), Type::Map(_)) || kind(models, ty).is_some_and(is_object)
}

/// Whether what is of a type is one text, number or the like.
fn is_value(models: &[Model], ty: &Type) -> bool {
    let is_enum = |kind: &ModelKind| matches!(kind, ModelKind::Enum(_));
    ty.unboxed().is_scalar() || kind(models, ty).is_some_and(is_enum)
}

/// What a type of the crate's own is.
fn kind<'m>(models: &'m [Model], ty: &Type) -> Option<&'m ModelKind> {
    match ty.unboxed() {
        Type::Model(id) => Some(&models[id.0].kind),
        _ => None,
    }
}
