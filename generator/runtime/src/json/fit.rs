//! How well a type fits a JSON value that it was read from.

use std::collections::BTreeMap;

use serde_core::de::DeserializeOwned;
use serde_json::Value;

use super::literal::Literal;
#[cfg(feature = "unions")]
use super::unions::{kinds::Kinds, misfit::Misfit, node::Node, score::Score};

/// What the document says of an object's properties.
pub struct Shape {
    /// Their names: first those of the fields, then those of the constants.
    pub keys: &'static [&'static str],
    /// Whether each has to be there.
    pub required: &'static [bool],
    /// The values that the constants have.
    pub constants: &'static [fn() -> Literal<'static>],
    /// Whether there is a field for all others.
    pub rest: bool,
}

impl Shape {
    /// What is said of a type that is no object.
    const NONE: Self = Self {
        keys: &[],
        required: &[],
        constants: &[],
        rest: true,
    };

    /// How many fields stand before the constants.
    #[inline]
    pub(super) fn fields(&self) -> usize {
        self.keys.len() - self.constants.len()
    }
}

/// A type that a field can have.
pub trait Fit: DeserializeOwned {
    /// The properties of an object.
    const SHAPE: &'static Shape = &Shape::NONE;

    /// The properties of an object whose texts are of a format that is no type, each with that.
    #[cfg(feature = "unions")]
    const FORMATS: &'static [(&'static str, &'static str)] = &[];

    /// The kinds of values that it can be read from.
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::ALL;

    /// How well it fits a value, if it can be read from it at all. What holds other values is not
    /// made for that.
    #[cfg(feature = "unions")]
    fn weigh(value: Node<'_>) -> Result<Score, Misfit> {
        Ok(Self::deserialize(value)?.score(value))
    }

    /// How well it fits the value that it was read from.
    #[cfg(feature = "unions")]
    fn score(&self, _: Node<'_>) -> Score {
        Score::NONE
    }
}

/// Why a type cannot be read from a value of another kind.
#[cfg(feature = "unions")]
pub(super) fn refused<T: Fit>(value: Node<'_>) -> Result<Score, Misfit> {
    T::deserialize(value).map(|_| Score::NONE)
}

impl<T: Fit> Fit for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;
    #[cfg(feature = "unions")]
    const KINDS: Kinds = T::KINDS;

    #[cfg(feature = "unions")]
    fn weigh(value: Node<'_>) -> Result<Score, Misfit> {
        T::weigh(value)
    }
}

impl<T: Fit> Fit for Option<T> {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = T::KINDS.or(Kinds::NULL);

    #[cfg(feature = "unions")]
    fn weigh(value: Node<'_>) -> Result<Score, Misfit> {
        if value.is_null() {
            return Ok(Score::NONE);
        }
        T::weigh(value)
    }
}

impl<T: Fit> Fit for Vec<T> {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::LIST;

    #[cfg(feature = "unions")]
    fn weigh(value: Node<'_>) -> Result<Score, Misfit> {
        if !Self::KINDS.meets(value.kind()) {
            return refused::<Self>(value);
        }
        let mut items = value.within();
        items.try_fold(Score::NONE, |sum, item| Ok(sum.and(T::weigh(item)?)))
    }
}

/// The names of a map are known to nobody.
impl<T: Fit> Fit for BTreeMap<String, T> {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::OBJECT;

    #[cfg(feature = "unions")]
    fn weigh(value: Node<'_>) -> Result<Score, Misfit> {
        if !Self::KINDS.meets(value.kind()) {
            return refused::<Self>(value);
        }
        let mut entries = value.entries();
        entries.try_fold(Score::NONE, |sum, (_, item)| {
            Ok(sum.and(Score::unless(false)).and(T::weigh(item)?))
        })
    }
}

/// Any value has room for all, and knows nothing.
impl Fit for Value {
    #[cfg(feature = "unions")]
    fn weigh(value: Node<'_>) -> Result<Score, Misfit> {
        Ok(Score::whole(value))
    }
}

/// A text may be one that another type knows better.
impl Fit for String {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::TEXT;

    #[cfg(feature = "unions")]
    fn score(&self, _: Node<'_>) -> Score {
        Score::vague_unless(false)
    }
}

/// A whole number is one of a type for these.
impl Fit for f64 {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::NUMBER;

    #[cfg(feature = "unions")]
    fn score(&self, _: Node<'_>) -> Score {
        Score::vague_unless(self.fract() != 0.0)
    }
}

/// Types that take what they know alone.
macro_rules! exact {
    ($($exact:ty: $kind:ident),*) => { $(
        impl Fit for $exact {
            #[cfg(feature = "unions")]
            const KINDS: Kinds = Kinds::$kind;
        }
    )* };
}

exact! {
    (): NULL, bool: BOOLEAN, i32: NUMBER, i64: NUMBER, i128: NUMBER, u32: NUMBER, u64: NUMBER,
    u128: NUMBER
}
