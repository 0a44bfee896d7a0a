//! The calls of operations: a table of each, of which its type and its methods are made.

/// Makes a call of what a document says of an operation.
///
/// The first line has the operation's id, its method and path, the alternatives of security
/// schemes, the media types that are accepted, JSON if it says none, the redirects that are answers
/// themselves, the others that are documented, the servers that are its own, and whether it is
/// idempotent, if the document says so.
///
/// A row for each value follows, behind what the docs of the call say of its answers: `name: Type` is an argument, `name?: Type` is optional and gets a
/// setter with the row's docs; then how it is sent, and what the setter takes: the value as it is,
/// `into` what becomes it, `each` and `each_into` what yields its items.
///
/// The last block says how each status is read; one that is not there is undocumented, `if` names
/// the media type that a row is for, and `as` the table of a body of XML.
#[macro_export]
macro_rules! call {
    // Writes one value into the request.
    (@step $request:ident, $value:expr, query_json($wire:literal)) => {
        $request.query_json($wire, $value)
    };
    (@step $request:ident, $value:expr, path_json($wire:literal)) => {
        $request.path_json($wire, $value)
    };
    (@step $request:ident, $value:expr, header_json($wire:literal)) => {
        $request.header_json($wire, $value)
    };
    (@step $request:ident, $value:expr, cookie_json($wire:literal)) => {
        $request.cookie_json($wire, $value)
    };
    (@step $request:ident, $value:expr, json_as($media_type:literal)) => {
        $request.json_as($media_type, $value)
    };
    (@step $request:ident, $value:expr, items($media_type:literal)) => {
        $request.items($value, $media_type)
    };
    (@step $request:ident, $value:expr, text($media_type:literal)) => {
        $request.text($value, $media_type)
    };
    (@step $request:ident, $value:expr, xml($media_type:literal, $root:path)) => {
        $request.xml($media_type, &$root, $value)
    };
    (@step $request:ident, $value:expr, file($range:literal)) => {
        $request.file($value, $range)
    };
    (@step $request:ident, $value:expr, form_with($($field:literal as $style:expr),+)) => {
        $request.form_with($value, &[$(($field, $style)),+])
    };
    (@step $request:ident, $value:expr, form_as($media_type:literal $(, $field:literal as $style:expr)*)) => {
        $request.form_as($media_type, $value, &[$(($field, $style)),*])
    };
    (@step $request:ident, $value:expr, multipart_as($media_type:literal)) => {
        $request.multipart_as::<_, 0>($media_type, $value)
    };
    (@step $request:ident, $value:expr, multipart_as($media_type:literal, $way:literal)) => {
        $request.multipart_as::<_, $way>($media_type, $value)
    };
    (@step $request:ident, $value:expr, multipart) => {
        $request.multipart::<_, 0>($value)
    };
    (@step $request:ident, $value:expr, multipart($way:literal)) => {
        $request.multipart::<_, $way>($value)
    };
    // What is left out is not written.
    (@step $request:ident, $value:expr, given($($how:tt)+)) => {
        match $value {
            Some(value) => call!(@step $request, value, $($how)+),
            None => Ok(()),
        }
    };
    // Its bounds come first: those of a parameter with its name.
    (@step $request:ident, $value:expr, checked($name:literal, $($how:tt)+)) => {{
        $request.check_parameter($name, $value)?;
        call!(@step $request, $value, $($how)+)
    }};
    (@step $request:ident, $value:expr, checked($($how:tt)+)) => {{
        $request.check($value)?;
        call!(@step $request, $value, $($how)+)
    }};
    (@step $request:ident, $value:expr, $how:ident($wire:literal)) => {
        $request.$how($wire, $value, runtime::Bounds::FREE)
    };
    (@step $request:ident, $value:expr, $how:ident($wire:literal as $style:expr)) => {
        $request.$how($wire, $value, $style, runtime::Bounds::FREE)
    };
    (@step $request:ident, $value:expr, $how:ident($wire:literal as $style:expr, $bounds:expr)) => {
        $request.$how($wire, $value, $style, &$bounds)
    };
    (@step $request:ident, $value:expr, $how:ident($wire:literal, $bounds:expr)) => {
        $request.$how($wire, $value, &$bounds)
    };
    (@step $request:ident, $value:expr, $how:ident) => {
        $request.$how($value)
    };
    // The setter of an optional value.
    (@setter $(#$docs:tt)* $name:ident: $ty:ty; $($taken:tt)*) => {};
    (@setter $(#$docs:tt)* $name:ident?: $ty:ty;) => {
        $(#$docs)*
        #[inline]
        pub fn $name(mut self, value: $ty) -> Self {
            self.$name = Some(value);
            self
        }
    };
    (@setter $(#$docs:tt)* $name:ident?: $ty:ty; into) => {
        $(#$docs)*
        #[inline]
        pub fn $name(mut self, value: impl Into<$ty>) -> Self {
            self.$name = Some(value.into());
            self
        }
    };
    (@setter $(#$docs:tt)* $name:ident?: $ty:ty; each<$item:ty>) => {
        $(#$docs)*
        #[inline]
        pub fn $name(mut self, values: impl IntoIterator<Item = $item>) -> Self {
            self.$name = Some(values.into_iter().collect());
            self
        }
    };
    (@setter $(#$docs:tt)* $name:ident?: $ty:ty; each_into<$item:ty>) => {
        $(#$docs)*
        #[inline]
        pub fn $name(mut self, values: impl IntoIterator<Item = impl Into<$item>>) -> Self {
            self.$name = Some(values.into_iter().map(Into::into).collect());
            self
        }
    };
    // The options that all calls have, and what makes one something to await.
    (@options $call:ident -> $output:ty, $error:ty) => {
        impl $call {
            /// Sets how long this call may take, in place of the client's timeout.
            #[inline]
            pub fn with_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.call.set_timeout(timeout);
                self
            }

            /// Sets when a failed attempt of this call is followed by another, in place of what
            /// the client does.
            #[inline]
            pub fn with_retry(mut self, retry: runtime::Retry) -> Self {
                self.call.set_retry(retry);
                self
            }

            /// Sets a header of this call, in place of one of the same name.
            ///
            /// A name or a value that cannot be sent makes the call an error of the kind `Invalid`.
            #[inline]
            pub fn with_header(mut self, name: &str, value: &str) -> Self {
                self.call.set_header(name, value);
                self
            }

            /// Sets whether what is not as documented is left out of the answer of this call, in
            /// place of what the client does.
            #[inline]
            pub fn with_tolerate_drift(mut self, tolerates: bool) -> Self {
                self.call.set_tolerate_drift(tolerates);
                self
            }

            /// Makes the call yield a `Response`: the value together with status and headers.
            ///
            /// A success of a status that the document does not have is read like the documented
            /// one, if its body is one of that and the crate was not made to refuse it: the status
            /// tells the two apart.
            #[inline]
            pub fn with_response(self) -> runtime::WithResponse<Self> {
                runtime::WithResponse::new(self)
            }
        }

        impl ::std::fmt::Debug for $call {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                runtime::describe(self, f)
            }
        }

        impl ::std::future::IntoFuture for $call {
            type Output = Result<$output, runtime::Error<$error>>;
            type IntoFuture = runtime::Sending<$output, $error>;

            #[inline]
            fn into_future(self) -> runtime::Sending<$output, $error> {
                runtime::sending(self)
            }
        }
    };
    // The call as a whole.
    (
        $(#$about:tt)*
        $call:ident = $id:literal: $method:literal $path:literal
        $(by $([$($scheme:literal),*])+)?
        $(accept $accept:literal)?
        $(kept [$($kept:literal),*])?
        $(redirects [$($redirect:literal),*])?
        $(at $server:literal)?
        $(idempotent $idempotent:literal)?
        {
            $(#![$answers:meta])*
            $(
                $(#[$docs:meta])*
                $name:ident $(?: $optional:ty)? $(: $required:ty)?
                    = $how:ident $(($($with:tt)*))? $($taken:ident $(<$item:ty>)?)?
            ),* $(,)?
        }
        -> $output:ty, $error:ty
        {
            $($status:pat $(if $media:literal)? => $read:ident $($of:ty)? $(as $xml:path)? $(; $map:path)?),* $(,)?
        }
    ) => {
        #[doc = concat!("The call of `", $method, " ", $path, "`; `.await` sends it.")]
        $(#[$answers])*
        $(#$about)*
        #[derive(Clone)]
        #[must_use = "a call does nothing until it is awaited"]
        pub struct $call {
            call: runtime::Call,
            $($name: $($required)? $(Option<$optional>)?,)*
        }

        impl $call {
            #[allow(
                clippy::disallowed_names,
                clippy::too_many_arguments,
                reason = "the document requires all of these, and names them"
            )]
            #[inline]
            fn new(client: &runtime::Client, $($($name: $required,)?)*) -> Self {
                Self {
                    call: runtime::Call::new(client),
                    $($name $(: None::<$optional>)?,)*
                }
            }

            $(call! { @setter
                $(#[$docs])*
                $name $(?: $optional)? $(: $required)?; $($taken $(<$item>)?)?
            })*
        }

        impl runtime::Operation for $call {
            type Output = $output;
            type Error = $error;

            #[allow(clippy::needless_update, reason = "a table may say everything")]
            const INFO: &'static runtime::Info = &runtime::Info {
                id: $id,
                method: $method,
                path: $path,
                $(accept: $accept,)?
                $(kept: &[$($kept),*],)?
                $(redirects: &[$($redirect),*],)?
                $(server: $server,)?
                $(idempotent: Some($idempotent),)?
                $(security: &[$(&[$($scheme),*]),+],)?
                ..runtime::Info::PLAIN
            };

            #[inline]
            fn call(&self) -> &runtime::Call {
                &self.call
            }

            #[allow(
                clippy::question_mark,
                unused_variables,
                reason = "not every request has something to write, and `?` is more to compile"
            )]
            #[inline]
            fn encode(&self, request: &mut runtime::Encoder<'_>) -> Result<(), runtime::Invalid> {
                $(
                    if let Err(invalid) = call!(@step request, &self.$name, $how $(($($with)*))?) {
                        return Err(invalid);
                    }
                )*
                Ok(())
            }

            #[allow(unreachable_patterns, reason = "a table may say how all others are read")]
            #[inline]
            fn decode(answer: runtime::Answer) -> Result<$output, runtime::Error<$error>> {
                match answer.status_code() {
                    $($status $(if answer.is($media))? => answer.$read$(::<$of, _, _>)?($(&$xml)?)$(.map($map))?,)*
                    _ => answer.undocumented(),
                }
            }
        }

        call! { @options $call -> $output, $error }
    };
}

/// The method of a call that follows redirects to other servers.
#[macro_export]
macro_rules! redirects {
    ($call:ident) => {
        impl $call {
            /// Follows redirects to other servers as well, which get no credentials and no headers
            /// of this call. Without it, and where the body would have to follow, such a redirect is
            /// an error with the documented answer, whose header `Location` says where it leads.
            #[inline]
            pub fn with_redirects(mut self) -> Self {
                self.call.follow_elsewhere();
                self
            }
        }
    };
}
