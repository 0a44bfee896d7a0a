//! The types of calls by the names and in the modules that they had before.

use std::collections::{BTreeMap, BTreeSet};

use crate::emit::layout::{Code, Item};
use crate::emit::spelling::{attribute, old_name};
use crate::ir::{Alias, Aliased, Api, Tag};
use crate::names::Name;

/// The old names in the module of a tag.
pub(super) fn beside<'a>(api: &'a Api, tag: &'a Tag) -> impl Iterator<Item = Item> + 'a {
    let aliases = api.call_aliases(&tag.module);
    aliases.filter_map(|alias| item(api, alias, Some(tag)))
}

/// The modules that are no tag's any more, for what stood in them.
pub(super) fn modules(api: &Api) -> BTreeMap<&str, Item> {
    let today: BTreeSet<&Name> = api.tags.iter().map(|tag| &tag.module).collect();
    let gone = api.aliases.iter().filter_map(Alias::module);
    let gone = gone.filter(|module| !today.contains(module));
    let gone: BTreeSet<&Name> = gone.collect();
    let modules = gone.into_iter().map(|module| {
        let aliases = api.call_aliases(module);
        let items = aliases.filter_map(|alias| item(api, alias, None));
        let code = Code::items(format!("pub mod {module} {{"), items);
        let docs = "Where types of calls stood that stand elsewhere now.";
        (module.bare(), Item::from(code).documented(docs))
    });
    modules.collect()
}

/// One old name, in the file of a tag or in a module of its own.
fn item(api: &Api, alias: &Alias, within: Option<&Tag>) -> Option<Item> {
    let (Aliased::Call(key, module) | Aliased::Arguments(key, module)) = &alias.of else {
        return None;
    };
    let (tag, operation) = api.operation(key)?;
    let name = match &alias.of {
        Aliased::Arguments(..) => operation.arguments.as_ref()?,
        _ => &operation.call,
    };
    let is_here = within.is_some_and(|within| within.module == tag.module);
    let path = if is_here {
        name.to_string()
    } else {
        format!("super::{}::{name}", tag.beside(module))
    };
    let link = if is_here {
        format!("[`{name}`]")
    } else {
        format!("[`{name}`]({path})")
    };
    let code = format!("pub type {} = {path};", alias.name);
    let mut item = old_name(api, alias, &link, code);
    let needs_more = within.is_none_or(|within| within.gate != tag.gate);
    item.attributes
        .extend(attribute(api, &tag.gate).filter(|_| needs_more));
    Some(item)
}
