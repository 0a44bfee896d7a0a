//! The order of the rooms of a folder.

use std::collections::{BTreeMap, BTreeSet};

use super::Graph;

/// The room that a file stands in.
pub(super) fn room(path: &str) -> &str {
    let first = path.split_once('/').map_or(path, |(folder, _)| folder);
    first.strip_suffix(".rs").unwrap_or(first)
}

/// How many imports lead from one room of a folder to another. The graph is that of
/// the folder.
#[must_use]
pub fn between_rooms(graph: &Graph) -> usize {
    let imports = graph.imports();
    imports.filter(|(from, to)| room(from) != room(to)).count()
}

/// An order of the rooms in which each knows those before it. Rooms that know each other stand
/// together. The graph is that of the folder.
#[must_use]
pub fn possible_order(graph: &Graph) -> Vec<Vec<&str>> {
    let rooms: BTreeSet<&str> = graph.files().map(room).collect();
    let mut known: BTreeMap<&str, BTreeSet<&str>> = rooms
        .iter()
        .map(|room| (*room, BTreeSet::from([*room])))
        .collect();
    // What is known to a room that it knows, is known to it: with as many rounds as there are
    // rooms, all of it is found.
    for _ in &rooms {
        for (from, to) in graph.imports() {
            let further = known[room(to)].clone();
            known.entry(room(from)).or_default().extend(further);
        }
    }
    let mut order: Vec<Vec<&str>> = Vec::new();
    for (name, all) in &known {
        let knows_back = |other: &&&str| known[**other].contains(name);
        let together: Vec<&str> = all.iter().filter(knows_back).copied().collect();
        if together.first() == Some(name) {
            order.push(together);
        }
    }
    // Who knows a room knows more than that one does.
    order.sort_by_key(|together| known[together[0]].len());
    order
}

/// What does not keep to an order of rooms, in which each knows those before it
/// alone. The graph is that of the folder. A room that is missing from the order is
/// told as well, and one of the order that is not there.
#[must_use]
pub fn misplaced(graph: &Graph, order: &[&str]) -> Vec<String> {
    let rooms: BTreeSet<&str> = graph.files().map(room).collect();
    let place = |name: &str| order.iter().position(|room| *room == name);
    let unknown = rooms.iter().filter(|name| place(name).is_none());
    let unknown = unknown.map(|name| format!("`{name}` has no place in the order"));
    let gone = order.iter().filter(|name| !rooms.contains(*name));
    let gone = gone.map(|name| format!("`{name}` of the order is not there"));
    let early = graph
        .imports()
        .filter(|(from, to)| place(room(from)) < place(room(to)))
        .map(|(from, to)| format!("{from} imports {to}, which comes after it"));
    unknown.chain(gone).chain(early).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Sources;
    use super::*;

    fn graph() -> Graph {
        let sources = Sources::from([
            ("mod.rs", "mod base; mod walls; mod roof; use roof::Roof;"),
            ("base.rs", ""),
            ("walls/mod.rs", "mod door; use super::base::Base;"),
            ("walls/door.rs", "use super::super::base::Base;"),
            ("roof.rs", "use super::walls::Walls;"),
        ]);
        Graph::of(&sources).expect("Rust")
    }

    #[test]
    fn a_room_knows_those_before_it() {
        let order = ["base", "walls", "roof", "mod"];
        assert_eq!(misplaced(&graph(), &order), Vec::<String>::new());
        assert_eq!(between_rooms(&graph()), 4);
    }

    #[test]
    fn an_order_is_found_where_there_is_one() {
        let order = [["base"], ["walls"], ["roof"], ["mod"]];
        assert_eq!(possible_order(&graph()), order);
        let sources = Sources::from([
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use super::c::C;"),
            ("b.rs", "use super::a::A;"),
            ("c.rs", "use super::a::A;"),
        ]);
        let graph = Graph::of(&sources).expect("Rust");
        let order = [vec!["lib"], vec!["a", "c"], vec!["b"]];
        assert_eq!(possible_order(&graph), order);
    }

    #[test]
    fn a_room_that_knows_a_later_one_is_told() {
        let told = misplaced(&graph(), &["walls", "base", "roof", "mod"]);
        let expected = [
            "walls/door.rs imports base.rs, which comes after it",
            "walls/mod.rs imports base.rs, which comes after it",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn the_order_names_each_room_and_no_other() {
        let told = misplaced(&graph(), &["base", "cellar", "walls", "mod"]);
        assert!(told.contains(&"`roof` has no place in the order".to_owned()));
        assert!(told.contains(&"`cellar` of the order is not there".to_owned()));
    }
}
