//! The methods of a call whose answers are pages.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::access;
use crate::emit::spelling::{Spelled, Types};
use crate::ir::{Access, Operation, Pages, Size, Slot, Step, Told, Turn};

/// The methods, and what they need to know; nothing where answers are no pages.
pub(super) fn implementation(operation: &Operation, types: &Types<'_>) -> TokenStream {
    let (Some(pages), Some(output)) = (&operation.pages, &operation.output) else {
        return quote!();
    };
    let name = &operation.call;
    let methods = methods(name);
    let output = types.ty(output);
    let item = types.ty(&pages.item);
    let (place, looked_at) = (&pages.place, &pages.looked_at);
    let items = access::taken(&pages.items);
    let more = pages.more.as_ref().map(|more| more_pages(more, &output));
    let count = match &pages.turn {
        Turn::Count { last, .. } => last.as_ref().map(|last| count_pages(last, &output)),
        _ => None,
    };
    let turn = turn(pages);
    quote! {
        #methods

        impl runtime::Paged for #name {
            type Item = #item;

            const PLACE: &'static str = #place;

            const LOOKED_AT: &'static [&'static str] = &[#(#looked_at),*];

            fn call_mut(&mut self) -> &mut runtime::Call {
                &mut self.call
            }

            fn items(answer: #output) -> Option<Vec<#item>> {
                #items
            }

            #more

            #count

            fn turn(&mut self, page: &runtime::Response<#output>) -> Option<runtime::Next> {
                #turn
            }
        }
    }
}

fn methods(name: &crate::names::Name) -> TokenStream {
    quote! {
        impl #name {
            /// Begins with this page, and gives the answers page by page: `Pages`, whose `next`
            /// makes the call of each. With the feature `blocking`, `.send()` makes an iterator of
            /// them.
            pub fn pages(self) -> runtime::Pages<Self> {
                runtime::Pages::new(self)
            }

            /// Begins with this page, and gives the items of all pages one by one: `PageItems`,
            /// whose `next` makes the calls. With the feature `blocking`, `.send()` makes an
            /// iterator of them.
            pub fn items(self) -> runtime::PageItems<Self> {
                runtime::PageItems::new(self)
            }
        }
    }
}

