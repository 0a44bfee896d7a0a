//! Which requests fail: a share of all, the same ones in each run.

/// Numbers that follow from a seed.
#[derive(Debug)]
pub(super) struct Chance {
    state: u64,
    share: f64,
}

impl Chance {
    pub(super) fn new(seed: u64, share: f64) -> Self {
        Self { state: seed, share }
    }

    /// Whether the next one is among the share.
    pub(super) fn strikes(&mut self) -> bool {
        // The generator SplitMix64, whose numbers are spread well whatever the seed is.
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        let high = u32::try_from(mixed >> 32).unwrap_or(u32::MAX);
        f64::from(high) < self.share * f64::from(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn a_share_of_all_is_struck_and_the_same_ones_again() {
        let run = |seed| {
            let mut chance = Chance::new(seed, 0.1);
            (0..1000).map(|_| chance.strikes()).collect::<Vec<_>>()
        };
        let struck = run(7).into_iter().filter(|struck| *struck).count();
        assert!((50..150).contains(&struck), "{struck}");
        assert_eq!(run(7), run(7));
        assert_ne!(run(7), run(8));
        assert!(!Chance::new(1, 0.0).strikes());
    }
}
