//! Objects of which some properties are there in some cases.

use std::collections::{HashSet, VecDeque};

use super::kind::Shape;
use super::members::{Member, members};
use super::plain::plain;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;

/// An object of which some properties are there in some cases: those of several
/// unions, or of an `anyOf`, of which more than one branch may hold. The branches of a branch are among
/// them.
pub(super) fn merged<'b>(
    source: &Source<'b>,
    all: Vec<Member<'b>>,
    unions: &[Member<'b>],
) -> Shape<'b> {
    let mut all = all;
    let mut met: HashSet<String> = HashSet::new();
    let mut open: VecDeque<Member<'b>> = unions.iter().cloned().collect();
    while let Some(union) = open.pop_front() {
        for branch in all_branches(&union) {
            let Some((schema, at)) = branch.resolve(source) else {
                continue;
            };
            if !met.insert(at.path().to_owned()) {
                continue;
            }
            for member in members(source, schema, &at) {
                if member.branches().is_some() {
                    open.push_back(member.clone());
                }
                all.push(Member {
                    optional: true,
                    ..member
                });
            }
        }
    }
    plain(source, all)
}

/// What a schema lists under either keyword.
fn all_branches<'b>(union: &Member<'b>) -> Vec<Subschema<'b>> {
    let form = union.form();
    let lists = [("oneOf", &form.one_of), ("anyOf", &form.any_of)];
    let branches = lists.into_iter().flat_map(|(keyword, list)| {
        let place = union.at.child(keyword);
        let list = list.iter().enumerate();
        list.map(move |(index, branch)| Subschema::plain(branch, place.item(index)))
    });
    branches.collect()
}
