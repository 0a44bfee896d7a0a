//! How much of a document is left out.

/// How many there are of one thing, and how many of these are left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    one: &'static str,
    several: &'static str,
    left_out: usize,
    of: usize,
}

impl Count {
    pub(super) fn new(
        (one, several): (&'static str, &'static str),
        left_out: usize,
        of: usize,
    ) -> Self {
        Self {
            one,
            several,
            left_out,
            of,
        }
    }

    pub(super) fn and(self, further: usize) -> Self {
        Self {
            left_out: self.left_out + further,
            ..self
        }
    }

    fn told(self) -> String {
        let what = if self.of == 1 { self.one } else { self.several };
        format!("{} of {} {what}", grouped(self.left_out), grouped(self.of))
    }
}

/// Those of which anything is left out: `3 of 4 operations and 1 of 2 webhooks`.
pub(super) fn told(counts: &[Count]) -> String {
    let counts = counts.iter().filter(|count| count.left_out > 0);
    counts
        .map(|count| count.told())
        .collect::<Vec<_>>()
        .join(" and ")
}

/// A number with its thousands apart.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{Count, grouped, told};

    #[test]
    fn thousands_stand_apart() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (22361, "22,361"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn only_what_is_left_out_is_told() {
        let pets = ("pet", "pets");
        let counts = [(2, 4), (0, 3), (1, 1)].map(|(out, of)| Count::new(pets, out, of));
        assert_eq!(told(&counts), "2 of 4 pets and 1 of 1 pet");
        assert_eq!(told(&[counts[1].and(3)]), "3 of 3 pets");
        assert_eq!(told(&counts[1..2]), "");
    }
}
