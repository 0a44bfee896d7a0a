//! Which properties of an object have been there.

/// So many places of a table are held without asking for memory; most objects have no more.
pub(crate) const NEAR: usize = 64;

/// A set of places in a table.
#[derive(Default)]
pub(crate) struct Met {
    first: u64,
    rest: Vec<u64>,
}

impl Met {
    /// Adds a place.
    #[inline]
    pub(crate) fn insert(&mut self, place: usize) {
        if place < NEAR {
            self.first |= 1 << place;
        } else {
            self.insert_behind(place - NEAR);
        }
    }

    #[cold]
    fn insert_behind(&mut self, place: usize) {
        let word = place / 64;
        if self.rest.len() <= word {
            self.rest.resize(word + 1, 0);
        }
        self.rest[word] |= 1 << (place % 64);
    }

    /// Whether a place is among them.
    #[inline]
    pub(crate) fn has(&self, place: usize) -> bool {
        let bit = 1 << (place % 64);
        let word = match (place / 64).checked_sub(1) {
            None => self.first,
            Some(word) => self.rest.get(word).copied().unwrap_or(0),
        };
        word & bit != 0
    }
}

#[cfg(test)]
mod tests {
    use super::Met;

    #[test]
    fn places_of_large_objects_are_kept() {
        let places = [0, 63, 64, 127, 128, 700];
        let mut met = Met::default();
        for place in places {
            met.insert(place);
        }
        let kept: Vec<usize> = (0..1000).filter(|place| met.has(*place)).collect();
        assert_eq!(kept, places);
    }
}
