//! How a call is sent and how its answer is read.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::bounds;
use super::types::Types;
use crate::ir::{Answer, Api, Body, Location, Operation, Parameter, Status};

pub(super) fn implementation(api: &Api, operation: &Operation, types: &Types<'_>) -> TokenStream {
    let Operation {
        call,
        id,
        path,
        method,
        ..
    } = operation;
    let security = operation
        .security
        .iter()
        .map(|schemes| quote!(&[#(#schemes),*]));
    let output = operation
        .output()
        .map_or_else(|| quote!(()), |ty| types.ty(ty));
    let error = operation
        .error()
        .map_or_else(|| quote!(()), |ty| types.ty(ty));
    let encode = encode(api, operation);
    let arms = arms(operation, types);
    quote! {
        impl Operation for #call {
            type Output = #output;
            type Error = #error;

            const INFO: &'static Info = &Info {
                id: #id,
                method: #method,
                path: #path,
                accept: "application/json",
                security: &[#(#security),*],
            };

            #encode

            fn decode(answer: Answer) -> Result<#output, Error<#error>> {
                match answer.status_code() {
                    #(#arms)*
                }
            }
        }
    }
}

fn encode(api: &Api, operation: &Operation) -> TokenStream {
    let in_path = operation.path_names().filter_map(|name| {
        let mut parameters = operation.parameters.iter();
        parameters.find(|known| known.location == Location::Path && known.wire == name)
    });
    let others = operation
        .parameters
        .iter()
        .filter(|known| known.location != Location::Path);
    let mut steps: Vec<TokenStream> = in_path.chain(others).map(parameter).collect();
    if let Some(body) = &operation.body {
        let checked = body
            .ty
            .model()
            .is_some_and(|id| bounds::is_checked(api.model(id)));
        if body.required {
            steps.extend(checked.then(|| quote!(request.check(&self.body))));
            steps.push(json(&body.media_type, &quote!(&self.body)));
        } else {
            steps.push(optional_body(body, checked));
        }
    }
    let Some(last) = steps.pop() else {
        return quote! { fn encode(&self, _: &mut Encoder<'_>) -> Result<(), Invalid> { Ok(()) } };
    };
    quote! {
        fn encode(&self, request: &mut Encoder<'_>) -> Result<(), Invalid> {
            #(#steps?;)*
            #last
        }
    }
}

/// JSON is sent as the media type that the document says.
fn json(media_type: &str, body: &TokenStream) -> TokenStream {
    if media_type == "application/json" {
        quote!(request.json(#body))
    } else {
        quote!(request.json_as(#media_type, #body))
    }
}

fn optional_body(body: &Body, checked: bool) -> TokenStream {
    let json = json(&body.media_type, &quote!(body));
    let check = checked.then(|| quote!(request.check(body)?;));
    quote! {
        match &self.body {
            Some(body) => { #check #json }
            None => Ok(()),
        }
    }
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let Parameter { name, wire, .. } = parameter;
    let function = match (parameter.location, parameter.client) {
        (Location::Path, true) => quote!(client_path),
        (Location::Path, false) => quote!(path),
        (Location::Query, _) => quote!(query),
        (Location::Header, _) => quote!(header),
    };
    let bounds = bounds::bounds(&parameter.bounds);
    quote!(request.#function(#wire, &self.#name, &#bounds))
}

/// How each status is read: successes, documented errors, and what is left.
fn arms(operation: &Operation, types: &Types<'_>) -> Vec<TokenStream> {
    let has_output = operation.output().is_some();
    let success = operation.success.iter().map(|answer| {
        // A `default` that is all there is stands for successes and errors alike.
        let status = if answer.status == Status::Default {
            Status::Range(2)
        } else {
            answer.status
        };
        (status, read_success(answer, has_output, types))
    });
    let errors = operation
        .errors
        .iter()
        .map(|answer| (answer.status, read_error(answer, types)));
    let (rest, mut arms): (Vec<_>, Vec<_>) = success
        .chain(errors)
        .partition(|(status, _)| *status == Status::Default);
    let rest = rest
        .into_iter()
        .next()
        .map_or_else(|| quote!(answer.undocumented()), |(_, read)| read);
    arms.sort_by_key(|(status, _)| *status);
    let classes: Vec<u16> = arms
        .iter()
        .filter_map(|(status, _)| range(*status))
        .collect();
    // What a range behind it would take up has to stay.
    arms.retain(|(status, read)| {
        let shadowed = matches!(status, Status::Code(code) if classes.contains(&(code / 100)));
        shadowed || read.to_string() != rest.to_string()
    });
    let codes: Vec<Status> = arms.iter().map(|(status, _)| *status).collect();
    let arms = arms.into_iter().map(|(status, read)| {
        let pattern = pattern(status, &codes);
        quote!(#pattern => #read,)
    });
    arms.chain([quote!(_ => #rest,)]).collect()
}

fn read_success(answer: &Answer, has_output: bool, types: &Types<'_>) -> TokenStream {
    match (&answer.ty, has_output) {
        (Some(ty), _) => {
            let ty = types.ty(ty);
            quote!(answer.json::<#ty, _, _>())
        }
        (None, false) => quote!(answer.empty()),
        (None, true) => quote!(answer.undocumented()),
    }
}

fn read_error(answer: &Answer, types: &Types<'_>) -> TokenStream {
    if let Some(ty) = &answer.ty {
        let ty = types.ty(ty);
        quote!(answer.error::<#ty, _, _>())
    } else {
        quote!(answer.undocumented())
    }
}

/// The class of a range of statuses.
fn range(status: Status) -> Option<u16> {
    match status {
        Status::Range(class) => Some(class),
        Status::Code(_) | Status::Default => None,
    }
}

fn pattern(status: Status, all: &[Status]) -> TokenStream {
    match status {
        Status::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(#code)
        }
        Status::Range(class) => {
            let first = Literal::u16_unsuffixed(class * 100);
            let last = Literal::u16_unsuffixed(class * 100 + 99);
            let overlaps =
                |other: &Status| matches!(other, Status::Code(code) if code / 100 == class);
            if all.iter().any(overlaps) {
                quote!(status if (#first..=#last).contains(&status))
            } else {
                quote!(#first..=#last)
            }
        }
        Status::Default => quote!(_),
    }
}
