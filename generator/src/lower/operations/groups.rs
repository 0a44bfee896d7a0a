//! Which operations stand together: those of one first tag, or, where tags are features, those
//! that have the same tags, since these are there under the same features.

use std::collections::HashMap;

use crate::ir::UNTAGGED;
use crate::lower::kept::Kept;
use crate::lower::source::site::distinct;
use crate::names::{Case, Claim, Name, Scope};
use crate::settings::Settings;

/// Modules that stand beside those of the groups, or would be taken for their parent.
const MODULES: &[&str] = &["api", "mod", "model", "runtime"];
/// The module of what several groups have in common, where tags are features.
const FORMS: &str = "forms";

/// How operations are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum Grouping {
    /// By the first of their tags.
    FirstTag,
    /// By all of their tags.
    AllTags,
}

/// Operations that stand together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Group<'a> {
    /// Their tags, as far as they matter.
    pub(super) tags: Vec<&'a str>,
    /// The places of the operations among all.
    pub(super) operations: Vec<usize>,
}

impl Grouping {
    /// What the settings want.
    pub(in crate::lower) fn of(settings: &Settings) -> Self {
        if settings.features.has_tags() {
            Self::AllTags
        } else {
            Self::FirstTag
        }
    }

    /// The tags of an operation that matter, given the one under which it stood. The same are the
    /// same features, in whichever order.
    pub(super) fn tags<'a>(self, tags: &'a [String], known: Option<&str>) -> Vec<&'a str> {
        match self {
            Self::FirstTag => {
                let known = tags.iter().find(|tag| Some(tag.as_str()) == known);
                let tag = known.or_else(|| tags.first());
                vec![tag.map_or(UNTAGGED, String::as_str)]
            }
            Self::AllTags => {
                let mut tags = distinct(tags);
                tags.sort_unstable();
                tags
            }
        }
    }
}

impl Group<'_> {
    /// What it is called.
    pub(super) fn title(&self) -> String {
        title(&self.tags)
    }

    /// Whether its operations belong to several tags.
    pub(super) fn is_shared(&self) -> bool {
        self.tags.len() > 1
    }

    fn claim(&self) -> Claim {
        let title = self.title();
        let claim = Claim::new(title.as_str());
        if self.tags.is_empty() {
            return claim.or(format!("{title} without a tag"));
        }
        claim.or(format!("{title} api")).or_exact()
    }
}

/// What the group is called in which an operation with these tags stands.
pub(super) fn title(tags: &[&str]) -> String {
    if tags.is_empty() {
        UNTAGGED.to_owned()
    } else {
        tags.join(" or ")
    }
}

/// The groups of operations with these tags, in the order in which the first operations stand. Each
/// tag has one, even where all of its operations have other tags as well.
pub(super) fn groups<'a>(all: &[Vec<&'a str>]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut places: HashMap<Vec<&str>, usize> = HashMap::new();
    let mut place = |tags: Vec<&'a str>, groups: &mut Vec<Group<'a>>| {
        *places.entry(tags.clone()).or_insert_with(|| {
            groups.push(Group {
                tags,
                operations: Vec::new(),
            });
            groups.len() - 1
        })
    };
    for (index, tags) in all.iter().enumerate() {
        if tags.len() > 1 {
            for tag in tags {
                place(vec![*tag], &mut groups);
            }
        }
        let group = place(tags.clone(), &mut groups);
        groups[group].operations.push(index);
    }
    groups
}

/// The modules of the groups.
pub(super) fn modules(groups: &[Group<'_>], grouping: Grouping, kept: &Kept<'_>) -> Vec<Name> {
    let scope = Scope::new(Case::Module).without(MODULES);
    let mut scope = match grouping {
        Grouping::FirstTag => scope,
        Grouping::AllTags => scope.without(&[FORMS]),
    };
    let claims = groups.iter();
    scope.claim_all(claims.map(|group| group.claim().known(kept.module(&group.title()))))
}
