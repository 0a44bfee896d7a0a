//! Sets of features to try: each that could matter, and some at random.

/// What the random sets begin from, so that each run has the same.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// No feature, each alone, all, and then so many sets at random.
#[must_use]
pub fn feature_sets(names: &[String], random: usize) -> Vec<Vec<String>> {
    let mut sets = vec![Vec::new()];
    sets.extend(names.iter().map(|name| vec![name.clone()]));
    if names.len() > 1 {
        sets.push(names.to_vec());
    }
    let mut coins = Coins(SEED);
    sets.extend((0..random).map(|_| half_of(names, &mut coins)));
    sets
}

/// About half of the features, the same each time.
#[must_use]
pub fn random_half(names: &[String]) -> Vec<String> {
    half_of(names, &mut Coins(SEED))
}

fn half_of(names: &[String], coins: &mut Coins) -> Vec<String> {
    names.iter().filter(|_| coins.toss()).cloned().collect()
}

/// Random bits, by Marsaglia's xorshift.
struct Coins(u64);

impl Coins {
    fn toss(&mut self) -> bool {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 63 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_kinds_of_sets_are_there_and_the_random_ones_differ() {
        let names: Vec<String> = (0..20).map(|index| format!("f{index}")).collect();
        let sets = feature_sets(&names, 9);
        assert_eq!(sets.len(), 1 + 20 + 1 + 9);
        assert!(sets[0].is_empty());
        assert_eq!((&sets[3], &sets[21]), (&vec!["f2".to_owned()], &names));
        let random = &sets[22..];
        assert!(random.iter().all(|set| (3..18).contains(&set.len())));
        assert!(random.windows(2).all(|two| two[0] != two[1]));
        assert_eq!(feature_sets(&names, 9), sets);
        assert_eq!(random_half(&names), random[0]);
    }

    #[test]
    fn one_feature_is_not_tried_twice() {
        let sets = feature_sets(&["a".to_owned()], 0);
        assert_eq!(sets, [vec![], vec!["a".to_owned()]]);
    }
}
