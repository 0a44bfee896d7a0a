//! The files in which types stand.
//!
//! A type goes on to stand where it stood as long as that file is there, so that what is new in a
//! document, or in another order, moves nothing that was there.

use std::collections::{BTreeMap, HashMap};

use super::drafts::Draft;
use crate::ir::ModelId;
use crate::lower::kept::KeptType;
use crate::names::{Case, Claim, Name, Scope};

/// Modules that stand beside those of the models, or would be taken for their parent.
pub(super) const MODULES: &[&str] = &["mod", "model", "runtime"];

/// What a file is called after.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Top<'t> {
    /// The model that stands at its top.
    Model(usize),
    /// The tag whose operations its types are for.
    Tag(&'t str),
}

/// The tags whose operations have types of their own.
pub(super) struct Tags<'t> {
    /// What all tags are called.
    pub(super) titles: &'t [&'t str],
    /// The first models of those that have some today.
    pub(super) first: HashMap<ModelId, &'t str>,
}

/// The models, and the files that they would have.
struct Files<'f> {
    drafts: &'f [Draft],
    names: &'f [Name],
    types: &'f [Option<KeptType<'f>>],
    tags: Tags<'f>,
    /// The files that were there and still are.
    known: BTreeMap<&'f str, Top<'f>>,
}

/// The module of each model: the one in which it stood, or else one for each that stands at the top
/// of a file, called like it, or like the tag whose operations it is for.
pub(super) fn modules<'f>(
    drafts: &'f [Draft],
    names: &'f [Name],
    tags: Tags<'f>,
    taken: &[&str],
    types: &'f [Option<KeptType<'f>>],
) -> Vec<Name> {
    let mut files = Files {
        drafts,
        names,
        types,
        tags,
        known: BTreeMap::new(),
    };
    files.find_known();
    let tops = (0..drafts.len()).map(|index| files.top(index));
    let tops: Vec<Top<'_>> = tops.collect();
    let mut each: Vec<Top<'_>> = Vec::new();
    let mut places: HashMap<Top<'_>, usize> = HashMap::new();
    for top in &tops {
        places.entry(*top).or_insert_with(|| {
            each.push(*top);
            each.len() - 1
        });
    }
    let mut scope = Scope::new(Case::Module).without(taken).without(MODULES);
    let known = files.known.iter().rev();
    let known: HashMap<Top<'_>, &str> = known.map(|(module, top)| (*top, *module)).collect();
    let claims = each.iter();
    let claims = claims.map(|top| files.claim(*top).known(known.get(top).copied()));
    let modules = scope.claim_all(claims);
    let module = |top| modules[places[top]].clone();
    tops.iter().map(module).collect()
}

impl<'f> Files<'f> {
    /// Finds the files that were there: those of tags, and those of models that had one.
    fn find_known(&mut self) {
        let modules = self.types.iter().enumerate();
        let modules = modules.filter_map(|(index, known)| Some((index, known.as_ref()?)));
        let modules: Vec<(usize, &str)> = modules
            .map(|(index, known)| (index, known.ty.module.as_str()))
            .collect();
        for (index, module) in &modules {
            if let Top::Tag(tag) = self.usual(*index)
                && is_called(module, &Case::Module.name(&calls(tag)))
            {
                self.known.entry(module).or_insert(Top::Tag(tag));
            }
        }
        let mut of_tags = self.tags.titles.to_vec();
        of_tags.sort_unstable_by(|tag, other| other.cmp(tag));
        let of_tags = of_tags.into_iter();
        let of_tags = of_tags.map(|tag| (Case::Module.name(&calls(tag)).to_string(), tag));
        let of_tags: HashMap<String, &str> = of_tags.collect();
        for (index, module) in modules {
            let tag = of_tags.get(module).map(|tag| Top::Tag(tag));
            let own = self.types[index].and_then(own_module);
            if let Some(top) = tag.or_else(|| own.map(|_| Top::Model(index))) {
                self.known.entry(module).or_insert(top);
            }
        }
    }

    /// The file in which a model stands if nothing is known of it.
    fn usual(&self, index: usize) -> Top<'f> {
        let top = self.drafts[index].file.map_or(index, |id| id.0);
        let tag = self.tags.first.get(&ModelId(top));
        tag.map_or(Top::Model(top), |tag| Top::Tag(tag))
    }

    /// The file in which a model stands: where it stood, or where what it is a part of stands.
    fn top(&self, index: usize) -> Top<'f> {
        let usual = self.usual(index);
        let with = match usual {
            Top::Model(top) => self.kept(top),
            Top::Tag(_) => None,
        };
        self.kept(index).or(with).unwrap_or(usual)
    }

    fn kept(&self, index: usize) -> Option<Top<'f>> {
        let known = self.types[index]?;
        self.known.get(known.ty.module.as_str()).copied()
    }

    fn claim(&self, top: Top<'f>) -> Claim {
        let name = match top {
            Top::Tag(tag) => calls(tag),
            Top::Model(index) => self.names[index].bare().to_owned(),
        };
        let longer = format!("{name} model");
        Claim::new(name).or(longer)
    }
}

fn calls(tag: &str) -> String {
    format!("{tag} calls")
}

/// The module that a type had for itself and what is in it: one that is called like it.
fn own_module(known: KeptType<'_>) -> Option<&str> {
    let module = known.ty.module.as_str();
    let own = Case::Module.name(known.name);
    (!known.is_renamed && is_called(module, &own)).then_some(module)
}

/// Whether a module is called so, in one of the ways of [`Files::claim`].
fn is_called(module: &str, name: &Name) -> bool {
    let module = module.strip_prefix("r#").unwrap_or(module);
    let rest = module.strip_prefix(name.bare());
    rest.is_some_and(|rest| {
        let number = rest.strip_prefix("_model").unwrap_or(rest);
        number.chars().all(|c| c == '_' || c.is_ascii_digit())
    })
}
