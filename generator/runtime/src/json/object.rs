//! Structs that are JSON objects.

/// Makes a struct a JSON object. Each field is stated with its name on the wire and its presence:
/// `required`, `nullable` (there, but maybe null), `optional` (left out when there is none) or
/// `optional_nullable` (left out, null or there). Properties that can only have one value come
/// first, as `const`; those with `or none` behind them need not be there where they are read, and
/// those with `or unsent` are not written either. A field for the properties that are not named comes last, behind `..`.
/// With `of`, it holds those alone whose names begin so; others are passed over.
///
/// `::new` makes a constructor of the required fields, whose types as arguments stand behind them
/// as do the setters of the others; `as` has the name of a field whose own begins with `r#`.
/// `in unions` says that a union without a tag can hold it, however
/// deep, so that it has to tell how well it fits. What then stands behind `is` is the format of a
/// field's texts, which is no type.
///
/// The names within begin with `__`, so that no struct can be called like one of them.
#[macro_export]
macro_rules! object {
    ($object:ident $(in $unions:ident)? {
        $(const $constant:literal = $value:literal $(or $absent:ident)?,)*
        $($wire:literal $(is $format:literal)? => $field:ident: $presence:ident
            $($with:ident($($argument:tt)+) $(or $null:ident)? $(as $bare:literal)?)?,)*
        $(.. $(of $($prefix:literal)|+)? => $rest:ident
            $($with_rest:ident($($rest_argument:tt)+))?,)?
    }) => {
        object!(@wire $object $(in $unions)? {
            $(const $constant = $value $(or $absent)?,)*
            $($wire $(is $format)? => $field: $presence,)*
            $(.. $(of $($prefix)|+)? => $rest,)?
        });
        object!(@setters $object {
            $($($field $with($($argument)+) $(or $null)? $(as $bare)?,)?)*
            $($(.. $rest $with_rest($($rest_argument)+),)?)?
        });
    };
    ($object:ident::$new:ident $(in $unions:ident)? {
        $(const $constant:literal = $value:literal $(or $absent:ident)?,)*
        $($wire:literal $(is $format:literal)? => $field:ident: $presence:ident
            $($with:ident($($argument:tt)+) $(or $null:ident)? $(as $bare:literal)?)?
            $(($($required:tt)+))?,)*
        $(.. $(of $($prefix:literal)|+)? => $rest:ident
            $($with_rest:ident($($rest_argument:tt)+))?,)?
    }) => {
        impl $object {
            /// Makes one with the fields that are required.
            #[allow(
                clippy::disallowed_names,
                clippy::too_many_arguments,
                reason = "the document requires all of these fields, and names them"
            )]
            #[must_use]
            #[inline]
            pub fn $new($($($field: $($required)+,)?)*) -> Self {
                Self {
                    $($field: object!(@new $presence, $field $(, $($required)+)?),)*
                    $($rest: ::std::collections::BTreeMap::new(),)?
                }
            }
        }

        object! { $object $(in $unions)? {
            $(const $constant = $value $(or $absent)?,)*
            $($wire $(is $format)? => $field: $presence
                $($with($($argument)+) $(or $null)? $(as $bare)?)?,)*
            $(.. $(of $($prefix)|+)? => $rest $($with_rest($($rest_argument)+))?,)?
        } }
    };

    (@setters $object:ident {}) => {};
    (@setters $object:ident {
        $($field:ident $with:ident($($argument:tt)+) $(or $null:ident)? $(as $bare:literal)?,)*
        $(.. $rest:ident $with_rest:ident($($rest_argument:tt)+),)?
    }) => {
        #[allow(clippy::disallowed_names, reason = "the document names the fields")]
        impl $object {
            $(
                #[doc = object!(@sets $field $($bare)?)]
                #[must_use]
                #[inline]
                pub fn $with(mut self, $field: $($argument)+) -> Self {
                    let value = object!(@into $field, $($argument)+);
                    self.$field = object!(@some value $(, $null)?);
                    self
                }

                $(
                    #[doc = concat!("Sets `", stringify!($field), "` to `null`.")]
                    #[must_use]
                    #[inline]
                    pub fn $null(mut self) -> Self {
                        self.$field = ::std::option::Option::Some(::std::option::Option::None);
                        self
                    }
                )?
            )*
            $(
                #[doc = concat!("Sets `", stringify!($rest), "`.")]
                #[must_use]
                #[inline]
                pub fn $with_rest(mut self, $rest: $($rest_argument)+) -> Self {
                    let entries = $rest.into_iter();
                    self.$rest = entries.map(|(key, value)| (key.into(), value)).collect();
                    self
                }
            )?
        }
    };

    // What the docs of a setter say; the field has the rest.
    (@sets $field:ident) => {
        concat!("Sets [`", stringify!($field), "`](field@Self::", stringify!($field), ").")
    };
    (@sets $field:ident $bare:literal) => {
        concat!("Sets [`", $bare, "`](field@Self::", $bare, ").")
    };

    (@some $value:ident) => { ::std::option::Option::Some($value) };
    (@some $value:ident, $null:ident) => {
        ::std::option::Option::Some(::std::option::Option::Some($value))
    };

    // What is given as the type of a field.
    (@into $value:ident, impl IntoIterator $($type:tt)*) => {
        $value.into_iter().map(::std::convert::Into::into).collect()
    };
    (@into $value:ident, impl Into<$type:ty>) => {
        ::std::convert::Into::<$type>::into($value).into()
    };
    (@into $value:ident, $($type:tt)+) => { $value.into() };

    (@new required, $field:ident, $($argument:tt)+) => { object!(@into $field, $($argument)+) };
    (@new $presence:ident, $field:ident) => { ::std::option::Option::None };

    // How well it fits, where that is asked for.
    (@weigh) => {};
    (@weigh $unions:ident $($wire:literal is $format:literal,)*) => {
        const FORMATS: &'static [(&'static str, &'static str)] = &[$(($wire, $format)),*];
        const KINDS: runtime::Kinds = runtime::Kinds::OBJECT;

        #[inline]
        fn weigh(
            value: runtime::Node<'_>,
        ) -> ::std::result::Result<runtime::Score, runtime::Misfit> {
            runtime::weigh_object::<Self>(value)
        }
    };

    (@wire $object:ident $(in $unions:ident)? {
        $(const $constant:literal = $value:literal $(or $absent:ident)?,)*
        $($wire:literal $(is $format:literal)? => $field:ident: $presence:ident,)*
        $(.. $(of $($prefix:literal)|+)? => $rest:ident,)?
    }) => {
        impl runtime::Fit for $object {
            const SHAPE: &'static runtime::Shape = &runtime::Shape {
                keys: &[$($wire,)* $($constant,)*],
                required: &[$(object!(@required $presence),)* $(object!(@required $($absent)?),)*],
                constants: &[$(|| runtime::Literal::from($value)),*],
                rest: object!(@has $($rest)?),
            };

            object!(@weigh $($unions)? $($($wire is $format,)?)*);
        }

        impl runtime::serde_core::Serialize for $object {
            fn serialize<__S>(&self, serializer: __S) -> ::std::result::Result<__S::Ok, __S::Error>
            where
                __S: runtime::serde_core::Serializer,
            {
                let mut writer = runtime::Writer::new(serializer);
                #[allow(unused_variables, reason = "an object may be without fields")]
                let fields = &mut writer;
                $( object!(@constant fields, $constant, $value $(, $absent)?); )*
                $( fields.$presence($wire, &self.$field); )*
                $( fields.rest(&self.$rest, <Self as runtime::Fit>::SHAPE); )?
                writer.end()
            }
        }

        impl runtime::Object for $object {
            #[allow(
                clippy::disallowed_names,
                irrefutable_let_patterns,
                unused_assignments,
                unused_mut,
                unused_variables,
                reason = "the document names the fields, of which none may be required or there"
            )]
            fn read<'de, __A>(
                entries: &mut runtime::Entries<'de, __A>,
            ) -> ::std::result::Result<Self, __A::Error>
            where
                __A: runtime::Source<'de>,
            {
                $( let mut $field = ::std::option::Option::None; )*
                $( let mut $rest = ::std::collections::BTreeMap::new(); )?
                loop {
                    let ::std::option::Option::Some(key) = object!(@next entries $(, $rest $($($prefix)|+)?)?) else {
                        // The end comes first: once it is known what is made of the fields, the
                        // compiler knows their types where they are read.
                        let (true, $(object!(@taken $presence $field),)*) =
                            (entries.complete(), $(object!(@slot $presence $field),)*)
                        else {
                            return ::std::result::Result::Err(entries.error());
                        };
                        return ::std::result::Result::Ok(Self { $($field,)* $($rest,)? });
                    };
                    // The optimizer makes a jump of this; checked by the compiler, it costs less than a
                    // `match` of places that have names.
                    let mut before = key;
                    $(
                        if before == 0 {
                            entries.$presence(&mut $field);
                            continue;
                        }
                        before -= 1;
                    )*
                    entries.pass(key);
                }
            }
        }

        impl<'de> runtime::serde_core::Deserialize<'de> for $object {
            fn deserialize<__D>(deserializer: __D) -> ::std::result::Result<Self, __D::Error>
            where
                __D: runtime::serde_core::Deserializer<'de>,
            {
                runtime::read_object(deserializer)
            }
        }
    };

    (@constant $fields:ident, $constant:literal, $value:literal, unsent) => {};
    (@constant $fields:ident, $constant:literal, $value:literal $(, $absent:ident)?) => {
        $fields.constant($constant, runtime::Literal::from($value));
    };

    // Fields that have to be there are taken out of their slots; the others are what is in theirs.
    (@slot optional $field:ident) => { () };
    (@slot optional_nullable $field:ident) => { () };
    (@slot $presence:ident $field:ident) => { $field };
    (@taken optional $field:ident) => { () };
    (@taken optional_nullable $field:ident) => { () };
    (@taken $presence:ident $field:ident) => { ::std::option::Option::Some($field) };

    (@has) => { false };
    (@has $rest:ident) => { true };

    (@required) => { true };
    (@required none) => { false };
    (@required unsent) => { false };
    (@required optional) => { false };
    (@required optional_nullable) => { false };
    (@required $presence:tt) => { true };

    (@next $entries:ident) => { $entries.next_key() };
    (@next $entries:ident, $rest:ident) => { $entries.next_beside(&mut $rest) };
    (@next $entries:ident, $rest:ident $($prefix:literal)|+) => {
        $entries.next_beginning(&mut $rest, &[$($prefix),+])
    };
}
