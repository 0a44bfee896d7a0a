//! Keys that are too long for what is below them.

use super::Node;
use crate::limits::{PLACE, PLACES};

/// A key below which there is so much that the JSON Pointers to all of it take more than anybody has:
/// each of them has the key in it.
#[derive(Debug, Default)]
pub(in crate::read) struct LongKey {
    /// The segments of the pointer to it.
    pub(in crate::read) segments: Vec<String>,
    /// How many values there are below it.
    pub(in crate::read) values: usize,
}

/// The key that most of the pointers to the values of a tree is made of, if these are too long on the
/// average and too much together.
pub(in crate::read) fn long_key(tree: &Node) -> Option<LongKey> {
    let mut pointers = Pointers::default();
    pointers.add(tree, 0);
    if pointers.bytes <= PLACES || pointers.bytes / pointers.count <= PLACE {
        return None;
    }
    let mut longest = Longest::default();
    longest.look(tree, &mut Vec::new());
    Some(longest.key)
}

/// The pointers to all values of a tree.
#[derive(Default)]
struct Pointers {
    bytes: usize,
    count: usize,
}

impl Pointers {
    /// Adds those to what is in a node, whose own pointer has so many bytes.
    fn add(&mut self, node: &Node, length: usize) {
        self.bytes = self.bytes.saturating_add(length);
        self.count += 1;
        match node {
            Node::List(items) => items.iter().for_each(|item| self.add(item, length + 2)),
            Node::Map(map) => {
                for (key, value) in map.iter() {
                    self.add(value, length + key.len() + 1);
                }
            }
            _ => {}
        }
    }
}

/// The key that has the most bytes in all pointers together.
#[derive(Default)]
struct Longest {
    key: LongKey,
    bytes: usize,
}

impl Longest {
    /// Looks at the keys in a node. Returns how many values there are, and itself.
    fn look(&mut self, node: &Node, at: &mut Vec<String>) -> usize {
        let mut values = 1;
        match node {
            Node::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    at.push(index.to_string());
                    values += self.look(item, at);
                    at.pop();
                }
            }
            Node::Map(map) => {
                for (key, value) in map.iter() {
                    at.push(key.to_owned());
                    let below = self.look(value, at);
                    let bytes = key.len().saturating_mul(below);
                    if bytes > self.bytes {
                        self.bytes = bytes;
                        self.key = LongKey {
                            segments: at.clone(),
                            values: below,
                        };
                    }
                    at.pop();
                    values += below;
                }
            }
            _ => {}
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tree::Map;

    /// Lists below one key each, one in another.
    fn nested(depth: usize, key: &str, values: usize) -> Node {
        let innermost = Node::List(vec![Node::Null; values]);
        (0..depth).fold(innermost, |within, level| {
            Node::Map(Map::from_iter([(format!("{key}{level}"), within)]))
        })
    }

    #[test]
    fn a_key_is_as_long_as_what_is_below_it_is_much() {
        let key = "k".repeat(100_000);
        assert!(long_key(&nested(1, &key, 2_000)).is_none());
        let long = long_key(&nested(1, &key, 3_000)).unwrap();
        assert_eq!((long.segments.len(), long.values), (1, 3_001));
        // A large document has much in it, and short keys.
        assert!(long_key(&nested(3, "paths", 300_000)).is_none());
    }

    #[test]
    fn many_keys_in_each_other_are_long_together() {
        let long = long_key(&nested(100, &"k".repeat(500), 10_000)).unwrap();
        assert_eq!(long.segments.len(), 1);
        assert!(long_key(&nested(100, "k", 10_000)).is_none());
    }
}
