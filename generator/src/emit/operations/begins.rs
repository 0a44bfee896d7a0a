//! The method of a call that only begins something.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Finally, Operation};

/// The method, and what it needs to know; nothing where a call is done when it is answered.
pub(super) fn implementation(operation: &Operation) -> TokenStream {
    let Some(result) = operation.begins else {
        return quote!();
    };
    let name = &operation.call;
    let result = match result {
        Finally::Usual => quote!(Usual),
        Finally::Told => quote!(Told),
        Finally::Location => quote!(Location),
        Finally::Original => quote!(Original),
    };
    quote! {
        impl #name {
            /// Makes the call, and waits until what it begins is done: it asks where the answer says
            /// how far it is, for 30 minutes unless `with_deadline` says otherwise, and gives the
            /// result.
            pub fn until_done(self) -> runtime::Completion<Self> {
                runtime::Completion::new(self)
            }
        }

        impl runtime::Begins for #name {
            const RESULT: runtime::Finally = runtime::Finally::#result;

            fn call_mut(&mut self) -> &mut runtime::Call {
                &mut self.call
            }
        }
    }
}
