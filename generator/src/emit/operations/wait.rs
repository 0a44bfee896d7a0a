//! The method of a call that is made until something is done.

use proc_macro2::TokenStream;
use quote::quote;

use super::access;
use crate::emit::spelling::Types;
use crate::ir::{Docs, Operation, Wait};

/// The method, and what it needs to know; nothing where nothing can be waited for.
pub(super) fn implementation(operation: &Operation, types: &Types<'_>) -> TokenStream {
    let (Some(wait), Some(output)) = (&operation.wait, &operation.output) else {
        return quote!();
    };
    let name = &operation.call;
    let output = types.ty(output);
    let about = about(wait);
    let Wait {
        place,
        done,
        failed,
        not_started,
        ..
    } = wait;
    let state = access::optional(&quote!(answer), &wait.state);
    quote! {
        impl #name {
            #about
            pub fn until_done(self) -> runtime::UntilDone<Self> {
                runtime::UntilDone::new(self)
            }
        }

        impl runtime::Waits for #name {
            const STATES: &'static runtime::States = &runtime::States {
                place: #place,
                done: &[#(#done),*],
                failed: &[#(#failed),*],
                not_started: &[#(#not_started),*],
            };

            fn call_mut(&mut self) -> &mut runtime::Call {
                &mut self.call
            }

            fn state(answer: &#output) -> Option<runtime::Scalar<'_>> {
                runtime::Value::scalar(#state)
            }
        }
    }
}

fn about(wait: &Wait) -> Docs {
    let listed = |values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        values.join(" or ")
    };
    let first = format!(
        "Makes the call again and again, until `{}` of its answer is {}.\n",
        wait.place,
        listed(&wait.done)
    );
    let ends = [(&wait.failed, "Failed"), (&wait.not_started, "NotStarted")];
    let ends = ends.into_iter().filter(|(values, _)| !values.is_empty());
    let ends = ends.map(|(values, variant)| {
        let values = listed(values);
        format!("At {values} it ends with the error `WaitError::{variant}`.")
    });
    let last =
        "Every other value is waited out, for 30 minutes unless `with_deadline` says otherwise.";
    let lines: Vec<String> = [first]
        .into_iter()
        .chain(ends)
        .chain([last.to_owned()])
        .collect();
    Docs(lines.join("\n"))
}
