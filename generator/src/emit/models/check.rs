//! The checks of what a model holds.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::spelling::bounds;
use crate::ir::{Api, Bounds, Branch, Model, ModelKind, Presence, Type, Union};
use crate::names::Name;

/// The checks of all that a model holds, if it is to be checked.
pub(super) fn check(api: &Api, model: &Model) -> TokenStream {
    if !model.is_checked() {
        return quote!();
    }
    let name = &model.name;
    if let ModelKind::Union(union) = &model.kind {
        return check_union(api, name, union);
    }
    let checks = checked(model).map(|part| part.check(api));
    let rest = rest(api, model).map(|rest| quote!(runtime::Check::check(&self.#rest, at)?;));
    quote! {
        impl runtime::Check for #name {
            fn check(&self, at: &runtime::Place<'_>) -> Result<(), runtime::Invalid> {
                #(#checks)*
                #rest
                Ok(())
            }
        }
    }
}

/// The field for properties that the document does not name, if they are to be checked.
fn rest<'a>(api: &Api, model: &'a Model) -> Option<&'a Name> {
    let ModelKind::Object(object) = &model.kind else {
        return None;
    };
    let rest = object.rest.as_ref()?;
    let id = rest.ty.model()?;
    api.model(id).is_checked().then_some(&rest.name)
}

/// The check of a union is that of what it is.
fn check_union(api: &Api, name: &Name, union: &Union) -> TokenStream {
    let is_checked = |branch: &&Branch| {
        branch
            .ty
            .model()
            .is_some_and(|id| api.model(id).is_checked())
    };
    let checked: Vec<&Name> = union
        .branches
        .iter()
        .filter(is_checked)
        .map(|branch| &branch.name)
        .collect();
    let rest = (checked.len() < union.branches.len() || union.other.is_some())
        .then(|| quote!(_ => Ok(()),));
    quote! {
        impl runtime::Check for #name {
            fn check(&self, at: &runtime::Place<'_>) -> Result<(), runtime::Invalid> {
                match self {
                    #(Self::#checked(value) => runtime::Check::check(value, at),)*
                    #rest
                }
            }
        }
    }
}

/// A field of an object or an item of a tuple.
struct Checked<'a> {
    name: &'a Name,
    wire: &'a str,
    ty: &'a Type,
    bounds: &'a Bounds,
    presence: Presence,
}

fn checked(model: &Model) -> Box<dyn Iterator<Item = Checked<'_>> + '_> {
    match &model.kind {
        ModelKind::Object(object) => Box::new(object.fields.iter().map(|field| Checked {
            name: &field.name,
            wire: &field.wire,
            ty: &field.ty,
            bounds: &field.bounds,
            presence: field.presence,
        })),
        ModelKind::Tuple(tuple) => Box::new(tuple.items.iter().map(|item| Checked {
            name: &item.name,
            wire: item.name.bare(),
            ty: &item.ty,
            bounds: &item.bounds,
            presence: Presence::Required,
        })),
        ModelKind::Enum(_) | ModelKind::Union(_) | ModelKind::Choice(_) => {
            Box::new(std::iter::empty())
        }
    }
}

impl Checked<'_> {
    fn check(&self, api: &Api) -> TokenStream {
        let Self { name, wire, .. } = self;
        let at = quote!(at.field(#wire));
        let scalar = self.bounds.is_scalar().then(|| bounds(self.bounds));
        let scalar = scalar.map(|bounds| quote!(#bounds.check(&#at, &self.#name)?;));
        let items = self.bounds.of_items().map(|items| {
            let bounds = bounds(&items);
            let pattern = match self.presence {
                Presence::Required => {
                    return quote!(#bounds.check_items(&#at, self.#name.len())?;);
                }
                Presence::Nullable | Presence::Optional => quote!(Some(items)),
                Presence::OptionalNullable => quote!(Some(Some(items))),
            };
            quote! {
                if let #pattern = &self.#name {
                    #bounds.check_items(&#at, items.len())?;
                }
            }
        });
        let nested = self.ty.model().filter(|id| api.model(*id).is_checked());
        let nested = nested.map(|_| quote!(runtime::Check::check(&self.#name, &#at)?;));
        quote!(#scalar #items #nested)
    }
}
