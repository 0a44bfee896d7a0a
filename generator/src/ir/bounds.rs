//! What a value must be within to be sent.

/// The bounds of one value, checked before it is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// The least number of characters.
    pub min_length: Option<usize>,
    /// The greatest number of characters.
    pub max_length: Option<usize>,
    /// The least number of items.
    pub min_items: Option<usize>,
    /// The greatest number of items.
    pub max_items: Option<usize>,
    /// The least number.
    pub minimum: Option<Limit>,
    /// The greatest number.
    pub maximum: Option<Limit>,
}

/// One end of a range of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// A whole number.
    Integer {
        /// The bound.
        value: i128,
        /// Whether the bound itself is outside.
        exclusive: bool,
    },
    /// Any number.
    Number {
        /// The bound.
        value: f64,
        /// Whether the bound itself is outside.
        exclusive: bool,
    },
}

impl Limit {
    #[expect(
        clippy::cast_precision_loss,
        reason = "ends that differ only beyond double precision leave the same values"
    )]
    fn place(self) -> (f64, bool) {
        match self {
            Self::Integer { value, exclusive } => (value as f64, exclusive),
            Self::Number { value, exclusive } => (value, exclusive),
        }
    }

    /// Whether this lower end is beyond that upper one, so that no value is between.
    fn is_beyond(self, upper: Self) -> bool {
        let ((least, above), (most, below)) = (self.place(), upper.place());
        least > most || (least.total_cmp(&most).is_eq() && (above || below))
    }

    /// Which of two lower ends leaves less, or of two upper ends where `upper`.
    fn tighter(self, other: Self, upper: bool) -> Self {
        if self.is_tighter(other, upper) {
            self
        } else {
            other
        }
    }

    /// Which of two lower ends leaves more, or of two upper ends where `upper`.
    fn looser(self, other: Self, upper: bool) -> Self {
        if self.is_tighter(other, upper) {
            other
        } else {
            self
        }
    }

    fn is_tighter(self, other: Self, upper: bool) -> bool {
        let ((one, exclusive), (two, _)) = (self.place(), other.place());
        let further_in = if upper { one < two } else { one > two };
        further_in || (one.total_cmp(&two).is_eq() && exclusive)
    }
}

/// What both ask for, where both ask.
fn both<T>(one: Option<T>, two: Option<T>, tighter: impl Fn(T, T) -> T) -> Option<T> {
    match (one, two) {
        (Some(one), Some(two)) => Some(tighter(one, two)),
        (one, two) => one.or(two),
    }
}

impl Bounds {
    /// The bounds of values that are within both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            min_length: both(self.min_length, other.min_length, usize::max),
            max_length: both(self.max_length, other.max_length, usize::min),
            min_items: both(self.min_items, other.min_items, usize::max),
            max_items: both(self.max_items, other.max_items, usize::min),
            minimum: both(self.minimum, other.minimum, |one, two| {
                one.tighter(two, false)
            }),
            maximum: both(self.maximum, other.maximum, |one, two| {
                one.tighter(two, true)
            }),
        }
    }

    /// The bounds of values that are within one of both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let either = |one: Option<Limit>, two: Option<Limit>, upper| Some(one?.looser(two?, upper));
        let least = |one: Option<usize>, two: Option<usize>| Some(one?.min(two?));
        let most = |one: Option<usize>, two: Option<usize>| Some(one?.max(two?));
        Self {
            min_length: least(self.min_length, other.min_length),
            max_length: most(self.max_length, other.max_length),
            min_items: least(self.min_items, other.min_items),
            max_items: most(self.max_items, other.max_items),
            minimum: either(self.minimum, other.minimum, false),
            maximum: either(self.maximum, other.maximum, true),
        }
    }

    /// The pairs of ends between which no value is, by the keywords of JSON Schema.
    #[must_use]
    pub fn empty_ranges(&self) -> Vec<[&'static str; 2]> {
        let counted = |least: Option<usize>, most: Option<usize>| least.zip(most);
        let is_above = |(least, most): (usize, usize)| least > most;
        let ends = self.minimum.zip(self.maximum);
        let ranges = [
            (
                ["minLength", "maxLength"],
                counted(self.min_length, self.max_length).is_some_and(is_above),
            ),
            (
                ["minItems", "maxItems"],
                counted(self.min_items, self.max_items).is_some_and(is_above),
            ),
            (
                ["minimum", "maximum"],
                ends.is_some_and(|(least, most)| least.is_beyond(most)),
            ),
        ];
        let empty = ranges.into_iter().filter(|(_, is_empty)| *is_empty);
        empty.map(|(keywords, _)| keywords).collect()
    }

    /// The same without the ends of ranges that no value is in.
    #[must_use]
    pub fn without_empty_ranges(mut self) -> Self {
        for [least, _] in self.empty_ranges() {
            match least {
                "minLength" => (self.min_length, self.max_length) = (None, None),
                "minItems" => (self.min_items, self.max_items) = (None, None),
                _ => (self.minimum, self.maximum) = (None, None),
            }
        }
        self
    }

    /// Those of a number of items, if there are any.
    #[must_use]
    pub fn of_items(&self) -> Option<Self> {
        let items = Self {
            min_length: self.min_items,
            max_length: self.max_items,
            ..Self::default()
        };
        (!items.is_empty()).then_some(items)
    }

    /// Those of a parameter, whose items are counted as characters are, if there are any.
    #[must_use]
    pub fn of_parameter(&self) -> Option<Self> {
        let all = Self {
            min_length: self.min_length.or(self.min_items),
            max_length: self.max_length.or(self.max_items),
            ..*self
        };
        (!all.is_empty()).then_some(all)
    }

    /// Whether a single value is checked, rather than a number of items.
    #[must_use]
    pub fn is_scalar(&self) -> bool {
        self.min_length.is_some()
            || self.max_length.is_some()
            || self.minimum.is_some()
            || self.maximum.is_some()
    }

    /// Whether there is nothing to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
