//! Bounds, and the checks of what a model holds.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Api, Bounds, Branch, Limit, Model, ModelKind, Presence, Type, Union};
use crate::names::Name;

/// Bounds as a value.
pub(super) fn bounds(bounds: &Bounds) -> TokenStream {
    let length = match (bounds.min_length, bounds.max_length) {
        (Some(min), Some(max)) => {
            let (min, max) = (Literal::usize_unsuffixed(min), grouped(max));
            quote!(runtime::Bounds::length(#min, #max))
        }
        (Some(min), None) => {
            let min = grouped(min);
            quote!(runtime::Bounds::min_length(#min))
        }
        (None, Some(max)) => {
            let max = grouped(max);
            quote!(runtime::Bounds::max_length(#max))
        }
        (None, None) => quote!(runtime::Bounds::NONE),
    };
    let minimum = bounds
        .minimum
        .map(limit)
        .map(|limit| quote!(.minimum(#limit)));
    let maximum = bounds
        .maximum
        .map(limit)
        .map(|limit| quote!(.maximum(#limit)));
    quote!(#length #minimum #maximum)
}

/// The bounds of a parameter, whose items are counted as characters are; none
/// where it has none.
pub(super) fn of_parameter(of: &Bounds) -> Option<TokenStream> {
    let of = Bounds {
        min_length: of.min_length.or(of.min_items),
        max_length: of.max_length.or(of.max_items),
        ..*of
    };
    (!of.is_empty()).then(|| bounds(&of))
}

fn limit(limit: Limit) -> TokenStream {
    let (value, exclusive) = match limit {
        Limit::Integer { value, exclusive } => {
            let value = Literal::i64_unsuffixed(value);
            (quote!(runtime::Limit::integer(#value)), exclusive)
        }
        Limit::Number { value, exclusive } => {
            let value = Literal::f64_unsuffixed(value);
            (quote!(runtime::Limit::number(#value)), exclusive)
        }
    };
    if exclusive {
        quote!(#value.exclusive())
    } else {
        value
    }
}

/// A number as a person writes it: `32_768`.
fn grouped(number: usize) -> TokenStream {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len() > 4 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text.parse().unwrap_or_else(|_| quote!(#number))
}

/// The checks of all that a model holds, if it is to be checked.
pub(super) fn check(api: &Api, model: &Model) -> TokenStream {
    if !is_checked(model) {
        return quote!();
    }
    let name = &model.name;
    if let ModelKind::Union(union) = &model.kind {
        return check_union(api, name, union);
    }
    let checks = parts(model).map(|part| part.check(api));
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
    is_checked(api.model(id)).then_some(&rest.name)
}

/// The check of a union is that of what it is.
fn check_union(api: &Api, name: &Name, union: &Union) -> TokenStream {
    let is_checked = |branch: &&Branch| {
        branch
            .ty
            .model()
            .is_some_and(|id| is_checked(api.model(id)))
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

/// Whether a model is checked before it is sent.
pub(super) fn is_checked(model: &Model) -> bool {
    let is_choice = matches!(model.kind, ModelKind::Choice(_));
    model.checked && model.in_request && !is_choice
}

/// A field of an object or an item of a tuple.
struct Part<'a> {
    name: &'a Name,
    wire: &'a str,
    ty: &'a Type,
    bounds: &'a Bounds,
    presence: Presence,
}

fn parts(model: &Model) -> Box<dyn Iterator<Item = Part<'_>> + '_> {
    match &model.kind {
        ModelKind::Object(object) => Box::new(object.fields.iter().map(|field| Part {
            name: &field.name,
            wire: &field.wire,
            ty: &field.ty,
            bounds: &field.bounds,
            presence: field.presence,
        })),
        ModelKind::Tuple(tuple) => Box::new(tuple.items.iter().map(|item| Part {
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

impl Part<'_> {
    fn check(&self, api: &Api) -> TokenStream {
        let Self { name, wire, .. } = self;
        let at = quote!(at.field(#wire));
        let scalar = self.bounds.is_scalar().then(|| bounds(self.bounds));
        let scalar = scalar.map(|bounds| quote!(#bounds.check(&#at, &self.#name)?;));
        let items = items(self.bounds).map(|bounds| {
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
        let nested = self.ty.model().filter(|id| is_checked(api.model(*id)));
        let nested = nested.map(|_| quote!(runtime::Check::check(&self.#name, &#at)?;));
        quote!(#scalar #items #nested)
    }
}

/// The bounds of a number of items, if there are any.
fn items(of: &Bounds) -> Option<TokenStream> {
    let length = Bounds {
        min_length: of.min_items,
        max_length: of.max_items,
        ..Bounds::default()
    };
    (!length.is_empty()).then(|| bounds(&length))
}