fn more_pages(more: &Access, output: &Spelled) -> TokenStream {
    let place = access::place(&quote!(answer), more);
    let more = if access::is_reference(more) {
        quote!(*#place)
    } else {
        place
    };
    quote! {
        fn more(answer: &#output) -> Option<bool> {
            Some(#more)
        }
    }
}

fn count_pages(last: &Access, output: &Spelled) -> TokenStream {
    let place = access::place(&quote!(answer), last);
    let count = if access::is_reference(last) {
        quote!(*#place)
    } else {
        place
    };
    quote! {
        fn count(answer: &#output) -> Option<i128> {
            Some(i128::from(#count))
        }
    }
}

/// How the call of a page becomes that of the next.
fn turn(pages: &Pages) -> TokenStream {
    match &pages.turn {
        Turn::Count {
            slot,
            by_items,
            first,
            size,
            last,
        } => {
            let items = access::place(&quote!(page.value()), &pages.items);
            let current = current(slot, *first);
            let size = size.as_ref().map_or_else(|| quote!(None), most);
            let set = set(slot, &quote!(next));
            let end = last.as_ref().map(|_| end(*first));
            let step = if *by_items { quote!(items) } else { quote!(1) };
            quote! {
                let items = #items.len();
                let next = runtime::next_count(#current, #step, items, #size)?;
                #end
                #set
                Some(runtime::Next::Call(next.to_string()))
            }
        }
        Turn::Cursor {
            slot,
            cursor,
            as_text,
        } => by_cursor(slot, cursor, *as_text),
        Turn::Link => by_address(&quote!(runtime::next_link(page)?), &quote!(Address)),
        Turn::Address { told, only_asks } => {
            let way = if *only_asks {
                quote!(Asked)
            } else {
                quote!(Address)
            };
            by_address(&text(told), &way)
        }
    }
}

fn by_address(address: &TokenStream, way: &TokenStream) -> TokenStream {
    quote! {
        let next = #address;
        Some(runtime::Next::#way(next))
    }
}

/// Ends the pages behind the last of those that the answer counts.
fn end(first: i64) -> TokenStream {
    let first = Literal::i64_unsuffixed(first);
    quote! {
        if runtime::is_behind(next, #first, Self::count(page.value())) {
            return None;
        }
    }
}

/// Something in the answer is what is to be sent, as it is or as a text.
fn by_cursor(slot: &Slot, cursor: &Told, as_text: bool) -> TokenStream {
    match cursor {
        _ if as_text => {
            let next = text(cursor);
            let set = set(slot, &quote!(next.clone()));
            quote! {
                let next = #next;
                #set
                Some(runtime::Next::Call(next))
            }
        }
        Told::Value(access) => {
            let value = access::reference(&quote!(page.value()), access);
            let set = set(slot, &quote!(next.to_owned()));
            quote! {
                let next = #value;
                #set
                Some(runtime::Next::Call(runtime::cursor(next)?))
            }
        }
        Told::Header(_) => {
            let next = text(cursor);
            let set = set(slot, &quote!(number));
            quote! {
                let next = #next;
                let Ok(number) = next.parse() else {
                    return Some(runtime::Next::Unreadable(next));
                };
                #set
                Some(runtime::Next::Call(next))
            }
        }
    }
}

/// What leads to the next page, as a text.
fn text(told: &Told) -> TokenStream {
    match told {
        Told::Value(access) => {
            let value = access::reference(&quote!(page.value()), access);
            quote!(runtime::cursor(#value)?)
        }
        Told::Header(name) => quote!(runtime::header_cursor(page, #name)?),
    }
}

/// The number that counts, as it is now.
fn current(slot: &Slot, first: i64) -> TokenStream {
    let first = Literal::i64_unsuffixed(first);
    match held(&quote!(self), &slot.place.0, slot.options) {
        Held::Always(value) => value,
        Held::Maybe(value) => quote!(#value.unwrap_or(#first)),
    }
}

/// How many items a page has at most, if that is known.
fn most(size: &Size) -> TokenStream {
    let default = size.default.map(|default| {
        let default = Literal::i64_unsuffixed(default);
        quote!(.or(Some(#default)))
    });
    match held(&quote!(self), &size.slot.place.0, size.slot.options) {
        Held::Always(value) => quote!(Some(#value.into())),
        Held::Maybe(value) => quote!(#value #default.map(Into::into)),
    }
}

/// A number that a call holds.
enum Held {
    Always(TokenStream),
    Maybe(TokenStream),
}

/// Reads a number behind a way from a value.
fn held(value: &TokenStream, way: &[Step], options: usize) -> Held {
    match (way, options) {
        ([Step::Field(name), rest @ ..], _) => held(&quote!(#value.#name), rest, options),
        ([_, rest @ ..], _) => Held::Maybe(match held(&quote!(given), rest, options) {
            Held::Always(inner) => quote!(#value.as_ref().map(|given| #inner)),
            Held::Maybe(inner) => quote!(#value.as_ref().and_then(|given| #inner)),
        }),
        ([], 0) => Held::Always(value.clone()),
        ([], 1) => Held::Maybe(value.clone()),
        ([], _) => Held::Maybe(quote!(#value.flatten())),
    }
}

/// Sets what a slot holds. What is on the way to it is made where it is not there.
fn set(slot: &Slot, value: &TokenStream) -> TokenStream {
    let way = slot.place.0.iter();
    let place = way.fold(quote!(self), |place, step| match step {
        Step::Field(name) => quote!(#place.#name),
        _ => quote!(#place.get_or_insert_default()),
    });
    let value = (0..slot.options).fold(value.clone(), |value, _| quote!(Some(#value)));
    quote!(#place = #value;)
}
