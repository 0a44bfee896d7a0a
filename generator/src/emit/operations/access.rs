//! The way from an answer to something in it, as code. Where something on the
//! way is not there, the function around it gives nothing.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Access, Step};

/// A reference to what is there.
pub(super) fn reference(answer: &TokenStream, access: &Access) -> TokenStream {
    let place = place(answer, access);
    if is_reference(access) {
        place
    } else {
        quote!(&#place)
    }
}

/// Whether the place of what is there is a reference to it already.
pub(super) fn is_reference(access: &Access) -> bool {
    !matches!(access.0.last(), Some(Step::Field(_)))
}

/// A reference to what may be there, as an option if it may not.
pub(super) fn optional(answer: &TokenStream, access: &Access) -> TokenStream {
    let mut steps = access.0.clone();
    while steps.pop_if(|last| *last == Step::Given).is_some() {}
    reference(answer, &Access(steps))
}

/// What may be there by itself, as an option: it is taken out of the answer.
pub(super) fn taken(access: &Access) -> TokenStream {
    let (last, before) = match access.0.split_last() {
        Some((Step::Given, before)) => (true, before),
        _ => (false, access.0.as_slice()),
    };
    let value = before
        .iter()
        .fold(quote!(answer), |value, step| match step {
            Step::Field(name) => quote!(#value.#name),
            Step::Given => quote!(#value?),
            Step::Item(0) => quote!(#value.into_iter().next()?),
            Step::Item(index) => {
                let index = Literal::usize_unsuffixed(*index);
                quote!(#value.into_iter().nth(#index)?)
            }
            Step::Last => quote!(#value.into_iter().last()?),
            Step::Key(key) => quote!(#value.into_iter().find(|(key, _)| key == #key)?.1),
            Step::Any(pointer) => quote!(#value.pointer(#pointer)?.clone()),
        });
    if last { value } else { quote!(Some(#value)) }
}

/// Where it is.
pub(super) fn place(answer: &TokenStream, access: &Access) -> TokenStream {
    let steps = access.0.iter();
    steps.fold(answer.clone(), |value, step| match step {
        Step::Field(name) => quote!(#value.#name),
        Step::Given => quote!(#value.as_ref()?),
        Step::Item(0) => quote!(#value.first()?),
        Step::Item(index) => {
            let index = Literal::usize_unsuffixed(*index);
            quote!(#value.get(#index)?)
        }
        Step::Last => quote!(#value.last()?),
        Step::Key(key) => quote!(#value.get(#key)?),
        Step::Any(pointer) => quote!(#value.pointer(#pointer)?),
    })
}
