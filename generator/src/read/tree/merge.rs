//! YAML's merge keys: `<<: *other` takes over the entries of another map.

use std::collections::HashSet;

use super::{Map, Node};

/// The key that says so.
pub(in crate::read) const KEY: &str = "<<";

/// Replaces every merge key below `node` by what it merges.
///
/// The entries take the place of the merge key. A key that is written out wins over a merged one,
/// and an earlier merged map wins over a later one. A merge key that holds anything but maps stays
/// as it is, and is reported as an unknown key.
pub(in crate::read) fn apply(node: Node) -> Node {
    match node {
        Node::List(items) => Node::List(items.into_iter().map(apply).collect()),
        Node::Map(map) => Node::Map(apply_to_map(map)),
        scalar => scalar,
    }
}

fn apply_to_map(map: Map) -> Map {
    let mut taken = explicit_keys(&map);
    let mut merged = Map::new();
    for (key, value) in map {
        let value = apply(value);
        match value {
            Node::Map(other) if key == KEY => take_over(&mut merged, &mut taken, other),
            Node::List(others) if key == KEY && are_maps(&others) => {
                for other in others {
                    if let Node::Map(other) = other {
                        take_over(&mut merged, &mut taken, other);
                    }
                }
            }
            value => merged.push(key, value),
        }
    }
    merged
}

/// The keys that are written out, where any are merged at all: most maps merge
/// nothing and need no such set.
fn explicit_keys(map: &Map) -> HashSet<String> {
    if !map.contains_key(KEY) {
        return HashSet::new();
    }
    map.iter().map(|(key, _)| key.to_owned()).collect()
}

fn are_maps(nodes: &[Node]) -> bool {
    nodes.iter().all(|node| node.as_map().is_some())
}

fn take_over(merged: &mut Map, taken: &mut HashSet<String>, other: Map) {
    for (key, value) in other {
        if taken.insert(key.clone()) {
            merged.push(key, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::formats::yaml;

    fn keys(node: &Node) -> Vec<(&str, i128)> {
        let map = node.as_map().unwrap();
        map.iter()
            .map(|(key, value)| (key, value.as_int().unwrap()))
            .collect()
    }

    #[test]
    fn merged_entries_stand_where_the_merge_key_stood() {
        let tree = yaml::parse("base: &base {b: 1, c: 2}\nuser:\n  a: 0\n  <<: *base\n  d: 3\n");
        let tree = tree.unwrap();
        let user = tree.at("/user").unwrap();
        assert_eq!(keys(user), [("a", 0), ("b", 1), ("c", 2), ("d", 3)]);
    }

    #[test]
    fn a_written_key_wins_before_and_after_the_merge_key() {
        let tree = yaml::parse("x:\n  a: 1\n  <<: {a: 8, b: 9}\n  b: 2\n").unwrap();
        assert_eq!(keys(tree.at("/x").unwrap()), [("a", 1), ("b", 2)]);
    }

    #[test]
    fn the_first_of_several_merged_maps_wins() {
        let tree = yaml::parse("x:\n  <<: [{a: 1}, {a: 8, b: 2}]\n  <<: {b: 9, c: 3}\n").unwrap();
        assert_eq!(keys(tree.at("/x").unwrap()), [("a", 1), ("b", 2), ("c", 3)]);
    }

    #[test]
    fn merges_nest_and_reach_into_lists() {
        let tree = yaml::parse("a: &a {x: 1}\nb: &b\n  <<: *a\n  y: 2\nc:\n  - <<: *b\n    z: 3\n")
            .unwrap();
        assert_eq!(
            keys(tree.at("/c/0").unwrap()),
            [("x", 1), ("y", 2), ("z", 3)]
        );
    }

    #[test]
    fn a_merge_key_without_maps_is_left_alone() {
        let tree = yaml::parse("a: {<<: text}\nb: {<<: [1]}\n").unwrap();
        assert!(tree.at("/a").unwrap().as_map().unwrap().contains_key(KEY));
        assert!(tree.at("/b").unwrap().as_map().unwrap().contains_key(KEY));
    }

    #[test]
    fn duplicates_survive_where_nothing_is_merged() {
        let tree = yaml::parse("a: {x: 1, x: 2}\n").unwrap();
        assert_eq!(tree.at("/a").unwrap().as_map().unwrap().duplicates(), ["x"]);
    }
}
