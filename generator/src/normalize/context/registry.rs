//! What is referred to where the model has no place for it, and the component
//! that each such thing becomes.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use super::keys;
use super::section::{Section, Target};
use crate::pointer::Pointer;
use crate::read::Sources;

/// Where a schema stands that is a component in the model.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// Where it stands.
    pub at: Pointer,
    /// What dynamic anchors stand for in it, by their names.
    pub scope: BTreeMap<String, Pointer>,
    /// Whether the document calls it what the model does.
    pub is_named: bool,
}

/// The components that are made of things which stand elsewhere.
///
/// Their keys are words, and those are decided over whole groups, so that none
/// depends on the order of the document. Only a first reading knows the group;
/// it uses keys of its own, and a second reading the ones that were decided.
#[derive(Debug, Default)]
pub(in crate::normalize) struct Registry {
    decided: HashMap<Target, String>,
    keys: HashMap<Target, String>,
    /// The things in the order in which they were first referred to.
    hoisted: Vec<Target>,
    waiting: VecDeque<(Target, String)>,
}

impl Registry {
    /// The registry of a second reading.
    pub(in crate::normalize) fn decided(
        self,
        sources: &Sources,
        taken: &HashSet<(Section, String)>,
    ) -> Self {
        let keys = keys::decide(&self.hoisted, sources, taken);
        Self {
            decided: self.hoisted.into_iter().zip(keys).collect(),
            ..Self::default()
        }
    }

    /// Whether anything was hoisted, so that there are keys to decide.
    pub(in crate::normalize) fn is_used(&self) -> bool {
        !self.hoisted.is_empty()
    }

    /// Says that a component of the document is nothing but a reference to the
    /// target: it takes the target's place, unless another one has.
    pub(in crate::normalize) fn alias(&mut self, target: Target, key: &str) {
        self.keys.entry(target).or_insert_with(|| key.to_owned());
    }

    /// The key of the component that a target is, if it is one so far.
    pub(in crate::normalize) fn key(&self, target: &Target) -> Option<&str> {
        self.keys.get(target).map(String::as_str)
    }

    /// The key of the component that a target becomes.
    pub(in crate::normalize) fn hoist(&mut self, target: Target) -> String {
        if let Some(key) = self.keys.get(&target) {
            return key.clone();
        }
        let undecided = || format!("hoisted {}", self.hoisted.len() + 1);
        let key = self.decided.get(&target).cloned();
        let key = key.unwrap_or_else(undecided);
        self.keys.insert(target.clone(), key.clone());
        self.hoisted.push(target.clone());
        self.waiting.push_back((target, key.clone()));
        key
    }

    /// The schemas that are components in the model alone, and those that dynamic anchors have made
    /// others of, by their keys.
    pub(in crate::normalize) fn unlisted(&self) -> HashSet<String> {
        let hoisted = self.hoisted.iter();
        let hoisted = hoisted.filter_map(|target| self.keys.get(target).cloned());
        let generic = self.keys.keys().filter(|target| !target.scope.is_empty());
        let generic = generic.filter_map(|target| target.pointer.last());
        hoisted.chain(generic).collect()
    }

    /// The schemas that stand elsewhere and are components in the model, by their keys.
    pub(in crate::normalize) fn elsewhere(&self) -> HashMap<String, Elsewhere> {
        let hoisted: HashSet<&Target> = self.hoisted.iter().collect();
        let schemas = self.keys.iter();
        let schemas = schemas.filter(|(target, _)| target.section == Section::Schemas);
        let schemas = schemas.map(|(target, key)| {
            let known = Elsewhere {
                at: target.pointer.clone(),
                scope: target.scope.clone(),
                is_named: !hoisted.contains(target),
            };
            (key.clone(), known)
        });
        schemas.collect()
    }

    /// The next thing that was referred to and has not been read.
    pub(in crate::normalize) fn next(&mut self) -> Option<(Target, String)> {
        self.waiting.pop_front()
    }
}
