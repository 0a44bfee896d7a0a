//! Kinds of JSON values.

/// Which kinds of JSON values a type is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// `null`.
    pub const NULL: Self = Self(1);
    /// `true` and `false`.
    pub const BOOLEAN: Self = Self(2);
    /// Numbers.
    pub const NUMBER: Self = Self(4);
    /// Strings.
    pub const TEXT: Self = Self(8);
    /// Arrays.
    pub const LIST: Self = Self(16);
    /// Objects.
    pub const OBJECT: Self = Self(32);
    /// Strings, numbers, `true` and `false`.
    pub const LITERAL: Self = Self::TEXT.or(Self::NUMBER).or(Self::BOOLEAN);
    /// Any value.
    pub const ALL: Self = Self(63);

    /// These and others.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of them is among others.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The kind of a value that begins with this.
    #[inline]
    pub(crate) fn of(first: u8) -> Self {
        match first {
            b'{' => Self::OBJECT,
            b'[' => Self::LIST,
            b'"' => Self::TEXT,
            b't' | b'f' => Self::BOOLEAN,
            b'n' => Self::NULL,
            _ => Self::NUMBER,
        }
    }
}
