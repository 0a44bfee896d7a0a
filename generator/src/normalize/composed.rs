//! How many schemas are made of each other in a row.
//!
//! What a schema is depends on all that it is made of, so that all of a row is looked into for each
//! of its schemas.

use indexmap::IndexMap;
use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaKind};

use crate::limits::COMPOSED;
use crate::pointer::{FileId, Pointer};

/// The first schema that more are behind than the limit allows, each made of the next.
pub(super) fn too_long(schemas: &IndexMap<String, ReferenceOr<Schema>>) -> Option<&str> {
    let edges: Vec<Vec<usize>> = schemas.values().map(|one| parts(schemas, one)).collect();
    let lengths = lengths(&edges);
    let mut names = schemas.keys().zip(lengths);
    names
        .find(|(_, length)| *length > COMPOSED)
        .map(|(name, _)| name.as_str())
}

/// The components that a schema is made of, by their numbers.
fn parts(schemas: &IndexMap<String, ReferenceOr<Schema>>, one: &ReferenceOr<Schema>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = vec![one];
    while let Some(part) = open.pop() {
        match part {
            ReferenceOr::Reference { reference } => {
                let target = Pointer::new(FileId::default(), reference.trim_start_matches('#'));
                found.extend(target.last().and_then(|name| schemas.get_index_of(&name)));
            }
            ReferenceOr::Item(schema) => {
                if let SchemaKind::Any(AnySchema {
                    all_of,
                    one_of,
                    any_of,
                    ..
                }) = &schema.schema_kind
                {
                    open.extend(all_of.iter().chain(one_of).chain(any_of));
                }
            }
        }
    }
    found
}

/// How many there are in the longest row that begins with each, where one that is met again on the
/// way to itself ends the row.
fn lengths(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut lengths = vec![0; edges.len()];
    let mut is_met = vec![false; edges.len()];
    for first in 0..edges.len() {
        if is_met[first] {
            continue;
        }
        is_met[first] = true;
        let mut open = vec![(first, 0)];
        while let Some((node, next)) = open.last_mut() {
            let (node, edge) = (*node, *next);
            *next += 1;
            match edges[node].get(edge) {
                Some(target) if !is_met[*target] => {
                    is_met[*target] = true;
                    open.push((*target, 0));
                }
                Some(_) => {}
                None => {
                    let behind = edges[node].iter().map(|target| lengths[*target]).max();
                    lengths[node] = behind.map_or(0, |behind| behind + 1);
                    open.pop();
                }
            }
        }
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::lengths;

    #[test]
    fn a_row_is_as_long_as_its_longest_way() {
        let edges = [vec![1, 2], vec![2], vec![3], vec![], vec![0, 3]];
        assert_eq!(lengths(&edges), [3, 2, 1, 0, 4]);
    }

    #[test]
    fn a_base_and_what_is_made_of_it_are_no_long_row() {
        let base = (1..500).collect();
        let edges: Vec<Vec<usize>> = std::iter::once(base)
            .chain((1..500).map(|_| vec![0]))
            .collect();
        assert_eq!(lengths(&edges)[0], 2);
    }

    #[test]
    fn a_circle_is_as_long_as_it_has_schemas() {
        let edges: Vec<Vec<usize>> = (0..100_000).map(|one| vec![(one + 1) % 100_000]).collect();
        assert_eq!(lengths(&edges)[0], 100_000);
    }
}
