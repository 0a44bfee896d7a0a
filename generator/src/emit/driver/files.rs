//! Files in forms, which the cases have as base64.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::layout::Source;
use crate::emit::spelling::Types;
use crate::ir::{Api, Branch, Field, ModelId, ModelKind, Object, Type, Union};
use crate::limits::CHOICES;

/// Whether there are unions that can be files.
pub(super) fn has_unions(api: &Api, enabled: &BTreeSet<usize>) -> bool {
    file_unions(api, enabled).next().is_some()
}

/// The unions that can be files, as far as they are there.
fn file_unions<'a>(
    api: &'a Api,
    enabled: &'a BTreeSet<usize>,
) -> impl Iterator<Item = (Type, &'a Union)> {
    let models = api.models.iter().enumerate();
    let models = models.filter(|(_, model)| model.gate.opens(enabled));
    models.filter_map(|(index, model)| {
        let ty = Type::Model(ModelId(index));
        match &model.kind {
            ModelKind::Union(union) if is_file(api, &ty, 0) => Some((ty, union)),
            _ => None,
        }
    })
}

/// How the branches of each of them are unpacked.
pub(super) fn unions(api: &Api, enabled: &BTreeSet<usize>, types: &Types<'_>) -> Source {
    let implementations = file_unions(api, enabled).map(|(ty, union)| {
        let name = types.ty(&ty);
        let holds = |ty: &Type| *ty.unboxed() == Type::Text || is_file(api, ty, 1);
        let branches = union.branches.iter().filter(|branch| holds(&branch.ty));
        let arms = branches
            .map(|Branch { name, .. }| quote!(Self::#name(value) => value.unpack(headers),));
        quote! {
            impl Unpack for #name {
                fn unpack(&mut self, headers: &[(String, String)]) {
                    match self {
                        #(#arms)*
                        _ => {}
                    }
                }
            }
        }
    });
    let implementations: Vec<TokenStream> = implementations.collect();
    Source::new(Vec::new())
        .items(quote!(
            use crate::files::Unpack;
        ))
        .items(quote!(#(#implementations)*))
}

/// Puts bytes in the place of the base64 that the files of a form were read as.
pub(super) fn unpack(api: &Api, ty: &Type, types: &Types<'_>) -> TokenStream {
    unpack_within(api, ty, types, 0)
}

fn unpack_within(api: &Api, ty: &Type, types: &Types<'_>, depth: usize) -> TokenStream {
    let entries = |map: TokenStream| {
        quote! {
            for (name, value) in #map {
                if given.is_file(name) {
                    value.unpack(&given.part_headers(name));
                }
            }
        }
    };
    match ty.unboxed() {
        Type::Map(value) if is_file(api, value, 0) => entries(quote!(whole.iter_mut())),
        Type::Model(id) => match &api.model(*id).kind {
            ModelKind::Object(object) => {
                let fields = fields(api, object).map(|Field { name, wire, .. }| {
                    quote! {
                        if given.is_file(#wire) {
                            whole.#name.unpack(&given.part_headers(#wire));
                        }
                    }
                });
                let rest = object.rest.iter().filter(|rest| is_file(api, &rest.ty, 0));
                let rest = rest.map(|rest| {
                    let name = &rest.name;
                    entries(quote!(whole.#name.iter_mut()))
                });
                quote!(#(#fields)* #(#rest)*)
            }
            ModelKind::Union(union) if depth < CHOICES => {
                let name = types.ty(ty.unboxed());
                let arms = union.branches.iter().filter_map(|branch| {
                    let files = unpack_within(api, &branch.ty, types, depth + 1);
                    let variant = &branch.name;
                    (!files.is_empty()).then(|| quote!(#name::#variant(whole) => { #files }))
                });
                let arms: Vec<TokenStream> = arms.collect();
                if arms.is_empty() {
                    return quote!();
                }
                quote!(match whole { #(#arms)* _ => {} })
            }
            _ => quote!(),
        },
        _ => quote!(),
    }
}

fn fields<'a>(api: &'a Api, object: &'a Object) -> impl Iterator<Item = &'a Field> {
    let fields = object.fields.iter();
    fields.filter(|field| is_file(api, &field.ty, 0))
}

/// Whether a form of the type can have files.
pub(super) fn has_files(api: &Api, ty: &Type) -> bool {
    !unpack(api, ty, &Types::new(api)).is_empty()
}

fn is_file(api: &Api, ty: &Type, depth: usize) -> bool {
    match ty {
        Type::File => true,
        Type::List(inner) | Type::Map(inner) | Type::Boxed(inner) | Type::Nullable(inner) => {
            is_file(api, inner, depth)
        }
        Type::Model(id) if depth < CHOICES => match &api.model(*id).kind {
            ModelKind::Union(union) => {
                let mut branches = union.branches.iter();
                branches.any(|branch| is_file(api, &branch.ty, depth + 1))
            }
            _ => false,
        },
        _ => false,
    }
}
